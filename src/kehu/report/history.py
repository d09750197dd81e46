"""The section on what was decided before: recorded grades, limits, terms, who looked after the customer, its status."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kehu.grading.result import Assessment
from kehu.lang import Label, m
from kehu.ledger.history import ends
from kehu.model.customer import Customer
from kehu.model.months import add_months, month_end, month_start
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED
from kehu.model.upkeep import GradeEntry
from kehu.report.blocks import Band, Block, Nothing, Steps
from kehu.report.judgement import grade_name
from kehu.report.limits import limits
from kehu.report.recorded import Own, known, listing
from kehu.report.view import View

MONTHS = 24
CREDIT = ("甲", "乙", "丙", "丁", UNGRADED)


def history(customer: Customer, assessment: Assessment, policy: Policy, currency: str, view: View) -> tuple[Block, ...]:
    return (
        *_grades(customer, assessment, policy, view),
        *limits(customer, policy, currency, view),
        *view.from_standard(_terms(customer, view), *_owners(customer, view), *_statuses(customer, view)),
    )


def _grades(customer: Customer, assessment: Assessment, policy: Policy, view: View) -> tuple[Block, ...]:
    title = Label("Recorded grades", "评级记录")
    found = known(customer.grades, view.as_of)
    if not found:
        none = m("no grade up to {date} has been recorded", date=view.as_of)
        return (Nothing(none, investigated=True, title=title),)
    note = (
        m(
            "Today's grades {volume} and {credit} differ from those last recorded.",
            volume=assessment.volume.grade,
            credit=grade_name(assessment.credit.grade),
        )
        if assessment.changed
        else None
    )
    columns = (
        "date",
        "volume",
        Own(Label("credit grade", "信用分级"), lambda each: grade_name(each.credit) if each.credit else None),
        "id",
    )
    table = listing("recorded", title, found, columns, view, note=note)
    return (table, *view.from_standard(*_chart(found, policy, view.as_of)))


def _chart(found: Sequence[GradeEntry], policy: Policy, as_of: datetime.date) -> tuple[Block, ...]:
    """The recorded grades of the last months, at most 24, each until the next was recorded."""
    first = max(month_start(found[-1].date), add_months(month_start(as_of), 1 - MONTHS))
    starts = [month_start(end) for end in ends(first, as_of)]
    volume = [each.name for each in policy.volume.grades]
    bands = (
        _band(Label("Credit grade", "信用分级"), CREDIT, [(each.date, each.credit) for each in found], starts),
        _band(Label("Volume grade", "业务分级"), volume, [(each.date, each.volume) for each in found], starts),
    )
    shown = tuple(each for each in bands if any(value is not None for value in each.values))
    if not shown:
        return ()
    return (
        Steps(
            "grades-chart",
            Label("Recorded grades through time", "评级沿革图"),
            m(
                "Lines in steps from {first} to {last}; a dot where a grade was recorded.",
                first=f"{starts[0]:%Y-%m}",
                last=f"{starts[-1]:%Y-%m}",
            ),
            tuple((start.year, start.month) for start in starts),
            shown,
        ),
    )


def _band(
    label: Label,
    names: Sequence[str],
    recorded: Sequence[tuple[datetime.date, str | None]],
    starts: Sequence[datetime.date],
) -> Band:
    """A month shows what stood at its end; a name that the policy no longer has is left out. The newest come first."""
    values = []
    for start in starts:
        grade = next((each for day, each in recorded if each and day <= month_end(start)), None)
        values.append(names.index(grade) if grade in names else None)
    days = {month_start(day) for day, grade in recorded if grade}
    marked = frozenset(place for place, start in enumerate(starts) if start in days)
    return Band(label, tuple(grade_name(each) for each in names), tuple(values), marked)


def _terms(customer: Customer, view: View) -> Block:
    title = Label("Agreed terms", "约定账期")
    found = known(customer.terms, view.as_of)
    if not found:
        return Nothing(m("no terms are agreed with the customer"), investigated=True, title=title)
    return listing("terms", title, found, ("from", "until", "days", "document", "approved_by"), view, most=5)


def _owners(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.owners, view.as_of)
    if not found:
        return ()
    title = Label("Who looked after the customer", "业务员沿革")
    return (listing("owners", title, found, ("date", "owner", "by", "reason"), view, most=5),)


def _statuses(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.statuses, view.as_of)
    if not found:
        return ()
    title = Label("Changes of status", "状态变更")
    return (listing("statuses", title, found, ("date", "status", "until", "by", "reason"), view, most=5),)
