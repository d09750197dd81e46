"""The rules that flag: each looks at one case and gives a finding or none [V1]."""

from __future__ import annotations

import datetime
from decimal import Decimal

from kehu.grading.assess import is_graded
from kehu.grading.cadence import NextReview, next_review
from kehu.grading.completeness import completeness
from kehu.grading.figures import Subject
from kehu.grading.ratio import percent
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO, Obligation
from kehu.model.customer import Customer
from kehu.model.months import add_days, add_months
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.parts import Severity
from kehu.model.policy.texts import CREDIT_LABELS
from kehu.review.finding import Case, Finding

ONE = Decimal(1)
NAMED = 3  # what is missing, in one finding


def not_reviewed(case: Case) -> Finding | None:
    """Not looked over within the cadence: from the last review, else entry, else the first record; else never.

    The day that a review names for the next one takes the place of the cadence.
    """
    due = next_review(case.customer, case.assessment, case.policy)
    if not due.is_late(case.as_of):
        return None
    action = m("Look it over, then record it: kehu review done {code}", code=case.customer.code)
    severity = case.policy.review.not_reviewed.severity
    return case.finding("not-reviewed", severity, _not_reviewed_since(due), action, due.until)


def overdue(case: Case) -> Finding | None:
    """Money past due; critical when some of it is past due by more than the 丁 limit."""
    rule = case.policy.review.overdue
    late = [each for each in case.assessment.ledger.obligations if each.open and _days(each, case) >= max(rule.days, 1)]
    if not late:
        return None
    oldest = min(late, key=lambda each: (each.due, each.date, each.id))
    message = m(
        "{amount} overdue in {count} {count:item|items}; the oldest, {open} of {id}, was due on {due}, "
        "{days} {days:day|days} ago",
        amount=sum((each.open for each in late), ZERO),
        count=len(late),
        open=oldest.open,
        id=oldest.id,
        due=oldest.due,
        days=_days(oldest, case),
    )
    limit = case.policy.credit.limit_months
    if case.as_of > add_months(oldest.due, limit):
        action = m("Recover it, and ship against payment only: it is past {months} {months:month|months}", months=limit)
        return case.finding("overdue", rule.severity_beyond_limit, message, action, oldest.due)
    return case.finding("overdue", rule.severity, message, m("Ask for payment"), oldest.due)


def not_contacted(case: Case) -> Finding | None:
    """A new customer whom nobody has spoken to, nor sold to, within the days after entry (or collection)."""
    customer, rule = case.customer, case.policy.review.not_contacted
    entered = customer.entered_on or customer.collected_on
    if entered is None or case.as_of <= add_days(entered, rule.days) or _contacted(customer, case.as_of):
        return None
    message = m("Entered on {date}, and nobody has contacted them since", date=entered)
    action = m("Call or visit, then record it: kehu add communication {code}", code=customer.code)
    return case.finding("not-contacted", rule.severity, message, action, add_days(entered, rule.days))


def grade_differs(case: Case) -> Finding | None:
    """The grades written down are not today's; never written down is said as information."""
    found = case.assessment
    if not is_graded(case.customer) or not found.changed:
        return None
    recorded, today = found.recorded, {"volume": found.volume.grade, "credit": _shown(found.credit.grade)}
    action = m("Look at the reasons, then write it down: kehu grade {code} --write", code=case.customer.code)
    if recorded.date is None:
        message = m("Grades were never written down; today they are {volume} and {credit}", **today)
        return case.finding("grade-differs", Severity.INFO, message, action)
    message = m(
        "Written down on {date}: {old_volume} and {old_credit}; today: {volume} and {credit}",
        date=recorded.date,
        old_volume=_shown(recorded.volume),
        old_credit=_shown(recorded.credit),
        **today,
    )
    return case.finding("grade-differs", case.policy.review.grade_differs.severity, message, action, recorded.date)


def no_owner(case: Case) -> Finding | None:
    """Nobody of us looks after the customer: no owner, one who has left, or one whom the settings do not know."""
    message, since = _owner_missing(case)
    if message is None:
        return None
    action = m("Give it an owner: kehu set {code} owner=…", code=case.customer.code)
    return case.finding("no-owner", case.policy.review.no_owner.severity, message, action, since)


def incomplete(case: Case) -> Finding | None:
    """The file holds less than the customer's class demands [Q2]; what weighs most is named first."""
    if not case.demands:
        return None
    subject = Subject(case.customer, case.policy, case.settings, case.as_of, case.assessment)
    found = completeness(subject, case.demands)
    if found.is_enough:
        return None
    message = m(
        "The file is {share} % complete, and {least} % is demanded of a customer of the class {name}; "
        "missing: {missing}",
        share=percent(found.filled, found.demanded) or "",
        least=percent(found.demand.at_least, ONE) or "",
        name=found.demand.label,
        missing=[gap.wanted.label for gap in found.missing[:NAMED]],
    )
    action = m("Fill the gaps: kehu completeness {code}", code=case.customer.code)
    return case.finding("incomplete", case.policy.review.incomplete.severity, message, action)


def _owner_missing(case: Case) -> tuple[Message | None, datetime.date | None]:
    owner = case.customer.owner
    if owner is None:
        return m("Nobody looks after this customer"), None
    spells = [each for each in case.staff if each.name == owner]
    if case.staff and not spells:
        return m("The owner {owner} is not on the list of staff", owner=owner), None
    left = [each.left_on for each in spells if each.left_on and each.left_on <= case.as_of]
    if left and len(left) == len(spells):
        return m("The owner {owner} left on {date}", owner=owner, date=max(left)), max(left)
    return None, None


def _not_reviewed_since(due: NextReview) -> Message:
    """What to say when the day has passed."""
    if due.last and due.last.next:
        return m("The review planned for {date} has not been made", date=due.last.next)
    if due.last:
        return m("Last reviewed on {date} by {by}", date=due.last.date, by=due.last.by)
    if due.entered:
        return m("Never reviewed; entered on {date}", date=due.entered)
    if due.first:
        return m("Never reviewed; the first record is of {date}", date=due.first)
    return m("Never reviewed")


def _contacted(customer: Customer, as_of: datetime.date) -> bool:
    first = customer.first_contact_on
    if first and first <= as_of:
        return True
    days = [each.date for each in customer.communications]
    days += [each.date for each in customer.orders]
    days += [each.date for each in customer.sales]
    return any(day <= as_of for day in days)


def _days(obligation: Obligation, case: Case) -> int:
    return (case.as_of - obligation.due).days


def _shown(grade: str | None) -> str | Label:
    """A grade in running text; the credit grade none has words."""
    return CREDIT_LABELS[UNGRADED] if grade in (None, UNGRADED) else str(grade)
