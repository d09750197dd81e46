"""`kehu catalogue`: the binder's four numbered lists."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from firms import BROKEN, HENGDA, write
from kehu.model.binder import BASE, CREDIT, DOCUMENT_PARTS, GROUPS, PARTS, RETURNS, TRADE, catalogue, part_of
from kehu.model.choices import DocumentKind
from kehu.model.customer import Customer
from kehu.model.documents import Document
from kehu.model.entry import Record, keys
from kehu.model.kinds import BY_LIST
from typed import Kehu

PAPERS = """\
returns:
- {id: T140601-aaaa, date: 2014-06-01, sale: S140210-aaaa, kind: allowance, amount: 5, appraisal: JD-9}
documents:
- {id: DC140210-aaaa, date: 2014-02-10, kind: contract, no: HT-1, place: 柜二, holder: 王芳, file: attachments/1.pdf}
- {id: DC140601-aaaa, date: 2014-06-01, kind: appraisal, no: JD-9, place: 柜三}
- {id: DC140602-aaaa, date: 2014-06-02, kind: correspondence, part: credit}
"""


@pytest.fixture
def one(folder: Path) -> Path:
    return write(folder, HENGDA.replace("{id: S140210-aaaa,", "{id: S140210-aaaa, contract: HT-1,") + PAPERS)


def shown(kehu: Kehu, *words: str) -> dict[str, list[dict[str, object]]]:
    said = kehu("catalogue", "恒达", "--format", "json", "--lang", "en", *words)
    assert said.code == 0, said.err
    return {part["part"]: part["items"] for part in json.loads(said.out)["parts"]}


def test_the_four_parts(one: Path, kehu: Kehu) -> None:
    parts = shown(kehu)
    assert {part: [(each["number"], each["kind"], each["id"]) for each in items] for part, items in parts.items()} == {
        "base": [("1.1", "identity", None), ("1.2", "our side", None), ("1.3", "contact", "P3k2m7x")],
        "credit": [
            ("2.1", "receipt", "R140105-aaaa"),
            ("2.2", "receipt", "R140305-aaaa"),
            ("2.3", "document", "DC140602-aaaa"),
            ("2.4", "recorded grade", "G140630-aaaa"),
        ],
        "trade": [
            ("3.1", "sale", "S131210-aaaa"),
            ("3.2", "sale", "S140210-aaaa"),
            ("3.3", "sale", "S141210-aaaa"),
            ("3.4", "sale", "S150110-aaaa"),
            ("3.5", "communication", "C141105-aaaa"),
            ("3.6", "document", "DC140210-aaaa"),
        ],
        "returns": [("4.1", "return", "T140601-aaaa"), ("4.2", "document", "DC140601-aaaa")],
    }


def test_paper_and_file_lead_to_each_other(one: Path, kehu: Kehu) -> None:
    parts = shown(kehu)
    sale, contract = parts["trade"][1], parts["trade"][5]
    assert (sale["no"], sale["papers"]) == ("HT-1", ["柜二, 王芳"])
    assert (contract["no"], contract["papers"]) == ("HT-1", ["柜二, 王芳"])
    assert contract["attachment"] == "attachments/1.pdf"
    assert parts["returns"][0]["papers"] == ["柜三"]
    for items in parts.values():
        for each in items:
            line = (one / str(each["file"])).read_text("utf-8").splitlines()[int(str(each["line"])) - 1]
            assert str(each["id"] or ":") in line


def test_numbers_are_the_same_when_bound(one: Path, kehu: Kehu) -> None:
    before = shown(kehu)
    kehu("bind", "2013")
    after = shown(kehu)
    assert after["trade"][0]["file"] == "volumes/2013/C00/C00001.yaml"
    strip = {"file": "", "line": 0}
    for part, items in before.items():
        assert [each | strip for each in items] == [each | strip for each in after[part]]


def test_one_part_as_table_and_markdown(one: Path, kehu: Kehu) -> None:
    said = kehu("catalogue", "C00001", "--part", "returns", "--lang", "zh")
    assert said.out.splitlines()[:3] == ["C00001  广州市恒达石油化工装备有限公司", "", "四、退赔折价"]
    assert "4.1   退赔折价：折让、5.00" in said.out
    said = kehu("catalogue", "C00001", "--part", "returns", "--format", "md", "--lang", "en")
    assert said.out.splitlines()[2:5] == [
        "## 4 returns and allowances",
        "",
        "| No. | Item | Date | Paper no. | Id | Paper lies | File |",
    ]
    assert "| 4.2 | " in said.out


def test_an_empty_part_says_so(folder: Path, kehu: Kehu) -> None:
    write(folder, HENGDA)
    assert kehu("catalogue", "C00001", "--part", "returns", "--lang", "en").out.endswith(
        "4 returns and allowances\nNothing\n"
    )


def test_a_file_with_errors_has_no_catalogue(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN)
    said = kehu("catalogue", "C00003", "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert "customers/C00/C00003.yaml:3:1" in said.err


def test_every_field_and_kind_has_its_part() -> None:
    grouped = [name for group in GROUPS for name in group.fields]
    assert len(grouped) == len(set(grouped))
    assert {*grouped, *BY_LIST} == set(keys(Customer))
    assert {*PARTS, "documents"} == set(BY_LIST)
    assert set(DOCUMENT_PARTS) == set(DocumentKind)
    assert {*PARTS.values(), *DOCUMENT_PARTS.values()} == {BASE, CREDIT, TRADE, RETURNS}


def test_a_document_says_its_own_part() -> None:
    paper = Document(id="DC1", date="2014-01-01", kind="licence")  # type: ignore[arg-type]
    assert part_of(paper) is BASE
    assert part_of(paper.model_copy(update={"part": TRADE})) is TRADE


def test_every_kind_can_be_told() -> None:
    customer = Customer(code="C1", name="东海")
    for name, kind in BY_LIST.items():
        record: Record = kind.model_construct(id="X1", **dict.fromkeys(kind.model_fields.keys() - {"id"}))
        if name == "documents":
            record = record.model_copy(update={"kind": DocumentKind.CONTRACT})
        assert [each.id for each in catalogue(customer.model_copy(update={name: [record]})) if each.id] == ["X1"]


def page(kehu: Kehu, *words: str) -> str:
    said = kehu("catalogue", "C00001", "--format", "html", *words)
    assert said.code == 0, said.err
    return said.out


def test_a_page_to_print(one: Path, kehu: Kehu) -> None:
    html = page(kehu, "--lang", "zh")
    parts = [each.partition("</h2>") for each in html.split("<h2>")[1:]]
    assert [heading for heading, _, _ in parts] == [
        "一、基础资料", "二、信用、财务与付款", "三、交易", "四、退赔折价",
    ]  # fmt: skip
    numbers = [re.findall(r'<td class="number">([\d.]+)</td>', lines) for _, _, lines in parts]
    assert [len(each) for each in numbers] == [3, 4, 6, 2]
    contract = next(line for line in html.splitlines() if "DC140210-aaaa" in line)
    for shown_there in ("3.6", "2014-02-10", "HT-1", "柜二", "王芳", "attachments/1.pdf"):
        assert shown_there in contract
    assert "立卷人" in html
    assert "http" not in html.replace("http-equiv", "")
    assert "<script" not in html and "src=" not in html
    assert "Catalogue of the binder" in page(kehu, "--lang", "en")
    assert page(kehu, "--lang", "zh") == html


def test_one_part_of_the_page_keeps_its_name(one: Path, kehu: Kehu) -> None:
    html = page(kehu, "--part", "returns", "--lang", "zh")
    assert html.count("<h2>") == 1
    assert "退赔折价" in html and "4.1" in html and "3.1" not in html


def test_what_people_wrote_is_escaped(one: Path, kehu: Kehu) -> None:
    kehu("set", "C00001", "name=<script>alert(1)</script>&\"'", "documents.DC140210-aaaa.place=<b>柜</b>{{ 7*7 }}")
    html = page(kehu)
    assert "<script" not in html and "&lt;script&gt;" in html
    assert "&lt;b&gt;柜&lt;/b&gt;{{ 7*7 }}" in html


def test_a_name_is_no_markdown(folder: Path, kehu: Kehu) -> None:
    write(folder, "code: C00001\nname: <script>x</script> [a](b) *c*\n")
    said = kehu("catalogue", "C00001", "--format", "md", "--lang", "en")
    assert said.out.splitlines()[0] == r"# C00001  \<script\>x\</script\> \[a\](b) \*c\*"


def test_a_firms_own_template(one: Path, kehu: Kehu) -> None:
    own = one / "templates/catalogue.html.j2"
    own.parent.mkdir()
    own.write_text('{% extends "kehu/catalogue.html.j2" %}{% block letterhead %}<p>OURS</p>{% endblock %}', "utf-8")
    html = page(kehu)
    assert "<p>OURS</p>" in html and 'class="letterhead"' not in html and "3.6" in html


def test_a_broken_template_is_named_with_its_line(one: Path, kehu: Kehu) -> None:
    own = one / "templates/catalogue.html.j2"
    own.parent.mkdir()
    own.write_text("<p>\n{{ catalogue.nonsense }}", "utf-8")
    said = kehu("catalogue", "C00001", "--format", "html")
    assert (said.code, said.out) == (1, "")
    assert "templates/catalogue.html.j2:2" in said.err


def test_a_page_goes_to_a_file(one: Path, kehu: Kehu) -> None:
    said = kehu("catalogue", "C00001", "--format", "html", "-o", "c.html")
    assert (said.code, said.out) == (0, "c.html\n")
    assert (one / "c.html").read_text("utf-8") == page(kehu)
    assert kehu("catalogue", "C00001", "-o", "c.txt").code == 2
    assert not (one / "c.txt").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("review",),
        ("upcoming",),
        ("statement", "C00001"),
        ("report", "C00001"),
        ("catalogue", "C00001", "--format", "html"),
    ],
)
def test_no_result_is_written_over_a_file_of_the_archive(words: tuple[str, ...], one: Path, kehu: Kehu) -> None:
    for name in ("customers/C00/C00001.yaml", "kehu.yaml"):
        before = (one / name).read_bytes()
        refused = kehu(*words, "-o", str(one / name), "--lang", "en")
        assert (refused.code, "no result is written over it" in refused.err) == (1, True)
        assert (one / name).read_bytes() == before
    assert kehu(*words, "-o", str(one / "page.html")).code == 0


def test_pages_go_into_a_folder_and_a_dash_is_the_screen(one: Path, kehu: Kehu) -> None:
    (one / "out").mkdir()
    kehu("catalogue", "C00001", "--format", "html", "-o", str(one / "out"))
    assert (one / "out/C00001.html").exists()
    assert kehu("catalogue", "C00001", "--format", "html", "-o", "-").out.startswith("<!doctype html>")
