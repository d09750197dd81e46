"""Why a credit grade is what it is, said as a credit manager would say it, each sentence with its records [G7]."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from kehu.grading.judged import Judged, Tardy, window_start
from kehu.grading.ratio import percent, reaches
from kehu.grading.result import Reason
from kehu.lang import Message, m
from kehu.ledger.obligation import ZERO, Obligation
from kehu.model.policy.credit import UNGRADED, CreditPolicy, Reading

MOST = 5  # obligations said one by one; the others are counted in one sentence more, with all their records


def credit_reasons(
    grade: str, judged: Sequence[Judged], left_out: Sequence[Obligation], policy: CreditPolicy, as_of: datetime.date
) -> tuple[Reason, ...]:
    """What decided the grade first, then what a reader should know beside it."""
    if grade == "丁":
        said = _over_limit(judged, policy)
    elif grade == UNGRADED:
        said = [_nothing(judged, policy, as_of)]
    elif grade == "甲":
        said = [_on_time(judged, policy, as_of)]
    else:
        said = [_ratio(judged, policy, as_of), *_late(judged)]
    return (*said, *_tolerated(judged, policy), *_left_out(left_out), *_thin(judged, policy))


def _over_limit(judged: Iterable[Judged], policy: CreditPolicy) -> list[Reason]:
    """What went beyond the limit, the longest first."""

    def weight(tardy: Sequence[Tardy]) -> tuple[object, ...]:
        return -max(each.days for each in tardy), -_amount(tardy), tardy[0].obligation.id

    def said(each: Tardy) -> Message:
        shown = {"what": _what(each), "days": each.days, "months": policy.limit_months}
        if each.waits:
            return m("{what}: {days} {days:day|days} overdue, more than {months} {months:month|months}", **shown)
        return m("{what}: {days} {days:day|days} late, more than {months} {months:month|months}", **shown)

    over = ([tardy for tardy in each.tardy if tardy.over] for each in judged)
    return _one_by_one("credit.over_limit", sorted(filter(None, over), key=weight), said)


def _late(judged: Iterable[Judged]) -> list[Reason]:
    """What was late, the largest first."""

    def weight(tardy: Sequence[Tardy]) -> tuple[object, ...]:
        return -_amount(tardy), -max(each.days for each in tardy), tardy[0].obligation.id

    def said(each: Tardy) -> Message:
        shown = {"what": _what(each), "days": each.days}
        if each.waits:
            return m("{what}: {days} {days:day|days} overdue", **shown)
        return m("{what}: {days} {days:day|days} late", **shown)

    late = (each.tardy for each in judged if each.tardy)
    return _one_by_one("credit.late", sorted(late, key=weight), said)


def _one_by_one(rule: str, ordered: Sequence[Sequence[Tardy]], said: Callable[[Tardy], Message]) -> list[Reason]:
    """The first obligations in words, the others counted; the records of all."""
    first, rest = ordered[:MOST], [each for tardy in ordered[MOST:] for each in tardy]
    reasons = [Reason(rule, said(each), (each.obligation.id, *each.by)) for tardy in first for each in _joined(tardy)]
    if rest:
        ids = tuple(dict.fromkeys(id for each in rest for id in (each.obligation.id, *each.by)))
        count = len(ordered) - len(first)
        text = m("and {count} more like {count:it|these}, {amount} in all", count=count, amount=_amount(rest))
        reasons.append(Reason(rule, text, ids))
    return reasons


def _joined(tardy: Iterable[Tardy]) -> Iterator[Tardy]:
    """Parts of one obligation settled on one day in one way are one thing to say."""

    def fate(each: Tardy) -> tuple[datetime.date, str]:
        return each.until, each.part.how if each.part else ""

    for _, same in groupby(sorted(tardy, key=fate), key=fate):
        parts = list(same)
        by = tuple(dict.fromkeys(id for each in parts for id in each.by))
        yield parts[0]._replace(amount=_amount(parts), by=by)


def _amount(tardy: Iterable[Tardy]) -> Decimal:
    return sum((each.amount for each in tardy), ZERO)


def _what(tardy: Tardy) -> Message:
    """The obligation or the part of it, and what became of it."""
    about, part = tardy.obligation, tardy.part
    shown = {"which": _which(tardy), "due": about.due, "day": tardy.until, "by": tardy.by}
    if part is None:
        return m("{which} was due on {due} and is still open", **shown)
    if part.how == "write_off":
        shown["day"] = part.settled_on
        return m("{which} was due on {due} and was written off on {day} by {by}", **shown)
    if part.how == "return":
        return m("{which} was due on {due} and settled on {day} by the return {by}", **shown)
    return m("{which} was due on {due} and settled on {day} by {by}", **shown)


def _which(tardy: Tardy) -> Message:
    about = tardy.obligation
    if tardy.amount < about.amount:
        return m("{part} of the {amount} of {id}", part=tardy.amount, amount=about.amount, id=about.id)
    return m("{id} of {amount}", id=about.id, amount=about.amount)


def _ratio(judged: Sequence[Judged], policy: CreditPolicy, as_of: datetime.date) -> Reason:
    due = sum((each.due for each in judged), ZERO)
    paid_at_all = policy.reading is Reading.PAID
    good = sum((each.paid if paid_at_all else each.on_time for each in judged), ZERO)
    enough = reaches(good, due, policy.ratio)
    shown = {
        "good": good,
        "due": due,
        "as_of": as_of,
        "share": percent(good, due),
        "line": f"{(policy.ratio * 100).normalize():f}",
    }
    if paid_at_all and enough:
        text = m(
            "{good} of the {due} that was due is paid by {as_of}, in time or not: {share} %, and 乙 asks for {line} % "
            "paid at all",
            **shown,
        )
    elif paid_at_all:
        text = m(
            "{good} of the {due} that was due is paid by {as_of}, in time or not: {share} %, less than the {line} % "
            "paid at all that 乙 asks for",
            **shown,
        )
    elif enough:
        text = m(
            "{good} of the {due} that was due was paid on time: {share} %, and 乙 asks for {line} % paid on time",
            **shown,
        )
    else:
        text = m(
            "{good} of the {due} that was due was paid on time: {share} %, less than the {line} % paid on time that 乙 "
            "asks for",
            **shown,
        )
    return Reason("credit.ratio", text, tuple(each.obligation.id for each in judged))


def _on_time(judged: Sequence[Judged], policy: CreditPolicy, as_of: datetime.date) -> Reason:
    text = m(
        "{count} {count:obligation|obligations} fell due or stood open from {start} to {end}, {due} in all: "
        "nothing was late",
        count=len(judged),
        start=window_start(policy, as_of),
        end=as_of,
        due=sum((each.due for each in judged), ZERO),
    )
    return Reason("credit.on_time", text, tuple(each.obligation.id for each in judged))


def _nothing(judged: Sequence[Judged], policy: CreditPolicy, as_of: datetime.date) -> Reason:
    shown = {"start": window_start(policy, as_of), "end": as_of}
    if judged:
        text = m("Of what fell due or stood open from {start} to {end} no amount can be judged: not graded", **shown)
    else:
        text = m("Nothing fell due or stood open past its due date from {start} to {end}: not graded", **shown)
    return Reason("credit.none", text, tuple(each.obligation.id for each in judged))


def _tolerated(judged: Sequence[Judged], policy: CreditPolicy) -> list[Reason]:
    found = [each for each in judged if each.tolerated]
    if not found:
        return []
    text = m(
        "{amount} of {ids} came late or is missing: at most {tolerance} each, it counts as on time",
        amount=sum((each.tolerated for each in found), ZERO),
        ids=tuple(each.obligation.id for each in found),
        tolerance=policy.tolerance,
    )
    return [Reason("credit.tolerated", text, tuple(each.obligation.id for each in found))]


def _left_out(disputed: Sequence[Obligation]) -> list[Reason]:
    if not disputed:
        return []
    ids = tuple(each.id for each in disputed)
    text = m("Disputed and left out: {ids}", ids=ids)
    return [Reason("credit.disputed", text, ids)]


def _thin(judged: Sequence[Judged], policy: CreditPolicy) -> list[Reason]:
    stood = tuple(each.obligation.id for each in judged if each.stood_open)
    if len(stood) >= policy.thin_below:
        return []
    text = m(
        "Thin evidence: {count} judged {count:obligation|obligations} stood open after the day of sale, "
        "fewer than {least}",
        count=len(stood),
        least=policy.thin_below,
    )
    return [Reason("credit.thin", text, stood)]
