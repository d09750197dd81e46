"""Whole firms of random customers with everything: rates, groups and a policy, for the oracle and for kehu."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from full_histories import FOREIGN, Rates, customer
from histories import policies


@dataclass(frozen=True)
class Firm:
    """Customers by code, as their files hold them; rates by currency and day; days worth looking at; a policy."""

    customers: dict[str, dict[str, Any]]
    rates: Rates
    valid_days: int
    days: list[dt.date]
    policy: dict[str, Any]


def _rates(rng: random.Random) -> Rates:
    """Rates that hold from long ago, and change a few times while the histories go on."""
    found = {}
    for currency, middle in FOREIGN.items():
        days = [dt.date(2000, 1, 1), *(dt.date(2023, 1, 1) + dt.timedelta(rng.randrange(1300)) for _ in range(8))]
        found[currency] = {each.isoformat(): f"{middle * rng.uniform(0.85, 1.15):.6f}" for each in sorted(set(days))}
    return found


def random_firm(rng: random.Random, count: int) -> Firm:
    foreign, rates = rng.randrange(100) < 45, _rates(rng)
    customers: dict[str, dict[str, Any]] = {}
    days: list[dt.date] = []
    for number in range(1, count + 1):
        history, marks = customer(rng, rates if foreign else None)
        code = f"C{number:05d}"
        customers[code] = {"code": code, "name": "东海化工", **history}
        days += marks
    for code, made in customers.items():
        if rng.randrange(100) < 60:
            made["parent"] = rng.choice([each for each in (*customers, "C99999") if each != code])
    policy = policies(rng) if rng.randrange(2) else {}
    policy["limits"] = {
        "group": rng.choice(["separate", "shared", "shared"]),
        "bills": rng.choice(["commercial", "commercial", "all", "none"]),
        "unallocated": rng.choice(["reduces", "reduces", "ignored"]),
        "months": rng.choice(["12", "6", "1"]),
    }
    for made in customers.values():
        made.update(_standing(rng, days))
    if rng.randrange(2):
        policy["release"] = {
            "thin": rng.choice(["credit_sale", "credit_sale", "on_promise"]),
            "overdue_days": rng.choice(["15", "0", "400"]),
            "by_class": rng.choice([{}, {"C丁": "credit_sale", "C丙": "on_promise"}]),
        }
    policy |= _letters(rng) if rng.randrange(2) else {}
    valid = rng.choice([20000, 20000, 20000, 600, 300]) if foreign else 31
    return Firm(customers, rates, valid, sorted(set(days)), policy)


def _standing(rng: random.Random, days: list[dt.date]) -> dict[str, Any]:
    """What else stands against shipping to a customer; mostly nothing."""
    found: dict[str, Any] = {}
    if not rng.randrange(8):
        found["status"] = rng.choice(["draft", "suspended", "phasing_out", "closed", "active"])
    if not rng.randrange(8):
        found["watch"] = {"cause": "换人"} | ({"until": rng.choice(days).isoformat()} if rng.randrange(2) else {})
    if not rng.randrange(5):
        date = rng.choice(days)
        sign = {"id": "K230101-risk", "date": date.isoformat(), "kind": "debts"}
        if rng.randrange(3):
            sign["severity"] = rng.choice(["high", "high", "medium"])
        if not rng.randrange(3):
            sign["cleared_on"] = (date + dt.timedelta(rng.choice([0, 1, 300]))).isoformat()
        found["risks"] = [sign]
    return found


def _letters(rng: random.Random) -> dict[str, Any]:
    """What a firm may decide of letters and provisions."""
    interest = {"enabled": "yes", "rate": rng.choice(["3.65", "18"]), "from_day": rng.choice(["1", "31"])}
    return {
        "dunning": {
            "interest": interest | {"day_count": rng.choice(["365", "360"])},
            "step_by_step": rng.choice(["yes", "no"]),
            "pause_days": rng.choice(["1", "7", "30"]),
            "least": rng.choice(["0", "1", "100"]),
        },
        "provisions": {
            "buckets": ["30", "90"],
            "rates": rng.choice([["0", "5", "20.5", "100"], ["1", "1", "33.3333", "50"]]),
            "basis": rng.choice(["due", "date"]),
            "by_grade": {"丁": rng.choice(["60", "10"]), "丙": "7.5"},
            "case": rng.choice(["50", "0", "99"]),
            "unallocated": rng.choice(["reduces", "reduces", "ignored"]),
        },
    }


def firms(n: int, seed: int) -> Iterator[Firm]:
    """Firms of one to four customers, n customers in all; the same ones for the same seed."""
    number = 0
    while n:
        rng = random.Random(f"firm {seed}/{number}")
        count = min(n, rng.choice([1, 1, 2, 3, 4]))
        yield random_firm(rng, count)
        n, number = n - count, number + 1


def spread(days: list[dt.date], number: int) -> list[dt.date]:
    """So many of the days, from all over."""
    return days[:: max(1, len(days) // number)][:number]
