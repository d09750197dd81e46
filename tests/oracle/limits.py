"""Credit limits, and groups of customers that share one [C1]."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from oracle.exposure import exposure
from oracle.rates import Rates
from oracle.values import DAY, Plain, add_months, day, original, rules, units


def last_day(limit: Plain, policy: Plain) -> dt.date:
    if limit.get("until"):
        return day(limit["until"])
    return add_months(day(limit["from"]), int(rules(policy, "limits")["months"])) - DAY


def limit_at(history: Plain, policy: Plain, as_of: dt.date) -> tuple[str, str | None, Decimal | None]:
    """How it stands, the id of the limit that decides it, and the amount in force."""
    begun = [limit for limit in history.get("limits") or [] if day(limit["from"]) <= as_of]
    running = [limit for limit in begun if last_day(limit, policy) >= as_of]
    if not begun:
        return "none", None, None
    if not running:
        return "expired", None, None
    # "the one with greatest (from, id) decides; with suspended_on ≤ D → suspended"
    decides = max(running, key=lambda limit: (limit["from"], limit["id"]))
    if decides.get("suspended_on") and day(decides["suspended_on"]) <= as_of:
        return "suspended", decides["id"], None
    return "in_force", decides["id"], original(units(decides["amount"]))


def head(code: str, firm: Mapping[str, Plain]) -> str:
    """The top of the chain of parents; in a circle the smallest code of the circle."""
    seen: list[str] = []
    while code not in seen:
        seen.append(code)
        parent = firm[code].get("parent")
        if not parent or parent not in firm:
            return code
        code = parent
    return min(seen[seen.index(code) :])


def group(code: str, firm: Mapping[str, Plain]) -> list[str]:
    return sorted(other for other in firm if head(other, firm) == head(code, firm))


def headrooms(
    code: str, firm: Mapping[str, Plain], policy: Plain, as_of: dt.date, rates: Rates | None = None
) -> list[dict[str, Any]]:
    """Every limit that must hold for a customer, with the exposure against it."""

    def room(holder: str, members: list[str], is_group: bool) -> dict[str, Any]:
        state, limit, amount = limit_at(firm[holder], policy, as_of)
        against = sum((sum(exposure(firm[member], policy, as_of, rates).values()) for member in members), Decimal(0))
        return {
            "holder": holder,
            "group": is_group,
            "state": state,
            "limit": limit,
            "exposure": against,
            "available": None if amount is None else amount - against,
        }

    members = group(code, firm)
    if rules(policy, "limits")["group"] != "shared" or len(members) == 1:
        return [room(code, [code], False)]
    found = [room(head(code, firm), members, True)]
    # "own headroom too, if the customer is not the head and its own limit is in force or suspended"
    if code != head(code, firm) and limit_at(firm[code], policy, as_of)[0] in ("in_force", "suspended"):
        found.append(room(code, [code], False))
    return found
