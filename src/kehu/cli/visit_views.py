"""How `kehu visit` shows visits: a table, JSON, CSV."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from kehu.cli import output
from kehu.cli.output import Column
from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.problem import Problem
from kehu.work.visits import Standing

COLUMNS = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Visit", "走访")),
    Column(Label("Date", "走访日")),
    Column(Label("Stands at", "状态")),
    Column(Label("Days", "天数"), right=True),
    Column(Label("Next", "下一步")),
    Column(Label("Who", "谁来办")),
)
HEADER = (
    "customer", "name", "owner", "id", "date", "by", "purpose", "stage", "since", "days", "next", "actor", "who",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One visit of one customer."""

    customer: Customer
    standing: Standing

    def plain(self, day: datetime.date) -> list[object]:
        """What HEADER names."""
        known, visit = self.standing, self.standing.visit
        return [
            self.customer.code,
            self.customer.name,
            self.customer.owner,
            visit.id,
            visit.date,
            visit.by,
            visit.purpose,
            known.stage.value,
            known.since,
            (day - known.since).days,
            known.next.value if known.next else None,
            known.actor.value if known.actor else None,
            known.who,
        ]


def print_visits(rows: Sequence[Row], day: datetime.date, problems: Sequence[Problem], format: str) -> None:
    """The list."""
    if format == "json":
        told = [dict(zip(HEADER, row.plain(day), strict=True)) for row in rows]
        shown = [output.problem_json(each) for each in problems]
        output.print_json({"as_of": day, "visits": told, "problems": shown})
    elif format == "csv":
        output.print_csv(HEADER, [row.plain(day) for row in rows])
    elif rows:
        output.print_table(COLUMNS, [_shown(row, day) for row in rows])
    else:
        output.note(m("no visit is on the way"))


def _shown(row: Row, day: datetime.date) -> list[object]:
    known, visit = row.standing, row.standing.visit
    who = known.who or known.actor
    days = (day - known.since).days
    return [row.customer.code, row.customer.name, visit.id, visit.date, known.stage, days, known.next, who]
