"""A sign that money is in danger, not cleared."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import Grave
from kehu.model.policy.review.money import RiskRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A risk sign is open until the day on which it was cleared. One of which nobody said how grave it is counts as "
    "grave."
)


def flag(case: Case, rule: RiskRule) -> Iterator[Flag]:
    for each in case.credit.risks(Grave.LOW):
        shown = {"date": each.date, "kind": each.kind, "owed": case.credit.ledger.open}
        if each.content:
            message = m("{kind} since {date}: {content}; {owed} is owed", content=each.content, **shown)
        else:
            message = m("{kind} since {date}; {owed} is owed", **shown)
        action = m(
            "Secure the money; when it is over: kehu set {code} risks.{id}.cleared_on=…",
            code=case.customer.code,
            id=each.id,
        )
        grave = each.severity in (None, Grave.HIGH)
        yield Flag(message, action, each.date, rule.severity_high if grave else None, each.id)
