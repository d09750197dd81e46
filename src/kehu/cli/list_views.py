"""How `kehu list` prints what it found: the usual columns, or those that --columns names, in four formats."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kehu.cli import output
from kehu.cli.output import Cell, Column
from kehu.lang import Label, m

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehu.cli.chosen import Chosen, Figures
    from kehu.model.expression.fields import Field
    from kehu.model.problem import Problem

COLUMNS = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Region", "地区")),
    Column(Label("Owner", "业务员")),
    Column(Label("Status", "状态")),
    Column(Label("Volume", "业务")),
    Column(Label("Credit", "信用")),
)
FIELD_HEADER = ("name", "meaning", "kind", "values")
CSV_HEADER = ("code", "name", "kind", "owner", "status", "region", "volume", "credit", "file")


@dataclass(frozen=True)
class Listed:
    """One line of the list. Of a file with errors it says what can be read: the customer must not vanish [L6]."""

    code: str
    name: str
    kind: str | None
    owner: str | None
    status: str | None  # None: the file has errors
    region: str | None
    volume: str | None
    credit: str | None
    file: str
    words: str
    figures: Figures = field(default_factory=dict)  # for --sort and --columns; none if the file has errors


def print_customers(
    found: list[Listed], chosen: Chosen | None, day: datetime.date, problems: Sequence[Problem], format: str
) -> None:
    own = chosen if chosen is not None and chosen.columns else None
    if format == "json":
        customers = [_json(each) | ({"columns": own.plain(each.figures)} if own else {}) for each in found]
        output.print_json(
            {"as_of": day, "customers": customers, "problems": [output.problem_json(each) for each in problems]}
        )
    elif format == "csv":
        _print_csv(found, own)
    else:
        headings = own.headings if own else COLUMNS
        rows = [own.shown(each.figures) if own else _row(each) for each in found]
        if format == "md":
            output.print_markdown(headings, rows)
        else:
            output.print_table(headings, rows)


def _print_csv(found: list[Listed], own: Chosen | None) -> None:
    if own is None:
        output.print_csv(CSV_HEADER, ([getattr(each, name) for name in CSV_HEADER] for each in found))
        return
    from kehu.cli.chosen import csv_cell

    rows = ([csv_cell(value) for value in own.plain(each.figures).values()] for each in found)
    output.print_csv([each.name for each in own.columns], rows)


def _json(each: Listed) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "kind": each.kind,
        "owner": each.owner,
        "status": each.status,
        "region": each.region,
        "file": each.file,
        "grades": {"volume": each.volume, "credit": each.credit},
    }


def _row(each: Listed) -> list[Cell]:
    from kehu.model.choices import Status
    from kehu.model.policy.credit import UNGRADED
    from kehu.model.policy.texts import CREDIT_LABELS

    status = Status.named(each.status) if each.status else m("file has errors")
    credit = CREDIT_LABELS[UNGRADED] if each.credit == UNGRADED else each.credit
    return [each.code, each.name, each.region, each.owner, status, each.volume, credit]


def print_fields(every: Iterable[Field], format: str) -> None:
    """What --where, --sort and --columns may name."""
    from kehu.cli.chosen import FIELD_COLUMNS, field_json, field_rows

    if format == "json":
        output.print_json({"fields": [field_json(each) for each in every]})
    elif format == "csv":
        output.print_csv(FIELD_HEADER, field_rows(every))
    elif format == "md":
        output.print_markdown(FIELD_COLUMNS, field_rows(every))
    else:
        output.print_table(FIELD_COLUMNS, field_rows(every))
