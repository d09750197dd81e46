"""What `--where`, `--sort` and `--columns` ask of a list of customers, and how the fields and figures they name are
shown. Evaluating and grading are the core's; nothing is graded that none of the three names.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from kehu.cli import output
from kehu.cli.output import Cell, Column
from kehu.cli.usage import WrongUsage
from kehu.grading.figures import Subject
from kehu.lang import Label, m, text
from kehu.lang.width import cells, pad
from kehu.model.expression.fault import BadExpression
from kehu.model.expression.fields import Field, Fields, Kind
from kehu.model.expression.meaning import Condition, bind, values
from kehu.model.expression.parse import parse
from kehu.model.expression.tree import named

Row = TypeVar("Row")
Figures = Mapping[str, tuple[Any, ...]]  # of one customer, by the name of the field
SEPARATORS = str.maketrans({"，": ",", "、": ","})


class FieldUnknown(WrongUsage):
    sentence = "{option}: there is no field “{name}”"
    hint = "`kehu list --fields` lists all fields"


class FieldMistyped(FieldUnknown):
    hint = "did you mean {near}? `kehu list --fields` lists all fields"


class WhereBad(WrongUsage):
    sentence = "--where, character {place}: {why}"
    hint = "{advice}"


@dataclass(frozen=True)
class Order:
    """One key to sort by."""

    field: Field
    descending: bool


@dataclass(frozen=True)
class Chosen:
    """The three options understood; `where` None lets everybody pass. `asked` are the names that `where` speaks of."""

    where: Condition | None
    orders: Sequence[Order]
    columns: Sequence[Field]  # none twice
    asked: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Every field that is looked at of a customer."""
        return self.asked | self._told

    @property
    def _told(self) -> frozenset[str]:
        return frozenset(field.name for field in (*self.columns, *(order.field for order in self.orders)))

    def figures(self, subject: Subject) -> Figures:
        """What sorting and the columns need of a customer; the customer itself need not be kept."""
        return {name: values(subject.value(name)) for name in self._told}

    def sort(self, rows: list[Row], figures: Callable[[Row], Figures]) -> list[Row]:
        """The rows by the keys, the first key first; who has no value comes last, whatever the direction."""
        for order in reversed(self.orders):
            keyed = [(_key(order.field, figures(row)), row) for row in rows]
            present = [(key, row) for key, row in keyed if key is not None]
            present.sort(key=lambda each: each[0], reverse=order.descending)
            rows = [row for _, row in present] + [row for key, row in keyed if key is None]
        return rows

    @property
    def headings(self) -> list[Column]:
        return [Column(field.label, field.kind.numeric) for field in self.columns]

    def shown(self, figures: Figures) -> list[Cell]:
        """The columns for people."""
        return [_shown(field, figures.get(field.name, ())) for field in self.columns]

    def plain(self, figures: Figures) -> dict[str, Any]:
        """The columns for programs, by name: a list where a field may have several values, None where it has none."""
        return {field.name: _plain(field, figures.get(field.name, ())) for field in self.columns}


def choose(fields: Fields, day: datetime.date, where: str | None, sort: str | None, columns: str | None) -> Chosen:
    """Understand the options, or say what is wrong with them."""
    condition, asked = _condition(fields, day, where) if where is not None else (None, frozenset[str]())
    return Chosen(
        condition,
        [
            Order(_field(fields, "--sort", name.removeprefix("-")), name.startswith("-"))
            for name in _names(sort)
        ],
        list({found.name: found for found in (_field(fields, "--columns", name) for name in _names(columns))}.values()),
        asked,
    )  # fmt: skip


def _condition(fields: Fields, day: datetime.date, where: str) -> tuple[Condition, frozenset[str]]:
    """What the expression asks, and the fields that it names."""
    try:
        tree = parse(where)
        found = (fields.find(each) for each in named(tree))
        return bind(tree, fields, day, where), frozenset(each.name for each in found if each)
    except BadExpression as error:
        at, why, advice = (error.values[name] for name in ("at", "why", "advice"))
        assert isinstance(at, int)
        for line in _pointed(where, at):
            output.note(line)
        raise WhereBad(command="kehu list", place=at + 1, why=why, advice=advice) from error


def _pointed(where: str, at: int) -> Iterator[str]:
    """The expression, and a mark below the character that is meant; of a long one what stands around."""
    start = max(0, at - 60)
    before, after = (_visible(part) for part in (where[start:at], where[at : at + 40]))
    yield before + after
    yield pad("", cells(before)) + "^"


def _visible(text: str) -> str:
    return "".join(each if each.isprintable() else " " for each in text)


def _names(keys: str | None) -> list[str]:
    return [name.strip() for name in (keys or "").translate(SEPARATORS).split(",") if name.strip()]


def _field(fields: Fields, option: str, name: str) -> Field:
    found = fields.find(name)
    if found is not None:
        return found
    near = fields.nearest(name)
    if near:
        raise FieldMistyped(command="kehu list", option=option, name=name, near=near)
    raise FieldUnknown(command="kehu list", option=option, name=name)


def _key(field: Field, figures: Figures) -> Any:
    """What a field sorts by: choices by the order of their values, texts without regard to case."""
    found = figures.get(field.name)
    if not found:
        return None
    if field.kind is Kind.CHOICE:
        choices = field.choices
        return choices.index(found[0]) if found[0] in choices else len(choices)
    return found[0].casefold() if isinstance(found[0], str) else found[0]


def _shown(field: Field, found: Sequence[Any]) -> Cell:
    if not found:
        return None
    if not field.many:
        return _shown_value(field, found[0])
    return [_shown_value(field, each) for each in found]


def _shown_value(field: Field, value: Any) -> Cell:
    match value:
        case bool():
            return m("yes") if value else m("no")
        case Fraction():
            ratio = output.ratio_text(Decimal(value.numerator) * 100, value.denominator)
            return output.percent_text(ratio[:-3]) if ratio else None
        case str() if option := field.option(value):
            return option.label
    return value


def _plain(field: Field, found: Sequence[Any]) -> Any:
    said = [_plain_value(each) for each in found]
    return said if field.many else said[0] if said else None


def _plain_value(value: Any) -> Any:
    if isinstance(value, Fraction):
        return output.ratio_text(value.numerator, value.denominator)
    return value if isinstance(value, (bool, int, Decimal, datetime.date)) else str(value)


def csv_cell(value: Any) -> Cell:
    """A value for a spreadsheet: several on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else value


FIELD_COLUMNS = (
    Column(Label("Name", "名称")),
    Column(Label("Meaning", "含义")),
    Column(Label("Kind", "类型")),
    Column(Label("Values", "取值")),
)


def field_rows(fields: Iterable[Field]) -> Iterator[list[Cell]]:
    """What there is to name."""
    for each in fields:
        yield [each.name, each.label, each.kind, [_named(each, value) for value in each.choices]]


def _named(field: Field, value: str) -> str:
    """A choice by its value and, if it is called otherwise, its label."""
    option = field.option(value)
    label = text(option.label) if option else value
    return value if label == value else f"{value} ({label})"


def field_json(each: Field) -> dict[str, Any]:
    return {"name": each.name, "label": each.label, "kind": each.kind.name.lower(), "choices": each.choices}
