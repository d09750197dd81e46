"""Where things stand in a YAML text: lines, the entries of a collection and their true ends, indentation.

The parser's marks say where a value begins, but a block's end mark lies behind the comments that follow it. Changes
nothing and renders nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kehu.archive.guards import BOM
from kehu.archive.read import Document

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COLON = re.compile(r"[ \t]*:")
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*")


class Unclear(Exception):
    """A place whose layout is too unusual to be changed safely; `args[0]` is its index in the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair of a mapping or an item of a list.

    `start` is where its key or dash (in a flow list: itself) begins, `anchor` where the colon or dash ends, `end`
    where its value ends. Without a colon the anchor is the key's end.
    """

    start: int
    anchor: int
    end: int
    value: yaml.Node
    key: str = ""


class Layout:
    """A document's text without its byte order mark, and questions about it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text.removeprefix(BOM)
        root = document.node()
        assert isinstance(root, yaml.MappingNode)  # the reader has seen to it
        self.root = root

    def collection(self, path: Sequence[str | int]) -> yaml.CollectionNode:
        node = self.document.node(path)
        assert isinstance(node, yaml.CollectionNode)  # whoever asks has looked at the data
        return node

    # Lines

    def line_start(self, index: int) -> int:
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line's break begins, or the text's end."""
        found = _LINE_BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, index: int) -> int:
        found = _LINE_BREAK.search(self.text, index)
        return found.end() if found else len(self.text)

    def newline(self, index: int) -> str:
        """The line break of the line at the index; of the last line, which may have none, the one before it."""
        after = _LINE_BREAK.search(self.text, index)
        if after:
            return after[0]
        start = self.line_start(index)
        if self.text.endswith("\r\n") or self.text[:start].endswith("\r\n"):
            return "\r\n"
        return self.text[start - 1] if start else "\n"

    def rest_of_line(self, index: int) -> str:
        return self.text[index : self.line_end(index)]

    def before_on_line(self, index: int) -> str:
        return self.text[self.line_start(index) : index]

    # Ends and entries

    def end(self, node: yaml.Node) -> int:
        """Where the node's text ends: before trailing spaces, comments and blank lines that are not part of it."""
        start, stop = node.start_mark.index, min(node.end_mark.index, len(self.text))
        if isinstance(node, yaml.ScalarNode):
            return self._block_end(node, start, stop) if node.style in ("|", ">") else stop
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            return self.last(node).end
        return stop

    def _block_end(self, node: yaml.ScalarNode, start: int, stop: int) -> int:
        text = self.text[start:stop]
        header = _BLOCK_HEADER.match(text)
        if (header and "+" in header[0]) or node.value.rstrip("\n") != node.value.rstrip():
            return start + len(text) - len(_last_break(text))
        return start + len(text.rstrip())

    def entries(self, node: yaml.CollectionNode) -> list[Entry]:
        return [self._entry(node, child) for child in node.value]

    def last(self, node: yaml.CollectionNode) -> Entry:
        return self._entry(node, node.value[-1])

    def _entry(self, node: yaml.CollectionNode, child: Any) -> Entry:
        return self._pair(*child) if isinstance(node, yaml.MappingNode) else self._item(node, child)

    def _pair(self, key: yaml.ScalarNode, value: yaml.Node) -> Entry:
        colon = _COLON.match(self.text, key.end_mark.index)
        anchor = colon.end() if colon else key.end_mark.index
        if not colon and not empty(value):
            raise Unclear(key.start_mark.index)  # `? key` on a line of its own
        end = anchor if empty(value) else self.end(value)
        return Entry(key.start_mark.index, anchor, end, value, key.value)

    def _item(self, node: yaml.CollectionNode, value: yaml.Node) -> Entry:
        start = value.start_mark.index
        if node.flow_style:
            return Entry(start, start, self.end(value), value)
        dash = self._dash(node.start_mark.column, value)
        return Entry(dash, dash + 1, dash + 1 if empty(value) else self.end(value), value)

    def _dash(self, column: int, value: yaml.Node) -> int:
        """The dash of an item: at its list's column, on its line or, if that begins below the dash, on one above."""
        start = self.line_start(value.start_mark.index)
        while True:
            at = start + column
            line = self.text[start : self.line_end(start)]
            if line[column : column + 1] == "-" and not line[:column].strip(" -\t") and at <= value.start_mark.index:
                return at
            if not start or (line.strip() and not line.lstrip().startswith("#") and start > value.start_mark.index):
                raise Unclear(value.start_mark.index)
            start = self.line_start(start - 1)

    # Style

    def list_offset(self) -> int:
        """By how much the file indents a list below its key: as its first block list does, else not at all."""
        for key, value in _pairs(self.root):
            if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                return max(value.start_mark.column - key.start_mark.column, 0)
        return 0

    def after_comments(self, index: int, column: int) -> int:
        """The end of the comment lines that follow the line at once and stand deeper than the column."""
        end = self.line_end(index)
        while (start := self.next_line(end)) > end:
            line = self.rest_of_line(start)
            body = line.lstrip(" ")
            if not body.startswith("#") or len(line) - len(body) <= column:
                break
            end = self.line_end(start)
        return end

    def place(self, index: int) -> tuple[int, int]:
        lines = len(_LINE_BREAK.findall(self.text, 0, self.line_start(index)))
        return lines + 1, index - self.line_start(index) + 1


def empty(node: yaml.Node) -> bool:
    """A value that is not there: `key:` or a bare dash."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


def block_collection(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def header_length(text: str) -> int:
    """The length of a block scalar's `|2-`."""
    found = _BLOCK_HEADER.match(text)
    return found.end() if found else 0


def _last_break(text: str) -> str:
    if text.endswith("\r\n"):
        return "\r\n"
    return text[-1] if text.endswith(("\n", "\r")) else ""


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    """The pairs of all mappings, those of the top first."""
    if isinstance(node, yaml.SequenceNode):
        return [pair for item in node.value for pair in _pairs(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    return [*node.value, *(pair for _, value in node.value for pair in _pairs(value))]


def find_key(entries: Sequence[Entry], key: str) -> int | None:
    return next((index for index, entry in enumerate(entries) if entry.key == key), None)
