"""Charts of bars as inline SVG of our own: no library, no script, no font but the page's; read well in grey.

The same chart gives the same bytes: coordinates are tenths of a pixel, computed exactly. Shades of grey differ in
lightness and in pattern, so that a fax or a bad copy still tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from xml.sax.saxutils import escape

from kehu.lang import current, money, text
from kehu.lang.width import cells
from kehu.report.axis import Axis, axis
from kehu.report.blocks import Chart

WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 58, 8, 40, 38
TENTH = Decimal("0.1")

# (fill, has a pattern) by number of series: from what matters most to what matters least in print.
BESIDE = ("ink", "hatch")
STACKED = ("pale", "dots", "hatch", "cross", "ink")


def draw(chart: Chart) -> str:
    """The chart as one <svg> element in the language in force."""
    scale = axis(*_range(chart), chart.currency, current())
    parts = [
        _opening(chart.key),
        f'<title id="{chart.key}-title">{escape(text(chart.title))}</title>',
        f'<desc id="{chart.key}-desc">{escape(text(chart.description))}</desc>',
        _patterns(chart.key),
        *_grid(scale),
        *_bars(chart, scale),
        *_months(chart),
        *_legend(chart),
        "</svg>",
    ]
    return "\n".join(parts)


def _opening(key: str) -> str:
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg class="chart" role="img" {size} aria-labelledby="{key}-title {key}-desc">'


def _range(chart: Chart) -> tuple[Decimal, Decimal]:
    columns = list(zip(*(series.values for series in chart.series), strict=True))
    if chart.stacked:
        return Decimal(0), max((sum(column, Decimal(0)) for column in columns), default=Decimal(0))
    values = [value for column in columns for value in column]
    return min(values, default=Decimal(0)), max(values, default=Decimal(0))


def _px(value: Decimal | int) -> str:
    """A coordinate: at most one decimal, no trailing zero."""
    rounded = Decimal(value).quantize(TENTH, ROUND_HALF_EVEN)
    return f"{rounded:f}".removesuffix(".0").replace("-0", "0") if rounded == 0 else f"{rounded:f}".removesuffix(".0")


def _height(scale: Axis, value: Decimal) -> Decimal:
    """The y at which a value stands."""
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - scale.share(value))


def _patterns(key: str) -> str:
    tile = 'patternUnits="userSpaceOnUse"'
    return (
        "<defs>"
        f'<pattern id="{key}-hatch" width="4" height="4" {tile} patternTransform="rotate(45)">'
        '<rect width="4" height="4" fill="#fff"/><rect width="1.4" height="4" fill="#555"/></pattern>'
        f'<pattern id="{key}-dots" width="4" height="4" {tile}>'
        '<rect width="4" height="4" fill="#e4e4e4"/><rect x="1" y="1" width="1.3" height="1.3" fill="#555"/></pattern>'
        f'<pattern id="{key}-cross" width="4" height="4" {tile} patternTransform="rotate(45)">'
        '<rect width="4" height="4" fill="#bbb"/><path d="M0 .7H4M.7 0V4" stroke="#333" stroke-width="1.4"/></pattern>'
        "</defs>"
    )


def _fill(chart: Chart, place: int) -> str:
    # the last bucket of a stack is always the darkest, however many there are
    names = STACKED if chart.stacked else BESIDE
    if chart.stacked and place == len(chart.series) - 1:
        name = "ink"
    else:
        name = names[min(place, len(names) - 2)] if chart.stacked else names[place]
    if name == "ink":
        return 'fill="#24405f"'
    if name == "pale":
        return 'fill="#f3f3f3" stroke="#555" stroke-width=".6"'
    return f'fill="url(#{chart.key}-{name})" stroke="#444" stroke-width=".6"'


def _grid(scale: Axis) -> Iterator[str]:
    yield f'<text x="8" y="17">{escape(text(scale.name))}</text>'
    for tick in scale.ticks:
        y = _px(_height(scale, tick))
        look = 'stroke="#333" stroke-width="1"' if tick == 0 else 'stroke="#ccc" stroke-width=".6"'
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" {look}/>'
        below = _px(_height(scale, tick) + Decimal("3.5"))
        yield f'<text x="{LEFT - 6}" y="{below}" text-anchor="end">{scale.label(tick)}</text>'


def _slot(chart: Chart) -> Decimal:
    return Decimal(WIDTH - LEFT - RIGHT) / max(len(chart.months), 1)


def _bars(chart: Chart, scale: Axis) -> Iterator[str]:
    slot = _slot(chart)
    thickness = slot * Decimal("0.6") if chart.stacked else slot * Decimal("0.38")
    for month in range(len(chart.months)):
        base = Decimal(0)
        for place, series in enumerate(chart.series):
            value = series.values[month]
            if not value:
                continue
            x = LEFT + slot * month + (slot - thickness) / 2
            if not chart.stacked:
                x = LEFT + slot * month + slot / 2 - thickness + thickness * place
            top, bottom = sorted((_height(scale, base), _height(scale, base + value)))
            tip = f"{_name(chart.months[month])} {text(series.label)} {money(value)}"
            yield (
                f'<rect x="{_px(x)}" y="{_px(top)}" width="{_px(thickness)}" height="{_px(bottom - top)}"'
                f" {_fill(chart, place)}><title>{escape(tip)}</title></rect>"
            )
            if chart.stacked:
                base += value


def _name(month: tuple[int, int]) -> str:
    return f"{month[0]}-{month[1]:02d}"


def _months(chart: Chart) -> Iterator[str]:
    """The month's number under each place, and its year under the first place of each year."""
    slot = _slot(chart)
    before = None
    for place, (year, month) in enumerate(chart.months):
        x = LEFT + slot * place
        yield f'<text x="{_px(x + slot / 2)}" y="{HEIGHT - BOTTOM + 14}" text-anchor="middle">{month}</text>'
        if year != before:
            if before is not None:
                yield f'<path d="M{_px(x)} {HEIGHT - BOTTOM}v30" stroke="#999" stroke-width=".6"/>'
            yield f'<text x="{_px(x + 4)}" y="{HEIGHT - BOTTOM + 29}" class="year">{year}</text>'
        before = year


def _legend(chart: Chart) -> Iterator[str]:
    """At the top right: the series in their order."""
    labels = [text(series.label) for series in chart.series]
    x = WIDTH - RIGHT - sum(_legend_width(label) for label in labels)
    for place, label in enumerate(labels):
        yield f'<rect x="{x}" y="8" width="14" height="10" {_fill(chart, place)}/>'
        yield f'<text x="{x + 19}" y="17">{escape(label)}</text>'
        x += _legend_width(label)


def _legend_width(label: str) -> int:
    return 19 + cells(label) * 6 + 14
