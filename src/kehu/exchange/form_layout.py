"""A form ready to be filled: its groups of blanks and tables, each with its label and with what it takes.

The model says which fields a form has and what they hold; here the two are put together, with the firm's own fields and
colleagues. It prints nothing and reads no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kehu.archive.shape import Shape, form
from kehu.exchange.fields import Holds, choice_of, customer_holds, holds
from kehu.lang import Label, Message, m, text
from kehu.model import forms
from kehu.model.choices import CustomerKind, FieldType, Role
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Key, keys
from kehu.model.own import CustomField, OwnRecord
from kehu.model.settings import Settings
from kehu.model.types import Choice

Path = tuple[str, ...]
TITLES = {
    CustomerKind.ORGANIZATION: Label("Customer form: organisation", "客户资料表（组织型客户）"),
    CustomerKind.INDIVIDUAL: Label("Customer form: individual", "客户资料表（个人型客户）"),
}
OWN_FIELDS = Label("Fields of our own", "自定义资料")
COLLEAGUES = ("owner", "collected_by", "known_by")  # fields that a colleague's name goes into
DAY_KEPT = "2026-01-31"  # how a date is written, in the notes


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in. `path` is its key in the customer, or in a table's row."""

    path: Path
    label: Label
    holds: Holds
    choices: tuple[Choice, ...] = ()
    required: bool = False
    many: bool = False
    whole: bool = False
    long: bool = False
    offered: tuple[str, ...] = ()  # words to choose from
    only_offered: bool = False  # no other word is right

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def percent(self) -> bool:
        return self.label.en.endswith("(%)")


@dataclass(frozen=True, slots=True)
class Table:
    """Several rows of the same blanks: a list of the customer."""

    path: Path
    label: Label
    model: type[Entry]
    columns: tuple[Blank, ...]  # the required ones first

    @property
    def name(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the form; tables come after the blanks, as they are asked."""

    name: str
    label: Label
    blanks: tuple[Blank, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known already, printed to be read, one line or several."""

    label: Label
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """`name` says what is filled in and `of` for which role or customer; both stand in the file to be read back.

    `about` stands above the blanks. `inside` is for us alone, and so on a sheet of its own.
    """

    name: str
    title: Message
    groups: tuple[Group, ...]
    of: str = ""
    answers: Mapping[str, Label] = field(default_factory=dict)  # what stands in the blanks already
    about: tuple[Fact, ...] = ()
    inside: tuple[Fact, ...] = ()

    def blanks(self) -> Iterator[Blank]:
        """Every blank outside tables."""
        return (blank for group in self.groups for blank in group.blanks)

    def said(self, path: Sequence[str | int]) -> str:
        """What stands at a path of the customer, by the labels of the form."""
        for table in self.tables():
            if tuple(path[: len(table.path)]) == table.path:
                row, *column = path[len(table.path) :] or [""]
                inner = [text(each.label) for each in table.columns if [*each.path] == column]
                return " ".join([text(table.label), *([str(row + 1)] if isinstance(row, int) else []), *inner])
        blank = next((each for each in self.blanks() if each.path == tuple(path)), None)
        return text(blank.label) if blank else ".".join(map(str, path))

    def tables(self) -> Iterator[Table]:
        return (table for group in self.groups for table in group.tables)


def form_of(kind: CustomerKind, role: Role | None, settings: Settings) -> Form:
    """The form of a kind of customer; of both roles where none is said."""
    groups = [group_of(section, Customer, settings) for section in forms.sections(kind, role)]
    if settings.custom or settings.records:
        own = tuple(_own_blank(name, declared) for name, declared in settings.custom.items())
        tables = tuple(_own_table(name, declared, settings) for name, declared in settings.own_lists.items())
        groups.append(Group(CUSTOM, OWN_FIELDS, own, tables))
    if role is None:
        return Form(kind.value, m("{title}", title=TITLES[kind]), tuple(groups))
    title = m("{title}, {role}", title=TITLES[kind], role=role.label)
    return Form(kind.value, title, tuple(groups), role.value, {"role": role.label})


def group_of(section: forms.Section, whole: type[Entry], settings: Settings) -> Group:
    """The blanks and tables of a section, whose keys are those of a model."""
    blanks: list[Blank] = []
    tables: list[Table] = []
    for dotted in section.keys:
        path = tuple(dotted.split("."))
        model, key = _key_at(path, whole)
        if form(key).shape is Shape.ITEMS:
            tables.append(_table(path, key, settings))
        else:
            blanks.append(_blank(path, model, key, settings))
    return Group(section.name, section.label, tuple(blanks), tuple(tables))


def _key_at(path: Path, model: type[Entry]) -> tuple[type[Entry], Key]:
    """The key of a path in a model, and the model that it belongs to."""
    for step in path[:-1]:
        model = form(keys(model)[step]).type
    return model, keys(model)[path[-1]]


def _table(path: Path, key: Key, settings: Settings) -> Table:
    model: type[Entry] = form(key).type
    dotted = ".".join(path)
    filled = "" if dotted in forms.DAY_ASKED else getattr(model, "DATE", "")
    left_out = (*forms.LEFT_OUT_EVERYWHERE, *forms.LEFT_OUT.get(dotted, ()))
    columns = [
        replace(_blank((name,), model, inner, settings), required=inner.required and name != filled, long=False)
        for name, inner in keys(model).items()
        if name not in left_out and form(inner).shape in (Shape.ONE, Shape.TEXTS)
    ]
    return Table(path, key.label, model, tuple(sorted(columns, key=lambda column: not column.required)))


def _blank(path: Path, model: type[Entry], key: Key, settings: Settings) -> Blank:
    what = form(key)
    choices = choice_of(model, key.name)
    return Blank(
        path=path,
        label=key.label,
        holds=holds(model, key.name) if what.shape is Shape.ONE else Holds.TEXT,
        choices=tuple(choices) if choices else (),
        required=key.required and len(path) == 1,  # what a mapping needs is needed only if there is the mapping
        many=what.shape is Shape.TEXTS,
        whole=what.type is int,
        long=".".join(path) in forms.LONG,
        offered=_offered(key.name, settings),
    )


def colleagues(settings: Settings) -> tuple[str, ...]:
    """Who of us may be named: those who have not left."""
    return tuple(each.name for each in settings.staff if each.left_on is None)


def _offered(name: str, settings: Settings) -> tuple[str, ...]:
    if name in COLLEAGUES:
        return colleagues(settings)
    return tuple(settings.units) if name == "unit" else ()


def _own_blank(name: str, declared: CustomField) -> Blank:
    return Blank(
        path=(CUSTOM, name),
        label=declared.label(name),
        holds=customer_holds(f"{CUSTOM}.{name}", {name: declared}),
        choices=tuple(declared.offers or ()),
        required=declared.required,
        whole=declared.type is FieldType.WHOLE,
    )


def _own_table(name: str, kind: type[OwnRecord], settings: Settings) -> Table:
    columns = [
        replace(_blank((each,), kind, key, settings), required=key.required)
        for each, key in keys(kind).items()
        if each in kind.FIELDS
    ]
    ordered = sorted(columns, key=lambda column: not column.required)
    return Table((CUSTOM, name), kind.KIND.label, kind, tuple(ordered))


def advice(blank: Blank) -> list[Message]:
    """What a person who fills the blank in should know; nothing where its label says it all."""
    said = [m("required")] if blank.required else []
    if blank.many:
        said.append(m("several: with ；between them"))
    elif blank.choices or blank.only_offered:
        said.append(m("choose one"))
    elif blank.holds is Holds.DAY:
        said.append(m("date, like {day}", day=DAY_KEPT))
    elif blank.holds is Holds.YES_NO:
        said.append(m("yes or no"))
    elif blank.whole:
        said.append(m("whole number"))
    elif blank.holds is Holds.NUMBER and not blank.percent:
        said.append(m("number"))
    return said
