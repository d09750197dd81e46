"""What a dotted name such as `watch.cause` or `contacts.P7k3m2a.phone` means in a customer's file.

Items of a list are named by their id, those of a list without ids by their number from 1. Finds places in data and
changes nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kehu.archive.rendering import Value
from kehu.archive.shape import Form, Shape, form, written
from kehu.errors import WRONG_USAGE, KehuError
from kehu.lang import Message, m
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.settings import Settings
from kehu.nearest import nearest

Path = tuple[str | int, ...]


class _Wrong(KehuError):
    exit_code = WRONG_USAGE


class NoField(_Wrong):
    sentence = "there is no field “{field}”"
    hint = "{advice}"


class NoItem(_Wrong):
    sentence = "{field}: there is no “{item}” in this list"
    hint = "{advice}"


class ItemTwice(_Wrong):
    sentence = "{field}: the id {item} stands twice in this file"
    hint = "mend the file first: kehu edit"


class NotSettable(_Wrong):
    sentence = "{field} cannot be set"
    hint = "codes and ids stand for ever, because other records, papers and people refer to them"


class HasParts(_Wrong):
    sentence = "{field} is not one value"
    hint = "set a part of it: {example}"


class NothingNamed(_Wrong):
    sentence = "{field}: the list names nothing"
    hint = "write a,b; or nothing at all after the equals sign to remove the list"


class HasNoParts(_Wrong):
    sentence = "{field}: {whole} has no parts"
    hint = "set it as a whole: {whole}=…"


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a customer's data: its path, what may stand there, and for each step the order of its siblings.

    `form` is None for an item of a list.
    """

    name: str
    path: Path
    form: Form | None
    orders: tuple[Sequence[str], ...]
    example: str = ""

    def value(self, words: str) -> Value:
        """What stands in the file for a person's words. A list is given with commas, as in one line of CSV."""
        if self.form is None or self.form.shape in (Shape.ITEMS, Shape.MAPPING, Shape.PAIRS):
            raise HasParts(field=self.name, example=self.example)
        many = self.form.shape in (Shape.TEXTS, Shape.CLAIMS)
        items = _items(words) if many else [words]
        if not items:
            raise NothingNamed(field=self.name)
        return written(self.form, items, self.name)

    @property
    def removable(self) -> bool:
        """A whole list of records is not taken out by a slip of the hand."""
        return self.form is None or self.form.shape is not Shape.ITEMS

    def order(self, data: Any) -> Sequence[str]:
        """The order of the keys among which the first step that is not there yet has to find its place."""
        for step, siblings in zip(self.path, self.orders, strict=True):
            there = step in data if isinstance(data, dict) else isinstance(data, list) and int(step) < len(data)
            if not there:
                return siblings
            data = data[step]
        return ()


def _items(words: str) -> list[str]:
    """`a,b` as two texts; a text with a comma stands in double quotes: `"Acme, Inc.",Bolt`."""
    rows = csv.reader(words.splitlines(), skipinitialspace=True)
    return [each.strip() for row in rows for each in row if each.strip()]


def find(data: dict[str, Any], name: str, settings: Settings) -> Target:
    """The place that a dotted name means in a customer's data."""
    return _Search(name, settings).mapping(data, Customer, name)


class _Search:
    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self.settings = settings
        self.path: list[str | int] = []
        self.orders: list[Sequence[str]] = []

    def mapping(self, here: Any, model: type[Entry], rest: str) -> Target:
        """Look for the first step of `rest` among the keys of a model."""
        word, dot, after = rest.partition(".")
        step = self._known(model, word)
        if (model, step) == (Customer, "code") or (issubclass(model, Record) and step == "id"):
            raise NotSettable(field=self.name)
        self._go(step, list(keys(model)))
        what = form(keys(model)[step])
        below = here.get(step) if isinstance(here, dict) else None
        if not dot:
            return self._found(what, _example(self.name, what))
        if what.shape is Shape.PAIRS and after:
            return self._own(below, after) if (model, step) == (Customer, CUSTOM) else self._pair(after)
        if what.shape is Shape.MAPPING:
            return self.mapping(below, what.type, after)
        if what.shape is Shape.ITEMS:
            return self._item(below if isinstance(below, list) else [], what.type, after)
        raise HasNoParts(field=self.name, whole=self.name[: len(self.name) - len(after) - 1])

    def _pair(self, after: str, kind: type = str, siblings: Sequence[str] = ()) -> Target:
        self._go(after, siblings)
        return self._found(Form(Shape.ONE, kind))

    def _own(self, here: Any, rest: str) -> Target:
        """Look for the rest among what the firm declares: one of its fields, or a list of its records."""
        declared, lists = self.settings.custom, self.settings.own_lists
        siblings = [*declared, *lists]
        field = declared.get(rest)
        if field:
            return self._pair(rest, field.offers or str, siblings)
        word, _, after = rest.partition(".")
        name = word if word in lists else word.replace("-", "_")
        if name not in lists:
            return self._pair(rest, siblings=siblings)  # what is not declared, checking refuses
        self._go(name, siblings)
        records = here.get(name) if isinstance(here, dict) else None
        if not after:
            example = next(part for part in keys(lists[name]) if part != "id")
            return self._found(Form(Shape.ITEMS, lists[name]), f"{self.name}.ID.{example}=…")
        return self._item(records if isinstance(records, list) else [], lists[name], after)

    def _known(self, model: type[Entry], word: str) -> str:
        known = keys(model)
        step = word if word in known else word.replace("-", "_")
        if step in known:
            return step
        near = nearest(word, known)
        if near:
            advice = m("did you mean “{near}”?", near=near)
        elif model is Customer:
            advice = m("fields of your own are named custom.NAME; all fields: kehu add customer --help")
        else:
            advice = m("known here: {known}", known=list(known))
        raise NoField(field=self.name, advice=advice)

    def _item(self, items: list[Any], model: type[Entry], rest: str) -> Target:
        """Look for a list's item: by its id, which may hold dots itself, or by its number."""
        if issubclass(model, Record):
            index, word = self._by_id(items, rest)
        else:
            word = rest.partition(".")[0]
            index = self._by_number(items, word)
        self._go(index, ())
        after = rest[len(word) + 1 :]
        below = items[index] if index < len(items) else None
        if not after:
            part = next(name for name in keys(model) if name != "id")
            return self._found(None, f"{self.name}.{part}=…")
        return self.mapping(below, model, after)

    def _by_id(self, items: list[Any], rest: str) -> tuple[int, str]:
        ids = [each.get("id") if isinstance(each, dict) else None for each in items]
        meant = [id for id in ids if isinstance(id, str) and (rest == id or rest.startswith(id + "."))]
        if not meant:
            word = rest.partition(".")[0]
            raise NoItem(field=self.name, item=word, advice=_offer(word, [id for id in ids if isinstance(id, str)]))
        longest = max(meant, key=len)
        if meant.count(longest) > 1:
            raise ItemTwice(field=self.name, item=longest)
        return ids.index(longest), longest

    def _by_number(self, items: list[Any], word: str) -> int:
        if word.isascii() and word.isdigit() and 1 <= int(word) <= len(items) + 1:
            return int(word) - 1
        advice = m("its items are numbered from 1; {n} adds one", n=len(items) + 1)
        raise NoItem(field=self.name, item=word, advice=advice)

    def _go(self, step: str | int, siblings: Sequence[str]) -> None:
        self.path.append(step)
        self.orders.append(siblings)

    def _found(self, what: Form | None, example: str = "") -> Target:
        return Target(self.name, tuple(self.path), what, tuple(self.orders), example)


def _offer(word: str, ids: list[str]) -> Message:
    near = nearest(word, ids)
    if near:
        return m("did you mean “{near}”?", near=near)
    if not ids:
        return m("the list is empty; kehu add makes records")
    return m("items are named by their id; the last ones are {ids}", ids=ids[-5:])


def _example(name: str, what: Form) -> str:
    if what.shape is Shape.MAPPING:
        return f"{name}.{next(iter(keys(what.type)))}=…"
    if what.shape is Shape.ITEMS:
        inner = next(part for part in keys(what.type) if part != "id")
        return f"{name}.{'ID' if issubclass(what.type, Record) else 1}.{inner}=…"
    return f"{name}.NAME=…"
