"""The pages on expressions: every expression that they show is one, and they name every figure there is."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from kehu.grading.figures import every_figure, fields
from kehu.model.expression.meaning import bind
from kehu.model.expression.parse import parse
from kehu.model.policy import Policy
from kehu.model.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["expressions.md", "expressions.zh-CN.md"]
KNOWN = fields(Settings.model_validate({"custom": {"tonnage": {"type": "number"}}}), Policy())


@pytest.mark.parametrize("page", PAGES)
def test_every_expression_shown_is_one(page: str) -> None:
    blocks = re.findall(r"^```\n((?:.*\n)*?)```$", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    shown = [line for block in blocks for line in block.splitlines()]
    assert len(shown) == 11
    for line in shown:
        bind(parse(line), KNOWN, datetime.date(2026, 1, 2), line)


def test_both_pages_speak_of_the_same_fields() -> None:
    english, chinese = (
        re.findall(r"^```\n((?:.*\n)*?)```$", (DOCS / page).read_text("utf-8"), re.MULTILINE)[0] for page in PAGES
    )
    assert [named(line) for line in english.splitlines()] == [named(line) for line in chinese.splitlines()]


def named(line: str) -> set[str]:
    """The names of the fields that a line speaks of, in whichever language."""
    found = map(KNOWN.find, re.findall(r"[\w.]+", line))
    return {each.name for each in found if each}


@pytest.mark.parametrize("page", PAGES)
def test_the_table_names_every_figure_with_its_label_and_kind(page: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (\S+) \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    chinese = page.endswith("zh-CN.md")
    assert rows == [
        (name, label.zh, kind.label.zh if chinese else kind.label.en)
        for name, (label, kind, _) in every_figure().items()
    ]


@pytest.mark.parametrize("page", PAGES)
def test_other_names_on_the_page_exist(page: str) -> None:
    said = (DOCS / page).read_text("utf-8")
    known = r"`((?:first|last|days_since|watch|business|custom|external_ids|class)[_.]\w+|\w+_count)`"
    for name in re.findall(known, said):
        assert KNOWN.find(name), name
