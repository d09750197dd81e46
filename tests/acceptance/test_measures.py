"""`kehu measures`: the figures of a period, as a person asks for them."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from firms import BROKEN, HENGDA, PAYS, write
from kehu.cli import session
from kehu.credit.measures import MEASURES
from kehu.lang.width import cells
from terminal import ESCAPES
from typed import Kehu

VALVE = Path(__file__).parents[2] / "examples" / "valve"
YEAR = ("--from", "2016-12-31", "--to", "2017-12-31")
YEAR_2014 = ("--from", "2013-12-31", "--to", "2014-12-31")


@pytest.fixture
def two(folder: Path) -> Path:
    return write(folder, HENGDA, PAYS)


def test_the_case_of_the_example(kehu: Kehu) -> None:
    said = kehu("-C", str(VALVE), "measures", *YEAR, "--lang", "zh")
    shown = {line.split()[0]: line.split()[1] for line in said.out.splitlines()[3:]}
    assert shown["应收账款增减率"] == "-72.8%"
    assert shown["合同履约率"] == shown["货款回收率"] == "98.8%"
    assert shown["坏账核销"] == "0.00"
    assert len(shown) == len(MEASURES)


@pytest.mark.parametrize("by", ["customer", "owner", "region", "unit", "group", "month"])
def test_lines_add_up_to_the_total(kehu: Kehu, by: str) -> None:
    chosen = ("receivables_end", "sales", "collection", "write_offs")
    words = [word for name in chosen for word in ("--measure", name)]
    document = json.loads(kehu("-C", str(VALVE), "measures", *YEAR, "--by", by, "--format", "json", *words).out)
    total, lines = document["total"], document["lines"]
    assert document["by"] == by and len(lines) > 2
    summed = [sum(Decimal(each["figures"][name]) for each in lines) for name in ("receivables_end", "sales")]
    if by == "month":
        assert lines[-1]["figures"]["receivables_end"] == total["figures"]["receivables_end"]
        assert len(lines) == 12 and lines[0]["from"] == "2016-12-31" and lines[-1]["to"] == "2017-12-31"
        assert all(one["to"] == other["from"] for one, other in pairwise(lines))
    else:
        assert summed[0] == Decimal(total["figures"]["receivables_end"])
    assert summed[1] == Decimal(total["figures"]["sales"])
    assert sum(Decimal(each["inputs"]["fell_due"]) for each in lines) == Decimal(total["inputs"]["fell_due"])


def test_receivables_are_the_buckets_of_the_ageing(kehu: Kehu) -> None:
    measured = json.loads(kehu("-C", str(VALVE), "measures", *YEAR, "--format", "json").out)["total"]["figures"]
    for day, name in (("2016-12-31", "receivables_start"), ("2017-12-31", "receivables_end")):
        document = json.loads(kehu("-C", str(VALVE), "ageing", "--as-of", day, "--format", "json").out)
        assert sum(Decimal(document["total"][bucket]) for bucket in document["buckets"]) == Decimal(measured[name])


def test_the_shape_of_the_json(two: Path, kehu: Kehu) -> None:
    words = ("--measure", "dso", "--measure", "on_time", "--measure", "dso_count_back", "--measure", "cei")
    said = kehu("measures", "恒达", *YEAR_2014, "--format", "json", "--lang", "en", *words)
    document = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert {name: document[name] for name in ("from", "to", "days", "by", "lines", "problems")} == {
        "from": "2013-12-31", "to": "2014-12-31", "days": 365, "by": None, "lines": [], "problems": [],
    }  # fmt: skip
    assert document["measures"][0] == {"name": "dso", "label": "days sales outstanding (DSO)", "unit": "days"}
    # 102,000 of 412,000 for 365 days; 346,000 of 396,000 in time; December's 52,000, then 50,000 of February's 360,000,
    # beyond the 306 days from March to December with nothing sold in between; 36 + 412 - 102 of 36 + 412 - 52
    assert document["total"]["figures"] == {
        "dso": "90.36", "on_time": "0.8737", "dso_count_back": "309.89", "cei": "0.8737",
    }  # fmt: skip
    assert document["total"]["inputs"]["months"][0] == {"month": "2014-12", "sales": "52000.00", "days": 31}
    assert [each["month"] for each in document["total"]["inputs"]["months"]][-1] == "2014-02"


def test_twelve_months_to_the_date_where_nobody_says_which(two: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("measures", "--as-of", "2015-02-28", "--format", "json").out)
    assert (document["from"], document["to"]) == ("2014-02-28", "2015-02-28")


def test_csv_of_lines_and_of_one_period(two: Path, kehu: Kehu) -> None:
    rows = csv.DictReader(io.StringIO(kehu("measures", *YEAR_2014, "--by", "owner", "--format", "csv").out))
    assert [(each["owner"], each["customers"], each["receivables_end"]) for each in rows] == [
        ("张伟", "1", "102000.00"),
        ("李娜", "1", "0.00"),
    ]
    rows = csv.DictReader(io.StringIO(kehu("measures", *YEAR_2014, "--format", "csv").out))
    found = {each["measure"]: (each["value"], each["unit"]) for each in rows}
    assert found["receivables_end"] == ("102000.00", "money")
    assert found["recoveries"] == ("0.00", "money")
    assert list(found) == list(MEASURES)


def test_markdown(two: Path, kehu: Kehu) -> None:
    said = kehu(
        "measures", *YEAR_2014, "--by", "owner", "--measure", "按期付款率", "--format", "md", "--lang", "zh"
    ).out
    assert said.splitlines()[2:] == [
        "| 客户数 | 业务员 | 按期率 |",
        "|---:|---|---:|",
        "| 1 | 张伟 | 87.37% |",
        "| 1 | 李娜 | 100.0% |",
        "| 2 | 合计 | 91.74% |",
    ]


def test_groups_go_by_their_head(two: Path, kehu: Kehu) -> None:
    file = two / "customers/C00/C00005.yaml"
    file.write_text(f"{file.read_text('utf-8')}parent: C00001\n", "utf-8")
    for asked in ((), ("扬子江",)):
        words = ("measures", *asked, *YEAR_2014, "--by", "group", "--format", "json")
        lines = json.loads(kehu(*words).out)["lines"]
        assert [(each["code"], each["name"]) for each in lines] == [("C00001", "广州市恒达石油化工装备有限公司")]


@pytest.mark.parametrize("by", [[], ["--by", "customer"], ["--by", "month"], ["--by", "owner"]])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_fits_80_columns(kehu: Kehu, monkeypatch: pytest.MonkeyPatch, by: list[str], lang: str) -> None:
    monkeypatch.setattr(session, "to_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    lines = ESCAPES.sub("", kehu("-C", str(VALVE), "measures", *YEAR, *by, "--lang", lang).out).splitlines()
    assert len(lines) > 5
    assert max(map(cells, lines)) <= 80


def test_explain_needs_no_archive_and_says_each_measure(folder: Path, kehu: Kehu) -> None:
    said = kehu("measures", "--explain", "--lang", "zh").out
    assert all(f"\n{name}  {each.label.zh}\n" in said for name, each in MEASURES.items())
    assert max(map(cells, said.splitlines())) <= 80
    document = json.loads(kehu("measures", "--explain", "--measure", "cei", "--format", "json").out)
    assert [each["name"] for each in document["measures"]] == ["cei"]
    rows = list(csv.DictReader(io.StringIO(kehu("measures", "--explain", "--format", "csv").out)))
    assert [each["name"] for each in rows] == list(MEASURES)
    said = kehu("measures", "--explain", "--format", "md", "--measure", "dso", "--lang", "en").out
    assert "\n## Days sales outstanding (DSO) `dso`\n" in said


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--from", "2014-12-31", "--to", "2014-12-31"), "--from 2014-12-31 is not before --to 2014-12-31"),
        (("--as-of", "2014-12-31", "--to", "2014-12-31"), "--as-of and --to do not go together"),
        (("--measure", "dos"), "--measure: dos is none of its choices"),
    ],
)
def test_wrong_usage(two: Path, kehu: Kehu, words: tuple[str, ...], wanted: str) -> None:
    said = kehu("measures", *words, "--lang", "en")
    assert (said.code, said.out) == (2, "")
    assert wanted in said.err


def test_the_shortest_period_is_a_day(two: Path, kehu: Kehu) -> None:
    words = ("--from", "2014-03-04", "--to", "2014-03-05", "--measure", "collection", "--measure", "receivables_end")
    found = json.loads(kehu("measures", *words, "--format", "json").out)["total"]["figures"]
    assert found == {"collection": None, "receivables_end": "50000.00"}


def test_a_faulty_file_hides_no_other(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, HENGDA)
    said = kehu("measures", *YEAR_2014)
    assert said.code == 1
    assert "102,000.00" in said.out
    assert "customers/C00/C00003.yaml:3:1" in said.err


def test_a_sale_of_the_calendars_first_month_stops_nothing(two: Path, kehu: Kehu) -> None:
    file = two / "customers/C00/C00005.yaml"
    early = "- {id: S2, date: 0001-01-10, amount: 1, due: 0001-02-10}\n"
    early += "- {id: S3, date: 2014-05-01, amount: 5, opening: true}\n"
    file.write_text(
        file.read_text("utf-8").replace("receipts:\n", f"{early}receipts:\n").replace("220000.50", "1"), "utf-8"
    )
    words = ("measures", "扬子江", *YEAR_2014, "--measure", "dso_count_back", "--format", "json")
    total = json.loads(kehu(*words).out)["total"]
    assert total["figures"]["dso_count_back"] is None
    assert total["inputs"]["months"][-1] == {"month": "0001-01", "sales": "1.00", "days": 31}


def test_the_records_behind_a_figure(kehu: Kehu) -> None:
    """C00118 in the second half of 2014: 15,000.00 came 5 days late and as much 12, 32,500.00 came 40 days late, and
    31,680.00 is 103 days late; the rest came in time."""
    words = ("-C", str(VALVE), "measures", "C00118", "--from", "2014-06-30", "--to", "2014-12-31", "--records")
    document = json.loads(kehu(*words, "--measure", "days_late", "--format", "json").out)
    late, settled = document["sums"]
    assert [(each["id"], each["amount"], each["days"], each["settled_by"]) for each in late["records"]] == [
        ("S140609-nbbq", "75000.00", 5, ["R140714-89q9"]),
        ("S140609-nbbq", "180000.00", 12, ["R140721-vpk5"]),
        ("S140714-qzhm", "1300000.00", 40, ["R140922-dhs3"]),
        ("S140820-fzb2", "3263040.00", 103, []),
    ]
    assert (late["name"], late["amount"]) == ("amount_days", "4818040.00")
    assert (settled["amount"], len(settled["records"])) == ("202910.00", 9)
    for each in settled["records"]:
        file, line = each["place"].split(":")
        assert each["id"] in (VALVE / file).read_text("utf-8").splitlines()[int(line) - 1]
    rows = list(csv.DictReader(io.StringIO(kehu(*words, "--measure", "days_late", "--format", "csv").out)))
    assert [(row["sum"], row["id"]) for row in rows[:1]] == [("amount_days", "S140609-nbbq")]
    said = kehu(*words, "--measure", "dso_count_back", "--lang", "zh").out
    assert "期末应收账款：31,680.00" in said and "2014-11 销售净额：21,375.00" in said and "2014-10" not in said
    assert "| C00118 | S140820-fzb2 |" in kehu(*words, "--measure", "dso", "--format", "md").out


@pytest.mark.parametrize("code", ["C00002", "C00007", "C00018", "C00077", "C00120", "C00198"])
def test_records_add_up_to_what_the_figures_come_from(code: str, kehu: Kehu) -> None:
    """Refunds, instalments, contracts, a write-off with a recovery, bound years, dollars."""
    for period in (("2013-12-31", "2014-12-31"), ("2014-12-31", "2017-12-31")):
        words = ("-C", str(VALVE), "measures", code, "--from", period[0], "--to", period[1], "--format", "json")
        plain, listed = json.loads(kehu(*words).out), json.loads(kehu(*words, "--records").out)
        sums = {each["name"]: each["amount"] for each in listed["sums"] if each["name"] != "months"}
        total = plain["total"]
        for name, amount in total["inputs"].items():
            if name not in ("days", "months"):
                assert sums[name] == amount, name
        assert sums["opening"] == total["figures"]["receivables_start"]
        assert sums["written_off"] == total["figures"]["write_offs"]
        assert sums["recovered"] == total["figures"]["recoveries"]
        months = [each["amount"] for each in listed["sums"] if each["name"] == "months"]
        assert months == [each["sales"] for each in total["inputs"]["months"]]
        for each in listed["sums"]:
            assert sum(Decimal(record["amount"]) for record in each["records"]) == Decimal(each["amount"])


def test_records_are_of_customers_that_are_named(kehu: Kehu) -> None:
    assert kehu("-C", str(VALVE), "measures", "--records", "--lang", "en").lines[0] == (
        "kehu: --records is of customers that are named"
    )
    assert kehu("-C", str(VALVE), "measures", "C00118", "--records", "--by", "owner").code == 2
