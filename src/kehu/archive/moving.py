"""Records cut out of one text and pasted into another, as the lines they are [R11]. Pure; each result is proved.

A record takes its own lines with it, and the comment on them. Comments between records, blank lines and the key of a
list that is emptied stay, so that a difference shows moved lines and nothing else. Pasted records stand in the order of
their days; their lines are indented anew only where the list in the other file is indented otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kehu.archive import splice
from kehu.archive.edits import Edit, add_lines
from kehu.archive.layout import Entry, Layout, Unclear, empty, find_key
from kehu.archive.rendering import block_list
from kehu.archive.volumes import day_of

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Moved:
    """A record on its way: its lines as they stood, the column of its dash, and what it says."""

    lines: tuple[str, ...]
    column: int
    data: Any


def cut(text: str, chosen: Mapping[str, Collection[int]], file: str) -> tuple[str, dict[str, list[Moved]]]:
    """The text without the chosen items of its lists, and these. Raises CannotSplice or FaultyFile."""
    moved: dict[str, list[Moved]] = {}
    for name, places in chosen.items():
        if places:
            text, moved[name] = _cut(text, name, sorted(places), file)
    return text, moved


def _cut(text: str, name: str, places: Sequence[int], file: str) -> tuple[str, list[Moved]]:
    document = splice.readable(text, file)
    records, node = document.data[name], document.node((name,))
    assert isinstance(node, yaml.SequenceNode)  # whoever chose has seen to it
    if node.flow_style:
        for n in reversed(places):
            text = splice.remove(text, (name, n), file=file)
        return text, [Moved(tuple(block_list([records[n]], 0)), 0, records[n]) for n in places]
    meant = {**document.data, name: [record for n, record in enumerate(records) if n not in places] or ""}
    text = splice.edited(document, meant, lambda layout: _take_lines(layout, node, places))
    layout, column = Layout(document), node.start_mark.column
    entries = layout.entries(node)
    return text, [Moved(_lines(layout, entries[n]), column, records[n]) for n in places]


def _lines(layout: Layout, entry: Entry) -> tuple[str, ...]:
    return tuple(_LINE_BREAK.split(layout.text[layout.line_start(entry.start) : layout.line_end(entry.end)]))


def _take_lines(layout: Layout, node: yaml.SequenceNode, places: Sequence[int]) -> list[Edit]:
    """Whole lines, those that follow each other in one edit. A file whose end has no newline keeps having none."""
    entries = layout.entries(node)
    runs: list[tuple[int, int]] = []
    for n in places:
        entry = entries[n]
        if layout.before_on_line(entry.start).strip():
            raise Unclear(entry.start)
        first, stop = layout.line_start(entry.start), layout.next_line(entry.end)
        if runs and runs[-1][1] == first:
            runs[-1] = runs[-1][0], stop
        else:
            runs.append((first, stop))
    first, stop = runs[-1]
    if stop == len(layout.text) and not layout.text.endswith(("\n", "\r")) and first:
        runs[-1] = first - len(layout.newline(first - 1)), stop
    return [Edit(first, stop, "") for first, stop in runs]


def paste(text: str, moved: Mapping[str, Sequence[Moved]], order: Sequence[str], file: str) -> str:
    """The text with the records in its lists; `order` places a list that is absent."""
    for name, records in moved.items():
        if records:
            text = _paste(text, name, records, order, file)
    return text


def _paste(text: str, name: str, moved: Sequence[Moved], order: Sequence[str], file: str) -> str:
    document = splice.readable(text, file)
    here = document.data.get(name) or []
    node = document.node((name,)) if name in document.data else None
    in_brackets = isinstance(node, yaml.SequenceNode) and node.flow_style and node.value
    if in_brackets or not isinstance(here, list):  # of what is no list, splice says so
        return splice.append_all(text, name, [each.data for each in moved], order=order, file=file)
    gaps = _gaps(here, moved, name)
    meant = [record for n, gap in enumerate(gaps) for record in [*(each.data for each in gap), *here[n : n + 1]]]
    if here:
        return splice.edited(document, {**document.data, name: meant}, lambda layout: _into_list(layout, name, gaps))
    return splice.edited(document, {**document.data, name: meant}, lambda layout: _new_list(layout, name, moved, order))


def _gaps(here: Sequence[Any], moved: Sequence[Moved], name: str) -> list[list[Moved]]:
    """What to put before each record of a list, and after its last: before the first that is of a later day."""
    days = [day_of(record, name) for record in here]
    gaps: list[list[Moved]] = [[] for _ in range(len(here) + 1)]
    for each in moved:
        day = day_of(each.data, name)
        gaps[next((n for n, other in enumerate(days) if other > day), len(here))].append(each)
    return gaps


def _into_list(layout: Layout, name: str, gaps: Sequence[Sequence[Moved]]) -> list[Edit]:
    """Right after the record before it, or the list's key, so that comments above the next record stay there."""
    keys = layout.entries(layout.root)
    place = find_key(keys, name)
    assert place is not None  # the list has records
    node = keys[place].value
    assert isinstance(node, yaml.SequenceNode)
    ends = [keys[place].anchor, *(entry.end for entry in layout.entries(node))]
    edits = []
    for end, gap in zip(ends, gaps, strict=True):
        lines = [line for each in gap for line in _indented(each, node.start_mark.column)]
        if lines:
            edits += add_lines(layout, end, lines)
    return edits


def _new_list(layout: Layout, name: str, moved: Sequence[Moved], order: Sequence[str]) -> list[Edit]:
    """Below its key, which may be there without a value or with `[]`; else the key is added where it belongs."""
    lines = [line for each in moved for line in each.lines]
    entries = layout.entries(layout.root)
    if layout.root.flow_style:
        raise Unclear(layout.root.start_mark.index)
    place = find_key(entries, name)
    if place is None:
        before = [entry for entry in entries if entry.key in order[: order.index(name)]]
        last = max(before or entries, key=lambda entry: order.index(entry.key) if before else entry.end)
        after = layout.after_comments(last.end, layout.root.start_mark.column)
        return add_lines(layout, after, [f"{name}:", *lines])
    entry = entries[place]
    emptied = [] if empty(entry.value) else [Edit(entry.anchor, entry.end, "")]
    return [*emptied, *add_lines(layout, layout.line_end(entry.end), lines)]


def _indented(moved: Moved, column: int) -> list[str]:
    """The lines of a record for a list whose dashes stand at a column."""
    by = column - moved.column
    if by >= 0:
        return [" " * by + line if line.strip() else line for line in moved.lines]
    return [line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in moved.lines]
