"""Units of ours that give the same customer different discounts on the same product (统一授信)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kehu.credit.granted import Discounted, discounted, plain_percent
from kehu.lang import m
from kehu.model.months import add_months
from kehu.model.policy.review.money import UnitsDiscountRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "On the same product and model one unit of ours gave a higher discount, in percent, than another in the last "
    "months. Each unit's highest is compared; the unit is the sale's, else the customer's. Sales without a product are "
    "left out."
)
Pair = tuple[Discounted, Discounted]


def flag(case: Case, rule: UnitsDiscountRule) -> Iterator[Flag]:
    start = add_months(case.as_of, -rule.months)
    highest: dict[tuple[str, str | None], dict[str, Discounted]] = {}
    for each in discounted(case.customer, start, case.as_of):
        if each.unit and each.sale.product:
            of_unit = highest.setdefault((each.sale.product, each.sale.model), {})
            of_unit[each.unit] = max(of_unit.get(each.unit, each), each, key=lambda one: (one.percent, one.sale.id))
    pairs = [_ends(list(units.values())) for units in highest.values() if len(units) > 1]
    if not pairs:
        return
    most, least = max(pairs, key=_difference)
    if _difference((most, least)) <= Fraction(rule.points):
        return
    message = m(
        "{unit} gives {percent} % on {product} ({id}), {other} at most {less} % ({other_id})",
        unit=most.unit,
        percent=plain_percent(most.percent),
        product=most.sale.product,
        id=most.sale.id,
        other=least.unit,
        less=plain_percent(least.percent),
        other_id=least.sale.id,
    )
    yield Flag(message, m("Agree on one and the same discount for all our units"), most.sale.date)


def _ends(units: list[Discounted]) -> Pair:
    """The unit that gives most, and the one that gives least."""
    ordered = sorted(units, key=lambda each: (each.percent, each.unit or ""))
    return ordered[-1], ordered[0]


def _difference(pair: Pair) -> Fraction:
    return pair[0].percent - pair[1].percent
