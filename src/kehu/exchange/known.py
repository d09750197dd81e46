"""Who is meant by an id of a table: customers by code, alias or external id, found without reading every file whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from kehu.archive.directory import Archive
from kehu.archive.guards import BOM
from kehu.archive.read import parse
from kehu.archive.who import contents, highest_number
from kehu.lang import Message, m
from kehu.model.types import read_code

_KEY_LINE = re.compile(r"^(?:name|short_name|former_names|aliases|external_ids)[ \t]*:", re.MULTILINE)
_NEXT_KEY = re.compile(r"^[^ \t\r\n#-]", re.MULTILINE)
# Keys that a look at the beginnings of lines would miss: in braces, in quotes, after `?` or an old line end.
_UNUSUAL = re.compile(r"^(?:\{|[\"'?])|\r(?!\n)", re.MULTILINE)
_NAME = re.compile(r"^name:", re.MULTILINE)  # every customer has one: where it is not found, neither are the others


@dataclass
class Known:
    """Files by what customers are called; names last, and only for an id that cannot be a code."""

    codes: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    external: dict[str, dict[str, set[str]]] = field(default_factory=dict)  # id, system: files
    names: dict[str, set[str]] = field(default_factory=dict)

    def files(self, wanted: str, system: str) -> set[str]:
        """The files of the customers that an id may mean: of the strictest way of reading it that finds any."""
        word = wanted.casefold()
        if word in self.codes:
            return {self.codes[word]}
        by_system = self.external.get(word, {})
        anywhere = set[str]().union(*by_system.values())
        by_name = set() if is_code(wanted) else self.names.get(word, set())
        ways = (self.aliases.get(word, set()), by_system.get(system, set()), anywhere, by_name)
        return next((way for way in ways if way), set())


def is_code(text: str) -> bool:
    """Whether a text may be a customer's code."""
    try:
        read_code(text)
    except ValueError:
        return False
    return True


def survey(archive: Archive) -> Known:
    """What all customers are called. Files that cannot be read are known by their codes."""
    known = Known()
    for path in archive.paths():
        known.codes[PurePosixPath(path).stem.casefold()] = path
    for path, read in contents(archive):
        data = _identity(read.decode("utf-8", "replace"))
        for alias in _texts(data.get("aliases")):
            known.aliases.setdefault(alias, set()).add(path)
        ids = data.get("external_ids")
        for system, text in ids.items() if isinstance(ids, dict) else ():
            for each in _texts(text):
                known.external.setdefault(each, {}).setdefault(system, set()).add(path)
        for key in ("name", "short_name", "former_names"):
            for name in _texts(data.get(key)):
                known.names.setdefault(name, set()).add(path)
    return known


def _identity(text: str) -> dict[str, Any]:
    """What the keys say that a customer is called by; the records, which are most of a file, are not parsed."""
    text = text.removeprefix(BOM)
    usual = _NAME.search(text) and not _UNUSUAL.search(text)
    return parse("\n".join(_fragments(text)) if usual else text, "").data


def _fragments(text: str) -> Iterator[str]:
    for found in _KEY_LINE.finditer(text):
        following = _NEXT_KEY.search(text, found.end())
        yield text[found.start() : following.start() if following else len(text)]


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each.strip().casefold() for each in values if isinstance(each, str) and each.strip()]


class NewCodes:
    """Codes of new customers: the table's own ids where they may be codes, else the archive's next numbers [D8]."""

    def __init__(self, archive: Archive, known: Known) -> None:
        self._archive = archive
        self._taken = {*known.codes, *known.aliases}
        self._highest: int | None = None

    def keep(self, code: str) -> None:
        self._taken.add(code.casefold())

    def next(self) -> str:
        """The next free code of the archive's pattern."""
        pattern = self._archive.settings.code_pattern
        if self._highest is None:
            self._highest = highest_number(self._archive, pattern)
        while True:
            self._highest += 1
            code = pattern.format(seq=self._highest)
            if code.casefold() not in self._taken:
                self.keep(code)
                return code


def several(wanted: str, files: set[str]) -> Message:
    """Why an id that means several customers is no good."""
    return m("“{id}” may be {n} customers: {files}", id=wanted, n=len(files), files=sorted(files)[:5])
