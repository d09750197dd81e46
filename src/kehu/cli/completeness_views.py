"""How completeness is shown: the customers with gaps, one customer with all of its gaps, JSON, CSV."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kehu.cli import output
from kehu.cli.adding.filling import filling
from kehu.cli.fitted import print_fitted
from kehu.cli.output import Cell, Column
from kehu.grading.completeness import Completeness, Gap
from kehu.grading.figures import Subject
from kehu.grading.ratio import percent
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO
from kehu.model.problem import Problem

ONE = Decimal(1)
NAMED = 3  # gaps in one line of the list; one customer alone shows all
CSV_HEADER = ("code", "name", "owner", "class", "score", "at_least", "field", "label", "weight", "worth", "command")


@dataclass(frozen=True, slots=True)
class Judged:
    """One customer, and the gaps that were asked for; the customer itself is not kept."""

    code: str
    name: str
    owner: str | None
    found: Completeness
    gaps: Sequence[Gap]
    commands: Sequence[str]

    @classmethod
    def of(cls, subject: Subject, found: Completeness, field: str | None) -> Judged:
        """With all gaps, or the one of a field."""
        gaps = [gap for gap in found.missing if field in (None, gap.wanted.name)]
        commands = [filling(gap.wanted, subject) for gap in gaps]
        return cls(subject.customer.code, subject.customer.name, subject.customer.owner, found, gaps, commands)

    @property
    def ratio(self) -> Fraction:
        return self.found.ratio

    def worth(self, all_of_it: bool) -> Decimal:
        """Of everything that is missing, or of what was asked for."""
        return self.found.worth if all_of_it else sum((gap.worth for gap in self.gaps), ZERO)


def in_order(found: Iterable[Judged]) -> list[Judged]:
    """The most valuable gaps first; then the emptiest files, then by code."""
    return sorted(found, key=lambda each: (-sum(gap.worth for gap in each.gaps), each.ratio, each.code.casefold()))


def print_gaps(
    found: Sequence[Judged],
    as_of: datetime.date,
    problems: Sequence[Problem],
    format: str,
    *,
    alone: bool,
    field: str | None,
) -> None:
    """The customers in their order; `alone`: one customer, gap by gap; `field`: only that is asked for."""
    if format == "json":
        output.print_json(
            {
                "as_of": as_of,
                "customers": [_json(each) for each in found],
                "problems": [output.problem_json(problem) for problem in problems],
            }
        )
    elif format == "csv":
        output.print_csv(CSV_HEADER, (row for each in found for row in _csv(each)))
    elif alone and found:
        _print_one(found[0])
    elif found:
        _print_list(found, field)
    elif not problems:
        output.note(m("Nothing is missing"))


def _print_list(found: Sequence[Judged], field: str | None) -> None:
    columns = [
        Column(Label("Code", "编码")),
        Column(Label("Customer", "客户")),
        Column(Label("Owner", "业务员")),
        Column(Label("Class", "类别")),
        Column(Label("Filled", "完整度"), right=True),
        Column(Label("Demanded", "要求"), right=True),
        Column(Label("Worth of gaps", "缺项价值"), right=True),
    ]
    if not field:
        columns.append(Column(Label("Missing", "缺少")))
    print_fitted(columns, [_row(each, field) for each in found], None, dispensable=(3, 2))
    output.note(m("{count} {count:customer|customers}", count=len(found)))


def _row(each: Judged, field: str | None) -> list[Cell]:
    demand = each.found.demand
    row: list[Cell] = [each.code, each.name, each.owner, demand.label]
    row += [_whole(each.ratio), _whole(Fraction(demand.at_least)), each.worth(not field)]
    return row if field else [*row, _missing(each.gaps)]


def _missing(gaps: Sequence[Gap]) -> Message | list[Label]:
    named = [gap.wanted.label for gap in gaps[:NAMED]]
    more = len(gaps) - len(named)
    return m("{named} and {more} more", named=named, more=more) if more else named


def _whole(share: Fraction) -> str:
    """A share in whole percent, cut off: what is not complete is never shown as 100 %."""
    return output.percent_text(str(int(share * 100)))


def _percent(found: Completeness) -> str:
    return output.percent_text((percent(found.filled, found.demanded) or "") if found.demanded else "100.00")


def _print_one(each: Judged) -> None:
    found, demand = each.found, each.found.demand
    output.say(f"{each.code}  {each.name}")
    said = {"filled": found.filled.normalize(), "demanded": found.demanded.normalize()}
    shown = {name: f"{value:f}" for name, value in said.items()}
    output.say(
        m(
            "Class: {name}. Filled {filled} of {demanded}: {share}; demanded at least {least}: {verdict}",
            name=demand.label,
            share=_percent(found),
            least=output.percent_text(percent(demand.at_least, ONE) or ""),
            verdict=m("enough") if found.is_enough else m("too little"),
            **shown,
        )
    )
    if found.purchases is not None:
        bought = {"purchases": found.purchases, "worth": found.worth}
        output.say(m("Purchases {purchases}; the gaps are worth {worth} of them", **bought))
    if not each.gaps:
        output.note(m("Nothing is missing"))
        return
    output.say("")
    columns = [
        Column(Label("Missing", "缺少")),
        Column(Label("Weight", "权重"), right=True),
        Column(Label("Worth", "价值"), right=True),
        Column(Label("Fill it", "填写命令")),
    ]
    rows = zip(each.gaps, each.commands, strict=True)
    output.print_table(columns, ([gap.wanted.label, _weight(gap), gap.worth, command] for gap, command in rows))


def _weight(gap: Gap) -> str:
    return f"{gap.weight.normalize():f}"


def _json(each: Judged) -> dict[str, Any]:
    found, demand = each.found, each.found.demand
    rows = zip(each.gaps, each.commands, strict=True)
    return {
        "code": each.code,
        "name": each.name,
        "owner": each.owner,
        "class": demand.name or None,
        "score": _score(found),
        "at_least": output.ratio_text(demand.at_least, 1),
        "enough": found.is_enough,
        "filled": f"{found.filled.normalize():f}",
        "demanded": f"{found.demanded.normalize():f}",
        "purchases": found.purchases,
        "worth": found.worth,
        "missing": [
            {
                "field": gap.wanted.name,
                "label": gap.wanted.label,
                "weight": _weight(gap),
                "worth": gap.worth,
                "command": command,
            }
            for gap, command in rows
        ],
    }


def _score(found: Completeness) -> str | None:
    return output.ratio_text(found.ratio.numerator, found.ratio.denominator)


def _csv(each: Judged) -> Iterable[list[Cell]]:
    """A line for each gap: a spreadsheet sums and sorts them."""
    demand = each.found.demand
    for gap, command in zip(each.gaps, each.commands, strict=True):
        at_least = output.ratio_text(demand.at_least, 1)
        head = [each.code, each.name, each.owner, demand.name, _score(each.found), at_least]
        yield [*head, gap.wanted.name, gap.wanted.label, _weight(gap), gap.worth, command]
