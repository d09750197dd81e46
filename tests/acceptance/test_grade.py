"""`kehu grade`: grades with their reasons; recording them; other policies; the summary."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, contents, write
from typed import Answer, Kehu

AS_OF = ("--as-of", "2014-12-31")
STRICT = """\
volume:
  grades:
  - {name: A, at_least: 500000}
  - {name: B, at_least: 200000}
  - {name: C, at_least: 0}
  - {name: D}
"""


@pytest.fixture
def four(folder: Path) -> Path:
    return write(folder, HENGDA, DRAFT, QUIET, PAYS)


def grades(said: Answer) -> list[tuple[str, str, str]]:
    found = json.loads(said.out)["customers"]
    return [(each["code"], each["volume"]["grade"], each["credit"]["grade"]) for each in found]


def test_the_json_of_the_specification(four: Path, kehu: Kehu) -> None:
    said = kehu("grade", *AS_OF, "--format", "json")
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    assert document["as_of"] == "2014-12-31"
    assert document["policy"].startswith("sha256:")
    first: dict[str, Any] = document["customers"][0]
    reasons = first.pop("reasons")
    assert first == {
        "code": "C00001",
        "name": "广州市恒达石油化工装备有限公司",
        "volume": {"grade": "A", "purchases": "412000.00", "flags": []},
        "credit": {
            "grade": "丁",
            "due": "396000.00",
            "on_time": "346000.00",
            "on_time_ratio": "0.8737",
            "worst_late_days": 294,
            "outstanding": "102000.00",
            "overdue": "50000.00",
            "flags": ["thin"],
        },
        "recorded": {"volume": "B", "credit": "乙"},
        "quadrant": {"name": "unknown", "relation": None, "wallet": None},
        "factors": None,
        "classes": {},
    }
    assert [each["rule"] for each in reasons][:3] == ["volume.purchases", "volume.at_least", "credit.over_limit"]
    assert reasons[2]["records"][0] == {"id": "S140210-aaaa", "file": "customers/C00/C00001.yaml", "line": 14}
    assert grades(said)[1:] == [("C00004", "D", "none"), ("C00005", "B", "甲")]
    assert document["customers"][1]["credit"]["on_time_ratio"] is None
    assert document["not_graded"] == [{"code": "C00002", "name": "深圳华洋化工", "status": "draft"}]
    assert document["problems"] == []


def test_a_table_with_old_and_new_grades_and_totals(four: Path, kehu: Kehu) -> None:
    lines = kehu("grade", *AS_OF, "--lang", "zh").out.splitlines()
    assert lines[1].split() == [
        "C00001", "广州市恒达石油化工装备有限公司", "B→A", "乙→丁", "412,000.00", "396,000.00", "87.3%", "294",
        "102,000.00", "50,000.00", "样本少",
    ]  # fmt: skip
    assert lines[2].split()[:4] == ["C00004", "锦江水务", "D", "未评"]
    assert lines[4].split() == ["3", "个客户", "622,000.50", "606,000.50", "92,000.00", "50,000.00"]
    assert lines[5] == "未评级（草稿）：C00002 深圳华洋化工"


def test_csv_has_everything_plain(four: Path, kehu: Kehu) -> None:
    rows = list(csv.DictReader(io.StringIO(kehu("grade", *AS_OF, "--format", "csv").out)))
    assert [row["code"] for row in rows] == ["C00001", "C00004", "C00005"]
    assert (rows[2]["on_time_ratio"], rows[2]["outstanding"], rows[2]["recorded_volume"]) == ("1.0000", "-10000.00", "")


def test_reasons_name_records_by_file_and_line(four: Path, kehu: Kehu) -> None:
    said = kehu("grade", "恒达", "--reasons", *AS_OF)
    assert said.out.startswith("C00001 广州市恒达石油化工装备有限公司: by volume B→A, by payment 乙→丁\n")
    assert "    customers/C00/C00001.yaml:14 S140210-aaaa\n" in said.out
    assert "294 days overdue, more than 3 months" in said.out.replace("\n  ", " ")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["K77"], ["C00001"]),
        (["C00005", "C00001", "恒达"], ["C00001", "C00005"]),
        (["--owner", "李娜"], ["C00005"]),
        (["--grade", "A"], ["C00001"]),
        (["--grade", "甲", "--grade", "none"], ["C00004", "C00005"]),
        (["--grade", "未评"], ["C00004"]),
    ],
)
def test_filters(four: Path, kehu: Kehu, words: list[str], found: list[str]) -> None:
    assert [code for code, *_ in grades(kehu("grade", *words, *AS_OF, "--format", "json"))] == found


def test_a_grade_that_the_policy_does_not_have(four: Path, kehu: Kehu) -> None:
    said = kehu("grade", "--grade", "E")
    assert said.code == 2
    assert "--grade: E is none of its choices\nChoose one of: A, B, C, D, 甲, 乙, 丙, 丁, none\n" in said.err


def test_a_faulty_file_hides_no_other(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, PAYS)
    said = kehu("grade", *AS_OF, "--format", "json")
    assert said.code == 1
    assert grades(said) == [("C00005", "B", "甲")]
    (problem,) = json.loads(said.out)["problems"]
    assert (problem["file"], problem["line"], problem["rule"]) == ("customers/C00/C00003.yaml", 3, "unknown-key")


def test_written_grades_change_their_lines_alone_and_once(four: Path, kehu: Kehu) -> None:
    before = contents(four)
    said = kehu("grade", *AS_OF, "--write")
    assert (said.code, said.err) == (0, "Grades recorded for 3 customers; unchanged for 0\n")
    after = contents(four)
    assert after["customers/C00/C00002.yaml"] == before["customers/C00/C00002.yaml"]
    first = after["customers/C00/C00001.yaml"].decode()
    added = first.removeprefix(before["customers/C00/C00001.yaml"].decode())
    assert added.startswith("- {id: G141231-")
    assert added.count("\n") == 1
    assert ", date: 2014-12-31, volume: A, credit: 丁, policy: sha256:" in added
    again = kehu("grade", *AS_OF, "--write")
    assert again.err == "Grades recorded for 0 customers; unchanged for 3\n"
    assert contents(four) == after
    assert kehu("check").code == 0


def test_a_second_write_for_one_date_replaces_that_line(four: Path, kehu: Kehu) -> None:
    kehu("grade", "C00001", *AS_OF, "--write")
    before = (four / "customers/C00/C00001.yaml").read_text("utf-8")
    (four / "policy.yaml").write_text(STRICT, "utf-8")
    assert kehu("grade", "C00001", *AS_OF, "--write").code == 0
    after = (four / "customers/C00/C00001.yaml").read_text("utf-8")
    changed = [pair for pair in zip(before.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]]
    ((old, new),) = changed
    assert old[:16] == new[:16]
    assert "volume: A" in old
    assert "volume: B" in new


def test_what_a_person_noted_on_the_replaced_line_stays(folder: Path, kehu: Kehu) -> None:
    line = "- {id: G141231-zzzz, date: 2014-12-31, volume: B, credit: 甲, note: by hand}"
    write(folder, HENGDA + line + "   # as agreed\n")
    kehu("grade", *AS_OF, "--write")
    last = (folder / "customers/C00/C00001.yaml").read_text("utf-8").splitlines()[-1]
    assert last.startswith("- {id: G141231-zzzz, date: 2014-12-31, volume: A, credit: 丁, ")
    assert "note: by hand" in last
    assert last.endswith("   # as agreed")


def test_only_what_was_asked_for_is_written(four: Path, kehu: Kehu) -> None:
    before = contents(four)
    kehu("grade", "--grade", "甲", *AS_OF, "--write")
    after = contents(four)
    assert [name for name in after if after[name] != before[name]] == ["customers/C00/C00005.yaml"]


def test_a_faulty_file_stops_no_writing(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, PAYS)
    said = kehu("grade", *AS_OF, "--write")
    assert said.code == 1
    assert "Grades recorded for 1 customer; unchanged for 0\n" in said.err
    assert (folder / "customers/C00/C00003.yaml").read_text("utf-8") == BROKEN


def test_another_policy_shows_who_would_move(four: Path, kehu: Kehu) -> None:
    (four / "strict.yaml").write_text(STRICT, "utf-8")
    before = contents(four)
    said = kehu("grade", "--policy", "strict.yaml", *AS_OF, "--format", "json")
    document = json.loads(said.out)
    assert document["policy"] != document["compared_with"]
    assert document["moves"] == [
        {
            "code": "C00001",
            "name": "广州市恒达石油化工装备有限公司",
            "from": {"volume": "A", "credit": "丁"},
            "to": {"volume": "B", "credit": "丁"},
            "purchases": "412000.00",
            "outstanding": "102000.00",
        }
    ]
    assert grades(said)[0] == ("C00001", "B", "丁")
    table = kehu("grade", "--policy", "strict.yaml", *AS_OF).out.splitlines()
    assert table[0].split() == ["By", "volume", "from,", "to", "→", "B", "D", "all"]
    assert table[1].split() == ["A", "customers", "1", "-", "1"]
    assert table[2].split() == ["owed", "102,000.00", "-", "102,000.00"]
    assert table[-1] == "1 of 3 customers would move"
    rows = list(csv.DictReader(io.StringIO(kehu("grade", "--policy", "strict.yaml", *AS_OF, "--format", "csv").out)))
    assert [(row["code"], row["volume_from"], row["volume_to"]) for row in rows] == [("C00001", "A", "B")]
    assert contents(four) == before


def test_the_same_policy_moves_nobody(four: Path, kehu: Kehu) -> None:
    (four / "same.yaml").write_text("", "utf-8")
    assert kehu("grade", "--policy", "same.yaml").out == "0 of 3 customers would move\n"


def test_a_faulty_policy_is_named(four: Path, kehu: Kehu) -> None:
    (four / "odd.yaml").write_text("credit: {ratoi: 0.5}\n", "utf-8")
    said = kehu("grade", "--policy", "odd.yaml")
    assert said.code == 1
    assert "odd.yaml:1:10" in said.err
    assert "did you mean “ratio”?" in said.err


@pytest.mark.parametrize("words", [["--write", "--policy", "x"], ["--summary", "--reasons"]], ids=" ".join)
def test_what_does_not_go_together(four: Path, kehu: Kehu, words: list[str]) -> None:
    said = kehu("grade", *words)
    assert said.code == 2
    assert said.err.startswith(f"kehu: {words[0]} and {words[1]} do not go together\n")


def test_the_summary_adds_up(four: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("grade", "--summary", *AS_OF, "--format", "json").out)["summary"]
    assert (document["customers"], document["purchases"]) == (3, "622000.50")
    for name in ("volume", "credit", "combined"):
        assert sum(round(float(row["customers_share"]) * 1000) for row in document[name]) == 1000
        assert sum(round(float(row["purchases_share"]) * 1000) for row in document[name]) == 1000
    assert document["volume"][0] == {
        "grade": "A",
        "customers": 1,
        "customers_share": "0.3340",
        "purchases": "412000.00",
        "purchases_share": "0.6620",
        "profit": None,
        "profit_share": None,
    }
    lines = kehu("grade", "--summary", *AS_OF, "--lang", "zh").out.splitlines()
    assert lines[1].split() == ["A", "核心客户", "1", "33.4%", "412,000.00", "66.2%"]
    assert lines[5].split() == ["合计", "3", "100.0%", "622,000.50", "100.0%"]


def test_nobody_to_grade(folder: Path, kehu: Kehu) -> None:
    write(folder, DRAFT)
    for words in ([], ["--summary"], ["--reasons"], ["--format", "csv"], ["--summary", "--format", "csv"]):
        assert kehu("grade", *words).code == 0
