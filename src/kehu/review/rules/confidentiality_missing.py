"""Somebody who works with customers' data has signed no confidentiality agreement."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import Rule
from kehu.review.finding import Flag
from kehu.review.round import Round
from kehu.review.staff import bound

EXPLAINED = m(
    "Everybody on the list of staff, but the boss, has signed a confidentiality agreement (`confidentiality_on`)."
)


def flag_firm(round: Round, rule: Rule) -> Iterator[Flag]:
    without = [
        each.name for each in bound(round) if each.confidentiality_on is None or each.confidentiality_on > round.as_of
    ]
    if without:
        message = m("No confidentiality agreement of {count}: {names}", count=len(without), names=without)
        yield Flag(message, m("Have it signed, then write its day in kehu.yaml: confidentiality_on"))
