"""A firm's own kinds of records and fields, as a person declares, records, changes and looks at them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from typed import Kehu

DECLARED = """
custom:
  gate: {type: choice, choices: {north: {en: north gate, zh: 北门}, south: {en: south gate, zh: 南门}}, zh: 收货门}
  tonnage: {type: amount, en: tons a year, zh: 年用量}
records:
  tender:
    en: tender
    zh: 投标
    letter: TD
    part: trade
    report: yes
    fields:
      date: {type: date, en: opened on, zh: 开标日期, required: yes}
      project: {en: project, zh: 项目, required: yes}
      price: {type: amount, en: our price, zh: 我方报价}
      result: {type: choice, en: result, zh: 结果, choices: {won: {en: won, zh: 中标}, lost: {en: lost, zh: 未中标}}}
      signed: {type: yes_no, en: signed, zh: 已签约}
"""
FILE = "customers/C00/C00001.yaml"
HEAD = "code,bid,on,what,price,result\n"  # of a table


@pytest.fixture
def own(archive: Path) -> Path:
    """An archive that declares a kind of record and two fields."""
    settings = archive / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8") + DECLARED, "utf-8", newline="\n")
    return archive


def add(kehu: Kehu, *words: str) -> str:
    answer = kehu("add", "tender", "C00001", *words)
    assert answer.code == 0, answer.err
    return answer.out.strip()


def test_a_record_is_added_changed_and_removed_in_its_line(kehu: Kehu, own: Path) -> None:
    before = (own / FILE).read_text("utf-8")
    first = add(kehu, "--date", "2026-01-02", "--project", "二期", "--price", "1200.50", "--result", "中标")
    second = add(kehu, "--project", "三期")
    assert first.startswith("TD260102-")
    text = (own / FILE).read_text("utf-8")
    assert text.startswith(before)
    today = f"20{second[2:4]}-{second[4:6]}-{second[6:8]}"
    assert text.removeprefix(before) == (
        "custom:\n  tenders:\n"
        f"  - {{id: {first}, date: 2026-01-02, project: 二期, price: 1200.50, result: won}}\n"
        f"  - {{id: {second}, date: {today}, project: 三期}}\n"
    )
    assert kehu("set", "C00001", f"custom.tenders.{second}.result=未中标", "custom.gate=南门").code == 0
    assert kehu("set", "C00001", f"custom.tenders.{first}=").code == 0
    assert (own / FILE).read_text("utf-8").removeprefix(before) == (
        f"custom:\n  tenders:\n  - {{id: {second}, date: {today}, project: 三期, result: lost}}\n  gate: south\n"
    )
    assert kehu("check").code == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--project", "x", "--result", "maybe"], 2, "--result: “maybe” is none of the choices"),
        (["--project", "x", "--price", "-1"], 2, "--price: the amount -1 is negative"),
        (["--price", "1"], 2, "needs the option --project"),
        (["--projct", "x"], 2, "Did you mean --project?"),
    ],
)
def test_what_add_refuses(kehu: Kehu, own: Path, words: list[str], code: int, says: str) -> None:
    before = (own / FILE).read_bytes()
    answer = kehu("add", "tender", "C00001", *words)
    assert (answer.code, says in answer.err) == (code, True), answer.err
    assert (own / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("assignment", "says"),
    [
        ("custom.tenders=", "is a whole list"),
        ("custom.tenders.ID.prise=1", "did you mean “price”?"),
        ("custom.tenders.ID.id=T1", "cannot be set"),
        ("custom.tenders.ID.price=x", "“x” is not a number"),
        ("custom.tenders.ID.project=", "cannot be removed"),
        ("custom.tenders.X1.price=1", "there is no “X1” in this list"),
        ("custom.tendrs.X1.price=1", "is not declared"),
        ("custom.gate=west", "“west” is none of the choices"),
    ],
)
def test_what_set_refuses(kehu: Kehu, own: Path, assignment: str, says: str) -> None:
    id = add(kehu, "--project", "x")
    before = (own / FILE).read_bytes()
    answer = kehu("set", "C00001", assignment.replace("ID", id))
    assert answer.code in (1, 2)
    assert says in answer.err
    assert (own / FILE).read_bytes() == before


def test_the_kind_is_offered_with_its_labels(kehu: Kehu, own: Path) -> None:
    assert "Records of our own\n  tender         Tender\n" in kehu("add", "--help").out
    assert "自定义记录\n  tender         登记投标\n" in kehu("add", "--help", "--lang", "zh").out
    page = kehu("add", "tender", "--help", "--lang", "zh").out
    (line,) = [line.split() for line in page.splitlines() if "--result" in line]
    assert line[2:] == ["结果（可选：中标、未中标）"]
    assert "Did you mean `kehu add tender`?" in kehu("add", "tendr", "C00001").err


def test_an_archive_is_named_after_the_command_too(kehu: Kehu, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own / "elsewhere").mkdir()
    monkeypatch.chdir(own / "customers")
    assert kehu("add", "tender", "C00001", "--project", "x", "-C", str(own)).code == 0
    assert kehu("add", "-C", str(own), "tender", "C00001", "--project", "x").code == 0


def test_show_list_find_and_catalogue_know_them(kehu: Kehu, own: Path) -> None:
    assert kehu("set", "C00001", "custom.gate=south", "custom.tonnage=12").code == 0
    first = add(
        kehu, "--date", "2026-01-02", "--project", "二期", "--price", "1200", "--result", "won", "--signed", "是"
    )
    page = kehu("show", "C00001").out
    assert "gate         south gate" in page
    assert "12.00" in page
    (row,) = [line.split() for line in page.splitlines() if first in line]
    assert row == ["2026-01-02", "二期", "1,200.00", "won", "yes", first]
    assert "二期" in kehu("show", "C00001", "--section", "投标").out
    assert "二期" not in kehu("show", "C00001", "--as-of", "2026-01-01").out
    data = json.loads(kehu("show", "C00001", "--section", "tender", "--format", "json").out)
    assert data["customer"]["custom"] == {
        "tenders": [
            {"id": first, "date": "2026-01-02", "project": "二期", "price": "1200", "result": "won", "signed": "true"}
        ]
    }
    where = "tenders_count = 1 and last_tender >= 2026-01-01 and custom.gate = south and custom.tonnage > 11.5"
    found = json.loads(kehu("list", "--where", where, "--columns", "code,first_tender", "--format", "json").out)
    assert [each["columns"] for each in found["customers"]] == [{"code": "C00001", "first_tender": "2026-01-02"}]
    assert kehu("list", "--where", "tenders_count = 0", "--format", "csv").out.count("\n") == 1
    hit = json.loads(kehu("find", "--full", "二期", "--format", "json").out)["customers"][0]["matches"][0]
    assert (hit["field"], hit["record"]) == (f"custom.tenders.{first}.project", first)
    assert "投标 项目" in kehu("find", "--full", "二期", "--lang", "zh").out
    catalogue = json.loads(kehu("catalogue", "C00001", "--format", "json").out)
    trade = next(part for part in catalogue["parts"] if part["part"] == "trade")
    assert [(item["kind"], item["id"], item["what"]) for item in trade["items"]] == [
        ("tender", first, ["二期", "1,200.00"])
    ]


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_report_lists_them(kehu: Kehu, own: Path, format: str) -> None:
    add(kehu, "--date", "2026-01-02", "--project", "二期泵房", "--result", "won", "--signed", "no")
    page = kehu("report", "C00001", "--format", format, "--lang", "zh").out
    assert "二期泵房" in page
    assert "中标" in page
    assert "False" not in page
    settings = own / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8").replace("    report: yes\n", ""), "utf-8", newline="\n")
    assert "二期泵房" not in kehu("report", "C00001", "--format", format, "--lang", "zh").out


def test_forms_ask_for_them_and_are_read_back(kehu: Kehu, own: Path) -> None:
    form = kehu("form", "organization", "--format", "md", "--lang", "zh").out
    assert "收货门" in form
    assert "开标日期" in form
    filled = own / "filled.yaml"
    filled.write_text(
        "name: 新厂\ncustom:\n  gate: 南门\n  tenders:\n  - {date: 2026-01-03, project: 九期, result: 中标}\n", "utf-8"
    )
    code = kehu("add", "customer", "--from", str(filled)).out.strip()
    text = (own / f"customers/C00/{code}.yaml").read_text("utf-8")
    assert "custom:\n  gate: south\n  tenders:\n  - {id: TD260103-" in text
    assert ", date: 2026-01-03, project: 九期, result: won}\n" in text


def test_check_mends_what_is_mechanical(kehu: Kehu, own: Path) -> None:
    file = own / FILE
    file.write_text(
        "code: C00001\nname: x\ncustom:\n  gate: 南门\n  tenders:\n  - {date: 2026/1/3, project: P, result: 中标}\n",
        "utf-8",
    )
    assert kehu("check").code == 1
    assert kehu("check", "--fix", "--yes").code == 0
    assert "  gate: south\n  tenders:\n  - {id: TD260103-" in file.read_text("utf-8")
    assert ", date: 2026-01-03, project: P, result: won}" in file.read_text("utf-8")


def test_the_schema_of_the_archive_knows_them(kehu: Kehu, own: Path) -> None:
    assert kehu("init").code == 0
    add(kehu, "--project", "二期", "--result", "won")
    assert kehu("set", "C00001", "custom.gate=south").code == 0
    schema = json.loads((own / "schemas/customer.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    check = jsonschema.Draft7Validator(schema)
    data = yaml.load((own / FILE).read_text("utf-8"), yaml.BaseLoader)
    assert not list(check.iter_errors(data))
    data["custom"]["tenders"][0]["result"] = "maybe"
    data["custom"]["gat"] = "x"
    assert len(list(check.iter_errors(data))) == 2
    assert "Renewed" not in kehu("init").err


def test_a_faulty_declaration_stops_with_its_place(kehu: Kehu, own: Path) -> None:
    settings = own / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8").replace("letter: TD", "letter: S"), "utf-8", newline="\n")
    line = settings.read_text("utf-8").splitlines().index("    letter: S") + 1
    answer = kehu("add", "tender", "C00001", "--project", "x")
    assert answer.code == 1
    assert f"kehu.yaml:{line}:13" in answer.err
    assert kehu("add", "--help").code == 0
    assert f"kehu.yaml:{line}:13: error: the letter S is taken" in kehu("check").out


def test_a_table_is_imported_into_them_once(kehu: Kehu, own: Path) -> None:
    (own / "imports/bids.yaml").write_text(
        "customer: {id: code}\nrecords:\n- add: tender\n  id: bid\n"
        "  set: {date: on, project: what, price: price, result: result}\n",
        "utf-8",
    )
    table = own / "bids.csv"
    table.write_text(HEAD + "C00001,B1,2026-01-02,二期,1200,中标\nC00001,B2,2026-01-05,三期,,\n", "utf-8")
    assert "tender 2" in kehu("import", str(table), "--map", "imports/bids.yaml").out
    text = (own / FILE).read_text("utf-8")
    assert "date: 2026-01-02, project: 二期, price: 1200, result: won, import_id: B1}" in text
    assert kehu("import", str(table), "--map", "imports/bids.yaml").code == 0
    assert (own / FILE).read_text("utf-8") == text
    table.write_text(table.read_text("utf-8").replace("三期", "四期"), "utf-8")
    assert kehu("import", str(table), "--map", "imports/bids.yaml").code == 1
    assert kehu("import", str(table), "--map", "imports/bids.yaml", "--update").code == 0
    assert (own / FILE).read_text("utf-8") == text.replace("三期", "四期")
    table.write_text(HEAD + "C00009,B3,2026-01-02,二期,,x\nC00009,B4,2026-01-05,五期,,lost\n", "utf-8")
    assert kehu("import", str(table), "--map", "imports/bids.yaml").code == 1
    assert "  tenders:\n  - {id: TD260105-" in (own / "customers/C00/C00009.yaml").read_text("utf-8")
    assert kehu("check").code == 0


def test_completeness_asks_for_them_and_says_how_to_fill_the_gap(kehu: Kehu, own: Path) -> None:
    names = ("custom.tenders", "custom.tenders.signed", "custom.tenders.result=won")
    weights = ", ".join(f"{each}: 1" for each in names)
    (own / "policy.yaml").write_text(f"completeness: {{classes: [], weights: {{{weights}}}}}\n", "utf-8")

    def gaps() -> dict[str, str]:
        (found,) = json.loads(kehu("completeness", "C00001", "--format", "json").out)["customers"]
        return {each["field"]: each["command"] for each in found["missing"]}

    assert gaps() == {
        "custom.tenders": "kehu add tender C00001 --project …",
        "custom.tenders.signed": "kehu add tender C00001 --project … --signed …",
        "custom.tenders.result=won": "kehu add tender C00001 --project … --result won",
    }
    made = add(kehu, "--date", "2025-11-03", "--project", "二期", "--result", "lost")
    assert gaps()["custom.tenders.signed"] == f"kehu set C00001 custom.tenders.{made}.signed=…"
    assert list(gaps()) == list(names[1:])
    assert kehu("set", "C00001", f"custom.tenders.{made}.signed=yes").code == 0
    add(kehu, "--date", "2025-12-03", "--project", "三期", "--result", "won")
    assert gaps() == {}
    (own / "policy.yaml").write_text("completeness: {weights: {custom.tenders.resutl: 1}}\n", "utf-8")
    said = kehu("check")
    assert said.code == 1
    assert "policy.yaml:1:" in said.err + said.out
    assert "custom.tenders.result" in said.err + said.out
