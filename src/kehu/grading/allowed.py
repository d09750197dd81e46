"""What grades allow [G10]: the terms of payment and the strategies that the policy gives them.

By credit grade, and by both grades where the policy says something of its own about the two together. The grades tell
the past; whether an order may ship today, release decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehu.grading.result import Assessment
from kehu.lang import Label, Message, m
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.release import Decision, ReleasePolicy
from kehu.model.policy.texts import CREDIT_STRATEGIES, VOLUME_STRATEGIES


@dataclass(frozen=True, slots=True)
class Allowed:
    """`decision` is how an order may ship by the grades alone; `terms` and `strategy` say it in words."""

    decision: Decision
    terms: str | Label  # by payment, or by both grades where the policy has a text for the two
    strategy: str | Label | Message  # by volume
    notes: tuple[Message, ...] = ()


def allowed(assessment: Assessment, policy: Policy) -> Allowed:
    """What the grades of an assessment allow."""
    volume, release = assessment.volume.grade, policy.release
    decision = max((each for each in by_grades(assessment, release) if each), key=lambda each: each.rank)
    judged_as = terms_grade(assessment)
    terms = release.strategies.get(volume + judged_as) or credit_strategy(judged_as, policy)
    return Allowed(decision, terms, volume_strategy(volume, policy), tuple(_notes(assessment, decision, policy)))


def by_grades(assessment: Assessment, release: ReleasePolicy) -> tuple[Decision, Decision | None]:
    """How an order may ship by both grades, and the best that thin evidence leaves, where it is thin."""
    volume, credit = assessment.volume.grade, assessment.credit.grade
    decision = release.by_class.get(volume + credit, release.by_grade[credit])
    return decision, release.thin if "thin" in assessment.credit.flags else None


def volume_strategy(grade: str, policy: Policy) -> str | Label | Message:
    own = next((each.strategy for each in policy.volume.grades if each.name == grade), None)
    return own or VOLUME_STRATEGIES.get(grade) or m("The policy names no strategy for grade {grade}.", grade=grade)


def credit_strategy(grade: str, policy: Policy) -> str | Label:
    own = policy.credit.grades.get(grade)
    return (own and own.strategy) or CREDIT_STRATEGIES[grade]


def terms_grade(assessment: Assessment) -> str:
    """The credit grade whose terms apply: with few obligations judged no better than 乙 [G10]."""
    credit = assessment.credit
    return "乙" if credit.grade == "甲" and "thin" in credit.flags else credit.grade


def _notes(assessment: Assessment, decision: Decision, policy: Policy) -> Iterator[Message]:
    credit = assessment.credit.grade
    if terms_grade(assessment) != credit:
        yield m("The evidence for {grade} is thin: its terms are no better than those of 乙.", grade=credit)
    if credit == UNGRADED and policy.release.ungraded_with_limit is not Decision.PREPAY:
        yield m(
            "With an approved limit in force the terms are: {decision}.", decision=policy.release.ungraded_with_limit
        )
    best = assessment.volume.grade == policy.volume.grades[0].name
    if best and decision is Decision.ON_PROMISE:
        yield m("An extension may be agreed on contracts above {amount}.", amount=policy.release.extension_above)
