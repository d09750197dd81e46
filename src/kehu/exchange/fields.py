"""What a field of a model holds, as far as an import must know: dates, numbers, choices, other records."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from typing import Any, get_args

from kehu.model.choices import FieldType
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.own import CustomField
from kehu.model.types import Choice


class Holds(Enum):
    """What kind of text a field takes."""

    TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    YES_NO = auto()
    CHOICE = auto()
    RECORD = auto()  # the id of another record of the customer
    OTHER = auto()  # lists and mappings, which one cell cannot fill


REFERENCES = {"for": "sales", "sale": "sales", "order": "orders"}
BY_SUBKEY = ("external_ids", "custom")  # mappings whose keys the firm chooses: filled as `custom.colour`
_CUSTOM = {
    FieldType.NUMBER: Holds.NUMBER,
    FieldType.AMOUNT: Holds.NUMBER,
    FieldType.WHOLE: Holds.NUMBER,
    FieldType.DATE: Holds.DAY,
    FieldType.YES_NO: Holds.YES_NO,
}


@cache
def holds(model: type[Entry], name: str) -> Holds:
    """What the field of that key holds. KeyError if there is none."""
    annotation = keys(model)[name].annotation
    if issubclass(model, Record) and name in REFERENCES:
        return Holds.RECORD
    kinds = set(_plain_types(annotation))
    if choice_of(model, name):
        return Holds.CHOICE
    for kind, held in ((bool, Holds.YES_NO), (datetime.date, Holds.DAY), (Decimal, Holds.NUMBER), (int, Holds.NUMBER)):
        if kinds == {kind}:
            return held
    return Holds.TEXT if kinds == {str} else Holds.OTHER


def choice_of(model: type[Entry], name: str) -> type[Choice] | None:
    """The choices of a field that has some."""
    kinds = list(_plain_types(keys(model)[name].annotation))
    return kinds[0] if len(kinds) == 1 and issubclass(kinds[0], Choice) else None


def _plain_types(annotation: Any) -> list[type]:
    """The classes that an annotation is made of, without None, `Annotated` and what stands in it."""
    if isinstance(annotation, type) and not get_args(annotation):
        return [] if annotation is type(None) else [annotation]
    if hasattr(annotation, "__metadata__"):
        return _plain_types(annotation.__origin__)
    found = [each for part in get_args(annotation) for each in _plain_types(part)]
    mapping = getattr(annotation, "__origin__", None) is dict
    return [*found, dict] if mapping else found


def customer_holds(name: str, custom: Mapping[str, CustomField]) -> Holds:
    """What a customer's field holds, `custom.colour` and `external_ids.sap` among them. KeyError if there is none."""
    head, dot, rest = name.partition(".")
    if not dot:
        return holds(Customer, name)
    if head == "custom":
        return _CUSTOM.get(custom[rest].type, Holds.TEXT)
    if head == "external_ids" and rest:
        return Holds.TEXT
    raise KeyError(name)
