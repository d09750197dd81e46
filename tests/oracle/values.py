"""Text to values, and the small rules that every other part reads records by."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

Plain = Mapping[str, Any]
UNIT = 10**6  # D5: amounts have at most six decimals, and so have rates
CENT = UNIT // 100
GRAIN = UNIT * UNIT  # what an amount times a rate is counted in
DAY = dt.timedelta(days=1)

DEFAULTS: dict[str, dict[str, Any]] = {
    "terms": {"days": "30"},
    "volume": {
        "window": "rolling",
        "months": "12",
        "grades": [
            {"name": "A", "at_least": "300000"},
            {"name": "B", "at_least": "200000"},
            {"name": "C", "at_least": "0"},
            {"name": "D"},
        ],
        "potential": {"grade": "D", "days": "90", "below": "B"},
    },
    "credit": {
        "months": "24",
        "grace_days": "0",
        "limit_months": "3",
        "ratio": "0.80",
        "reading": "on_time",
        "tolerance": "1.00",
        "disputed": "count",
        "thin_below": "3",
    },
    "ageing": {"buckets": ["30", "60", "90"], "basis": "due"},
    "provisions": {
        "buckets": ["30", "60", "90", "180", "365"],
        "rates": ["0", "2", "5", "10", "20", "50", "100"],
        "basis": "due",
        "by_grade": {"丁": "50"},
        "case": "50",
        "unallocated": "ignored",
    },
    "release": {
        "by_grade": {
            "甲": "credit_sale",
            "乙": "on_promise",
            "丙": "prepay",
            "丁": "prepay_and_recover",
            "none": "prepay",
        },
        "by_class": {},
        "thin": "on_promise",
        "ungraded_with_limit": "credit_sale",
        "watched": "on_promise",
        "statuses": {
            "draft": "refuse",
            "suspended": "refuse",
            "phasing_out": "prepay_and_recover",
            "closed": "refuse",
        },
        "overdue_days": "15",
        "risk": "high",
    },
    "limits": {"months": "12", "unallocated": "reduces", "bills": "commercial", "group": "separate"},
}


def rules(policy: Plain, section: str) -> dict[str, Any]:
    """The section's defaults with the firm's own numbers over them."""
    return {**DEFAULTS[section], **(policy.get(section) or {})}


def units(text: Any) -> int:
    """Money in its own currency as a whole number of millionths."""
    exact = Fraction(str(text)) * UNIT
    assert exact.denominator == 1, text
    return int(exact)


def money(grains: int) -> Decimal:
    """Money in the base currency: millionths of it times a rate in millionths."""
    return Decimal(grains).scaleb(-12)


def original(amount: int) -> Decimal:
    """Money in its own currency: millionths of it."""
    return Decimal(amount).scaleb(-6)


def to_cents(amount: Fraction) -> int:
    """Millionths, rounded half up to cents."""
    return int((amount / CENT + Fraction(1, 2)) // 1) * CENT


def day(text: Any) -> dt.date:
    return dt.date.fromisoformat(str(text))


def yes(text: Any) -> bool:
    return str(text or "").lower() in ("true", "yes", "是")


def add_months(start: dt.date, months: int) -> dt.date:
    # "Month arithmetic clamps to the end of a shorter month, in both directions (30 Nov + 3 months =
    # end of Feb)."
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def records(history: Plain, kind: str, as_of: dt.date) -> list[Plain]:
    # "Records dated after the as-of date do not exist for it." The order by date, then id, serves every
    # reader.
    known = [record for record in history.get(kind) or [] if day(record["date"]) <= as_of]
    return sorted(known, key=lambda record: (record["date"], record["id"]))


def sale_amount(sale: Plain) -> int:
    # R6: "amount = quantity × price − discount, rounded half up to cents, when given thus". A stated
    # amount stands. It goes for an order as well.
    if sale.get("amount"):
        return units(sale["amount"])
    exact = Fraction(sale["quantity"]) * Fraction(sale["price"]) - Fraction(sale.get("discount") or "0")
    return to_cents(exact * UNIT)


def terms_days(history: Plain, policy: Plain, sale: Plain) -> int:
    # "date + terms in days (of the sale, else the terms agreed with the customer at its date, else the
    # policy: 30)"
    if sale.get("terms"):
        return int(sale["terms"])
    agreed = [
        terms
        for terms in history.get("terms") or []
        if (not terms.get("from") or terms["from"] <= sale["date"])
        and (not terms.get("until") or sale["date"] <= terms["until"])
    ]
    if agreed:
        # Reading: of several periods that hold the date, both ends included, the one that began last.
        return int(max(agreed, key=lambda terms: terms.get("from") or "")["days"])
    return int(rules(policy, "terms")["days"])


def due_date(history: Plain, policy: Plain, sale: Plain, as_of: dt.date) -> dt.date:
    # "due on `due`, else on date + terms in days …, never before its own date."
    date = day(sale["date"])
    due = day(sale["due"]) if sale.get("due") else date + dt.timedelta(terms_days(history, policy, sale))
    due = max(due, date)
    # "An extension agreed no later than the due date that it moves, and no later than the as-of date,
    # moves it." Reading: one after the other by date agreed, then id; the due date in force at the
    # as-of date then holds for the whole replay (extensions are not among the replayed kinds). Section
    # 1: an extension is "a later due date".
    for extension in records(history, "extensions", as_of):
        if extension["sale"] == sale["id"] and day(extension["date"]) <= due:
            due = max(due, day(extension["due"]))
    return due


def has_bounced(receipt: Plain, as_of: dt.date) -> bool:
    # "A receipt bounced on or before the as-of date does not exist."
    return bool(receipt.get("bounced")) and day(receipt["bounced"]) <= as_of


def named(receipt: Plain) -> list[tuple[str, int | None]]:
    """What the receipt names, in the order written, with the amount said or None."""
    wish = receipt.get("for")
    if not wish:
        return []
    if isinstance(wish, str):
        return [(wish, None)]
    if isinstance(wish, Mapping):
        return [(name, units(said) if said else None) for name, said in wish.items()]
    return [(name, None) for name in wish]
