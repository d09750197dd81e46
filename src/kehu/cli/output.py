"""Results to stdout, messages to stderr [L4]: JSON, CSV and tables of results; notes and problems; progress."""
# This is where kehu prints:
# ruff: noqa: T201

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import TextIO, TypeVar

from kehu.cli import session
from kehu.lang import Label, Message, m, money, rounded, text
from kehu.lang.printable import one_line, printable
from kehu.lang.width import wrap
from kehu.model.problem import Problem

Item = TypeVar("Item")
Cell = object  # text, a number, a date, a Label, a Message or None
C1 = re.compile("[\x7f-\x9f]")  # control characters that JSON itself lets pass
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading; figures stand to the right."""

    title: Label | Message
    right: bool = False


def money_text(amount: Decimal) -> str:
    """An amount for programs: no thousands separator, two decimals, more only where the data has more."""
    amount = rounded(amount)
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # amounts are never NaN or infinite
    return f"{amount + 0:.{max(2, -exponent)}f}"


def ratio_text(numerator: Decimal | int, denominator: Decimal | int) -> str | None:
    """A ratio for programs: four decimals, cut off and not rounded (0.79999 is not 0.8000); None if there is none."""
    from fractions import Fraction

    if not denominator:
        return None
    ten_thousandths = int(Fraction(numerator) / Fraction(denominator) * 10_000)
    whole, rest = divmod(abs(ten_thousandths), 10_000)
    return f"{'-' if ten_thousandths < 0 else ''}{whole}.{rest:04d}"


def percent_text(figure: str) -> str:
    """A share for people, from its figure in percent: 57 %, in Chinese 57%."""
    return text(m("{percent} %", percent=figure))


def print_json(result: object) -> None:
    """One document. Amounts become text with two decimals, dates ISO 8601; ratios come as `ratio_text` made them."""
    import json

    document = json.dumps(result, ensure_ascii=False, indent=2, default=_plain)
    print(C1.sub(lambda found: f"\\u{ord(found[0]):04x}", document))  # translate() would take twice as long as dumps()


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return money_text(value)
        case date():
            return value.isoformat()
        case Label() | Message():
            return text(value)
        case PurePath():
            return value.as_posix()
    raise TypeError(f"no JSON for {type(value)}")


def print_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """CSV that a spreadsheet opens without running anything: text that looks like a formula gets a leading quote."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return money_text(cell)
    if isinstance(cell, int):
        return str(cell)
    said = printable(text(cell))
    return "'" + said if said.startswith(FORMULA) and not _is_number(said) else said


def _is_number(said: str) -> bool:
    whole, _, rest = said.removeprefix("-").partition(".")
    return whole.isascii() and whole.isdigit() and (not rest or (rest.isascii() and rest.isdigit()))


def print_table(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, footer: Sequence[Cell] | None = None
) -> None:
    """A table for people. On a terminal long texts are folded to its width; elsewhere every row is one whole line."""
    from kehu.cli.table import lay_out

    body = [[_shown(cell) for cell in row] for row in rows]
    foot = [_shown(cell) for cell in footer] if footer is not None else None
    width = session.width() if session.to_terminal() else None
    for line in lay_out(
        [text(column.title) for column in columns],
        body,
        [column.right for column in columns],
        foot=foot,
        width=width,
        coloured=session.coloured(),
    ):
        print(line)


def print_markdown(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """The table in Markdown."""
    print("| " + " | ".join(_md_cell(column.title) for column in columns) + " |")
    print("|" + "|".join("---:" if column.right else "---" for column in columns) + "|")
    for row in rows:
        print("| " + " | ".join(_md_cell(cell) for cell in row) + " |")


def _md_cell(cell: Cell) -> str:
    return _shown(cell).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def _shown(cell: Cell) -> str:
    return money(cell) if isinstance(cell, Decimal) else printable(text(cell)).replace("\t", " ")


def say(line: Message | str = "") -> None:
    """A line of the result, or several."""
    print(printable(text(line)))


def note(message: Message | str) -> None:
    """A line beside the result: what was done, what to do next; folded where a person reads it."""
    if sys.stdout is not None:
        sys.stdout.flush()
    said = one_line(text(message))
    print("\n".join(wrap(said, session.width())) if session.told() else said, file=sys.stderr)


def print_problems(problems: Iterable[Problem], stream: TextIO | None = None) -> None:
    """`file:line:column: error: what`, and what to do in the line below. To stderr unless they are the result."""
    for problem in problems:
        severity = m("error") if problem.severity == "error" else m("warning")
        where = f"{problem.where}: " if problem.where else ""
        print(one_line(f"{where}{text(severity)}: {text(problem.message)}"), file=stream or sys.stderr)
        if problem.hint:
            print(one_line(f"    {text(problem.hint)}"), file=stream or sys.stderr)


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem in the JSON of `check` and of every command that reports some."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": text(problem.message),
        "hint": text(problem.hint) if problem.hint else None,
    }


def progress(items: Sequence[Item], doing: Message) -> Iterable[Item]:
    """The items, with a progress bar where a person watches stderr."""
    if not session.interactive():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(
        items, description=text(doing), console=Console(stderr=True, no_color=not session.coloured()), transient=True
    )
