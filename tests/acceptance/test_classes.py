"""Classes, the quadrant and their sums as a person asks for them: `kehu grade`, `list`, `check`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from typed import Kehu

AS_OF = ("--as-of", "2014-12-31")
WALLET = "\nwallets:\n- {id: K140101-aaaa, date: 2014-01-01, amount: 500000.00, by: 张伟}\n"
OWN = """\
classes:
  size: {rules: []}
  south:
    label: 华南
    rules:
    - {name: yes, label: 华南客户, when: region ~ 广东}
    - {name: no}
"""


@pytest.fixture
def firms(folder: Path) -> Path:
    write(folder, HENGDA, DRAFT, QUIET, PAYS)
    file = folder / "customers/C00/C00001.yaml"
    file.write_text(file.read_text("utf-8").rstrip("\n") + WALLET, "utf-8", newline="\n")
    return folder


def test_a_class_is_a_column_a_key_and_a_reason(firms: Path, kehu: Kehu) -> None:
    said = kehu("grade", *AS_OF, "--class", "time", "--class", "重要程度", "--lang", "zh")
    assert said.code == 0
    assert said.out.splitlines()[0].split()[4:6] == ["按时间", "按重要程度"]
    assert said.out.splitlines()[1].split()[4:6] == ["老客户", "特殊客户"]
    document = json.loads(kehu("grade", *AS_OF, "--class", "importance", "--format", "json").out)
    first = document["customers"][0]
    assert first["classes"] == {"importance": "special"}
    assert first["quadrant"] == {"name": "key", "relation": "0.8240", "wallet": "500000.00"}
    reason = first["reasons"][-1]
    assert reason["rule"] == "class.importance"
    assert reason["records"][0]["file"] == "customers/C00/C00001.yaml"
    rows = list(csv.DictReader(io.StringIO(kehu("grade", *AS_OF, "--class", "time", "--format", "csv").out)))
    assert [(each["quadrant"], each["class.time"]) for each in rows] == [
        ("key", "old"),
        ("unknown", "future"),
        ("unknown", "new"),
    ]


def test_the_size_of_one_customer_is_that_among_all(firms: Path, kehu: Kehu) -> None:
    everybody = json.loads(kehu("grade", *AS_OF, "--class", "size", "--format", "json").out)["customers"]
    for each in everybody:
        alone = json.loads(kehu("grade", each["code"], *AS_OF, "--class", "size", "--format", "json").out)
        assert alone["customers"][0]["classes"] == each["classes"]
    assert [each["classes"]["size"] for each in everybody] == ["general", "sporadic", "general"]


def test_reasons_name_rule_figures_and_places(firms: Path, kehu: Kehu) -> None:
    out = kehu("grade", "C00001", *AS_OF, "--reasons", "--class", "time").out
    assert "Class by time: old, as no other rule holds (first sale: 2013-12-10)" in out.replace("\n  ", " ")
    lines = (firms / "customers/C00/C00001.yaml").read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines, 1) if "K140101-aaaa" in line)
    assert f"customers/C00/C00001.yaml:{place} K140101-aaaa" in out


def test_an_unknown_scheme_is_refused_with_those_there_are(firms: Path, kehu: Kehu) -> None:
    said = kehu("grade", "--class", "colour")
    assert said.code == 2
    assert "importance (by importance)" in said.err
    assert kehu("grade", "--class", "time", "--policy", "policy.yaml").code == 2


def test_list_picks_and_shows_by_quadrant_and_class(firms: Path, kehu: Kehu) -> None:
    def codes(where: str) -> list[str]:
        document = json.loads(kehu("list", *AS_OF, "--where", where, "--format", "json").out)
        return [each["code"] for each in document["customers"]]

    assert codes("quadrant = key") == ["C00001"]
    assert codes("关系潜力象限 = 关键") == ["C00001"]
    assert codes("class.importance = special") == ["C00001"]
    assert codes("class.size = general and purchases_share > 50%") == ["C00001"]
    assert codes("larger_share = 0") == ["C00001"]
    assert codes("purchases_share < larger_share") == ["C00004", "C00005"]
    assert codes("class.process is empty") == ["C00002", "C00004"]
    rows = kehu("list", *AS_OF, "--sort", "larger_share", "--columns", "code,class.time,larger_share").out.splitlines()
    assert rows[1].split() == ["C00001", "old", "0.0", "%"]


def test_the_summary_tells_of_quadrants_classes_and_profit(firms: Path, kehu: Kehu) -> None:
    found = json.loads(kehu("grade", "--summary", *AS_OF, "--format", "json").out)["summary"]
    assert list(found["classes"]) == ["time", "process", "size", "core", "importance", "profit"]
    for rows in (found["quadrant"], *found["classes"].values()):
        assert sum(each["customers"] for each in rows) == 3
        assert sum(round(float(each["customers_share"]) * 1000) for each in rows) == 1000
        assert sum(round(float(each["purchases_share"]) * 1000) for each in rows) == 1000
    assert [(each["grade"], each["customers"]) for each in found["classes"]["process"]] == [
        ("current", 2), ("former", 0), ("upcoming", 0), (None, 1),
    ]  # fmt: skip
    assert (found["profit"], found["quadrant_known"], found["ordinary_share"]) == (None, 1, "0.0000")
    assert found["sales_without_cost"] == found["sales"] > 0
    out = kehu("grade", "--summary", *AS_OF, "--lang", "zh").out
    assert "已知采购总量的 1 个客户中，普通客户占 0.0%" in out
    assert "期内交易均未登记成本，无从计算利润。" in out
    assert "利润额" not in out


def test_profit_is_told_where_a_cost_is_known(firms: Path, kehu: Kehu) -> None:
    file = firms / "customers/C00/C00001.yaml"
    text = file.read_text("utf-8")
    sale = next(line for line in text.splitlines() if "id: S140210-aaaa" in line)
    file.write_text(text.replace(sale, sale.replace("}", ", cost: 300000.00}")), "utf-8", newline="\n")
    found = json.loads(kehu("grade", "--summary", *AS_OF, "--format", "json").out)["summary"]
    good = found["classes"]["profit"][0]
    assert (good["grade"], good["customers"], good["profit_share"]) == ("good", 1, "1.0000")
    assert good["profit"] == found["profit"]
    assert found["classes"]["profit"][1]["profit"] is None
    out = kehu("grade", "--summary", *AS_OF).out
    assert "Profit is of the sales whose cost is recorded" in out


def test_a_firm_s_own_scheme_and_one_switched_off(firms: Path, kehu: Kehu) -> None:
    (firms / "policy.yaml").write_text(OWN, "utf-8")
    rows = kehu("grade", *AS_OF, "--class", "华南", "--lang", "zh").out.splitlines()
    assert rows[0].split()[4] == "华南"
    found = json.loads(kehu("grade", "--summary", *AS_OF, "--format", "json").out)["summary"]
    assert list(found["classes"]) == ["time", "process", "core", "importance", "profit", "south"]
    assert kehu("grade", "--class", "size").code == 2


def test_a_rule_that_is_no_expression_is_found_by_check_and_stops_who_needs_it(firms: Path, kehu: Kehu) -> None:
    (firms / "policy.yaml").write_text(OWN.replace("region ~", "regoin ~"), "utf-8")
    said = kehu("grade", "--class", "south", *AS_OF)
    assert said.code == 1
    assert said.lines[0] == (
        "kehu: policy.yaml: classes.south, class yes, character 1 of `when`: there is no field “regoin”"
    )
    assert kehu("grade", *AS_OF).code == 0
    found = json.loads(kehu("check", "--format", "json").out)["problems"]
    assert [(each["file"], each["line"], each["rule"]) for each in found if each["file"] == "policy.yaml"] == [
        ("policy.yaml", 6, "class")
    ]


def test_a_broken_file_hides_nobody_s_class(firms: Path, kehu: Kehu) -> None:
    (firms / "customers/C00/C00003.yaml").write_text(BROKEN, "utf-8")
    said = kehu("grade", *AS_OF, "--class", "size")
    assert said.code == 1
    assert "C00005" in said.out
