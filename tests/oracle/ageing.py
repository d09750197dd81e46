"""Open parts by how long they have been due, or how long ago they were sold [C4]."""

from __future__ import annotations

import datetime as dt
from typing import Any

from oracle.rates import Rates
from oracle.replay import Obligation, Replay
from oracle.values import Plain, money, rules


def bucket_names(rule: Plain) -> list[str]:
    limits = [int(limit) for limit in rule["buckets"]]
    pairs = zip([0, *limits], limits, strict=False)
    return ["not_due", *(f"{low + 1}-{high}" for low, high in pairs), f"{limits[-1]}+"]


def bucket_of(obligation: Obligation, rule: Plain, as_of: dt.date, basis: str | None = None) -> str:
    # "Basis due date; by option the sale's date stands for it."
    age = (as_of - (obligation.date if (basis or rule["basis"]) == "date" else obligation.due)).days
    position = sum(age > int(limit) for limit in rule["buckets"])
    return bucket_names(rule)[0 if age <= 0 else 1 + position]


def ageing(
    history: Plain, policy: Plain, as_of: dt.date, basis: str | None = None, rates: Rates | None = None
) -> dict[str, Any]:
    """Open parts by days past due (C4); `basis` None takes the policy's."""
    rule = rules(policy, "ageing")
    buckets = dict.fromkeys(bucket_names(rule), 0)
    replay = Replay(history, policy, as_of, rates)
    for obligation in replay.obligations.values():
        buckets[bucket_of(obligation, rule, as_of, basis)] += obligation.open
    not_due = buckets.pop("not_due")
    return {
        "outstanding": money(replay.outstanding),
        "not_due": money(not_due),
        "buckets": {name: money(amount) for name, amount in buckets.items()},
        "unallocated": money(replay.balance),
    }
