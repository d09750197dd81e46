"""holidays.yaml: deadlines go by it, `check` reads it, and a year that nobody knows is said once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import write
from typed import Kehu

NEW = "code: C00001\nname: 恒达\nowner: 张伟\ncollected_on: 2031-01-21\n"


@pytest.fixture
def one(folder: Path) -> Path:
    return write(folder, NEW, NEW.replace("C00001", "C00002"))


def flagged(kehu: Kehu, as_of: str) -> list[str]:
    said = kehu("review", "--rule", "not-entered", "--as-of", as_of, "--format", "json")
    return [each["since"] for each in json.loads(said.out)["findings"]]


def test_an_unknown_year_is_said_once(one: Path, kehu: Kehu) -> None:
    said = kehu("review", "--rule", "not-entered", "--as-of", "2031-01-24", "--format", "csv", "--lang", "zh")
    assert said.err.count("2031") == 1
    assert "按周一至周五为工作日计算" in said.err
    assert flagged(kehu, "2031-01-23") == []
    assert flagged(kehu, "2031-01-24") == ["2031-01-23", "2031-01-23"]


def test_a_year_that_the_firm_has_written(one: Path, kehu: Kehu) -> None:
    (one / "holidays.yaml").write_text("years:\n  2031: {holidays: [2031-01-22, 2031-01-23, 2031-01-24]}\n", "utf-8")
    assert flagged(kehu, "2031-01-28") == []
    assert flagged(kehu, "2031-01-29") == ["2031-01-28", "2031-01-28"]
    assert "2031" not in kehu("review", "--rule", "not-entered", "--as-of", "2031-01-24", "--format", "csv").err
    assert kehu("check").code == 0


def test_check_says_what_is_wrong_and_where(one: Path, kehu: Kehu) -> None:
    (one / "holidays.yaml").write_text(
        "years:\n  2031:\n    holidays: [2031-01-01]\n    make_up: [2031-01-03]\n", "utf-8"
    )
    said = kehu("check", "--lang", "zh")
    assert said.code == 1
    assert "holidays.yaml:4:14: 错误: 2031-01-03 不是周末，本来就上班" in said.out
    assert "holidays.yaml:4:14" in kehu("review", "--rule", "not-entered", "--as-of", "2031-01-24").err
    (one / "holidays.yaml").write_text("china: no\nyear: {}\n", "utf-8")
    assert "holidays.yaml:2:1: error:" in kehu("check").out


def test_without_a_file_nothing_is_read(one: Path, kehu: Kehu) -> None:
    assert kehu("list").code == 0
    (one / "holidays.yaml").write_text("years: nonsense\n", "utf-8")
    assert kehu("list").code == 0  # who asks for no working day is not stopped
