"""The file holds less than the customer's class demands [Q2]."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kehu.grading.completeness import completeness
from kehu.grading.ratio import percent
from kehu.lang import m
from kehu.model.policy.rule import InfoRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The policy weighs what a customer's file should hold, class by class, and says how much is enough (see "
    "`kehu completeness`). What weighs most is named first."
)
ONE = Decimal(1)
NAMED = 3  # what is missing, in one finding


def flag(case: Case, rule: InfoRule) -> Iterator[Flag]:
    found = completeness(case.figures, case.round.demands)
    if found.is_enough:
        return
    message = m(
        "The file is {share} % complete, and {least} % is demanded of a customer of the class {name}; "
        "missing: {missing}",
        share=percent(found.filled, found.demanded) or "",
        least=percent(found.demand.at_least, ONE) or "",
        name=found.demand.label,
        missing=[gap.wanted.label for gap in found.missing[:NAMED]],
    )
    yield Flag(message, m("Fill the gaps: kehu completeness {code}", code=case.customer.code))
