"""`kehu completeness`: what is missing in whose file; what it says to type does fill the gap."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from typed import Answer, Kehu

AT = ("--as-of", "2014-12-31")
POLICY = """completeness:
  at_least: 0.50
  weights: {phone: 1, address: 1, contacts: 2, contacts.mobile: 2, credit_code: 4}
  classes:
  - {name: 大客户, where: purchases >= 30万, at_least: 0.90, weights: {"documents.kind=licence": 10}}
"""


@pytest.fixture
def four(folder: Path) -> Path:
    root = write(folder, PAYS, HENGDA, QUIET, DRAFT)
    (root / "policy.yaml").write_text(POLICY, "utf-8")
    return root


def found(said: Answer) -> list[dict[str, Any]]:
    customers: list[dict[str, Any]] = json.loads(said.out)["customers"]
    return customers


def test_most_valuable_gaps_first_and_customers_without_purchases_last(four: Path, kehu: Kehu) -> None:
    said = kehu("completeness", *AT, "--format", "json")
    worth = [float(each["worth"]) for each in found(said)]
    assert said.code == 0
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > 0
    assert {each["code"] for each in found(said) if float(each["worth"]) == 0} == {"C00002", "C00004"}
    assert {each["code"] for each in found(said)[-2:]} == {"C00002", "C00004"}


def test_each_command_fills_its_gap(archive: Path, kehu: Kehu) -> None:
    """Of a customer of whom nothing is known, until nothing is missing; each `…` is answered as a person would."""
    kehu("add", "sale", "C00001", "--amount", "500000", "--product", "valve")
    answers = {
        "credit_code": "91350100M000100Y43",
        "nature": "ordinary",
        "size": "small",
        "source": "internet",
        "founded": "2001-01-01",
        "registered_capital": "1000000",
        "statements": "2025-12-31",
    }
    before = found(kehu("completeness", "C00001", "--format", "json"))[0]
    assert (before["class"], before["enough"], before["filled"]) == ("best", False, "0")
    assert len(before["missing"]) > 25
    for _ in range(40):
        missing = found(kehu("completeness", "C00001", "--format", "json"))[0]["missing"]
        if not missing:
            break
        gap = missing[0]
        words = shlex.split(gap["command"].replace("…", answers.get(gap["field"], "7")))
        assert kehu(*words[1:]).code == 0, gap["command"]
    after = found(kehu("completeness", "C00001", "--format", "json"))[0]
    assert (after["score"], after["enough"], after["worth"]) == ("1.0000", True, "0.00")
    assert kehu("completeness", "C00001").err == "Nothing is missing\n"
    assert kehu("completeness").out == ""
    assert kehu("check").code == 0


def test_a_contact_that_is_there_is_completed_and_none_is_added(four: Path, kehu: Kehu) -> None:
    id = "P3k2m7x"  # 王建国, with a phone but no mobile
    missing = found(kehu("completeness", "C00001", *AT, "--format", "json"))[0]["missing"]
    commands = {each["field"]: each["command"] for each in missing}
    assert commands["contacts.mobile"] == f"kehu set C00001 contacts.{id}.mobile=…"
    assert "contacts" not in commands


def test_field_lists_who_lacks_it(four: Path, kehu: Kehu) -> None:
    kehu("set", "C00001", "credit_code=91350100M000100Y43")
    everybody = [each["code"] for each in found(kehu("completeness", *AT, "--format", "json"))]
    assert "C00001" in everybody
    for named in ("credit_code", "统一社会信用代码"):
        lacking = found(kehu("completeness", *AT, "--field", named, "--format", "json"))
        assert {each["code"] for each in lacking} == set(everybody) - {"C00001"}
        assert all([gap["field"] for gap in each["missing"]] == ["credit_code"] for each in lacking)
    said = kehu("completeness", "--field", "zz")
    assert said.code == 2
    assert "credit_code" in said.err


def test_below_is_a_strict_line(four: Path, kehu: Kehu) -> None:
    kehu("set", "C00002", "phone=0755-83765566", "address=深圳", "credit_code=")
    kehu("add", "contact", "C00002", "--name", "王芳")  # 4 of 10
    for share, listed in (("40%", False), ("0.4", False), ("40.0001%", True), ("0.41", True)):
        codes = [each["code"] for each in found(kehu("completeness", "--below", share, "--format", "json"))]
        assert ("C00002" in codes) is listed
    for wrong in ("1.1", "101%", "-1", "much", ""):
        assert kehu("completeness", "--below", wrong).code == 2


def test_csv_has_a_line_for_each_gap(four: Path, kehu: Kehu) -> None:
    rows = list(csv.DictReader(kehu("completeness", *AT, "--format", "csv").out.splitlines()))
    customers = found(kehu("completeness", *AT, "--format", "json"))
    assert len(rows) == sum(len(each["missing"]) for each in customers)
    assert {row["code"] for row in rows} == {each["code"] for each in customers}


def test_owner_and_closed_customers(four: Path, kehu: Kehu) -> None:
    mine = found(kehu("completeness", *AT, "--owner", "张伟", "--format", "json"))
    assert mine and {each["owner"] for each in mine} == {"张伟"}
    kehu("set", "C00005", "status=closed")
    assert "C00005" not in [each["code"] for each in found(kehu("completeness", *AT, "--format", "json"))]
    assert [each["code"] for each in found(kehu("completeness", "C00005", *AT, "--format", "json"))] == ["C00005"]


def test_a_faulty_file_is_said_and_hides_nobody(four: Path, kehu: Kehu) -> None:
    (four / "customers/C00/C00003.yaml").write_text(BROKEN, "utf-8")
    said = kehu("completeness", *AT, "--format", "json")
    assert said.code == 1
    assert json.loads(said.out)["problems"]
    assert "C00001" in [each["code"] for each in found(said)]


def test_check_and_completeness_say_what_is_wrong_with_the_policy(archive: Path, kehu: Kehu) -> None:
    policy = archive / "policy.yaml"
    text = policy.read_text("utf-8")
    policy.write_text(text.replace("where: best_volume or quadrant", "where: volume = Z or quadrant"), "utf-8")
    line = next(n for n, each in enumerate(policy.read_text("utf-8").splitlines(), 1) if "volume = Z" in each)
    said = kehu("check")
    assert said.code == 1
    assert f"policy.yaml:{line}:" in said.out
    assert "one of A, B, C, D" in said.out
    assert kehu("completeness").code == 1
    assert kehu("review").code == 1
    policy.write_text(policy.read_text("utf-8").replace("credit_code: 3", "credit_cod: 3"), "utf-8")
    assert "did you mean credit_code?" in kehu("check").out


def test_one_customer_in_both_languages(four: Path, kehu: Kehu) -> None:
    said = kehu("completeness", "C00001", *AT, "--lang", "zh").out.splitlines()
    assert said[1].startswith("类别：大客户。已填权重 ")
    assert "要求不低于 90.00%：未达到" in said[1]
    assert any(
        line.startswith("营业执照") and line.endswith("kehu add document C00001 --kind licence") for line in said
    )
    assert "Class: 大客户. Filled " in kehu("completeness", "C00001", *AT, "--lang", "en").out
