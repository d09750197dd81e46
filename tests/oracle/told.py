"""The ledger as plain data, to lay beside another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from oracle.rates import Rates
from oracle.replay import Obligation, Part, Replay
from oracle.values import Plain, money, original


def _gathered(lots: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Lots alike but for their amount, added up and sorted: how a day's money was split does not matter."""
    sums: dict[tuple[Any, ...], int] = {}
    for amount, *rest in lots:
        sums[tuple(rest)] = sums.get(tuple(rest), 0) + amount
    return [(money(sums[key]), *key) for key in sorted(sums)]


def _shown(obligation: Obligation) -> dict[str, Any]:
    given_up = [part for part in obligation.parts if part.how == "write_off"]
    others = [part for part in obligation.parts if part.how != "write_off"]
    back = [part for part in obligation.parts if part.how == "recovery"]
    return {
        "kind": obligation.kind,
        "date": obligation.date,
        "due": obligation.due,
        "agreed_due": obligation.agreed_due,
        "original": (
            obligation.currency,
            original(obligation.original_amount),
            original(obligation.original_open),
        ),
        "amount": money(obligation.amount),
        "disputed": obligation.disputed,
        "parts": _gathered((part.amount, part.on, part.how) for part in others),
        "open": money(obligation.open),
        "written_off": money(sum(part.amount for part in given_up)),
        "written_off_parts": _gathered((part.amount, part.on) for part in given_up),
        "recovered": _gathered((part.amount, part.since, part.on) for part in back),
        "by": _gathered(
            (part.amount, part.on, _way(part), part.by, str(part.since or "")) for part in obligation.parts
        ),
    }


def _way(part: Part) -> str:
    """Money is money: whether it was free or reserved before is not told of a part."""
    return part.how if part.how in ("return", "never_due", "write_off") else "money"


def _waiting(replay: Replay) -> dict[str, Decimal]:
    """Money that pays nothing yet in its own currency, by "currency sale"."""
    sums: dict[str, int] = {}
    for lot in replay.lots:
        key = f"{lot.currency} {lot.sale}"
        sums[key] = sums.get(key, 0) + lot.amount
    return {key: original(amount) for key, amount in sums.items()}


def ledger(history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None) -> dict[str, Any]:
    """Every obligation with what became of its parts, and the customer's sums, at the end of the day."""
    replay = Replay(history, policy, as_of, rates)
    return {
        "obligations": {name: _shown(replay.obligations[name]) for name in sorted(replay.obligations)},
        "free": money(replay.free),
        "reserved": {name: money(kept) for name, kept in sorted(replay.reserved.items()) if kept},
        "balance": money(replay.balance),
        "outstanding": money(replay.outstanding),
        "overdue": money(replay.overdue),
        "waits": _waiting(replay),
        "exchange_difference": money(replay.exchange_difference),
        "totals": {kind: money(total) for kind, total in replay.totals.items()},
    }
