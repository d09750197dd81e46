"""`kehu list --where --sort --columns`: customers by an expression, in an order, with columns that one names."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from typed import Answer, Kehu

AT = ("--as-of", "2014-12-31")


@pytest.fixture
def four(folder: Path) -> Path:
    return write(folder, PAYS, HENGDA, QUIET, DRAFT)


def customers(said: Answer) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said.out)["customers"]
    return found


def codes(said: Answer) -> list[str]:
    return [each["code"] for each in customers(said)]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("overdue > 0", ["C00001"]),
        ("逾期 > 0 且 业务员 = 张伟", ["C00001"]),
        ("volume in [A, B]", ["C00001", "C00005"]),
        ("volume = A", ["C00001"]),
        ("recorded_volume = B", ["C00001"]),
        ("volume is empty", ["C00002"]),
        ("credit = 甲", ["C00005"]),
        ("status = 草稿", ["C00002"]),
        ("region ~ 广", ["C00001", "C00002"]),
        ("owner is empty", ["C00004"]),
        ("owner != 张伟", ["C00002", "C00005"]),
        ("not owner = 张伟", ["C00002", "C00004", "C00005"]),
        ("last_sale < today - 60 days", ["C00005"]),
        ("balance >= 1万", ["C00005"]),
        ("lapsed", []),
    ],
)
def test_where(four: Path, kehu: Kehu, where: str, found: list[str]) -> None:
    said = kehu("list", "--where", where, *AT, "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert codes(said) == found


def test_today_in_an_expression_is_the_as_of_date(four: Path, kehu: Kehu) -> None:
    for day, found in (("2014-12-31", ["C00001"]), ("2014-12-10", ["C00001"]), ("2014-12-09", [])):
        said = kehu("list", "--where", "last_sale > today - 30 days", "--as-of", day, "--format", "json")
        assert codes(said) == found


def test_the_other_filters_must_be_met_too(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--where", "purchases > 0", "--owner", "李娜", *AT, "--format", "json")
    assert codes(said) == ["C00005"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("-overdue", ["C00001", "C00004", "C00005", "C00002"]),
        ("overdue", ["C00004", "C00005", "C00001", "C00002"]),
        ("-owner,name", ["C00005", "C00002", "C00001", "C00004"]),
        ("status", ["C00002", "C00001", "C00004", "C00005"]),
        ("credit，-code", ["C00005", "C00001", "C00004", "C00002"]),
        ("-code", ["C00005", "C00004", "C00002", "C00001"]),
    ],
)
def test_sorting_puts_who_has_no_value_last(four: Path, kehu: Kehu, keys: str, found: list[str]) -> None:
    assert codes(kehu("list", "--sort", keys, *AT, "--format", "json")) == found


COLUMNS = "code,逾期,on_time_ratio,lapsed,last_sale,status,aliases,credit,code"


def test_columns_in_a_table(four: Path, kehu: Kehu) -> None:
    lines = kehu("list", "--columns", COLUMNS, *AT, "--lang", "zh").out.splitlines()
    assert lines[0].split() == ["客户编码", "逾期", "按期率", "已停购", "最近交易", "状态", "别名与旧编码", "信用分级"]
    assert lines[1].split() == ["C00001", "50,000.00", "87.3%", "否", "2014-12-10", "正常", "K77", "丁"]
    assert lines[2].split() == ["C00002", "草稿"]
    assert lines[3].split() == ["C00004", "0.00", "否", "正常", "未评"]


def test_columns_in_json_stand_beside_what_is_always_there(four: Path, kehu: Kehu) -> None:
    first, second, *_ = customers(kehu("list", "--columns", COLUMNS, *AT, "--format", "json"))
    assert first["grades"] == {"volume": "B", "credit": "乙"}
    assert first["columns"] == {
        "code": "C00001",
        "overdue": "50000.00",
        "on_time_ratio": "0.8737",
        "lapsed": False,
        "last_sale": "2014-12-10",
        "status": "active",
        "aliases": ["K77"],
        "credit": "丁",
    }
    assert second["columns"]["overdue"] is None
    assert second["columns"]["aliases"] == []


def test_columns_in_csv(four: Path, kehu: Kehu) -> None:
    header, first, second, *_ = csv.reader(kehu("list", "--columns", COLUMNS, *AT, "--format", "csv").out.splitlines())
    assert header == ["code", "overdue", "on_time_ratio", "lapsed", "last_sale", "status", "aliases", "credit"]
    assert first == ["C00001", "50000.00", "0.8737", "false", "2014-12-10", "active", "K77", "丁"]
    assert second == ["C00002", "", "", "", "", "draft", "", ""]


def test_markdown(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--where", "overdue > 0", "--columns", "name,overdue", *AT, "--format", "md")
    assert said.out.splitlines() == [
        "| name | overdue |",
        "|---|---:|",
        "| 广州市恒达石油化工装备有限公司 | 50,000.00 |",
    ]
    assert kehu("list", "--format", "md").out.startswith("| Code | Customer | Region |")


def test_custom_fields(folder: Path, kehu: Kehu) -> None:
    write(folder, QUIET + "custom: {tonnage: 12.50}\n", PAYS)
    with (folder / "kehu.yaml").open("a", encoding="utf-8") as settings:
        settings.write("custom: {tonnage: {type: number, zh: 吨位}}\n")
    said = kehu("list", "--where", "吨位 > 12", "--columns", "custom.tonnage", "--format", "csv")
    assert said.out.splitlines() == ["custom.tonnage", "12.50"]


def test_a_mistake_in_the_expression_is_pointed_at(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--where", "名称 ~ 恒达 and 业务远 = 张伟", "--lang", "zh")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[:2] == ["名称 ~ 恒达 and 业务远 = 张伟", "^"]
    said = kehu("list", "--where", "客户名称 ~ 恒达 and 业务远 = 张伟", "--lang", "zh")
    assert said.err.splitlines() == [
        "客户名称 ~ 恒达 and 业务远 = 张伟",
        "                    ^",
        "kehu: --where 第 15 个字符：没有字段“业务远”",
        "是不是 业务员？`kehu list --fields` 列出全部字段",
    ]


def test_of_a_long_expression_the_place_is_shown(four: Path, kehu: Kehu) -> None:
    said = kehu("list", "--where", "owner = x or " * 20 + "ownr\t= y")
    line, mark, complaint, _ = said.err.splitlines()
    assert line.endswith("ownr = y")
    assert line[mark.index("^") :].startswith("ownr")
    assert len(line) < 110
    assert complaint == "kehu: --where, character 261: there is no field “ownr”"


@pytest.mark.parametrize(
    ("option", "keys", "name", "advice"),
    [
        ("--sort", "ovedue", "ovedue", "did you mean overdue? "),
        ("--columns", "name,-name", "-name", "did you mean name? "),
        ("--sort", "qqqqqqqqq", "qqqqqqqqq", ""),
    ],
)
def test_an_unknown_key(four: Path, kehu: Kehu, option: str, keys: str, name: str, advice: str) -> None:
    said = kehu("list", option, keys)
    complaint = f"kehu: {option}: there is no field “{name}”"
    assert (said.code, said.err.splitlines()) == (2, [complaint, f"{advice}`kehu list --fields` lists all fields"])


def test_of_a_file_with_errors_no_expression_holds_but_it_is_named(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, QUIET)
    said = kehu("list", "--where", "owner is empty", "--format", "json")
    assert (said.code, codes(said)) == (1, ["C00004"])
    assert json.loads(said.out)["problems"][0]["file"] == "customers/C00/C00003.yaml"
    assert codes(kehu("list", "--sort", "-name", "--columns", "name", "--format", "json")) == ["C00004", "C00003"]


def test_fields_are_listed(four: Path, kehu: Kehu) -> None:
    known = {each["name"]: each for each in json.loads(kehu("list", "--fields", "--format", "json").out)["fields"]}
    assert known["status"] == {
        "name": "status",
        "label": "status",
        "kind": "choice",
        "choices": ["draft", "active", "suspended", "phasing_out", "closed"],
    }
    assert known["overdue"]["kind"] == "number"
    table = kehu("list", "--fields", "--lang", "zh").out.splitlines()
    assert table[0].split() == ["名称", "含义", "类型", "取值"]
    assert any(line.split()[:3] == ["last_sale", "最近交易", "日期"] for line in table)
    for form in ("csv", "md"):
        assert "overdue" in kehu("list", "--fields", "--format", form).out


def test_private_facts_are_shown_only_if_they_are_named(folder: Path, kehu: Kehu) -> None:
    write(folder, QUIET.replace("organization", "individual") + "private: {hobbies: 登山}\n")
    assert "登山" not in kehu("list", "--format", "json").out
    assert "登山" in kehu("list", "--columns", "name,private.hobbies").out
