"""The careful look at a text that the quick reader would not take: every fault that YAML allows and kehu refuses.

Walks the parser's events, so that it sees what the parser sees, and stops before nesting could harm anyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml._yaml import CParser

from kehu.archive.syntax import explain
from kehu.lang import Message, m
from kehu.model.problem import Problem

DEEPEST = 50
_STANDARD_TAG = "tag:yaml.org,2002:"


@dataclass(slots=True)
class _Collection:
    """An open list or mapping; of a mapping, the keys seen and whether the next node is a key."""

    mapping: bool
    at_key: bool
    keys: dict[str, int] = field(default_factory=dict)


def inspect(text: str, file: str) -> list[Problem]:
    """All faults of the text's form, in the order of the text; none if it is one plain mapping."""
    inspection = _Inspection(file)
    try:
        for event in _events(text):
            if not inspection.take(event):
                break
    except yaml.YAMLError as error:
        inspection.problems.append(explain(error, text, file))
    return inspection.problems


def _events(text: str) -> Iterator[yaml.Event]:
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event


class _Inspection:
    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.open: list[_Collection] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Note the event's faults; False when nothing after it is worth looking at."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._document(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self._advance()
        elif isinstance(event, yaml.NodeEvent):
            return self._node(event)
        elif isinstance(event, yaml.StreamEndEvent) and not self.documents:
            self._empty(event)
        return True

    def _fault(self, rule: str, event: yaml.Event, message: Message, hint: Message) -> None:
        line, column = _place(event)
        self.problems.append(Problem(rule, message, self.file, line, column, hint=hint))

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if self.documents > 1:
            self._fault(
                "several-documents",
                event,
                m("A second document begins here"),
                m("Keep one document in a file: delete the `---`, or move what follows into a file of its own"),
            )
            return False
        if event.version or event.tags:
            self._fault(
                "directive",
                event,
                m("A line that begins with % directs the YAML parser; kehu takes none"),
                m("Delete the line"),
            )
        return True

    def _node(self, event: yaml.NodeEvent) -> bool:
        self._decorations(event)
        if self.open and self.open[-1].at_key:
            self._key(event, self.open[-1].keys)
        elif not self.open:
            self._top(event)
        if not isinstance(event, yaml.CollectionStartEvent):
            self._advance()
            return True
        if len(self.open) >= DEEPEST:
            self._fault(
                "nesting",
                event,
                m("Lists and mappings are nested deeper than {limit} here", limit=DEEPEST),
                m("Close the brackets that are open, or indent less"),
            )
            return False
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Collection(mapping, at_key=mapping))
        return True

    def _advance(self) -> None:
        """A node has ended: in a mapping a value follows a key, and a key a value."""
        if self.open and self.open[-1].mapping:
            self.open[-1].at_key = not self.open[-1].at_key

    def _decorations(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                "alias",
                event,
                m("The alias *{name} stands for text elsewhere; kehu takes none", name=event.anchor),
                m("Write the value itself, or in double quotes if it begins with *"),
            )
        elif event.anchor:
            self._fault(
                "anchor",
                event,
                m("The anchor &{name} names text for use elsewhere; kehu takes none", name=event.anchor),
                m("Delete the anchor, or put the value in double quotes if it begins with &"),
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._fault(
                "tag",
                event,
                m(
                    "The tag {tag} says what type a value has; kehu's model says that",
                    tag=tag.replace(_STANDARD_TAG, "!!"),
                ),
                m("Delete the tag, or put the value in double quotes if it begins with !"),
            )

    def _key(self, event: yaml.NodeEvent, keys: dict[str, int]) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._fault(
                "complex-key",
                event,
                m("A key must be one word of text"),
                m("Put the key in double quotes if its brackets belong to it"),
            )
        elif event.value in keys:
            self._fault(
                "duplicate-key",
                event,
                m(
                    "The key {key} stands here a second time; first in line {line}",
                    key=event.value,
                    line=keys[event.value],
                ),
                m("Keep one of the two"),
            )
        else:
            keys[event.value] = _place(event)[0]

    def _top(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.ScalarEvent) and not event.value:
            self._empty(event)
        elif not isinstance(event, yaml.MappingStartEvent):
            self._fault(
                "not-a-mapping",
                event,
                m("The file must hold `key: value` lines, and begins with something else"),
                m("Compare it with another file of the archive"),
            )

    def _empty(self, event: yaml.Event) -> None:
        message = m("The file is empty")
        hint = m("Restore it from git or a backup, or delete it")
        self.problems.append(Problem("empty", message, self.file, 1, 1, hint=hint))


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None  # the C parser marks every event
    return mark.line + 1, mark.column + 1
