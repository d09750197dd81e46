"""Why a credit grade is what it is, said as a credit manager would say it, each sentence with its records [G7]."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kehu.grading.judged import Judged, Tardy, window_start
from kehu.grading.ratio import percent, reaches
from kehu.grading.result import Reason
from kehu.lang import Message, m
from kehu.ledger.obligation import ZERO, Obligation
from kehu.model.policy import UNGRADED, CreditPolicy, Reading

MOST = 5  # sentences about single obligations; the records of the others stand in one sentence more


def credit_reasons(
    grade: str, judged: Sequence[Judged], left_out: Sequence[Obligation], policy: CreditPolicy, as_of: datetime.date
) -> tuple[Reason, ...]:
    """What decided the grade first, then what a reader should know beside it."""
    if grade == "丁":
        said = _over_limit([each for each in _fates(judged) if each.over], policy)
    elif grade == UNGRADED:
        said = [_nothing(judged, policy, as_of)]
    elif grade == "甲":
        said = [_on_time(judged, policy, as_of)]
    else:
        said = [_ratio(judged, policy, as_of), *_late(_fates(judged))]
    return (*said, *_tolerated(judged, policy), *_left_out(left_out), *_thin(judged, policy))


def _fates(judged: Iterable[Judged]) -> list[Tardy]:
    """What was late; parts of one obligation settled on one day in one way are one thing to say."""
    found: list[Tardy] = []
    for each in judged:
        found += each.tardy if len(each.tardy) < 2 else _joined(each.tardy)
    return found


def _joined(tardy: Iterable[Tardy]) -> Iterator[Tardy]:
    def fate(each: Tardy) -> tuple[datetime.date, str]:
        return each.until, each.part.how if each.part else ""

    for _, same in groupby(sorted(tardy, key=fate), key=fate):
        parts = list(same)
        by = tuple(dict.fromkeys(id for each in parts for id in each.by))
        yield replace(parts[0], amount=sum((each.amount for each in parts), ZERO), by=by)


def _over_limit(over: Sequence[Tardy], policy: CreditPolicy) -> list[Reason]:
    ordered = sorted(over, key=lambda each: (-each.days, -each.amount, each.obligation.id))
    said = []
    for each in ordered[:MOST]:
        shown = {"what": _what(each), "days": each.days, "months": policy.limit_months}
        if each.waits:
            text = m("{what}: {days} {days:day|days} overdue, more than {months} {months:month|months}", **shown)
        else:
            text = m("{what}: {days} {days:day|days} late, more than {months} {months:month|months}", **shown)
        said.append(Reason("credit.over_limit", text, (each.obligation.id, *each.by)))
    return said + _more("credit.over_limit", ordered[MOST:])


def _late(tardy: Sequence[Tardy]) -> list[Reason]:
    ordered = sorted(tardy, key=lambda each: (-each.amount, -each.days, each.obligation.id))
    said = []
    for each in ordered[:MOST]:
        shown = {"what": _what(each), "days": each.days}
        if each.waits:
            text = m("{what}: {days} {days:day|days} overdue", **shown)
        else:
            text = m("{what}: {days} {days:day|days} late", **shown)
        said.append(Reason("credit.late", text, (each.obligation.id, *each.by)))
    return said + _more("credit.late", ordered[MOST:])


def _more(rule: str, rest: Sequence[Tardy]) -> list[Reason]:
    if not rest:
        return []
    amount = sum((each.amount for each in rest), ZERO)
    text = m("and {count} more like {count:it|these}, {amount} in all", count=len(rest), amount=amount)
    return [Reason(rule, text, tuple(dict.fromkeys(id for each in rest for id in (each.obligation.id, *each.by))))]


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
        "good": good, "due": due, "as_of": as_of, "share": percent(good, due),
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
        count=len(judged), start=window_start(policy, as_of), end=as_of, due=sum((each.due for each in judged), ZERO),
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
        ids=tuple(each.obligation.id for each in found), tolerance=policy.tolerance,
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
        count=len(stood), least=policy.thin_below,
    )
    return [Reason("credit.thin", text, stood)]


