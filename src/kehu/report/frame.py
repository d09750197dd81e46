"""The frame of a chart as inline SVG: its opening, the months below it, coordinates. What is drawn in it is not here.

Coordinates are tenths of a pixel, computed exactly, so that the same chart gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from xml.sax.saxutils import escape

from kehu.lang import text
from kehu.report.blocks import Chart, Steps

WIDTH = 720
LEFT, RIGHT, TOP, BOTTOM = 58, 8, 40, 38
TENTH = Decimal("0.1")
MOST_LABELS = 26  # months that find room below a chart each with its number


def opening(chart: Chart | Steps, height: int) -> Iterator[str]:
    """The element's start with what a screen reader says of it."""
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    names = f"{chart.key}-title {chart.key}-desc"
    yield f'<svg class="chart" role="img" {size} aria-labelledby="{names}">'
    yield f'<title id="{chart.key}-title">{escape(text(chart.title))}</title>'
    yield f'<desc id="{chart.key}-desc">{escape(text(chart.description))}</desc>'


def px(value: Decimal | int) -> str:
    """A coordinate: at most one decimal, no trailing zero."""
    rounded = Decimal(value).quantize(TENTH, ROUND_HALF_EVEN)
    return f"{rounded:f}".removesuffix(".0").replace("-0", "0") if rounded == 0 else f"{rounded:f}".removesuffix(".0")


def slot(months: Sequence[tuple[int, int]]) -> Decimal:
    """How wide the place of one month is."""
    return Decimal(WIDTH - LEFT - RIGHT) / max(len(months), 1)


def month_name(month: tuple[int, int]) -> str:
    return f"{month[0]}-{month[1]:02d}"


def months(shown: Sequence[tuple[int, int]], bottom: int) -> Iterator[str]:
    """The month's number under each place, where there is room, and its year under the first place of each year."""
    width = slot(shown)
    before = None
    for place, (year, month) in enumerate(shown):
        x = LEFT + width * place
        if len(shown) <= MOST_LABELS or month in (1, 4, 7, 10):
            yield f'<text x="{px(x + width / 2)}" y="{bottom + 14}" text-anchor="middle">{month}</text>'
        if year != before:
            if before is not None:
                yield f'<path d="M{px(x)} {bottom}v30" stroke="#999" stroke-width=".6"/>'
            yield f'<text x="{px(x + 4)}" y="{bottom + 29}" class="year">{year}</text>'
        before = year
