"""Tables of figures on narrow and wide terminals: nothing is wider than the screen, and what is lost is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehu import lang
from kehu.cli import session
from kehu.cli.fitted import print_fitted
from kehu.cli.output import Cell, Column
from kehu.cli.table import lay_out, least
from kehu.lang import Label
from kehu.lang.width import cells

COLUMNS = [
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    *(Column(Label(name, name), right=True) for name in ("Owed", "Due", "Late", "Spare")),
]
ROW: list[Cell] = ["C00001", "广州市恒达石油化工装备制造有限责任公司", *[Decimal("1234567.89")] * 4]
FOOTER: list[Cell] = ["", "合计", *[Decimal("1234567.89")] * 4]


def printed(
    width: int | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[list[str], str]:
    monkeypatch.setattr(session, "to_terminal", lambda: width is not None)
    monkeypatch.setattr(session, "coloured", lambda: False)
    monkeypatch.setenv("COLUMNS", str(width or 80))
    lang.use("en")
    print_fitted(COLUMNS, [ROW], FOOTER, dispensable=(5,))
    out, err = capsys.readouterr()
    assert width is None or max(map(cells, out.splitlines())) <= width
    return out.splitlines(), err


def test_where_nobody_watches_a_row_is_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, err = printed(None, monkeypatch, capsys)
    assert len(lines) == 3
    assert lines[1].count("1,234,567.89") == 4
    assert err == ""


@pytest.mark.parametrize(
    ("width", "figures", "titles", "lost"),
    [
        (120, ["1,234,567.89"] * 4, 6, False),
        (80, ["1,234,567.89"] * 4, 6, False),
        (70, ["1,234,567.89"] * 3, 5, True),
        (62, ["1,234,567.89"] * 3, 5, True),
        (61, ["1,234,568"] * 3, 5, True),
        (53, ["1,234,568"] * 3, 5, True),
    ],
)
def test_what_goes_first_for_want_of_width(
    width: int, figures: list[str], titles: int, lost: bool,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    lines, err = printed(width, monkeypatch, capsys)
    assert len(lines[0].split()) == titles
    assert lines[1].split()[2:] == figures
    assert "".join(line[8:].split()[0] for line in lines[1:-1] if line[8:].strip()).startswith("广州市恒达石")
    assert ("wider one shows more" in err) is lost


def test_code_and_name_get_a_line_of_their_own_at_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, err = printed(46, monkeypatch, capsys)
    assert lines[0].split() == ["Code", "Customer"]
    assert lines[2] == "C00001  广州市恒达石油化工装备制造有限责任公司"
    assert lines[3].split() == ["1,234,567.89"] * 3
    assert err


def test_where_lines_of_their_own_are_too_narrow_the_cents_go_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines, err = printed(39, monkeypatch, capsys)
    assert "".join(lines[2:4]).endswith("有限责任公司")
    assert lines[4].split() == ["1,234,568"] * 3
    assert err


@pytest.mark.parametrize(("width", "remark"), [(80, ["已停购、样本少"]), (73, ["已停购、样", "本少"])])
def test_words_are_folded_before_a_column_is_dropped(
    width: int, remark: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(session, "to_terminal", lambda: True)
    monkeypatch.setattr(session, "coloured", lambda: False)
    monkeypatch.setenv("COLUMNS", str(width))
    lang.use("zh")
    columns = [*COLUMNS[:5], Column(Label("Remark", "标注"))]
    row: list[Cell] = ["C00001", "广州恒达石化", *ROW[2:5], "已停购、样本少"]
    print_fitted(columns, [row], [*FOOTER[:5], ""], dispensable=(5,))
    lang.use("en")
    out, err = capsys.readouterr()
    assert max(map(cells, out.splitlines())) <= width
    assert [line.split()[-1] for line in out.splitlines()[1:-1]] == remark
    assert err == ""


def test_a_heading_of_figures_breaks_at_a_space_and_a_word_is_never_cut() -> None:
    titles, rows = ["Name", "Days late"], [["certificate", "12"]]
    lines = ["Name         Days", "             late", "certificate    12"]
    assert lay_out(titles, rows, [False, True], width=17) == lines
    assert least("Name", ["Name", "certificate of origin"], False) == len("certificate")
    assert least("Days late", ["Days late", "12"], True) == len("Days")
    assert least("路径", ["路径", "a" * 30], False) == 8  # a path may be cut
