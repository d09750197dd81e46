"""Promises are open, kept or broken by what receipts say, a day before and after each line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kehu.credit.promises import Promised, State, promised
from kehu.model.rates import Rates
from trade import Data, customer, ledger, on, record

OPEN, KEPT, BROKEN, WITHDRAWN = State.OPEN, State.KEPT, State.BROKEN, State.WITHDRAWN
SALE = record("S1", "2026-01-05", "100", due="2026-02-04")


def promise(id: str, date: str, amount: str, pay_by: str, **values: Any) -> Data:
    return record(id, date, amount, pay_by=pay_by, **values)


def looked_at(as_of: str, *records: Data) -> dict[str, Promised]:
    made = customer(*records)
    return {each.promise.id: each for each in promised(made, ledger(made, as_of))}


ANY = promise("H1", "2026-01-10", "100", "2026-01-31")


@pytest.mark.parametrize(
    ("as_of", "received", "state"),
    [
        ("2026-01-09", None, None),  # not given yet
        ("2026-01-31", None, OPEN),
        ("2026-02-01", None, BROKEN),
        ("2026-02-01", record("R1", "2026-01-10", "100"), BROKEN),  # on the day it was given
        ("2026-02-01", record("R1", "2026-01-11", "100"), KEPT),
        ("2026-01-11", record("R1", "2026-01-11", "100"), KEPT),
        ("2026-02-01", record("R1", "2026-01-31", "100"), KEPT),
        ("2026-02-01", record("R1", "2026-02-01", "100"), BROKEN),
        ("2026-02-01", record("R1", "2026-01-20", "99.99"), BROKEN),
        ("2026-02-05", record("R1", "2026-01-20", "100", bounced="2026-02-05"), BROKEN),
        ("2026-02-04", record("R1", "2026-01-20", "100", bounced="2026-02-05"), KEPT),
    ],
)
def test_by_the_day_and_the_amount(as_of: str, received: Data | None, state: State | None) -> None:
    other = record("S2", "2026-01-06", "500", due="2026-09-30")  # keeps something owed
    found = looked_at(as_of, SALE, other, ANY, *([received] if received else []))
    assert (found["H1"].state if found else None) == state


def test_what_came_of_it_is_said() -> None:
    part = record("R1", "2026-01-20", "40"), record("R2", "2026-02-03", "25")
    open_, broken = (looked_at(day, SALE, ANY, *part)["H1"] for day in ("2026-01-31", "2026-02-10"))
    assert (open_.paid, open_.short, open_.receipts) == (40, 60, ("R1",))
    assert (broken.state, broken.paid, broken.short, broken.missing) == (BROKEN, 40, 60, 35)


def test_money_counts_for_what_it_pays() -> None:
    two = SALE, record("S2", "2026-01-06", "100", due="2026-02-05")
    named = promise("H1", "2026-01-10", "50", "2026-01-31", sales=["S2"])
    other = record("R1", "2026-01-20", "50", pays="S1")
    assert looked_at("2026-02-01", *two, named, other)["H1"].state is BROKEN
    assert looked_at("2026-02-01", *two, named, {**other, "for": "S2"})["H1"].state is KEPT
    oldest_first = record("R1", "2026-01-20", "150")  # names nothing: S1 first, then 50 of S2
    assert looked_at("2026-02-01", *two, named, oldest_first)["H1"].state is KEPT


def test_money_counts_once_and_for_the_oldest() -> None:
    first, second = promise("H1", "2026-01-10", "60", "2026-01-31"), promise("H2", "2026-01-11", "60", "2026-01-31")
    found = looked_at("2026-01-20", SALE, first, second, record("R1", "2026-01-15", "70"))
    assert [(each.state, each.paid) for each in found.values()] == [(KEPT, 60), (OPEN, 10)]
    assert looked_at("2026-01-20", SALE, first, second, record("R1", "2026-01-11", "70"))["H2"].paid == 0


def test_a_late_receipt_keeps_the_later_promise_and_makes_the_first_good() -> None:
    again = promise("H2", "2026-02-02", "100", "2026-02-28")
    found = looked_at("2026-03-01", SALE, ANY, again, record("R1", "2026-02-20", "100"))
    assert [(each.state, each.is_broken) for each in found.values()] == [(BROKEN, False), (KEPT, False)]


def test_nothing_owed_of_what_it_names_is_kept() -> None:
    named = promise("H1", "2026-01-10", "100", "2026-01-31", sales=["S1"])
    back = record("T1", "2026-01-12", "40", sale="S1")
    paid = record("R1", "2026-01-31", "60", pays="S1")
    assert looked_at("2026-02-01", SALE, named, back, paid)["H1"].state is KEPT
    late = looked_at("2026-02-01", SALE, named, back, {**paid, "date": "2026-02-01"})["H1"]
    assert (late.state, late.is_broken) == (BROKEN, False)  # made good the next day
    given_up = looked_at("2026-02-01", SALE, named, record("W1", "2026-01-20", sale="S1"))["H1"]
    assert (given_up.state, given_up.is_broken) == (BROKEN, True)


def test_a_promise_for_an_order_is_kept_by_money_for_it_or_for_its_sales() -> None:
    order = record("O1", "2026-01-04", "100")
    of_order, other = {**SALE, "order": "O1"}, record("S2", "2026-01-02", "100", due="2026-01-03")
    named = promise("H1", "2026-01-10", "100", "2026-01-31", order="O1")
    paid = record("R1", "2026-01-20", "100")
    assert looked_at("2026-02-01", order, of_order, other, named, paid)["H1"].state is BROKEN  # pays the older S2
    assert looked_at("2026-02-01", order, of_order, other, named, {**paid, "for": "S1"})["H1"].state is KEPT
    assert looked_at("2026-02-01", order, of_order, other, named, {**paid, "order": "O1"})["H1"].state is KEPT


def test_withdrawn_in_time_it_is_no_promise_and_later_it_stays_broken() -> None:
    for day, state in (("2026-01-31", WITHDRAWN), ("2026-02-01", BROKEN)):
        found = looked_at("2026-02-05", SALE, {**ANY, "withdrawn_on": day})["H1"]
        assert (found.state, found.is_broken) == (state, False)
    assert looked_at("2026-02-01", SALE, {**ANY, "withdrawn_on": "2026-02-02"})["H1"].is_broken


def test_a_receipt_in_another_currency_counts_with_no_more_than_it_was() -> None:
    """2.00 JPY pay 0.11 CNY; 0.11 CNY would be 2.04 JPY."""
    rates = Rates("CNY", {"JPY": {on("2025-01-01"): Decimal("0.053894")}}, 365)
    made = customer(
        record("S1", "2025-01-10", "66.67", due="2025-06-30"),
        record("R1", "2025-05-30", "2.00", currency="JPY", pays="S1"),
        promise("H1", "2025-05-27", "100", "2025-05-30", currency="JPY"),
    ).with_rates(rates)
    (found,) = promised(made, ledger(made, "2025-05-30"))
    assert found.paid == 2


def test_money_that_a_promise_does_not_need_needs_no_rate() -> None:
    rates = Rates("CNY", {"EUR": {on("2023-10-01"): Decimal("8")}}, 60)
    made = customer(
        record("S1", "2023-09-01", "500", due="2023-12-31"),
        promise("H1", "2023-10-02", "20", "2023-11-01", currency="EUR"),
        record("R1", "2023-11-10", "160"),
        record("R2", "2025-01-30", "100"),
    ).with_rates(rates)
    (found,) = promised(made, ledger(made, "2025-01-30"))
    assert (found.state, found.came, found.made_good) == (BROKEN, 20, True)


def test_the_base_currency_is_one_written_down_or_not() -> None:
    """What a promise in yen leaves of a receipt stays exact for one that says CNY."""
    rates = Rates("CNY", {"JPY": {on("2024-01-01"): Decimal("0.043489")}}, 400)
    made = customer(
        record("S1", "2024-01-26", "2000", due="2024-03-01"),
        record("R1", "2024-12-08", "10.345678", pays="S1"),
        promise("H1", "2024-04-08", "0.99", "2024-12-31", currency="JPY"),
        promise("H2", "2024-04-09", "100", "2024-12-31", currency="CNY"),
    ).with_rates(rates)
    first, second = promised(made, ledger(made, "2025-01-29"))
    assert (first.paid, second.paid) == (Decimal("0.99"), Decimal("10.305678"))  # 0.99 JPY are 0.04 CNY
