"""Units of ours that give the same customer different days of credit (统一授信)."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.credit.granted import Granted, granted
from kehu.lang import m
from kehu.model.months import add_months
from kehu.model.policy.review.money import UnitsTermsRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Of sales under the same agreed terms, one unit of ours gave longer days of credit than another in the last "
    "months. Each unit's longest is compared; the unit is the sale's, else the customer's."
)


def flag(case: Case, rule: UnitsTermsRule) -> Iterator[Flag]:
    start = add_months(case.as_of, -rule.months)
    longest: dict[str | None, dict[str, Granted]] = {}
    for each in granted(case.customer, case.policy, start, case.as_of):
        if each.unit:
            of_unit = longest.setdefault(each.terms, {})
            of_unit[each.unit] = max(of_unit.get(each.unit, each), each, key=lambda one: (one.days, one.sale.id))
    pairs = [_ends(list(units.values())) for units in longest.values() if len(units) > 1]
    if not pairs:
        return
    most, least = max(pairs, key=lambda pair: pair[0].days - pair[1].days)
    if most.days - least.days <= rule.days:
        return
    message = m(
        "{unit} gives {days} {days:day|days} ({id}), {other} at most {fewer} ({other_id})",
        unit=most.unit,
        days=most.days,
        id=most.sale.id,
        other=least.unit,
        fewer=least.days,
        other_id=least.sale.id,
    )
    yield Flag(message, m("Agree on one and the same terms for all our units"), most.sale.date)


def _ends(units: list[Granted]) -> tuple[Granted, Granted]:
    """The unit that gives most, and the one that gives least."""
    ordered = sorted(units, key=lambda each: (each.days, each.unit or ""))
    return ordered[-1], ordered[0]
