"""`kehu measures CUSTOMER --records`: the records behind each sum that the measures are worked out from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kehu.cli import output
from kehu.cli.money.limits import place
from kehu.cli.money.measures import used
from kehu.cli.output import Cell, Column
from kehu.credit.behind import Item, behind
from kehu.credit.measures import INPUTS, MEASURES
from kehu.credit.sums import add, sums_of
from kehu.lang import Label, Message, m
from kehu.ledger.replay import replays

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.credit.measure import Measure

# What is a sum itself, and needs no other
ITSELF = {
    "receivables_start": "opening",
    "receivables_end": "closing",
    "sales": "sales",
    "write_offs": "written_off",
    "recoveries": "recovered",
}
CODE, RECORD, DATE = Column(Label("Code", "编号")), Column(Label("Record", "记录")), Column(Label("Date", "日期"))
AMOUNT, DAYS = Column(Label("Amount", "金额"), right=True), Column(Label("Days late", "迟付天数"), right=True)
BY, PLACE = Column(Label("Settled by", "由何结清")), Column(Label("Place", "所在"))


class Found(NamedTuple):
    """One record behind a sum: whose it is, where it stands, and what it adds."""

    customer: str
    place: str
    item: Item


@dataclass(frozen=True, slots=True)
class Behind:
    """A sum with its records; for sales by month, one month of those that the receivables use up."""

    name: str
    label: Label | str
    records: Sequence[Found]

    @property
    def amount(self) -> Decimal:
        return sum((each.item.amount for each in self.records), Decimal(0))


def print_records(
    archive: Archive, readable: Readable, period: tuple[datetime.date, datetime.date], chosen: Sequence[Measure],
    format: str,
) -> None:  # fmt: skip
    """The sums of the chosen measures, each with its records."""
    found = list(_found(archive, readable, *period, chosen))
    if format == "json":
        start, end = period
        problems = [output.problem_json(problem) for problem in readable.problems]
        output.print_json({"from": start, "to": end, "sums": [_json(each) for each in found], "problems": problems})
    elif format == "csv":
        header = ["sum", "customer", "id", "date", "place", "amount", "days", "settled_by"]
        output.print_csv(header, ([each.name, *_plain(record)] for each in found for record in each.records))
    else:
        for each in found:
            _print_sum(each, markdown=format == "md")


def _found(
    archive: Archive, readable: Readable, start: datetime.date, end: datetime.date, chosen: Sequence[Measure]
) -> Iterator[Behind]:
    """The sums in the order of the measures that use them, each once, over all customers named."""
    names = dict.fromkeys(name for each in chosen for name in (each.inputs or (ITSELF[each.name],)) if name != "days")
    records: dict[str, list[Found]] = {name: [] for name in names}
    sums = []
    for file, customer in readable:
        before, after = replays(customer, archive.policy, [start, end])
        items = behind(customer, archive.policy, before, after)
        sums.append(sums_of(customer, archive.policy, before, after))
        for name, found in records.items():
            found += [Found(file.code, place(file, each.record), each) for each in items[name] if each.amount]
    for name, found in records.items():
        if name != "months":
            yield Behind(name, _label(name), found)
            continue
        for month, _, _ in used(add(sums, start, end)):
            of_month = [each for each in found if each.item.day.isoformat()[:7] == month]
            yield Behind(name, Label(f"sales less returns of {month}", f"{month} 销售净额"), of_month)


def _label(name: str) -> Label:
    return INPUTS.get(name) or next(MEASURES[each].label for each, itself in ITSELF.items() if itself == name)


def _plain(found: Found) -> list[Cell]:
    customer, where, item = found
    return [customer, item.record, item.day, where, item.amount, item.days, " ".join(item.by)]


def _json(each: Behind) -> dict[str, Any]:
    return {
        "name": each.name,
        "label": each.label,
        "amount": each.amount,
        "records": [
            {
                "customer": customer,
                "id": item.record,
                "date": item.day,
                "place": where,
                "amount": item.amount,
                "days": item.days,
                "settled_by": list(item.by),
            }
            for customer, where, item in each.records
        ],
    }


def _print_sum(each: Behind, *, markdown: bool) -> None:
    late = any(record.item.days is not None for record in each.records)
    settled = any(record.item.by for record in each.records)
    columns = [CODE, RECORD, DATE, AMOUNT, *([DAYS] if late else []), *([BY] if settled else []), PLACE]
    rows: list[list[Cell]] = [
        [
            customer, item.record, item.day, item.amount, *([item.days] if late else []),
            *([" ".join(item.by)] if settled else []), where,
        ]
        for customer, where, item in each.records
    ]  # fmt: skip
    said: Message = m("{name}: {amount}", name=each.label, amount=each.amount)
    output.say(said)
    if rows and markdown:
        output.say()
        output.print_markdown(columns, rows)
    elif rows:
        output.print_table(columns, rows)
    output.say()
