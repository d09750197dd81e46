"""The summary of an archive: counts, shares that add up, and the rule of thumb [G8]."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehu.grading.assess import assess
from kehu.grading.summary import NO_CLASS, Summary, shares, summarize
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from trade import customer, on, record


@given(st.lists(st.decimals(0, 1_000_000, places=2), min_size=1).filter(any))
def test_shares_add_up_to_a_hundred_and_are_off_by_less_than_a_tenth(amounts: list[Decimal]) -> None:
    found = [each for each in shares(amounts) if each is not None]
    assert sum(found) == Decimal("100.0")
    exact = [amount * 100 / sum(amounts) for amount in amounts]
    assert all(abs(shown - each) < Decimal("0.1") for shown, each in zip(found, exact, strict=True))


def test_what_is_left_over_goes_to_the_largest_remainders() -> None:
    assert shares([Decimal(1)] * 3) == [Decimal("33.4"), Decimal("33.3"), Decimal("33.3")]
    assert shares([Decimal(each) for each in (14, 41, 113, 61)]) == [
        Decimal("6.1"),
        Decimal("17.9"),
        Decimal("49.4"),
        Decimal("26.6"),
    ]
    assert shares([Decimal(-1), Decimal(4)]) == [Decimal("-33.3"), Decimal("133.3")]
    assert shares([Decimal(0), Decimal(0)]) == [None, None]


def test_rows_of_each_grade_and_of_combinations() -> None:
    bought = ["400000", "300000", "250000", "40000", "10000"]
    made = [
        customer(record("S0", "2010-01-01", "0"), record("S1", "2014-12-30", amount), code=f"C{number}")
        for number, amount in enumerate(bought)
    ]
    found = summarize([assess(each, Policy(), on("2014-12-31")) for each in made], Policy())
    assert (found.customers, found.purchases) == (5, 1000000)
    assert [(each.grades, each.customers, str(each.purchases_share)) for each in found.volume] == [
        (("A",), 2, "70.0"),
        (("B",), 1, "25.0"),
        (("C",), 2, "5.0"),
        (("D",), 0, "0.0"),
    ]
    assert [(each.grades, each.customers) for each in found.credit] == [
        (("甲",), 0),
        (("乙",), 0),
        (("丙",), 0),
        (("丁",), 0),
        (("none",), 5),
    ]
    assert [each.grades for each in found.combined] == [("A", "none"), ("B", "none"), ("C", "none")]
    assert (found.top_customers, found.top_share) == (1, Decimal("40.0"))
    assert (found.most_customers, found.most_share) == (3, Decimal("60.0"))


def test_an_empty_archive_has_no_shares() -> None:
    found = summarize([], Policy())
    assert (found.customers, found.top_customers, found.top_share, found.most_customers, found.most_share) == (
        0,
        0,
        None,
        0,
        None,
    )
    assert all(each.customers_share is None for each in found.volume)


def costed(code: str, sold: str, cost: str = "", wallet: str = "") -> Customer:
    costs = {"cost": cost} if cost else {}
    wallets = {"wallets": [{"id": "K1", "date": "2014-01-01", "amount": wallet}]} if wallet else {}
    return customer(record("S1", "2014-12-30", sold, **costs), code=code, **wallets)


def summed(*made: Customer, classes: dict[str, dict[str, str | None]] | None = None) -> Summary:
    return summarize([assess(each, Policy(), on("2014-12-31")) for each in made], Policy(), classes)


def test_profit_of_groups_and_how_many_sales_lack_their_cost() -> None:
    found = summed(costed("C1", "400000", "300000"), costed("C2", "250000", "270000"), costed("C3", "10000"))
    assert (found.profit, found.sales, found.sales_without_cost, found.has_profit) == (80000, 3, 1, True)
    assert [(each.grades, each.profit, str(each.profit_share)) for each in found.volume] == [
        (("A",), 100000, "125.0"),
        (("B",), -20000, "-25.0"),
        (("C",), None, "None"),  # no cost known is not the same as no profit
        (("D",), None, "None"),
    ]
    assert not summed(costed("C3", "10000")).has_profit


def test_quadrants_and_their_rules_of_thumb_count_only_who_is_known() -> None:
    found = summed(
        costed("C1", "400000", wallet="500000"),  # key
        costed("C2", "100000", wallet="150000"),  # ordinary
        costed("C3", "90000", wallet="150000"),  # ordinary
        costed("C4", "10000", wallet="150000"),  # low value
        costed("C5", "10000"),
    )
    assert [(each.grades[0], each.customers) for each in found.quadrant] == [
        ("key", 1), ("potential", 0), ("ordinary", 2), ("low_value", 1), ("unknown", 1),
    ]  # fmt: skip
    assert (found.known, found.ordinary_share, found.low_value_share) == (4, Decimal("50.0"), Decimal("25.0"))
    assert summed(costed("C5", "10000")).ordinary_share is None


def test_classes_have_a_row_for_whom_no_rule_took_only_if_there_is_one() -> None:
    made = costed("C1", "400"), costed("C2", "600")
    found = summed(*made, classes={"C1": {"profit": "good", "time": "old"}, "C2": {"profit": None, "time": "new"}})
    assert [(each.grades[0], each.customers, each.purchases) for each in found.classes["profit"]] == [
        ("good", 1, 400), ("fair", 0, 0), ("bad", 0, 0), (NO_CLASS, 1, 600),
    ]  # fmt: skip
    assert [each.grades[0] for each in found.classes["time"]] == ["future", "new", "old"]


@given(
    st.lists(
        st.tuples(
            st.decimals(0, 500_000, places=2), st.sampled_from(["", "1", "99999"]), st.sampled_from(["", "0", "300000"])
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_customer_stands_in_one_row_of_each_part_and_the_rows_add_up(
    firms: list[tuple[Decimal, str, str]],
) -> None:
    made = [costed(f"C{number}", str(sold), cost, wallet) for number, (sold, cost, wallet) in enumerate(firms)]
    found = summed(*made, classes={each.code: {"core": "core"} for each in made})
    for rows in (found.volume, found.credit, found.combined, found.quadrant, *found.classes.values()):
        assert sum(each.customers for each in rows) == len(made)
        assert sum(each.purchases for each in rows) == found.purchases
        assert sum(each.profit or 0 for each in rows) == found.profit
        assert sum(each.customers_share or 0 for each in rows) == Decimal("100.0")
        if found.purchases:
            assert sum(each.purchases_share or 0 for each in rows) == Decimal("100.0")
        if found.profit > 0:
            assert sum(each.profit_share or 0 for each in rows) == Decimal("100.0")
