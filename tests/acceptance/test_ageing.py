"""`kehu ageing`: who owes how much for how long."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from typed import Kehu

AS_OF = ("--as-of", "2014-12-31")


@pytest.fixture
def four(folder: Path) -> Path:
    return write(folder, HENGDA, DRAFT, QUIET, PAYS)


def test_the_json_of_the_specification(four: Path, kehu: Kehu) -> None:
    said = kehu("ageing", *AS_OF, "--format", "json")
    document = json.loads(said.out)
    assert (said.code, said.err, document["as_of"], document["basis"]) == (0, "", "2014-12-31", "due")
    assert document["buckets"] == ["not_due", "1-30", "31-60", "61-90", "90+"]
    assert document["customers"][0] == {
        "code": "C00001",
        "name": "广州市恒达石油化工装备有限公司",
        "outstanding": "102000.00",
        "not_due": "52000.00",
        "1-30": "0.00",
        "31-60": "0.00",
        "61-90": "0.00",
        "90+": "50000.00",
        "unallocated": "0.00",
    }
    assert [each["code"] for each in document["customers"]] == ["C00001", "C00002", "C00004", "C00005"]
    assert document["total"] == {
        "outstanding": "92000.00",
        "not_due": "52000.00",
        "1-30": "0.00",
        "31-60": "0.00",
        "61-90": "0.00",
        "90+": "50000.00",
        "unallocated": "10000.00",
    }


@pytest.mark.parametrize("basis", ["due", "date"])
@pytest.mark.parametrize("day", ["2013-12-31", "2014-01-09", "2014-01-10", "2014-06-30", "2015-03-01", "2030-01-01"])
def test_not_due_and_buckets_less_unallocated_is_outstanding(four: Path, kehu: Kehu, day: str, basis: str) -> None:
    document = json.loads(kehu("ageing", "--as-of", day, "--basis", basis, "--format", "json").out)
    for each in [*document["customers"], document["total"]]:
        buckets = sum(Decimal(each[name]) for name in document["buckets"])
        assert buckets - Decimal(each["unallocated"]) == Decimal(each["outstanding"])


def test_days_may_count_from_the_sale(four: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("ageing", "恒达", *AS_OF, "--basis", "date", "--format", "json").out)
    assert document["basis"] == "date"
    assert document["customers"][0]["1-30"] == "52000.00"


def test_buckets_and_basis_of_the_policy(four: Path, kehu: Kehu) -> None:
    (four / "policy.yaml").write_text("ageing: {buckets: [15, 60], basis: date}\n", "utf-8")
    document = json.loads(kehu("ageing", *AS_OF, "--format", "json").out)
    assert (document["basis"], document["buckets"]) == ("date", ["not_due", "1-15", "16-60", "60+"])
    assert document["customers"][0]["16-60"] == "52000.00"


def test_the_table_leaves_out_who_owes_nothing(four: Path, kehu: Kehu) -> None:
    lines = kehu("ageing", *AS_OF, "--lang", "zh").out.splitlines()
    assert lines[0].split() == ["编码", "客户", "应收", "未到期", "1-30", "31-60", "61-90", "90+", "预收"]
    assert lines[1].split()[2:] == ["102,000.00", "52,000.00", "-", "-", "-", "50,000.00", "-"]
    assert lines[2].split() == ["C00005", "扬子江泵阀", "-10,000.00", "-", "-", "-", "-", "-", "10,000.00"]
    assert lines[3].split()[:3] == ["2", "个客户", "92,000.00"]


def test_csv_and_owner(four: Path, kehu: Kehu) -> None:
    lines = kehu("ageing", *AS_OF, "--owner", "李娜", "--format", "csv").out.splitlines()
    assert lines == [
        "code,name,outstanding,not_due,1-30,31-60,61-90,90+,unallocated",
        "C00002,深圳华洋化工,0.00,0.00,0.00,0.00,0.00,0.00,0.00",
        "C00005,扬子江泵阀,-10000.00,0.00,0.00,0.00,0.00,0.00,10000.00",
    ]


def test_a_faulty_file_hides_no_other(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, HENGDA)
    said = kehu("ageing", *AS_OF)
    assert said.code == 1
    assert "102,000.00" in said.out
    assert "customers/C00/C00003.yaml:3:1" in said.err
