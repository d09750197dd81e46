"""Measures of a period, printed: one below the other with what each comes from, or on lines side by side."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from kehu.cli import output, session
from kehu.cli.fitted import print_fitted
from kehu.cli.money import lines
from kehu.cli.money.lines import By, Line
from kehu.cli.output import Cell, Column
from kehu.credit.measure import Measure, MeasureUnit
from kehu.credit.measures import INPUTS
from kehu.credit.sums import Sums
from kehu.credit.turnover import slices
from kehu.grading.ratio import truncated
from kehu.lang import Label, Message, m, money, text
from kehu.model.months import add_days
from kehu.model.problem import Problem

PERIOD = [Column(Label("Month", "月份")), Column(Label("Until", "截至"))]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: how many customers have something to measure on it, and their sums."""

    line: Line
    customers: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of a period, and all of it together."""

    start: datetime.date
    end: datetime.date
    by: By | Literal["month"] | None
    rows: Sequence[Row]
    total: Sums


def print_measured(found: Measured, chosen: Sequence[Measure], problems: Sequence[Problem], format: str) -> None:
    """The result in one of its formats."""
    if format == "json":
        output.print_json(_document(found, chosen, problems))
    elif format == "csv" and found.by:
        header = [*_names(found.by), "from", "to", *(each.name for each in chosen)]
        output.print_csv(header, (_csv_row(found.by, row, chosen) for row in found.rows))
    elif format == "csv":
        rows = ([each.name, _plain(each, found.total), each.unit.value] for each in chosen)
        output.print_csv(["measure", "value", "unit"], rows)
    else:
        output.say(_period(found.total))
        output.say()
        if found.by:
            _print_lines(found, found.by, chosen, markdown=format == "md")
        else:
            _print_list(found.total, chosen, markdown=format == "md")


def _period(sums: Sums) -> Message:
    shown = {"start": sums.start, "end": sums.end, "days": sums.days}
    return m("Opening balance of {start}; {days} {days:day|days} up to {end}", **shown)


def _print_list(sums: Sums, chosen: Sequence[Measure], *, markdown: bool) -> None:
    columns = [
        Column(Label("Measure", "指标")),
        Column(Label("Value", "数值"), right=True),
        Column(Label("From", "依据")),
    ]
    rows = [[each.label, _with_unit(each, sums), _origin(each, sums)] for each in chosen]
    if markdown:
        output.print_markdown(columns, rows)
    else:
        output.print_table(columns, rows)


def _print_lines(found: Measured, by: By | Literal["month"], chosen: Sequence[Measure], *, markdown: bool) -> None:
    columns = [*(PERIOD if by == "month" else lines.columns(by)), *(Column(each.short, right=True) for each in chosen)]
    rows: list[list[Cell]] = [
        [
            *([row.line.key, row.line.name] if by == "month" else lines.cells(by, row.line, row.customers)),
            *(_shown(each, row.sums) for each in chosen),
        ]
        for row in found.rows
    ]
    count = len(rows) if by == "customer" else 0
    said = m("{count} {count:customer|customers}", count=count) if count else Label("Together", "合计")
    total = sum(row.customers for row in found.rows) if by in lines.FIELDS else ""
    footer: list[Cell] = [total, said, *(_shown(each, found.total) for each in chosen)]
    if markdown:
        output.print_markdown(columns, [*rows, footer])
    else:
        print_fitted(columns, rows, footer)


def _shown(measure: Measure, sums: Sums) -> Cell:
    """A figure for people; a dash where there is none."""
    value = measure.function(sums)
    if value is None:
        return "-"
    if measure.unit is MeasureUnit.MONEY:
        return _decimal(value)
    if measure.unit is MeasureUnit.DAYS:
        return money(_cents(value))
    return percent(value)


def _with_unit(measure: Measure, sums: Sums) -> Cell:
    shown = _shown(measure, sums)
    return m("{figure} days", figure=shown) if measure.unit is MeasureUnit.DAYS and shown != "-" else shown


def percent(value: Fraction) -> str:
    """In percent, cut off after two decimals, of which the last is left out where it is 0: 76.47 %, 98.8 %."""
    shown = truncated(Decimal(value.numerator * 100), Decimal(value.denominator), 2) or ""
    shown = shown[:-1] if shown.endswith("0") else shown
    return output.percent_text(shown)


def _plain(measure: Measure, sums: Sums) -> Decimal | str | None:
    """A figure for programs."""
    value = measure.function(sums)
    if value is None or measure.unit is MeasureUnit.MONEY:
        return None if value is None else _decimal(value)
    if measure.unit is MeasureUnit.DAYS:
        return str(_cents(value))
    return output.ratio_text(value.numerator, value.denominator)


def _cents(value: Fraction) -> Decimal:
    """Half up to two decimals, exactly: 0.005 days are 0.01."""
    hundredths = value * 100
    whole, rest = divmod(hundredths.numerator, hundredths.denominator)
    return Decimal(whole + (2 * rest >= hundredths.denominator)).scaleb(-2)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _origin(measure: Measure, sums: Sums) -> str:
    """The sums that a figure was worked out from; for count-back the months that it used up."""
    said = [
        text(m("{name} {amount}", name=INPUTS[name], amount=getattr(sums, name)))
        for name in measure.inputs
        if name != "months"
    ]
    if "months" in measure.inputs:
        said += [text(m("{month} {amount}", month=month, amount=amount)) for month, amount, _ in used(sums)]
    separator = m(";\n") if session.to_terminal() else m("; ")  # elsewhere every row is one whole line
    return text(separator).join(said)


def used(sums: Sums) -> list[tuple[str, Decimal, int]]:
    """The months that the receivables use up, the newest first, the last of them in part: month, sales, days."""
    left, found, month = sums.closing, [], sums.end
    for amount, days in slices(sums):
        if left <= 0:
            break
        found.append((month.isoformat()[:7], amount, days))
        left -= max(amount, Decimal(0))
        month = add_days(month, -days)
    return found


def _document(found: Measured, chosen: Sequence[Measure], problems: Sequence[Problem]) -> dict[str, Any]:
    by = found.by
    every = [
        {
            **dict(zip(_names(by), _values(by, row), strict=True)),
            "from": row.sums.start,
            "to": row.sums.end,
            "figures": _figures(row.sums, chosen),
            "inputs": _inputs(row.sums, chosen),
        }
        for row in found.rows
        if by
    ]
    return {
        "from": found.start,
        "to": found.end,
        "days": found.total.days,
        "by": by,
        "measures": [{"name": each.name, "label": each.label, "unit": each.unit.value} for each in chosen],
        "lines": every,
        "total": {"figures": _figures(found.total, chosen), "inputs": _inputs(found.total, chosen)},
        "problems": [output.problem_json(problem) for problem in problems],
    }


def _figures(sums: Sums, chosen: Sequence[Measure]) -> dict[str, Any]:
    return {each.name: _plain(each, sums) for each in chosen}


def _inputs(sums: Sums, chosen: Sequence[Measure]) -> dict[str, Any]:
    """What the figures were worked out from, each once."""
    names = dict.fromkeys(name for each in chosen for name in each.inputs)
    return {name: _months(sums) if name == "months" else getattr(sums, name) for name in names}


def _months(sums: Sums) -> list[dict[str, Any]]:
    return [{"month": month, "sales": amount, "days": days} for month, amount, days in used(sums)]


def _names(by: By | Literal["month"]) -> list[str]:
    return ["month"] if by == "month" else lines.names(by)


def _values(by: By | Literal["month"], row: Row) -> list[Cell]:
    return [row.line.key] if by == "month" else lines.values(by, row.line, row.customers)


def _csv_row(by: By | Literal["month"], row: Row, chosen: Sequence[Measure]) -> list[Cell]:
    return [*_values(by, row), row.sums.start, row.sums.end, *(_plain(each, row.sums) for each in chosen)]
