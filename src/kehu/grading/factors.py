"""The eight factors [G4]: a total from 0 to 100 of what people judged, with what nobody has judged named.

Each factor counts as the latest valid evaluation that judged it says, so that two colleagues can judge what each knows
best. An evaluation is valid up to the day so many months after its date, that day included.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from kehu.grading.result import FactorScore, FactorsResult, Reason
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.months import add_months
from kehu.model.policy.factors import FACTORS, FactorsPolicy, FactorWeights

if TYPE_CHECKING:
    from kehu.model.credit_file import Evaluation


def factor_label(factor: str) -> Label:
    """What a factor is called."""
    return keys(FactorWeights)[factor].label


def weigh_factors(customer: Customer, policy: FactorsPolicy, as_of: datetime.date) -> FactorsResult:
    """The total at a date, with what it rests on."""
    made = sorted((each for each in customer.evaluations if each.date <= as_of), key=lambda each: (each.date, each.id))
    if not made:
        return FactorsResult(missing=_weighing(policy))
    valid = [each for each in made if as_of <= add_months(each.date, policy.months)]
    scores = tuple(each for name in FACTORS if (each := _score(name, valid)))
    weights = {name: getattr(policy.weights, name) for name in FACTORS}
    points = sum((weights[each.factor] * each.score for each in scores), ZERO)
    whole = sum((weights[each.factor] for each in scores), ZERO)
    judged = {each.factor for each in scores}
    missing = tuple(name for name in _weighing(policy) if name not in judged)
    found = FactorsResult(scores, missing, points, whole)
    reasons = _reasons(found) if valid else (_expired(made[-1], policy),)
    return FactorsResult(scores, missing, points, whole, reasons)


def single_total(scores: Mapping[str, Decimal], policy: FactorsPolicy) -> Decimal | None:
    """What one evaluation comes to by itself."""
    points = sum((getattr(policy.weights, name) * score for name, score in scores.items()), ZERO)
    return FactorsResult(points=points, weights=sum((getattr(policy.weights, name) for name in scores), ZERO)).total


def _weighing(policy: FactorsPolicy) -> tuple[str, ...]:
    return tuple(name for name in FACTORS if getattr(policy.weights, name))


def _score(name: str, valid: list[Evaluation]) -> FactorScore | None:
    """The latest word on a factor."""
    for each in reversed(valid):
        score = getattr(each, name)
        if score is not None:
            return FactorScore(name, score, getattr(each, f"{name}_note"), each.id, each.date)
    return None


def _reasons(found: FactorsResult) -> tuple[Reason, ...]:
    ids = tuple(dict.fromkeys(each.evaluation for each in found.scores))
    judged: list[Message] = [
        m("{factor} {score}", factor=factor_label(each.factor), score=f"{each.score:f}") for each in found.scores
    ]
    if found.total is None:
        said = [Reason("factors.total", m("The eight factors: nothing that weighs was judged"), ids)]
    else:
        text = m("The eight factors: {total} of 100 ({judged})", total=f"{found.total}", judged=judged)
        said = [Reason("factors.total", text, ids)]
    if found.missing:
        text = m("Not judged, and left out: {missing}", missing=[factor_label(each) for each in found.missing])
        said.append(Reason("factors.missing", text))
    return tuple(said)


def _expired(last: Evaluation, policy: FactorsPolicy) -> Reason:
    text = m(
        "The last evaluation of the eight factors, {id} of {date}, was valid until {until}",
        id=last.id,
        date=last.date,
        until=add_months(last.date, policy.months),
    )
    return Reason("factors.expired", text, (last.id,))
