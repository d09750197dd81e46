"""From the plain text data of a file to models: all faults of the file collected, each at its place [D5] [D6].

Knows no YAML and opens no file: where a value stands is told by a function of the path.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from kehu.lang import Message, m
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.ids import new_id
from kehu.model.problem import Problem
from kehu.model.references import reference_faults
from kehu.model.sections import Reader, Sections
from kehu.model.settings import Settings
from kehu.model.types import read_day
from kehu.nearest import nearest

if TYPE_CHECKING:
    from kehu.model.own import CustomField, OwnRecord

Path = Sequence[str | int]
Model = TypeVar("Model", bound=Entry)


@dataclass(frozen=True, slots=True)
class Source:
    """Where data came from: the file's name, and the line and column of a path's value (or of its key)."""

    file: str
    place: Callable[[Path, bool], tuple[int, int]]

    def problem(
        self, path: Path, rule: str, message: Message, hint: Message | None = None, *, key: bool = False
    ) -> Problem:
        line, column = self.place(path, key)
        return Problem(rule, message, self.file, line, column, "error", hint)


@dataclass(frozen=True, slots=True)
class Within(Source):
    """A part of the data of another source: what stands below a path of it."""

    outer: Source
    above: Path

    def problem(
        self, path: Path, rule: str, message: Message, hint: Message | None = None, *, key: bool = False
    ) -> Problem:
        return self.outer.problem((*self.above, *path), rule, message, hint, key=key and bool(path))


NOWHERE = Source("", lambda path, key: (0, 0))


def load(
    model: type[Model], data: Mapping[str, Any], source: Source = NOWHERE, when_asked: Reader | None = None
) -> tuple[Model | None, list[Problem]]:
    """A model of the data, or all that is wrong with it.

    Sections that can wait are read too, unless `when_asked` is given: it reads them when they are asked for.
    """
    faulty: list[Problem] = []

    def read(part: type[Entry], part_data: dict[str, Any]) -> Entry:
        found, problems = load(part, part_data, source)
        faulty.extend(problems)
        return found or part.model_construct(**dict.fromkeys(part_data))

    try:
        made = model.model_validate(data, by_alias=True, by_name=False, context=when_asked or read)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        return None, [_problem(model, data, fault, source) for fault in faults]
    if isinstance(made, Sections) and when_asked is None:
        made.read_all()
        return (None, faulty) if faulty else (made, [])
    if isinstance(made, Settings) and (made.custom or made.records):
        from kehu.model.own import declaration_faults

        between = [source.problem(*fault) for fault in declaration_faults(made.custom, made.records)]
        return (None, between) if between else (made, [])
    return made, []


def load_customer(
    data: Mapping[str, Any], settings: Settings, source: Source = NOWHERE
) -> tuple[Customer | None, list[Problem]]:
    """A customer, if its file has no error; warnings do not stand in the way."""
    customer, problems = load(Customer, data, source)
    records, own_problems = _own(data.get(CUSTOM), settings, source)
    if customer is not None:
        if records:
            customer = customer.model_copy(update={CUSTOM: {**customer.custom, **records}})
        problems += [
            source.problem(path, rule, message, hint) for path, rule, message, hint in reference_faults(customer)
        ]
    problems += own_problems
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return customer, problems


def _problem(model: type[Entry], data: Mapping[str, Any], fault: ErrorDetails, source: Source) -> Problem:
    path = fault["loc"]
    match fault["type"]:
        case "kehu":
            context = fault["ctx"]
            path = (*path, context["at"]) if context["at"] else path
            return source.problem(path, context["rule"], context["message"], context["hint"])
        case "extra_forbidden":
            return _unknown_key(model, path, source)
        case "missing":
            return _missing(model, data, path, source)
        case "list_type" | "tuple_type":
            return source.problem(
                path,
                "type",
                m("a list is expected here"),
                m("begin each item on a line of its own with “- ”"),
            )
        case "dict_type" | "model_type":
            return source.problem(
                path,
                "type",
                m("a mapping of keys and values is expected here"),
                m("write a line `key: value` for each below it, or {{key: value}} on one line"),
            )
        case _:
            return source.problem(path, "value", m("this value cannot be read: {detail}", detail=fault["msg"]))


def _unknown_key(model: type[Entry], path: Path, source: Source) -> Problem:
    name = str(path[-1])
    owner = model_at(model, path[:-1])
    near = nearest(name, keys(owner)) if owner else None
    if near:
        hint = m("did you mean “{near}”?", near=near)
    elif name.replace(".", "", 1).isdecimal():  # what follows the comma of 1,200.00 in a record on one line
        hint = m("write it like 1200.00: digits and a point, no comma, no exponent, at most 6 decimals")
    elif owner is Customer:
        hint = m("fields of your own go under custom:, declared in kehu.yaml")
    else:
        hint = m("known here: {known}", known=list(keys(owner or Entry)))
    return source.problem(path, "unknown-key", m("unknown key “{key}”", key=name), hint, key=True)


def _missing(model: type[Entry], data: Mapping[str, Any], path: Path, source: Source) -> Problem:
    owner = model_at(model, path[:-1])
    name = str(path[-1])
    label = keys(owner)[name].label if owner and name in keys(owner) else name
    hint = m("add the key {key}:", key=name)
    if name == "id" and owner and issubclass(owner, Record):
        hint = m("give it one: id: {id}", id=_offered_id(owner, _value_at(data, path[:-1]), path))
    return source.problem(path[:-1], "missing", m("“{key}” ({label}) is missing", key=name, label=label), hint)


def _offered_id(kind: type[Record], record: Any, path: Path) -> str:
    """An id for a record without one; drawn from its own content, so that the same file is offered the same id."""
    day = None
    if isinstance(record, dict) and kind.KIND.date:
        try:
            day = read_day(record.get(kind.KIND.date, ""))
        except PydanticCustomError:
            day = None
    return new_id(kind, day, (), random.Random(f"{path}{record}"))  # no secret


def _value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def model_at(model: type[Entry], path: Path) -> type[Entry] | None:
    """The model of the mapping at a path, if it has one."""
    named = False  # whether the mapping above has keys of the firm's choice
    for step in path:
        if isinstance(step, int) or named:
            named = False
            continue
        key = keys(model).get(step)
        inner = _entry_in(key.annotation) if key else None
        if key is None or inner is None:
            return None
        model, named = inner, get_origin(key.annotation) is dict
    return model


def _entry_in(annotation: Any) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    found = (_entry_in(each) for each in get_args(annotation))
    return next((each for each in found if each), None)


# What the firm declares itself


def _own(data: Any, settings: Settings, source: Source) -> tuple[dict[str, list[OwnRecord]], list[Problem]]:
    """The records of the firm's own kinds under `custom:`, and all that is wrong with what stands there."""
    found: dict[str, list[OwnRecord]] = {}
    problems: list[Problem] = []
    for name, value in data.items() if isinstance(data, dict) else ():
        if name in settings.own_lists:
            found[name], faults = _own_records(
                settings.own_lists[name], value, Within(source.file, source.place, source, (CUSTOM, name))
            )
            problems += faults
        elif isinstance(value, dict):
            continue  # the customer's model says so
        elif name in settings.custom:
            problems += _own_value((CUSTOM, name), value, settings.custom[name], source) if value != "" else ()
        else:
            problems.append(_undeclared(name, value, settings, source))
    problems += _own_missing(data, settings, source)
    return found, problems


def _own_records(kind: type[OwnRecord], value: Any, source: Within) -> tuple[list[OwnRecord], list[Problem]]:
    if value == "":
        return [], []
    if not isinstance(value, list):
        hint = m("begin each item on a line of its own with “- ”")
        return [], [source.problem((), "type", m("a list is expected here"), hint)]
    records: list[OwnRecord] = []
    problems: list[Problem] = []
    for n, each in enumerate(value):
        record, faults = load(kind, each, Within(source.file, source.place, source, (n,)))
        records += [record] if record else []
        problems += faults
    return records, problems


def _undeclared(name: str, value: Any, settings: Settings, source: Source) -> Problem:
    near = nearest(name, [*settings.custom, *settings.own_lists])
    if isinstance(value, list):
        message = m("the list “{key}” belongs to no kind of record that is declared", key=name)
        declare = m("declare its kind in kehu.yaml under records:")
    else:
        message = m("custom field “{key}” is not declared", key=name)
        declare = m("declare it in kehu.yaml under custom:")
    hint = m("did you mean “{near}”?", near=near) if near else declare
    return source.problem((CUSTOM, name), "unknown-key", message, hint, key=True)


def _own_missing(data: Any, settings: Settings, source: Source) -> Iterator[Problem]:
    for name, field in settings.custom.items():
        if field.required and not (isinstance(data, dict) and data.get(name)):
            line, column = source.place((CUSTOM,), True)
            message = m("the custom field “{key}” is required", key=name)
            yield Problem("missing", message, source.file, line, column, "warning", m("add the key {key}:", key=name))


def _own_value(path: Path, text: Any, field: CustomField, source: Source) -> Iterator[Problem]:
    try:
        field.read(text)
    except PydanticCustomError as error:
        context = error.context or {}
        yield source.problem(path, context["rule"], context["message"], context["hint"])
