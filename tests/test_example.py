"""The example archive: what its script makes, the grades it promises, and the story its README tells."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import oracle
from kehu.archive import starter
from kehu.archive.customer_file import CustomerFile
from kehu.archive.directory import Archive
from kehu.grading.assess import assess
from kehu.model.schema import schemas, text_of
from kehu.quality.check import check

EXAMPLES = Path(__file__).parents[1] / "examples"
VALVE = EXAMPLES / "valve"
AS_OF = datetime.date(2014, 12, 31)
COUNTS = {"A": 14, "B": 41, "C": 113, "D": 61}
CREDIT = ("甲", "乙", "丙", "丁", "none")


@cache
def files() -> list[CustomerFile]:
    return list(Archive.open(VALVE).files())


@cache
def judged() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Volume and credit of every customer, by the oracle."""
    return {
        file.code: (oracle.volume(file.merged.data, {}, AS_OF), oracle.credit(file.merged.data, {}, AS_OF))
        for file in files()
    }


def of(code: str) -> tuple[str, Decimal, str]:
    """Volume grade, purchases, credit grade."""
    volume, credit = judged()[code]
    return volume["grade"], volume["purchases"], credit["grade"]


def test_the_archive_is_byte_for_byte_what_the_script_makes(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, EXAMPLES / "make_valve.py", tmp_path], check=True, env=environment)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    made = {path: data for path, data in made.items() if path.parts[0] != ".kehu"}
    parts = {"customers", "volumes", "attachments"}
    there = {path.relative_to(VALVE) for part in parts for path in (VALVE / part).rglob("*") if path.is_file()}
    assert {path for path in made if path.parts[0] in parts} == there
    assert [path for path, data in made.items() if (VALVE / path).read_bytes() != data] == []


def test_a_customer_of_it_is_bound_for_two_years() -> None:
    file = next(file for file in files() if file.code == "C00120")
    assert [(each.file, len(each.ids) > 40) for each in file.volumes] == [
        (f"volumes/{year}/C00/C00120.yaml", True) for year in (2013, 2014)
    ]
    alone = oracle.volume(file.document.data, {}, AS_OF)
    assert (alone["grade"], of("C00120")[0]) == ("D", "A"), "without its volumes it would be taken for another"
    paper = next(each for each in file.merged.data["documents"] if each["id"] in file.volumes[0].ids)
    assert (VALVE / paper["file"]).is_file()


def test_kehu_finds_nothing_wrong_with_it() -> None:
    assert check(Archive.open(VALVE)).problems == []
    assert len(files()) == 229


def test_the_volume_classes_are_those_of_the_printed_case() -> None:
    assert Counter(volume["grade"] for volume, _ in judged().values()) == COUNTS


def test_most_pay_well_some_do_not_and_every_credit_grade_is_there() -> None:
    counts = Counter(credit["grade"] for _, credit in judged().values())
    assert set(counts) == set(CREDIT)
    assert counts["甲"] > counts["乙"] > counts["丙"] > counts["丁"] >= 10
    assert counts["甲"] + counts["乙"] > 229 / 2


def test_kehu_grades_as_the_oracle_does() -> None:
    policy = Archive.open(VALVE).policy
    for file in files():
        assert file.customer is not None
        found = assess(file.customer, policy, AS_OF)
        volume, credit = judged()[file.code]
        assert (found.volume.grade, found.volume.purchases, list(found.volume.flags)) == tuple(volume.values()), (
            file.code
        )
        assert found.credit.grade == credit["grade"], file.code
        assert (found.credit.due, found.credit.on_time) == (credit["due"], credit["on_time"]), file.code


def test_every_kind_of_record_and_every_nasty_case_is_there() -> None:
    data = [file.merged.data for file in files()]
    records = [(name, each) for one in data for name, value in one.items() if isinstance(value, list) for each in value]
    names = {name for name, _ in records}
    assert names >= {"terms", "orders", "returns", "refunds", "write_offs", "extensions", "communications", "owners"}
    keys = Counter(key for _, record in records for key in record)
    assert all(keys[key] for key in ("disputed", "opening", "bounced", "matures", "contract", "discount"))
    assert {record.get("kind") for name, record in records if name == "returns"} == {
        "goods_back",
        "allowance",
        "compensation",
    }
    assert any("lapsed" in volume["flags"] for volume, _ in judged().values())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("C00053", ("B", Decimal(200000), "甲")),
        ("C00097", ("C", Decimal(199860), "乙")),
        ("C00215", ("B", Decimal(243250), "甲")),
        ("C00205", ("D", Decimal(15410), "甲")),
        ("C00118", ("A", Decimal(322360), "丁")),
        ("C00054", ("C", Decimal(19950), "甲")),
        ("C00022", ("C", Decimal(54015), "丁")),
    ],
)
def test_the_customers_that_the_readme_points_at_are_what_it_says(
    code: str, expected: tuple[str, Decimal, str]
) -> None:
    assert of(code) == expected


def test_the_largest_customer_buys_for_more_than_three_millions_a_year() -> None:
    assert max(judged(), key=lambda code: of(code)[1]) == "C00091"
    assert of("C00091")[1] > 3_000_000


def test_at_the_edges_of_the_periods_a_day_decides() -> None:
    newcomer = next(file for file in files() if file.code == "C00205").merged.data
    assert oracle.volume(newcomer, {}, AS_OF + datetime.timedelta(1))["grade"] == "C"
    lapsed = next(file for file in files() if file.code == "C00111").merged.data
    assert oracle.volume(lapsed, {}, AS_OF)["flags"] == ["lapsed"]
    assert oracle.volume(lapsed, {}, AS_OF - datetime.timedelta(1))["flags"] == []


def test_the_readme_tells_the_story_of_220_and_229_and_prints_the_right_table() -> None:
    readme = (VALVE / "README.md").read_text(encoding="utf-8")
    assert "The printed case says 220 customers, but its classes add up\nto 229" in readme
    assert "案例称共有220家客户，但四级相加为229家" in readme
    both = Counter((volume["grade"], credit["grade"]) for volume, credit in judged().values())
    for grade, count in COUNTS.items():
        row = " | ".join(str(both[grade, each]) for each in CREDIT) + " |"
        share = round(100 * count / 229)
        assert f"| {grade} | {count} | {share} % | {row}" in readme
        assert f" | {count} | {share}% | {row}" in readme


def test_the_best_quarter_makes_four_fifths_of_the_purchases_as_the_readme_says() -> None:
    total = sum(volume["purchases"] for volume, _ in judged().values())
    best = sum(volume["purchases"] for volume, _ in judged().values() if volume["grade"] in "AB")
    assert round(100 * best / total) == 81


def test_people_have_left_their_marks_in_the_files() -> None:
    texts = [file.text for file in files()]
    assert sum(text.count("#") > 1 for text in texts) > 50
    assert sum("\n  - {id:" in text for text in texts) >= 9  # indented lists
    assert sum("\n\nsales:" in text for text in texts) >= 9  # blank lines
    assert sum(not text.endswith("\n") for text in texts) == 2
    assert sum("\n---\n" in text for text in texts) == 2
    assert sum(path.stat().st_size for path in VALVE.rglob("*.yaml")) < 3_000_000


def test_its_policy_and_schemas_are_what_init_writes() -> None:
    assert (VALVE / "policy.yaml").read_text("utf-8") == starter.policy_text("zh")
    own = {"customer.schema.json": text_of("customer", Archive.open(VALVE).settings)}
    for name, made in (schemas() | own).items():
        assert (VALVE / "schemas" / name).read_text("utf-8") == made, "run `kehu init` in examples/valve"
    assert (VALVE / ".gitignore").read_text("utf-8") == starter.gitignore_text()
    assert (VALVE / ".gitattributes").read_text("utf-8") == starter.gitattributes_text()
