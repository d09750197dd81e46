"""`kehu limits`: states, what is used, what is suggested and from what, who may approve it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firms import write
from typed import Kehu

SETTINGS = """\
staff: [{name: 张伟, role: sales}, {name: 李娜, role: credit}, {name: 陈总, role: boss}]
delegation: {credit: 5000, boss: unlimited}
"""


def firm(code: str, limit: str = "", owner: str = "张伟", more: str = "") -> str:
    sales = "".join(f"- {{id: S{n}, date: 2014-0{n}-10, amount: 36000, due: 2014-0{n}-28}}\n" for n in (6, 7, 8))
    paid = "".join(f"- {{id: R{n}, date: 2014-0{n}-20, amount: 36000, for: S{n}}}\n" for n in (6, 7, 8))
    open_ = "- {id: S9, date: 2014-12-20, amount: 12000, due: 2015-01-19}\n"
    limits = f"limits:\n- {{id: L1, from: 2014-01-01, approved_by: 陈总, {limit}}}\n" if limit else ""
    return f"code: {code}\nname: 客户{code}\nowner: {owner}\n{more}sales:\n{sales}{open_}receipts:\n{paid}{limits}"


@pytest.fixture
def five(folder: Path) -> Path:
    write(
        folder,
        firm("C00001"),
        firm("C00002", "amount: 0"),
        firm("C00003", "amount: 10000"),
        firm("C00004", "amount: 50000, until: 2014-06-30"),
        firm("C00005", "amount: 50000, suspended_on: 2014-12-01", owner="李娜"),
        firm("C00006", "amount: 16000", owner="李娜"),
        "code: C00007\nname: 新客户\n",
    )
    (folder / "kehu.yaml").write_text(SETTINGS, "utf-8")
    return folder


def limits(kehu: Kehu, *words: str) -> list[dict[str, Any]]:
    answer = kehu("limits", "--as-of", "2014-12-31", "--format", "json", *words)
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = json.loads(answer.out)["customers"]
    return found


def test_states_and_what_is_used(five: Path, kehu: Kehu) -> None:
    names = ("state", "limit", "exposure", "available", "utilisation")
    assert [tuple(each[name] for name in names) for each in limits(kehu)] == [
        ("none", None, "12000.00", None, None),
        ("cash_only", "0.00", "12000.00", "-12000.00", None),
        ("in_force", "10000.00", "12000.00", "-2000.00", "1.2000"),
        ("expired", "50000.00", "12000.00", None, None),
        ("suspended", "50000.00", "12000.00", None, None),
        ("in_force", "16000.00", "12000.00", "4000.00", "0.7500"),
        ("none", None, "0.00", None, None),
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("--state", "none"), ["C00001", "C00007"]),
        (("--state", "cash_only"), ["C00002"]),
        (("--state", "in_force"), ["C00003", "C00006"]),
        (("--state", "over"), ["C00002", "C00003"]),
        (("--state", "expired"), ["C00004"]),
        (("--state", "suspended"), ["C00005"]),
        (("--owner", "李娜"), ["C00005", "C00006"]),
        (("C00006", "C00001"), ["C00001", "C00006"]),
    ],
)
def test_choosing(five: Path, kehu: Kehu, words: tuple[str, ...], codes: list[str]) -> None:
    assert [each["code"] for each in limits(kehu, *words)] == codes


def test_the_suggestion_with_inputs_and_their_places(five: Path, kehu: Kehu) -> None:
    """120,000 in twelve months, one month agreed, nothing late: 10,000; 36,000 in each of the busiest three."""
    (found,) = limits(kehu, "C00003")
    assert (found["suggested"], found["generous"], found["may_approve"]) == ("10000.00", "36000.00", ["陈总"])
    purchases = found["methods"][0]
    assert (purchases["method"], purchases["missing"]) == ("purchases", [])
    assert purchases["inputs"][0]["value"] == "10000.00"
    assert purchases["inputs"][0]["records"][0] == {"id": "S6", "place": "customers/C00/C00003.yaml:5"}
    assert found["methods"][2]["missing"][0] == "current_assets"


def test_a_page_for_people(five: Path, kehu: Kehu) -> None:
    page = kehu("limits", "C00003", "--as-of", "2014-12-31").out
    assert "Limit: 10,000.00 until 2014-12-31 (L1)\nApproved by: 陈总\n" in page
    assert "Exposure: 12,000.00, 120.0 % of it; available: -2,000.00" in page
    assert "Suggested: 10,000.00; at most 36,000.00\nMay approve it: 陈总 (boss)\n" in page
    assert "S6 customers/C00/C00003.yaml:5" in page
    nothing = kehu("limits", "C00007", "--as-of", "2014-12-31").out
    assert "Suggested: nothing, for no method has its inputs" in nothing
    assert "May approve" not in nothing


def test_added_up_by_owner(five: Path, kehu: Kehu) -> None:
    answer = kehu("limits", "--by", "owner", "--as-of", "2014-12-31", "--format", "json")
    lines = {each["owner"]: each for each in json.loads(answer.out)["lines"]}
    assert lines["李娜"] == {
        "owner": "李娜",
        "customers": 2,
        "limit": "16000.00",
        "exposure": "24000.00",
        "available": "4000.00",
        "utilisation": "0.7500",
        "suggested": "20000.00",
    }
    assert (lines["张伟"]["limit"], lines["张伟"]["suggested"], lines[None]["exposure"]) == (
        "10000.00",
        "40000.00",
        "0.00",
    )


def test_a_limit_that_a_group_shares_counts_once(folder: Path, kehu: Kehu) -> None:
    write(folder, firm("C00001", "amount: 30000"), firm("C00002", more="parent: C00001\n"))
    (folder / "policy.yaml").write_text("limits: {group: shared}\n", "utf-8")
    line = kehu("limits", "--by", "group", "--as-of", "2014-12-31", "--format", "csv").out.splitlines()[1]
    assert line == "C00001,客户C00001,30000.00,24000.00,6000.00,0.8000,20000.00"


def test_customers_and_lines_do_not_go_together(five: Path, kehu: Kehu) -> None:
    assert kehu("limits", "C00001", "--by", "owner").code == 2
