"""`kehu add evaluation`: by options, and asked factor by factor at a real terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehu.archive.directory import Archive
from kehu.model.credit_file import Evaluation
from typed import Kehu

if TYPE_CHECKING:
    from terminal import Terminal

pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")


def evaluations(folder: Path) -> list[Evaluation]:
    file = Archive.open(folder).find("C00001")
    assert file is not None
    assert file.customer is not None, file.errors
    return list(file.customer.evaluations)


@pytest.fixture
def one(at_terminal: type[Terminal], kehu: Kehu) -> type[Terminal]:
    """A customer to evaluate."""
    assert kehu("add", "customer", "Blue Valve Ltd").code == 0
    return at_terminal


def test_it_asks_factor_by_factor_with_notes_and_writes_what_was_judged(one: type[Terminal], folder: Path) -> None:
    terminal = one("add", "evaluation", "C00001")
    terminal.answer("Evaluated by: ", "", "Li Na")  # who evaluates must be said
    terminal.until("which department stands behind it")
    terminal.answer("0 to 10: ", "8")
    terminal.answer("note: ", "backed by the ministry")
    terminal.until("2 funds")
    terminal.answer("0 to 10: ", "")  # not judged: no note is asked for
    terminal.until("3 person in charge")
    terminal.answer("0 to 10: ", "11")
    terminal.until("a score lies between 0 and 10")
    terminal.answer("0 to 10: ", "6.5", "/end")
    terminal.until("72.50 of 100, 2 of 8 judged")
    terminal.answer("Write it?", "y")
    assert terminal.end() == 0
    (made,) = evaluations(folder)
    assert made.data() == {
        "id": made.id, "date": "2026-01-02", "by": "Li Na", "project": "8", "project_note": "backed by the ministry",
        "person": "6.5",
    }  # fmt: skip


def test_one_can_go_back_change_and_take_away(one: type[Terminal], folder: Path) -> None:
    terminal = one("add", "evaluation", "C00001", "--by", "Li Na")
    terminal.answer("0 to 10: ", "8")
    terminal.answer("note: ", "")
    terminal.answer("0 to 10: ", "5")
    terminal.answer("note: ", "/back")
    terminal.until("1 reliability of the project")
    terminal.answer("0 to 10 [8]: ", "-")
    terminal.until("2 funds")
    terminal.answer("0 to 10 [5]: ", "")
    terminal.answer("note: ", "half has arrived")
    terminal.answer("0 to 10: ", "/end")
    terminal.answer("Write it?", "y")
    assert terminal.end() == 0
    (made,) = evaluations(folder)
    assert (made.project, made.funds, made.funds_note) == (None, 5, "half has arrived")


@pytest.mark.parametrize("leave", ["/stop", "/drop"])
def test_who_leaves_writes_nothing(one: type[Terminal], folder: Path, leave: str) -> None:
    terminal = one("add", "evaluation", "C00001", "--by", "Li Na")
    terminal.answer("0 to 10: ", "8")
    terminal.answer("note: ", leave)
    terminal.until("Nothing was written")
    assert terminal.end() == 1
    assert evaluations(folder) == []


def test_nothing_judged_or_not_agreed_to_writes_nothing(one: type[Terminal], folder: Path) -> None:
    terminal = one("add", "evaluation", "C00001", "--by", "Li Na")
    terminal.answer("0 to 10: ", "/end")
    terminal.until("Nothing was written")
    assert terminal.end() == 1
    terminal = one("add", "evaluation", "C00001", "--by", "Li Na")
    terminal.answer("0 to 10: ", "8")
    terminal.answer("note: ", "/end")
    terminal.answer("Write it?", "n")
    terminal.until("Nothing was written")
    assert terminal.end() == 1
    assert evaluations(folder) == []


def test_it_speaks_chinese(one: type[Terminal], folder: Path) -> None:
    terminal = one("add", "evaluation", "C00001", lang="zh")
    terminal.answer("评估人：", "李娜")
    terminal.until("一、项目可靠性：主管部门是否可靠")
    terminal.answer("0 至 10 分：", "7", "", "/end")
    terminal.until("70.00 分（满分 100，已评 1 项，共 8 项）")
    terminal.answer("写入吗？", "是")
    assert terminal.end() == 0
    assert [each.by for each in evaluations(folder)] == ["李娜"]


def test_with_a_factor_given_nobody_is_asked_and_without_a_terminal_the_name_is_missing(
    one: type[Terminal], kehu: Kehu, folder: Path
) -> None:
    terminal = one("add", "evaluation", "C00001", "--by", "Li Na", "--record", "8")
    assert terminal.end() == 0
    assert [each.record for each in evaluations(folder)] == [8]
    refused = kehu("add", "evaluation", "C00001", "--record", "8")
    assert refused.code == 2
    assert "--by" in refused.err


def test_the_total_and_what_is_missing_are_told(archive: Path, kehu: Kehu) -> None:
    assert kehu("add", "evaluation", "C00001", "--by", "Li Na", "--record", "8", "--funds", "6").code == 0
    graded = json.loads(kehu("grade", "--format", "json").out)["customers"][0]
    assert graded["factors"]["total"] == "70.00"
    assert graded["factors"]["scores"]["record"]["score"] == "8"
    assert graded["factors"]["missing"] == ["project", "person", "fit", "delivery", "price", "steady"]
    assert [each["rule"] for each in graded["reasons"]][-2:] == ["factors.total", "factors.missing"]
    assert graded["reasons"][-2]["records"][0]["file"] == "customers/C00/C00001.yaml"
    assert "Eight factors  70.00 of 100, 2 of 8 judged" in kehu("show", "C00001").out
    assert "Eight factors 70.00 of 100, 2 of 8 judged" in kehu("brief", "C00001").out
    assert kehu("list", "--where", "factors_total >= 70").out.count("C00001") == 1
    assert kehu("list", "--where", "factors_total > 70").out.count("C00001") == 0
