"""`kehu grade --policy`, `--compare` and `--history`: who moved from what to what, with how much money, and why."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from firms import DRAFT, HENGDA, PAYS, QUIET, contents, write
from typed import Kehu

EXAMPLE = Path(__file__).parents[2] / "examples/valve"
AS_OF = ("--as-of", "2014-12-31")
STRICTER = """\
volume:
  months: 6
  grades:
  - {name: 甲类, at_least: 500000}
  - {name: 乙类, at_least: 100000}
  - {name: 丙类, at_least: 0}
  - {name: 新}
  potential: {grade: 新, days: 60, below: 乙类}
credit: {months: 36, limit_months: 2, ratio: 0.90, tolerance: 0}
"""
Held = dict[str, tuple[int, Decimal]]


@pytest.fixture
def four(folder: Path) -> Path:
    return write(folder, HENGDA, DRAFT, QUIET, PAYS)


def asked(kehu: Kehu, *words: str) -> Any:
    return json.loads(kehu("grade", *words, "--format", "json").out)


def by_grade(document: Any, kind: str) -> Held:
    """How many customers have each grade, and what they owe, from a plain run of grading."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for each in document["customers"]:
        found[each[kind]["grade"]].append(Decimal(each["credit"]["outstanding"]))
    return {grade: (len(owed), sum(owed, Decimal(0))) for grade, owed in found.items()}


def margin(table: Any, side: str) -> Held:
    held = {grade: (each["customers"], Decimal(each["outstanding"])) for grade, each in table[side].items()}
    return {grade: each for grade, each in held.items() if each[0]}


def test_the_margins_are_those_of_two_separate_runs(folder: Path, kehu: Kehu) -> None:
    shutil.copytree(EXAMPLE, folder / "valve")
    archive = ("-C", str(folder / "valve"))
    (folder / "stricter.yaml").write_text(STRICTER, "utf-8")
    tried = asked(kehu, "--policy", "stricter.yaml", *AS_OF, *archive)
    before = asked(kehu, *AS_OF, *archive)
    shutil.copy(folder / "stricter.yaml", folder / "valve/policy.yaml")
    after = asked(kehu, *AS_OF, *archive)
    assert (tried["compared_with"], tried["policy"]) == (before["policy"], after["policy"])
    for kind in ("volume", "credit"):
        table = tried["tables"][kind]
        assert margin(table, "from") == by_grade(before, kind)
        assert margin(table, "to") == by_grade(after, kind)
        assert table["all"]["customers"] == len(before["customers"]) == 229
        for side in ("from", "to"):
            of_cells: dict[str, list[Decimal]] = defaultdict(list)
            for cell in table["cells"]:
                of_cells[cell[side]] += [Decimal(cell["customers"]), Decimal(cell["outstanding"])]
            sums = {grade: (sum(each[::2]), sum(each[1::2])) for grade, each in of_cells.items()}
            assert sums == margin(table, side)
        stays = sum(cell["customers"] for cell in table["cells"] if cell["from"] == cell["to"])
        moved = sum(each["from"][kind] != each["to"][kind] for each in tried["moves"])
        assert stays + moved == 229


def test_the_table_of_a_trial(four: Path, kehu: Kehu) -> None:
    (four / "strict.yaml").write_text("credit: {limit_months: 12}\n", "utf-8")
    lines = kehu("grade", "--policy", "strict.yaml", *AS_OF).out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("By payment"))
    assert [line.split() for line in lines[start : start + 9]] == [
        ["By", "payment", "from,", "to", "→", "甲", "乙", "not", "graded", "all"],
        ["甲", "customers", "1", "-", "-", "1"],
        ["owed", "-10,000.00", "-", "-", "-10,000.00"],
        ["丁", "customers", "-", "1", "-", "1"],
        ["owed", "-", "102,000.00", "-", "102,000.00"],
        ["not", "graded", "customers", "-", "-", "1", "1"],
        ["owed", "-", "-", "0.00", "0.00"],
        ["all", "customers", "1", "1", "1", "3"],
        ["owed", "-10,000.00", "102,000.00", "0.00", "92,000.00"],
    ]
    assert lines[-1] == "1 of 3 customers would move"


def test_who_moved_between_two_days_and_why(four: Path, kehu: Kehu) -> None:
    found = asked(kehu, "--compare", "2014-06-12", *AS_OF)
    assert (found["compared_with"], found["as_of"]) == ("2014-06-12", "2014-12-31")
    steps = {each["code"]: (each["from"], each["to"]) for each in found["moves"]}
    assert steps == {
        "C00001": ({"volume": "A", "credit": "乙"}, {"volume": "A", "credit": "丁"}),
        "C00005": ({"volume": "D", "credit": "none"}, {"volume": "B", "credit": "甲"}),
    }
    assert [each["rule"] for each in found["moves"][0]["reasons"]] == ["credit.over_limit"]
    said = kehu("grade", "--compare", "2014-06-12", *AS_OF).out
    assert "2014-12-31 C00001 广州市恒达石油化工装备有限公司: 乙→丁, owed 102,000.00\n" in said
    assert said.splitlines()[-1] == "2 of 3 customers moved from 2014-06-12 to 2014-12-31"
    rows = list(csv.DictReader(io.StringIO(kehu("grade", "--compare", "2014-06-12", *AS_OF, "--format", "csv").out)))
    assert [(row["code"], row["credit_from"], row["credit_to"]) for row in rows] == [
        ("C00001", "乙", "丁"),
        ("C00005", "none", "甲"),
    ]


def test_nobody_moves_within_a_day(four: Path, kehu: Kehu) -> None:
    said = kehu("grade", "--compare", "2014-12-31", *AS_OF)
    assert said.out == "0 of 3 customers moved from 2014-12-31 to 2014-12-31\n"


def test_every_month_is_what_grading_says_of_it(four: Path, kehu: Kehu) -> None:
    found = asked(kehu, "--history", "--from", "2014-01-15", "--to", "2015-03-10", *AS_OF)
    assert [each["code"] for each in found["customers"]] == ["C00001", "C00004", "C00005"]
    months = found["customers"][0]["months"]
    assert [each["date"] for each in months[:2]] == ["2014-01-31", "2014-02-28"]
    assert [each["date"] for each in months[-2:]] == ["2015-02-28", "2015-03-10"]
    assert len(months) == 15
    for place in (0, 5, 12, 14):
        (alone,) = asked(kehu, "C00001", "--as-of", months[place]["date"])["customers"]
        assert (months[place]["volume"], months[place]["credit"]) == (
            alone["volume"]["grade"],
            alone["credit"]["grade"],
        )
        assert months[place]["outstanding"] == alone["credit"]["outstanding"]
    changes = [(each["date"], each["credit"]) for each in months if each["changed"]]
    # Due on 12 March: late from the 13th, beyond three months from 13 June on. Month ends: March and June.
    assert ("2014-03-31", "乙") in changes
    assert ("2014-06-30", "丁") in changes


def test_one_customer_has_every_month_all_have_the_changes(four: Path, kehu: Kehu) -> None:
    one = kehu("grade", "恒达", "--history", "--from", "2014-05-01", "--to", "2014-06-30").out.splitlines()
    assert one[0] == "C00001 广州市恒达石油化工装备有限公司"
    assert one[2].split()[:3] == ["2014-05-31", "A", "乙"]
    assert one[3].split()[:3] == ["2014-06-30", "A", "乙→丁"]
    assert one[5] == "  2014-06-30: 乙→丁, owed 50,000.00"
    everybody = kehu("grade", "--history", "--from", "2014-05-01", "--to", "2014-06-30").out
    assert everybody.startswith("2014-06-30 C00001 广州市恒达石油化工装备有限公司: 乙→丁, owed 50,000.00\n")
    assert everybody.endswith("1 change of 3 customers from 2014-05-01 to 2014-06-30\n")


def test_twelve_months_if_nobody_says_from_when_on(four: Path, kehu: Kehu) -> None:
    rows = list(csv.DictReader(io.StringIO(kehu("grade", "恒达", "--history", *AS_OF, "--format", "csv").out)))
    assert [row["date"] for row in rows][:: len(rows) - 1] == ["2014-01-31", "2014-12-31"]
    assert len(rows) == 12
    assert rows[0]["volume_from"] == ""


def test_a_period_without_history_is_wrong_usage(four: Path, kehu: Kehu) -> None:
    said = kehu("grade", "--from", "2014-01-01")
    assert said.code == 2
    assert "--from says for which months --history is wanted" in said.err


def test_nothing_is_written(four: Path, kehu: Kehu) -> None:
    before = contents(four)
    for words in (["--history"], ["--compare", "2014-01-01"], ["--explain"], ["--to-rise"]):
        assert kehu("grade", *words, *AS_OF).code == 0
    assert contents(four) == before
