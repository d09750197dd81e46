"""The customer's latest statement held against itself, the year before, and our own records, in its report."""

from __future__ import annotations

from kehu.credit.estimate import cents
from kehu.credit.plausibility import Comparison, Figure, examine
from kehu.lang import Label, Message, m
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.report.blocks import Block, Column, Nothing, Table
from kehu.report.figures import capital
from kehu.report.view import View

TITLE = Label("Plausibility", "合理性核对（挤水分）")


def plausibility(customer: Customer, policy: Policy, view: View) -> Block:
    """Every comparison that can be made, those that deviate first."""
    found = examine(customer, policy, view.as_of)
    known = [each for each in found if each.deviates is not None]
    if not known:
        return Nothing(m("nothing to compare the statement with"), investigated=False, title=TITLE)
    heads = (
        Column(Label("Expected", "核对项目")),
        Column(Label("Their figure", "客户数据")),
        Column(Label("Held against", "对照数据")),
        Column(Label("Ratio", "比值"), "number"),
        Column(Label("Result", "结果")),
    )
    rows = tuple(_row(each) for each in sorted(known, key=lambda each: not each.deviates))
    lacking = [each.label for each in found if each.deviates is None]
    note = m("Nothing to compare with: {what}.", what=lacking) if lacking else None
    return Table("plausibility", TITLE, heads, rows, note=note)


def _row(each: Comparison) -> tuple[Label | Message | None, ...]:
    ratio = None if each.ratio is None else m("{number}", number=f"{cents(each.ratio):,f}")
    return capital(each.label), _side(each.theirs), _side(each.other), ratio, each.result


def _side(figure: Figure) -> Message:
    if figure.value is None:
        return m("{label}", label=figure.label)
    if figure.shown == "percent":
        return m(
            "{label} {figure}", label=figure.label, figure=m("{percent} %", percent=f"{cents(figure.value * 100):+,f}")
        )
    return m("{label} {figure}", label=figure.label, figure=cents(figure.value))
