"""`kehu show`: one customer on one page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from kehu.lang.width import cells
from typed import Kehu

AS_OF = ("--as-of", "2014-12-31")
PAGE = """\
C00001  广州市恒达石油化工装备有限公司
正常  业务员 张伟  截至 2014-12-31

评级
  业务分级  A 核心客户
    采购额 412,000.00 元，达到 A 级下限 300,000.00 元
  信用分级  丁 差：严重拖欠
"""


@pytest.fixture
def four(folder: Path) -> Path:
    return write(folder, HENGDA, DRAFT, QUIET, PAYS)


def test_the_page_begins_with_what_matters(four: Path, kehu: Kehu) -> None:
    said = kehu("show", "恒达", *AS_OF, "--lang", "zh")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(PAGE)
    assert "        应收       逾期     未到期  逾期 90 天以上\n" in said.out
    assert "  102,000.00  50,000.00  52,000.00       50,000.00\n" in said.out
    assert "  王建国  采购部长  决策者  020-83765567\n" in said.out
    assert "  2014-11-05 内容：承诺十二月底前付清。\n" in said.out


def test_later_records_do_not_exist_for_the_page(four: Path, kehu: Kehu) -> None:
    assert "S150110-aaaa" not in kehu("show", "C00001", *AS_OF).out
    assert "S150110-aaaa" in kehu("show", "C00001", "--as-of", "2015-01-10").out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_screen(
    four: Path, kehu: Kehu, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = kehu("show", "C00001", *AS_OF, "--lang", language).out.splitlines()
    assert [line for line in lines if cells(line) > 80] == []


def test_only_what_is_there_is_shown(four: Path, kehu: Kehu) -> None:
    lines = kehu("show", "C00004", *AS_OF).out.splitlines()
    assert lines[lines.index("Owed") :] == ["Owed", "  nothing", "", "Base data", "  kind  organization"]


def test_ages_are_named_by_what_they_count_from(four: Path, kehu: Kehu) -> None:
    (four / "policy.yaml").write_text("ageing: {basis: date, buckets: [30, 300]}\n", "utf-8")
    out = kehu("show", "C00001", *AS_OF, "--lang", "zh").out
    assert "交易后 1-30 天" in out
    assert "逾期 1-30 天" not in out


def test_a_recorded_grade_is_named_in_words(four: Path, kehu: Kehu) -> None:
    file = next((four / "customers").rglob("C00004.yaml"))
    file.write_text(
        file.read_text("utf-8") + "grades:\n- {id: G1, date: 2014-01-01, volume: C, credit: none}\n", "utf-8"
    )
    assert "2014-01-01 记录的评级：C、未评\n" in kehu("show", "C00004", *AS_OF, "--lang", "zh").out


def test_a_draft_is_shown_without_grades(four: Path, kehu: Kehu) -> None:
    said = kehu("show", "C00002", *AS_OF)
    assert said.out.splitlines()[1] == "draft  owner 李娜  as of 2014-12-31"
    assert "Grades" not in said.out
    assert json.loads(kehu("show", "C00002", "--format", "json").out)["grades"] is None


def test_json_has_the_file_and_what_follows_from_it(four: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("show", "C00001", *AS_OF, "--format", "json").out)
    assert document["code"] == "C00001"
    assert document["file"] == "customers/C00/C00001.yaml"
    assert document["customer"]["sales"][1]["amount"] == "360000.00"
    assert document["grades"]["credit"]["grade"] == "丁"
    assert document["ageing"]["90+"] == "50000.00"
    assert document["problems"] == []


def test_of_a_faulty_file_what_can_be_read(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN + "phone: 020-1\nsales:\n- {id: S1, date: never}\n- {id: S2}\n")
    said = kehu("show", "C00003", "--lang", "zh")
    assert said.code == 1
    assert said.out.splitlines() == [
        "C00003  破损的客户",
        "文件有错误：以下是能读出的内容，未经核对。",
        "",
        "基本信息",
        "  电话  020-1",
        "",
        "记录条数",
        "  交易  2",
    ]
    assert "customers/C00/C00003.yaml:3:1: 错误: 未知的键“ownr”\n" in said.err
    document = json.loads(kehu("show", "C00003", "--format", "json").out)
    assert (document["grades"], document["ageing"]) == (None, None)
    assert document["customer"]["phone"] == "020-1"
    assert len(document["problems"]) >= 4


def test_several_customers_are_listed_and_none_is_guessed(four: Path, kehu: Kehu) -> None:
    said = kehu("show", "江")
    assert said.code == 1
    assert "C00004 锦江水务" in said.err
    assert "C00005 扬子江泵阀" in said.err
    assert kehu("show", "nobody").code == 3
