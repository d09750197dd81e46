"""`kehu form`, and `kehu add customer --from` what was filled in, as people do it in a spreadsheet."""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kehu.archive.directory import Archive
from kehu.exchange import excel
from kehu.exchange.form_layout import form_of
from kehu.exchange.form_words import label_of
from kehu.lang import use
from kehu.model.choices import ConsentBasis, CustomerKind, Role
from kehu.model.customer import Customer
from kehu.model.settings import Settings
from typed import Kehu

SETTINGS = """\
company: 上海示范阀门
staff:
- {name: 李雷, role: sales}
- {name: 韩梅, role: sales, left_on: 2020-01-01}
custom:
  colour: {type: choice, choices: [red, blue], zh: 颜色}
"""


class Sheet:
    """A form in a spreadsheet: cells are found by the keys in the hidden column, as a script does."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)
        self.main = self.book.worksheets[0]

    def cell(self, key: str) -> Any:
        row = next(row[0].row for row in self.main.iter_rows() if row[0].value == key)
        return self.main.cell(row, 3)

    def table(self, name: str) -> tuple[Any, int, dict[str, int]]:
        """Its sheet, the first row to fill, and the columns of its keys."""
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows():
                if row[0].value == f"table {name}":
                    return sheet, row[0].row + 3, {cell.value: cell.column for cell in row[1:] if cell.value}
        raise KeyError(name)

    def fill(self, answers: Mapping[str, object], **tables: list[Mapping[str, object]]) -> Path:
        for key, value in answers.items():
            self.cell(key).value = value
        for name, rows in tables.items():
            sheet, first, columns = self.table(name)
            for n, row in enumerate(rows):
                for key, value in row.items():
                    sheet.cell(first + n, columns[key]).value = value
        self.book.save(self.file)
        return self.file


def customer(archive: Path, code: str = "C00002") -> Customer:
    file = Archive.open(archive).find(code)
    assert file is not None
    assert file.customer is not None, file.errors
    return file.customer


def codes(archive: Path) -> list[str]:
    return [path.stem for path in sorted((archive / "customers").rglob("*.yaml"))]


FILLED: dict[str, object] = {
    "name": " 江苏华兴化工有限公司\u3000",
    "former_names": "华兴厂；华兴公司",
    "role": "终端客户",
    "nature": "普通公司",
    "size": "大型",
    "credit_code": "９１３５０１００m000100y43",
    "founded": datetime.date(1998, 5, 6),
    "registered_capital": "5,000万元",
    "headcount": 350.0,
    "yearly_sales": 120000000.5,
    "address": "南京市中山路 1 号",
    "postcode": "210000",
    "phone": "０２５－８３７６５５６６",
    "collected_on": "2026年1月1日",
    "business.results": "三年增长\n稳定",
    "preferences.price": "账期比价格重要",
    "decision_process": "总经理决定",
    "custom.colour": "red",
}  # fmt: skip
TABLES: dict[str, list[Mapping[str, object]]] = {
    "contacts": [
        {"name": "韩梅", "sex": "女", "mobile": 13800000000, "part": "采购者"},
        {},
        {"name": "李雷", "note": "1+1=2"},
    ],
    "bank_accounts": [{"bank": "工行南京分行", "account": "6222 0212 3456 7890 123"}],
    "shareholders": [{"name": "华兴集团", "share": "60%", "paid_in": 30000000}],
    "statements": [{"date": datetime.date(2025, 12, 31), "cash": -12.5, "revenue": 1e8}],
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_goes_out_empty_and_comes_back_filled(kehu: Kehu, archive: Path, language: str) -> None:
    (archive / "kehu.yaml").write_text(SETTINGS, "utf-8")
    answer = kehu("form", "organization", "--format", "xlsx", "-o", "form.xlsx", "--lang", language)
    assert (answer.code, answer.out) == (0, "form.xlsx\n")
    Sheet(archive / "form.xlsx").fill(FILLED, **TABLES)
    added = kehu("add", "customer", "--from", "form.xlsx", "--owner", "李雷", "--lang", language)
    assert (added.code, added.out) == (0, "C00002\n"), added.err
    assert "025-83765566" in added.err
    checked = kehu("check")
    assert checked.code == 0
    assert "C00002" not in checked.out
    made = customer(archive).data()
    ids = [each.pop("id") for name in ("contacts", "shareholders", "statements") for each in made[name]]  # type: ignore[union-attr,arg-type]
    assert len(set(ids)) == 4
    assert made == {
        "code": "C00002",
        "name": "江苏华兴化工有限公司",
        "former_names": ["华兴厂", "华兴公司"],
        "role": "end_user",
        "nature": "ordinary",
        "size": "large",
        "credit_code": "91350100M000100Y43",
        "founded": "1998-05-06",
        "registered_capital": "50000000",
        "headcount": "350",
        "yearly_sales": "120000000.5",
        "address": "南京市中山路 1 号",
        "postcode": "210000",
        "phone": "025-83765566",
        "bank_accounts": [{"bank": "工行南京分行", "account": "6222021234567890123"}],
        "owner": "李雷",
        "collected_on": "2026-01-01",
        "entered_on": "2026-01-02",
        "custom": {"colour": "red"},
        "business": {"results": "三年增长\n稳定"},
        "preferences": {"price": "账期比价格重要"},
        "decision_process": "总经理决定",
        "contacts": [
            {"name": "韩梅", "sex": "female", "mobile": "13800000000", "part": "buyer"},
            {"name": "李雷", "note": "1+1=2"},
        ],
        "shareholders": [{"date": "2026-01-01", "name": "华兴集团", "share": "60", "paid_in": "30000000"}],
        "statements": [{"date": "2025-12-31", "cash": "-12.5", "revenue": "100000000"}],
    }
    shown = kehu("show", "C00002").out
    assert "江苏华兴化工有限公司" in shown


def test_an_individual_and_a_reseller_have_forms_of_their_own(kehu: Kehu, archive: Path) -> None:
    assert kehu("form", "individual", "--role", "intermediary", "-o", "form.xlsx", "--lang", "zh").code == 0
    sheet = Sheet(archive / "form.xlsx")
    assert sheet.cell("role").value == "中间客户"
    sheet.fill(
        {
            "name": "王五",
            "employer": "蓝阀",
            "private.height": 172.5,
            "privacy.basis": ConsentBasis.CONSENT.label.zh,
            "private.hobbies": "钓鱼",
        },
        **{"private.family": [{"name": "王小五", "birthday": "2015-03-04"}]},
    )
    added = kehu("add", "customer", "--from", "form.xlsx")
    assert (added.code, added.out) == (0, "C00002\n"), added.err
    made = customer(archive)
    assert (made.kind, made.role, made.employer) == ("individual", "intermediary", "蓝阀")
    assert made.private is not None
    assert (str(made.private.height), made.private.hobbies) == ("172.5", "钓鱼")
    assert [each.name for each in made.private.family] == ["王小五"]


def test_all_faults_are_named_by_their_cells_and_nothing_is_written(kehu: Kehu, archive: Path) -> None:
    assert kehu("form", "organization", "-o", "form.xlsx").code == 0
    sheet = Sheet(archive / "form.xlsx")
    answers = {
        "founded": "5/6/1998",
        "size": "huge",
        "headcount": 3.5,
        "credit_code": "91350100M000100Y44",
        "assets": -1,
    }
    places = {key: sheet.cell(key).coordinate for key in (*answers, "name")}
    contacts, first, columns = sheet.table("contacts")
    account = sheet.table("bank_accounts")
    sheet.fill(
        answers,
        contacts=[{"sex": "女"}],
        bank_accounts=[{"bank": "ICBC", "account": 6222021234567890000}],
    )
    answer = kehu("add", "customer", "--from", "form.xlsx")
    assert answer.code == 1
    assert answer.out == ""
    for key in ("founded", "size", "headcount", "assets", "name"):
        assert f"form.xlsx:Customer!{places[key]}: error: " in answer.err, key
    assert f"form.xlsx:Contacts!{contacts.cell(first, columns['name']).coordinate}: error: “name”" in answer.err
    cell = account[0].cell(account[1], account[2]["account"]).coordinate
    assert f"form.xlsx:Bank accounts!{cell}: error: 6.22202123456789e+18" in answer.err
    assert "write a date as 2026-01-31" in answer.err
    assert "choose one of large, medium, small, micro" in answer.err
    assert "nothing was written" in answer.err
    assert codes(archive) == ["C00001"]


def test_a_code_with_a_wrong_check_digit_is_refused_at_its_cell(kehu: Kehu, archive: Path) -> None:
    assert kehu("form", "organization", "-o", "form.xlsx").code == 0
    sheet = Sheet(archive / "form.xlsx")
    sheet.fill({"name": "华兴", "credit_code": "91350100M000100Y44"})
    answer = kehu("add", "customer", "--from", "form.xlsx")
    assert answer.code == 1
    assert f"form.xlsx:Customer!{sheet.cell('credit_code').coordinate}: error: " in answer.err
    assert codes(archive) == ["C00001"]


def test_nothing_that_was_written_is_lost_in_silence(kehu: Kehu, archive: Path) -> None:
    assert kehu("form", "organization", "-o", "form.xlsx").code == 0
    sheet = Sheet(archive / "form.xlsx")
    sheet.cell("name").offset(0, 1).value = "ask again in May"
    sheet.main.cell(200, 3).value = "below"
    contacts, first, columns = sheet.table("contacts")
    contacts.cell(first, max(columns.values()) + 2).value = "beside"
    sheet.fill({"name": "华兴"}, contacts=[{"name": "韩梅"}])
    answer = kehu("add", "customer", "--from", "form.xlsx")
    assert answer.code == 0
    for words in ("ask again in May", "below", "beside"):
        assert f"warning: “{words}” was not read" in answer.err


def test_rows_may_be_moved_and_the_order_of_sheets_changed(kehu: Kehu, archive: Path) -> None:
    assert kehu("form", "organization", "-o", "form.xlsx").code == 0
    sheet = Sheet(archive / "form.xlsx")
    sheet.fill({"name": "华兴", "phone": "025-83765566"}, contacts=[{"name": "韩梅"}])
    sheet.main.insert_rows(5, 3)
    sheet.book.move_sheet(sheet.main, 3)
    sheet.book.create_sheet("草稿", 0)["B2"] = "scribble"
    sheet.book.save(archive / "form.xlsx")
    answer = kehu("add", "customer", "--from", "form.xlsx")
    assert answer.code == 0, answer.err
    assert "scribble" in answer.err
    assert customer(archive).phone == "025-83765566"


@pytest.mark.parametrize(("value", "said"), [("=1+", "formula has no value"), ("#N/A", "error of the spreadsheet")])
def test_formulas_need_values(kehu: Kehu, archive: Path, value: str, said: str) -> None:
    assert kehu("form", "organization", "-o", "form.xlsx").code == 0
    Sheet(archive / "form.xlsx").fill({"name": "华兴", "assets": value})
    answer = kehu("add", "customer", "--from", "form.xlsx")
    assert answer.code == 1
    assert said in answer.err


def test_yaml_is_read_with_the_keys_of_a_customer_file(kehu: Kehu, archive: Path) -> None:
    Path("new.yaml").write_text(
        "name: 华兴\nrole: 终端客户\ncontacts:\n- {name: 韩梅, sex: 女}\n- name: 李雷\nshareholders:\n- name: 集团\n",
        "utf-8",
    )
    answer = kehu("add", "customer", "--from", "new.yaml", "--code", "HX-1")
    assert (answer.code, answer.out) == (0, "HX-1\n"), answer.err
    made = customer(archive, "HX-1")
    assert (made.role, [each.name for each in made.contacts]) == ("end_user", ["韩梅", "李雷"])
    assert len({each.id for each in made.contacts}) == 2
    assert str(made.shareholders[0].date) == "2026-01-02"
    assert kehu("check").code == 0


def test_faults_of_yaml_are_named_by_line_and_column(kehu: Kehu, archive: Path) -> None:
    Path("new.yaml").write_text("name: 华兴\nfounded: soon\nphne: 1\nsales:\n- {product: x}\n", "utf-8")
    answer = kehu("add", "customer", "--from", "new.yaml")
    assert answer.code == 1
    assert "new.yaml:2:10: error: “soon” is not a date" in answer.err
    assert "new.yaml:3:1: error: unknown key “phne”" in answer.err
    assert "new.yaml:5:3: error: “date” (date) is missing" in answer.err
    assert codes(archive) == ["C00001"]


def test_an_option_goes_before_the_form_and_is_complained_of_by_its_name(kehu: Kehu, archive: Path) -> None:
    Path("new.yaml").write_text("name: 华兴\nfounded: soon\n", "utf-8")
    assert "--founded: “late” is not a date" in kehu("add", "customer", "--from", "new.yaml", "--founded", "late").err
    assert kehu("add", "customer", "大华兴", "--from", "new.yaml", "--founded", "2001-01-01").code == 0
    assert customer(archive).name == "大华兴"


def test_one_that_is_known_already_is_pointed_out(kehu: Kehu, archive: Path) -> None:
    Path("new.yaml").write_text("name: Blue Valve Ltd\n", "utf-8")
    answer = kehu("add", "customer", "--from", "new.yaml")
    assert "C00001 Blue Valve Ltd has the same name" in answer.err


def test_files_that_are_no_forms(kehu: Kehu, archive: Path) -> None:
    openpyxl.Workbook().save("other.xlsx")
    Path("old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    Path("broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    with zipfile.ZipFile("bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", bytes(excel.UNPACKED_LIMIT + 1))
    with zipfile.ZipFile("zip.xlsx", "w") as other:
        other.writestr("readme.txt", "hello")
    Path("form.docx").write_bytes(b"x")
    Path("empty.yaml").write_bytes(b"")
    for file, code, said in (
        ("other.xlsx", 1, "is not a form of kehu"),
        ("old.xlsx", 1, "save it as .xlsx, without a password"),
        ("broken.xlsx", 1, "is not an Excel file"),
        ("bomb.xlsx", 1, "is too large"),
        ("zip.xlsx", 1, "is not an Excel file"),
        ("form.docx", 2, "a form is a YAML file (.yaml) or an Excel file (.xlsx)"),
        ("empty.yaml", 1, "nothing was written"),
        ("missing.xlsx", 3, "missing.xlsx"),
    ):
        answer = kehu("add", "customer", "--from", file)
        assert (answer.code, answer.out) == (code, ""), (file, answer.err)
        assert said in answer.err, file
    assert codes(archive) == ["C00001"]


def test_a_name_is_needed_where_there_is_no_form(kehu: Kehu, archive: Path) -> None:
    answer = kehu("add", "customer")
    assert answer.code == 2
    assert "needs NAME" in answer.err


# Empty forms


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", CustomerKind)
@pytest.mark.parametrize("format", ["md", "html"])
def test_every_blank_stands_on_paper(kehu: Kehu, folder: Path, kind: CustomerKind, format: str, language: str) -> None:
    answer = kehu("form", kind.value, "--format", format, "--lang", language)
    assert answer.code == 0
    use(language)
    form = form_of(kind, None, Settings())
    for blank in (*form.blanks(), *(column for table in form.tables() for column in table.columns)):
        assert label_of(blank) in answer.out
    use("en")


def test_a_form_needs_no_archive_but_takes_what_one_knows(kehu: Kehu, folder: Path) -> None:
    outside = kehu("form", "organization").out
    assert kehu("init", "--language", "en").code == 0
    (folder / "kehu.yaml").write_text(SETTINGS, "utf-8")
    inside = kehu("form", "organization", "--lang", "zh").out
    assert "颜色" not in outside
    assert "颜色 | □ red" in inside
    assert "上海示范阀门" in inside
    assert kehu("form", "organization", "-o", "form.xlsx").code == 0
    lists = Sheet(folder / "form.xlsx").book["lists"]
    offered = {cell.value for row in lists.iter_rows() for cell in row}
    assert "李雷" in offered
    assert "韩梅" not in offered  # has left
    assert lists.sheet_state == "veryHidden"


def test_the_excel_form_helps_who_fills_it(kehu: Kehu, folder: Path) -> None:
    assert kehu("form", "organization", "--role", "end_user", "-o", "form.xlsx", "--lang", "zh").code == 0
    sheet = Sheet(folder / "form.xlsx")
    assert sheet.main.column_dimensions["A"].hidden
    assert sheet.main.freeze_panes == "C4"
    assert sheet.cell("name").offset(0, -1).value == "客户名称 *"
    assert sheet.cell("phone").number_format == "@"  # keeps leading zeros
    assert sheet.cell("founded").number_format == "yyyy-mm-dd"
    choices = [
        each for each in sheet.main.data_validations.dataValidation if sheet.cell("size").coordinate in each.cells
    ]
    assert [each.type for each in choices] == ["list"]
    assert choices[0].showErrorMessage
    contacts, _, columns = sheet.table("contacts")
    assert contacts.title == "联系人"
    assert "private" not in columns
    roles = {blank.name for blank in form_of(CustomerKind.ORGANIZATION, Role.INTERMEDIARY, Settings()).blanks()}
    assert "characteristics.sells_to" in roles
    with pytest.raises(StopIteration):
        sheet.cell("characteristics.sells_to")


def test_a_file_that_is_there_is_left_alone(kehu: Kehu, folder: Path) -> None:
    Path("form.xlsx").write_text("filled in")
    answer = kehu("form", "organization", "-o", "form.xlsx")
    assert answer.code == 1
    assert "is there already" in answer.err
    assert Path("form.xlsx").read_text() == "filled in"


def test_an_excel_file_goes_through_a_pipe_too(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kehu", "form", "individual", "--format", "xlsx"], capture_output=True, check=True
    )
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).worksheets[0]["A1"].value == "kehu form 1 individual"


def test_without_openpyxl_it_says_what_to_install(kehu: Kehu, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "find_spec", lambda name: None)
    answer = kehu("form", "organization", "-o", "form.xlsx")
    assert answer.code == 3
    assert "pip install 'kehu[excel]'" in answer.err
    assert not Path("form.xlsx").exists()


def test_the_page_asks_nothing_of_the_network(kehu: Kehu, folder: Path) -> None:
    page = kehu("form", "organization", "--format", "html", "--lang", "zh").out
    assert '<html lang="zh-CN">' in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page


def test_kinds_and_typos(kehu: Kehu, folder: Path) -> None:
    assert "individual" in kehu("form").err
    assert "Did you mean `kehu form individual`?" in kehu("form", "indivdual").err
