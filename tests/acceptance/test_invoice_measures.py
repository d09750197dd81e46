"""Real invoices, imported by the command: ageing, DSO, ADD, days late and grades are what a few lines over the CSV say.

Every invoice is paid in one sum on its own day, so that a row says all: what is open at a date was invoiced by then and
is settled later. The lines below import nothing from kehu. Where the file does not lie beside the project they are
skipped.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import subprocess
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

DATA = Path(__file__).parents[3] / "shared/data/ibm-accounts-receivable.csv"
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
DATES = ("2013-06-30", "2013-12-31", "2014-01-31")
YEAR_BEFORE = {"2013-06-30": "2012-06-30", "2013-12-31": "2012-12-31", "2014-01-31": "2013-01-31"}
TWO_YEARS_BEFORE = {"2013-06-30": "2011-07-01", "2013-12-31": "2012-01-01", "2014-01-31": "2012-02-01"}
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real invoices are not beside the project")


class Invoice(NamedTuple):
    customer: str
    date: datetime.date
    due: datetime.date
    settled: datetime.date
    amount: Decimal


def day(text: str) -> datetime.date:
    month, number, year = text.split("/")
    return datetime.date(int(year), int(month), int(number))


def kehu(folder: Path, *words: str) -> Any:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("KEHU")}
    done = subprocess.run(
        [sys.executable, "-m", "kehu", *words],
        cwd=folder, env=plain | {"KEHU_LANG": "en", "KEHU_TODAY": "2014-06-30"}, capture_output=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    return json.loads(done.stdout) if "json" in words else None


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measures")
    kehu(folder, "init", "--language", "en")
    (folder / "imports/erp.yaml").write_text(MAPPING, "utf-8")
    assert kehu(folder, "import", str(DATA), "--map", "imports/erp.yaml", "--format", "json")["taken"] == 2466
    return folder


@pytest.fixture(scope="module")
def invoices() -> list[Invoice]:
    with DATA.open(encoding="utf-8", newline="") as lines:
        return [
            Invoice(
                row["customerID"], day(row["InvoiceDate"]), day(row["DueDate"]), day(row["SettledDate"]),
                Decimal(row["InvoiceAmount"]),
            )
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def by_customer(invoices: list[Invoice]) -> dict[str, list[Invoice]]:
    found = defaultdict(list)
    for each in invoices:
        found[each.customer].append(each)
    return found


def open_at(invoices: list[Invoice], at: datetime.date) -> list[Invoice]:
    return [each for each in invoices if each.date <= at < each.settled]


def days(amount: Fraction) -> str:
    return str((Decimal(amount.numerator) / amount.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP))


def aged(invoices: list[Invoice], at: datetime.date, basis: str) -> dict[str, str]:
    sums = dict.fromkeys(("not_due", "1-30", "31-60", "61-90", "90+"), Decimal(0))
    for each in open_at(invoices, at):
        n = (at - (each.due if basis == "due" else each.date)).days
        name = "not_due" if n <= 0 else "1-30" if n <= 30 else "31-60" if n <= 60 else "61-90" if n <= 90 else "90+"
        sums[name] += each.amount
    figures = {"outstanding": sum(sums.values()), **sums, "unallocated": Decimal(0)}
    return {name: f"{amount:.2f}" for name, amount in figures.items()}


@pytest.mark.parametrize("basis", ["due", "date"])
@pytest.mark.parametrize("as_of", DATES)
def test_ageing(archive: Path, invoices: list[Invoice], as_of: str, basis: str) -> None:
    at = datetime.date.fromisoformat(as_of)
    document = kehu(archive, "ageing", "--as-of", as_of, "--basis", basis, "--format", "json")
    found = {each.pop("code"): {name: each[name] for name in each if name != "name"} for each in document["customers"]}
    assert found == {code: aged(theirs, at, basis) for code, theirs in by_customer(invoices).items()}
    assert document["total"] == aged(invoices, at, basis)


def measured(invoices: list[Invoice], start: datetime.date, at: datetime.date) -> dict[str, str | None]:
    """DSO and ADD over the sales of the period; days late of what was settled in it or is overdue at its end."""
    owed = open_at(invoices, at)
    sales = sum(Fraction(each.amount) for each in invoices if start < each.date <= at)
    overdue = sum(Fraction(each.amount) for each in owed if each.due < at)
    weighed = [
        (Fraction(each.amount), max(0, (each.settled - each.due).days))
        for each in invoices
        if start < max(each.settled, each.date) <= at
    ]
    weighed += [(Fraction(each.amount), (at - each.due).days) for each in owed if each.due < at]
    weight = sum(amount for amount, _ in weighed)
    total, length = sum(Fraction(each.amount) for each in owed), (at - start).days
    return {
        "dso": days(total / sales * length) if sales else None,
        "add": days(overdue / sales * length) if sales else None,
        "days_late": days(sum(amount * late for amount, late in weighed) / weight) if weight else None,
    }


@pytest.mark.parametrize("as_of", DATES)
def test_dso_add_and_days_late(archive: Path, invoices: list[Invoice], as_of: str) -> None:
    start, at = datetime.date.fromisoformat(YEAR_BEFORE[as_of]), datetime.date.fromisoformat(as_of)
    words = ("--measure", "dso", "--measure", "add", "--measure", "days_late", "--by", "customer", "--format", "json")
    document = kehu(archive, "measures", "--as-of", as_of, *words)
    assert (document["from"], document["to"]) == (YEAR_BEFORE[as_of], as_of)
    found = {each["code"]: each["figures"] for each in document["lines"]}
    wanted = {code: measured(theirs, start, at) for code, theirs in by_customer(invoices).items()}
    assert found == {code: figures for code, figures in wanted.items() if any(figures.values())}
    assert document["total"]["figures"] == measured(invoices, start, at)


def grade(invoices: list[Invoice], start: datetime.date, at: datetime.date) -> str:
    """Nobody here is more than three months late, and nothing is written off, returned, or paid in parts."""
    judged = [
        each
        for each in invoices
        if each.date <= at and each.due < at and (each.due >= start or max(each.settled, each.date) > start)
    ]
    good = sum(Fraction(each.amount) for each in judged if each.settled <= each.due or each.amount <= 1)
    due = sum(Fraction(each.amount) for each in judged)
    assert all((min(each.settled, at) - each.due).days < 89 for each in judged)
    if not judged:
        return "none"
    return "甲" if good == due else "乙" if good / due >= Fraction(8, 10) else "丙"


@pytest.mark.parametrize("as_of", DATES)
def test_grades(archive: Path, invoices: list[Invoice], as_of: str) -> None:
    start, at = datetime.date.fromisoformat(TWO_YEARS_BEFORE[as_of]), datetime.date.fromisoformat(as_of)
    document = kehu(archive, "grade", "--as-of", as_of, "--format", "json")
    found = {each["code"]: each["credit"]["grade"] for each in document["customers"]}
    wanted = {code: grade(theirs, start, at) for code, theirs in by_customer(invoices).items()}
    assert found == wanted
    assert len(set(wanted.values())) >= 3
