"""Every answer of `kehu clear` can be seen on the example, as its README says; the figures were added up by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kehu.main import main

VALVE = Path(__file__).parents[1] / "examples" / "valve"
CASES = (
    # C00120: one open order of 28,000.00, nothing owed, a limit of 200,000.00.
    ("C00120 --amount 60000", "yes", "A甲", [], "28000.00"),
    ("C00120 --amount 172000", "yes", "A甲", [], "28000.00"),
    ("C00120 --amount 172000.01", "no", "A甲", ["limit"], "28000.00"),
    ("C00120 --amount 200000", "no", "A甲", ["limit"], "28000.00"),
    # C00059: 138,270.00 owed, 32,250.00 on order, a limit of 190,000.00, a promise of 15,000.00.
    ("C00059 --amount 15000", "yes", "A乙", [], "170520.00"),
    ("C00059 --amount 15001", "no", "A乙", ["terms"], "170520.00"),
    ("C00018 --amount 10000", "no", "A丙", ["terms", "limit"], "65940.00"),
    ("C00018 --amount 10000 --prepaid 10000", "yes", "A丙", [], "65940.00"),
    ("C00118 --amount 10000", "no", "A丁", ["overdue", "terms", "limit"], "31680.00"),
    ("C00118 --amount 10000 --prepaid 10000", "no", "A丁", ["overdue"], "31680.00"),
    ("C00060 --amount 10000", "no", "A甲", ["limit"], "0.00"),
    ("C00060 --amount 10000 --prepaid 10000", "yes", "A甲", [], "0.00"),
    ("C00186 --amount 5000", "no", "D甲", ["terms", "limit"], "0.00"),
    ("C00186 --amount 5000 --prepaid 5000", "yes", "D甲", [], "0.00"),
    ("C00083 --amount 10000", "no", "A甲", ["limit"], "50650.00"),
    ("C00144 --amount 1000", "no", "C丁", ["status", "grade", "terms", "limit"], "11300.00"),
    ("C00144 --amount 1000 --prepaid 1000", "no", "C丁", ["status", "grade"], "11300.00"),
)


def clear(words: str, capsys: pytest.CaptureFixture[str], archive: Path = VALVE) -> tuple[int, dict[str, Any]]:
    with pytest.raises(SystemExit) as end:
        main(["-C", str(archive), "clear", *words.split(), "--as-of", "2014-12-31", "--format", "json"])
    return int(end.value.code or 0), json.loads(capsys.readouterr().out)


def refused(found: dict[str, Any]) -> list[str]:
    return [each["rule"] for each in found["reasons"] if not each["ok"]]


@pytest.mark.parametrize(("words", "decision", "grades", "no", "exposure"), CASES, ids=[each[0] for each in CASES])
def test_each_answer(
    words: str, decision: str, grades: str, no: list[str], exposure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = clear(words, capsys)
    assert (code, found["decision"]) == ({"yes": 0, "no": 1}[decision], decision)
    assert found["grades"]["volume"] + found["grades"]["credit"] == grades
    assert (refused(found), found["exposure"]) == (no, exposure)


def test_no_limit_a_limit_of_0_and_one_that_has_ended_are_three_things(capsys: pytest.CaptureFixture[str]) -> None:
    states = {
        code: (found["headrooms"][0]["state"], found["limit"], found["available"])
        for code in ("C00060", "C00186", "C00083")
        for _, found in [clear(f"{code} --amount 1", capsys)]
    }
    assert states == {
        "C00060": ("none", None, None), "C00186": ("in_force", "0.00", "0.00"), "C00083": ("expired", None, None),
    }  # fmt: skip


def test_a_group_shares_the_limit_where_the_policy_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """C00145 belongs to C00059 and owes 7,200.00: 190,000.00 - 170,520.00 - 7,200.00 leave 12,280.00."""
    shared = tmp_path / "valve"
    for name in ("kehu.yaml", "policy.yaml", "rates.yaml"):
        shared.mkdir(exist_ok=True)
        shutil.copy(VALVE / name, shared / name)
    shutil.copytree(VALVE / "customers", shared / "customers")
    shutil.copytree(VALVE / "volumes", shared / "volumes")
    policy = (shared / "policy.yaml").read_text("utf-8")
    assert policy.count("group: separate") == 1
    (shared / "policy.yaml").write_text(policy.replace("group: separate", "group: shared"), "utf-8")
    for amount, code, no in (("12280", 0, []), ("12280.01", 1, ["limit"]), ("15000", 1, ["limit"])):
        got, found = clear(f"C00059 --amount {amount}", capsys, shared)
        assert (got, refused(found), found["exposure"]) == (code, no, "177720.00")


def test_the_readme_of_the_example_says_so() -> None:
    text = (VALVE / "README.md").read_text("utf-8")
    for words, decision, *_ in CASES:
        if f"`{words}`" in text:
            assert text.count(f"| `{words}` | {decision} |") == 1, words
            assert text.count(f"| `{words}` | {'可以' if decision == 'yes' else '不可以'} |") == 1, words
    assert sum(f"`{words}`" in text for words, *_ in CASES) == 10
