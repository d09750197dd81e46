"""Cells, and lines that break where Chinese may break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehu.lang.width import NOT_FIRST, NOT_LAST, cells, pad, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("kehu", 4), ("客户", 4), ("信用A级", 7), ("（甲）", 6), ("e\u0301", 1), ("ａ", 2)]
)
def test_chinese_takes_two_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_padding_counts_cells() -> None:
    assert pad("客户", 6) == "客户  "
    assert pad("12", 4, right=True) == "  12"
    assert pad("客户", 2) == "客户"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("客户档案管理", 8, ["客户档案", "管理"]),
        ("客户档案，管理", 8, ["客户档", "案，管理"]),
        ("见（政策）甲", 6, ["见（政", "策）甲"]),
        ("请看（政策）", 6, ["请看", "（政", "策）"]),
        ("用kehu登记", 6, ["用kehu", "登记"]),
        ("averyveryverylongword", 8, ["averyver", "yverylon", "gword"]),
        ("a\nb", 8, ["a", "b"]),
        ("", 8, [""]),
        ("say `kehu init x` now", 14, ["say", "`kehu init x`", "now"]),
    ],
)
def test_lines_break_where_they_may(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text("客户档案ab c1，。（）《》、x-", max_size=60), st.integers(10, 40))
def test_wrapping_loses_nothing_and_is_never_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("客户档案，。（《》", min_size=1, max_size=60), st.integers(40, 60))
def test_no_line_starts_with_a_closing_mark_nor_ends_with_an_opening_one(text: str, width: int) -> None:
    """Unless the text holds more marks in a row than a line is wide, which this text never does."""
    for before, after in zip(wrap("户" + text, width), wrap("户" + text, width)[1:], strict=False):
        held = [run for run in (before + after).split("客户档案") if len(run) * 2 > width]
        assert held or (before[-1] not in NOT_LAST and after[0] not in NOT_FIRST)


def test_a_percentage_stays_together() -> None:
    assert wrap("less than 80 % of it", 12) == ["less than", "80 % of it"]
