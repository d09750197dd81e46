"""JSON Schemas of the files, for an editor's help while typing [D10]; made from the models, never written by hand.

An editor parses YAML by YAML's own guessing, so a number, a date or a text admits whatever plain spelling an editor
may see there (`0755` a number, `no` a boolean); what a value must look like, kehu's own reading decides [D5].
"""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any, get_args, get_origin

from kehu.lang import Label
from kehu.model.binder import Volume
from kehu.model.custom import CUSTOM, Own
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Key, keys
from kehu.model.holidays_file import HolidaysFile
from kehu.model.policy import Policy
from kehu.model.rates_file import RatesFile
from kehu.model.settings import Settings
from kehu.model.types import Choice

Schema = dict[str, Any]
KINDS: dict[str, tuple[type[Entry], Label]] = {
    "customer": (Customer, Label("A customer of a kehu archive", "kehu 档案库中的一个客户")),
    "volume": (Volume, Label("A bound volume of a kehu archive", "kehu 档案库中的年度卷")),
    "kehu": (Settings, Label("The settings of a kehu archive", "kehu 档案库的设置")),
    "policy": (Policy, Label("The policy of a kehu archive", "kehu 档案库的政策")),
    "rates": (RatesFile, Label("The rates of exchange of a kehu archive", "kehu 档案库的汇率")),
    "holidays": (HolidaysFile, Label("The holidays of a kehu archive", "kehu 档案库的节假日")),
}
ABSENT = {"type": "null"}
AMOUNT_PATTERN = r"^-?\d{1,15}(\.\d{1,6})?$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"


def schemas() -> dict[str, str]:
    """File name → text of every schema."""
    return {f"{name}.schema.json": text_of(name) for name in KINDS}


def text_of(name: str, settings: Settings | None = None) -> str:
    """A schema as the text of a file; that of a customer may know what an archive declares of its own."""
    model, title = KINDS[name]
    definitions: dict[str, Schema] = {}
    mapping = _mapping(model, definitions)
    if model is Customer and settings and (settings.custom or settings.records):
        mapping["properties"][CUSTOM] |= _declared(settings, definitions)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{title.zh} · {title.en}",
        **mapping,
        "definitions": definitions,
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _declared(settings: Settings, definitions: dict[str, Schema]) -> Schema:
    """What stands under `custom:` where it is declared."""
    properties: Schema = {}
    for name, field in settings.custom.items():
        label = field.label(name)
        properties[name] = {"title": f"{label.zh} · {label.en}", **_or_absent(_of(field.annotation, definitions))}
    for name, kind in settings.own_lists.items():
        records = {"type": ["array", "null"], "items": _of(kind, definitions)}
        properties[name] = {"title": f"{kind.KIND.label.zh} · {kind.KIND.label.en}", **records}
    return {"properties": properties, "additionalProperties": False}


def _mapping(model: type[Entry], definitions: dict[str, Schema]) -> Schema:
    properties = {name: _described(key, definitions) for name, key in keys(model).items()}
    required = [name for name, key in keys(model).items() if key.required and not _computed(model, name)]
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _computed(model: type[Entry], name: str) -> bool:
    """An amount may be left out where quantity and price give it."""
    return name == "amount" and "price" in keys(model)


def _described(key: Key, definitions: dict[str, Schema]) -> Schema:
    schema = _of(key.annotation, definitions)
    if key.attribute == "for_":
        schema = _claims()
    elif key.annotation == Own:
        schema = {"type": "object", "additionalProperties": _own()}
    elif key.name == "choices":
        schema = {"type": ["array", "object"], "items": _scalar(str), "additionalProperties": _labels()}
    described = {"title": f"{key.label.zh} · {key.label.en}"}
    if not key.required:
        return {**described, "anyOf": [schema, ABSENT]} if "$ref" in schema else {**described, **_or_absent(schema)}
    return {**described, **schema}


def _or_absent(schema: Schema) -> Schema:
    """An empty value is an absent field, and an editor sees null there."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}


def _of(annotation: Any, definitions: dict[str, Schema]) -> Schema:
    inner = _without_none(annotation)
    if get_origin(inner) is list:
        (item,) = get_args(inner)
        kinds = ["array", "string"] if _without_none(item) is str else "array"  # one text stands for a list of one
        return {"type": kinds, "items": _of(item, definitions)}
    if get_origin(inner) is dict:
        return {"type": "object", "additionalProperties": _of(get_args(inner)[1], definitions)}
    if isinstance(inner, type) and issubclass(inner, Entry):
        if inner.__name__ not in definitions:
            definitions[inner.__name__] = {}  # reserves the place, should a model contain itself
            definitions[inner.__name__] = _mapping(inner, definitions)
        return {"$ref": f"#/definitions/{inner.__name__}"}
    return _scalar(inner)


def _without_none(annotation: Any) -> Any:
    """The type inside `Annotated[…]` and `… | None`."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    choices = [each for each in get_args(annotation) if each is not type(None)]
    if type(None) in get_args(annotation) and len(choices) == 1:
        return _without_none(choices[0])
    return annotation


def _scalar(kind: type) -> Schema:
    if issubclass(kind, Choice):
        return {"enum": [each.value for each in kind]}
    if kind is bool:
        return {"enum": [True, False, "true", "false", "yes", "no", "是", "否"]}
    if kind is int:
        return {"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,9}$"}
    if kind is Decimal:
        return {"type": ["number", "string"], "pattern": AMOUNT_PATTERN}
    if kind is datetime.date:
        return {"type": "string", "pattern": DATE_PATTERN}
    return {"type": ["string", "number", "boolean"]}


def _own() -> Schema:
    """A value of the firm's own, or records: which, an archive's own schema says."""
    one = _scalar(str)
    return {"type": [*one["type"], "array", "null"], "items": {"type": "object"}}


def _labels() -> Schema:
    """What a choice is called: in one word, or in each language."""
    one = _scalar(str)
    return {
        "type": [*one["type"], "object", "null"],
        "properties": {"en": one, "zh": one},
        "additionalProperties": False,
    }


def _claims() -> Schema:
    one = _scalar(str)
    return {
        "type": [*one["type"], "array", "object"],
        "items": one,
        "additionalProperties": {"type": ["number", "string", "null"]},
    }
