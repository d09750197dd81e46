"""The grades written down are not today's."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.grading.assess import is_graded
from kehu.lang import Label, m
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.rule import InfoRule, Severity
from kehu.model.policy.texts import CREDIT_LABELS
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The grades last written down differ from those that today's records give; grades never written down are said as "
    "information. A draft is not graded."
)


def flag(case: Case, rule: InfoRule) -> Iterator[Flag]:
    found = case.assessment
    if not is_graded(case.customer) or not found.changed:
        return
    recorded, today = found.recorded, {"volume": found.volume.grade, "credit": _shown(found.credit.grade)}
    action = m("Look at the reasons, then write it down: kehu grade {code} --write", code=case.customer.code)
    if recorded.date is None:
        message = m("Grades were never written down; today they are {volume} and {credit}", **today)
        yield Flag(message, action, severity=Severity.INFO)
        return
    message = m(
        "Written down on {date}: {old_volume} and {old_credit}; today: {volume} and {credit}",
        date=recorded.date,
        old_volume=_shown(recorded.volume),
        old_credit=_shown(recorded.credit),
        **today,
    )
    yield Flag(message, action, recorded.date)


def _shown(grade: str | None) -> str | Label:
    """A grade in running text; the credit grade none has words."""
    return CREDIT_LABELS[UNGRADED] if grade in (None, UNGRADED) else str(grade)
