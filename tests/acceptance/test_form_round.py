"""Every blank of the form filled in, taken in, checked, and shown: nothing that somebody wrote is lost on the way.

The values are made from the models' fields, so that a new field is filled and looked for by itself.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kehu.archive.shape import form
from kehu.model.choices import CustomerKind
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import BY_LIST
from kehu.model.types import Choice
from typed import Kehu

SETTINGS = """\
company: 上海示范阀门
language: zh
staff: [{name: 李雷, role: sales}]
units: [华东部]
custom: {colour: {type: choice, choices: [red, blue], zh: 颜色}}
"""
# What is no free text: numbers with rules, names that must be known, days in order, sums that add up.
SPECIAL: dict[str, object] = {
    "name": "江苏华兴化工有限公司", "credit_code": "91350100M000100Y43", "industry": "2614", "parent": "C00001",
    "postcode": "210000", "phone": "025-83765566", "fax": "025-83765567", "email": "office@huaxing.example",
    "website": "www.huaxing.example", "founded": datetime.date(1998, 5, 6), "owner": "李雷", "unit": "华东部",
    "collected_by": "李雷", "first_contact_on": datetime.date(2025, 11, 3), "former_names": "华兴老厂；华兴旧社",
    "collected_on": datetime.date(2026, 1, 1), "custom.colour": "blue",
    "contacts.phone": "025-83765568", "contacts.mobile": "13800138000", "contacts.email": "han@huaxing.example",
    "private.identity_number": "11010519491231002X", "private.birthday": "1949-07-12",
    "private.wedding_day": datetime.date(1975, 5, 1), "privacy.keep_until": datetime.date(2031, 2, 3),
    "private.family.birthday": "08-15",
    "bank_accounts.account": "6222021234567890123",
    "shareholders.share": 61, "affiliates.share": 37, "guarantees.until": datetime.date(2027, 3, 4),
    "statements.cash": 11, "statements.receivables": 12, "statements.inventory": 13, "statements.current_assets": 41,
    "statements.total_assets": 97, "statements.payables": 14, "statements.current_liabilities": 29,
    "statements.total_liabilities": 34, "statements.equity": 63, "statements.revenue": 81,
    "statements.cost_of_sales": 59, "statements.gross_profit": 22,
    "bank_credits.line": 7003, "bank_credits.used": 5003, "bank_credits.overdue": 1003,
}  # fmt: skip
NUMBERS = itertools.count(2001)


def answer(model: type[Entry], path: str) -> object:
    """What a person would write into the blank of a field."""
    if path in SPECIAL:
        return SPECIAL[path]
    name = path.rpartition(".")[2]
    kind = form(keys(model)[name]).type
    if issubclass(kind, Choice):
        return list(kind)[-1].label.zh
    if kind is bool:
        return "是"
    if kind in (Decimal, int):
        return next(NUMBERS)
    if kind is datetime.date:
        return datetime.date(2025, 12, next(NUMBERS) % 20 + 5)
    return f"文字{next(NUMBERS)}"


def model_of(path: str) -> type[Entry]:
    """The model in which the last part of a path is a field."""
    model: type[Entry] = Customer
    for step in path.split(".")[:-1]:
        model = BY_LIST[step] if model is Customer and step in BY_LIST else form(keys(model)[step]).type
    return model


def fill(book: openpyxl.Workbook) -> dict[str, object]:
    """Write something into every blank: one row of each table. What was written, by its path."""
    written: dict[str, object] = {}
    for sheet in book.worksheets[:-1]:
        for place, column, path in blanks(sheet):
            value = SPECIAL[path] if path.startswith("custom.") else answer(model_of(path), path)
            sheet.cell(place, column).value = value  # type: ignore[assignment]
            written[path] = value
    return written


def blanks(sheet: Worksheet) -> Iterator[tuple[int, int, str]]:
    """Row, column and path of every blank of a sheet; of a table the first row."""
    for row in sheet.iter_rows():
        key, place = row[0].value, row[0].row
        if not isinstance(key, str) or key == "#" or key.startswith("kehu form") or place is None:
            continue
        if key.startswith("table "):
            for cell in row[1:]:
                if cell.value and cell.column:
                    yield place + 3, cell.column, f"{key.removeprefix('table ')}.{cell.value}"
        else:
            yield place, 3, key


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def readings(value: object) -> set[str]:
    """How a value may stand on the page."""
    if isinstance(value, datetime.date):
        return {value.isoformat()}
    if isinstance(value, int):
        return {f"{value:,.2f}", str(value)}
    return {squeezed(part) for part in str(value).split("；")}


@pytest.mark.parametrize("kind", list(CustomerKind), ids=lambda kind: kind.value)
def test_all_that_is_filled_in_is_shown(kehu: Kehu, archive: Path, kind: CustomerKind) -> None:
    (archive / "kehu.yaml").write_text(SETTINGS, "utf-8")
    assert kehu("form", kind.value, "--format", "xlsx", "-o", "form.xlsx", "--lang", "zh").code == 0
    book = openpyxl.load_workbook("form.xlsx")
    written = fill(book)
    book.save("form.xlsx")
    assert len(written) > 60
    assert "custom.colour" in written
    added = kehu("add", "customer", "--from", "form.xlsx", "--lang", "zh")
    assert (added.code, added.out) == (0, "C00002\n"), added.err
    said = json.loads(kehu("check", "--format", "json").out)["problems"]
    assert [each["message"] for each in said] == []
    shown = squeezed(kehu("show", "C00002", "--full", "--private", "--lang", "zh").out)
    lost = {path: value for path, value in written.items() if not any(each in shown for each in readings(value))}
    assert lost == {}
