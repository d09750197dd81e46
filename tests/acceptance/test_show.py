"""`kehu show`: one customer on one page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from kehu.cli.about.records import BELOW, SHOWN
from kehu.lang.width import cells
from kehu.model.entry import keys
from kehu.model.kinds import BY_LIST
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
        "基本资料",
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


DOSSIER = """\
code: C00006
name: 王小梅
kind: individual
phone: 020-1
sales_policy: 现款
private: {identity_number: 11010119800101002X, birthday: 1980-01-01, hobbies: 钓鱼,
  family: [{name: 王亮, relation: 子}]}
privacy: {basis: consent, consent_on: 2014-01-02}
business: {relation: 老客户, motives: 扩建}
preferences: {price: 看重价格}
departments:
- {name: 采购部, part: buying}
contacts:
- {id: P3k2m7x, name: 韩梅, private: {birthday: 05-06, birthday_calendar: lunar}}
evaluations:
- {id: EV1, date: 2014-03-01, by: 李娜, project: 8, funds: 6.5}
visits:
- {id: N1, date: 2014-02-01, state: made, with: 韩梅, needs: 要耐酸的阀门}
feedback:
- {id: Y1, date: 2014-05-01, kind: complaint, content: 漏液}
- {id: Y2, date: 2015-05-01, kind: complaint, content: 又漏液}
projects:
- {id: J1, date: 2014-05-02, name: 二期扩建, expected_amount: 500000}
"""
SECRETS = ("11010119800101002X", "1980-01-01", "钓鱼", "王亮", "05-06")


@pytest.fixture
def person(folder: Path) -> Path:
    sales = "".join(f"- {{id: S14010{n}-aaaa, date: 2014-01-0{n}, amount: {n}}}\n" for n in range(1, 8))
    return write(folder, DOSSIER + "sales:\n" + sales)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_that_is_there_is_on_the_page(
    person: Path, kehu: Kehu, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = kehu("show", "C00006", *AS_OF, "--lang", language).out
    for said in ("老客户", "看重价格", "采购部", "漏液", "二期扩建", "要耐酸的阀门", "2014-01-02", "6.5"):
        assert said in out
    assert "又漏液" not in out
    assert not [each for each in SECRETS if each in out]
    assert [line for line in out.splitlines() if cells(line) > 80] == []


def test_titles_are_plural_and_capitalised(person: Path, kehu: Kehu) -> None:
    lines = kehu("show", "C00006", *AS_OF).out.splitlines()
    assert {"Sales: the latest 5 of 7", "Projects: 1", "Visits: 1", "Departments"} <= set(lines)
    assert "Sales: 7" in kehu("show", "C00006", *AS_OF, "--full").out.splitlines()


def test_private_data_are_shown_when_asked_for(person: Path, kehu: Kehu) -> None:
    out = kehu("show", "C00006", *AS_OF, "--private").out
    assert [each for each in SECRETS if each not in out] == []


def test_json_has_no_private_data_unless_asked_for(person: Path, kehu: Kehu) -> None:
    plain = kehu("show", "C00006", *AS_OF, "--format", "json").out
    assert not [each for each in SECRETS if each in plain]
    assert [each["id"] for each in json.loads(plain)["customer"]["feedback"]] == ["Y1"]
    asked = json.loads(kehu("show", "C00006", *AS_OF, "--format", "json", "--private").out)
    assert asked["customer"]["private"]["hobbies"] == "钓鱼"
    assert asked["customer"]["contacts"][0]["private"]["birthday"] == "05-06"


def test_json_of_a_faulty_file_has_no_private_data(folder: Path, kehu: Kehu) -> None:
    write(
        folder,
        BROKEN + "private: {hobbies: 钓鱼}\nidentity_number: 11010119800101002X\ncontacts: [{private: {a: 钓}}]\n",
    )
    found = json.loads(kehu("show", "C00003", "--format", "json").out)["customer"]
    assert "钓" not in str(found)
    assert "11010119800101002X" not in str(found)


@pytest.mark.parametrize("name", ["sales", "sale", "Sales", "交易"])
def test_a_section_alone(person: Path, kehu: Kehu, name: str) -> None:
    lines = kehu("show", "C00006", *AS_OF, "--section", name).out.splitlines()
    assert lines[3] == "Sales: the latest 5 of 7"
    assert len(lines) == 10


def test_several_sections_are_shown_in_the_order_asked(person: Path, kehu: Kehu) -> None:
    said = kehu("show", "C00006", *AS_OF, "--section", "preferences,需求与竞争", "--section", "owed", "--lang", "zh")
    titles = [line for line in said.out.splitlines()[2:] if line and not line.startswith(" ")]
    assert titles == ["客户偏好", "项目：1 条", "往来账款"]


def test_a_section_without_anything_says_so(person: Path, kehu: Kehu) -> None:
    assert kehu("show", "C00006", "--section", "bank").out.endswith("\nBank accounts\n  nothing recorded\n")


def test_json_of_a_section(person: Path, kehu: Kehu) -> None:
    said = kehu("show", "C00006", *AS_OF, "--section", "mind", "--section", "life", "--private", "--format", "json")
    assert json.loads(said.out)["customer"] == {"code": "C00006", "name": "王小梅", "private": {"hobbies": "钓鱼"}}


def test_a_mistyped_section_has_a_nearest_one(person: Path, kehu: Kehu) -> None:
    said = kehu("show", "C00006", "--section", "bussiness")
    assert (said.code, said.out) == (2, "")
    assert "Did you mean business?" in said.err
    assert "demand" in kehu("show", "C00006", "--section", "qqqqqqqqqqqq").err


def test_a_private_section_wants_to_be_asked_for(person: Path, kehu: Kehu) -> None:
    said = kehu("show", "C00006", "--section", "家庭情况")
    assert (said.code, said.out) == (2, "")
    assert "--private" in said.err
    assert "王亮 子" in kehu("show", "C00006", "--section", "家庭情况", "--private").out


def test_every_kind_of_record_has_its_columns() -> None:
    assert set(SHOWN) == set(BY_LIST) - {"contacts"}
    wrong = [
        f"{name}.{column}"
        for told in (SHOWN, BELOW)
        for name in told
        for column in told[name]
        if column not in keys(BY_LIST[name])
    ]
    assert wrong == []


def test_full_says_all_of_a_record_but_not_what_happened_later(archive: Path, kehu: Kehu) -> None:
    path = archive / "customers/C00/C00001.yaml"
    path.write_text(
        path.read_text("utf-8") + "cases:\n- {id: LC250102-aaaa, date: 2025-01-02, claim: 900.00, stage: closed, "
        "court: Court of X, cost: 12.50, closed_on: 2025-06-30}\n"
        "sales:\n- {id: S250102-aaaa, date: 2025-01-02, model: Q41, quantity: 12, price: 75, amount: 900.00}\n",
        "utf-8",
    )
    ends = kehu("show", "C00001", "--full").out
    assert "LC250102-aaaa: court or body Court of X, cost 12.50" in ends
    assert "S250102-aaaa: model Q41, quantity 12, unit price 75.00" in ends
    assert re.search(r"closed +900.00 +2025-06-30 +LC250102-aaaa", ends)
    before = kehu("show", "C00001", "--full", "--as-of", "2025-06-29").out
    assert "LC250102-aaaa: court or body Court of X" in before
    assert "12.50" not in before
    assert "2025-06-30" not in before
    assert "court or body" not in kehu("show", "C00001").out


def test_a_promise_stands_with_what_became_of_it(folder: Path, kehu: Kehu) -> None:
    promises = "".join(
        f"- {{id: H{n}, date: 2014-01-01, amount: {amount}, pay_by: {by}}}\n"
        for n, amount, by in ((1, 36000, "2014-01-31"), (2, 400000, "2014-03-31"), (3, 1, "2015-06-30"))
    )
    write(folder, HENGDA + "promises:\n" + promises)
    out = kehu("show", "C00001", "--as-of", "2014-12-31", "--full", "--lang", "zh").out
    states = [line.split()[-2:] for line in out.splitlines() if line.split()[-1:] in (["H1"], ["H2"], ["H3"])]
    assert states == [["未到期", "H3"], ["未兑现", "H2"], ["已兑现", "H1"]]
