"""Tables of text: columns aligned by terminal cells, long texts folded and never cut.

Not rich's, which cuts Chinese text off with "…" and takes four bare starts of Python to import.
"""

from __future__ import annotations

from collections.abc import Sequence

from kehu.lang.width import cells, pad, pieces, wrap

GAP = "  "
NARROWEST = 8  # a column is not folded below this many cells
LONGEST_WORD = 24  # cells; what is longer, such as a path, may be cut to fold it


def lay_out(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    *,
    foot: Sequence[str] | None = None,
    width: int | None = None,
    coloured: bool = False,
) -> list[str]:
    """The lines of the table; `width` None: every row on one line, as wide as it is."""
    widths = _widths([titles, *rows, *([foot] if foot else [])], right, width)
    lines = [_bold(line, coloured) for line in _row(titles, widths, right)]
    for row in rows:
        lines += _row(row if width else [cell.replace("\n", " ") for cell in row], widths, right)
    if foot:
        lines += [_bold(line, coloured) for line in _row(foot, widths, right)]
    return lines


def lay_out_rows(
    titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int
) -> list[list[str]]:
    """The lines of the heading and of each row, for those who put something between them."""
    everything = [titles, *rows]
    widths = _widths(everything, right, width)
    return [_row(row, widths, right) for row in everything]


def _widths(rows: Sequence[Sequence[str]], right: Sequence[bool], width: int | None) -> list[int]:
    """The width of each column; the headings are the first row."""
    columns = [[row[i] for row in rows] for i in range(len(rows[0]))]
    natural = [max(cells(line) for cell in column for line in cell.split("\n")) for column in columns]
    if width is None or sum(natural) + len(GAP) * (len(natural) - 1) <= width:
        return natural
    return _fit(natural, [*map(least, rows[0], columns, right)], width)


def least(title: str, column: Sequence[str], right: bool) -> int:
    """The fewest cells that a column can be folded to: words and figures stay whole, headings break at spaces.

    `column` begins with the heading.
    """
    if right:
        return max(map(cells, [*column[1:], *title.split()]), default=0)
    lines = [line for cell in column for line in cell.split("\n")]
    words = (cells(piece.rstrip()) for line in lines for piece in pieces(line))
    whole = max((wide for wide in words if wide <= LONGEST_WORD), default=0)
    return max(whole, min(NARROWEST, max(map(cells, lines))))


def _fit(natural: Sequence[int], fewest: Sequence[int], width: int) -> list[int]:
    """Take from the widest column that can still be folded until the row fits."""
    widths = list(natural)
    spare = width - len(GAP) * (len(widths) - 1) - sum(widths)
    while spare < 0:
        foldable = [i for i, wide in enumerate(widths) if wide > fewest[i]]
        if not foldable:
            break
        widest = max(foldable, key=lambda i: widths[i])
        widths[widest] -= 1
        spare += 1
    return widths


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    folded = [
        wrap(cell, width) if cells(cell) > width or "\n" in cell else [cell]
        for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for index in range(max(map(len, folded))):
        parts = [
            pad(column[index] if index < len(column) else "", width, to_right)
            for column, width, to_right in zip(folded, widths, right, strict=True)
        ]
        lines.append(GAP.join(parts).rstrip())
    return lines


def _bold(line: str, coloured: bool) -> str:
    return f"\x1b[1m{line}\x1b[0m" if coloured else line
