"""The rules about credit on both sides of their lines; what they flag is what stops an order [V1] [C3]."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kehu.credit.release import Request, decide
from kehu.credit.subject import Subject
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from kehu.review.finding import Finding
from reviewing import reviewed
from trade import Data, customer, on, record

OWED = record("S1", "2026-01-05", "100", due="2026-12-31")
LIMIT = {"id": "L1", "from": "2026-01-01", "until": "2026-06-30", "amount": "100"}


def flagged(
    rule: str, as_of: str, made: Customer, policy: Policy | None = None, group: tuple[Customer, ...] = ()
) -> Finding | None:
    found = reviewed(made, as_of, policy, group=group)
    return next((each for each in found if each.rule == rule), None)


@pytest.mark.parametrize(
    ("amount", "more", "over"),
    [("100", [], None), ("99.99", [], "0.01"), ("0", [], "100.00"), ("100", [record("O1", "2026-01-06", "5")], "5.00")],
)
def test_over_limit_from_the_first_fen(amount: str, more: list[Data], over: str | None) -> None:
    made = customer(OWED, *more, limits=[{**LIMIT, "amount": amount}])
    found = flagged("over-limit", "2026-02-01", made)
    assert (found and f" is {over} over the limit " in text(found.message, "en")) == (None if over is None else True)


def test_without_a_limit_in_force_nothing_is_over_it() -> None:
    assert flagged("over-limit", "2026-02-01", customer(OWED)) is None
    assert flagged("over-limit", "2026-07-01", customer(OWED, limits=[{**LIMIT, "amount": "1"}])) is None


def test_over_the_limit_that_a_group_shares() -> None:
    head, made = customer(code="C00009", limits=[LIMIT]), customer(OWED)
    sister = customer(record("S1", "2026-01-05", "0.01"), code="C00002")
    shared = Policy(limits={"group": "shared"})
    assert flagged("over-limit", "2026-02-01", made, shared, (head, made)) is None
    assert flagged("over-limit", "2026-02-01", made, shared, (head, made, sister)) is not None
    assert flagged("over-limit", "2026-02-01", made, None, (head, made, sister)) is None


@pytest.mark.parametrize(("as_of", "days"), [("2026-02-28", None), ("2026-03-01", 1), ("2026-03-31", 31)])
def test_a_broken_promise_from_the_day_after_its_date(as_of: str, days: int | None) -> None:
    promise = record("H1", "2026-02-01", "60", pay_by="2026-02-28")
    part = record("R1", "2026-02-10", "20")
    found = flagged("promise-broken", as_of, customer(OWED, promise, part))
    assert (found and found.days) == days
    if found:
        assert text(found.message, "en") == "Promised 60.00 by 2026-02-28 (H1); 40.00 has not come"
        assert text(found.message, "zh") == "承诺 2026-02-28 前付 60.00 元（H1），尚欠 40.00 元"
    paid = customer(OWED, promise, part, record("R2", "2026-03-01", "40"))
    assert flagged("promise-broken", as_of, paid) is None


@pytest.mark.parametrize(
    ("as_of", "severity", "since"),
    [
        ("2026-05-30", None, None),  # 31 days before its end
        ("2026-05-31", "info", "2026-06-30"),
        ("2026-06-30", "info", "2026-06-30"),
        ("2026-07-01", "warning", "2026-06-30"),
    ],
)
def test_a_limit_expiring_and_expired(as_of: str, severity: str | None, since: str | None) -> None:
    found = flagged("limit-expired", as_of, customer(limits=[LIMIT]))
    assert (found and found.severity.value, found and found.since and str(found.since)) == (severity, since)


def test_a_limit_that_follows_ends_the_worry() -> None:
    renewed = {**LIMIT, "id": "L2", "from": "2026-07-01", "until": "2027-06-30"}
    assert flagged("limit-expired", "2026-07-01", customer(limits=[LIMIT, renewed])) is None


@pytest.mark.parametrize(
    ("rule", "stops", "values"),
    [
        ("over-limit", "limit", {"limits": [{**LIMIT, "amount": "99"}]}),
        ("promise-broken", "promises", {"promises": [record("H1", "2026-01-06", "9", pay_by="2026-01-31")]}),
        ("limit-expired", "limit", {"limits": [{**LIMIT, "until": "2026-01-31"}]}),
        ("overdue", "overdue", {"sales": [record("S1", "2026-01-01", "9", due="2026-01-16")]}),
    ],
)
def test_what_review_flags_stops_an_order(rule: str, stops: str, values: dict[str, Any]) -> None:
    made = customer(**{"sales": [OWED], **values})
    assert flagged(rule, "2026-02-01", made) is not None
    release = decide(Subject(made, Policy(), on("2026-02-01")), Request(Decimal(1)))
    assert stops in [each.rule for each in release.reasons if not each.ok]


def test_a_broken_promise_is_told_in_its_currency() -> None:
    rates = Rates("CNY", {"USD": {on("2026-01-01"): Decimal(7)}}, valid_days=99)
    owed = record("S1", "2026-01-05", "100", due="2026-01-31", currency="USD")
    for currency, said in (
        ("USD", "Promised 40.00 USD by 2026-01-31 (H1); 40.00 USD has not come"),
        ("CNY", "40.00 by"),
    ):
        word = record("H1", "2026-01-10", "40", pay_by="2026-01-31", currency=currency)
        found = flagged("promise-broken", "2026-02-01", customer(owed, word).with_rates(rates))
        assert found is not None
        assert said in text(found.message, "en")
