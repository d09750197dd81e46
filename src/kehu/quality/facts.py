"""What the checks across files compare: a few facts of every customer, taken from the file's plain data.

They are taken even from a file with errors, so that a broken file still holds its code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from kehu.lang import Message
from kehu.model.problem import Severity

PHONES = ("phone", "mobile")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one customer's file; what is absent is ""."""

    file: str
    code: str  # the file's name
    name: str
    aliases: tuple[str, ...]
    external_ids: tuple[tuple[str, str], ...]  # (system, id)
    parent: str
    credit_code: str
    names: tuple[tuple[Path, str], ...]  # the name and former ones, each with its path
    phones: tuple[tuple[Path, str], ...]  # of the customer and of its contacts
    owner: str
    entered: str  # the day on which it was entered, else collected
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a path of a file; where that stands in the text is looked up by who reports it."""

    file: str
    path: Path
    rule: str
    message: Message
    hint: Message | None = None
    severity: Severity = "error"


def warning(file: str, path: Path, rule: str, message: Message, hint: Message) -> Fault:
    """Something odd that may be true."""
    return Fault(file, path, rule, message, hint, "warning")


def facts(file: str, data: Mapping[str, Any]) -> Facts:
    """The facts of a file's data, whatever shape that is in."""
    aliases, ids = data.get("aliases"), data.get("external_ids")
    return Facts(
        file,
        PurePosixPath(file).stem,
        _text(data.get("name")),
        tuple(_text(each) for each in (aliases if isinstance(aliases, list) else [aliases])),
        tuple((str(key), _text(each)) for key, each in ids.items()) if isinstance(ids, dict) else (),
        _text(data.get("parent")),
        _text(data.get("credit_code")),
        tuple(_names(data)),
        tuple(_phones(data)),
        _text(data.get("owner")),
        _text(data.get("entered_on")) or _text(data.get("collected_on")),
        _text(data.get("status")) == "closed",
    )


def _names(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    yield ("name",), _text(data.get("name"))
    former = data.get("former_names")
    for n, name in enumerate(former if isinstance(former, list) else ()):
        yield ("former_names", n), _text(name)
    if isinstance(former, str):
        yield ("former_names",), _text(former)


def _phones(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for field in PHONES:
        yield (field,), _text(data.get(field))
    contacts = data.get("contacts")
    for n, contact in enumerate(contacts if isinstance(contacts, list) else ()):
        for field in PHONES if isinstance(contact, dict) else ():
            yield ("contacts", n, field), _text(contact.get(field))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
