"""`kehu ageing`: who owes how much for how long."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, PAYS, QUIET, write
from kehu.cli import session
from kehu.lang.width import cells
from terminal import ESCAPES
from typed import Kehu

AS_OF = ("--as-of", "2014-12-31")
VALVE = Path(__file__).parents[2] / "examples" / "valve"


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


LAW = ("2013-12-31", "2014-03-31", "2014-12-31", "2015-03-31")
FIGURES = ("outstanding", "not_due", "1-30", "31-60", "61-90", "90+", "unallocated")


def adds_up(each: dict[str, str]) -> bool:
    return sum(Decimal(each[name]) for name in FIGURES[1:-1]) - Decimal(each["unallocated"]) == Decimal(
        each["outstanding"]
    )


@pytest.mark.parametrize("by", ["customer", "owner", "region", "unit", "group"])
@pytest.mark.parametrize("series", [(), ("--series", "14")])
def test_lines_add_up(four: Path, kehu: Kehu, by: str, series: tuple[str, ...]) -> None:
    (four / "customers/C00/C00004.yaml").write_text(
        "code: C00004\nname: 锦江水务\nparent: C00005\nunit: 一部\n", "utf-8"
    )
    document = json.loads(kehu("ageing", *AS_OF, "--by", by, *series, "--format", "json").out)
    lines = document["lines"] if by != "customer" or series else document["customers"]
    assert all(map(adds_up, [*lines, *document["customers"], document["total"], *document.get("series", [])]))
    last = [each for each in lines if each.get("date", AS_OF[1]) == AS_OF[1]]
    assert len(last) == {"customer": 4, "owner": 3, "region": 3, "unit": 2, "group": 3}[by]
    for name in FIGURES:
        assert sum(Decimal(each[name]) for each in last) == Decimal(document["total"][name])


def test_who_has_no_owner_stands_last(four: Path, kehu: Kehu) -> None:
    lines = json.loads(kehu("ageing", *AS_OF, "--by", "owner", "--format", "json").out)["lines"]
    assert [(each["owner"], each["customers"], each["outstanding"]) for each in lines] == [
        ("张伟", 1, "102000.00"),
        ("李娜", 1, "-10000.00"),
        (None, 0, "0.00"),
    ]
    table = kehu("ageing", *AS_OF, "--by", "owner", "--lang", "zh").out.splitlines()
    assert table[0].split()[:3] == ["客户数", "业务员", "应收"]
    assert [line.split()[:3] for line in table[1:]] == [
        ["1", "张伟", "102,000.00"],
        ["1", "李娜", "-10,000.00"],
        ["2", "个客户", "92,000.00"],
    ]


def test_a_series_is_what_each_month_end_says(four: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("ageing", *AS_OF, "--series", "13", "--format", "json").out)
    ends = [each["date"] for each in document["series"]]
    assert (len(ends), ends[0], ends[2], ends[-1]) == (13, "2013-12-31", "2014-02-28", "2014-12-31")
    for each in document["series"]:
        alone = json.loads(kehu("ageing", "--as-of", each["date"], "--format", "json").out)["total"]
        assert {name: each[name] for name in FIGURES} == alone


def test_month_ends_between_two_dates(four: Path, kehu: Kehu) -> None:
    words = ("ageing", "恒达", "--from", "2014-01-31", "--to", "2014-03-15", "--format")
    rows = kehu(*words, "csv").out.splitlines()
    assert rows == [
        "date,outstanding,not_due,1-30,31-60,61-90,90+,unallocated",
        "2014-01-31,0.00,0.00,0.00,0.00,0.00,0.00,0.00",
        "2014-02-28,360000.00,360000.00,0.00,0.00,0.00,0.00,0.00",
        "2014-03-15,50000.00,0.00,50000.00,0.00,0.00,0.00,0.00",
    ]
    table = kehu(*words, "table", "--lang", "zh").out.splitlines()
    assert [line.split()[:3] for line in table] == [
        ["月末", "客户数", "应收"],
        ["2014-01-31", "0", "-"],
        ["2014-02-28", "1", "360,000.00"],
        ["2014-03-15", "1", "50,000.00"],
    ]


@pytest.mark.parametrize("basis", ["due", "date"])
@pytest.mark.parametrize("day", LAW)
def test_the_detail_adds_up_to_the_buckets(four: Path, kehu: Kehu, day: str, basis: str) -> None:
    words = ("ageing", "--as-of", day, "--basis", basis, "--detail", "--format")
    document = json.loads(kehu(*words, "json").out)
    for each in document["customers"]:
        for name in document["buckets"]:
            found = [Decimal(one["open"]) for one in each["obligations"] if one["bucket"] == name]
            assert sum(found) == Decimal(each[name])
    total = sum(Decimal(each["open"]) for each in csv.DictReader(io.StringIO(kehu(*words, "csv").out)))
    assert total == Decimal(document["total"]["outstanding"])


def test_the_detail_names_each_obligation_and_where_it_stands(four: Path, kehu: Kehu) -> None:
    file = four / "customers/C00/C00001.yaml"
    file.write_text(file.read_text("utf-8").replace("due: 2014-03-12}", "due: 2014-03-12, disputed: true}"), "utf-8")
    document = json.loads(kehu("ageing", "恒达", *AS_OF, "--detail", "--format", "json").out)
    assert document["customers"][0]["obligations"][0] == {
        "id": "S140210-aaaa",
        "kind": "sale",
        "date": "2014-02-10",
        "due": "2014-03-12",
        "days": 294,
        "open": "50000.00",
        "disputed": True,
        "bucket": "90+",
        "file": "customers/C00/C00001.yaml",
        "line": 14,
    }
    table = kehu("ageing", *AS_OF, "--detail", "--lang", "zh").out.splitlines()
    assert table[0] == "C00001 广州市恒达石油化工装备有限公司"
    assert table[2].split() == ["S140210-aaaa", "2014-02-10", "2014-03-12", "294", "50,000.00", "90+", "有争议"]
    assert table[3].split() == ["S141210-aaaa", "2014-12-10", "2015-01-09", "-9", "52,000.00", "未到期"]
    assert table[4].split() == ["应收", "102,000.00"]
    assert table[8].split() == ["预收", "-10,000.00"]
    assert table[-1] == "截至 2014-12-31，2 个客户共欠 92,000.00 元"


@pytest.mark.parametrize("words", [(), ("--by", "owner"), ("--series", "12"), ("--detail",)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_fits_80_columns(
    kehu: Kehu, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], lang: str
) -> None:
    monkeypatch.setattr(session, "to_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    said = kehu("-C", str(VALVE), "ageing", "--as-of", "2017-12-31", *words, "--lang", lang).out
    lines = ESCAPES.sub("", said).splitlines()
    assert len(lines) > 5
    assert max(map(cells, lines)) <= 80


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--detail", "--by", "owner"), "--detail and --by do not go together"),
        (("--series", "3", "--from", "2014-01-01"), "--series and --from do not go together"),
        (("--from", "2014-01-01", "--to", "2014-02-01", *AS_OF), "--to and --as-of do not go together"),
        (("--to", "2014-02-01"), "--to goes with --from only"),
        (("--from", "2014-02-02", "--to", "2014-02-01"), "--from 2014-02-02 is later than --to 2014-02-01"),
        (("--series", "0"), "--series"),
    ],
)
def test_wrong_usage(four: Path, kehu: Kehu, words: tuple[str, ...], wanted: str) -> None:
    said = kehu("ageing", *words, "--lang", "en")
    assert (said.code, said.out) == (2, "")
    assert wanted in said.err
