"""A suggested credit limit [C2]: several methods side by side, each with its formula and all inputs. None decides.

Two kinds of methods: what the customer needs, by what it buys, and what it can carry, by its financial statement. The
conservative suggestion is the lowest conservative figure of all methods that have their inputs; the generous one is
what it needs at most, as far as it can carry it. Both are rounded down. Out of no data comes no suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from kehu.credit.ability import net_worth_share, working_assets
from kehu.credit.estimate import Estimate, Input
from kehu.credit.subject import Subject
from kehu.grading.allowed import terms_grade
from kehu.grading.factors import weigh_factors
from kehu.lang import Label, Message, m
from kehu.ledger.due import terms_at
from kehu.ledger.history import bought
from kehu.model.months import add_months
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.release import Decision
from kehu.model.policy.suggestion import SuggestionPolicy
from kehu.model.policy.texts import CREDIT_LABELS

ON_CREDIT = (Decision.CREDIT_SALE, Decision.ON_PROMISE)
MONTH_DAYS, HUNDRED = 30, 100
PURCHASES = Label("by purchases and grade", "月均采购额法")
SCORE = Label("by purchases and the eight factors", "八要素评分法")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the methods say, and what comes of it: None where no method has its inputs. `caps`: why it is 0 anyway."""

    estimates: tuple[Estimate, ...]
    conservative: Decimal | None
    generous: Decimal | None
    caps: tuple[Message, ...] = ()


def suggest(subject: Subject) -> Suggestion:
    """What limit the policy's methods suggest for a customer at a date."""
    policy = subject.policy.limits.suggestion
    estimates = (*_needs(subject), *_abilities(subject))
    known = [each for each in estimates if each.conservative is not None]
    if not known:
        return Suggestion(estimates, None, None)
    caps = tuple(_caps(subject))
    if caps:
        return Suggestion(estimates, Decimal(0), Decimal(0), caps)
    conservative = min(each.conservative for each in known if each.conservative is not None)
    most = [_most(known, kind) for kind in ("need", "ability")]
    generous = min(each for each in most if each is not None)
    return Suggestion(estimates, rounded_down(conservative, policy), rounded_down(generous, policy))


def rounded_down(amount: Fraction, policy: SuggestionPolicy) -> Decimal:
    """An amount as it is suggested, by the policy's rule; never below 0."""
    return Decimal(int(max(amount, Fraction(0)) / policy.round_to) * policy.round_to)


def _most(known: Sequence[Estimate], kind: Literal["need", "ability"]) -> Fraction | None:
    return max((each.generous for each in known if each.kind == kind and each.generous is not None), default=None)


def _caps(subject: Subject) -> Iterator[Message]:
    """Why nothing is sold on credit, whatever the methods say."""
    credit = terms_grade(subject.assessment)
    if not factor(subject):
        yield m("grade {grade}: cash only", grade=CREDIT_LABELS[UNGRADED] if credit == UNGRADED else credit)
    status = subject.customer.status
    if subject.policy.release.statuses.of(status) not in ON_CREDIT:
        yield m("status {status}: nothing on credit", status=status.label)


def factor(subject: Subject) -> Decimal:
    """The factor of the customer's grades; with thin evidence it is no better than that of 乙."""
    policy, found = subject.policy.limits.suggestion, subject.assessment
    credit = terms_grade(found)
    return policy.by_class.get(found.volume.grade + credit, policy.by_grade[credit])


def _needs(subject: Subject) -> Iterator[Estimate]:
    """What it needs: so many months of what it buys, by its grade, and by what people judged."""
    policy = subject.policy.limits.suggestion
    bought = _purchases(subject)
    months, grade = _credit_months(subject), _factor_input(subject)
    yield _need(
        "purchases",
        PURCHASES,
        Label(
            "average monthly purchases × months of credit × factor of the grade; generously, of the busiest months",
            "月均采购额 × 赊销月数 × 信用等级系数；宽松值用采购最多月份的月均",
        ),
        bought,
        (months, grade),
    )
    total = weigh_factors(subject.customer, subject.policy.factors, subject.as_of)
    points = None if total.total is None else Fraction(total.total)
    records = tuple(dict.fromkeys(each.evaluation for each in total.scores))
    score = Input("score", Label("total of the eight factors", "八要素总分"), points, records, "number")
    weight = None if points is None else points / HUNDRED if points >= policy.least_score else Fraction(0)
    weighed = Input("weight", Label("weight of the total", "评分系数"), weight, (), "number")
    yield _need(
        "score",
        SCORE,
        Label(
            "average monthly purchases × months of credit × total of the eight factors ÷ 100, 0 below the least total",
            "月均采购额 × 赊销月数 × 八要素总分 ÷ 100；低于最低分为 0",
        ),
        bought,
        (months, weighed),
        more=(score,),
    )


def _need(
    name: str,
    label: Label,
    formula: Label,
    bought: tuple[Input, Input],
    times: tuple[Input, Input],
    more: tuple[Input, ...] = (),
) -> Estimate:
    average, busiest = bought
    shown = (average, busiest, times[0], *more, *((times[1],) if times[1].value is not None else ()))
    values = [each.value for each in (average, busiest, *times)]
    if any(each is None for each in values):
        return Estimate(name, label, formula, "need", shown)
    usual, most, months, weight = (Fraction(each or 0) for each in values)
    figures = [max(each, Fraction(0)) * months * weight for each in (usual, most)]
    return Estimate(name, label, formula, "need", shown, *figures)


def _purchases(subject: Subject) -> tuple[Input, Input]:
    """Average monthly purchases of the window, and of its busiest months; none where nothing was bought."""
    policy, customer, as_of = subject.policy.limits.suggestion, subject.customer, subject.as_of
    days = [add_months(as_of, -back) for back in range(policy.months, -1, -1)]
    records = [each for each in customer.sales if not each.opening and days[0] < each.date <= as_of]
    returned = [each for each in customer.returns if days[0] < each.date <= as_of]
    ids = tuple(each.id for each in (*records, *returned))
    average = Label("average monthly purchases", "月均采购额")
    busiest = Label("the same in the busiest months", "采购最多月份的月均采购额")
    if not records:
        return Input("average", average, None), Input("busiest", busiest, None)
    months = sorted((Fraction(bought(customer, first, last)) for first, last in pairwise(days)))
    best = months[-policy.busy_months :]
    zero = Fraction(0)
    return (
        Input("average", average, sum(months, zero) / policy.months, ids),
        Input("busiest", busiest, sum(best, zero) / len(best)),
    )


def _credit_months(subject: Subject) -> Input:
    policy, label = subject.policy.limits.suggestion, Label("months of credit", "赊销月数")
    if policy.credit_months is not None:
        return Input("credit_months", label, Fraction(policy.credit_months), (), "number")
    agreed = terms_at(subject.customer.terms, subject.as_of)
    days = agreed.days if agreed else subject.policy.terms.days
    return Input("credit_months", label, Fraction(days, MONTH_DAYS), (agreed.id,) if agreed else (), "number")


def _factor_input(subject: Subject) -> Input:
    found = subject.assessment
    grades = found.volume.grade + terms_grade(found)
    label = Label(f"factor of grade {grades}", f"信用等级系数（{grades}）".replace(UNGRADED, "未评"))
    return Input("factor", label, Fraction(factor(subject)), (), "number")


def _abilities(subject: Subject) -> Iterator[Estimate]:
    policy = subject.policy.limits.suggestion
    first = add_months(subject.as_of, -policy.statement_months)
    known = [each for each in subject.customer.statements if first <= each.date <= subject.as_of]
    latest = max(known, key=lambda each: (each.date, each.id), default=None)
    yield working_assets(latest, policy)
    yield net_worth_share(latest, policy)
