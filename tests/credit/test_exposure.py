"""Exposure part by part: nothing twice, nothing dodged; bills until they mature; what lessens it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kehu.credit.exposure import Exposure, exposure
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from trade import Data, customer, ledger, on, record

ORDER = record("O1", "2026-01-01", "1000", quantity="10", price="100")


def at(as_of: str, *records: Data, without: str | None = None, **limits: Any) -> Exposure:
    made, policy = customer(*records), Policy(limits=limits)
    return exposure(made, ledger(made, as_of, policy), policy.limits, without)


def parts(found: Exposure) -> dict[str, int]:
    return {each.name: int(each.amount) for each in found.parts if each.items}


def test_parts_with_the_records_that_make_them() -> None:
    found = at(
        "2026-02-01",
        record("S1", "2026-01-05", "300", due="2026-03-01"),
        record("R1", "2026-01-06", "100", pays="S1", method="commercial_bill", matures="2026-04-01"),
        ORDER,
        record("O2", "2026-01-03", "50", reserved_until="2026-02-01"),
    )
    assert parts(found) == {"owed": 200, "orders": 1000, "reserved": 50, "bills": 100}
    assert [each.items for each in found.parts if each.items] == [
        (("S1", 200),), (("O1", 1000),), (("O2", 50),), (("R1", 100),),
    ]  # fmt: skip
    assert found.total == 1350


@pytest.mark.parametrize(
    ("as_of", "more", "expected"),
    [
        ("2025-12-31", {}, {}),
        ("2026-03-31", {"matures": "2026-04-01"}, {"bills": 100, "unallocated": -100}),
        ("2026-04-01", {"matures": "2026-04-01"}, {"unallocated": -100}),
        ("2026-03-31", {"matures": "2026-04-01", "bounced": "2026-03-31"}, {}),
        ("2026-03-30", {"matures": "2026-04-01", "bounced": "2026-03-31"}, {"bills": 100, "unallocated": -100}),
        ("2026-03-31", {"matures": "2026-04-01", "method": "bank_bill"}, {"unallocated": -100}),
    ],
)
def test_a_bill_counts_until_it_matures_and_never_once_bounced(
    as_of: str, more: dict[str, str], expected: dict[str, int]
) -> None:
    paid = record("R1", "2026-01-06", "100", **{"method": "commercial_bill", **more})
    assert parts(at(as_of, paid)) == expected


def test_which_bills_count_and_whether_unallocated_money_does_is_policy() -> None:
    paid = record("R1", "2026-01-06", "100", method="bank_bill", matures="2026-04-01")
    assert parts(at("2026-02-01", paid, bills="all")) == {"bills": 100, "unallocated": -100}
    commercial = {**paid, "method": "commercial_bill"}
    assert parts(at("2026-02-01", commercial, bills="none")) == {"unallocated": -100}
    assert parts(at("2026-02-01", commercial, unallocated="ignored")) == {"bills": 100}


def test_an_order_counts_once_with_its_sales_and_deliveries() -> None:
    sale = record("S1", "2026-01-10", "400", due="2026-03-01", order="O1")
    out = record("D1", "2026-01-10", order="O1", sale="S1", quantity="4")
    assert parts(at("2026-02-01", ORDER, sale, out)) == {"owed": 400, "orders": 600}
    tied = {each: value for each, value in sale.items() if each != "order"}
    assert parts(at("2026-02-01", ORDER, tied, out)) == {"owed": 400, "orders": 600}
    assert parts(at("2026-02-01", ORDER, tied)) == {"owed": 400, "orders": 1000}  # nothing says that they belong
    assert parts(at("2026-02-01", ORDER, sale, out, without="O1")) == {"owed": 400}
    more = {**sale, "amount": "1200"}
    assert parts(at("2026-02-01", ORDER, more)) == {"owed": 1200}


def test_one_sale_for_two_orders_fills_one_after_the_other() -> None:
    other = record("O2", "2026-01-02", "500")
    sale = record("S1", "2026-01-10", "1200", due="2026-03-01")
    out = [record(f"D{n}", "2026-01-10", order=f"O{n}", sale="S1") for n in (1, 2)]
    assert parts(at("2026-02-01", ORDER, other, sale, *out)) == {"owed": 1200, "orders": 300}


def test_a_sale_that_names_its_order_fills_it_before_those_that_name_none() -> None:
    """However the sales are dated: what the named one has filled, the other does not fill again."""
    first, second = record("O1", "2026-01-01", "100"), record("O2", "2026-01-02", "200")
    loose = record("S1", "2026-01-05", "40", due="2026-03-01")
    named = record("S2", "2026-01-06", "100", due="2026-03-01", order="O1")
    out = [record(f"D{n}", "2026-01-05", order=f"O{n}", sale="S1") for n in (1, 2)]
    assert parts(at("2026-02-01", first, second, loose, named, *out)) == {"owed": 140, "orders": 160}


def test_an_order_that_says_the_base_currency_is_in_no_other() -> None:
    rates = Rates("CNY", {}, 31)
    first, second = record("O1", "2026-01-01", "100", currency="CNY"), record("O2", "2026-01-02", "200")
    sale = record("S1", "2026-01-05", "140", due="2026-03-01")
    out = [record(f"D{n}", "2026-01-05", order=f"O{n}", sale="S1") for n in (1, 2)]
    made = customer(first, second, sale, *out).with_rates(rates)
    found = exposure(made, ledger(made, "2026-02-01"), Policy().limits)
    assert parts(found) == {"owed": 140, "orders": 160}


def test_what_is_still_to_be_delivered_and_what_left_without_a_sale() -> None:
    rest = {**ORDER, "open_quantity": "3"}
    assert parts(at("2026-02-01", rest)) == {"orders": 300}
    out = record("D1", "2026-01-10", order="O1", quantity="7")
    assert parts(at("2026-02-01", rest, out)) == {"orders": 1000}
    sale = record("S1", "2026-01-10", "700", due="2026-03-01", order="O1")
    assert parts(at("2026-02-01", rest, out, sale)) == {"owed": 700, "orders": 300}


def test_closing_and_opening_an_order_again_hides_nothing() -> None:
    out = record("D1", "2026-01-10", order="O1", quantity="4")
    closed = {**ORDER, "closed_on": "2026-02-01"}
    assert parts(at("2026-01-31", closed, out)) == {"orders": 1000}  # not closed yet
    assert parts(at("2026-02-01", closed, out)) == {"orders": 400}  # what has left us
    assert parts(at("2026-02-01", ORDER, out)) == {"orders": 1000}  # opened again
    sale = record("S1", "2026-01-10", "400", due="2026-03-01", order="O1")
    assert parts(at("2026-02-01", closed, out, sale)) == {"owed": 400}


def test_reserved_headroom_lapses_after_its_day() -> None:
    held = {**ORDER, "reserved_until": "2026-02-01"}
    assert parts(at("2026-02-01", held)) == {"reserved": 1000}
    assert parts(at("2026-02-02", held)) == {}
    out = record("D1", "2026-01-10", order="O1", quantity="4")
    assert parts(at("2026-02-02", held, out)) == {"orders": 400}


def test_what_is_dated_later_does_not_exist() -> None:
    late = record("S1", "2026-02-02", "400", due="2026-03-01", order="O1"), record("O2", "2026-02-02", "5")
    assert parts(at("2026-02-01", ORDER, *late)) == {"orders": 1000}


def test_other_currencies_count_at_the_rate_of_the_date() -> None:
    days = {on("2026-01-01"): Decimal("7"), on("2026-02-01"): Decimal("6")}
    rates = Rates("CNY", {"USD": days}, 31)
    made = customer(
        record("S1", "2026-01-05", "100", due="2026-03-01", currency="USD"),
        record("R1", "2026-01-06", "40", currency="USD", pays="S1", matures="2026-04-01"),
        record("O1", "2026-01-06", "1000", currency="USD"),
        record("S2", "2026-01-07", "700", due="2026-03-01", order="O1"),
    ).with_rates(rates)
    limits = Policy().limits
    found = exposure(made, ledger(made, "2026-01-31"), limits)
    assert parts(found) == {"owed": 60 * 7 + 700, "orders": 900 * 7, "bills": 40 * 7}
    assert parts(exposure(made, ledger(made, "2026-02-01"), limits)) == {
        "owed": 60 * 6 + 700, "orders": 900 * 6, "bills": 40 * 6,
    }  # fmt: skip
