"""Tables of figures on narrow and wide terminals: nothing is wider than the screen, and what is lost is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehu import lang
from kehu.cli import session
from kehu.cli.fitted import print_fitted
from kehu.cli.output import Cell, Column
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
    assert lines[3].split() == ["1,234,568"] * 4
    assert err
