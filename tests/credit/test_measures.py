"""Measures: figures known from elsewhere, and what is in and what is out, on both sides of every boundary."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kehu.credit import turnover
from kehu.credit.measures import INPUTS, MEASURES
from kehu.credit.sums import Sums, add, sums_of
from kehu.ledger.replay import replays
from kehu.model.policy import Policy
from trade import Data, credit_policy, customer, money, on, record

START, END = "2016-12-31", "2017-12-31"


def sums(*records: Data, start: str = START, end: str = END, policy: Policy | None = None, **fields: Any) -> Sums:
    made, policy = customer(*records, **fields), policy or Policy()
    opening, closing = replays(made, policy, [on(start), on(end)])
    return sums_of(made, policy, opening, closing)


def measured(name: str, found: Sums) -> float | None:
    value = MEASURES[name].function(found)
    return None if value is None else float(value)


def known(**amounts: int) -> Sums:
    given = {name: Decimal(amount) for name, amount in amounts.items()}
    return Sums(on("2017-01-01"), on("2017-04-01"), **given)  # type: ignore[arg-type]


# Figures known from elsewhere


def test_days_sales_outstanding_simple() -> None:
    found = known(closing=212_000, sales=250_000)
    assert found.days == 90
    assert measured("dso", found) == pytest.approx(76.32)


def test_days_sales_outstanding_by_count_back() -> None:
    months = [(money("100000"), 30), (money("80000"), 30), (money("70000"), 30)]
    assert turnover.exhausted(money("212000"), months) == 60 + Fraction(32, 70) * 30  # 73.71


def test_collection_effectiveness() -> None:
    found = known(opening=180_000, sales=100_000, closing=150_000, current=110_000)
    assert MEASURES["cei"].function(found) == Fraction(13, 17)  # 76.47 %


def test_90_per_cent_in_time_and_10_per_cent_a_month_late_are_3_days_late() -> None:
    found = sums(
        record("S1", "2017-03-01", "1000", terms="30"),
        record("R1", "2017-03-31", "900", pays="S1"),
        record("R2", "2017-04-30", "100", pays="S1"),
    )
    assert measured("days_late", found) == 3


# The dictionary


def test_every_measure_says_all_of_itself_in_both_languages() -> None:
    for name, each in MEASURES.items():
        assert each.name == name
        for label in (each.label, each.short, each.formula, each.boundary, each.source):
            assert label.en and label.zh and label.en != label.zh, name
        assert set(each.inputs) <= set(INPUTS), name
    assert set(INPUTS) == {name for each in MEASURES.values() for name in each.inputs}


def test_nothing_at_all_is_no_figure_rather_than_a_perfect_one() -> None:
    found = sums()
    assert not found
    without = {name for name in MEASURES if measured(name, found) is None}
    assert without == {
        "receivables_change_ratio", "dso", "dso_best", "add", "cei", "days_late", "on_time", "contract_fulfilment",
        "collection",
    }  # fmt: skip


def test_figures_of_several_come_from_their_sums() -> None:
    large = sums(record("S1", "2017-01-10", "900", due="2017-02-10"), record("R1", "2017-02-10", "900", pays="S1"))
    small = sums(record("S1", "2017-01-10", "100", due="2017-02-10"))
    both = add([large, small], on(START), on(END))
    assert [measured("collection", each) for each in (large, small, both)] == [1, 0, 0.9]
    assert both.months == {on("2017-01-01"): 1000}


# Receivables and sales


def test_receivables_are_not_reduced_by_money_that_waits() -> None:
    found = sums(
        record("S1", "2016-12-01", "100", due="2016-12-31"),
        record("S2", "2017-06-01", "300", due="2017-07-01"),
        record("R1", "2017-06-02", "50", pays="S9"),
    )
    assert (found.opening, found.closing) == (100, 400)
    assert measured("receivables_change_ratio", found) == 3


def test_opening_disputed_and_refunded_money_is_owed_and_written_off_money_is_not() -> None:
    found = sums(
        record("S1", "2017-01-01", "1", due="2017-02-01", opening="true"),
        record("S2", "2017-01-01", "2", due="2017-02-01", disputed="true"),
        record("S3", "2017-01-01", "4", due="2017-02-01"),
        record("W1", "2017-05-01", sale="S3"),
        record("F1", "2017-05-01", "8"),
    )
    assert (found.closing, found.written_off) == (11, 4)


def test_the_opening_balance_is_what_was_known_on_its_day() -> None:
    found = sums(
        record("S1", "2016-12-01", "100", due="2017-01-31"),
        record("R1", "2016-12-20", "100", pays="S1", bounced="2017-01-05"),
    )
    assert (found.opening, found.closing) == (0, 100)


@pytest.mark.parametrize(("date", "sales"), [(START, 0), ("2017-01-01", 100), (END, 100), ("2018-01-01", 0)])
def test_the_period_begins_after_its_first_day_and_ends_with_its_last(date: str, sales: int) -> None:
    assert sums(record("S1", date, "100", terms="30")).sales == sales


def test_sales_are_less_returns_and_without_opening_ones() -> None:
    found = sums(
        record("S1", "2017-01-10", "100", terms="30"),
        record("S2", "2017-01-10", "70", terms="30", opening="true"),
        record("T1", "2017-03-10", "30", sale="S1", kind="goods_back"),
    )
    assert found.sales == 70
    assert found.months == {on("2017-01-01"): 100, on("2017-03-01"): -30}


@pytest.mark.parametrize(("due", "current"), [(END, 100), ("2017-12-30", 0)])
def test_due_on_the_last_day_is_not_past_due(due: str, current: int) -> None:
    found = sums(record("S1", "2017-11-10", "100", due=due))
    assert found.current == current
    assert measured("add", found) == (100 - current) / 100 * 365
    assert measured("dso_best", found) == current / 100 * 365


# Count-back


def test_count_back_takes_the_running_month_up_to_the_last_day_and_then_whole_ones() -> None:
    found = sums(
        record("S1", "2017-02-10", "280", due="2017-12-01"),
        record("S2", "2017-03-10", "10", due="2017-12-01"),
        record("R1", "2017-03-11", "150", pays="S1"),
        end="2017-03-15",
    )
    assert list(turnover.slices(found)) == [(10, 15), (280, 28)]
    assert measured("dso_count_back", found) == 15 + 130 / 280 * 28


@pytest.mark.parametrize(
    ("owed", "days"),
    [("0", 0), ("10", 30), ("10.01", 60 + Fraction(1, 100) / 20 * 31), ("30", 91), ("30.01", None)],
)
def test_count_back_at_the_ends_of_months(owed: str, days: Fraction | int | None) -> None:
    months = [(money("10"), 30), (money("-5"), 30), (money("20"), 31)]
    assert turnover.exhausted(money(owed), months) == days


# How late


@pytest.mark.parametrize(("paid", "late"), [("2017-01-05", 0), ("2017-02-10", 0), ("2017-02-11", 1)])
def test_early_payment_is_no_days_late_and_not_less(paid: str, late: int) -> None:
    found = sums(record("S1", "2017-01-01", "100", due="2017-02-10"), record("R1", paid, "100", pays="S1"))
    assert (found.weighed, found.amount_days) == (100, 100 * late)


@pytest.mark.parametrize(("due", "weighed", "days"), [("2017-12-31", 0, 0), ("2017-12-30", 100, 1)])
def test_what_is_open_counts_once_it_is_overdue(due: str, weighed: int, days: int) -> None:
    found = sums(record("S1", "2017-11-01", "100", due=due))
    assert (found.weighed, found.amount_days) == (weighed, weighed * days)


def test_what_is_open_counts_however_old_it_is() -> None:
    assert measured("days_late", sums(record("S1", "2015-11-01", "100", due="2015-12-31"))) == 731


@pytest.mark.parametrize(("paid", "weighed"), [(START, 0), ("2017-01-01", 100)])
def test_what_was_settled_before_the_period_does_not_count(paid: str, weighed: int) -> None:
    found = sums(record("S1", "2016-11-01", "100", due="2016-12-01"), record("R1", paid, "100", pays="S1"))
    assert found.weighed == weighed


def test_what_is_given_up_while_overdue_counts_to_that_day() -> None:
    sale = record("S1", "2017-01-01", "100", due="2017-02-01")
    assert measured("days_late", sums(sale, record("W1", "2017-02-11", sale="S1"))) == 10
    assert measured("days_late", sums(sale, record("W1", "2017-02-01", sale="S1"))) is None


@pytest.mark.parametrize(("returned", "weighed"), [("2017-05-01", 0), ("2017-05-02", 100)])
def test_what_is_returned_in_time_was_never_due(returned: str, weighed: int) -> None:
    found = sums(
        record("S1", "2017-01-01", "100", due="2017-02-01"),
        record("T1", returned, "100", sale="S1", kind="goods_back"),
    )
    assert (found.weighed, found.fell_due, found.collected) == (weighed, weighed, weighed)


# What fell due


@pytest.mark.parametrize(("due", "fell_due"), [(START, 0), ("2017-01-01", 100), (END, 100), ("2018-01-01", 0)])
def test_what_fell_due_in_the_period(due: str, fell_due: int) -> None:
    found = sums(record("S1", "2016-12-01", "100", due=due), record("R1", "2016-12-15", "40", pays="S1"))
    assert (found.fell_due, found.collected) == (fell_due, fell_due * Decimal("0.4"))


def test_a_write_off_collects_nothing_and_a_recovery_does() -> None:
    sale, given_up = record("S1", "2017-01-01", "100", due="2017-02-01"), record("W1", "2017-03-01", sale="S1")
    found = sums(sale, given_up)
    assert (found.fell_due, found.collected, found.written_off, found.recovered) == (100, 0, 100, 0)
    assert measured("contract_fulfilment", found) == 0
    found = sums(sale, given_up, record("R1", "2017-04-01", "100", pays="S1"))
    assert (found.collected, found.written_off, found.recovered) == (100, 100, 100)
    assert measured("contract_fulfilment", found) == 1


def test_write_offs_and_recoveries_have_their_own_days() -> None:
    records = (
        record("S1", "2016-01-01", "100", due="2016-02-01"),
        record("W1", "2016-12-31", sale="S1"),
        record("R1", "2017-01-01", "60", pays="S1"),
    )
    found = sums(*records)
    assert (found.written_off, found.recovered) == (0, 60)
    found = sums(*records, start="2016-12-30", end="2016-12-31")
    assert (found.written_off, found.recovered) == (100, 0)


def test_grace_and_tolerance_of_the_grade_hold_for_the_on_time_ratio() -> None:
    records = (
        record("S1", "2017-01-01", "100", due="2017-02-01"),
        record("R1", "2017-02-04", "100", pays="S1"),
        record("S2", "2017-03-01", "100", due="2017-04-01"),
        record("R2", "2017-04-05", "100", pays="S2"),
        record("S3", "2017-12-01", "100", due="2017-12-29"),  # open, within grace
    )
    assert measured("on_time", sums(*records)) == 0
    assert measured("on_time", sums(*records, policy=credit_policy(grace_days="3"))) == 0.5


# Contracts


def test_a_contract_is_fulfilled_by_what_fell_due_and_counts_with_all_of_its_amount() -> None:
    records = (
        record("S1", "2017-01-01", "100", due="2017-06-30", contract="LY-1"),
        record("R1", "2017-06-30", "100", pays="S1"),
        record("S2", "2017-01-01", "300", due="2018-06-30", contract="LY-1"),
        record("S3", "2017-01-01", "600", due="2017-06-30", contract="LY-2"),
        record("R3", "2017-06-30", "599.99", pays="S3"),
    )
    found = sums(*records)
    assert (found.contracts, found.fulfilled) == (1000, 400)
    assert measured("contract_fulfilment", found) == 0.4


def test_sales_without_contract_number_are_a_contract_each() -> None:
    found = sums(
        record("S1", "2017-01-01", "100", due="2017-06-30"),
        record("R1", "2017-06-30", "100", pays="S1"),
        record("S2", "2017-01-01", "300", due="2017-06-30"),
        record("S3", "2017-01-01", "300", due="2018-06-30", contract="S2"),  # a number like an id
    )
    assert (found.contracts, found.fulfilled) == (400, 100)
