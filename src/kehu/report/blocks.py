"""What a section of a report is made of: facts, tables, charts, sources, and two ways of having nothing to say.

Values only, without a language and without a format: cells are dates, decimals, labels and messages as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kehu.lang import Label, Message

Kind = Literal["text", "code", "date", "money", "number", "index"]


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` says how a cell is written and which way it stands: figures to the right."""

    label: Label | Message
    kind: Kind = "text"

    @property
    def is_figure(self) -> bool:
        return self.kind in ("money", "number")


def without_empty(
    columns: tuple[Column, ...], *rows: tuple[object, ...]
) -> tuple[tuple[Column, ...], list[tuple[object, ...]]]:
    """A table without the columns in which no row has anything."""
    kept = [place for place in range(len(columns)) if any(row[place] not in (None, "") for row in rows)]
    return tuple(columns[place] for place in kept), [tuple(row[place] for place in kept) for row in rows]


@dataclass(frozen=True, slots=True)
class Fact:
    label: Label
    value: object
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """`total` is a last row that adds up; `note` says what was left out or how to read it.

    `below` has for each row the longer texts that stand under it.
    """

    key: str
    title: Label
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    total: tuple[object, ...] | None = None
    note: Message | None = None
    below: tuple[tuple[Fact, ...], ...] = ()
    block: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Facts:
    """Named values; `wide` ones are sentences and take a line each; `note` says how to read them."""

    key: str
    facts: tuple[Fact, ...]
    title: Label | None = None
    wide: bool = False
    note: Message | None = None
    block: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars or one line: its name and a value, or none, for every place on the axis."""

    label: Label | Message
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over months, beside each other or on top of each other, and perhaps a line in steps above them."""

    key: str
    title: Label
    description: Message
    months: tuple[tuple[int, int], ...]  # year, month
    series: tuple[Series, ...]
    currency: str
    stacked: bool = False
    unit: Literal["money", "days"] = "money"
    line: Series | None = None
    block: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class Band:
    """Grades through time: their names from the best to the worst, and one of them, or none, for every place."""

    label: Label
    names: tuple[object, ...]
    values: tuple[int | None, ...]  # which of the names
    marked: frozenset[int]  # places at which a grade was recorded


@dataclass(frozen=True, slots=True)
class Steps:
    """Bands of grades over months, one above the other."""

    key: str
    title: Label
    description: Message
    months: tuple[tuple[int, int], ...]
    bands: tuple[Band, ...]
    block: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to say, and why: nobody looked (`investigated` false), or somebody did and found none."""

    text: Message
    investigated: bool
    title: Label | None = None
    block: Literal["nothing"] = "nothing"


@dataclass(frozen=True, slots=True)
class Sources:
    """A statement and the records it rests on, by file: id and line (0 where it is unknown); `more` are not listed."""

    text: Message
    files: tuple[tuple[object, tuple[tuple[str, int], ...]], ...]
    more: int
    title: Label | None = None
    block: Literal["sources"] = "sources"


Block = Table | Facts | Chart | Steps | Nothing | Sources


@dataclass(frozen=True, slots=True)
class Section:
    """`number` counts from 1, the conclusion being the first."""

    number: int
    key: str
    title: Label
    blocks: tuple[Block, ...]
