"""`kehu review done` by the checklist of the customer's class, and `kehu review plan`."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections import Counter
from pathlib import Path

import icalendar
import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from kehu.model.working_days import china
from terminal import Terminal
from typed import Kehu

EXAMPLE = Path(__file__).parent.parent.parent / "examples/valve"
DAY = ("--as-of", "2014-12-31")
LISTS = """\
review:
  checklists:
  - {name: key, when: purchases >= 200000, points: [应收账款, 额度, 人员]}
  - {name: rest, points: [联系人]}
"""


@pytest.fixture
def four(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEHU_TODAY", "2014-12-31")
    (folder / "policy.yaml").write_text(LISTS, "utf-8")
    return write(folder, HENGDA, DRAFT, QUIET, PAYS)


def last_review(root: Path, code: str) -> str:
    lines = (root / f"customers/C00/{code}.yaml").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("- {id: V"))


def test_the_checklist_of_its_class_is_a_reminder(four: Path, kehu: Kehu) -> None:
    said = kehu("review", "done", "C00001", "--by", "李娜")
    assert said.lines[-3:] == ["  - 应收账款", "  - 额度", "  - 人员"]
    assert kehu("review", "done", "C00004", "--by", "李娜").lines[-1] == "  - 联系人"


def test_what_was_looked_at_is_no_news_to_a_reminder(four: Path, kehu: Kehu) -> None:
    said = kehu("review", "done", "C00001", "--by", "李娜", "--looked-at", "全部", "--next", "2015-03-31")
    assert len(said.lines) == 1
    assert last_review(four, "C00001").endswith("date: 2014-12-31, by: 李娜, looked_at: 全部, next: 2015-03-31}")


def test_the_policy_without_lists_has_the_usual_ones(four: Path, kehu: Kehu) -> None:
    (four / "policy.yaml").unlink()
    said = kehu("review", "done", "C00001", "--by", "李娜", "--lang", "zh")
    assert "  - 应收账款及账龄，与对方账面核对" in said.lines
    assert "  - what they owe, and what is late" in kehu("review", "done", "C00004", "--by", "李娜").lines


def test_at_a_terminal_the_points_are_asked_for(four: Path) -> None:
    typed = Terminal("review", "done", "C00001", "--by", "李娜", lang="zh")
    typed.answer("1/3 应收账款", "")
    typed.answer("2/3 额度", "-")
    typed.answer("3/3 人员", "换了采购部长")
    assert typed.end() == 0
    assert "looked_at: 应收账款；人员, changed: 换了采购部长}" in last_review(four, "C00001")


def test_at_a_terminal_the_rest_may_be_left_out_or_all_of_it(four: Path) -> None:
    typed = Terminal("review", "done", "C00001", "--by", "李娜", lang="zh")
    typed.answer("1/3 应收账款", "/stop")
    assert typed.end() == 1
    assert "reviews:" not in (four / "customers/C00/C00001.yaml").read_text("utf-8")
    typed = Terminal("review", "done", "C00001", "--by", "李娜", lang="zh")
    typed.answer("1/3 应收账款", "与对账单相符")
    typed.answer("2/3 额度", "/end")
    assert typed.end() == 0
    assert "looked_at: 应收账款, changed: 与对账单相符}" in last_review(four, "C00001")


def test_what_was_given_is_not_asked_for(four: Path) -> None:
    typed = Terminal("review", "done", "C00001", "--by", "李娜", "--looked-at", "全部", lang="zh")
    assert typed.end() == 0


# ------------------------------------------------------------------ plan


def reviews(kehu: Kehu, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(kehu("review", "plan", *DAY, "--format", "json", *words).out)["reviews"]
    return found


@pytest.fixture
def example(kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> Kehu:
    monkeypatch.setenv("KEHU_ARCHIVE", str(EXAMPLE))
    return kehu


def test_the_plan_of_the_example_has_everybody_due_once_on_working_days(example: Kehu) -> None:
    planned = reviews(example, "--to", "2015-01-30")
    codes = [each["customer"] for each in planned]
    late = json.loads(example("review", *DAY, "--rule", "not-reviewed", "--format", "json").out)["findings"]
    assert len(set(codes)) == len(codes)
    assert {each["customer"] for each in late} <= set(codes)
    days = [datetime.date.fromisoformat(str(each["day"])) for each in planned]
    assert all(china().is_working(day) for day in days)
    assert datetime.date(2015, 1, 4) in days  # a Sunday that is worked for New Year
    assert datetime.date(2015, 1, 2) not in days  # a Friday off
    late_codes = {each["customer"] for each in late}
    assert {each["customer"] for each in planned if each["late"]} == late_codes
    assert "戴永胜" not in {each["by"] for each in planned}  # he has left


def test_the_load_of_the_plan_adds_up(example: Kehu) -> None:
    said = json.loads(example("review", "plan", *DAY, "--format", "json").out)
    counted = Counter((each["by"], each["day"]) for each in said["reviews"])
    assert {(each["by"], day): count for each in said["load"] for day, count in each["days"].items()} == counted


def test_the_plan_as_a_calendar_moves_and_does_not_double(example: Kehu) -> None:
    uids = []
    for day in ("2014-12-31", "2015-01-05"):
        said = example("review", "plan", "--as-of", day, "--to", "2015-01-31", "--format", "ics")
        found = list(icalendar.Calendar.from_ical(said.out).walk("VEVENT"))
        uids.append({str(each["UID"]) for each in found})
    assert uids[0]
    assert uids[0] == uids[1]


def test_one_colleagues_plan_is_a_part_of_the_whole(example: Kehu) -> None:
    whole = [each for each in reviews(example) if each["by"] == "蒋军"]
    assert whole
    assert reviews(example, "--owner", "蒋军") == whole


def test_the_plan_as_table_and_csv(four: Path, kehu: Kehu) -> None:
    said = kehu("review", "plan", *DAY, "--lang", "zh").out
    assert said.splitlines()[-1].startswith("共 3 次复核，")
    rows = list(csv.DictReader(io.StringIO(kehu("review", "plan", *DAY, "--format", "csv").out)))
    assert {row["customer"] for row in rows} == {"C00001", "C00002", "C00004"}  # the fourth is not due yet


def test_the_table_says_how_many_each_has_day_by_day(example: Kehu) -> None:
    words = ("--to", "2015-01-09", "--format", "md", "--lang", "zh")
    told = example("review", "plan", *DAY, *words).out.splitlines()
    by_day = {line.split(" | ")[0][2:]: line.split(" | ")[-1][:-2] for line in told if line.count("|") == 7}
    for owner in ("蒋军", "周志强"):
        counted = Counter(each["day"] for each in reviews(example, "--to", "2015-01-09", "--owner", owner))
        # 31 December and the Sunday that is worked; then a whole week
        weeks = [["2014-12-31", "2015-01-04"], [f"2015-01-0{day}" for day in range(5, 10)]]
        between = "," if max(counted.values()) > 9 else ""
        assert by_day[owner] == " ".join(between.join(str(counted[day]) for day in week) for week in weeks)


def test_there_must_be_a_working_day(four: Path, kehu: Kehu) -> None:
    said = kehu("review", "plan", "--from", "2015-01-01", "--to", "2015-01-03")
    assert (said.code, said.lines[0]) == (1, "kehu: There is no working day from 2015-01-01 to 2015-01-03")
    assert kehu("review", "plan", "--from", "2015-01-01", "--to", "2015-01-04").code == 0


def test_an_unknown_year_is_said(four: Path, kehu: Kehu) -> None:
    said = kehu("review", "plan", "--as-of", "2099-03-02")
    assert "unknown year 2099: Monday to Friday were taken for working days" in said.err


def test_a_faulty_file_is_set_apart(four: Path, kehu: Kehu) -> None:
    (four / "customers/C00/C00003.yaml").write_text(BROKEN, "utf-8")
    said = kehu("review", "plan", *DAY, "--format", "json")
    assert (said.code, len(json.loads(said.out)["problems"])) == (1, 1)


# ------------------------------------------------------------------ the example


def test_a_review_done_removes_just_its_finding(tmp_path: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    root = shutil.copytree(EXAMPLE, tmp_path / "valve", ignore=shutil.ignore_patterns(".kehu"))
    monkeypatch.setenv("KEHU_ARCHIVE", str(root))
    before = kehu("review", *DAY, "--format", "json")
    assert kehu("review", *DAY, "--format", "json") == before  # the same day's second run
    findings = json.loads(before.out)["findings"]
    code = next(each["customer"] for each in findings if each["rule"] == "not-reviewed")
    assert kehu("review", "done", code, "--by", "陆文娟", "--date", "2014-12-31", "--looked-at", "全部").code == 0
    after = json.loads(kehu("review", *DAY, "--format", "json").out)["findings"]
    gone = [each for each in findings if each not in after]
    assert [(each["customer"], each["rule"]) for each in gone] == [(code, "not-reviewed")]
    assert [each for each in after if each not in findings] == []
