"""Real invoices that nobody here wrote: imported by the command, graded and aged as an oracle over the CSV says.

The oracle (tests/oracle) is given the rows of the CSV and imports nothing from kehu. The file is no part of the
project; where it does not lie beside it these tests are skipped.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import oracle

DATA = Path(__file__).parents[3] / "shared/data/ibm-accounts-receivable.csv"
DATES = ("2012-03-31", "2013-06-30", "2013-12-31", "2014-06-30")
MAPPING = """\
format: csv
encoding: utf-8
dates: month-first
values: {Disputed: {Yes: true, No: false}}
customer:
  id: customerID
  set: {name: customerID}
records:
- add: sale
  id: invoiceNumber
  set: {no: invoiceNumber, date: InvoiceDate, due: DueDate, amount: InvoiceAmount, disputed: Disputed}
- add: receipt
  when: SettledDate
  id: invoiceNumber
  set: {date: SettledDate, amount: InvoiceAmount, for: invoiceNumber}
"""
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real invoices are not beside the project")


def kehu(folder: Path, *words: str, code: int = 0, **environment: str) -> str:
    """What a command prints to stdout; `code` is the exit code that it must have."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("KEHU")}
    done = subprocess.run(
        [sys.executable, "-m", "kehu", *words],
        cwd=folder,
        env=plain | {"KEHU_LANG": "en", "KEHU_TODAY": "2014-06-30"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def day(text: str) -> datetime.date:
    month, day_, year = text.split("/")
    return datetime.date(int(year), int(month), int(day_))


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def harsher(target: Path) -> None:
    """A copy with amounts × 300, and every 40th row settled 90 days later."""
    copy = rows(DATA)
    for n, row in enumerate(copy, 1):
        row["InvoiceAmount"] = str(Decimal(row["InvoiceAmount"]) * 300)
        if n % 40 == 0:
            late = day(row["SettledDate"]) + datetime.timedelta(days=90)
            row["SettledDate"] = f"{late.month}/{late.day}/{late.year}"
    with target.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(copy[0]))
        writer.writeheader()
        writer.writerows(copy)


@pytest.fixture(scope="module", params=["as it is", "harsher"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invoices") / "archive"
    folder.mkdir()
    kehu(folder, "init", "--language", "en")
    (folder / "imports/erp.yaml").write_text(MAPPING, "utf-8")
    source = folder.parent / "invoices.csv"
    if request.param == "harsher":
        harsher(source)
    else:
        shutil.copy(DATA, source)
    result = json.loads(kehu(folder, "import", str(source), "--map", "imports/erp.yaml", "--format", "json"))
    wanted = {"rows": 2466, "taken": 2466, "unchanged": 0, "rejected": 0, "customers_added": 100, "records_added": 4932}
    assert {key: result[key] for key in wanted} == wanted and result["reject_file"] is None
    return folder


def histories(file: Path) -> dict[str, dict[str, Any]]:
    """The rows as the oracle takes them, by customer."""
    made: dict[str, dict[str, Any]] = defaultdict(lambda: {"sales": [], "receipts": []})
    for row in rows(file):
        key, history = row["invoiceNumber"], made[row["customerID"]]
        sale = {"id": f"S{key}", "date": day(row["InvoiceDate"]).isoformat(), "due": day(row["DueDate"]).isoformat()}
        disputed = {"Yes": "true", "No": "false"}[row["Disputed"]]
        history["sales"].append({**sale, "amount": row["InvoiceAmount"], "disputed": disputed})
        paid = {"id": f"R{key}", "date": day(row["SettledDate"]).isoformat(), "amount": row["InvoiceAmount"]}
        history["receipts"].append({**paid, "for": f"S{key}"})
    return made


def money(amount: Decimal) -> str:
    return f"{amount:.2f}"


@pytest.mark.parametrize("as_of", DATES)
def test_grades_equal_the_oracle(archive: Path, as_of: str) -> None:
    document = json.loads(kehu(archive, "grade", "--as-of", as_of, "--format", "json"))
    assert document["problems"] == [] and document["as_of"] == as_of
    at = datetime.date.fromisoformat(as_of)
    wanted = {}
    for code, history in histories(archive.parent / "invoices.csv").items():
        volume, credit = oracle.volume(history, {}, at), oracle.credit(history, {}, at)
        figures = {name: money(credit[name]) for name in ("due", "on_time", "outstanding", "overdue")}
        others = {name: credit[name] for name in ("grade", "on_time_ratio", "worst_late_days", "flags")}
        wanted[code] = ({**volume, "purchases": money(volume["purchases"])}, {**figures, **others})
    found = {each["code"]: (each["volume"], each["credit"]) for each in document["customers"]}
    assert found == wanted


@pytest.mark.parametrize("as_of", DATES)
def test_ageing_equals_the_oracle(archive: Path, as_of: str) -> None:
    document = json.loads(kehu(archive, "ageing", "--as-of", as_of, "--format", "json"))
    at = datetime.date.fromisoformat(as_of)
    wanted = {}
    for code, history in histories(archive.parent / "invoices.csv").items():
        aged = oracle.ageing(history, {}, at)
        buckets = {"not_due": aged["not_due"], **aged["buckets"], "unallocated": aged["unallocated"]}
        wanted[code] = {name: money(amount) for name, amount in {"outstanding": aged["outstanding"], **buckets}.items()}
    found = {
        each["code"]: {name: value for name, value in each.items() if name not in ("code", "name")}
        for each in document["customers"]
    }
    assert found == wanted
    for name, total in document["total"].items():
        assert Decimal(total) == sum(Decimal(each[name]) for each in found.values())


def test_the_harsher_copy_has_every_grade(archive: Path) -> None:
    seen: set[str] = set()
    for as_of in DATES:
        for each in json.loads(kehu(archive, "grade", "--as-of", as_of, "--format", "json"))["customers"]:
            seen |= {each["volume"]["grade"], each["credit"]["grade"]}
    assert {"甲", "乙", "丙", "none"} <= seen
    if (
        "000"
        in json.loads(kehu(archive, "grade", "--as-of", DATES[2], "--format", "json"))["customers"][0]["volume"][
            "purchases"
        ]
    ):
        assert {"A", "B", "C", "D", "丁"} <= seen


def test_a_second_import_touches_no_file(archive: Path) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        return {str(file): (file.stat().st_mtime_ns, file.read_bytes()) for file in archive.glob("customers/**/*.yaml")}

    before = state()
    source = str(archive.parent / "invoices.csv")
    result = json.loads(kehu(archive, "import", source, "--map", "imports/erp.yaml", "--format", "json"))
    assert (result["unchanged"], result["taken"], result["records_added"]) == (2466, 0, 0)
    assert state() == before and len(before) == 100


def test_check_finds_nothing(archive: Path) -> None:
    assert json.loads(kehu(archive, "check", "--format", "json"))["problems"] == []


def worst_payer(archive: Path) -> dict[str, Any]:
    customers = json.loads(kehu(archive, "grade", "--as-of", DATES[3], "--format", "json"))["customers"]
    return max(customers, key=lambda each: (each["credit"]["worst_late_days"], each["code"]))


def test_the_report_names_the_deciding_invoice_in_both_languages(archive: Path) -> None:
    worst = worst_payer(archive)
    late = worst["credit"]["worst_late_days"]
    invoices = [row for row in rows(archive.parent / "invoices.csv") if row["customerID"] == worst["code"]]
    invoice = next(row for row in invoices if (day(row["SettledDate"]) - day(row["DueDate"])).days == late)
    record = next(
        line for line in next(archive.glob(f"customers/**/{worst['code']}.yaml")).read_text("utf-8").splitlines()
        if line.lstrip().startswith("- {id: S") and invoice["invoiceNumber"] in line
    ).split("id: ")[1].split(",")[0]  # fmt: skip
    for language in ("en", "zh"):
        report = kehu(archive, "report", worst["code"], "--as-of", DATES[3], "--lang", language)
        facts = (record, day(invoice["DueDate"]).isoformat(), day(invoice["SettledDate"]).isoformat(), str(late))
        assert any(all(fact in line for fact in facts) for line in report.splitlines())


def test_the_report_is_the_same_bytes_anywhere(archive: Path, tmp_path: Path) -> None:
    code = worst_payer(archive)["code"]
    words = ("report", code, "--as-of", DATES[3], "--format", "html")
    first = kehu(archive, *words, TZ="UTC", PYTHONHASHSEED="0")
    clone = tmp_path / "某处 else" / "clone"
    shutil.copytree(archive, clone)
    assert kehu(clone, *words, TZ="Asia/Shanghai", PYTHONHASHSEED="4711") == first
    assert len(first) > 10_000


def test_grades_are_written_once(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(archive, copy)
    kehu(copy, "grade", "--as-of", DATES[2], "--write")
    written = {file: file.read_bytes() for file in copy.glob("customers/**/*.yaml")}
    assert all(b"grades:" in data for data in written.values())
    kehu(copy, "grade", "--as-of", DATES[2], "--write")
    assert {file: file.read_bytes() for file in written} == written


def test_a_mapping_that_reads_the_dates_the_wrong_way_is_refused(archive: Path) -> None:
    (archive / "imports/wrong.yaml").write_text(MAPPING.replace("month-first", "day-first"), "utf-8")
    source = str(archive.parent / "invoices.csv")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kehu", "import", source, "--map", "imports/wrong.yaml"],
            cwd=archive, env=os.environ | {"KEHU_LANG": "en"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        (archive / "imports/wrong.yaml").unlink()
    assert done.returncode == 1
    proof = next(
        row["InvoiceDate"] for row in rows(archive.parent / "invoices.csv") if day(row["InvoiceDate"]).day > 12
    )
    assert proof in done.stderr
