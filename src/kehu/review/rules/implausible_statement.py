"""A customer's financial statement that does not fit with itself, with other years, or with our own records."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.credit.plausibility import examine
from kehu.lang import m
from kehu.model.policy.rule import Rule, Severity
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The latest financial statement deviates, at least as gravely as a warning, from itself, from the year before, "
    "from what the customer told us, or from what it bought from us and owed us. The policy's section plausibility "
    "says from where on."
)


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    found = [each for each in examine(case.customer, case.policy, case.as_of) if each.deviates]
    grave = [each for each in found if each.severity is not Severity.INFO]
    if not grave:
        return
    statement = grave[0].statement
    message = m(
        "The statement of {date} ({id}) does not fit: {checks}",
        date=statement.date,
        id=statement.id,
        checks=[m("not so that {what}", what=each.label) for each in grave],
    )
    action = m("Look at both figures, then ask the customer: kehu plausibility {code}", code=case.customer.code)
    critical = any(each.severity is Severity.CRITICAL for each in grave)
    severity = Severity.CRITICAL if critical else None
    yield Flag(message, action, statement.date, severity=severity, subject=statement.id)
