"""Tables of customers with many figures, made to fit the terminal: what is lost to the width is said, never hidden.

Figures are never folded. If a table is too wide, first columns that may be missed go; then the cents; then code and
name get a line of their own. Where nobody watches, every row is one whole line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kehu.cli import output, session
from kehu.cli.output import Cell, Column
from kehu.cli.table import GAP, lay_out
from kehu.lang import m, money, text
from kehu.lang.printable import one_line
from kehu.lang.width import cells

NAME_AT_LEAST = 12  # cells: six Chinese characters a line can still be read
Rows = Sequence[Sequence[Cell]]


def print_fitted(
    columns: Sequence[Column], rows: Rows, footer: Sequence[Cell], *, dispensable: Sequence[int] = ()
) -> None:
    """A table whose first two columns are code and name; `dispensable` are columns to do without, the first first."""
    exact = [*rows, footer]
    if not session.to_terminal():
        output.print_table(columns, rows, footer=footer)
        return
    width = session.width()
    whole = [[_whole(cell) for cell in row] for row in exact]
    for everything in (exact, whole):
        for shown in _choices(len(columns), dispensable):
            if _needs(columns, everything, shown) <= width:
                body = [[row[index] for index in shown] for row in everything]
                output.print_table([columns[index] for index in shown], body[:-1], footer=body[-1])
                _say_lost(everything is whole or len(shown) < len(columns))
                return
    fits = _stacked_needs(columns, exact) <= width
    _print_stacked(columns, exact if fits else whole, width)
    _say_lost(not fits)


def _choices(count: int, dispensable: Sequence[int]) -> Iterator[list[int]]:
    """The columns to show: all, then fewer and fewer."""
    for gone in range(len(dispensable) + 1):
        yield [index for index in range(count) if index not in dispensable[:gone]]


def _needs(columns: Sequence[Column], rows: Rows, shown: Sequence[int]) -> int:
    """The least width in cells, with the name folded."""
    widths = [_natural(columns, rows, index) if index != 1 else NAME_AT_LEAST for index in shown]
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _natural(columns: Sequence[Column], rows: Rows, index: int) -> int:
    return max(cells(text(columns[index].title)), *(cells(_shown(row[index])) for row in rows))


def _stacked_needs(columns: Sequence[Column], rows: Rows) -> int:
    widths = [_natural(columns, rows, index) for index in range(2, len(columns))]
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _print_stacked(columns: Sequence[Column], rows: Rows, width: int) -> None:
    """Code and name on one line, the figures below."""
    titles = [text(column.title) for column in columns]
    figures = [[_shown(cell) for cell in row[2:]] for row in rows]
    lines = lay_out(titles[2:], figures, [column.right for column in columns[2:]])
    indent = " " * max(0, min(4, width - max(map(cells, lines))))
    output.say(GAP.join(titles[:2]))
    output.say(indent + lines[0])
    for row, line in zip(rows, lines[1:], strict=True):
        output.say(one_line(GAP.join(said for said in map(_shown, row[:2]) if said)))
        output.say(indent + line)


def _whole(cell: Cell) -> Cell:
    return f"{cell.quantize(Decimal(1), ROUND_HALF_UP):,}" if isinstance(cell, Decimal) else cell


def _shown(cell: Cell) -> str:
    return money(cell) if isinstance(cell, Decimal) else text(cell)


def _say_lost(lost: bool) -> None:
    if lost:
        output.note(m("Shortened to the terminal's width: a wider one shows more, --format csv everything"))
