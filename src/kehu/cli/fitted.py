"""Tables of customers with many figures, made to fit the terminal: what is lost to the width is said, never hidden.

Figures are never folded. If a table is too wide, first columns that may be missed go; then code and name get a line of
their own; then the cents go. Where nobody watches, every row is one whole line.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kehu.cli import output, session
from kehu.cli.output import Cell, Column
from kehu.cli.table import GAP, lay_out
from kehu.lang import m, money, text
from kehu.lang.width import cells

NAME_AT_LEAST = 12  # cells: six Chinese characters a line can still be read
Rows = Sequence[Sequence[Cell]]


def print_fitted(
    columns: Sequence[Column], rows: Rows, footer: Sequence[Cell], *, dispensable: Sequence[int] = ()
) -> None:
    """A table whose first two columns are code and name; `dispensable` are columns to do without, the first first."""
    everything = [*rows, footer]
    if not session.to_terminal():
        output.print_table(columns, rows, footer=footer)
        return
    width = session.width()
    shown = list(range(len(columns)))
    for gone in (None, *dispensable):
        shown = [index for index in shown if index != gone]
        if _needs(columns, everything, shown) <= width:
            _print(columns, everything, shown, lost=gone is not None)
            return
    if _print_stacked(columns, everything, width):
        return
    whole = [[_whole(cell) for cell in row] for row in everything]
    if _needs(columns, whole, range(len(columns))) <= width:
        _print(columns, whole, range(len(columns)), lost=True)
    else:
        _print_stacked(columns, whole, width, even_if_wider=True)
        _say_lost()


def _needs(columns: Sequence[Column], rows: Rows, shown: Sequence[int]) -> int:
    """The least width in cells, with the name folded."""
    widths = [_natural(columns, rows, index) if index != 1 else NAME_AT_LEAST for index in shown]
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _natural(columns: Sequence[Column], rows: Rows, index: int) -> int:
    return max(cells(text(columns[index].title)), *(cells(_shown(row[index])) for row in rows))


def _print(columns: Sequence[Column], rows: Rows, shown: Sequence[int], lost: bool) -> None:
    body = [[row[index] for index in shown] for row in rows]
    output.print_table([columns[index] for index in shown], body[:-1], footer=body[-1])
    if lost:
        _say_lost()


def _print_stacked(columns: Sequence[Column], rows: Rows, width: int, *, even_if_wider: bool = False) -> bool:
    """Code and name on one line, the figures below; whether they fit."""
    titles = [text(column.title) for column in columns]
    figures = [[_shown(cell) for cell in row[2:]] for row in rows]
    lines = lay_out(titles[2:], figures, [column.right for column in columns[2:]])
    spare = width - max(map(cells, lines))
    if spare < 0 and not even_if_wider:
        return False
    indent = " " * max(0, min(4, spare))
    output.say(GAP.join(titles[:2]))
    output.say(indent + lines[0])
    for row, line in zip(rows, lines[1:], strict=True):
        output.say(GAP.join(said for said in map(_shown, row[:2]) if said))
        output.say(indent + line)
    return True


def _whole(cell: Cell) -> Cell:
    return f"{cell.quantize(Decimal(1), ROUND_HALF_UP):,}" if isinstance(cell, Decimal) else cell


def _shown(cell: Cell) -> str:
    return money(cell) if isinstance(cell, Decimal) else text(cell)


def _say_lost() -> None:
    output.note(m("Shortened to the terminal's width: a wider one shows more, --format csv everything"))
