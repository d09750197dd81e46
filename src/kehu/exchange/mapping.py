"""The column mapping of an import [Q5]: its model, and what must hold between it, the models and a table's header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kehu.archive.read import read
from kehu.exchange.dates import Order, order_named
from kehu.exchange.fields import BY_SUBKEY, Holds, customer_holds, holds
from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.kinds import BY_KIND
from kehu.model.load import Source, load
from kehu.model.own import CustomField
from kehu.model.problem import Problem
from kehu.model.types import Choice, Text, choice, fault, read_text
from kehu.nearest import nearest

Spec = tuple[str, ...]  # columns to join; what begins with "=" is a constant
CONSTANT = "="


class TableFormat(Choice):
    CSV = "csv", "CSV", "CSV"
    XLSX = "xlsx", "Excel", "Excel"


def read_spec(value: object) -> Spec:
    """A column, or a list of them."""
    if isinstance(value, (list, tuple)) and value:
        return tuple(read_text(each) for each in value)
    return (read_text(value),)


def read_orders(value: object) -> Order | dict[str, Order]:
    """One order for all columns of dates, or each column's own."""
    if isinstance(value, dict):
        return {str(column): _order(each) for column, each in value.items()}
    return _order(value)


def _order(value: object) -> Order:
    if isinstance(value, Order):
        return value
    member = order_named(read_text(value))
    if member is None:
        hint = m("write one of {right}", right=[each.value for each in Order])
        fault("choice", m("“{value}” is none of the choices", value=str(value)), hint)
    return member


@dataclass(frozen=True, slots=True)
class _KindNamed:
    """A kind as the mapping names it, to be sought among the firm's own kinds too."""

    name: str
    own: Mapping[str, type[Record]]


def read_kind(value: object) -> type[Record]:
    """A kind of record by the name that `kehu add` has for it; `write_off` is meant well too."""
    named = value if isinstance(value, _KindNamed) else _KindNamed(read_text(value), {})
    text, known = named.name, {**BY_KIND, **named.own}
    kind = known.get(text.replace("_", "-"))
    if kind is None:
        near = nearest(text, known)
        hint = m("did you mean “{near}”?", near=near) if near else m("write one of {right}", right=list(known))
        fault("choice", m("“{value}” is no kind of record", value=text), hint)
    return kind


SpecField = Annotated[Spec, BeforeValidator(read_spec)]
Fields = dict[str, SpecField]


class CustomerMap(Entry):
    id: Annotated[SpecField, Label("column of the customer's id", "客户标识所在列")]
    set_: Annotated[Fields, Field(alias="set", default_factory=dict), Label("field: column", "字段: 列")]


class RecordMap(Entry):
    add: Annotated[Annotated[Any, BeforeValidator(read_kind)], Label("kind of record", "记录种类")]
    when: Annotated[SpecField | None, Label("only where this column is not empty", "仅当此列非空")] = None
    id: Annotated[SpecField, Label("column of the record's own number", "记录标识所在列")]
    set_: Annotated[Fields, Field(alias="set"), Label("field: column", "字段: 列")]

    @property
    def kind(self) -> type[Record]:
        found: type[Record] = self.add
        return found


class ImportMap(Entry):
    format: Annotated[Annotated[TableFormat, choice(TableFormat)] | None, Label("format", "格式")] = None
    encoding: Annotated[Text | None, Label("encoding", "编码")] = None
    dates: Annotated[
        Annotated[Order | dict[str, Order], BeforeValidator(read_orders)] | None, Label("order of dates", "日期顺序")
    ] = None
    system: Annotated[Text | None, Label("system the customers' ids are of", "客户标识所属系统")] = None
    values: Annotated[dict[str, dict[str, str]], Field(default_factory=dict), Label("values to replace", "取值对照")]
    customer: Annotated[CustomerMap, Label("customer", "客户")]
    records: Annotated[list[RecordMap], Field(default_factory=list), Label("records", "记录")]

    def order_told(self, spec: Spec) -> Order | None:
        """The order of dates told for a column; None if kehu is to find out."""
        if isinstance(self.dates, dict):
            return next((self.dates[column] for column in spec if column in self.dates), None)
        return self.dates


Step = str | int
Placed = tuple[tuple[Step, ...], Spec]


def load_mapping(
    file: Path, name: str, own: Mapping[str, type[Record]] | None = None
) -> tuple[ImportMap | None, Source, list[Problem]]:
    """A mapping from its file, with a source that knows its lines; or all that is wrong with it.

    `own` are the kinds of records that the firm declares, by name.
    """
    return parse_mapping(file.read_bytes(), name, own)


def parse_mapping(
    data: bytes, name: str, own: Mapping[str, type[Record]] | None = None
) -> tuple[ImportMap | None, Source, list[Problem]]:
    document = read(data, name)
    source = Source(name, document.place)
    if document.problems:
        return None, source, list(document.problems)
    mapping, problems = load(ImportMap, _knowing(document.data, own or {}), source)
    return mapping, source, problems


def _knowing(data: Mapping[str, Any], own: Mapping[str, type[Record]]) -> dict[str, Any]:
    """The data of a mapping, with the firm's own kinds beside each name of a kind."""
    records = data.get("records")
    if not own or not isinstance(records, list):
        return {**data}
    return {**data, "records": [{**each, "add": _KindNamed(each["add"], own)}
                                if isinstance(each, dict) and isinstance(each.get("add"), str) else each
                                for each in records]}  # fmt: skip


def faults(
    mapping: ImportMap, header: Sequence[str], custom: Mapping[str, CustomField], source: Source
) -> list[Problem]:
    """All that keeps a mapping from serving a table: unknown fields and columns, what a record needs and has not."""
    return [*_column_faults(mapping, header, source), *field_faults(mapping, custom, source)]


def field_faults(mapping: ImportMap, custom: Mapping[str, CustomField], source: Source) -> Iterator[Problem]:
    """All that keeps a mapping from serving any table, whatever its columns."""
    for name in mapping.customer.set_:
        yield from _customer_field_faults(name, custom, source)
    for n, each in enumerate(mapping.records):
        for name in each.set_:
            yield from _record_field_faults(each.kind, name, ("records", n, "set", name), source)
        yield from _needed(each, n, source)


def _specs(mapping: ImportMap) -> Iterator[Placed]:
    """Every place where a mapping names columns."""
    yield ("customer", "id"), mapping.customer.id
    for name, spec in mapping.customer.set_.items():
        yield ("customer", "set", name), spec
    for n, each in enumerate(mapping.records):
        if each.when:
            yield ("records", n, "when"), each.when
        yield ("records", n, "id"), each.id
        for name, spec in each.set_.items():
            yield ("records", n, "set", name), spec


def _column_faults(mapping: ImportMap, header: Sequence[str], source: Source) -> Iterator[Problem]:
    named = [(path, column) for path, spec in _specs(mapping) for column in spec if not column.startswith(CONSTANT)]
    for path, column in named:
        yield from _column_fault(path, column, header, source)
    for column in mapping.values:
        yield from _column_fault(("values", column), column, header, source, key=True)
    for column in mapping.dates if isinstance(mapping.dates, dict) else ():
        yield from _column_fault(("dates", column), column, header, source, key=True)
    for path, spec in _specs(mapping):
        if path[-1] == "id" and all(part.startswith(CONSTANT) for part in spec):
            message = m("an id needs a column: a constant is the same in every row")
            yield source.problem(path, "column", message)


def _column_fault(
    path: Sequence[Step], column: str, header: Sequence[str], source: Source, *, key: bool = False
) -> Iterator[Problem]:
    times = list(header).count(column)
    if times == 1:
        return
    if times > 1:
        message = m("{n} columns are called “{column}”", n=times, column=column)
        yield source.problem(path, "column", message, m("give them names of their own in the table"), key=key)
        return
    near = nearest(column, [name for name in header if name])
    hint = m("did you mean “{near}”?", near=near) if near else m("the columns are: {columns}", columns=list(header))
    yield source.problem(path, "column", m("there is no column “{column}”", column=column), hint, key=key)


def _customer_field_faults(name: str, custom: Mapping[str, CustomField], source: Source) -> Iterator[Problem]:
    path = ("customer", "set", name)
    if name == "code":
        message = m("the code cannot be set: it is the customer's `id`, or is made by kehu")
        yield source.problem(path, "field", message, key=True)
        return
    try:
        held = customer_holds(name, custom)
    except KeyError:
        known = [*(key for key in keys(Customer) if holds(Customer, key) is not Holds.OTHER), *BY_SUBKEY]
        near = nearest(name, [*known, *(f"custom.{each}" for each in custom)])
        hint = m("did you mean “{near}”?", near=near) if near else m("known here: {known}", known=list(known))
        yield source.problem(path, "unknown-key", m("a customer has no field “{name}”", name=name), hint, key=True)
        return
    if held is Holds.OTHER:
        advice = m("name what in it: {name}.… : column", name=name) if name in BY_SUBKEY else None
        yield source.problem(path, "field", m("a column cannot fill “{name}”", name=name), advice, key=True)


def _record_field_faults(kind: type[Record], name: str, path: Sequence[Step], source: Source) -> Iterator[Problem]:
    known = keys(kind)
    if name not in known:
        near = nearest(name, known)
        hint = m("did you mean “{near}”?", near=near) if near else m("known here: {known}", known=list(known))
        message = m("a {kind} has no field “{name}”", kind=kind.KIND.label, name=name)
        yield source.problem(path, "unknown-key", message, hint, key=True)
    elif name in ("id", "import_id"):
        message = m("“{name}” cannot be set: it is made from the record's `id`", name=name)
        yield source.problem(path, "field", message, key=True)
    elif holds(kind, name) is Holds.OTHER:
        yield source.problem(path, "field", m("a column cannot fill “{name}”", name=name), key=True)


def _needed(mapped: RecordMap, n: int, source: Source) -> Iterator[Problem]:
    """Required fields without a column. An amount may also come from quantity and price."""
    computed = {"amount"} if {"quantity", "price"} <= mapped.set_.keys() else set()
    for name, key in keys(mapped.kind).items():
        if key.required and name != "id" and name not in mapped.set_ and name not in computed:
            yield source.problem(
                ("records", n, "set"),
                "missing",
                m("a {kind} needs “{name}” ({label})", kind=mapped.kind.KIND.label, name=name, label=key.label),
                m("add it under set: {name}: and the column's name", name=name),
                key=True,
            )
