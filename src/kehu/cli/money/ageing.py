"""The ageing of receivables, printed: by customer or line, at one date or at month ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kehu.cli import output
from kehu.cli.ageing import figures
from kehu.cli.fitted import print_fitted
from kehu.cli.money import lines
from kehu.cli.money.lines import By, Line
from kehu.cli.output import Cell, Column
from kehu.lang import Label, m
from kehu.ledger.ageing import Ageing, add
from kehu.ledger.obligation import Ledger
from kehu.model.policy.ageing import AgeingPolicy, Basis
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile

NOT_DUE = Label("Not due", "未到期")
UNALLOCATED = Label("Unallocated", "预收")
OWED = Label("Owed", "应收")


@dataclass(frozen=True, slots=True)
class Aged:
    """One customer: its account at the last day, and its ageing on every day."""

    file: CustomerFile
    line: Line
    name: str
    ledger: Ledger
    ageings: Sequence[Ageing]


@dataclass(frozen=True, slots=True)
class Result:
    """What customers owe on some days, the last of which is the as-of date."""

    as_of: datetime.date
    days: Sequence[datetime.date]
    basis: Basis
    policy: AgeingPolicy
    customers: Sequence[Aged]

    def total(self, day: int = -1) -> Ageing:
        return add((each.ageings[day] for each in self.customers), self.policy.names)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table on one day."""

    line: Line
    day: datetime.date
    customers: int  # with open or unallocated money
    ageing: Ageing


def print_ageing(found: Result, by: By | None, problems: Sequence[Problem], format: str, *, is_series: bool) -> None:
    """The result in one of its formats; `by` None: all customers on one line."""
    rows = _rows(found, by)
    if format == "json":
        output.print_json(_document(found, rows, by, problems, is_series=is_series))
    elif format == "csv":
        output.print_csv(*_csv(found, rows, by, is_series=is_series))
    elif is_series:
        _print_series(found, rows, by)
    else:
        _print_lines(found, rows, by or "customer")


def is_owing(ageing: Ageing) -> bool:
    """Whether there is anything open, or money that pays nothing yet."""
    return any(ageing.buckets.values()) or bool(ageing.unallocated)


def _rows(found: Result, by: By | None) -> list[Row]:
    """By line, then by day."""
    together: dict[Line, list[Aged]] = {}
    for each in found.customers:
        together.setdefault(each.line if by else Line("", ""), []).append(each)
    return [
        _row(line, day, [each.ageings[number] for each in together[line]], found.policy.names)
        for line in sorted(together, key=lambda line: line.order)
        for number, day in enumerate(found.days)
    ]


def _row(line: Line, day: datetime.date, ageings: Sequence[Ageing], names: Sequence[str]) -> Row:
    return Row(line, day, sum(map(is_owing, ageings)), add(ageings, names))


def bucket_title(name: str) -> Label:
    """A bucket's name as people read it; the days of the others are the same in every language."""
    return NOT_DUE if name == "not_due" else Label(name, name)


def _columns(found: Result, first: Iterable[Column]) -> list[Column]:
    titles = [OWED, *map(bucket_title, found.policy.names), UNALLOCATED]
    return [*first, *(Column(title, right=True) for title in titles)]


def _print_lines(found: Result, rows: Sequence[Row], by: By) -> None:
    owing = [each for each in rows if each.customers]
    columns = _columns(found, lines.columns(by))
    body = [[*lines.cells(by, each.line, each.customers), *_cells(each.ageing)] for each in owing]
    count = sum(each.customers for each in owing)
    said = m("{count} {count:customer|customers}", count=count)
    footer = ["", said, *figures(found.total()).values()]
    print_fitted(columns, body, footer, dispensable=(len(columns) - 1,))


def _print_series(found: Result, rows: Sequence[Row], by: By | None) -> None:
    """A row for every month end; of the lines those that owe something on any of them."""
    owing = {each.line for each in rows if each.customers}
    first = [Column(Label("Month end", "月末"))]
    first += [lines.columns(by)[1]] if by else [Column(Label("Customers", "客户数"), right=True)]
    columns = _columns(found, first)
    body = [
        [each.day, _named(each.line, by) if by else each.customers, *_cells(each.ageing)]
        for each in rows
        if each.line in owing or not by
    ]
    if by:
        together = Label("Together", "合计")
        body += [[day, together, *_cells(found.total(number))] for number, day in enumerate(found.days)]
    print_fitted(columns, body[:-1], body[-1], dispensable=(len(columns) - 1,))


def _named(line: Line, by: By) -> Cell:
    return line.name if by in lines.FIELDS else m("{code} {name}", code=line.key, name=line.name)


def _cells(ageing: Ageing) -> list[Cell]:
    return [amount or "-" for amount in figures(ageing).values()]


def _csv(found: Result, rows: Sequence[Row], by: By | None, *, is_series: bool) -> tuple[list[str], list[list[Cell]]]:
    header = [*(["date"] if is_series else []), *(lines.names(by) if by else [])]
    body: list[list[Cell]] = [
        [
            *([each.day] if is_series else []),
            *(lines.values(by, each.line, each.customers) if by else []),
            *figures(each.ageing).values(),
        ]
        for each in rows
    ]
    return [*header, "outstanding", *found.policy.names, "unallocated"], body


def _document(
    found: Result, rows: Sequence[Row], by: By | None, problems: Sequence[Problem], *, is_series: bool
) -> dict[str, Any]:
    """What one date says, for every customer; with lines and month ends where these are asked for."""
    document = head(found) | {
        "customers": [customer_figures(each) for each in found.customers],
        "total": figures(found.total()),
    }
    if is_series:
        ends = enumerate(found.days)
        document["series"] = [{"date": day, **figures(found.total(number))} for number, day in ends]
    if by and (is_series or by != "customer"):
        document["by"] = by
        document["lines"] = [
            ({"date": each.day} if is_series else {})
            | dict(zip(lines.names(by), lines.values(by, each.line, each.customers), strict=True))
            | figures(each.ageing)
            for each in rows
        ]
    return document | {"problems": [output.problem_json(problem) for problem in problems]}


def head(found: Result) -> dict[str, Any]:
    """How every document of an ageing begins."""
    return {"as_of": found.as_of, "basis": found.basis.value, "buckets": found.policy.names}


def customer_figures(each: Aged) -> dict[str, Any]:
    """A customer's figures at the as-of date."""
    return {"code": each.file.code, "name": each.name, **figures(each.ageings[-1])}
