"""Options made from a model's fields [L9], and what is wrong with their values, said by the option's name.

Writes nothing, and knows no single command.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kehu.archive.rendering import Value
from kehu.archive.shape import Form, Shape, form, written
from kehu.cli import output
from kehu.cli.adding.coming_in import put_right
from kehu.cli.options import Field, Fields
from kehu.cli.usage import OptionMissing
from kehu.errors import SAID_NO, WRONG_USAGE, KehuError
from kehu.lang import Label, Message, current, m
from kehu.model.entry import Entry, Key, Record, keys
from kehu.model.load import Source
from kehu.model.problem import Problem
from kehu.model.types import Choice

Path = tuple[str | int, ...]
Fault = tuple[Path, Problem]
SHAPES = {
    Shape.TEXTS: m("VALUE"),
    Shape.CLAIMS: m("SALE[=AMOUNT]"),
    Shape.PAIRS: m("NAME=VALUE"),
    Shape.MAPPING: m("NAME=VALUE"),
    Shape.ITEMS: m("N.NAME=VALUE"),
}
TYPES = {
    datetime.date: m("DATE"),
    Decimal: m("NUMBER"),
    int: m("NUMBER"),
    bool: m("YES|NO"),
}
AGAINST_OTHERS = ("reference", "dates", "duplicate-id")  # rules that look at the customer's other records


class Unfit(KehuError):
    """A value that no field of this kind could take."""

    sentence = "{field}: {message}"
    exit_code = WRONG_USAGE


class UnfitAdvised(Unfit):
    hint = "{advice}"


class NotHere(UnfitAdvised):
    """A value that does not go with what the file holds."""

    exit_code = SAID_NO


def options_of(model: type[Entry], without: Sequence[str] = (), optional: Sequence[str] = ()) -> list[Field]:
    """An option for each field but lists of records; `optional` names required fields that are filled otherwise."""
    found = []
    for name, key in keys(model).items():
        what = form(key)
        if name in without or (what.shape is Shape.ITEMS and issubclass(what.type, Record)):
            continue
        found.append(replace(_field(name, key), required=key.required and name not in optional))
    return found


def _field(name: str, key: Key) -> Field:
    what = form(key)
    return Field(
        name=name,
        label=key.label,
        metavar=_metavar(what).template,
        many=what.shape is not Shape.ONE,
        required=key.required,
        choices=_choices(what),
        parts=_parts(what),
    )


def _parts(what: Form) -> list[Field]:
    """What stands before the equals sign, where the value is given part by part: `basis`, `1.bank`, `family.1.name`."""
    if what.shape not in (Shape.MAPPING, Shape.ITEMS):
        return []
    found = []
    for name, key in keys(what.type).items():
        inner = _field(name, key)
        found += [_below(inner, part) for part in inner.parts] or [inner]
    return [replace(part, name=f"1.{part.name}") for part in found] if what.shape is Shape.ITEMS else found


def _below(outer: Field, part: Field) -> Field:
    label = Label(f"{outer.label.en}: {part.label.en}", f"{outer.label.zh}：{part.label.zh}")
    return replace(part, name=f"{outer.name}.{part.name}", label=label)


def _metavar(what: Form) -> Message:
    return SHAPES.get(what.shape) or TYPES.get(what.type) or m("VALUE")


def _choices(what: Form) -> list[str]:
    """The choices as a reader of the help page would type them."""
    if not (what.shape is Shape.ONE and issubclass(what.type, Choice)):
        return []
    return [each.label.zh if current() == "zh" else each.value for each in what.type]


def data_of(model: type[Entry], fields: Fields) -> dict[str, Value]:
    """What was given, as it will stand in the file, in the order in which it came; says what was put right."""
    known = keys(model)
    data = {
        name: written(form(known[name]), words if isinstance(words, list) else [words], option(name))
        for name, words in fields.items()
    }
    right, messages = put_right(model, data)
    for message in messages:
        output.note(message)
    return right


def option(name: str) -> str:
    return "--" + name.replace("_", "-")


class _Asked:
    """Takes the place of a file: a fault's `line` is the number under which its path was asked for."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def place(self, path: Sequence[str | int], key: bool) -> tuple[int, int]:
        self.paths.append(tuple(path))
        return len(self.paths), 0


def faults(load: Callable[[Source], Sequence[Problem]]) -> Iterator[Fault]:
    """The errors that loading some data finds, each with its path in the data."""
    asked = _Asked()
    for problem in load(Source("", asked.place)):
        if problem.severity == "error":
            yield (asked.paths[problem.line - 1] if problem.line else ()), problem


def complain(command: str, found: Sequence[Fault]) -> None:
    """Raise the first fault, if any, by the name of its option."""
    for path, problem in found:
        missing = str(problem.message.values["key"]) if problem.rule == "missing" else ""
        if missing and not path:
            raise OptionMissing(command=command, option=option(missing))
        name = said(path) if path else command
        if missing:
            part = ".".join([*_steps(path[1:]), missing])
            advice = m("give it too: {option} {part}=…", option=option(str(path[0])), part=part)
            raise UnfitAdvised(field=name, message=problem.message, advice=advice)
        raise unfit(name, problem)


def said(path: Path) -> str:
    """A place in a record as the words that give it: `--due`, `--private family.1.name`."""
    parts = _steps(path[1:]) if any(isinstance(step, str) for step in path[1:]) else []
    return " ".join([option(str(path[0])), *([".".join(parts)] if parts else [])])


def _steps(path: Path) -> list[str]:
    return [str(step + 1) if isinstance(step, int) else step for step in path]


def unfit(field: str, problem: Problem) -> Unfit:
    """The error for a value that its field does not take."""
    if problem.rule in AGAINST_OTHERS:
        return NotHere(field=field, message=problem.message, advice=problem.hint or m("nothing was written"))
    if problem.hint:
        return UnfitAdvised(field=field, message=problem.message, advice=problem.hint)
    return Unfit(field=field, message=problem.message)
