"""An empty archive, and a way to import a table into it as the command does."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kehu import lang
from kehu.archive.directory import Archive
from kehu.cli.adding.coming_in import judge
from kehu.exchange.intake import Job, Outcome, import_table
from kehu.exchange.mapping import faults, parse_mapping
from kehu.exchange.table import read_table

Import = Callable[..., Outcome]

MAPPING = """\
format: csv
dates: year-first
customer:
  id: customer
  set: {name: name, phone: phone}
records:
- add: sale
  id: invoice
  set: {no: invoice, date: date, due: due, amount: amount}
- add: receipt
  when: paid
  id: invoice
  set: {date: paid, amount: amount, for: invoice}
"""


@pytest.fixture(autouse=True)
def english() -> None:
    """A command may have left another language in force."""
    lang.use("en")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "kehu.yaml").write_text("company: 示例阀门厂\n", encoding="utf-8")
    return Archive.open(root)


@pytest.fixture
def run(archive: Archive, tmp_path: Path) -> Import:
    def run(table: str | bytes, mapping: str = MAPPING, **options: bool) -> Outcome:
        data = table.encode() if isinstance(table, str) else table
        read = read_table(data, "table.csv")
        made, source, problems = parse_mapping(mapping.encode(), "erp.yaml")
        assert made is not None and not problems
        assert not faults(made, read.header, archive.settings.custom, source)
        opened = Archive.open(archive.root)
        job = Job(read, made, "erp", tmp_path / "table.rejects.csv", judge(opened), **options)
        return import_table(opened, job, random.Random(7))

    return run
