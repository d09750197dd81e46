"""The one-page conclusion: both grades, willingness and ability to pay apart, limit, decision, reasons, next review."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from kehu.grading.cadence import NextReview, next_review
from kehu.grading.judged import Tardy
from kehu.grading.result import Assessment
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import Obligation
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED
from kehu.report.blocks import Fact
from kehu.report.decision import decide
from kehu.report.figures import share
from kehu.report.finances import ability
from kehu.report.judgement import credit_label, grade_name, volume_label
from kehu.report.limits import limit_worded
from kehu.report.reasons import reasons_against, reasons_for
from kehu.report.view import View

MOST_REASONS = 6  # of each side, so that the conclusion stays on one page


@dataclass(frozen=True, slots=True)
class Grade:
    """`of` is which grade it is, `label` what the policy calls it."""

    of: Label
    name: object
    label: object


@dataclass(frozen=True, slots=True)
class Conclusion:
    title: Label
    grades: tuple[Grade, ...]
    figures: tuple[Fact, ...]
    judgement: tuple[Fact, ...]
    decision: Fact
    because: Message | None
    next_review: Fact
    reasons_for: tuple[Message, ...]
    reasons_against: tuple[Message, ...]


def conclude(
    customer: Customer, assessment: Assessment, policy: Policy, judged: Sequence[Obligation], late: Sequence[Tardy]
) -> Conclusion:
    decided = decide(customer, assessment, policy)
    due = next_review(customer, assessment, policy)
    return Conclusion(
        title=Label("Conclusion", "结论摘要"),
        grades=_grades(assessment, policy),
        figures=_figures(assessment),
        judgement=(
            Fact(Label("Willingness to pay", "付款意愿"), _willingness(assessment)),
            Fact(Label("Ability to pay", "付款能力"), ability(customer, View(assessment.as_of))),
            Fact(Label("Credit limit", "授信额度"), limit_worded(customer, policy, assessment.as_of)),
        ),
        decision=Fact(Label("Decision", "授信结论"), decided.words),
        because=decided.because,
        next_review=Fact(Label("Next review", "下次复核"), _next_review(due, assessment.as_of)),
        reasons_for=tuple(reasons_for(customer, assessment, policy, judged, late))[:MOST_REASONS],
        reasons_against=tuple(reasons_against(customer, assessment, policy, judged, late))[:MOST_REASONS],
    )


def _grades(assessment: Assessment, policy: Policy) -> tuple[Grade, ...]:
    volume, credit = assessment.volume.grade, assessment.credit.grade
    return (
        Grade(Label("Volume grade", "业务分级"), volume, volume_label(volume, policy)),
        Grade(Label("Credit grade", "信用分级"), "–" if credit == UNGRADED else credit, credit_label(credit, policy)),
    )


def _figures(assessment: Assessment) -> tuple[Fact, ...]:
    credit = assessment.credit
    return (
        Fact(Label("Purchases", "考核期采购额"), assessment.volume.purchases, "money"),
        Fact(Label("Outstanding", "应收余额"), assessment.ledger.outstanding, "money"),
        Fact(Label("Overdue", "逾期金额"), assessment.ledger.overdue, "money"),
        Fact(Label("On-time ratio", "按期付款率"), share(credit.on_time, credit.due)),
        Fact(
            Label("Worst delay", "最长逾期"),
            m("{days} {days:day|days}", days=credit.worst_late_days) if credit.due else None,
        ),
    )


def _willingness(assessment: Assessment) -> Message:
    credit = assessment.credit
    if credit.grade == UNGRADED:
        return credit.reasons[0].text
    return m(
        "by the payment record {grade}: {share} of {due} due paid on time, the worst {days} {days:day|days} late",
        grade=grade_name(credit.grade),
        share=share(credit.on_time, credit.due),
        due=credit.due,
        days=credit.worst_late_days,
    )


# ------------------------------------------------------------------------------------------------ next review


def _next_review(due: NextReview, as_of: datetime.date) -> Message:
    """The day that the last review named, else by the policy's cadence [V1]."""
    last = due.last.date if due.last else None
    if due.until is None:
        return m("due now: never reviewed")
    if due.is_late(as_of):
        if last:
            return m("overdue since {day}; last reviewed on {last}", day=due.until, last=last)
        return m("overdue since {day}; never reviewed", day=due.until)
    if last:
        return m("{day}; last reviewed on {last}", day=due.until, last=last)
    return m("{day}; never reviewed yet", day=due.until)
