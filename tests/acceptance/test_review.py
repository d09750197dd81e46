"""`kehu review`: what needs attention; `kehu review done`: that it was given."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, contents, write
from kehu.review.round import BUILT_IN
from typed import Answer, Kehu

AS_OF = ("--as-of", "2014-12-31")


LOOKED_AT = ("overdue", "not-reviewed", "no-owner", "grade-differs")  # other rules have tests of their own


@pytest.fixture
def few_rules(folder: Path) -> Path:
    off = [f"  {name.replace('-', '_')}: {{enabled: no}}" for name in BUILT_IN if name not in LOOKED_AT]
    (folder / "policy.yaml").write_text("\n".join(["review:", *off, ""]), "utf-8")
    return folder


@pytest.fixture
def four(few_rules: Path) -> Path:
    return write(few_rules, HENGDA, DRAFT, QUIET, PAYS)


def found(said: Answer) -> list[tuple[str, str, str]]:
    return [(each["severity"], each["customer"], each["rule"]) for each in json.loads(said.out)["findings"]]


def test_the_json_of_the_specification(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--format", "json")
    assert (said.code, said.err) == (0, "")
    first = json.loads(said.out)["findings"][0]
    assert first.pop("message").startswith("50,000.00 overdue in 1 item; the oldest, 50,000.00 of S140210-aaaa,")
    assert first.pop("action").startswith("Recover it")
    assert first == {
        "rule": "overdue",
        "severity": "critical",
        "customer": "C00001",
        "name": "广州市恒达石油化工装备有限公司",
        "owner": "张伟",
        "since": "2014-03-12",
        "days": 294,
        "weight": "412000.00",
        "key": "review/overdue/C00001/-",
    }


def test_the_most_severe_and_the_largest_come_first(four: Path, kehu: Kehu) -> None:
    assert found(kehu("review", *AS_OF, "--format", "json")) == [
        ("critical", "C00001", "overdue"),
        ("warning", "C00001", "not-reviewed"),
        ("warning", "C00002", "not-reviewed"),
        ("warning", "C00004", "not-reviewed"),
        ("warning", "C00004", "no-owner"),
        ("info", "C00001", "grade-differs"),
        ("info", "C00005", "grade-differs"),
        ("info", "C00004", "grade-differs"),
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--rule", "overdue"], 1),
        (["--rule", "逾期账款", "--rule", "no-owner"], 2),
        (["--severity", "warning"], 5),
        (["--severity", "注意"], 5),
        (["--owner", "张伟"], 3),
        (["恒达", "--severity", "critical"], 1),
    ],
)
def test_filters(four: Path, kehu: Kehu, words: list[str], count: int) -> None:
    assert len(found(kehu("review", *words, *AS_OF, "--format", "json"))) == count


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "critical"], 1),
        (["--fail-on", "info", "--owner", "李娜"], 1),
        (["--fail-on", "critical", "--owner", "李娜"], 0),
        (["--fail-on", "critical", "--as-of", "2014-03-12"], 0),
    ],
)
def test_fail_on_is_an_exit_code(four: Path, kehu: Kehu, words: list[str], code: int) -> None:
    assert kehu("review", *([] if "--as-of" in words else AS_OF), *words).code == code


@pytest.mark.parametrize(("option", "value"), [("--rule", "lateness"), ("--severity", "high"), ("--fail-on", "high")])
def test_a_slip_of_the_finger(four: Path, kehu: Kehu, option: str, value: str) -> None:
    said = kehu("review", option, value)
    assert said.code == 2
    assert f"{option}: {value} is none of its choices" in said.err


def test_text_has_each_customer_once_a_severity(four: Path, kehu: Kehu) -> None:
    said = kehu("review", *AS_OF, "--lang", "zh")
    lines = said.out.splitlines()
    assert lines[0] == "严重：1 条"
    assert lines[2] == "C00001  广州市恒达石油化工装备有限公司  业务员 张伟  涉及金额 412,000.00"
    assert lines[3].startswith("    逾期账款：逾期 1 笔共 50,000.00 元")
    assert lines.count("C00004  锦江水务  无业务员") == 2
    assert lines[-1] == "共 8 条（严重 1 条、注意 4 条、提示 3 条），涉及 4 个客户"


@pytest.mark.parametrize("format", ["table", "md", "html", "json", "csv", "ics"])
def test_the_same_days_second_run_prints_the_same_bytes(four: Path, kehu: Kehu, format: str) -> None:
    first = kehu("review", *AS_OF, "--format", format)
    assert kehu("review", *AS_OF, "--format", format) == first
    assert first.out


def test_markdown_and_csv(four: Path, kehu: Kehu) -> None:
    lines = kehu("review", *AS_OF, "--format", "md").out.splitlines()
    assert lines[1] == "|---|---|---|---:|---|---|---:|---|"
    head = "| critical | C00001 广州市恒达石油化工装备有限公司 | 张伟 | 412,000.00 | overdue money: 50,000.00 overdue"
    assert lines[2].startswith(head)
    rows = list(csv.DictReader(io.StringIO(kehu("review", *AS_OF, "--format", "csv").out)))
    assert [row["severity"] for row in rows] == ["critical", *["warning"] * 4, *["info"] * 3]


def test_nothing_to_do(few_rules: Path, kehu: Kehu) -> None:
    write(few_rules)
    assert kehu("review", "--fail-on", "info") == Answer(0, "No findings\n", "")


def test_a_faulty_file_hides_no_other(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, HENGDA)
    said = kehu("review", *AS_OF, "--format", "json")
    assert said.code == 1
    assert ("critical", "C00001", "overdue") in found(said)
    assert len(json.loads(said.out)["problems"]) == 1


def test_done_adds_one_line_and_ends_the_finding(four: Path, kehu: Kehu) -> None:
    before = contents(four)["customers/C00/C00001.yaml"].decode()
    said = kehu("review", "done", "恒达", "--by", "李娜", "--date", "2014-12-30", "--changed", "换了采购部长")
    assert said.code == 0
    assert said.out.startswith("V141230-")
    after = contents(four)["customers/C00/C00001.yaml"].decode()
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added == ["reviews:", f"- {{id: {said.out.strip()}, date: 2014-12-30, by: 李娜, changed: 换了采购部长}}"]
    assert after.index("reviews:") < after.index("grades:")
    assert found(kehu("review", "恒达", "--rule", "not-reviewed", *AS_OF, "--format", "json")) == []


def test_done_needs_to_know_by_whom(four: Path, kehu: Kehu) -> None:
    before = contents(four)
    said = kehu("review", "done", "C00001")
    assert (said.code, said.err.splitlines()[0]) == (2, "kehu: `kehu review done` needs the option --by")
    assert contents(four) == before


def test_done_today_by_default(four: Path, kehu: Kehu) -> None:
    assert kehu("review", "done", "C00004", "--by", "李娜").out.startswith("V260102-")
