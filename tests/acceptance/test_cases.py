"""`kehu case` moves a case on, checked; `kehu cases` lists all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import DRAFT, write
from typed import Kehu

FILE = "customers/C00/C00001.yaml"
FIRM = """\
code: C00001
name: 华诚化工
owner: 张伟
sales:
- {id: S1, date: 2025-01-10, amount: 50000, due: 2025-02-09}
receipts:
- {id: R1, date: 2025-09-01, amount: 8000, for: S1}
cases:
- {id: LC1, date: 2025-06-01, sales: [S1], claim: 50000, stage: dunning, cost: 600}  # 老账
"""


@pytest.fixture
def firm(folder: Path) -> Path:
    return write(folder, FIRM, DRAFT)


def test_moving_a_case_on(firm: Path, kehu: Kehu) -> None:
    assert kehu("case", "C00001", "--stage", "律师函", "--on", "2025-10-08", "--note", "EMS 寄出").code == 0
    refused = kehu("case", "C00001", "--stage", "judgement", "--on", "2025-11-01")
    assert (refused.code, "judgement comes after lawsuit" in refused.err) == (1, True)
    moved = kehu("case", "C00001", "--stage", "lawsuit", "--on", "2025-11-01")
    assert "2025-10-08  lawyer's letter: EMS 寄出\n  2025-11-01  lawsuit\n" in moved.out
    assert "the limitation does not run" in moved.out
    assert "# 老账" in (firm / FILE).read_text("utf-8")
    assert kehu("case", "C00001", "--stage", "closed").code == 0  # today
    found = json.loads(kehu("cases", "--format", "json").out)["cases"][0]
    assert (found["stage"], found["since"], found["closed_on"]) == ("closed", "2026-01-02", "2026-01-02")
    assert [each["stage"] for each in found["stages"]] == ["dunning", "lawyer", "lawsuit", "closed"]
    assert json.loads(kehu("cases", "--open", "--format", "json").out)["cases"] == []
    assert kehu("check").code == 0


def test_without_an_open_case_none_is_offered(firm: Path, kehu: Kehu) -> None:
    none = kehu("case", "C00002", "--stage", "lawsuit", "--on", "2025-11-01")
    assert (none.code, none.err.splitlines()[1:]) == (1, ["record a new one: kehu add case C00002 …"])
    assert kehu("case", "C00001", "--stage", "closed").code == 0
    closed = kehu("case", "C00001", "--stage", "lawsuit")
    assert "there are 0 open cases in this file" in closed.err
    assert "LC1" not in closed.err
    unknown = kehu("case", "C00001", "--case", "LC9", "--stage", "lawsuit")
    assert "there are: LC1" in unknown.err


def test_the_list(firm: Path, kehu: Kehu) -> None:
    found = json.loads(kehu("cases", "--format", "json").out)["cases"][0]
    shown = ("claim", "recovered", "came", "cost", "limitation", "days_left", "receipts")
    # the payment of 2025-09-01 lets the three years begin again
    assert [found[name] for name in shown] == ["50000.00", "8000.00", "8000.00", "600.00", "2028-09-01", 973, ["R1"]]
    assert "3 years from payment on 2025-09-01 (R1)" in found["limitation_basis"]
    assert kehu("cases", "--owner", "李娜").out == "No case at 2026-01-02\n"
    assert (
        kehu("cases", "--format", "csv")
        .out.splitlines()[1]
        .startswith("C00001,华诚化工,LC1,2025-06-01,50000.00,dunning")
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--stage", "nonsense"), 2),
        (("--on", "2025-10-08"), 2),
        (("--stage", "lawyer", "--case", "LC9"), 1),
        (("--stage", "lawyer", "--on", "2026-01-03"), 1),
        (("--stage", "lawyer", "--on", "2025-05-31"), 1),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    firm: Path, kehu: Kehu, words: tuple[str, ...], code: int
) -> None:
    before = (firm / FILE).read_bytes()
    assert kehu("case", "C00001", *words).code == code
    assert (firm / FILE).read_bytes() == before
