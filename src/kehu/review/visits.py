"""What a visit that was made waits for at a date: minutes, their approval, sending, the customer's word [W3].

A step counts from its own day on; one of which only the person is known counts as taken.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kehu.lang import Message, m
from kehu.model.choices import VisitState
from kehu.model.dossier import Visit
from kehu.review.case import Case


class Wait(Enum):
    """What is to come next."""

    MINUTES = auto()
    APPROVAL = auto()
    SENDING = auto()
    CONFIRMATION = auto()


@dataclass(frozen=True, slots=True)
class Late:
    """A visit that waits too long: since when, and until when the next step was due."""

    code: str
    visit: Visit
    since: datetime.date
    until: datetime.date

    def action(self, word: str) -> Message:
        """What to do; `word` is what `kehu visit` calls the step."""
        return m(
            "See to it, then record it: kehu visit {word} {code} {id}", word=word, code=self.code, id=self.visit.id
        )


def waiting(case: Case, wait: Wait, working_days: int) -> Iterator[Late]:
    """The visits that have waited for this beyond so many working days."""
    for visit in case.known(case.customer.visits):
        if visit.state is not VisitState.MADE:
            continue
        now, since = _standing(case, visit)
        until = case.missed(since, working_days) if now is wait else None
        if until:
            yield Late(case.customer.code, visit, since, until)


def _standing(case: Case, visit: Visit) -> tuple[Wait | None, datetime.date]:
    """What it waits for, and since when."""

    def done(day: datetime.date | None, otherwise: object) -> bool:
        return case.is_past(day) if day else bool(otherwise)

    if done(visit.confirmed_on, visit.confirmed_by):
        return None, visit.date
    if done(visit.sent_on, visit.sent_by):
        return Wait.CONFIRMATION, visit.sent_on or visit.date
    if done(visit.approved_on, visit.approved_by):
        return Wait.SENDING, visit.approved_on or visit.date
    if done(visit.minutes_on, visit.minutes):
        return Wait.APPROVAL, visit.minutes_on or visit.date
    return Wait.MINUTES, visit.date
