"""`kehu grade CUSTOMER`, `--to-rise`, `--explain`: what grades allow, what would lift them, and why they are so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firms import BROKEN, HENGDA, PAYS, QUIET, write
from typed import Kehu

AS_OF = ("--as-of", "2014-12-31")


@pytest.fixture
def three(folder: Path) -> Path:
    return write(folder, HENGDA, QUIET, PAYS)


def told(kehu: Kehu, *words: str) -> list[dict[str, Any]]:
    found = json.loads(kehu("grade", *words, *AS_OF, "--format", "json").out)["customers"]
    assert isinstance(found, list)
    return found


def test_who_is_named_is_told_what_would_lift_the_grades(three: Path, kehu: Kehu) -> None:
    (found,) = told(kehu, "恒达")
    assert [each["kind"] for each in found["to_rise"]] == ["volume", "credit"]
    assert found["to_rise"][0] | {"text": ""} == {
        "kind": "volume", "from": "A", "to": None, "action": None, "amount": None, "by": None, "on": None,
        "obligations": [], "records": [], "text": "",
    }  # fmt: skip
    # S140210 is beyond the limit: paid today it is open on no day of the 24 months that end on 2016-12-30.
    assert found["to_rise"][1] == {
        "kind": "credit",
        "from": "丁",
        "to": "甲",
        "action": "pay",
        "amount": "50000.00",
        "by": "2014-12-31",
        "on": "2016-12-30",
        "obligations": [
            {
                "id": "S140210-aaaa", "amount": "50000.00", "currency": None, "file": "customers/C00/C00001.yaml",
                "line": 14,
            }
        ],
        "records": [{"id": "S140210-aaaa", "file": "customers/C00/C00001.yaml", "line": 14}],
        "text": "By payment, 丁 to 甲: pay 50,000.00 of S140210-aaaa by 2014-12-31 and wait until 2016-12-30, provided "
        "that everything that falls due is paid on time",
    }  # fmt: skip


def test_of_all_customers_only_when_asked_for(three: Path, kehu: Kehu) -> None:
    assert all("to_rise" not in each for each in told(kehu))
    assert all(each["to_rise"] for each in told(kehu, "--to-rise"))
    assert "By volume, B to A: buy another 89,999.50" in kehu("grade", "--to-rise", *AS_OF).out


def test_the_table_is_followed_by_what_the_grades_allow(three: Path, kehu: Kehu) -> None:
    said = kehu("grade", "恒达", *AS_OF, "--lang", "zh").out
    assert "信用政策：款到发货，追收欠款，逐步淘汰。\n" in said
    assert "业务等级：已是最高级 A\n" in said
    assert "信用政策" not in kehu("grade", *AS_OF, "--lang", "zh").out


def test_thin_evidence_allows_no_more_than_the_second_grade(three: Path, kehu: Kehu) -> None:
    (found,) = told(kehu, "C00005")
    assert found["credit"]["grade"] == "甲"
    assert found["allowed"]["decision"] == "on_promise"
    assert found["allowed"]["terms"] == "Ship first on an open promise of payment."
    assert found["allowed"]["notes"] == ["The evidence for 甲 is thin: its terms are no better than those of 乙."]


def test_the_policy_may_say_something_of_both_grades(three: Path, kehu: Kehu) -> None:
    (three / "policy.yaml").write_text(
        "release:\n  by_class: {A丁: prepay}\n  strategies: {A丁: 由总经理出面，款到发货}\n", "utf-8"
    )
    (found,) = told(kehu, "恒达")
    assert (found["allowed"]["decision"], found["allowed"]["terms"]) == ("prepay", "由总经理出面，款到发货")
    (three / "policy.yaml").write_text("release: {strategies: {甲: 赊销}}\n", "utf-8")
    said = kehu("grade", "恒达")
    assert (said.code, said.out) == (1, "")
    assert "policy.yaml:1:23" in said.err


def test_a_page_to_read_over_the_telephone(three: Path, kehu: Kehu) -> None:
    page = kehu("grade", "恒达", "--explain", *AS_OF, "--lang", "zh").out
    assert page == (
        "C00001 广州市恒达石油化工装备有限公司，2014-12-31 的等级；行号指 customers/C00/C00001.yaml\n"
        "\n"
        "信用等级：丁\n"
        "  考察 2013-01-01 至 2014-12-31 到期或未清的应收，共 2 笔\n"
        "  未按约定：\n"
        "    2014-02-10 S140210-aaaa 衬氟阀（第 14 行）：应付 360,000.00 元，到期日 2014-03-12\n"
        "      310,000.00 元于 2014-03-05 结清（R140305-aaaa，第 19 行）：按期\n"
        "      50,000.00 元至今未付：逾期 294 天，超过 3 个月\n"
        "  按约定：\n"
        "    2013-12-10 S131210-aaaa 衬氟阀（第 13 行）：应付 36,000.00 元，到期日 2014-01-09\n"
        "      36,000.00 元于 2014-01-05 结清（R140105-aaaa，第 18 行）：按期\n"
        "  按期付款率：346,000.00 ÷ 396,000.00 = 87.37%\n"
        "  有款项逾期或迟付超过 3 个月：定为丁级\n"
        "  其中交易日之后仍未付清的不足 3 笔：样本少\n"
        "\n"
        "业务等级：A\n"
        "  2014-01-01 至 2014-12-31 采购额 412,000.00 元，交易 2 笔\n"
        "  采购额 412,000.00 元，达到 A 级下限 300,000.00 元\n"
        "\n"
        "怎样升级：\n"
        "  业务等级：已是最高级 A\n"
        "  信用等级 丁→甲：在 2014-12-31 之前（含当日）支付 S140210-aaaa 的 50,000.00 元，并等到 2016-12-30，\n"
        "  前提是其间到期的款项都按期付清\n"
        "\n"
        "现行等级的政策：\n"
        "  信用政策：款到发货，追收欠款，逐步淘汰。\n"
        "  销售策略：领导亲自走访，优先供货、专门备货，签订年度框架合同，每月复核。\n"
    )


def test_the_page_as_data_has_every_part_with_its_records(three: Path, kehu: Kehu) -> None:
    (found,) = told(kehu, "恒达", "--explain")
    explained = found["explanation"]
    assert (explained["from"], explained["to"]) == ("2013-01-01", "2014-12-31")
    first = explained["obligations"][0]
    assert (first["id"], first["due"], first["counted_against"]) == ("S140210-aaaa", "2014-03-12", True)
    assert [
        (each["amount"], each["on"], each["how"], each["days_late"], each["result"]) for each in first["parts"]
    ] == [
        ("310000.00", "2014-03-05", "receipt", 0, "on_time"),
        ("50000.00", None, "open", 294, "over_limit"),
    ]
    assert first["parts"][0]["records"] == [{"id": "R140305-aaaa", "file": "customers/C00/C00001.yaml", "line": 19}]
    on_time = sum(
        float(part["amount"])
        for each in explained["obligations"]
        for part in each["parts"]
        if part["result"] == "on_time"
    )
    assert f"{on_time:.2f}" == found["credit"]["on_time"]


def test_a_page_for_whoever_has_nothing_due(three: Path, kehu: Kehu) -> None:
    page = kehu("grade", "C00004", "--explain", *AS_OF).out
    assert "By payment: not graded\n" in page
    assert "By volume, D to B: a first purchase of 200,000.00\n" in page


def test_grace_tolerance_returns_and_write_offs_are_said(folder: Path, kehu: Kehu) -> None:
    trade = """\
code: C00001
name: 宽限
sales:
- {id: S1, date: 2014-06-01, amount: 100, due: 2014-07-01}
- {id: S2, date: 2014-06-01, amount: 100, due: 2014-07-01}
- {id: S3, date: 2014-06-01, amount: 100, due: 2014-07-01}
- {id: S4, date: 2014-06-01, amount: 100, due: 2014-12-28}
receipts:
- {id: R1, date: 2014-07-05, amount: 100, for: S1}
- {id: R2, date: 2014-07-20, amount: 0.60, for: S2}
- {id: R3, date: 2014-07-01, amount: 89.40, for: S2}
returns:
- {id: T1, date: 2014-07-02, amount: 10, sale: S2}
write_offs:
- {id: W1, date: 2014-08-01, sale: S3}
"""
    write(folder, trade)
    (folder / "policy.yaml").write_text("credit: {grace_days: 5}\n", "utf-8")
    page = kehu("grade", "C00001", "--explain", *AS_OF).out
    assert "100.00 was settled on 2014-07-05 (R1, line 9): on time, within the 5 days of grace\n" in page
    assert "0.60 late is so little that it counts as on time\n" in page
    assert "10.00 was taken back or allowed on 2014-07-02 (T1, line 13): it was never due\n" in page
    assert "100.00 was written off on 2014-08-01 (W1, line 15): 183 days late, more than 3 months\n" in page
    assert "100.00 is still open: within the 5 days of grace\n" in page


def test_a_faulty_file_is_said_beside_the_page(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, PAYS)
    said = kehu("grade", "--explain", *AS_OF)
    assert said.code == 1
    assert said.out.startswith("C00005 扬子江泵阀, grades of 2014-12-31")
    assert "customers/C00/C00003.yaml:3" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["--explain", "--format csv"],
        ["--reasons", "--explain"],
        ["--explain", "--history"],
        ["--to-rise", "--summary"],
        ["--policy x", "--compare 2014-01-01"],
    ],
    ids=" ".join,
)
def test_what_does_not_go_together(three: Path, kehu: Kehu, words: list[str]) -> None:
    said = kehu("grade", *(word for each in words for word in each.split()))
    assert said.code == 2
    names = [each if each == "--format csv" else each.split()[0] for each in words]
    assert said.err.startswith(f"kehu: {names[0]} and {names[1]} do not go together\n")
