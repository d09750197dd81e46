"""What would lift a grade, said so that it can be passed on to the customer."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from kehu.grading.rise import Share
from kehu.lang import Label, Message, m
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED
from kehu.model.policy.texts import CREDIT_LABELS

MOST = 5  # records named in a sentence; the others are counted


def credit_name(grade: str) -> str | Label:
    """A credit grade for people: none is 未评."""
    return CREDIT_LABELS[UNGRADED] if grade == UNGRADED else grade


def no_way_to_pay(grade: str, judged: bool) -> Message:
    if grade == CREDIT_GRADES[0]:
        return m("By payment: {grade} is the best grade already", grade=grade)
    if not judged:
        return m("By payment: there is nothing to judge by and so nothing to lift; sales paid on time give a grade")
    return m(
        "By payment: neither paying nor waiting lifts {grade}; new sales paid on time do", grade=credit_name(grade)
    )


def wait_text(now: str, to: str, on: datetime.date, last: Sequence[str], late: int, months: int) -> Message:
    """`last` are those of the late ones that leave the window on the day; `late` is how many have left it by then."""
    shown = {
        "now": credit_name(now),
        "to": credit_name(to),
        "on": on,
        "last": _some(last),
        "count": len(last),
        "late": late,
        "months": months,
    }
    if not last:
        return m("By payment, {now} to {to}: on {on}, provided that everything that falls due is paid on time", **shown)
    if late > len(last):
        return m(
            "By payment, {now} to {to}: wait until {on}, when {last}, the last of {late} that were late, "
            "{count:has|have} left the window of {months} {months:month|months}, provided that everything that falls "
            "due is paid on time",
            **shown,
        )
    return m(
        "By payment, {now} to {to}: wait until {on}, when {last}, which {count:was|were} late, {count:has|have} left "
        "the window of {months} {months:month|months}, provided that everything that falls due is paid on time",
        **shown,
    )


def pay_text(now: str, to: str, shares: Sequence[Share], by: datetime.date | None, on: datetime.date | None) -> Message:
    """`on` None: the grade rises when they pay."""
    which = _some([_share(each) for each in shares])
    amount = sum((each.base for each in shares), Decimal(0))
    sum_of = m("{amount} ({which})", amount=amount, which=which) if len(shares) > 1 else which[0]
    shown = {"now": credit_name(now), "to": credit_name(to), "sum": sum_of, "by": by, "on": on}
    if on and by:
        return m(
            "By payment, {now} to {to}: pay {sum} by {by} and wait until {on}, provided that everything that falls due "
            "is paid on time",
            **shown,
        )
    if on:
        return m(
            "By payment, {now} to {to}: pay {sum} and wait until {on}, provided that everything that falls due is paid "
            "on time",
            **shown,
        )
    if by:
        return m("By payment, {now} to {to}: pay {sum} by {by}; the grade rises on the day of payment", **shown)
    return m("By payment, {now} to {to}: pay {sum}; the grade rises on the day of payment", **shown)


def no_way_to_buy(grade: str) -> Message:
    return m("By volume: {grade} is the best grade already", grade=grade)


def buy_text(now: str, to: str, amount: Decimal, by: datetime.date | None, first: bool) -> Message:
    shown = {"now": now, "to": to, "amount": amount, "by": by}
    if first:
        return m("By volume, {now} to {to}: a first purchase of {amount}", **shown)
    if by:
        return m("By volume, {now} to {to}: buy another {amount} by {by}", **shown)
    return m("By volume, {now} to {to}: buy another {amount}", **shown)


def older_text(now: str, to: str, on: datetime.date, first: str, days: int) -> Message:
    return m(
        "By volume, {now} to {to}: on {on}, when the first sale, {first}, is more than {days} {days:day|days} old",
        now=now,
        to=to,
        on=on,
        first=first,
        days=days,
    )


def returns_text(now: str, to: str, on: datetime.date, gone: Sequence[str]) -> Message:
    return m(
        "By volume, {now} to {to}: on {on}, when the {count:return|returns} {gone} {count:has|have} left the window",
        now=now,
        to=to,
        on=on,
        gone=_some(gone),
        count=len(gone),
    )


def _share(share: Share) -> Message:
    shown = {"amount": share.amount, "currency": share.currency, "id": share.obligation}
    return m("{currency} {amount} of {id}", **shown) if share.currency else m("{amount} of {id}", **shown)


def _some(named: Sequence[str | Message]) -> list[str | Message]:
    """The first few, and how many more."""
    more = len(named) - MOST
    return [*named[:MOST], m("and {n} more", n=more)] if more > 1 else list(named)
