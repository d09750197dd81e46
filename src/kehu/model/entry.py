"""The base of every model: unknown keys refused, empty values absent, labels beside fields; and back to text.

A field is declared as `name: Annotated[Type | None, Label("english", "中文")] = None`; its label serves messages,
options, tables, reports and schemas. A Python keyword used as a key (`for`, `with`, `from`) has a trailing `_`
and an alias.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic.fields import FieldInfo

from kehu.lang import Label
from kehu.model.kinds import Kind
from kehu.model.lazily import resolved
from kehu.model.types import RecordId

TextData = str | list[Any] | dict[str, Any]


class Entry(BaseModel):
    """A mapping in a file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict) and "" in data.values():
            known = keys(cls)  # an unknown key is wrong even without a value: `amount: 1,200.00` makes a key of 200.00
            return {key: value for key, value in data.items() if value != "" or key not in known}
        return data

    def data(self) -> dict[str, TextData]:
        """What is set, as the plain text data that stands in a file, in the model's order."""
        shown = {}
        for key, info in keys(type(self)).items():
            value = getattr(self, info.attribute)
            if info.attribute in self.model_fields_set and value not in (None, [], {}):
                shown[key] = plain(value)
        return shown


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a model: its name in the file, its attribute in Python, its label and pydantic's own knowledge."""

    name: str
    attribute: str
    label: Label
    field: FieldInfo

    @property
    def required(self) -> bool:
        return self.field.is_required()

    @property
    def annotation(self) -> Any:
        """The field's type, with the classes themselves where the model only names them."""
        return resolved(self.field.annotation)


@cache
def keys(model: type[BaseModel]) -> dict[str, Key]:
    """The keys of a model in their order."""
    found = {}
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        found[name] = Key(name, attribute, _label(info, name), info)
    return found


def _label(info: FieldInfo, name: str) -> Label:
    for each in info.metadata:
        if isinstance(each, Label):
            return each
    raise TypeError(f"the field {name} has no label")


def plain(value: Any) -> TextData:
    """A typed value as the text, list or mapping of texts that stands in a file."""
    match value:
        case Entry():
            return value.data()
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case datetime.date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case None:
            return ""
        case _:
            return str(value)


class Record(Entry):
    """A mapping with an `id` in one of a customer's lists."""

    KIND: ClassVar[Kind]
    id: Annotated[RecordId, Label("id", "编号")]

    @property
    def day(self) -> datetime.date | None:
        """The day of the record, where it has one."""
        value = getattr(self, keys(type(self))[self.KIND.date].attribute, None) if self.KIND.date else None
        return value if isinstance(value, datetime.date) else None
