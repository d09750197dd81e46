"""Charts: well-formed, exact, in both languages, whatever the figures."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from kehu import lang
from kehu.lang import Label, m
from kehu.report import grade_chart
from kehu.report.axis import axis, days_axis
from kehu.report.blocks import Band, Chart, Series, Steps
from kehu.report.charts import HEIGHT, draw
from kehu.report.frame import WIDTH


def chart(*rows: list[str], stacked: bool = False, name: str = "Bought") -> Chart:
    return Chart(
        "chart",
        Label("A <title> & more", "标题"),
        m("not set"),
        tuple((2013 + (place + 10) // 12, (place + 10) % 12 + 1) for place in range(len(rows[0]))),
        tuple(
            Series(Label(f"{name} {number}", "系列"), tuple(Decimal(value) for value in row))
            for number, row in enumerate(rows)
        ),
        "CNY",
        stacked,
    )


def paths(svg: str) -> list[str]:
    """The steps of a line, which say what they are."""
    found = ElementTree.fromstring(svg).iter("path")
    return [each.attrib["d"] for each in found if each.find("title") is not None]


def rects(svg: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg).iter("rect") if each.find("title") is not None]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "rows",
    [
        [["0", "0"], ["0", "0"]],
        [["1200.50", "300"], ["0.01", "99999"]],
        [["-500", "1200"], ["100", "0"]],
        [["123456789.99", "1"], ["5", "7"]],
    ],
)
def test_every_chart_is_well_formed_and_keeps_within_its_frame(language: str, rows: list[list[str]]) -> None:
    lang.use(language)
    svg = draw(chart(*rows))
    for rect in rects(svg):
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= WIDTH
        assert 0 <= y <= y + height <= HEIGHT
    assert not re.search(r' (x|y|width|height)="[^"]*\.\d\d', svg)  # tenths of a pixel, no float's tail
    assert svg == draw(chart(*rows))


def test_bars_are_as_high_as_their_values() -> None:
    heights = [float(rect.attrib["height"]) for rect in rects(draw(chart(["1000", "2000"], ["500", "0"])))]
    assert heights[0] == 2 * heights[1]
    assert heights[2] == 2 * heights[0]
    assert len(heights) == 3  # nothing is drawn for nothing


def test_stacked_bars_stand_on_each_other() -> None:
    first, second = rects(draw(chart(["300"], ["100"], stacked=True)))
    assert float(second.attrib["y"]) + float(second.attrib["height"]) == pytest.approx(
        float(first.attrib["y"]), abs=0.11
    )
    assert first.attrib["x"] == second.attrib["x"]


def test_the_oldest_bucket_is_the_darkest_however_many_there_are() -> None:
    for count in (2, 3, 5, 7):
        bars = rects(draw(chart(*([["100"]] * count), stacked=True)))
        assert bars[-1].attrib["fill"] == "#24405f"
        assert [bar.attrib["fill"] for bar in bars].count("#24405f") == 1


def test_a_reader_of_chinese_counts_in_ten_thousands() -> None:
    lang.use("zh")
    assert ">万元<" in draw(chart(["250000"]))
    assert ">25<" in draw(chart(["250000"]))
    lang.use("en")
    assert ">CNY thousand<" in draw(chart(["250000"]))
    assert ">250<" in draw(chart(["250000"]))


@pytest.mark.parametrize(
    ("lowest", "highest", "ticks"),
    [
        ("0", "0", "0 1"),
        ("0", "100", "0 20 40 60 80 100"),
        ("0", "105529.50", "0 25000 50000 75000 100000 125000"),
        ("-30", "100", "-50 0 50 100"),
        ("-8", "0", "-8 -6 -4 -2 0 2"),
        ("0", "0.05", "0 0.01 0.02 0.03 0.04 0.05"),
    ],
)
def test_ticks_are_round_and_hold_every_value(lowest: str, highest: str, ticks: str) -> None:
    scale = axis(Decimal(lowest), Decimal(highest), "CNY", "en")
    assert [f"{tick.normalize():f}" for tick in scale.ticks] == ticks.split()


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        ("0", "0 1"),
        ("3", "0 1 2 3"),
        ("5", "0 1 2 3 4 5"),
        ("6", "0 2 4 6"),
        ("12", "0 3 6 9 12"),
        ("103", "0 25 50 75 100 125"),
    ],
)
def test_days_are_counted_in_whole_ones(highest: str, ticks: str) -> None:
    assert [f"{tick:f}" for tick in days_axis(Decimal(highest)).ticks] == ticks.split()


def test_a_chart_of_days_says_days_and_not_money() -> None:
    bars = chart(["103", "0"], ["12.5", "0"])
    svg = draw(Chart(bars.key, bars.title, bars.description, bars.months, bars.series, "", unit="days"))
    assert ">days<" in svg
    assert "2013-11 Bought 0 103<" in svg
    assert "2013-11 Bought 1 12.5<" in svg


def test_a_line_stands_at_its_values_and_breaks_where_there_is_none() -> None:
    bars = chart(["100", "50", "0", "0"], stacked=True)
    values = (None, Decimal(200), Decimal(200), Decimal(0))
    line = Series(Label("Limit", "额度"), values)
    svg = draw(Chart(bars.key, bars.title, bars.description, bars.months, bars.series, "CNY", stacked=True, line=line))
    steps = paths(svg)
    assert len(steps) == 3  # none where no limit was
    heights = [float(re.match(r"M[\d.]+ ([\d.]+)H", each)[1]) for each in steps]  # type: ignore[index]
    assert heights[0] == heights[1] == 40  # the top of the axis
    assert heights[2] == HEIGHT - 38  # 0 is a limit too: it lies on the axis
    tallest = min(float(rect.attrib["y"]) for rect in rects(svg))
    assert tallest == pytest.approx((40 + HEIGHT - 38) / 2)  # 100 of 200


def test_grades_stand_in_their_rows_with_a_dot_where_they_were_recorded() -> None:
    band = Band(Label("Credit", "信用"), ("甲", "乙", Label("none", "未评")), (None, 0, 0, 2), frozenset({1, 3}))
    months = ((2013, 11), (2013, 12), (2014, 1), (2014, 2))
    lang.use("zh")
    svg = grade_chart.draw(Steps("steps", Label("Grades", "评级"), m("not set"), months, (band, band)))
    root = ElementTree.fromstring(svg)
    levels = [float(re.match(r"M[\d.]+ ([\d.]+)H", each)[1]) for each in paths(svg)[:3]]  # type: ignore[index]
    assert levels[0] == levels[1] < levels[2]
    names = {
        each.text: float(each.attrib["y"]) for each in root.iter("text") if each.attrib.get("text-anchor") == "end"
    }
    assert names["甲"] < names["乙"] < names["未评"]
    assert len(list(root.iter("circle"))) == 4
    height = float(root.attrib["height"])
    assert all(float(each.attrib["cy"]) < height for each in root.iter("circle"))
