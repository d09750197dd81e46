"""What comes in is put right where its characters are odd, and checked as `kehu check` would [Q1].

An error that a change brings is refused; what is odd about it is said. What a file had before is no business of the
change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from kehu.archive.rendering import Value
from kehu.archive.shape import Form, form
from kehu.errors import SAID_NO, KehuError
from kehu.lang import Message, m
from kehu.model.entry import Entry, keys
from kehu.model.tidy import tidy

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.model.customer import Customer
    from kehu.model.load import Source
    from kehu.model.problem import Problem
    from kehu.quality.facts import Fault, Path


class Refused(KehuError):
    """A value that cannot be right."""

    sentence = "{field}: {message}"
    hint = "{advice}"
    exit_code = SAID_NO


def put_right(model: type[Entry], data: Mapping[str, Value]) -> tuple[dict[str, Value], list[Message]]:
    """The data of an entry with full-width digits and the like put right, and what is to be said of that."""
    known, said = keys(model), list[Message]()
    right = {
        name: _value(name, form(known[name]), value, said) if name in known else value for name, value in data.items()
    }
    return right, said


def put_text_right(name: str, what: Form, value: str) -> tuple[str, list[Message]]:
    """The same for one text of a field."""
    right = tidy(name, what.type, value)
    return right, [] if right == value else [m("“{value}” is written as {right}", value=value, right=right)]


def _value(name: str, what: Form, value: Value, said: list[Message]) -> Value:
    if isinstance(value, str):
        right, messages = put_text_right(name, what, value)
        said += messages
        return right
    if isinstance(value, list):
        return [_value(name, what, each, said) for each in value]
    if issubclass(what.type, Entry):
        inner, messages = put_right(what.type, value)
        said += messages
        return inner
    return value


def look_at(
    archive: Archive, before: CustomerFile | None, after: CustomerFile, name: Callable[[Path], str]
) -> list[Message]:
    """What is odd about a customer now and was not before. Raises Refused for what cannot be right.

    `name` tells by which words the person gave what stands at a path.
    """
    known = {_said(fault) for fault in _faults(archive, before)} if before else set()
    new = [fault for fault in _faults(archive, after) if _said(fault) not in known]
    for fault in new:
        if fault.severity == "error":
            raise Refused(field=name(fault.path), message=fault.message, advice=fault.hint or m("nothing was written"))
    return [_odd(name(fault.path), fault) for fault in new]


def judge(archive: Archive) -> Callable[[Customer, Source], list[Problem]]:
    """The same look at a customer that no file holds yet, for an import."""
    from dataclasses import replace

    from kehu.quality.within import within_faults

    def found(customer: Customer, source: Source) -> list[Problem]:
        faults = within_faults(source.file, customer, archive.settings)
        return [
            replace(source.problem(each.path, each.rule, each.message, each.hint), severity=each.severity)
            for each in faults
        ]

    return found


def dotted(path: Path) -> str:
    """A place by the words of `kehu set`, as far as they are fixed."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _odd(field: str, fault: Fault) -> Message:
    if fault.hint is None:
        return m("Odd: {field}: {message}", field=field, message=fault.message)
    return m("Odd: {field}: {message} ({hint})", field=field, message=fault.message, hint=fault.hint)


def _faults(archive: Archive, file: CustomerFile) -> Iterator[Fault]:
    from kehu.quality.within import within_faults  # not for a help page

    if file.customer is not None:
        yield from within_faults(file.file, file.customer, archive.settings)


def _said(fault: Fault) -> tuple[str, str]:
    return fault.rule, str(fault.message)
