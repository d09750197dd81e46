"""Who is meant: customers by alias, name, part of a name or external id; codes in use.

Reads as little as it can: a file is parsed only when its text holds the word at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from kehu.archive.customer_file import CustomerFile, read_customer
from kehu.errors import KehuError

if TYPE_CHECKING:
    from kehu.archive.directory import Archive

_SPLITS = re.compile(r"[\s'\"]+")  # where a text may be spelled otherwise in a file: folded lines, doubled quotes
_SEQ = re.compile(r"\{seq[^}]*\}")


def matches(archive: Archive, words: str) -> list[CustomerFile]:
    """The customers that the words may mean: those of the strictest way of reading them that finds any.

    First an alias, then a whole name, then an external id, then a part of a name; case does not matter.
    """
    wanted = words.strip().casefold()
    if not wanted:
        return []
    ways: list[list[CustomerFile]] = [[], [], [], []]
    for file in _holding(archive, wanted):
        data = file.document.data
        if wanted in _folded(data.get("aliases")):
            ways[0].append(file)
        elif wanted in _names(data):
            ways[1].append(file)
        elif wanted in _folded(list(_mapping(data.get("external_ids")).values())):
            ways[2].append(file)
        elif any(wanted in name for name in (*_names(data), *_folded(data.get("aliases")))):
            ways[3].append(file)
    return next((way for way in ways if way), [])


def _holding(archive: Archive, wanted: str) -> Iterator[CustomerFile]:
    parts = _SPLITS.split(wanted)
    for path, data in contents(archive):
        text = data.decode("utf-8", "replace").casefold()
        if all(part in text for part in parts) or "\\" in text:
            yield read_customer(path, data, archive.settings)


def contents(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """The bytes of all files that the disk gives: one that it does not give must not stop work on the others."""
    for path in archive.paths():
        try:
            data = archive.bytes_of(path)
        except KehuError:  # `kehu check` and every list say so
            continue
        yield path, data


def _names(data: dict[str, Any]) -> list[str]:
    return [*_folded(data.get("name")), *_folded(data.get("short_name")), *_folded(data.get("former_names"))]


def _folded(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each.strip().casefold() for each in values if isinstance(each, str) and each.strip()]


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def highest_number(archive: Archive, pattern: str, more: Iterable[str] = ()) -> int:
    """The highest {seq} that a code or an alias carries; 0 if none does."""
    numbered = _pattern(pattern)
    codes = [PurePosixPath(path).stem for path in archive.paths()]
    found = (numbered.fullmatch(code) for code in (*codes, *more, *(alias for alias, _ in aliases(archive))))
    return max((int(each["seq"]) for each in found if each), default=0)


def _pattern(pattern: str) -> re.Pattern[str]:
    before, after = _SEQ.split(pattern)
    return re.compile(re.escape(before) + r"(?P<seq>\d+)" + re.escape(after), re.IGNORECASE | re.ASCII)


def aliases(archive: Archive) -> Iterator[tuple[str, str]]:
    """Every alias, and the file that holds it."""
    for path, data in contents(archive):
        if b"aliases" in data:
            held = read_customer(path, data, archive.settings).document.data.get("aliases")
            for alias in held if isinstance(held, list) else [held]:
                if isinstance(alias, str):
                    yield alias, path
