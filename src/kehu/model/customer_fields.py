"""The fields of a customer that an expression may speak of, and their values: every field of the file that holds one
value or a list of texts, those within mappings by dotted names, and the firm's own by the types that it declares.

Lists of records are not here: what follows from them is figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from kehu.lang import Label
from kehu.model.choices import FieldType
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.expression.fields import Field, Kind, Option
from kehu.model.own import CustomField
from kehu.model.settings import Settings
from kehu.model.types import Choice

CUSTOM, OPEN = "custom", "external_ids"
_KINDS = {"str": Kind.TEXT, "Decimal": Kind.NUMBER, "int": Kind.NUMBER, "date": Kind.DAY, "bool": Kind.YES_NO}
_CUSTOM_KINDS = {
    FieldType.TEXT: Kind.TEXT,
    FieldType.NUMBER: Kind.NUMBER,
    FieldType.AMOUNT: Kind.NUMBER,
    FieldType.WHOLE: Kind.NUMBER,
    FieldType.DATE: Kind.DAY,
    FieldType.YES_NO: Kind.YES_NO,
    FieldType.CHOICE: Kind.CHOICE,
}


def customer_fields(settings: Settings) -> list[Field]:
    """All of them, in the order of the file."""
    own = [_custom(name, declared) for name, declared in settings.custom.items()]
    return [*fields_of(Customer), *own]


def open_ended(name: str) -> Field | None:
    """A field of a mapping whose keys the firm chooses: external_ids.erp."""
    first, dot, rest = name.partition(".")
    return Field(name, Label(name, name)) if first == OPEN and dot and rest else None


def customer_value(customer: Customer, name: str, settings: Settings) -> Any:
    """The value of a field; None if there is none."""
    found: Any = customer
    steps = name.split(".", 1) if name.startswith((f"{CUSTOM}.", f"{OPEN}.")) else name.split(".")
    for step in steps:
        if isinstance(found, Mapping):
            found = found.get(step)
        elif found is not None:
            model: type[Entry] = type(found)
            found = getattr(found, keys(model)[step].attribute)
    if steps[0] == CUSTOM and isinstance(found, str):
        return _typed(found, settings.custom.get(steps[1]))
    return found.value if isinstance(found, Choice) else found


def _typed(text: str, declared: CustomField | None) -> Any:
    value = declared.read(text) if declared else text
    return value.value if isinstance(value, Choice) else value


def fields_of(model: type[Entry], prefix: str = "", above: Label | None = None) -> Iterator[Field]:
    """The fields of any model, those within mappings by dotted names."""
    for key, info in keys(model).items():
        kind, many = _bare(info.annotation), False
        if get_origin(kind) is list:
            kind, many = _bare(get_args(kind)[0]), True
        if not isinstance(kind, type):
            continue
        label = Label(f"{above.en}: {info.label.en}", f"{above.zh}：{info.label.zh}") if above else info.label
        if issubclass(kind, Entry):
            if not many:
                yield from fields_of(kind, f"{prefix}{key}.", label)
        elif issubclass(kind, Choice):
            yield Field(prefix + key, label, Kind.CHOICE, _options(kind), many)
        elif kind.__name__ in _KINDS:
            yield Field(prefix + key, label, _KINDS[kind.__name__], (), many)


def _options(kind: type[Choice]) -> tuple[Option, ...]:
    return tuple(Option(each.value, each.label) for each in kind)


def _custom(name: str, declared: CustomField) -> Field:
    options = tuple(Option(each, label) for each, label in declared.choices.items())
    return Field(f"{CUSTOM}.{name}", declared.label(name), _CUSTOM_KINDS[declared.type], options)


def _bare(annotation: Any) -> Any:
    """The type inside `Annotated[…]` and `… | None`."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    kinds = [each for each in get_args(annotation) if each is not type(None)]
    return _bare(kinds[0]) if len(kinds) == 1 and type(None) in get_args(annotation) else annotation
