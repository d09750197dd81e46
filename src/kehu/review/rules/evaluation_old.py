"""Credit is given to somebody whose eight factors nobody has judged, or not for long."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.months import add_months
from kehu.model.policy.review.money import EvaluationRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Whoever is given credit – a limit in force, or money owed – of a least amount has an evaluation of the eight "
    "factors that is valid: for as many months as the policy says under factors, the last day included."
)


def flag(case: Case, rule: EvaluationRule) -> Iterator[Flag]:
    credit = case.credit_given
    if not credit or credit < rule.least:
        return
    action = m("Judge the eight factors, then record it: kehu add evaluation {code}", code=case.customer.code)
    last = max(case.known(case.customer.evaluations), key=lambda each: (each.date, each.id), default=None)
    if last is None:
        yield Flag(m("Credit of {credit} is given, and no evaluation is there", credit=credit), action)
        return
    until = add_months(last.date, case.policy.factors.months)
    if until < case.as_of:
        message = m(
            "Credit of {credit} is given; the evaluation of {date} ({id}) was valid until {until}",
            credit=credit,
            date=last.date,
            id=last.id,
            until=until,
        )
        yield Flag(message, action, until)
