"""What is expected to be lost of what is owed [C7]."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from oracle.ageing import bucket_names, bucket_of
from oracle.grades import credit
from oracle.rates import Rates
from oracle.replay import Replay
from oracle.values import UNIT, Plain, day, money, original, rules, to_cents


def in_cases(history: Plain, replay: Replay) -> set[str]:
    """The sales that an open case is about: date ≤ D, past mere dunning, not closed by D."""
    found: set[str] = set()
    for case in history.get("cases") or []:
        closed = day(case["closed_on"]) <= replay.as_of if case.get("closed_on") else case.get("stage") == "closed"
        if day(case["date"]) <= replay.as_of and case.get("stage") != "dunning" and not closed:
            # "names it or names nothing [then all sales]"
            found |= set(case.get("sales") or [o.name for o in replay.obligations.values() if o.kind == "sale"])
    return found


def provision(history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None) -> dict[str, Any]:
    rates = rates or Rates()
    rule = rules(policy, "provisions")
    replay = Replay(history, policy, as_of, rates)
    grade = credit(history, policy, as_of, rates)["grade"]
    names = bucket_names(rule)
    cases = in_cases(history, replay)
    buckets, items = dict.fromkeys(names, 0), []
    for each in replay.obligations.values():
        if each.original_open:
            # "Ledger revalued at D": open at the rate of the as-of date.
            amount = each.original_open * rates.rate(each.currency, as_of)
            bucket = bucket_of(each, rule, as_of)
            buckets[bucket] += amount
            by_age = Fraction(rule["rates"][names.index(bucket)])
            by_grade = Fraction(rule["by_grade"].get(grade, "0"))
            by_case = Fraction(rule["case"]) if each.name in cases else Fraction(0)
            items.append([max(by_age, by_grade, by_case), each.due, each.name, amount])
    waits = sum(lot.amount * rates.rate(lot.currency, as_of) for lot in replay.lots)
    # "reduces: unallocated money (revalued) is taken off the items, sorted by (rate, due, id); ignored: nothing."
    left = waits if rule["unallocated"] == "reduces" else 0
    for item in sorted(items):
        taken = min(left, item[3])
        item[3] -= taken
        left -= taken
    exact = sum((rate * amount / 100 for rate, _, _, amount in items), Fraction(0))
    return {
        "buckets": {name: money(amount) for name, amount in buckets.items()},
        "unallocated": money(waits),
        "loss": original(to_cents(exact / UNIT)),
    }
