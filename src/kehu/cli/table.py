"""Tables of text: columns aligned by terminal cells, long texts folded and never cut.

Not rich's, which cuts Chinese text off with "…" and takes four bare starts of Python to import.
"""

from __future__ import annotations

from collections.abc import Sequence

from kehu.lang.width import cells, pad, wrap

GAP = "  "
NARROWEST = 8  # a column is not folded below this many cells


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
    everything = [titles, *rows, *([foot] if foot else [])]
    natural = [max(max(cells(line) for line in row[i].split("\n")) for row in everything) for i in range(len(titles))]
    widths = natural if width is None else _fit(natural, right, width)
    lines = [_bold(line, coloured) for line in _row(titles, widths, right)]
    for row in rows:
        lines += _row(row if width else [cell.replace("\n", " ") for cell in row], widths, right)
    if foot:
        lines += [_bold(line, coloured) for line in _row(foot, widths, right)]
    return lines


def _fit(natural: Sequence[int], right: Sequence[bool], width: int) -> list[int]:
    """Take from the widest column of words until the row fits; figures are never folded."""
    widths = list(natural)
    spare = width - len(GAP) * (len(widths) - 1) - sum(widths)
    while spare < 0:
        foldable = [i for i, wide in enumerate(widths) if not right[i] and wide > NARROWEST]
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
