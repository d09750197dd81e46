"""The chart of recorded grades: a band for each kind of grade, a row in it for each grade, a dark line in steps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape

from kehu.lang import text
from kehu.report.blocks import Band, Steps
from kehu.report.frame import BOTTOM, LEFT, RIGHT, WIDTH, month_name, months, opening, px, slot

ROW, GAP, TOP = 20, 30, 26
LINE = 'fill="none" stroke="#24405f" stroke-width="2.5"'
FAINT = 'stroke="#ccc" stroke-width=".6"'


def draw(chart: Steps) -> str:
    """The chart as one <svg> element in the language in force."""
    tops, y = [], TOP
    for band in chart.bands:
        tops.append(y)
        y += ROW * len(band.names) + GAP
    bottom = y - GAP
    parts = [
        *opening(chart, bottom + BOTTOM),
        *(line for band, top in zip(chart.bands, tops, strict=True) for line in _band(chart, band, top)),
        *months(chart.months, bottom),
        "</svg>",
    ]
    return "\n".join(parts)


def _band(chart: Steps, band: Band, top: int) -> Iterator[str]:
    yield f'<text x="8" y="{top - 9}">{escape(text(band.label))}</text>'
    for row, name in enumerate(band.names):
        y = top + ROW * row + ROW // 2
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" {FAINT}/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{escape(text(name))}</text>'
    yield from _steps(chart, band, top)


def _steps(chart: Steps, band: Band, top: int) -> Iterator[str]:
    width = slot(chart.months)
    for place, value in enumerate(band.values):
        if value is None:
            continue
        x, y = LEFT + width * place, _middle(top, value)
        tip = f"{month_name(chart.months[place])} {text(band.names[value])}"
        yield f'<path d="M{px(x)} {y}H{px(x + width)}" {LINE}><title>{escape(tip)}</title></path>'
        before = band.values[place - 1] if place else None
        if before is not None and before != value:
            yield f'<path d="M{px(x)} {_middle(top, before)}V{y}" {LINE}/>'
        if place in band.marked:
            yield f'<circle cx="{px(x + width / Decimal(2))}" cy="{y}" r="4" fill="#24405f"/>'


def _middle(top: int, row: int) -> int:
    return top + ROW * row + ROW // 2
