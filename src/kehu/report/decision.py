"""What the firm decides on the customer's credit: what its grades allow, or what is stricter than they."""

from __future__ import annotations

from dataclasses import dataclass

from kehu.credit.limits import limit_at
from kehu.grading.allowed import allowed, terms_grade
from kehu.grading.result import Assessment
from kehu.lang import Message, m
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.release import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """`words` say it, `because` why; `decision` is how an order may ship."""

    decision: Decision
    words: object
    because: Message | None


def decide(customer: Customer, assessment: Assessment, policy: Policy) -> Decided:
    """The strictest of what its grades, its limit, its status and a watch over it allow."""
    found = _by_grade(customer, assessment, policy)
    for decision, because in _caps(customer, assessment, policy):
        if decision.rank > found.decision.rank:
            found = Decided(decision, decision, because)
    return found


def _by_grade(customer: Customer, assessment: Assessment, policy: Policy) -> Decided:
    told, grade = allowed(assessment, policy), assessment.credit.grade
    standing = limit_at(customer, policy.limits, assessment.as_of)
    if grade == UNGRADED and standing.is_approved:
        freer = policy.release.ungraded_with_limit
        return Decided(freer, freer, m("Not graded, but a limit is approved."))
    return Decided(told.decision, told.terms, _because(assessment))


def _because(assessment: Assessment) -> Message | None:
    grade = assessment.credit.grade
    if grade == UNGRADED:
        return None  # the strategy of `none` says it
    if terms_grade(assessment) != grade:
        return m("Credit grade {grade} rests on few obligations: no better terms than those of 乙.", grade=grade)
    return m("What the policy allows at credit grade {grade}.", grade=grade)


def _caps(customer: Customer, assessment: Assessment, policy: Policy) -> list[tuple[Decision, Message]]:
    """What may be stricter than the grades, each with its reason."""
    caps = [
        (policy.release.statuses.of(customer.status), m("The customer's status is: {status}.", status=customer.status))
    ]
    if limit_at(customer, policy.limits, assessment.as_of).amount == 0:
        caps.append((Decision.PREPAY, m("The limit is 0: cash only.")))
    watch = customer.watch
    if watch and (watch.until is None or assessment.as_of <= watch.until):
        caps.append((policy.release.watched, m("The customer is being watched: {cause}.", cause=watch.cause)))
    return caps
