"""Somebody who works with customers' data was never trained in it, or not for long."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.months import add_days, add_months
from kehu.model.policy.review.work import TrainingRule
from kehu.model.staff import Staff
from kehu.review.finding import Flag
from kehu.review.round import Round
from kehu.review.staff import bound

EXPLAINED = m(
    "Everybody on the list of staff, but the boss, was trained (`trainings`) within so many months; the first time "
    "within so many days of joining."
)


def flag_firm(round: Round, rule: TrainingRule) -> Iterator[Flag]:
    without = [each.name for each in bound(round) if _is_missing(each, round, rule)]
    if without:
        message = m("No training in force of {count}: {names}", count=len(without), names=without)
        yield Flag(message, m("Train them, then write it in kehu.yaml: trainings"))


def _is_missing(person: Staff, round: Round, rule: TrainingRule) -> bool:
    last = max((each.date for each in person.trainings if each.date <= round.as_of), default=None)
    if last:
        return add_months(last, rule.months) < round.as_of
    return person.joined_on is None or add_days(person.joined_on, rule.days_after_joining) < round.as_of
