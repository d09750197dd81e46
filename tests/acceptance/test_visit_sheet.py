"""`kehu form visit`, and `kehu add visit --from` what was written on it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from firms import HENGDA, write
from kehu.archive.directory import Archive
from kehu.model.dossier import Visit
from kehu.model.entry import keys
from kehu.model.forms import VISIT
from typed import Kehu

AT = ("--as-of", "2014-12-31")
COMPLAINT = (
    "feedback:\n- {id: Y141201-aaaa, date: 2014-12-01, kind: complaint, content: 阀座<b>渗漏</b>|两台}\n"
    "promises:\n- {id: H141215-aaaa, date: 2014-12-15, amount: 50000.00, pay_by: 2015-01-15}\n"
)
WRITTEN: dict[str, object] = {
    "date": datetime.date(2015, 1, 6),
    "by": "张伟",
    "with": "王建国",
    "purpose": "催款",
    "needs": "交期太长\n价格可谈",
    "minutes": "一月底前付清五万元。",
    "follow_up": "2015年1月30日",
}


@pytest.fixture
def firm(folder: Path) -> Path:
    return write(folder, HENGDA + COMPLAINT, "code: C00002\nname: 蓝阀\n")


def sheet(file: str) -> Any:
    return openpyxl.load_workbook(file)


def fill(file: str, written: dict[str, object]) -> None:
    book = sheet(file)
    main = book.worksheets[0]
    rows = {row[0].value: row[0].row for row in main.iter_rows()}
    for key, value in written.items():
        main.cell(rows[key], 3).value = value
    book.save(file)


def visits(root: Path, code: str = "C00001") -> list[Visit]:
    file = Archive.open(root).find(code)
    assert file and file.customer
    return file.customer.visits


def test_the_sheet_asks_for_every_field_of_a_visit_but_its_state() -> None:
    asked = [key for section in VISIT for key in section.keys]
    assert sorted(asked) == sorted(set(keys(Visit)) - {"id", "state"})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_goes_out_and_comes_back(firm: Path, kehu: Kehu, language: str) -> None:
    said = kehu("form", "visit", "恒达", "-o", "v.xlsx", *AT, "--lang", language)
    assert (said.code, said.out) == (0, "v.xlsx\n")
    fill("v.xlsx", WRITTEN)
    added = kehu("add", "visit", "C00001", "--from", "v.xlsx", "--note", "by option", "--lang", language)
    assert added.code == 0, added.err
    (visit,) = visits(firm)
    assert added.out == f"{visit.id}\n"
    made = visit.data()
    assert made.pop("id") == visit.id
    assert visit.id.startswith("N150106-")
    assert made == {
        "date": "2015-01-06",
        "state": "made",
        "by": "张伟",
        "with": "王建国",
        "purpose": "催款",
        "needs": "交期太长\n价格可谈",
        "minutes": "一月底前付清五万元。",
        "follow_up": "2015-01-30",
        "note": "by option",
    }
    assert kehu("check", "C00001").code == 0


def test_a_sheet_with_a_plan_alone_is_of_a_planned_visit(firm: Path, kehu: Kehu) -> None:
    kehu("form", "visit", "-o", "v.xlsx")
    fill("v.xlsx", {"date": "2026-02-01", "purpose": "季度走访"})
    assert kehu("add", "visit", "C00002", "--from", "v.xlsx").code == 0
    assert [each.state.value for each in visits(firm, "C00002")] == ["planned"]


def test_an_option_goes_before_the_sheet(firm: Path, kehu: Kehu) -> None:
    kehu("form", "visit", "C00001", "-o", "v.xlsx", *AT)
    fill("v.xlsx", {"date": "2015-01-06", "minutes": "-"})
    words = ("--from", "v.xlsx", "--state", "planned", "--date", "2015-01-07")
    assert kehu("add", "visit", "C00001", *words).code == 0
    (visit,) = visits(firm)
    assert (visit.state.value, str(visit.date)) == ("planned", "2015-01-07")


def planned(kehu: Kehu, day: str) -> str:
    return kehu("visit", "plan", "C00001", "--date", day, "--by", "张伟", "--purpose", "催款").out.strip()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_of_a_planned_visit_completes_it(firm: Path, kehu: Kehu, language: str) -> None:
    plan = planned(kehu, "2015-01-06")
    other = planned(kehu, "2015-04-06")
    assert kehu("set", "C00001", f"visits.{plan}.plan_approved_by=顾建明").code == 0
    kehu("form", "visit", "C00001", "-o", "v.xlsx", *AT)
    fill("v.xlsx", WRITTEN)
    before = (firm / "customers/C00/C00001.yaml").read_text("utf-8").splitlines()
    said = kehu("add", "visit", "C00001", "--from", "v.xlsx", "--lang", language)
    assert (said.code, said.out) == (0, f"{plan}\n"), said.err
    assert {"zh": "纪要已写", "en": "minutes written"}[language] in said.err
    made, later = visits(firm)
    assert (made.id, made.state.value, made.minutes) == (plan, "made", "一月底前付清五万元。")
    assert (made.plan_approved_by, str(made.planned_on)[:2]) == ("顾建明", "20")  # what the sheet leaves empty stays
    assert (later.id, later.state.value) == (other, "planned")
    after = (firm / "customers/C00/C00001.yaml").read_text("utf-8").splitlines()
    assert [line for line in before if plan not in line] == [line for line in after if plan not in line]
    again = kehu("add", "visit", "C00001", "--from", "v.xlsx", "--lang", language)  # the same sheet again
    assert (again.code, again.out) == (0, f"{plan}\n")
    assert len(visits(firm)) == 2


def test_a_visit_made_on_another_day_than_planned_is_asked_about(firm: Path, kehu: Kehu) -> None:
    plan = planned(kehu, "2015-01-05")
    kehu("form", "visit", "C00001", "-o", "v.xlsx", *AT)
    fill("v.xlsx", WRITTEN)
    said = kehu("add", "visit", "C00001", "--from", "v.xlsx", "--lang", "en")
    assert said.code == 1
    assert f"{plan} (2015-01-05)" in said.err and "--visit new" in said.err
    assert [each.state.value for each in visits(firm)] == ["planned"]
    unknown = kehu("add", "visit", "C00001", "--from", "v.xlsx", "--visit", "N1", "--lang", "en")
    assert (unknown.code, len(visits(firm))) == (1, 1)
    assert "no visit N1" in unknown.err
    assert kehu("add", "visit", "C00001", "--from", "v.xlsx", "--visit", "new").code == 0
    assert [str(each.date) for each in visits(firm)] == ["2015-01-05", "2015-01-06"]
    fill("v.xlsx", {"date": datetime.date(2015, 1, 7)})
    assert kehu("add", "visit", "C00001", "--from", "v.xlsx", "--visit", plan).out == f"{plan}\n"
    assert [(str(each.date), each.state.value) for each in visits(firm)] == [
        ("2015-01-07", "made"),
        ("2015-01-06", "made"),
    ]
    assert kehu("add", "visit", "C00001", "--visit", plan).code == 2


def test_a_plan_for_another_day_is_another_visit(firm: Path, kehu: Kehu) -> None:
    planned(kehu, "2015-01-05")
    (firm / "v.yaml").write_text("date: 2015-02-05\npurpose: 季度走访\n", "utf-8")
    assert kehu("add", "visit", "C00001", "--from", "v.yaml").code == 0
    assert [str(each.date) for each in visits(firm)] == ["2015-01-05", "2015-02-05"]


def test_a_yaml_sheet(firm: Path, kehu: Kehu) -> None:
    (firm / "v.yaml").write_text("date: 2015-01-06\nstate: 已走访\nwith: 王建国\nminutes: 谈妥\n", "utf-8")
    assert kehu("add", "visit", "C00001", "--from", "v.yaml").code == 0
    (visit,) = visits(firm)
    assert (visit.with_, visit.state.value, visit.minutes) == ("王建国", "made", "谈妥")


def test_what_is_wrong_is_said_by_its_cell_and_nothing_is_written(firm: Path, kehu: Kehu) -> None:
    before = (firm / "customers/C00/C00001.yaml").read_bytes()
    kehu("form", "visit", "C00001", "-o", "v.xlsx", *AT, "--lang", "en")
    fill("v.xlsx", {"date": "soon", "minutes": "-"})
    said = kehu("add", "visit", "C00001", "--from", "v.xlsx", "--lang", "en")
    assert said.code == 1
    assert "v.xlsx:Visit!C" in said.err
    assert "“soon” is not a date" in said.err
    (firm / "v.yaml").write_text("date: 2015-01-06\nminuets: x\n", "utf-8")
    said = kehu("add", "visit", "C00001", "--from", "v.yaml", "--lang", "en")
    assert said.code == 1
    assert "v.yaml:2:1: " in said.err and "minutes" in said.err
    assert (firm / "customers/C00/C00001.yaml").read_bytes() == before


def test_sheets_are_not_mixed_up(firm: Path, kehu: Kehu) -> None:
    kehu("form", "visit", "C00001", "-o", "v.xlsx", *AT)
    kehu("form", "organization", "-o", "c.xlsx")
    fill("v.xlsx", {"date": "2015-01-06"})
    other = kehu("add", "visit", "C00002", "--from", "v.xlsx", "--lang", "en")
    assert (other.code, visits(firm, "C00002")) == (1, [])
    assert "a visit sheet for C00001, not for C00002" in other.err
    assert "another kind: visit" in kehu("add", "customer", "--from", "v.xlsx", "--lang", "en").err
    assert "another kind: organization" in kehu("add", "visit", "C00001", "--from", "c.xlsx", "--lang", "en").err
    assert kehu("add", "visit", "C00001", "--from", "v.pdf").code in (2, 3)


def test_what_is_for_us_alone_stands_apart_from_what_the_customer_signs(firm: Path, kehu: Kehu) -> None:
    page = kehu("form", "visit", "C00001", "--format", "html", *AT, "--lang", "zh").out
    signed, _, inside = page.partition('<section class="inside">')
    assert "广州市恒达石油化工装备有限公司" in signed and "王建国" in signed and "客户签字" in signed
    for secret in ("逾期", "50,000.00", "评级", "渗漏"):
        assert secret not in signed.partition("</style>")[2]
        assert secret in inside
    assert "阀座&lt;b&gt;渗漏&lt;/b&gt;|两台" in inside
    assert "http" not in page.replace("http-equiv", "")
    marked = kehu("form", "visit", "C00001", *AT, "--lang", "zh").out
    assert "阀座\\<b\\>渗漏\\</b\\>\\|两台" in marked
    kehu("form", "visit", "C00001", "-o", "v.xlsx", *AT, "--lang", "zh")
    first, second = (
        "\n".join(str(cell.value) for row in each.iter_rows() for cell in row)
        for each in sheet("v.xlsx").worksheets[:2]
    )
    assert "逾期" not in first and "逾期" in second


def test_nothing_private_and_nothing_later_stands_on_it(firm: Path, kehu: Kehu) -> None:
    kehu("set", "C00001", "contacts.P3k2m7x.private.birthday=05-01", "contacts.P3k2m7x.private.home_town=梅州")
    page = kehu("form", "visit", "C00001", "--format", "html", "--as-of", "2013-12-31").out
    assert "05-01" not in page and "梅州" not in page and "渗漏" not in page


def test_an_empty_sheet_needs_no_archive(folder: Path, kehu: Kehu) -> None:
    page = kehu("form", "visit", "--format", "html", "--lang", "en").out
    assert "Visit sheet" in page and 'class="inside"' not in page
    assert kehu("form", "visit", "C00001").code == 3
    (folder / "v.html").write_text("mine", "utf-8")
    assert kehu("form", "visit", "-o", "v.html").code == 1
    assert (folder / "v.html").read_text("utf-8") == "mine"


def test_a_customer_with_errors_gets_no_half_sheet(firm: Path, kehu: Kehu) -> None:
    (firm / "customers/C00/C00002.yaml").write_text("code: C00002\nname: 蓝阀\nphoen: 1\n", "utf-8")
    said = kehu("form", "visit", "C00002", "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert "customers/C00/C00002.yaml:3:1" in said.err
