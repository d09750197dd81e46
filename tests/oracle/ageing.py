"""Open parts by how long they have been due, or how long ago they were sold [C4]."""

from __future__ import annotations

import datetime as dt
from typing import Any

from oracle.rates import Rates
from oracle.replay import Replay
from oracle.values import Plain, money, rules


def ageing(
    history: Plain, policy: Plain, as_of: dt.date, basis: str | None = None, rates: Rates | None = None
) -> dict[str, Any]:
    """Open parts by days past due (C4); `basis` None takes the policy's."""
    ageing_rules = rules(policy, "ageing")
    basis = basis or ageing_rules["basis"]
    limits = [int(limit) for limit in ageing_rules["buckets"]]
    names = [f"{low + 1}-{high}" for low, high in zip([0, *limits], limits, strict=False)] + [f"{limits[-1]}+"]
    replay = Replay(history, policy, as_of, rates)
    not_due, buckets = 0, dict.fromkeys(names, 0)
    for obligation in replay.obligations.values():
        # "Basis due date; by option the sale's date stands for it."
        since = obligation.date if basis == "date" else obligation.due
        age = (as_of - since).days
        if age <= 0:
            not_due += obligation.open
        else:
            position = sum(age > limit for limit in limits)
            buckets[names[position]] += obligation.open
    return {
        "outstanding": money(replay.outstanding),
        "not_due": money(not_due),
        "buckets": {name: money(amount) for name, amount in buckets.items()},
        "unallocated": money(replay.balance),
    }
