"""What grades are called and what the policy says to them; and the section that advises on credit."""

from __future__ import annotations

import datetime

from kehu.grading.allowed import allowed
from kehu.grading.result import Assessment
from kehu.lang import Label, m
from kehu.ledger.due import terms_at
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.texts import CREDIT_LABELS, VOLUME_LABELS
from kehu.report.blocks import Block, Fact, Facts
from kehu.report.decision import decide
from kehu.report.limits import exposure_now, limit_worded
from kehu.report.recorded import known

# ------------------------------------------------------------------------------------------- names and policies


def volume_label(grade: str, policy: Policy) -> object:
    """What the firm calls a volume grade; the built-in names belong to the built-in letters."""
    own = next((each.label for each in policy.volume.grades if each.name == grade), None)
    return own or VOLUME_LABELS.get(grade) or grade


def credit_label(grade: str, policy: Policy) -> object:
    own = policy.credit.grades.get(grade)
    return (own and own.label) or CREDIT_LABELS[grade]


def grade_name(grade: str) -> object:
    """A credit grade as it is written: 甲 is 甲 in every language, `none` is not graded."""
    return Label("not graded", "未评") if grade == "none" else grade


# ------------------------------------------------------------------------------------------------ sections


def advice(customer: Customer, assessment: Assessment, policy: Policy) -> tuple[Block, ...]:
    told, decided = allowed(assessment, policy), decide(customer, assessment, policy)
    facts = (
        Fact(Label("Decision", "授信结论"), decided.words),
        Fact(Label("Terms of the credit grade", "信用政策"), told.terms),
        Fact(Label("Credit limit", "授信额度"), limit_worded(customer, policy, assessment.as_of)),
        Fact(Label("Days of credit at present", "现行账期"), _terms(customer, assessment, policy)),
        Fact(Label("Sales strategy", "销售策略"), told.strategy),
        *_investigators(customer, assessment.as_of),
    )
    return (Facts("advice-facts", facts, wide=True), exposure_now(customer, assessment.ledger, policy))


def _investigators(customer: Customer, as_of: datetime.date) -> tuple[Fact, ...]:
    """What the latest investigation that gives advice says."""
    found = next((each for each in known(customer.investigations, as_of) if each.advice), None)
    if found is None:
        return ()
    label = Label("Advice of the investigator", "调查人的授信建议")
    return (Fact(label, m("{advice} ({by}, {date})", advice=found.advice, by=found.by, date=found.date)),)


def _terms(customer: Customer, assessment: Assessment, policy: Policy) -> object:
    agreed = terms_at(customer.terms, assessment.as_of)
    if agreed is None:
        return m("{days} {days:day|days} by the policy; none are agreed with the customer", days=policy.terms.days)
    if agreed.until is None:
        return m("{days} {days:day|days}, agreed from {start}", days=agreed.days, start=agreed.from_)
    return m(
        "{days} {days:day|days}, agreed from {start} to {end}", days=agreed.days, start=agreed.from_, end=agreed.until
    )
