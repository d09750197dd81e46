"""Search over the archive [Q3]: by everything that names a customer, and through all that is recorded of it.

The ways in which a word may name a customer are the archive's (naming.py): a search shows all that fit, where a
command that wants one customer takes the strictest. What is private is looked through only if it is asked for [R3].
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import yaml

from kehu.archive.directory import Archive
from kehu.archive.hanzi import folded, han, simplified
from kehu.archive.naming import Named, Path, Sought, Way, glance, identity, named
from kehu.archive.read import Document, read
from kehu.archive.shape import Shape, form
from kehu.errors import KehuError
from kehu.lang import Label
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import BY_LIST
from kehu.model.problem import Problem
from kehu.model.settings import Settings
from kehu.quality.check import unreadable

PRIVATE = "private"
AROUND = 24  # characters of text shown on either side of what was found


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that fits. `way` is None for a text that was found because it contains the words.

    `path` is empty in a file that cannot be read as YAML: then only the line is known. `record` is the id of the
    record that the place is in; that may be in a bound volume. Line and column are 0 where nobody asked for them.
    """

    way: Way | None
    file: str
    path: Path
    text: str
    record: str | None = None
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A customer and everything in its file that fits, the strictest way first."""

    file: str
    name: str
    hits: tuple[Hit, ...]

    @property
    def code(self) -> str:
        return PurePosixPath(self.file).stem

    @property
    def rank(self) -> int:
        return min(hit.way or Way.PART + 1 for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for; `full`: through all text, with places; `private`: through private facts as well."""

    words: str
    full: bool = False
    private: bool = False

    def files(self, archive: Archive, paths: Sequence[str], problems: list[Problem]) -> Iterator[Found]:
        """The customers that fit, in the order of the paths; files that cannot be opened go to `problems`."""
        sought = Sought(self.words)
        for path in paths:
            try:
                hits, name = self._of_customer(sought, archive, path)
            except KehuError as error:
                problems.append(unreadable(path, error))
                continue
            if hits:
                yield Found(path, name, tuple(sorted(hits, key=lambda hit: (hit.way or Way.PART + 1, hit.line))))

    def _of_customer(self, sought: Sought, archive: Archive, path: str) -> tuple[list[Hit], str]:
        """What fits in a customer's file and, looking through all text, in its volumes; and its name."""
        data = archive.bytes_of(path)
        lines = glance(data)
        bound = [
            hit
            for file, volume in (archive.volumes_of(path) if self.full else ())
            if _may_hold(sought, volume)
            for hit in _texts(sought, read(volume, file), self.private)
        ]
        spoken = sought.spoken is not None and sought.spoken.may_be_in(lines)
        fits = spoken or sought.may_be_in(f"{path}\n{lines}") or (self.full and _may_hold(sought, data))
        if not fits and not bound:
            return [], ""
        document = read(data, path) if self.full else None
        known = document.data if document else identity(data, lines, path)
        hits = [
            Hit(way, path, each.path, each.value, _record(known, each.path))
            for each in named(known, PurePosixPath(path).stem)
            if (way := _way(sought, each))
        ]
        name = known.get("name")
        everywhere = self._everywhere(sought, document, hits) if document else hits
        return [*everywhere, *bound], name if isinstance(name, str) else ""

    def _everywhere(self, sought: Sought, document: Document, hits: list[Hit]) -> list[Hit]:
        """What names the customer, with its places, and all other text that fits."""
        known = {hit.path for hit in hits}
        placed = [replace(hit, line=line, column=column) for hit in hits for line, column in [document.place(hit.path)]]
        return placed + [hit for hit in _texts(sought, document, self.private) if hit.path not in known]


def _may_hold(sought: Sought, data: bytes) -> bool:
    return sought.may_be_in(data.decode("utf-8", "replace"))


def _way(sought: Sought, each: Named) -> Way | None:
    return sought.written(each) or sought.said(each)


def _texts(sought: Sought, document: Document, private: bool) -> Iterator[Hit]:
    """Every value that contains the words."""
    if not document.readable:
        yield from _lines(sought, document)
        return
    for path, value in _values(document.data, (), private):
        start = _where(sought, value)
        if start is not None:
            line, column = document.place(path)
            if _is_block(document, path):
                line, column = line + 1 + value.count("\n", 0, start), 1
            record = _record(document.data, path)
            yield Hit(None, document.file, path, excerpt(value, start, len(sought.text)), record, line, column)


def _lines(sought: Sought, document: Document) -> Iterator[Hit]:
    for number, line in enumerate(document.text.splitlines(), 1):
        start = _where(sought, line)
        if start is not None:
            yield Hit(None, document.file, (), excerpt(line, start, len(sought.text)), None, number, start + 1)


def _values(data: Any, path: Path, private: bool) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if private or key != PRIVATE:
                yield from _values(value, (*path, key), private)


def _where(sought: Sought, value: str) -> int | None:
    """Where in a value the words begin; about where, if comparing it changed its length."""
    compared = folded(value)
    if sought.chinese:
        if han(sought.wanted) not in simplified(han(compared)):
            return None
        compared = simplified(compared)
    start = compared.find(sought.wanted)
    if start < 0:
        return None
    exact = value.casefold().find(sought.text)
    return exact if exact >= 0 else min(start, len(value) - 1)


def excerpt(value: str, start: int, length: int) -> str:
    """The words and what stands around them, on one line."""
    first, last = max(0, start - AROUND), start + length + AROUND
    shown = " ".join(value[first:last].split())
    return ("…" if first else "") + shown + ("…" if last < len(value) else "")


def _is_block(document: Document, path: Path) -> bool:
    """Whether the value is a block scalar with its lines kept: then a line of it is a line of the file."""
    node = document.node(path)
    return isinstance(node, yaml.ScalarNode) and node.style == "|"


def _record(data: dict[str, Any], path: Path) -> str | None:
    """The id of the record that a path leads into."""
    own = len(path) > 2 and path[0] == CUSTOM and isinstance(path[2], int)
    if not own and (len(path) < 2 or path[0] not in BY_LIST):
        return None
    record = data[CUSTOM][path[1]][path[2]] if own else data[str(path[0])][path[1]]
    id = record.get("id") if isinstance(record, dict) else None
    return id if isinstance(id, str) else None


def labels(path: Path, settings: Settings) -> list[Label | str]:
    """What a path leads through, by the labels of the models; a key that no model knows stands for itself."""
    found: list[Label | str] = []
    model: type[Entry] | None = Customer
    if len(path) > 1 and path[0] == CUSTOM and path[1] in settings.own_lists:
        model = settings.own_lists[str(path[1])]
        found, path = [model.KIND.label], path[2:]
    elif len(path) > 1 and path[0] == CUSTOM and path[1] in settings.custom:
        name = str(path[1])
        return [settings.custom[name].label(name)]
    for step in path:
        if isinstance(step, int):
            continue
        key = keys(model).get(step) if model else None
        if key is None:
            found.append(step)
            model = None
            continue
        found.append(BY_LIST.kinds[step].label if step in BY_LIST and model is Customer else key.label)
        shape = form(key)
        model = shape.type if shape.shape in (Shape.MAPPING, Shape.ITEMS) else None
    return found
