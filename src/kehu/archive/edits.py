"""Which characters of a text to replace so that one value, field or record is added, replaced or taken out.

Each function answers with `Edit`s and changes nothing; splice.py applies them and proves the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from kehu.archive.layout import Entry, Layout, Unclear, block_collection, empty, find_key, header_length
from kehu.archive.rendering import STEP, Value, block_list, flow, item, pair, under_key
from kehu.archive.scalars import inline
from kehu.lang.width import cells

_AFTER_FLOW_ITEM = re.compile(r"([ \t]*,)?([ \t]*#.*|[ \t]*)\Z")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by new."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


# Adding


def add_lines(layout: Layout, after: int, lines: Sequence[str]) -> list[Edit]:
    """Whole lines after the line of an index. A missing newline at the end of the file stays missing."""
    newline = layout.newline(after)
    start = layout.next_line(after)
    if start == layout.line_end(after):
        return [Edit(start, start, newline + newline.join(lines))]
    return [Edit(start, start, newline.join(lines) + newline)]


def add_items(layout: Layout, node: yaml.SequenceNode, values: list[Value]) -> list[Edit]:
    """Items more at the end of a list that has some, or of a flow list."""
    if node.flow_style:
        return _grow_flow(layout, node, [flow(value) for value in values])
    last = layout.last(node)
    return add_lines(layout, last.end, block_list(values, node.start_mark.column))


def _grow_flow(layout: Layout, node: yaml.SequenceNode, new: Sequence[str]) -> list[Edit]:
    if not node.value:
        end = layout.end(node) - 1
        return [Edit(end, end, ", ".join(new))]
    last = layout.last(node)
    indent = layout.before_on_line(last.start)
    if indent.strip():  # the last item shares its line with what is before it
        return [Edit(last.end, last.end, ", " + ", ".join(new))]
    newline = layout.newline(last.end)
    lines = newline + f",{newline}".join(indent + item for item in new)
    follows = _AFTER_FLOW_ITEM.match(layout.rest_of_line(last.end))
    if not follows or not (follows[1] or follows[2].strip()):
        return [Edit(last.end, last.end, "," + lines)]
    line_end = layout.line_end(last.end)
    if follows[1]:
        return [Edit(line_end, line_end, lines + ",")]
    return [Edit(last.end, last.end, ","), Edit(line_end, line_end, lines)]


def add_key(layout: Layout, node: yaml.MappingNode, key: str, value: Value, order: Sequence[str]) -> list[Edit]:
    """A key more in a mapping: after the nearest present key that precedes it in the order, else at the end."""
    if node.flow_style:
        return _add_in_flow(layout, node, key, value, order)
    name = inline(key, flow=False) + ":"
    lines = under_key(value, node.start_mark.column, cells(name) + 1, layout.list_offset())
    return _add_key_lines(layout, node, key, lines, order)


def add_list(
    layout: Layout, node: yaml.MappingNode, path: Sequence[str | int], records: list[Value], order: Sequence[str]
) -> list[Edit]:
    """A list more in a mapping, or in a mapping made for it; each record begins on a line of its own."""
    key, *below = path
    if node.flow_style:
        return _add_in_flow(layout, node, str(key), nested(below, records), order)
    lines = list_lines(layout, below, records, node.start_mark.column)
    return _add_key_lines(layout, node, str(key), ["", *lines], order)


def open_out(
    layout: Layout, entry: Entry, column: int, path: Sequence[str | int], records: list[Value]
) -> list[Edit] | None:
    """A list more in a mapping that stands in braces on the line of its key: the mapping is opened out, so that each
    record has a line of its own. None where more than one line or a comment stands between the braces.
    """
    held = layout.entries(entry.value) if isinstance(entry.value, yaml.MappingNode) else []
    source = layout.text[entry.anchor : entry.end]
    if not held or "\n" in source or "\r" in source or "#" in source:
        return None
    if any(layout.text[each.anchor - 1] != ":" for each in held):
        return None
    fields = [" " * (column + STEP) + layout.text[each.start : each.end] for each in held]
    return replace_in_block(layout, entry, ["", *fields, *list_lines(layout, path, records, column)])


def list_lines(layout: Layout, below: Sequence[str | int], records: list[Value], column: int) -> list[str]:
    """Whole lines of a list below a key at the column, with the keys of the mappings between."""
    heads = []
    for key in below:
        column += STEP
        heads.append(" " * column + inline(str(key), flow=False) + ":")
    return [*heads, *block_list(records, column + layout.list_offset())]


def nested(below: Sequence[str | int], value: Value) -> Value:
    """The value in as many mappings as there are keys."""
    for key in reversed(below):
        value = {str(key): value}
    return value


def _add_in_flow(layout: Layout, node: yaml.MappingNode, key: str, value: Value, order: Sequence[str]) -> list[Edit]:
    entries, new = layout.entries(node), pair(key, value)
    if not entries:
        return [Edit(node.start_mark.index + 1, node.start_mark.index + 1, new)]
    before = _predecessor(entries, key, order)
    space = " " if empty(before.value) else ""  # `key:,` would be read as one word
    return [Edit(before.end, before.end, f"{space}, {new}")]


def _add_key_lines(
    layout: Layout, node: yaml.MappingNode, key: str, lines: Sequence[str], order: Sequence[str]
) -> list[Edit]:
    column, name = node.start_mark.column, inline(key, flow=False) + ":"
    first = f"{name} {lines[0]}" if lines[0] else name
    after = layout.after_comments(_predecessor(layout.entries(node), key, order).end, column)
    return add_lines(layout, after, [" " * column + first, *lines[1:]])


def add_first(layout: Layout, node: yaml.MappingNode, key: str, value: str) -> list[Edit]:
    """A key more before all others of a mapping."""
    new, entries = pair(key, value), layout.entries(node)
    if not entries:
        return add_key(layout, node, key, value, ())
    start = entries[0].start
    if node.flow_style:
        return [Edit(start, start, f"{new}, ")]
    return [
        Edit(
            start,
            start,
            f"{inline(key, flow=False)}: {inline(value, flow=False)}"
            + layout.newline(start)
            + " " * node.start_mark.column,
        )
    ]


def _predecessor(entries: Sequence[Entry], key: str, order: Sequence[str]) -> Entry:
    before = list(order[: order.index(key)]) if key in order else []
    for name in reversed(before):
        index = find_key(entries, name)
        if index is not None:
            return entries[index]
    return entries[-1]


# Replacing


def replace_in_flow(layout: Layout, entry: Entry, value: Value) -> list[Edit]:
    """A value inside brackets."""
    node = entry.value
    if empty(node):
        colon = "" if layout.text[entry.anchor - 1] == ":" else ":"
        return [Edit(entry.anchor, entry.anchor, f"{colon} {flow(value)}")]
    like = node.style if isinstance(node, yaml.ScalarNode) else None
    return [Edit(node.start_mark.index, layout.end(node), flow(value, like))]


def value_lines(layout: Layout, container: yaml.CollectionNode, entry: Entry, value: Value) -> list[str]:
    """How a new value of an entry of a block collection is laid out; the style of the old one is kept."""
    node, column = entry.value, container.start_mark.column
    like = node.style if isinstance(node, yaml.ScalarNode) else None
    if not isinstance(value, list) and _comments_between(layout, entry):
        return [flow(value)]
    if isinstance(container, yaml.SequenceNode):
        return item(value, column) if not isinstance(value, str) else under_key(value, column, 2, 0, like)
    offset = layout.list_offset()
    if isinstance(value, list) and value and block_collection(node):
        if isinstance(node, yaml.SequenceNode):
            offset = max(node.start_mark.column - column, 0)
        return ["", *block_list(value, column + offset)]
    return under_key(value, column, entry.anchor - entry.start + 1, offset, like)


def _comments_between(layout: Layout, entry: Entry) -> bool:
    """Whether a block collection below its key or dash has comments before it: a block scalar would swallow them."""
    start = entry.value.start_mark.index
    between = layout.text[layout.line_end(entry.anchor) : layout.line_start(start)]
    return block_collection(entry.value) and bool(between.strip())


def replace_in_block(layout: Layout, entry: Entry, lines: Sequence[str]) -> list[Edit]:
    """The value of a key or dash in a block collection by rendered lines; the comment beside it stays."""
    node = entry.value
    start = entry.anchor if empty(node) else node.start_mark.index
    below = layout.line_end(entry.anchor) < start
    if not below:
        return [_replace_beside(layout, entry, start, lines)]
    return _replace_below(layout, entry, lines)


def _replace_beside(layout: Layout, entry: Entry, start: int, lines: Sequence[str]) -> Edit:
    """A value that begins on the line of its key or dash."""
    text, node, (first, *rest) = layout.text, entry.value, lines
    space = " " if rest else text[entry.anchor : start] or " "  # further lines stand two columns in
    if not rest and not block_collection(node) and first and not _is_block_scalar(node):
        follows = layout.rest_of_line(entry.end)
        stop = entry.end + (len(follows) if start == entry.anchor and not follows.strip() else 0)
        return Edit(entry.anchor, stop, space + first)
    comment = _comment_beside(layout, entry, start)
    newline = layout.newline(entry.anchor)
    new = newline.join([(space + first if first else "") + comment, *rest])
    return Edit(entry.anchor, layout.line_end(entry.end), new)


def _is_block_scalar(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _comment_beside(layout: Layout, entry: Entry, start: int) -> str:
    """The comment on the line of a value, with the space before it."""
    if block_collection(entry.value):
        return ""
    if _is_block_scalar(entry.value):
        comment = layout.rest_of_line(start)[header_length(layout.text[start:]) :]
    else:
        comment = layout.rest_of_line(entry.end)
    return comment if comment.strip() else ""


def _replace_below(layout: Layout, entry: Entry, lines: Sequence[str]) -> list[Edit]:
    """A value that begins on a line below its key or dash."""
    node, (first, *rest) = entry.value, lines
    start, newline = node.start_mark.index, layout.newline(entry.anchor)
    line_start, line_end = layout.line_start(start), layout.line_end(entry.end)
    if not first:
        comment = _comment_beside(layout, entry, start).strip()
        above = [layout.text[line_start:start] + comment] if comment else []
        return [Edit(line_start, line_end, newline.join([*above, *rest]))]
    if not block_collection(node):
        comment = _comment_beside(layout, entry, start) if rest or _is_block_scalar(node) else ""
        stop = line_end if comment or rest or _is_block_scalar(node) else entry.end
        return [Edit(start, stop, newline.join([first + comment, *rest]))]
    beside = Edit(entry.anchor, entry.anchor, " " + first)
    if rest:
        return [beside, Edit(layout.line_end(entry.anchor), line_end, newline + newline.join(rest))]
    return [beside, _take_lines(layout, start, entry.end)]


# Taking out


def take_out(layout: Layout, container: yaml.CollectionNode, index: int) -> list[Edit]:
    """One of several entries, with the comment on its line."""
    entries = layout.entries(container)
    if container.flow_style:
        return [_take_from_flow(layout, entries, index)]
    entry = entries[index]
    if not layout.before_on_line(entry.start).strip():
        return [_take_lines(layout, entry.start, entry.end)]
    stop = layout.line_end(entry.end)
    if index + 1 == len(entries):
        raise Unclear(entry.start)
    following = entries[index + 1].start
    if not layout.text[stop:following].strip():  # the next entry moves up beside the dash
        return [Edit(entry.start, following, "")]
    before = layout.before_on_line(entry.start)
    return [Edit(entry.start - len(before) + len(before.rstrip()), stop, "")]


def _take_lines(layout: Layout, start: int, end: int) -> Edit:
    first, stop = layout.line_start(start), layout.next_line(end)
    if stop == layout.line_end(end) and first:  # the file's last line has no newline, and its new last one has none
        before = 2 if layout.text[:first].endswith("\r\n") else 1
        return Edit(first - before, stop, "")
    return Edit(first, stop, "")


def _take_from_flow(layout: Layout, entries: Sequence[Entry], index: int) -> Edit:
    """An entry between brackets, with its comma; what stands on other lines stays there, also a comma before it."""
    text, entry = layout.text, entries[index]
    if not layout.before_on_line(entry.start).strip() and _AFTER_FLOW_ITEM.match(layout.rest_of_line(entry.end)):
        return _take_lines(layout, entry.start, entry.end)
    if index + 1 < len(entries):
        following = entries[index + 1].start
        beside = layout.line_end(entry.end) > following
        return Edit(entry.start, following if beside else text.index(",", entry.end) + 1, "")
    before = entries[index - 1]
    if layout.line_end(before.end) < entry.start:
        return Edit(entry.start, entry.end, "")
    return Edit(before.end, entry.end, " " if empty(before.value) else "")  # `key:}` would be read as one word
