"""All that we know of a key customer comes from one side."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import Origin, Quadrant
from kehu.model.kinds import BY_LIST
from kehu.model.months import add_months
from kehu.model.policy.review.money import OneSourceRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Whatever was recorded in the last months of a key customer (by its wallet and our share of it) with a source – "
    "investigations, changes, risk signs, registers, media, competitors, projects and the like – came from one kind of "
    "source only. What names no source is left out."
)


def flag(case: Case, rule: OneSourceRule) -> Iterator[Flag]:
    if case.assessment.quadrant.quadrant is not Quadrant.KEY:
        return
    start = add_months(case.as_of, -rule.months)
    found: dict[Origin, list[str]] = {}
    for name in BY_LIST:
        for each in case.known(getattr(case.customer, name)):
            source = getattr(each, "source", None)
            if isinstance(source, Origin) and each.day and each.day > start:
                found.setdefault(source, []).append(each.id)
    if len(found) != 1:
        return
    ((source, ids),) = found.items()
    if len(ids) >= max(rule.least, 1):
        message = m(
            "{count} {count:fact|facts} in {months} months, all from one kind of source ({source}): {ids}",
            count=len(ids),
            months=rule.months,
            source=source,
            ids=ids,
        )
        yield Flag(message, m("Ask elsewhere: the market, the trade, registers, an agency"))
