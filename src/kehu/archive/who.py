"""Who is meant: customers by everything that names them; codes in use.

Reads as little as it can: a file is parsed only when the lines that say who it is hold the word at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kehu.archive.customer_file import read_customer
from kehu.archive.naming import Named, Sought, Way, glance, identity, named
from kehu.errors import KehuError

if TYPE_CHECKING:
    from kehu.archive.directory import Archive

_SEQ = re.compile(r"\{seq[^}]*\}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that may be meant."""

    file: str
    code: str
    name: str


def matches(archive: Archive, words: str) -> list[Candidate]:
    """The customers that the words may mean: those of the strictest way of reading them that finds any."""
    sought = Sought(words)
    if not sought.text:
        return []
    found = _strictest(archive, sought.may_be_in, sought.written)
    return found or (_strictest(archive, sought.spoken.may_be_in, sought.said) if sought.spoken else [])


def _strictest(
    archive: Archive, may_be_in: Callable[[str], bool], way_of: Callable[[Named], Way | None]
) -> list[Candidate]:
    found: dict[Way, list[Candidate]] = {}
    for path, data in contents(archive):
        lines = glance(data)
        if may_be_in(lines):
            code, known = PurePosixPath(path).stem, identity(data, lines, path)
            ways = [way for each in named(known, code) if (way := way_of(each)) and way is not Way.PART]
            if ways:
                name = known.get("name")
                candidate = Candidate(path, code, name if isinstance(name, str) else "")
                found.setdefault(min(ways), []).append(candidate)
    return found[min(found)] if found else []


def contents(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """The bytes of all files that the disk gives: one that it does not give must not stop work on the others."""
    for path in archive.paths():
        try:
            data = archive.bytes_of(path)
        except KehuError:  # `kehu check` and every list say so
            continue
        yield path, data


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
