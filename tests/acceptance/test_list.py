"""`kehu list`: who the customers are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from typed import Answer, Kehu


@pytest.fixture
def four(folder: Path) -> Path:
    return write(folder, PAYS, HENGDA, QUIET, DRAFT)


def codes(said: Answer) -> list[str]:
    return [each["code"] for each in json.loads(said.out)["customers"]]


def test_the_json_of_the_specification(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--format", "json")
    assert said.code == 0
    assert said.err == ""
    assert json.loads(said.out)["customers"][0] == {
        "code": "C00001",
        "name": "广州市恒达石油化工装备有限公司",
        "kind": "organization",
        "owner": "张伟",
        "status": "active",
        "region": "广东广州",
        "file": "customers/C00/C00001.yaml",
        "grades": {"volume": "B", "credit": "乙"},
    }
    assert codes(said) == ["C00001", "C00002", "C00004", "C00005"]
    assert json.loads(said.out)["customers"][2]["owner"] is None
    assert json.loads(said.out)["customers"][2]["grades"] == {"volume": None, "credit": None}


def test_a_table_with_the_count_beside_it(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--lang", "zh")
    lines = said.out.splitlines()
    assert lines[0].split() == ["编码", "客户", "地区", "业务员", "状态", "业务", "信用"]
    assert lines[2].split() == ["C00002", "深圳华洋化工", "广东", "李娜", "草稿"]
    assert said.err == "4 个客户\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--owner", "李娜"], ["C00002", "C00005"]),
        (["--status", "draft"], ["C00002"]),
        (["--status", "草稿"], ["C00002"]),
        (["--grade", "B"], ["C00001"]),
        (["--grade", "乙"], ["C00001"]),
        (["--grade", "甲"], []),
        (["--region", "广东"], ["C00001", "C00002"]),
        (["--text", "k77"], ["C00001"]),
        (["--text", "江"], ["C00004", "C00005"]),
        (["--region", "广东", "--owner", "张伟"], ["C00001"]),
        (["--grade", "B", "--as-of", "2014-06-29"], []),
    ],
)
def test_filters(four: Path, kehu: Kehu, words: list[str], found: list[str]) -> None:
    assert codes(kehu("list", *words, "--format", "json")) == found


def test_a_grade_that_the_policy_does_not_know(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--grade", "E")
    assert (said.code, said.out) == (2, "")
    assert said.err == "kehu: --grade: E is none of its choices\nChoose one of: A, B, C, D, 甲, 乙, 丙, 丁, none\n"
    (four / "policy.yaml").write_text(
        "volume:\n  grades: [{name: E, at_least: 5}, {name: F, at_least: 0}, {name: G}]\n"
        "  potential: {grade: G, days: 90, below: E}\n",
        "utf-8",
    )
    assert kehu("list", "--grade", "E").code == 0
    assert "E, F, G, 甲" in kehu("list", "--grade", "A").err
    assert kehu("list", "--grade", "未评").code == 0


def test_a_status_that_there_is_not(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--status", "asleep")
    assert said.code == 2
    assert said.err == (
        "kehu: --status: asleep is none of its choices\nChoose one of: draft, active, suspended, phasing_out, closed\n"
    )


def test_csv(four: Path, kehu: Kehu) -> None:
    lines = kehu("list", "--format", "csv").out.splitlines()
    assert lines[0] == "code,name,kind,owner,status,region,volume,credit,file"
    assert (
        lines[1]
        == "C00001,广州市恒达石油化工装备有限公司,organization,张伟,active,广东广州,B,乙,customers/C00/C00001.yaml"
    )


def test_a_customer_whose_file_has_errors_is_listed_and_named(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, QUIET)
    said = kehu("list")
    assert said.code == 1
    assert said.out.splitlines()[1].split("  ")[:2] == ["C00003", "破损的客户"]
    assert "file has errors" in said.out
    assert "customers/C00/C00003.yaml:3:1: error: unknown key “ownr”" in said.err
    assert codes(kehu("list", "--format", "json")) == ["C00003", "C00004"]


def test_an_empty_archive(folder: Path, kehu: Kehu) -> None:
    write(folder)
    said = kehu("list")
    assert (said.code, said.err) == (0, "0 customers\n")
