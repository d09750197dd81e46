"""Suggested limits: every method by hand, on both sides of its lines; and the laws that hold of them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pydantic import ValidationError

from kehu.credit.ability import net_worth_share, working_assets
from kehu.credit.estimate import Estimate
from kehu.credit.limits import approvers
from kehu.credit.subject import Subject
from kehu.credit.suggestion import Suggestion, suggest
from kehu.lang import text
from kehu.model.credit_file import Statement
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.suggestion import SuggestionPolicy
from kehu.model.settings import Settings
from trade import Data, customer, on, record

FIRM = {
    "id": "B1",
    "date": "2025-12-31",
    "current_assets": "500000",
    "current_liabilities": "200000",
    "inventory": "100000",
    "total_liabilities": "300000",
    "equity": "400000",
}


def paid(id: str, date: str, amount: str) -> list[Data]:
    """A sale that is paid within the month."""
    return [record(f"S{id}", date, amount), record(f"R{id}", f"{date[:8]}25", amount, pays=f"S{id}")]


# 120,000 in twelve months; of which 60,000, 24,000 and 12,000 in the busiest three
BOUGHT = [
    *paid("1", "2025-02-10", "24000"),
    *paid("2", "2025-04-10", "60000"),
    *paid("3", "2025-08-10", "12000"),
    *paid("4", "2025-10-10", "12000"),
    *paid("5", "2025-12-10", "12000"),
]


def suggested(made: Customer, as_of: str = "2026-01-31", **policy: Any) -> Suggestion:
    return suggest(Subject(made, Policy(limits={"suggestion": policy}), on(as_of)))


def method(found: Suggestion, name: str) -> Estimate:
    return next(each for each in found.estimates if each.name == name)


def test_by_purchases_and_grade() -> None:
    """10,000 a month; 96,000 in three busiest: 32,000 a month; at 30 days agreed one month of credit; 甲: factor 1."""
    found = suggested(customer(*BOUGHT))
    purchases = method(found, "purchases")
    assert (purchases.conservative, purchases.generous) == (10000, 32000)
    assert (found.conservative, found.generous, found.caps) == (10000, 32000, ())
    assert purchases.inputs[0].records == ("S1", "S2", "S3", "S4", "S5")


@pytest.mark.parametrize(
    ("policy", "conservative", "generous"),
    [
        ({"credit_months": "2.5"}, 25000, 80000),
        ({"by_grade": {"甲": "0.35"}}, 3500, 11200),
        ({"by_class": {"C甲": "2"}}, 20000, 64000),
        ({"by_class": {"A甲": "2"}}, 10000, 32000),
        ({"months": "6", "busy_months": "1"}, 6000, 12000),  # after 2025-07-31: three of 12,000
        ({"busy_months": "12"}, 10000, 10000),
    ],
)
def test_the_policy_decides(policy: Data, conservative: int, generous: int) -> None:
    found = method(suggested(customer(*BOUGHT), **policy), "purchases")
    assert (found.conservative, found.generous) == (conservative, generous)


def test_agreed_terms_give_the_months_and_are_named() -> None:
    terms = {"id": "A1", "from": "2025-01-01", "until": "2026-01-31", "days": "45"}
    made = customer(*BOUGHT, terms=[terms])
    months = method(suggested(made), "purchases").inputs[2]
    assert (months.value, months.records) == (Fraction(3, 2), ("A1",))
    after = method(suggested(made, "2026-02-01"), "purchases").inputs[2]
    assert (after.value, after.records) == (1, ())


def test_rounded_down_and_never_below_nothing() -> None:
    assert suggested(customer(*BOUGHT), by_grade={"甲": "0.35"}).conservative == 3000
    assert suggested(customer(*BOUGHT), by_grade={"甲": "0.35"}, round_to="500").conservative == 3500
    back = record("T1", "2025-12-11", "200000")  # they gave back more than they bought
    assert suggested(customer(*BOUGHT, back)).conservative == 0


def test_working_assets() -> None:
    """Working capital 300,000, net worth 400,000; ratios 2.5 + 2.0 - 0.5 - 0.75 = 3.25: 25 %."""
    found = method(suggested(customer(statements=[FIRM])), "working_assets")
    assert (found.conservative, found.generous) == (75000, 87500)
    assert {each.name: each.value for each in found.inputs}["ratios"] == Fraction(13, 4)
    assert found.inputs[0].records == ("B1",)


@pytest.mark.parametrize(
    ("assets", "percent"),
    [("150.01", "25"), ("150", "20"), ("115.01", "20"), ("115", "17.5"), ("80.01", "17.5"), ("80", "15"), ("0", "10")],
)
def test_the_steps_on_both_sides(assets: str, percent: str) -> None:
    """With 100 owed soon, no stock, 100 net worth and 100 owed in all the sum is assets ÷ 50 - 2."""
    made = Statement(
        id="B1",
        date="2025-12-31",
        current_assets=assets,
        current_liabilities="100",
        inventory="0",
        total_liabilities="100",
        equity="100",
    )
    found = working_assets(made, SuggestionPolicy())
    assert next(each.value for each in found.inputs if each.name == "percent") == Fraction(percent)


def test_below_the_last_step_nothing() -> None:
    """1 + 1 - 300 ÷ 100 - 360 ÷ 100 = -4.6 is not above -4.6; with a little less debt it is."""
    firm = {**FIRM, "current_assets": "300", "current_liabilities": "300", "inventory": "0", "equity": "100"}
    for debts, percent in (("360", "0"), ("359.99", "2.5")):
        found = working_assets(Statement(**{**firm, "total_liabilities": debts}), SuggestionPolicy())
        assert next(each.value for each in found.inputs if each.name == "percent") == Fraction(percent)


def test_without_net_worth_nothing_can_be_carried() -> None:
    found = suggested(customer(*BOUGHT, statements=[{**FIRM, "equity": "0"}]))
    assert (method(found, "working_assets").generous, found.conservative, found.generous) == (0, 0, 0)


def test_a_share_of_the_net_worth_stated_or_worked_out() -> None:
    found = net_worth_share(Statement(**FIRM), SuggestionPolicy())
    assert (found.conservative, found.generous) == (20000, 40000)
    without = {name: value for name, value in FIRM.items() if name != "equity"}
    found = net_worth_share(Statement(**without, total_assets="500000"), SuggestionPolicy())
    assert (found.conservative, found.generous) == (10000, 20000)


@pytest.mark.parametrize(("score", "conservative"), [("6", 6000), ("5.99", 0), ("10", 10000)])
def test_by_the_eight_factors(score: str, conservative: int) -> None:
    judged = {"id": "E1", "date": "2026-01-01", "by": "李娜", "project": score, "funds": score}
    found = method(suggested(customer(*BOUGHT, evaluations=[judged])), "score")
    assert found.conservative == conservative


@pytest.mark.parametrize(("as_of", "known"), [("2027-12-31", True), ("2028-01-01", False), ("2025-12-30", False)])
def test_a_statement_is_good_for_so_long(as_of: str, known: bool) -> None:
    found = method(suggested(customer(statements=[FIRM]), as_of), "working_assets")
    assert (found.conservative is not None) is known


def test_missing_inputs_are_named_and_no_data_gives_no_limit() -> None:
    found = suggested(customer())
    assert (found.conservative, found.generous) == (None, None)
    assert all(each.missing for each in found.estimates)
    half = suggested(customer(statements=[{"id": "B1", "date": "2025-12-31", "current_assets": "5"}]))
    assert [each.name for each in method(half, "working_assets").missing] == [
        "current_liabilities",
        "inventory",
        "total_liabilities",
        "net_worth",
    ]
    assert half.conservative is None


def test_the_least_of_all_and_what_they_can_carry_of_what_they_need() -> None:
    """Conservative: 10,000 bought, 75,000 and 20,000 carried. Generous: 32,000 needed, 87,500 or 40,000 carried."""
    found = suggested(customer(*BOUGHT, statements=[FIRM]))
    assert (found.conservative, found.generous) == (10000, 32000)
    small = {**FIRM, "equity": "100000", "current_assets": "210000"}
    # working capital 10,000 at 1.05 + 0.55 - 2 - 3 = -3.4: 5 % of 10,000 and of 55,000; net worth 5,000 and 10,000
    found = suggested(customer(*BOUGHT, statements=[small]), round_to="1")
    assert (found.conservative, found.generous) == (500, 10000)


@pytest.mark.parametrize(("status", "capped"), [("active", False), ("phasing_out", True), ("suspended", True)])
def test_nothing_on_credit_by_status(status: str, capped: bool) -> None:
    found = suggested(customer(*BOUGHT, status=status))
    assert (found.conservative == 0, bool(found.caps)) == (capped, capped)


def test_who_never_pays_gets_nothing_whatever_it_owns() -> None:
    late = [record(f"S{n}", f"2025-0{n}-10", "50000") for n in range(1, 6)]
    found = suggested(customer(*late, statements=[FIRM]))
    assert found.conservative == 0
    assert [text(each, "en") for each in found.caps] == ["grade 丁: cash only"]


@given(some.integers(1, 10**7), some.integers(0, 10**7))
@settings(max_examples=40, deadline=None)
def test_it_grows_with_purchases(amount: int, more: int) -> None:
    made = [
        customer(*BOUGHT, *paid("9", "2026-01-05", str(each)), statements=[FIRM]) for each in (amount, amount + more)
    ]
    less, larger = (suggested(each, round_to="1") for each in made)
    assert less.conservative is not None
    assert less.generous is not None
    assert less.conservative <= (larger.conservative or 0)
    assert less.generous <= (larger.generous or 0)
    assert less.conservative <= less.generous


@pytest.mark.parametrize(
    "wrong",
    [
        {"months": "0"},
        {"busy_months": "13"},
        {"by_grade": {"戊": "1"}},
        {"by_class": {"甲": "1"}},
        {"round_to": "0"},
        {"working_assets": [{"above": "0", "percent": "5"}, {"above": "1", "percent": "3"}]},
        {"working_assets": [{"above": "0", "percent": "101"}]},
        {"net_worth": "11"},
    ],
)
def test_a_policy_that_cannot_be_meant_is_refused(wrong: Data) -> None:
    with pytest.raises(ValidationError):
        SuggestionPolicy(**wrong)


def test_who_may_approve() -> None:
    firm = Settings(
        staff=[
            {"name": "陈总", "role": "boss"},
            {"name": "李娜", "role": "credit"},
            {"name": "旧人", "role": "boss", "left_on": "2026-01-31"},
            {"name": "张伟", "role": "sales"},
        ],
        delegation={"credit": "200000", "boss": "unlimited"},
    )
    assert firm.delegation is not None
    for amount, day, names in (
        ("200000", "2026-01-31", ["李娜", "陈总"]),
        ("200000.01", "2026-01-31", ["陈总"]),
        ("200000.01", "2026-01-30", ["陈总", "旧人"]),
        ("0", "2026-01-31", ["张伟", "李娜", "陈总"]),
    ):
        found = approvers(Statement(id="B1", date=day, cash=amount).cash or 0, firm.staff, firm.delegation, on(day))
        assert [each.name for each in found] == names
