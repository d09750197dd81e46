"""A statement of account [C6]: what was owed, every line of the period, what is owed; currency by currency."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from oracle.ageing import bucket_names, bucket_of
from oracle.rates import Rates
from oracle.replay import Replay
from oracle.values import CENT, DAY, Plain, day, named, original, records, rules, sale_amount, to_cents, units
from oracle.values import yes as is_yes

Line = tuple[dt.date, str, int, str]  # date, kind, amount, currency


def balances(replay: Replay) -> dict[str, int]:
    """What is owed less what waits, by currency; a currency without obligations and money is not there."""
    found: dict[str, int] = {}
    for each in replay.obligations.values():
        found[each.currency] = found.get(each.currency, 0) + each.original_open
    for lot in replay.lots:
        found[lot.currency] = found.get(lot.currency, 0) - lot.amount
    return found


def written(history: Plain, rates: Rates, start: dt.date, end: dt.date) -> list[Line]:
    """The lines that are records."""
    found: list[Line] = []
    for sale in history.get("sales") or []:
        kind = "opening" if is_yes(sale.get("opening")) else "sale"
        found.append((day(sale["date"]), kind, sale_amount(sale), rates.currency(sale)))
    for kind, plural, sign in (("return", "returns", -1), ("refund", "refunds", 1), ("receipt", "receipts", -1)):
        for each in history.get(plural) or []:
            found.append((day(each["date"]), kind, sign * units(each["amount"]), rates.currency(each)))
    # "receipt −amount on its date, ALWAYS (bounced or not); a receipt with `bounced`: +amount on `bounced`"
    for each in history.get("receipts") or []:
        if each.get("bounced"):
            found.append((day(each["bounced"]), "bounced", units(each["amount"]), rates.currency(each)))
    return [line for line in found if start <= line[0] <= end and line[2]]


def crosses(history: Plain, rates: Rates) -> bool:
    """Some receipt names a sale in another currency."""
    sales = {sale["id"]: rates.currency(sale) for sale in history.get("sales") or []}
    return any(
        sales.get(name, rates.currency(receipt)) != rates.currency(receipt)
        for receipt in history.get("receipts") or []
        for name, _ in named(receipt)
    )


def worked_out(
    history: Plain, policy: Plain, start: dt.date, end: dt.date, rates: Rates, lines: list[Line]
) -> list[Line]:
    """What no record says by itself: write-offs, recoveries, and what moved without a line."""
    found: list[Line] = []
    days = {line[0] for line in lines}
    for kind in ("write_offs", "extensions"):
        days |= {day(each["date"]) for each in history.get(kind) or [] if start <= day(each["date"]) <= end}
    before = balances(Replay(history, policy, start - DAY, rates))
    for today in sorted(days):
        replay = Replay(history, policy, today, rates)
        told: list[Line] = [line for line in lines if line[0] == today]
        for each in replay.obligations.values():
            for part in each.parts:
                if part.on == today and part.how == "write_off":
                    told.append((today, "write_off", -part.original, each.currency))
                if part.on == today and part.how == "recovery":
                    told.append((today, "recovery", part.original, each.currency))
                    if part.since == today:
                        told.append((today, "write_off", -part.original, each.currency))
        now = balances(replay)
        known = {*before, *now, *(line[3] for line in told)}
        for currency in known:
            moved = now.get(currency, 0) - before.get(currency, 0)
            rest = moved - sum(line[2] for line in told if line[3] == currency)
            if rest:
                told.append((today, "converted" if len(known) > 1 else "correction", rest, currency))
        found += [line for line in told if line not in lines]
        before = now
    return found


def statement(
    history: Plain, policy: Plain, start: dt.date, end: dt.date, rates: Rates | None = None
) -> dict[str, dict[str, Any]]:
    """By currency, of those in which something was owed, moved, is owed or waits."""
    rates = rates or Rates()
    lines = written(history, rates, start, end)
    if records(history, "write_offs", end) or crosses(history, rates):
        lines += worked_out(history, policy, start, end, rates, lines)
    replay = Replay(history, policy, end, rates)
    opening, closing = balances(Replay(history, policy, start - DAY, rates)), balances(replay)
    found = {}
    for currency in sorted({*opening, *closing, *(line[3] for line in lines)}):
        own = sorted(line[:3] for line in lines if line[3] == currency)
        items = [o for o in replay.obligations.values() if o.currency == currency and o.original_open]
        waits = sum(lot.amount for lot in replay.lots if lot.currency == currency)
        if not (opening.get(currency) or own or closing.get(currency) or items or waits):
            continue
        buckets = dict.fromkeys(bucket_names(rules(policy, "ageing")), 0)
        for each in items:
            buckets[bucket_of(each, rules(policy, "ageing"), end)] += each.original_open
        found[currency] = {
            "opening": original(opening.get(currency, 0)),
            "closing": original(closing.get(currency, 0)),
            "charged": original(sum(line[2] for line in own if line[2] > 0)),
            "credited": original(-sum(line[2] for line in own if line[2] < 0)),
            "lines": [(on, kind, original(amount)) for on, kind, amount in own],
            "items": [
                (o.name, original(o.original_open), max(0, (end - o.due).days))
                for o in sorted(items, key=lambda o: (o.due, o.date, o.name))
            ],
            "ageing": {name: original(amount) for name, amount in buckets.items()},
            "unallocated": original(waits),
            "interest": interest([o for o in items if not o.disputed and o.due < end], policy, end),
        }
    return found


def interest(items: list[Any], policy: Plain, as_of: dt.date) -> Decimal | None:
    # "days = max(0, (D − due).days − from_day + 1); interest = open × rate/100 × days / day_count, half up
    # to 0.01 per item, then summed."
    rule = {"enabled": "", "rate": "3.65", "day_count": "365", "from_day": "1"} | dict(
        (policy.get("dunning") or {}).get("interest") or {}
    )
    if not is_yes(rule["enabled"]):
        return None
    total = 0
    for each in items:
        days = max(0, (as_of - each.due).days - int(rule["from_day"]) + 1)
        total += to_cents(Fraction(each.original_open * days, int(rule["day_count"])) * Fraction(rule["rate"]) / 100)
    assert total % CENT == 0
    return original(total)
