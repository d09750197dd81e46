"""Tables of customers with many figures, made to fit the terminal: what is lost to the width is said, never hidden.

Figures are never folded. If a table is too wide, first its words are folded; then columns that may be missed go; then
the cents; then code and name get a line of their own. Where nobody watches, every row is one whole line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kehu.cli import output, session
from kehu.cli.output import Cell, Column
from kehu.cli.table import GAP, lay_out_rows, least
from kehu.lang import m, money, text
from kehu.lang.printable import one_line
from kehu.lang.width import cells, wrap

NAME_AT_LEAST = 12  # cells: six Chinese characters a line can still be read
Rows = Sequence[Sequence[Cell]]


def print_fitted(
    columns: Sequence[Column], rows: Rows, footer: Sequence[Cell] | None, *, dispensable: Sequence[int] = ()
) -> None:
    """A table whose first two columns are code and name; `dispensable` are columns to do without, the first first."""
    exact = [*rows, *([footer] if footer else [])]
    if not session.to_terminal():
        output.print_table(columns, rows, footer=footer)
        return
    width = session.width()
    whole = [[_whole(cell) for cell in row] for row in exact]
    for everything in (exact, whole):
        for shown in _choices(len(columns), dispensable):
            if _needs(columns, everything, shown) <= width:
                body = [[row[index] for index in shown] for row in everything]
                foot = body.pop() if footer else None
                output.print_table([columns[index] for index in shown], body, footer=foot)
                _say_lost(everything is whole or len(shown) < len(columns))
                return
    for everything in (exact, whole):
        for shown in _choices(len(columns), dispensable):
            last = everything is whole and len(shown) == len(columns) - len(dispensable)
            if last or _stacked_needs(columns, everything, shown) <= width:
                body = [[row[index] for index in shown] for row in everything]
                _print_stacked([columns[index] for index in shown], body, width)
                _say_lost(everything is whole or len(shown) < len(columns))
                return


def _choices(count: int, dispensable: Sequence[int]) -> Iterator[list[int]]:
    """The columns to show: all, then fewer and fewer."""
    for gone in range(len(dispensable) + 1):
        yield [index for index in range(count) if index not in dispensable[:gone]]


def _needs(columns: Sequence[Column], rows: Rows, shown: Sequence[int]) -> int:
    """The least width in cells, with all words folded."""
    return _sum([_least(columns, rows, index) for index in shown])


def _stacked_needs(columns: Sequence[Column], rows: Rows, shown: Sequence[int]) -> int:
    return _sum([_least(columns, rows, index) for index in shown if index > 1])


def _sum(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _least(columns: Sequence[Column], rows: Rows, index: int) -> int:
    title = text(columns[index].title)
    column = [title, *(_shown(row[index]) for row in rows)]
    fewest = least(title, column, columns[index].right)
    return max(fewest, min(NAME_AT_LEAST, max(map(cells, column)))) if index == 1 else fewest


def _print_stacked(columns: Sequence[Column], rows: Rows, width: int) -> None:
    """Code and name on one line, the figures below."""
    titles = [text(column.title) for column in columns]
    right = [column.right for column in columns[2:]]
    figures = [[_shown(cell) for cell in row[2:]] for row in rows]
    blocks = lay_out_rows(titles[2:], figures, right, width)
    indent = " " * max(0, min(4, width - max(cells(line) for block in blocks for line in block)))
    heads = [titles[:2], *(list(map(_shown, row[:2])) for row in rows)]
    for head, block in zip(heads, blocks, strict=True):
        named = one_line(GAP.join(said for said in head if said))
        for line in (*wrap(named, width), *(indent + line for line in block)):
            output.say(line)


def _whole(cell: Cell) -> Cell:
    return f"{cell.quantize(Decimal(1), ROUND_HALF_UP):,}" if isinstance(cell, Decimal) else cell


def _shown(cell: Cell) -> str:
    return money(cell) if isinstance(cell, Decimal) else text(cell)


def _say_lost(lost: bool) -> None:
    if lost:
        output.note(m("Shortened to fit the screen: a wider one shows more, --format csv everything"))
