"""A new customer's way: draft, approved, forwarded, filed; and two who add the same one [W1]."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from typed import Kehu, git

STAFF = """\
staff:
- {name: Boss, role: boss}
- {name: May, role: sales_manager}
- {name: Kim, role: keeper}
- {name: Sue, role: sales, regions: [江苏], capacity: 3}
- {name: Sam, role: sales, regions: [江苏, 河北], capacity: 3}
- {name: Old, role: sales, left_on: 2025-12-31}
"""
FILE = "customers/C00/C00001.yaml"


@pytest.fixture
def staffed(kehu: Kehu, folder: Path) -> Path:
    assert kehu("init", "--language", "en").code == 0
    with (folder / "kehu.yaml").open("a", encoding="utf-8") as settings:
        settings.write(STAFF)
    assert kehu("add", "customer", "Blue Valve Ltd", "--owner", "Sue", "--draft").out == "C00001\n"
    return folder


def test_the_whole_way(staffed: Path, kehu: Kehu) -> None:
    file = staffed / FILE
    file.write_text("# ours\n" + file.read_text("utf-8").replace("name:", "name:  "), "utf-8")
    before = file.read_text("utf-8")
    for words in (["approve", "--by", "May"], ["forward", "--by", "Sue"], ["file", "--by", "Kim"]):
        assert kehu(words[0], "C00001", *words[1:]).code == 0
    after = file.read_text("utf-8")
    made = after.splitlines()
    id = next(line for line in made if line.startswith("- {id: U260102-")).split()[2].rstrip(",")
    approved = ["approved_on: 2026-01-02", "approved_by: May", "forwarded_on: 2026-01-02", "forwarded_by: Sue"]
    assert made == [
        *before.splitlines()[:-1],
        *approved,
        "filed_on: 2026-01-02",
        "filed_by: Kim",
        "status: active",
        "statuses:",
        f"- {{id: {id}, date: 2026-01-02, status: active, by: May}}",
    ]
    assert kehu("check").code == 0


REFUSED = [
    (["forward", "C00001", "--by", "Sue"], "C00001 has not been approved yet"),
    (["file", "C00001", "--by", "Kim"], "C00001 has not been approved yet"),
    (["approve", "C00001", "--by", "Sue"], "--by: Sue (sales) may not approve a new customer: that is for"),
    (["approve", "C00001", "--by", "Old"], "--by: Old left on 2025-12-31"),
    (["approve", "C00001", "--by", "Tom"], "--by: Tom is not among the staff"),
    (["approve", "C00001", "--by", "May", "--date", "2026-01-01"], "2026-01-01 is too early: entered on 2026-01-02"),
    (["approve", "C00001", "--by", "May", "--date", "2026-01-03"], "--date: 2026-01-03 is yet to come"),
    (["status", "C00001", "active", "--by", "May", "--why", "x"], "C00001 is a draft"),
    (["status", "C00001", "closed", "--by", "Kim", "--why", "x"], "--by: Kim (archive keeper) may not change"),
    (["watch", "C00001", "--clear", "--by", "Kim"], "C00001 is not under watch"),
    (["watch", "C00001", "--cause", "x", "--until", "2026-01-01", "--by", "Kim"], "--until: 2026-01-01 is before"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_refused_and_nothing_written(staffed: Path, kehu: Kehu, words: list[str], said: str) -> None:
    before = (staffed / FILE).read_bytes()
    answer = kehu(*words)
    assert answer.code == 1
    assert said in answer.lines[0]
    assert (staffed / FILE).read_bytes() == before


def test_each_step_once(staffed: Path, kehu: Kehu) -> None:
    assert kehu("approve", "C00001", "--by", "May").code == 0
    again = kehu("approve", "C00001", "--by", "Boss")
    assert (again.code, again.lines[0]) == (1, "kehu: C00001 was approved by May on 2026-01-02 already")
    assert kehu("file", "C00001", "--by", "Kim").lines[0] == "kehu: C00001 has not been forwarded to the keeper yet"


def test_a_draft_is_listed_and_reviewed_but_not_graded(staffed: Path, kehu: Kehu) -> None:
    assert "C00001" in kehu("list").out
    assert json.loads(kehu("grade", "--format", "json").out)["customers"] == []
    assert "C00001" in kehu("review").out
    kehu("approve", "C00001", "--by", "May")
    assert [each["code"] for each in json.loads(kehu("grade", "--format", "json").out)["customers"]] == ["C00001"]


def test_a_draft_has_no_other_status(staffed: Path, kehu: Kehu) -> None:
    assert kehu("add", "customer", "Green", "--draft", "--status", "active").code == 2


def test_two_managers_at_once(staffed: Path, kehu: Kehu) -> None:
    """Of all who approve one draft exactly one does it, and one change of status is on record."""
    call = [sys.executable, "-m", "kehu", "approve", "C00001", "--by"]
    running = [
        subprocess.Popen([*call, name], cwd=staffed, env=dict(os.environ), stderr=subprocess.PIPE, text=True)
        for name in ("May", "Boss", "May", "Boss")
    ]
    said = [each.communicate(timeout=60)[1] for each in running]
    assert sorted(each.returncode for each in running) == [0, 1, 1, 1]
    assert sum("already" in each for each in said) == 3
    assert (staffed / FILE).read_text("utf-8").count("status: active, by:") == 1


def test_two_who_add_one_company_at_once(staffed: Path, kehu: Kehu) -> None:
    """The look at the archive is under the lock: of all who add it exactly one does."""
    call = [sys.executable, "-m", "kehu", "add", "customer", "东海化工有限公司"]
    running = [subprocess.Popen(call, cwd=staffed, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    for each in running:
        each.communicate(timeout=60)
    assert sorted(each.returncode for each in running) == [0, 1, 1, 1]
    assert len(list((staffed / "customers").rglob("*.yaml"))) == 2


def test_status_and_watch(staffed: Path, kehu: Kehu) -> None:
    kehu("approve", "C00001", "--by", "May")
    assert kehu("status", "C00001", "暂停", "--by", "May", "--why", "late", "--until", "2026-02-01").code == 0
    assert kehu("watch", "C00001", "--cause", "new boss", "--by", "Kim", "--until", "2026-03-01").code == 0
    text = (staffed / FILE).read_text("utf-8")
    assert "status: suspended\n" in text
    assert "status: suspended, reason: late, by: May, until: 2026-02-01}\n" in text
    assert "watch: {cause: new boss, since: 2026-01-02, by: Kim, until: 2026-03-01}\n" in text
    assert kehu("watch", "C00001", "--by", "Sue", "--until", "2026-04-01").code == 0  # the cause stays
    assert "watch: {cause: new boss, since: 2026-01-02, by: Sue, until: 2026-04-01}" in (staffed / FILE).read_text(
        "utf-8"
    )
    assert kehu("status", "C00001", "suspended", "--by", "May", "--why", "x").lines[0].endswith("suspended already")
    assert kehu("watch", "C00001", "--clear", "--by", "Kim").code == 0
    assert "watch" not in (staffed / FILE).read_text("utf-8")
    assert kehu("watch", "C00001", "--by", "Sue", "--until", "2026-04-01").code == 2  # there is no cause
    assert kehu("check").code == 0


# Two clones


def clones(staffed: Path) -> tuple[Path, Path]:
    git("init", "-q", "-b", "main", cwd=staffed)
    git("add", "-A", cwd=staffed)
    git("commit", "-q", "-m", "start", cwd=staffed)
    made = staffed / "sue", staffed / "sam"
    for each in made:
        git("clone", "-q", str(staffed), str(each), cwd=staffed)
    return made


def add(kehu: Kehu, clone: Path, *words: str) -> None:
    assert kehu("-C", str(clone), "add", "customer", *words).code == 0
    git("add", "-A", cwd=clone)
    git("commit", "-q", "-m", "new", cwd=clone)


def test_two_clones_add_one_company_under_two_codes(staffed: Path, kehu: Kehu) -> None:
    sue, sam = clones(staffed)
    add(kehu, sue, "江苏东海化工有限公司", "--owner", "Sue", "--code", "E1", "--entered-on", "2026-01-01")
    add(kehu, sam, "东海化工（江苏）有限责任公司", "--owner", "Sam", "--code", "E2")
    git("pull", "-q", "--no-rebase", "--no-edit", str(sue), "main", cwd=sam)
    answer = kehu("-C", str(sam), "check")
    assert answer.code == 0  # warnings alone
    told = answer.out.splitlines()
    assert "customers/E1/E1.yaml:3:7: warning: name 江苏东海化工有限公司 is like that of " in told[0]
    assert "customers/E2/E2.yaml (东海化工（江苏）有限责任公司)" in told[0]
    assert told[1].strip() == (
        "E1 was entered first, on 2026-01-01, owner Sue: if they are one customer, it keeps it; close E2"
    )
    assert "customers/E1/E1.yaml (江苏东海化工有限公司)" in told[2]
    assert "E1 was entered first, on 2026-01-01, owner Sue" in told[3]
    assert "kehu status E2 closed" in told[3]
    assert kehu("-C", str(sam), "check", "E2").out.splitlines()[:2] == told[2:4]  # alone, it finds the other too
    assert kehu("-C", str(sam), "status", "E2", "closed", "--by", "May", "--why", "the same as E1").code == 0
    assert "0 warnings" in kehu("-C", str(sam), "check").err


def test_two_clones_take_one_code_for_one_company(staffed: Path, kehu: Kehu) -> None:
    sue, sam = clones(staffed)
    add(kehu, sue, "东海化工有限公司", "--owner", "Sue", "--entered-on", "2026-01-01")
    add(kehu, sam, "江苏东海化工有限公司", "--owner", "Sam")
    with pytest.raises(subprocess.CalledProcessError):  # git leaves both sides in the file
        git("pull", "-q", "--no-rebase", "--no-edit", str(sue), "main", cwd=sam)
    answer = kehu("-C", str(sam), "check")
    assert answer.code == 1
    assert "merge-marker" in kehu("-C", str(sam), "check", "--format", "json").out
    assert "two customers have the code C00002: 东海化工有限公司, entered on 2026-01-01, owner Sue; and " in answer.out
    assert "江苏东海化工有限公司, entered on 2026-01-02, owner Sam" in answer.out
    assert "these look like one firm: the first, of 2026-01-01, keeps it" in answer.out


def test_two_clones_take_one_code_for_two_companies(staffed: Path, kehu: Kehu) -> None:
    sue, sam = clones(staffed)
    add(kehu, sue, "东海化工有限公司", "--owner", "Sue", "--entered-on", "2026-01-01")
    add(kehu, sam, "南山制药有限公司", "--owner", "Sam")
    with pytest.raises(subprocess.CalledProcessError):
        git("pull", "-q", "--no-rebase", "--no-edit", str(sue), "main", cwd=sam)
    said = kehu("-C", str(sam), "check").out
    assert "these look like two firms: keep 东海化工有限公司 here, and add 南山制药有限公司 anew" in said


def test_at_a_terminal_kehu_asks(at_terminal: type, kehu: Kehu) -> None:
    kehu("add", "customer", "Blue Valve Ltd", "--owner", "Sue")
    no = at_terminal("add", "customer", "Blue Valve")
    no.answer("Add it all the same?", "n")
    assert no.end() == 1
    assert "C00001 Blue Valve Ltd has the same name" in no.said
    yes = at_terminal("add", "customer", "Blue Valve")
    yes.answer("Add it all the same?", "y")
    assert yes.end() == 0
    assert "C00002" in yes.said
