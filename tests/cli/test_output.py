"""Figures, CSV, JSON and tables."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import CaptureFixture

from kehu.cli import output
from kehu.cli.output import Column, money_text, ratio_text
from kehu.cli.table import lay_out
from kehu.lang import Label, m
from kehu.lang.width import cells
from kehu.model.problem import Problem


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0.00"),
        ("-0", "0.00"),
        ("1200.5", "1200.50"),
        ("1E+3", "1000.00"),
        ("0.125", "0.125"),
        ("3.1000", "3.10"),
        ("-999999999999999.123456", "-999999999999999.123456"),
    ],
)
def test_money_has_two_decimals_and_more_only_where_the_data_has(amount: str, text: str) -> None:
    assert money_text(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        ("0", "0", None),
        ("1", "3", "0.3333"),
        ("2", "3", "0.6666"),
        ("79.9999999999", "100", "0.7999"),
        ("80", "100", "0.8000"),
        ("5", "4", "1.2500"),
        ("-1", "3", "-0.3333"),
    ],
)
def test_ratios_are_cut_off_after_four_decimals(numerator: str, denominator: str, text: str | None) -> None:
    assert ratio_text(Decimal(numerator), Decimal(denominator)) == text


@given(st.integers(0, 10**21), st.integers(1, 10**21))
def test_a_ratio_is_never_more_than_it_is(numerator: int, denominator: int) -> None:
    said = Decimal(ratio_text(numerator, denominator) or "")
    assert int(said * 10_000) * denominator <= numerator * 10_000 < (int(said * 10_000) + 1) * denominator


def test_json_is_one_document_with_amounts_and_dates_as_text(capsys: CaptureFixture[str]) -> None:
    output.print_json(
        {"客户": [Decimal("1.5"), date(2026, 1, 2), Label("yes", "是"), m("x {n}", n=1), PurePosixPath("a/b"), None]}
    )
    out = capsys.readouterr().out
    assert "客户" in out
    assert json.loads(out) == {"客户": ["1.50", "2026-01-02", "yes", "x 1", "a/b", None]}


def test_what_json_cannot_say_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        output.print_json({"x": object()})


def test_csv_runs_no_formula(capsys: CaptureFixture[str]) -> None:
    output.print_csv(
        ["code", "x"],
        [("=1+1", Decimal("-5")), ("-5.00", None), ("+86", 3), ("@x", "a,b"), ("\tx", "-"), ("甲", date(2026, 1, 2))],
    )
    assert capsys.readouterr().out.splitlines() == [
        "code,x", "'=1+1,-5.00", "-5.00,", "'+86,3", "'@x,\"a,b\"", "'\tx,'-", "甲,2026-01-02",
    ]  # fmt: skip


def test_a_redirected_table_has_one_whole_line_a_row(capsys: CaptureFixture[str]) -> None:
    columns = [Column(Label("Code", "编码")), Column(Label("Name", "名称")), Column(Label("Owed", "应收"), right=True)]
    output.print_table(
        columns,
        [("C1", "阀门" * 60, Decimal("1200.5")), ("C2", "x\ny", Decimal(3))],
        footer=["", "", Decimal("1203.5")],
    )
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert lines[1] == "C1    " + "阀门" * 60 + "  1,200.50"
    assert len({cells(line) for line in lines}) == 1


def test_on_a_terminal_words_are_folded_and_figures_are_not() -> None:
    rows = [["C1", "深圳市某某耐腐蚀阀门制造有限公司", "1,200.50"], ["C2", "短", "3.00"]]
    assert lay_out(["编码", "名称", "应收"], rows, [False, False, True], width=32) == [
        "编码  名称                  应收",
        "C1    深圳市某某耐腐蚀  1,200.50",
        "      阀门制造有限公司",
        "C2    短                    3.00",
    ]


@given(st.lists(st.lists(st.text("客户ab 1，", max_size=40), min_size=3, max_size=3), max_size=4), st.integers(40, 100))
def test_a_table_never_cuts_text_off_nor_runs_over(rows: list[list[str]], width: int) -> None:
    lines = lay_out(["a", "b", "c"], rows, [False] * 3, width=width)
    assert all(cells(line) <= width for line in lines)
    letters = sorted("".join("".join(row) for row in rows).replace(" ", "") + "abc")
    assert sorted("".join(lines).replace(" ", "")) == letters


def test_markdown_escapes_what_would_break_it(capsys: CaptureFixture[str]) -> None:
    output.print_markdown([Column(m("a")), Column(m("b"), right=True)], [("x|y<z", Decimal(1))])
    assert capsys.readouterr().out == "| a | b |\n|---|---:|\n| x\\|y&lt;z | 1.00 |\n"


def test_problems_name_their_place_and_what_to_do(capsys: CaptureFixture[str]) -> None:
    problems = [
        Problem("unknown-key", m("no such key"), "customers/C1.yaml", 3, 5, hint=m("mend it")),
        Problem("thin", m("little"), severity="warning"),
    ]
    output.print_problems(problems)
    assert capsys.readouterr().err == "customers/C1.yaml:3:5: error: no such key\n    mend it\nwarning: little\n"
    page = io.StringIO()
    output.print_problems(problems[1:], page)
    assert page.getvalue() == "warning: little\n"
    assert output.problem_json(problems[0]) == {
        "file": "customers/C1.yaml", "line": 3, "column": 5, "severity": "error", "rule": "unknown-key",
        "message": "no such key", "hint": "mend it",
    }  # fmt: skip


def test_progress_is_silent_where_nobody_watches(capsys: CaptureFixture[str]) -> None:
    assert list(output.progress([1, 2], m("working"))) == [1, 2]
    assert capsys.readouterr().err == ""
