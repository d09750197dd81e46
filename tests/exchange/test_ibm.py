"""Real invoices of 100 customers, imported once, twice, by wrong mappings, and with amounts changed."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.main import main

DATA = Path(__file__).parents[3] / "shared" / "data" / "ibm-accounts-receivable.csv"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"{DATA.name} is not there")

MAPPING = """\
format: csv
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

Kehu = Callable[..., tuple[int, dict[str, object], str]]


@pytest.fixture
def kehu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kehu:
    """Types a command in a fresh archive; gives the exit code, the JSON and what was said."""
    (tmp_path / "kehu.yaml").write_text("language: en\n")
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "erp.yaml").write_text(MAPPING)
    monkeypatch.chdir(tmp_path)

    def kehu(*words: str | Path) -> tuple[int, dict[str, object], str]:
        with pytest.raises(SystemExit) as end:
            main([*map(str, words), "--format", "json"])
        out, said = capsys.readouterr()
        return int(str(end.value.code or 0)), json.loads(out) if out else {}, said

    return kehu


def expect(result: Mapping[str, object], **counts: object) -> None:
    wanted = {"rows": 2466, "taken": 0, "unchanged": 0, "rejected": 0, "customers_added": 0, "records_added": 0,
              "reject_file": None, **counts}  # fmt: skip
    assert {key: result[key] for key in wanted} == wanted


def files(root: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def test_every_row_is_taken_once_and_the_second_import_touches_no_file(tmp_path: Path, kehu: Kehu) -> None:
    code, result, _ = kehu("import", DATA, "--map", "imports/erp.yaml")
    assert code == 0
    expect(result, taken=2466, customers_added=100, records_added=4932)
    customers = [file.customer for file in Archive.open(tmp_path).files()]
    assert (len(customers), sum(len(each.sales) for each in customers if each)) == (100, 2466)
    assert sum(len(each.receipts) for each in customers if each) == 2466
    before = files(tmp_path / "customers")
    code, result, _ = kehu("import", DATA, "--map", "imports/erp.yaml")
    assert code == 0
    expect(result, unchanged=2466)
    assert files(tmp_path / "customers") == before


def test_each_invoice_stands_in_the_archive_as_in_the_table(tmp_path: Path, kehu: Kehu) -> None:
    kehu("import", DATA, "--map", "imports/erp.yaml")
    archived = {}
    for file in Archive.open(tmp_path).files():
        assert file.customer and not file.problems
        paid = {receipt.for_[0].sale: receipt for receipt in file.customer.receipts}
        for sale in file.customer.sales:
            receipt = paid[sale.id]
            assert receipt.amount == sale.amount and receipt.import_id == sale.import_id == sale.no
            archived[file.code, sale.no] = sale.date, sale.due, sale.amount, sale.disputed, receipt.date
    assert archived == {
        (row["customerID"], row["invoiceNumber"]): (
            day(row["InvoiceDate"]), day(row["DueDate"]), Decimal(row["InvoiceAmount"]), row["Disputed"] == "Yes",
            day(row["SettledDate"]),
        )
        for row in rows()
    }  # fmt: skip


def day(text: str) -> datetime.date:
    month, day, year = map(int, text.split("/"))
    return datetime.date(year, month, day)


def rows() -> list[dict[str, str]]:
    with DATA.open(newline="") as file:
        return list(csv.DictReader(file))


def save(file: Path, rows: list[dict[str, str]]) -> Path:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(out.getvalue())
    return file


def test_the_proposed_mapping_serves_as_it_is(tmp_path: Path, kehu: Kehu) -> None:
    code, result, _ = kehu("import", DATA, "--yes", "--save-map", tmp_path / "imports" / "ibm.yaml")
    assert code == 0
    expect(result, taken=2466, customers_added=100, records_added=4932)
    code, result, _ = kehu("import", DATA, "--map", "imports/ibm.yaml")
    expect(result, unchanged=2466)


def test_day_first_is_refused_with_the_rows_that_prove_it_wrong(tmp_path: Path, kehu: Kehu) -> None:
    wrong = tmp_path / "imports" / "wrong.yaml"
    wrong.write_text(MAPPING.replace("month-first", "day-first"))
    code, result, said = kehu("import", DATA, "--map", wrong)
    assert (code, result) == (1, {})
    assert "InvoiceDate is not day first: line 3: 1/26/2013" in said
    assert "month-first" in said
    assert not (tmp_path / "customers").exists()


def test_dates_that_all_read_both_ways_are_refused_until_the_mapping_says(tmp_path: Path, kehu: Kehu) -> None:
    def both_ways(row: dict[str, str]) -> bool:
        return all(int(row[name].split("/")[1]) <= 12 for name in ("InvoiceDate", "DueDate", "SettledDate"))

    chosen = [row for row in rows() if both_ways(row)]
    table = save(tmp_path / "unclear.csv", chosen)
    silent = tmp_path / "imports" / "silent.yaml"
    silent.write_text(MAPPING.replace("dates: month-first\n", ""))
    code, result, said = kehu("import", table, "--map", silent)
    assert (code, result) == (1, {})
    assert "dates: month-first" in said and "InvoiceDate" in said
    assert not (tmp_path / "customers").exists()
    code, result, _ = kehu("import", table, "--map", "imports/erp.yaml")
    assert (code, result["taken"]) == (0, len(chosen))


def test_a_copy_with_large_amounts_and_late_payers_imports_as_well(tmp_path: Path, kehu: Kehu) -> None:
    changed = rows()
    for n, row in enumerate(changed):
        row["InvoiceAmount"] = str(Decimal(row["InvoiceAmount"]) * 300)
        if n % 40 == 0:
            late = day(row["SettledDate"]) + datetime.timedelta(days=90)
            row["SettledDate"] = f"{late.month}/{late.day}/{late.year}"
    code, result, _ = kehu("import", save(tmp_path / "copy.csv", changed), "--map", "imports/erp.yaml")
    assert code == 0
    expect(result, taken=2466, customers_added=100, records_added=4932)
    code, result, _ = kehu("import", DATA, "--map", "imports/erp.yaml", "--dry-run")
    assert code == 1
    expect(result, rejected=2466)
    code, result, _ = kehu("import", DATA, "--map", "imports/erp.yaml", "--update", "--dry-run")
    expect(result, taken=2466)
