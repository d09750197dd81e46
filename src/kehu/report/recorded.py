"""Records of any kind as a table: the newest first, as they were known on the as-of date, with where they come from.

What happened later does not exist: no later record, and nothing that a record says of a later day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from kehu.lang import Label, Message, m
from kehu.model.as_of import value
from kehu.model.entry import Entry, Record, keys
from kehu.report.blocks import Column, Fact, Facts, Kind, Table, without_empty
from kehu.report.view import View

R = TypeVar("R", bound=Record)
MOST = 10
_CODES = frozenset({"id", "no", "contract", "document", "order", "sale", "sales", "waybill", "appraisal"})
_NUMBERS = frozenset({"share", "quantity", "open_quantity"})


@dataclass(frozen=True, slots=True)
class Own:
    """A column that is no field: what it is called, and what it says of a record."""

    label: Label
    value: Callable[[Any], object]
    kind: Kind = "text"


def known(records: Iterable[R], as_of: datetime.date) -> list[R]:
    """The records up to a date, the newest first; those without a date are always known."""
    found = [each for each in records if each.day is None or each.day <= as_of]
    return sorted(found, key=lambda each: (each.day or datetime.date.min, each.id), reverse=True)


def origin(record: Any) -> object:
    """Where the record comes from, by whom, and who has verified it."""
    parts = [each for each in (record.source, record.by) if each]
    if record.verified_by:
        return [*parts, m("verified by {name}", name=record.verified_by)]
    return [*parts, m("not verified")] if parts else None


ORIGIN = Own(Label("Source and verification", "来源与核实"), origin)


def listing(
    key: str,
    title: Label,
    records: Sequence[Record],
    columns: Sequence[str | Own],
    view: View,
    *,
    below: Sequence[str] = (),
    most: int = MOST,
    note: Message | None = None,
) -> Table:
    """The records as they are ordered: fields and columns of our own, long texts below each row; never empty ones."""
    shown = records[: view.most(most)]
    rows = [tuple(_cell(each, column, view) for column in columns) for each in shown]
    heads = tuple(_column(column, records, view) for column in columns)
    kept, cells = without_empty(heads, *rows)
    left_out = len(records) - len(shown)
    return Table(
        key,
        title,
        kept,
        tuple(cells),
        note=earlier(left_out) if left_out else note,
        below=tuple(facts_of(each, (*below, "note"), view.as_of) for each in shown),
    )


def _cell(record: Record, column: str | Own, view: View) -> object:
    found = column.value(record) if isinstance(column, Own) else value(record, column, view.as_of)
    if isinstance(found, bool):
        return m("yes") if found else m("no")
    return found or None if isinstance(found, (list, str)) else found


def _column(column: str | Own, records: Sequence[Record], view: View) -> Column:
    if isinstance(column, Own):
        return Column(column.label, column.kind)
    label = keys(type(records[0]))[column].label
    return Column(label, _kind(column, [_cell(each, column, view) for each in records]))


def _kind(name: str, values: Sequence[object]) -> Kind:
    if name in _CODES:
        return "code"
    first = next((each for each in values if each is not None), None)
    if isinstance(first, Decimal):
        return "number" if name in _NUMBERS else "money"
    if isinstance(first, datetime.date):
        return "date"
    return "number" if isinstance(first, int) and not isinstance(first, bool) else "text"


def facts_of(entry: Entry | None, names: Sequence[str], as_of: datetime.date) -> tuple[Fact, ...]:
    """Those of these keys that are filled, by their labels; keys that this kind has not are passed over."""
    if entry is None:
        return ()
    known_keys = keys(type(entry))
    found = ((known_keys[name].label, value(entry, name, as_of)) for name in names if name in known_keys)
    return tuple(Fact(label, each) for label, each in found if each not in (None, "", [], {}))


def facts_block(
    key: str, entry: Entry | None, title: Label, view: View, leaving: Sequence[str] = ()
) -> tuple[Facts, ...]:
    """All that a mapping says, a line each; nothing where it says nothing."""
    names = [name for name in keys(type(entry)) if name not in leaving] if entry else []
    told = facts_of(entry, names, view.as_of)
    return (Facts(key, told, title=title, wide=True),) if told else ()


def earlier(count: int) -> Message | None:
    """What a list leaves out."""
    return m("{count} earlier {count:entry is|entries are} not shown.", count=count) if count > 0 else None
