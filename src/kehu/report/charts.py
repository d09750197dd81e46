"""Charts of bars as inline SVG of our own: no library, no script, no font but the page's; read well in grey.

Shades of grey differ in lightness and in pattern, so that a fax or a bad copy still tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape

from kehu.lang import current, money, text
from kehu.lang.width import cells
from kehu.report.axis import Axis, axis, days_axis
from kehu.report.blocks import Chart, Series
from kehu.report.frame import BOTTOM, LEFT, RIGHT, TOP, WIDTH, month_name, months, opening, px, slot

HEIGHT = 250
LINE = 'fill="none" stroke="#111" stroke-width="2"'

# (fill, has a pattern) by number of series: from what matters most to what matters least in print.
BESIDE = ("ink", "hatch")
STACKED = ("pale", "dots", "hatch", "cross", "ink")


def draw(chart: Chart) -> str:
    """The chart as one <svg> element in the language in force."""
    lowest, highest = _range(chart)
    in_days = chart.unit == "days"
    scale = days_axis(highest) if in_days else axis(lowest, highest, chart.currency, current())
    parts = [
        *opening(chart, HEIGHT),
        _patterns(chart.key),
        *_grid(scale),
        *_bars(chart, scale),
        *(_line(chart, chart.line, scale) if chart.line else ()),
        *months(chart.months, HEIGHT - BOTTOM),
        *_legend(chart),
        "</svg>",
    ]
    return "\n".join(parts)


def _range(chart: Chart) -> tuple[Decimal, Decimal]:
    rows = ([each or Decimal(0) for each in series.values] for series in chart.series)
    columns = list(zip(*rows, strict=True))
    line = [each for each in chart.line.values if each is not None] if chart.line else []
    if chart.stacked:
        return Decimal(0), max([sum(column, Decimal(0)) for column in columns] + line, default=Decimal(0))
    values = [value for column in columns for value in column] + line
    return min(values, default=Decimal(0)), max(values, default=Decimal(0))


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
    # the last bucket of a stack is always the darkest, however many there are; below a line nothing is as dark as it
    names = STACKED if chart.stacked else BESIDE
    if chart.line:
        name = "hatch"
    elif chart.stacked and place == len(chart.series) - 1:
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
        y = px(_height(scale, tick))
        look = 'stroke="#333" stroke-width="1"' if tick == 0 else 'stroke="#ccc" stroke-width=".6"'
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" {look}/>'
        below = px(_height(scale, tick) + Decimal("3.5"))
        yield f'<text x="{LEFT - 6}" y="{below}" text-anchor="end">{scale.label(tick)}</text>'


def _bars(chart: Chart, scale: Axis) -> Iterator[str]:
    width = slot(chart.months)
    thickness = width * Decimal("0.6") if chart.stacked else width * Decimal("0.38")
    for month in range(len(chart.months)):
        base = Decimal(0)
        for place, series in enumerate(chart.series):
            value = series.values[month]
            if not value:
                continue
            x = LEFT + width * month + (width - thickness) / 2
            if not chart.stacked:
                x = LEFT + width * month + width / 2 - thickness + thickness * place
            top, bottom = sorted((_height(scale, base), _height(scale, base + value)))
            tip = f"{month_name(chart.months[month])} {text(series.label)} {_figure(chart, value)}"
            yield (
                f'<rect x="{px(x)}" y="{px(top)}" width="{px(thickness)}" height="{px(bottom - top)}"'
                f" {_fill(chart, place)}><title>{escape(tip)}</title></rect>"
            )
            if chart.stacked:
                base += value


def _figure(chart: Chart, value: Decimal) -> str:
    return f"{value.normalize():f}" if chart.unit == "days" else money(value)


def _line(chart: Chart, line: Series, scale: Axis) -> Iterator[str]:
    """A dark line in steps, a step for each place; where there is no value it is broken."""
    width = slot(chart.months)
    for place, value in enumerate(line.values):
        if value is None:
            continue
        y, x = px(_height(scale, value)), LEFT + width * place
        tip = f"{month_name(chart.months[place])} {text(line.label)} {_figure(chart, value)}"
        yield f'<path d="M{px(x)} {y}H{px(x + width)}" {LINE}><title>{escape(tip)}</title></path>'
        after = line.values[place + 1] if place + 1 < len(line.values) else None
        if after is not None and after != value:
            yield f'<path d="M{px(x + width)} {y}V{px(_height(scale, after))}" {LINE}/>'


def _legend(chart: Chart) -> Iterator[str]:
    """At the top right: the series in their order, the line last."""
    marks = [(text(series.label), _fill(chart, place)) for place, series in enumerate(chart.series)]
    if chart.line:
        marks.append((text(chart.line.label), ""))
    x = WIDTH - RIGHT - sum(_legend_width(label) for label, _ in marks)
    for label, fill in marks:
        yield f'<rect x="{x}" y="8" width="14" height="10" {fill}/>' if fill else f'<path d="M{x} 13h14" {LINE}/>'
        yield f'<text x="{x + 19}" y="17">{escape(label)}</text>'
        x += _legend_width(label)


def _legend_width(label: str) -> int:
    return 19 + cells(label) * 6 + 14
