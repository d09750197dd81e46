"""What a field of a model takes from a person's words, and what these become in a file: text, lists, mappings.

A choice's label in either language becomes the stored English value; everything else stays as typed, for the model to
judge. Knows no option and no dotted path: whoever calls says by what name the field was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, get_args, get_origin

from kehu.archive.rendering import Value
from kehu.errors import WRONG_USAGE, KehuError
from kehu.model.entry import Entry, Key, keys
from kehu.model.types import Choice


class Shape(Enum):
    """How the values of a field are built."""

    ONE = auto()  # a text, date, number, choice
    TEXTS = auto()  # a list of texts
    CLAIMS = auto()  # what a receipt pays: ids, with or without amounts
    PAIRS = auto()  # a mapping whose keys the firm chooses
    MAPPING = auto()  # a mapping with a model
    ITEMS = auto()  # a list of mappings with a model


class NotPair(KehuError):
    sentence = "{field}: “{words}” is not NAME=VALUE"
    hint = "write the name, an equals sign and the value, without spaces around it"
    exit_code = WRONG_USAGE


class SaidTwice(KehuError):
    sentence = "{field}: {name} is given twice"
    hint = "give it once"
    exit_code = WRONG_USAGE


class NotCounted(KehuError):
    sentence = "{field}: {item} is not the next item of the list"
    hint = "its items are counted from 1: {example}"
    exit_code = WRONG_USAGE


class NotText(KehuError):
    sentence = "{field}: the value holds characters that are not valid text"
    hint = "the terminal and the shell must agree on one encoding, best UTF-8"
    exit_code = WRONG_USAGE


@dataclass(frozen=True, slots=True)
class Form:
    """The shape of a field, and the type of its one value or of its items."""

    shape: Shape
    type: Any  # a class


@cache
def _form(annotation: Any) -> Form:
    kind = _bare(annotation)
    origin = get_origin(kind)
    if origin is tuple:
        return Form(Shape.CLAIMS, str)
    if origin is dict:
        return Form(Shape.PAIRS, str)
    if origin is list:
        item = _bare(get_args(kind)[0])
        return Form(Shape.ITEMS if issubclass(item, Entry) else Shape.TEXTS, item)
    return Form(Shape.MAPPING if issubclass(kind, Entry) else Shape.ONE, kind)


def _bare(annotation: Any) -> Any:
    """The type inside `Annotated[…]` and `… | None`."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    kinds = [each for each in get_args(annotation) if each is not type(None)]
    return _bare(kinds[0]) if len(kinds) == 1 and type(None) in get_args(annotation) else annotation


def form(key: Key) -> Form:
    """What the field of a key takes."""
    annotation: Any = key.annotation
    return _form(annotation)


def written(form: Form, words: Sequence[str], field: str) -> Value:
    """The value that stands in a file for what was given; `field` names the field in a complaint.

    Raises NotPair, SaidTwice, NotCounted or NotText. Whether the value is right, the model says.
    """
    for each in words:
        must_be_text(each, field)
    match form.shape:
        case Shape.TEXTS:
            return list(words)
        case Shape.CLAIMS:
            return _claims(words, field)
        case Shape.PAIRS:
            return {**_pairs(words, field)}
        case Shape.MAPPING:
            return {**_mapping(form.type, _pairs(words, field), field)}
        case Shape.ITEMS:
            return [*_items(form.type, _pairs(words, field), field)]
    return _one(form.type, words[-1])


def must_be_text(word: str, field: str) -> None:
    """NotText for what the system could not decode: it could not be written either."""
    if any("\ud800" <= character <= "\udfff" for character in word):
        raise NotText(field=field)


def _one(kind: Any, word: str) -> str:
    member = kind.named(word) if issubclass(kind, Choice) else None
    return member.value if member else word


def _mapping(model: type[Entry], parts: dict[str, str], field: str) -> dict[str, Value]:
    """A mapping from its parts, among them those of lists: `name`, `family.1.name`."""
    known = keys(model)
    found: dict[str, Value] = {}
    lists: dict[str, dict[str, str]] = {}
    for name, word in parts.items():
        list_name, dot, rest = name.partition(".")
        if dot and list_name in known and form(known[list_name]).shape is Shape.ITEMS:
            lists.setdefault(list_name, {})[rest] = word
        else:
            found[name] = _inner(model, name, word)
    return found | {name: [*_items(form(known[name]).type, inner, field)] for name, inner in lists.items()}


def _items(model: type[Entry], parts: dict[str, str], field: str) -> list[dict[str, Value]]:
    """A list of mappings from its counted parts: `1.name`, `1.relation`, `2.name`."""
    items: list[dict[str, str]] = []
    for name, word in parts.items():
        number, dot, part = name.partition(".")
        if not (dot and part and number.isascii() and number.isdigit() and 1 <= int(number) <= len(items) + 1):
            raise NotCounted(field=field, item=number, example=f"1.{next(iter(keys(model)))}=…")
        if int(number) > len(items):
            items.append({})
        items[int(number) - 1][part] = word
    return [_mapping(model, item, field) for item in items]


def _inner(model: type[Entry], name: str, word: str) -> str:
    known = keys(model)
    return _one(form(known[name]).type, word) if name in known else word


def _pairs(words: Sequence[str], field: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in words:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise NotPair(field=field, words=each)
        if name in found:
            raise SaidTwice(field=field, name=name)
        found[name] = value
    return found


def _claims(words: Sequence[str], field: str) -> Value:
    """One id, a list of ids or, if one has an amount, a mapping; an id without an amount there pays what is open."""
    found: dict[str, Value] = {}
    for each in words:
        name, _, amount = each.partition("=")
        if name in found:
            raise SaidTwice(field=field, name=name)
        found[name] = amount
    if any(found.values()):
        return found
    return next(iter(found)) if len(found) == 1 else list(found)
