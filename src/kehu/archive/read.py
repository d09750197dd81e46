"""From bytes to plain data: every scalar as text, every value's place known, every fault of form a `Problem`.

Guards first, then PyYAML's C parser by its events: data is built while nesting, keys and node types are watched, which
takes half the time of composing nodes. Nodes, which know each value's place, are composed when somebody asks.
What the values mean is the model's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml
from yaml._yaml import CParser

from kehu.archive.guards import BOM, decode, faults
from kehu.archive.inspection import DEEPEST, inspect
from kehu.model.problem import Problem

__all__ = ["Document", "decode", "parse", "read"]

Path = Sequence[str | int]
Data = dict[str, Any]
_Next = Callable[[], Any]
_Starts = dict[str, list[yaml.Mark]]

# Where an anchor, alias or tag could begin. Seldom true by mistake, and then the careful look decides.
_DECORATION = re.compile(r"(?:^|(?<=[\s\[\]{},:?\-]))[&*!]")
_MISREAD = frozenset({"duplicate-key"})  # faults beside which the rest of the file can still be read


class Document:
    """One YAML file: its text, its data (dicts, lists and str), its faults, and where each value stands."""

    __slots__ = ("_root", "_starts", "data", "file", "problems", "readable", "text")

    def __init__(
        self, file: str, text: str, problems: list[Problem], data: Data | None = None, starts: _Starts | None = None
    ) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.readable = data is not None
        self.data: Data = data or {}
        self._starts = starts or {}
        self._root: yaml.Node | None = None

    def place(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of a value or of its key; of the nearest existing ancestor if it is missing."""
        if len(path) == 2 and not key:
            mark = self._record(path)
            if mark is not None:
                return mark.line + 1, mark.column + 1
        return self._place(path, key)

    def _record(self, path: Path) -> yaml.Mark | None:
        """The place of an item of a top-level list, noted while reading: most lookups want no more."""
        name, index = path
        starts = self._starts.get(name, []) if isinstance(name, str) else []
        return starts[index] if isinstance(index, int) and 0 <= index < len(starts) else None

    def _place(self, path: Path, key: bool) -> tuple[int, int]:
        if not self.readable:
            return 1, 1
        node = found = self._tree()
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            found, node = child
        else:
            node = found if key else node
        return node.start_mark.line + 1, node.start_mark.column + 1

    def node(self, path: Path = ()) -> yaml.Node:
        """The parser's node of a value: marks count characters from after a byte order mark. LookupError if missing."""
        node = self._tree()
        for step in path:
            child = _child(node, step)
            if child is None:
                raise LookupError(path)
            node = child[1]
        return node

    def _tree(self) -> yaml.Node:
        if self._root is None:
            if not self.readable:
                raise LookupError("nothing could be read")
            self._root = yaml.CBaseLoader(_body(self.text)).get_single_node()
        assert self._root is not None  # data was read from it
        return self._root


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Key and value of a mapping, or an item of a list twice."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read(data: bytes, file: str) -> Document:
    """Bytes to a document; it never raises for what the bytes hold."""
    text, problems = decode(data, file)
    return Document(file, text, problems) if problems else parse(text, file)


def parse(text: str, file: str) -> Document:
    """Text to a document. Data is {} when it cannot be read; of a duplicate key the first value counts."""
    problems = faults(text, file)
    if problems:
        return Document(file, text, problems)
    body, starts = _body(text), _Starts()
    reading = _Reading(body, starts)
    data = reading.document()
    if data is None or reading.duplicates or _decorated(body):
        problems = inspect(body, file)
    if data is None or any(problem.rule not in _MISREAD for problem in problems):
        return Document(file, text, problems)
    return Document(file, text, problems, data, starts)


def _body(text: str) -> str:
    """What the parser gets. A missing final newline means nothing, also not for a block scalar at the end."""
    body = text.removeprefix(BOM)
    return body if body.endswith(("\n", "\r")) else body + "\n"


def _decorated(body: str) -> bool:
    return ("*" in body or "&" in body or "!" in body) and _DECORATION.search(body) is not None


class _Unusual(Exception):
    """Something that is not simply a mapping of texts, lists and mappings: for the careful look to name."""


class _Reading:
    """Builds data from the parser's events, one call per event and no objects but the data itself."""

    __slots__ = ("duplicates", "next", "starts")

    def __init__(self, body: str, starts: _Starts) -> None:
        self.next: _Next = CParser(body).get_event
        self.starts = starts
        self.duplicates = False

    def document(self) -> Data | None:
        """The data, or None if the text is not one document with one mapping."""
        try:
            self.next()  # the stream's start
            head = self.next()
            if type(head) is not yaml.DocumentStartEvent or head.version or head.tags:
                return None
            if type(self.next()) is not yaml.MappingStartEvent:
                return None
            data = self._mapping(1)
            self.next()  # the document's end
            return data if type(self.next()) is yaml.StreamEndEvent else None
        except (yaml.YAMLError, _Unusual):
            return None

    def _mapping(self, depth: int) -> Data:
        following, scalar = self.next, yaml.ScalarEvent
        data: Data = {}
        while type(event := following()) is scalar:
            key = event.value
            event = following()
            value = event.value if type(event) is scalar else self._collection(event, depth, key)
            if key in data:
                self.duplicates = True
            else:
                data[key] = value
        if type(event) is not yaml.MappingEndEvent:
            raise _Unusual
        return data

    def _collection(self, event: yaml.Event, depth: int, key: str) -> Any:
        if depth >= DEEPEST:
            raise _Unusual
        if type(event) is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        if type(event) is not yaml.SequenceStartEvent:
            raise _Unusual
        starts: list[yaml.Mark] = []
        if depth == 1:
            self.starts.setdefault(key, starts)
        return self._list(depth + 1, starts)

    def _list(self, depth: int, starts: list[yaml.Mark]) -> list[Any]:
        following, scalar = self.next, yaml.ScalarEvent
        items: list[Any] = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            starts.append(event.start_mark)
            items.append(event.value if type(event) is scalar else self._collection(event, depth, ""))
        return items
