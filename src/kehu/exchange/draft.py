"""What one row says, in the words of the models: a customer's fields, and records that do not know their places yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kehu.exchange.cells import field_text
from kehu.exchange.dates import Cell, Order, order_of
from kehu.exchange.fields import Holds, choice_of, customer_holds, holds
from kehu.exchange.mapping import CONSTANT, ImportMap, RecordMap, Spec
from kehu.exchange.table import Row, Table
from kehu.lang import Message, m
from kehu.model.customer import Customer
from kehu.model.entry import Record
from kehu.model.own import CustomField
from kehu.model.tidy import tidy


class Refused(Exception):
    """A row that cannot be taken, and why; the others go on."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class RecordDraft:
    """A record as its row has it. `names` are the texts that name other records, still as the row has them."""

    kind: type[Record]
    key: str  # what makes it the same at the next import
    fields: dict[str, str]
    names: dict[str, str]
    id: str = ""  # given once it is known to be new

    def says_the_same(self, other: RecordDraft) -> bool:
        return (self.fields, self.names) == (other.fields, other.names)


@dataclass
class RowDraft:
    row: Row
    customer_id: str
    customer: dict[str, str] = field(default_factory=dict)
    records: list[RecordDraft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PutRight:
    """A value whose full-width characters and the like were put right."""

    line: int
    text: str
    right: str


Reader = Callable[[Row], str]


class Drafting:
    """Reads rows by a mapping. Making one decides the order of dates of every column; see dates.order_of."""

    def __init__(self, mapping: ImportMap, table: Table, custom: Mapping[str, CustomField]) -> None:
        self._mapping = mapping
        self._table = table
        self._orders: dict[Spec, Order] = {}
        self.put_right: list[PutRight] = []
        self.customer_id = self._joined(mapping.customer.id)
        self._customer = {
            name: self._reader(spec, customer_holds(name, custom), Customer, name)
            for name, spec in mapping.customer.set_.items()
        }
        self._records = [self._record_reader(each) for each in mapping.records]

    def draft(self, row: Row) -> RowDraft:
        """What the row says. Raises Refused if it cannot be said whose it is, or which record."""
        if row.fault:
            raise Refused(row.fault)
        customer_id = self.customer_id(row)
        if not customer_id:
            column = _name(self._mapping.customer.id)
            raise Refused(m("the column {column} is empty, which says whose row it is", column=column))
        fields = {name: text for name, read in self._customer.items() if (text := read(row))}
        return RowDraft(row, customer_id, fields, [made for read in self._records if (made := read(row))])

    def _record_reader(self, mapped: RecordMap) -> Callable[[Row], RecordDraft | None]:
        kind = mapped.kind
        when = self._joined(mapped.when) if mapped.when else None
        key = self._joined(mapped.id, require_all=True)
        readers = {name: self._reader(spec, holds(kind, name), kind, name) for name, spec in mapped.set_.items()}
        references = {name for name in mapped.set_ if holds(kind, name) is Holds.RECORD}

        def read(row: Row) -> RecordDraft | None:
            if when and not when(row):
                return None
            identity = key(row)
            if not identity:
                missing = m("the column {column} is empty, which tells one {kind} from another",
                            column=_name(mapped.id), kind=kind.KIND.label)  # fmt: skip
                raise Refused(missing)
            texts = {name: text for name, reader in readers.items() if (text := reader(row))}
            names = {name: texts.pop(name) for name in references if name in texts}
            return RecordDraft(kind, identity, texts, names)

        return read

    def _reader(self, spec: Spec, held: Holds, model: type[Customer] | type[Record], name: str) -> Reader:
        """A function that reads a field's text from a row."""
        joined = self._joined(spec)
        order = self._order(spec) if held is Holds.DAY else Order.YEAR_FIRST
        choices = choice_of(model, name) if held is Holds.CHOICE else None

        def read(row: Row) -> str:
            text = joined(row)
            if held is Holds.TEXT:
                return self._tidied(row, name, text)
            return field_text(text, held, order, choices) if text else ""

        return read

    def _tidied(self, row: Row, name: str, text: str) -> str:
        """A text with its characters put right, which is remembered so that it can be said."""
        right = tidy(name, str, text)
        if right != text:
            self.put_right.append(PutRight(row.line, text, right))
        return right

    def _order(self, spec: Spec) -> Order:
        if all(part.startswith(CONSTANT) for part in spec):
            return Order.YEAR_FIRST
        if spec not in self._orders:
            joined = self._joined(spec)
            cells = (Cell(row.line, joined(row)) for row in self._table.rows if not row.fault)
            self._orders[spec] = order_of(_name(spec), cells, self._mapping.order_told(spec))
        return self._orders[spec]

    def _joined(self, spec: Spec, *, require_all: bool = False) -> Reader:
        """The text of some columns and constants: joined by spaces, but not between Chinese characters.

        Empty if all columns are empty, or, with `require_all`, if one is.
        """
        parts = [self._part(part) for part in spec]
        if len(parts) == 1:
            return parts[0]
        columns = [n for n, part in enumerate(spec) if not part.startswith(CONSTANT)]

        def read(row: Row) -> str:
            texts = [part(row) for part in parts]
            given = [bool(texts[n]) for n in columns]
            if columns and not (all(given) if require_all else any(given)):
                return ""
            return join([text for text in texts if text])

        return read

    def _part(self, part: str) -> Reader:
        if part.startswith(CONSTANT):
            constant = part.removeprefix(CONSTANT).strip()
            return lambda row: constant
        index = self._table.column(part)
        replaced = self._mapping.values.get(part)
        if replaced is None:
            return lambda row: row.cells[index]
        return lambda row: replaced.get(row.cells[index], row.cells[index])


def join(texts: list[str]) -> str:
    """Texts in one, with a space between two of them unless both sides of the seam are Chinese."""
    joined = ""
    for text in texts:
        seam = " " if joined and not (_chinese(joined[-1]) and _chinese(text[0])) else ""
        joined += seam + text
    return joined


def _chinese(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character >= "\U00020000"


def _name(spec: Spec) -> str:
    return " + ".join(part for part in spec if not part.startswith(CONSTANT))
