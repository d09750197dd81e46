"""Statements of account: opening + movements = closing in every currency, and each kind of movement by hand."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from typing import Any

import pytest

from histories import History, histories
from kehu.credit.statement import Account, Statement, statement
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from trade import customer, money, on, record


def of(made: Customer, start: str, end: str, **policy: Any) -> Statement:
    return statement(made, Policy(**policy), on(start), on(end))


def lines(account: Account) -> list[tuple[str, str, str, str]]:
    return [(f"{each.date}", each.kind.value, f"{each.amount:.2f}", f"{each.balance:.2f}") for each in account.lines]


def adds_up(found: Statement) -> None:
    for each in found.accounts:
        assert each.opening + sum(line.amount for line in each.lines) == each.closing
        assert each.closing == sum(item.obligation.open for item in each.items) - each.unallocated
        assert each.ageing.outstanding == each.closing
        assert each.opening + each.charged - each.credited == each.closing
        if each.lines:
            assert each.lines[-1].balance == each.closing


TRADED = customer(
    record("S1", "2014-01-10", "100", due="2014-02-09", no="8801", product="阀门"),
    record("R1", "2014-02-20", "60", no="P1"),
    record("S2", "2014-03-01", "50", due="2014-04-15", contract="HT-7"),
    record("T1", "2014-03-05", "10", sale="S2", reason="压坏"),
    record("R2", "2014-03-10", "70"),
    record("F1", "2014-03-20", "5", reason="多收"),
)


def test_a_period_with_every_usual_movement() -> None:
    found = of(TRADED, "2014-03-01", "2014-03-31")
    (account,) = found.accounts
    assert account.opening == money("40")
    assert lines(account) == [
        ("2014-03-01", "sale", "50.00", "90.00"),
        ("2014-03-05", "return", "-10.00", "80.00"),
        ("2014-03-10", "receipt", "-70.00", "10.00"),
        ("2014-03-20", "refund", "5.00", "15.00"),
    ]
    assert (account.closing, account.charged, account.credited) == (15, 55, 80)
    assert [(each.id, each.no, each.what) for each in account.lines] == [
        ("S2", "HT-7", None),
        ("T1", None, "压坏"),
        ("R2", None, None),
        ("F1", None, "多收"),
    ]
    assert [(item.obligation.id, item.no, item.obligation.open, item.days_late) for item in account.items] == [
        ("F1", None, 5, 11),
        ("S2", "HT-7", 10, -15),
    ]
    adds_up(found)


def test_the_first_and_the_last_day_of_a_period_belong_to_it() -> None:
    assert [line.id for line in of(TRADED, "2014-03-05", "2014-03-10").accounts[0].lines] == ["T1", "R2"]
    assert [line.id for line in of(TRADED, "2014-03-06", "2014-03-09").accounts[0].lines] == []
    before, after = of(TRADED, "2014-03-05", "2014-03-09"), of(TRADED, "2014-03-10", "2014-03-31")
    assert before.accounts[0].closing == after.accounts[0].opening == 80


BOUNCED = customer(
    record("S1", "2014-01-10", "100", due="2014-02-09"), record("R1", "2014-02-05", "100", bounced="2014-05-05")
)


@pytest.mark.parametrize(
    ("start", "end", "opening", "told"),
    [
        ("2014-02-01", "2014-03-31", "100", [("2014-02-05", "receipt", "-100.00", "0.00")]),
        ("2014-04-01", "2014-05-04", "0", []),
        ("2014-04-01", "2014-05-05", "0", [("2014-05-05", "bounced", "100.00", "100.00")]),
        (
            "2014-02-01",
            "2014-12-31",
            "100",
            [("2014-02-05", "receipt", "-100.00", "0.00"), ("2014-05-05", "bounced", "100.00", "100.00")],
        ),
        ("2014-06-01", "2014-12-31", "100", []),
    ],
)
def test_a_bounced_receipt_has_a_line_of_its_own_on_the_day_it_bounced(
    start: str, end: str, opening: str, told: list[tuple[str, str, str, str]]
) -> None:
    found = of(BOUNCED, start, end)
    assert (found.accounts[0].opening, lines(found.accounts[0])) == (money(opening), told)
    adds_up(found)


def test_a_write_off_takes_what_is_open_and_money_that_comes_later_is_a_recovery() -> None:
    made = customer(
        record("S1", "2014-01-10", "100", due="2014-02-09"),
        record("R1", "2014-02-20", "60"),
        {"id": "W1", "date": "2014-06-01", "sale": "S1", "reason": "破产"},
        record("R2", "2014-09-01", "15", pays="S1"),
    )
    found = of(made, "2014-01-01", "2014-12-31")
    assert lines(found.accounts[0]) == [
        ("2014-01-10", "sale", "100.00", "100.00"),
        ("2014-02-20", "receipt", "-60.00", "40.00"),
        ("2014-06-01", "write_off", "-40.00", "0.00"),
        ("2014-09-01", "receipt", "-15.00", "-15.00"),
        ("2014-09-01", "recovery", "15.00", "0.00"),
    ]
    adds_up(found)


def test_a_receipt_that_bounces_after_a_write_off_leaves_no_more_open_than_the_ledger_says() -> None:
    made = customer(
        record("S1", "2014-01-10", "100", due="2014-02-09"),
        record("R1", "2014-02-20", "60", bounced="2014-07-01"),
        {"id": "W1", "date": "2014-06-01", "sale": "S1"},
    )
    found = of(made, "2014-01-01", "2014-12-31")
    assert lines(found.accounts[0])[2:] == [
        ("2014-06-01", "write_off", "-40.00", "0.00"),
        ("2014-07-01", "bounced", "60.00", "60.00"),
        ("2014-07-01", "correction", "-60.00", "0.00"),
    ]
    adds_up(found)


RATES = Rates("CNY", {"USD": {on("2014-01-01"): money("6.5")}, "JPY": {on("2014-01-01"): money("0.0478")}}, 10_000)


def test_each_currency_is_an_account_of_its_own() -> None:
    made = customer(
        record("S1", "2014-01-10", "100", due="2014-02-09"),
        record("S2", "2014-01-11", "200", due="2014-02-10", currency="USD"),
        record("R1", "2014-02-20", "650", pays="S2"),
    ).with_rates(RATES)
    base, dollars = of(made, "2014-02-01", "2014-02-28").accounts
    assert (base.currency, base.opening, base.closing) == (None, 100, 100)
    assert [each[1:] for each in lines(base)] == [("receipt", "-650.00", "-550.00"), ("converted", "650.00", "100.00")]
    assert (dollars.currency, dollars.opening, dollars.closing) == ("USD", 200, 100)
    assert [each[1:] for each in lines(dollars)] == [("converted", "-100.00", "100.00")]
    assert [item.obligation.open for item in dollars.items] == [100]


def test_an_account_that_was_settled_before_is_not_told() -> None:
    made = customer(
        record("S1", "2014-01-10", "100", due="2014-02-09"),
        record("S2", "2014-01-11", "200", due="2014-02-10", currency="USD"),
        record("R1", "2014-01-20", "200", currency="USD"),
    ).with_rates(RATES)
    assert [each.currency for each in of(made, "2014-03-01", "2014-03-31").accounts] == [None]


def test_a_customer_without_anything_has_one_empty_account() -> None:
    found = of(customer(), "2014-01-01", "2014-12-31")
    assert [(each.opening, each.lines, each.closing) for each in found.accounts] == [(0, (), 0)]
    assert found.is_empty


def test_a_period_ends_no_earlier_than_it_starts() -> None:
    with pytest.raises(ValueError, match="2014-01-01"):
        of(TRADED, "2014-01-02", "2014-01-01")


def test_interest_is_told_only_where_the_policy_asks_for_it() -> None:
    assert of(TRADED, "2014-03-01", "2014-06-30").accounts[0].interest is None
    policy = {"dunning": {"interest": {"enabled": "yes", "rate": "7.3", "day_count": "365"}}}
    found = of(TRADED, "2014-03-01", "2014-06-30", **policy).accounts[0].interest
    assert found is not None
    # F1: 5 × 7.3 % × 102 ÷ 365 = 0.102; S2: 10 × 7.3 % × 76 ÷ 365 = 0.152: each to the cent
    assert found.amount == money("0.25")


def _in_currencies(history: History, draw: random.Random) -> History:
    chosen = ("CNY", "USD", "USD", "JPY", None)
    sold = {each["id"]: draw.choice(chosen) for each in history["sales"]}

    def of_record(each: dict[str, Any], kind: str) -> dict[str, Any]:
        own = draw.choice(chosen)
        if kind == "sales":
            own = sold[each["id"]]
        elif kind == "returns" and each.get("sale"):
            own = sold[each["sale"]]
        return each | ({"currency": own} if own and kind in ("sales", "receipts", "returns", "refunds") else {})

    return {kind: [of_record(each, kind) for each in records] for kind, records in history.items()}


@pytest.mark.parametrize("several", [False, True])
def test_opening_and_movements_are_closing_in_every_random_history(several: bool) -> None:
    draw = random.Random(11)
    rates = Rates(
        "CNY",
        {
            "USD": {datetime.date(2000, 1, 1): Decimal("6.5"), datetime.date(2024, 7, 1): Decimal(7)},
            "JPY": {datetime.date(2000, 1, 1): Decimal("0.0478")},
        },
        99_999,
    )
    for history, days in histories(150, seed=5):
        made = Customer(code="C1", name="东海", **(_in_currencies(history, draw) if several else history))
        made = made.with_rates(rates) if several else made
        for _ in range(2):
            start, end = sorted(draw.choices(days, k=2))
            found = statement(made, Policy(), start, end)
            adds_up(found)
            for each in found.accounts:
                shown = [line.date for line in each.lines]
                assert shown == sorted(shown) and all(start <= day <= end for day in shown)
