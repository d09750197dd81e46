"""Statements, dunning letters and provisions as a credit manager types them; nothing is ever sent twice."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, contents, write
from typed import Kehu

LATE = """\
code: C00006
name: 东海化工有限公司
owner: 李娜
sales:
- {id: S1, date: 2014-01-10, no: 发票8801, product: 衬氟阀, amount: 12000.00, due: 2014-02-09}
- {id: S2, date: 2014-05-06, contract: HT-7, amount: 5000.00, due: 2014-06-05}
- {id: S3, date: 2014-05-07, amount: 700.00, due: 2014-06-06, disputed: yes}
receipts:
- {id: R1, date: 2014-03-01, amount: 3000.00, for: S1}
"""
PROMISED = """\
code: C00007
name: 南海泵业
sales:
- {id: S1, date: 2014-01-10, amount: 900.00, due: 2014-02-09}
promises:
- {id: H1, date: 2014-06-20, amount: 900.00, pay_by: 2014-07-31, sales: S1}
"""
TREE = ("customers/C00/C00006.yaml", "customers/C00/C00001.yaml")
AS_OF = ("--as-of", "2014-06-30")
WRITE = ("dunning", *AS_OF, "--write", "letters", "--by", "李娜")


@pytest.fixture
def firm(folder: Path) -> Path:
    root = write(folder, HENGDA, LATE, PROMISED, PAYS, QUIET, DRAFT)
    settings = root / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8") + "phone: 020-1234\nbank_account: 工行 6222\n", "utf-8")
    return root


# ---------------------------------------------------------------------------------- dunning


def test_the_plan_says_who_gets_which_letter_and_why_others_get_none(firm: Path, kehu: Kehu) -> None:
    before = contents(firm)
    said = kehu("dunning", *AS_OF)
    assert (said.code, said.err) == (0, "")
    rows = [" ".join(line.split()) for line in said.out.splitlines() if line.startswith("C0000")]
    assert rows == [
        "C00001 广州市恒达石油化工装备有限公司 3 Final demand before legal steps 1 110 50,000.00",
        "C00006 东海化工有限公司 3 Final demand before legal steps 2 141 14,000.00",
        "C00007 南海泵业 900.00 all is left out: promised for a later day (2014-07-31)",
    ]
    assert contents(firm) == before


def test_the_plan_as_json(firm: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("dunning", "C00006", *AS_OF, "--format", "json").out)
    (one,) = document["customers"]
    assert [each["level"] for each in document["levels"]] == [1, 2, 3]
    assert (one["level"], one["reason"], one["amounts"]) == (
        3,
        None,
        [{"currency": None, "amount": "14000.00", "interest": None}],
    )
    assert [(each["id"], each["open"], each["level"], each["held"]) for each in one["items"]] == [
        ("S1", "9000.00", 3, None),
        ("S2", "5000.00", 1, None),
        ("S3", "700.00", 0, "disputed"),
    ]


def test_letters_are_written_and_recorded_once(firm: Path, kehu: Kehu) -> None:
    first = kehu(*WRITE)
    assert first.code == 0
    assert first.out.splitlines() == ["letters/C00001-20140630-3.html", "letters/C00006-20140630-3.html"]
    assert first.err == "2 letters written and recorded; 1 overdue customer without one: kehu dunning says why\n"
    file = firm / TREE[0]
    assert LATE.removesuffix("\n") in file.read_text("utf-8")
    shown = json.loads(kehu("show", "C00006", "--format", "json", "--full").out)
    records = shown["customer"]["communications"] if "customer" in shown else shown["communications"]
    assert [(each["dunning_level"], each["about"], each["channel"], each["by"]) for each in records] == [
        ("3", ["S1"], "letter", "李娜"),
        ("1", ["S2"], "letter", "李娜"),
    ]
    assert records[0]["subject"] == "Final demand before legal steps, level 3: 1 item, CNY 9,000.00"
    before = contents(firm)
    again = kehu(*WRITE)
    assert (again.code, again.out) == (0, "")
    assert again.err == "0 letters written and recorded; 3 overdue customers without one: kehu dunning says why\n"
    assert contents(firm) == before
    assert kehu("check").code == 0


def test_a_later_run_goes_up_only(firm: Path, kehu: Kehu) -> None:
    kehu(*WRITE)
    later = kehu("dunning", "C00006", "--as-of", "2014-07-05", "--write", "letters", "--by", "李娜")
    assert later.out == ""  # S2 is 30 days late, but the last letter is five days old
    later = kehu("dunning", "C00006", "--as-of", "2014-07-07", "--write", "letters", "--by", "李娜", "--format", "md")
    assert later.out == "letters/C00006-20140707-2.md\n"
    page = (firm / "letters/C00006-20140707-2.md").read_text("utf-8")
    asked, reminded = page.split("### Asked for in earlier letters")
    assert "HT-7" in asked and "发票8801" not in asked
    assert "发票8801" in reminded
    assert kehu("dunning", "C00006", "--as-of", "2014-06-30", "--write", "letters", "--by", "李娜").out == ""


def test_a_run_that_broke_off_between_letter_and_record_is_completed_and_nothing_doubles(
    firm: Path, kehu: Kehu, tmp_path: Path
) -> None:
    file = firm / TREE[0]
    os.link(file, firm / "second-name")  # a file with two names is never replaced: the record cannot be written
    broken = kehu(*WRITE)
    assert broken.code != 0
    letters = {each.name: each.read_bytes() for each in (firm / "letters").iterdir()}
    assert sorted(letters) == ["C00001-20140630-3.html", "C00006-20140630-3.html"]
    assert "dunning_level" not in file.read_text("utf-8")
    (firm / "second-name").unlink()
    assert kehu(*WRITE).code == 0
    assert {each.name: each.read_bytes() for each in (firm / "letters").iterdir()} == letters
    assert [(firm / each).read_text("utf-8").count("dunning_level") for each in TREE] == [2, 1]
    assert kehu(*WRITE).out == ""


def test_the_letter_says_all_of_it(firm: Path, kehu: Kehu) -> None:
    kehu(*WRITE, "--format", "md", "--lang", "zh")
    page = (firm / "letters/C00006-20140630-3.md").read_text("utf-8")
    assert "# 严重催告函（律师函前通知）" in page
    assert "致：东海化工有限公司" in page
    assert "人民币 14,000.00 元（大写：人民币壹万肆仟元整）" in page
    assert "请务必于 5 日内，即2014年7月5日前付清" in page
    assert "| 2014-01-10 | 发票8801 | 衬氟阀 | 12,000.00 | 9,000.00 | 2014-02-09 | 141 |" in page
    held = page[page.index("下列款项另行处理") :]
    assert "| 700.00 | 2014-06-06 | 24 | 有争议 |" in held
    assert "收款账户：工行 6222" in page
    assert "此致" in page and "敬礼！" in page


def test_letters_need_somebody_of_the_staff(firm: Path, kehu: Kehu) -> None:
    before = contents(firm)
    assert kehu("dunning", "--write", "letters").code == 2
    stranger = kehu("dunning", *AS_OF, "--write", "letters", "--by", "王五")
    assert (stranger.code, "王五 is not among the staff" in stranger.err) == (1, True)
    assert kehu("dunning", "--format", "html").code == 2
    assert kehu("dunning", "--write", "letters", "--by", "李娜", "--format", "csv").code == 2
    assert contents(firm) == before


def test_a_broken_template_of_our_own_writes_no_letter(firm: Path, kehu: Kehu) -> None:
    (firm / "templates").mkdir()
    own = firm / "templates/dunning.html.j2"
    own.write_text('{% extends "kehu/dunning.html.j2" %}{% block request %}{{ letter.nothing }}{% endblock %}', "utf-8")
    before = contents(firm)
    said = kehu(*WRITE)
    assert said.code != 0 and "templates/dunning.html.j2:1" in said.err
    assert contents(firm) == before


def test_a_block_of_our_own_replaces_the_built_in_one(firm: Path, kehu: Kehu) -> None:
    (firm / "templates").mkdir()
    (firm / "templates/dunning.html.j2").write_text(
        '{% extends "kehu/dunning.html.j2" %}{% block request %}<p>我们自己的话 {{ you }}</p>{% endblock %}', "utf-8"
    )
    kehu(*WRITE)
    page = (firm / "letters/C00006-20140630-3.html").read_text("utf-8")
    assert "我们自己的话 you" in page and "14,000.00" in page


def test_config_counts_levels_that_have_no_name(firm: Path, kehu: Kehu) -> None:
    rows = {line.split()[0]: line.split()[1] for line in kehu("config").out.splitlines() if "dunning.levels" in line}
    assert [rows[f"dunning.levels.{n}.from_days"] for n in (1, 2, 3)] == ["1", "30", "60"]


# ---------------------------------------------------------------------------------- statements


def test_a_statement_as_json_adds_up(firm: Path, kehu: Kehu) -> None:
    said = kehu("statement", "C00006", "--from", "2014-02-01", "--to", "2014-06-30", "--format", "json")
    (account,) = json.loads(said.out)["accounts"]
    assert (account["opening"], account["closing"], account["charged"], account["credited"]) == (
        "12000.00",
        "14700.00",
        "5700.00",
        "3000.00",
    )
    assert [(each["date"], each["kind"], each["amount"], each["balance"]) for each in account["movements"]] == [
        ("2014-03-01", "receipt", "-3000.00", "9000.00"),
        ("2014-05-06", "sale", "5000.00", "14000.00"),
        ("2014-05-07", "sale", "700.00", "14700.00"),
    ]
    assert account["ageing"]["1-30"] == "5700.00" and account["ageing"]["90+"] == "9000.00"


@pytest.mark.parametrize(("lang", "sum"), [("en", "CNY 14,700.00"), ("zh", "人民币壹万肆仟柒佰元整")])
def test_a_statement_as_a_page(firm: Path, kehu: Kehu, lang: str, sum: str) -> None:
    said = kehu("statement", "C00006", "--to", "2014-06-30", "-o", "东海.html", "--lang", lang)
    assert (said.code, said.out) == (0, "东海.html\n")
    page = (firm / "东海.html").read_text("utf-8")
    assert sum in page and "http" not in page.replace("http-equiv", "")
    assert ("信息证明无误" in page, "数据不符" in page) == ((lang == "zh"), (lang == "zh"))
    again = kehu("statement", "C00006", "--to", "2014-06-30", "--format", "html", "--lang", lang)
    assert again.out == page


def test_all_statements_of_those_with_a_movement_or_a_balance(firm: Path, kehu: Kehu) -> None:
    (firm / "customers/C00/C00003.yaml").write_text(BROKEN, "utf-8")
    said = kehu("statement", "--all", "--to", "2014-06-30", "-o", "out")
    assert said.code == 1 and "C00003.yaml" in said.err
    assert sorted(each.name for each in (firm / "out").iterdir()) == [
        "C00001.html",
        "C00006.html",
        "C00007.html",
    ]


def test_a_statement_wants_a_customer_and_a_period(firm: Path, kehu: Kehu) -> None:
    assert kehu("statement").code == 2
    assert kehu("statement", "C00006", "--all").code == 2
    assert kehu("statement", "--all").code == 2
    assert kehu("statement", "C00006", "--from", "2014-02-02", "--to", "2014-02-01").code == 2
    assert kehu("statement", "C00006", "--from", "2014-02-01", "--to", "2014-02-01").code == 0
    assert kehu("statement", "C09999").code == 3


# ---------------------------------------------------------------------------------- provisions


def test_provisions_of_everybody_and_by_owner(firm: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("provisions", *AS_OF, "--format", "json").out)
    assert {each["code"]: each["expected_loss"] for each in document["customers"]} == {
        "C00001": "25000.00",  # 丁: 50,000 at 50 %, whatever its age asks for
        "C00006": "7350.00",  # 丁: 14,700 at 50 %
        "C00007": "450.00",
    }
    assert document["total"]["expected_loss"] == "32800.00"
    by_owner = kehu("provisions", *AS_OF, "--by", "owner", "--format", "csv").out.splitlines()
    assert [(row.split(",")[0], row.split(",")[-1]) for row in by_owner[1:]] == [
        ("张伟", "25000.00"),
        ("李娜", "7350.00"),
        ("", "450.00"),
    ]
