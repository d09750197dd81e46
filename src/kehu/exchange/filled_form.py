"""What a filled form says: a customer's data, still without code and ids, and where each of its values stands.

Two kinds of files are read here: YAML with the keys of a customer file, and the Excel form. Whether the customer is
right is for the model to say.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from pydantic_core import PydanticCustomError

from kehu.archive.read import read
from kehu.archive.shape import Shape, form
from kehu.errors import WRONG_USAGE, KehuError
from kehu.lang import Message
from kehu.model import forms
from kehu.model.choices import CustomerKind
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.ids import new_id
from kehu.model.kinds import BY_LIST
from kehu.model.problem import Problem
from kehu.model.settings import Settings
from kehu.model.types import Choice, read_day

Path = Sequence[str | int]
Place = tuple[str, int, int]  # file (of Excel with sheet and cell), line, column
CUSTOMER = "customer"
YAML, EXCEL = (".yaml", ".yml"), (".xlsx", ".xlsm")


class NoForm(KehuError):
    sentence = "{file}: a form is a YAML file (.yaml) or an Excel file (.xlsx)"
    hint = "`kehu form {form} -o form.xlsx` makes an empty one"
    exit_code = WRONG_USAGE


@dataclass(frozen=True)
class Filled:
    """`put_right` says what was read otherwise than it was typed."""

    data: dict[str, Any]
    where: Callable[[Path, bool], Place]  # of a path's value, or of its key
    problems: list[Problem] = field(default_factory=list)
    put_right: list[Message] = field(default_factory=list)
    of: str = ""  # the code of the customer for whom a visit sheet was printed


def read_form(data: bytes, file: str, settings: Settings, model: type[Entry] = Customer) -> Filled:
    """The filled form in the bytes of a file, of a customer or of a visit; the file's name says which kind it is."""
    kind = PurePath(file).suffix.lower()
    wanted = model.KIND.name if issubclass(model, Record) else CUSTOMER
    if kind in YAML:
        return _from_yaml(data, file, model)
    if kind in EXCEL:
        from kehu.exchange.form_reading import read_workbook

        return read_workbook(data, file, settings, wanted)
    raise NoForm(file=file, form=wanted if wanted != CUSTOMER else "organization")


def _from_yaml(data: bytes, file: str, model: type[Entry]) -> Filled:
    document = read(data, file)
    return Filled(
        _choices_stored(model, document.data),
        lambda path, key: (file, *document.place(path, key)),
        document.problems,
    )


def _choices_stored(model: type[Entry], data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with choices in English where their labels were written, as commands accept them."""
    known = keys(model)
    return {key: _stored(form(known[key]).shape, form(known[key]).type, value) if key in known else value
            for key, value in data.items()}  # fmt: skip


def _stored(shape: Shape, kind: Any, value: Any) -> Any:
    match value:
        case str() if shape is Shape.ONE and issubclass(kind, Choice):
            member = kind.named(value)
            return member.value if member else value
        case dict() if shape is Shape.MAPPING:
            return _choices_stored(kind, value)
        case list() if shape is Shape.ITEMS:
            return [_choices_stored(kind, each) if isinstance(each, dict) else each for each in value]
    return value


def completed(
    data: Mapping[str, Any], settings: Settings, today: datetime.date, source: random.Random
) -> dict[str, Any]:
    """The data with what a form does not ask: record ids, and the day of what a table of the form says.

    That day is the one on which the form was filled, if the form says it.
    """
    made = {**data}
    day = _day(data.get("collected_on")) or today
    for name, kind in BY_LIST.items():
        if isinstance(data.get(name), list):
            made[name] = _with_ids(kind, [_dated(name, kind, each, day) for each in data[name]], source)
    if isinstance(data.get(CUSTOM), dict):
        made[CUSTOM] = _own_completed(data[CUSTOM], settings, source)
    return _ordered(Customer, made)


def _own_completed(custom: Mapping[str, Any], settings: Settings, source: random.Random) -> dict[str, Any]:
    made = settings.stored(custom)
    for name, kind in settings.own_lists.items():
        if isinstance(made.get(name), list):
            stored = [_choices_stored(kind, each) if isinstance(each, dict) else each for each in made[name]]
            made[name] = [
                _ordered(kind, each) if isinstance(each, dict) else each for each in _with_ids(kind, stored, source)
            ]
    return made


def _ordered(model: type[Entry], data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with keys in the order of the model; those that it does not know, for it to refuse, at the end."""
    known = keys(model)
    made = {}
    for key in (*known, *(key for key in data if key not in known)):
        if key in data:
            what = form(known[key]) if key in known else None
            made[key] = _inner_ordered(what.type, data[key]) if what and what.shape in _MODELS else data[key]
    return made


_MODELS = (Shape.MAPPING, Shape.ITEMS)


def _inner_ordered(model: type[Entry], value: Any) -> Any:
    if isinstance(value, list):
        return [_ordered(model, each) if isinstance(each, dict) else each for each in value]
    return _ordered(model, value) if isinstance(value, dict) else value


def _dated(name: str, kind: type[Record], record: Any, day: datetime.date) -> Any:
    on_a_form = any(name in section.keys for each in CustomerKind for section in forms.SECTIONS[each])
    if not isinstance(record, dict) or not kind.KIND.date or not on_a_form or name in forms.DAY_ASKED:
        return record
    return record if record.get(kind.KIND.date) else {**record, kind.KIND.date: day.isoformat()}


def _with_ids(kind: type[Record], records: list[Any], source: random.Random) -> list[Any]:
    taken = {each["id"] for each in records if isinstance(each, dict) and isinstance(each.get("id"), str)}
    made = []
    for each in records:
        if isinstance(each, dict) and not each.get("id"):
            id = new_id(kind, _day(each.get(kind.KIND.date)), taken, source)
            taken.add(id)
            made.append({**each, "id": id})
        else:
            made.append(each)
    return made


def _day(text: object) -> datetime.date | None:
    try:
        return read_day(text) if isinstance(text, str) and text else None
    except PydanticCustomError:
        return None
