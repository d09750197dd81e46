"""`kehu ageing --detail`: what is open, one by one, with the days that put it in its bucket, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kehu.cli import output
from kehu.cli.ageing import figures
from kehu.cli.money.ageing import OWED, UNALLOCATED, Aged, Result, bucket_title, customer_figures, head, is_owing
from kehu.cli.output import Cell, Column
from kehu.lang import Label, m, money
from kehu.ledger import ageing
from kehu.model.policy.ageing import Basis
from kehu.model.problem import Problem

DISPUTED = Label("disputed", "有争议")
HEADER = ("code", "name", "id", "kind", "date", "due", "days", "open", "disputed", "bucket", "file", "line")


def print_detail(found: Result, problems: Sequence[Problem], format: str) -> None:
    """The result in one of its formats. In CSV money that pays nothing yet is a row below 0, so that rows add up."""
    if format == "json":
        customers = [customer_figures(each) | {"obligations": _obligations(found, each)} for each in found.customers]
        document = head(found) | {"customers": customers, "total": figures(found.total())}
        output.print_json(document | {"problems": [output.problem_json(problem) for problem in problems]})
    elif format == "csv":
        output.print_csv(HEADER, (row for each in found.customers for row in _csv_rows(found, each)))
    else:
        _print_tables(found)


def _items(found: Result, each: Aged) -> list[ageing.Aged]:
    return ageing.aged(each.ledger, found.policy, found.basis)


def _obligations(found: Result, each: Aged) -> list[dict[str, Any]]:
    return [_entry(each, item) for item in _items(found, each)]


def _entry(each: Aged, item: ageing.Aged) -> dict[str, Any]:
    one = item.obligation
    file, line, _ = each.file.place_of(one.id)
    return {
        "id": one.id,
        "kind": one.kind,
        "date": one.date,
        "due": one.due,
        "days": item.days,
        "open": one.open,
        "disputed": one.disputed,
        "bucket": item.bucket,
        "file": file,
        "line": line,
    }


def _csv_rows(found: Result, each: Aged) -> Iterator[list[Cell]]:
    who = [each.file.code, each.name]
    for entry in _obligations(found, each):
        yield [*who, *(("yes" if value else "no") if name == "disputed" else value for name, value in entry.items())]
    if unallocated := each.ageings[-1].unallocated:
        yield [*who, None, None, None, None, None, -unallocated, None, "unallocated", each.file.file, None]


def _print_tables(found: Result) -> None:
    """A table for each customer, and what all of them owe."""
    owing = [each for each in found.customers if is_owing(each.ageings[-1])]
    by_due = found.basis is Basis.DUE
    columns = [
        Column(Label("ID", "编号")),
        Column(Label("Date", "日期")),
        Column(Label("Due", "到期日")),
        Column(Label("Days late", "逾期天数") if by_due else Label("Days", "账龄天数"), right=True),
        Column(Label("Open", "未结"), right=True),
        Column(Label("Bucket", "账龄段")),
        Column(Label("", "")),
    ]
    for each in owing:
        output.say(m("{code} {name}", code=each.file.code, name=each.name))
        output.print_table(columns, _table(found, each), footer=_footer(each))
        output.say()
    shown = {"count": len(owing), "owed": found.total().outstanding, "day": found.as_of}
    output.say(m("{count} {count:customer owes|customers owe} {owed} at {day}", **shown))


def _table(found: Result, each: Aged) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for item in _items(found, each):
        one = item.obligation
        title = bucket_title(item.bucket)
        rows.append([one.id, one.date, one.due, item.days, one.open, title, DISPUTED if one.disputed else ""])
    if unallocated := each.ageings[-1].unallocated:
        rows.append([UNALLOCATED, "", "", "", money(-unallocated), "", ""])
    return rows


def _footer(each: Aged) -> list[Cell]:
    return [OWED, "", "", "", each.ageings[-1].outstanding, "", ""]
