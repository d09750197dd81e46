"""`kehu check --fix`: the diff, the question, and that nothing else changes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from firms import contents
from kehu.cli import session
from typed import Kehu, written

FILE = "customers/C00/C00002.yaml"
BAD = """\
# 手工录入
code: C00002
name:   红泵有限公司
founded: 2001年1月2日   # 据执照

sales:
  # 第一笔
  - {date: 2026/1/2, amount: 1,200.00}   # 年前
note: １，２００ 元
"""
GOOD = BAD.replace("2001年1月2日", "2001-01-02").replace(
    "{date: 2026/1/2, amount: 1,200.00}", "{ID, date: 2026-01-02, amount: 1200.00}"
)


@pytest.fixture
def bad(archive: Path) -> Path:
    file = archive / FILE
    file.write_text(BAD, "utf-8", newline="\n")
    return file


def same(file: Path) -> str:
    """The file's text with the id that was made taken out of it."""
    text = file.read_text("utf-8")
    made = text.partition("{id: ")[2][:12]
    assert made.startswith("S260102-")
    return text.replace(f"id: {made}", "ID")


def test_a_dry_run_shows_a_diff_that_git_takes_and_writes_nothing(bad: Path, archive: Path, kehu: Kehu) -> None:
    before = contents(archive)
    said = kehu("check", "--fix", "--dry-run")
    assert (said.code, said.err) == (1, "Nothing was written\n")
    assert contents(archive) == before
    subprocess.run(["git", "apply", "-"], input=said.out, text=True, encoding="utf-8", check=True, cwd=archive)
    assert same(bad) == GOOD


def test_without_a_terminal_nothing_is_written_but_the_diff(bad: Path, kehu: Kehu) -> None:
    before = written(bad)
    said = kehu("check", "--fix")
    assert (said.code, said.err) == (1, "--yes writes this\nNothing was written\n")
    assert said.out.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n")
    assert written(bad) == before


def test_yes_writes_what_was_shown_and_goes_on_to_check(bad: Path, archive: Path, kehu: Kehu) -> None:
    shown = kehu("check", "--fix", "--dry-run").out
    said = kehu("check", "--fix", "--yes")
    assert (said.code, said.out) == (0, shown)
    assert said.err == "Mended 1 file\n4 files: 0 errors, 0 warnings\n"
    assert same(bad) == GOOD
    assert kehu("check", "--fix").err == "There is nothing to mend by itself\n4 files: 0 errors, 0 warnings\n"


@pytest.mark.parametrize(("answer", "code"), [(True, 0), (False, 1)])
def test_on_a_terminal_it_asks(bad: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch, answer: bool, code: int) -> None:
    monkeypatch.setattr(session, "interactive", lambda: True)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: answer)
    assert kehu("check", "--fix").code == code
    assert (bad.read_text("utf-8") != BAD) is answer


def test_an_error_that_comes_to_light_is_no_breach(bad: Path, kehu: Kehu) -> None:
    bad.write_text(BAD.replace("amount:", "quantity: 2, price: 500.00, amount:"), "utf-8")
    said = kehu("check", "--fix", "--yes")
    assert said.code == 1
    assert "error: the amount 1,200.00 is not quantity × price - discount = 1,000.00" in said.out
    assert "amount: 1200.00" in bad.read_text("utf-8")


def test_only_the_customers_that_are_named(bad: Path, archive: Path, kehu: Kehu) -> None:
    assert kehu("check", "--fix", "--yes", "C00001").err.startswith("There is nothing to mend by itself\n")
    assert bad.read_text("utf-8") == BAD


def test_a_file_in_another_form_is_not_renamed(archive: Path, kehu: Kehu) -> None:
    (archive / "customers/C00/C00003.yml").write_text("code: C00003\nname: 三\n", "utf-8")
    said = kehu("check", "--fix", "--yes")
    assert said.code == 1
    assert "customers/C00/C00003.yml is not renamed" in said.err
    assert (archive / "customers/C00/C00003.yml").exists()


def test_a_file_that_yaml_refuses_is_left_alone_and_hides_no_other(bad: Path, archive: Path, kehu: Kehu) -> None:
    (archive / "customers/C00/C00003.yaml").write_text("code: C00003\nname: 三\nfounded: [2001/1/2\n", "utf-8")
    said = kehu("check", "--fix", "--yes")
    assert said.code == 1
    assert "Mended 1 file\n" in said.err


@pytest.mark.parametrize("words", [["--fix", "--format", "json"], ["--dry-run"], ["--yes"]])
def test_options_that_do_not_go_together(archive: Path, kehu: Kehu, words: list[str]) -> None:
    assert kehu("check", *words).code == 2
