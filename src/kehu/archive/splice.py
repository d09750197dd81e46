"""Edits of a file's text that alter the lines they are about and no other byte.

A change is spliced into the text, the result is parsed and compared with the old data plus the intent, and only then
returned: an edit is right or refused, and never reformats. Reads and writes no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import yaml

from kehu.archive import edits, intent
from kehu.archive.edits import Edit
from kehu.archive.layout import Entry, Layout, Unclear, find_key
from kehu.archive.read import Document, parse
from kehu.archive.rendering import Value, as_value, on_one_line
from kehu.errors import KehuError
from kehu.lang import Message, m

Path = Sequence[str | int]
_V = TypeVar("_V", bound=Value)


class CannotSplice(KehuError):
    """The text is as it was. The values hold `line` and `column`, from 1, and `why`."""

    sentence = "{where}: cannot change this without touching what stands around it: {why}"
    hint = "Nothing was changed; edit the file by hand there, or write that place more simply"


class FaultyFile(CannotSplice):
    """A file with errors is mended before it is changed."""

    sentence = "{where}: nothing was changed, because the file has an error: {why}"
    hint = "Mend it first; `kehu check` lists all errors"


def append(text: str, where: str | Path, record: object, *, order: Sequence[str] = (), file: str = "") -> str:
    """A record more after the last one of a list: of the file (its key), or in a mapping of the file (a path of keys).

    `order` is the model's, for a list, or a mapping above it, that is absent.
    """
    return append_all(text, where, [record], order=order, file=file)


def append_all(
    text: str, where: str | Path, records: Sequence[object], *, order: Sequence[str] = (), file: str = ""
) -> str:
    """Many records more, as `append` would add them one by one, but parsed and proved once."""
    document, values = _document(text, file), [as_value(record) for record in records]
    path = (where,) if isinstance(where, str) else tuple(where)
    if not values:
        return text
    there = _look_up(document, path)[1]
    if there and not isinstance(there, list):
        raise _refusal(document, m("{key} is not a list", key=path[-1]), document.place(path))
    meant = intent.assigned(document.data, path, [*(there or []), *values])
    return _spliced(document, meant, values, lambda layout, laid: _append(layout, path, laid, order))


def set_all(
    text: str, values: Sequence[tuple[Path, str]], *, order: Callable[[Path], Sequence[str]], file: str = ""
) -> str:
    """Set many texts; those that replace a text are proved together. `order` tells the order of a path's mapping."""
    document = _document(text, file)
    wanted = {tuple(path): value for path, value in values}
    replaced = {path: value for path, value in wanted.items() if _replaces_text(document, path, value)}
    meant = document.data
    for path, value in replaced.items():
        meant = intent.assigned(meant, path, value)
    texts: list[Value] = list(replaced.values())
    if texts:
        text = _spliced(document, meant, texts, lambda layout, laid: _set_each(layout, replaced, laid))
    for path, value in wanted.items():
        if path not in replaced:
            text = set_value(text, path, value, order=order(path), file=file)
    return text


def _set_each(layout: Layout, paths: Iterable[Path], values: Sequence[Value]) -> list[Edit]:
    return [edit for path, value in zip(paths, values, strict=True) for edit in _set(layout, path, value, ())]


def _replaces_text(document: Document, path: Path, value: object) -> bool:
    old = _look_up(document, path)[1]
    return isinstance(value, str) and isinstance(old, str) and "" not in (value, old) and value != old


def set_value(
    text: str,
    path: Path,
    value: str | Sequence[object] | Mapping[str, object],
    *,
    order: Sequence[str] = (),
    file: str = "",
) -> str:
    """Set the value at a path of keys and list indexes; mappings missing on the way are made.

    `order` places a key that is absent: among the keys of whatever mapping lacks it. A mapping that replaces a
    mapping changes the fields that differ, one by one; of a list the items that stay keep their lines and comments.
    """
    document, new = _document(text, file), as_value(value)
    parent, old = _look_up(document, path)
    if old == new:
        return text
    if isinstance(old, dict) and isinstance(new, dict) and _alike(old, new):
        return _set_fields(text, path, old, new, file)
    if isinstance(old, list) and isinstance(new, list) and _goes_on(old, new):
        return _set_items(text, path, old, new, file)
    if parent is None or parent == "":
        step = path[-1]
        return set_value(text, path[:-1], {step: new} if isinstance(step, str) else [new], order=order, file=file)
    meant = intent.assigned(document.data, path, new)
    return _spliced(document, meant, new, lambda layout, laid: _set(layout, path, laid, order))


def put_first(text: str, path: Path, key: str, value: str, *, file: str = "") -> str:
    """A key that the mapping at a path lacks, before its other keys, as an id stands [D4]."""
    document = _document(text, file)
    mapping = _look_up(document, path)[1]
    if not isinstance(mapping, dict) or key in mapping:
        raise _refusal(document, m("there is no {step} here", step=path[-1]), document.place(path))
    meant = intent.assigned(document.data, [*path, key], value)
    return _spliced(document, meant, value, lambda layout, laid: _put_first(layout, path, key, laid))


def _put_first(layout: Layout, path: Path, key: str, value: str) -> list[Edit]:
    mapping = layout.collection(path)
    assert isinstance(mapping, yaml.MappingNode)  # put_first has looked
    return edits.add_first(layout, mapping, key, value)


def remove(text: str, path: Path, *, file: str = "") -> str:
    """Take out a field or a list item, with the comment on its line; a path that is not there is no change.

    A mapping that would be left empty goes with its key; a list stays as `[]`, an emptied list item as `{}`.
    """
    document = _document(text, file)
    if _look_up(document, path)[1] is None:
        return text
    meant = intent.removed(document.data, path)
    if not meant:
        raise _refusal(document, m("it is the last field of the file"), document.place(path))
    return _spliced(document, meant, "", lambda layout, _: _remove(layout, path))


def edited(document: Document, meant: dict[str, Any], find: Callable[[Layout], list[Edit]]) -> str:
    """A text after edits of the caller's own, proved like any other. Raises CannotSplice."""
    return _spliced(document, meant, "", lambda layout, _: find(layout))


def readable(text: str, file: str = "") -> Document:
    """The document of a text that is to be edited. Raises FaultyFile."""
    return _document(text, file)


def _alike(old: dict[str, Any], new: dict[str, Value]) -> bool:
    """Whether a mapping is the other with some fields changed, not another record."""
    return bool(old.keys() & new.keys()) and old.get("id") == new.get("id")


def _goes_on(old: list[Any], new: list[Value]) -> bool:
    """Whether the new list is some items of the old one and then others."""
    kept = [item for item in old if item in new]
    return bool(kept) and kept == new[: len(kept)]


def _set_items(text: str, path: Path, old: list[Any], new: list[Value], file: str) -> str:
    gone = [index for index, item in enumerate(old) if item not in new]
    more = new[len(old) - len(gone) :]
    if more:
        document = _document(text, file)
        meant = intent.assigned(document.data, path, [*old, *more])
        text = _spliced(document, meant, more, lambda layout, laid: edits.add_items(layout, _list(layout, path), laid))
    for index in reversed(gone):
        text = remove(text, [*path, index], file=file)
    return text


def _list(layout: Layout, path: Path) -> yaml.SequenceNode:
    node = layout.collection(path)
    assert isinstance(node, yaml.SequenceNode)  # _look_up has seen to it
    return node


def _set_fields(text: str, path: Path, old: dict[str, Any], new: dict[str, Value], file: str) -> str:
    for key in [key for key in old if key not in new]:
        text = remove(text, [*path, key], file=file)
    for key, value in new.items():
        text = set_value(text, [*path, key], value, order=list(new), file=file)
    return text


# What each operation replaces


def _append(layout: Layout, path: Path, records: list[Value], order: Sequence[str]) -> list[Edit]:
    holder: yaml.CollectionNode = layout.root
    for depth, step in enumerate(path):
        last, key = depth + 1 == len(path), str(step)
        assert isinstance(holder, yaml.MappingNode)  # append_all has looked
        entries = layout.entries(holder)
        index = find_key(entries, key)
        if index is None:
            return edits.add_list(layout, holder, path[depth:], records, order)
        entry = entries[index]
        if not last and isinstance(entry.value, yaml.MappingNode) and entry.value.value:
            opened = _open_out(layout, holder, entry, path[depth + 1 :], records)
            if opened:
                return opened
            holder = entry.value
            continue
        return _append_to(layout, holder, entry, path[depth + 1 :], records)
    raise AssertionError("a path has a step")


def _open_out(
    layout: Layout, holder: yaml.MappingNode, entry: Entry, below: Path, records: list[Value]
) -> list[Edit] | None:
    """A list that a mapping in braces lacks; records do not fuse in a merge if each has its own line [D4]."""
    lacks = find_key(layout.entries(entry.value), str(below[0])) is None  # type: ignore[arg-type]  # a mapping
    if holder.flow_style or not entry.value.flow_style or not lacks:  # type: ignore[attr-defined]
        return None
    return edits.open_out(layout, entry, holder.start_mark.column, below, records)


def _append_to(layout: Layout, holder: yaml.MappingNode, entry: Entry, below: Path, records: list[Value]) -> list[Edit]:
    """To the list of an entry, or, where the entry's mapping is still empty, to a list made below it."""
    if isinstance(entry.value, yaml.SequenceNode) and (entry.value.value or "#" in _source(layout, entry)):
        return edits.add_items(layout, entry.value, records)
    if holder.flow_style:
        return edits.replace_in_flow(layout, entry, edits.nested(below, records))
    lines = edits.list_lines(layout, below, records, holder.start_mark.column)
    return edits.replace_in_block(layout, entry, ["", *lines])


def _source(layout: Layout, entry: Entry) -> str:
    return layout.text[entry.value.start_mark.index : entry.end]


def _set(layout: Layout, path: Path, value: Value, order: Sequence[str]) -> list[Edit]:
    container = layout.collection(path[:-1])
    step = path[-1]
    index = _index(layout, container, step)
    if index is None:
        if isinstance(container, yaml.MappingNode):
            return edits.add_key(layout, container, str(step), value, order)
        assert isinstance(container, yaml.SequenceNode)  # _look_up has seen to it
        return edits.add_items(layout, container, [value])
    return _replace(layout, container, index, value)


def _replace(layout: Layout, container: yaml.CollectionNode, index: int, value: Value) -> list[Edit]:
    entry = layout.entries(container)[index]
    if container.flow_style:
        return edits.replace_in_flow(layout, entry, value)
    return edits.replace_in_block(layout, entry, edits.value_lines(layout, container, entry, value))


def _remove(layout: Layout, path: Path) -> list[Edit]:
    container = layout.collection(path[:-1])
    index = _index(layout, container, path[-1])
    assert index is not None  # _look_up has seen to it
    if len(container.value) > 1:
        return edits.take_out(layout, container, index)
    if isinstance(container, yaml.MappingNode) and isinstance(path[-2], str):
        return _remove(layout, path[:-1])
    outer = layout.collection(path[:-2])
    position = _index(layout, outer, path[-2])
    assert position is not None
    emptied: Value = [] if isinstance(container, yaml.SequenceNode) else {}
    return _replace(layout, outer, position, emptied)


def _index(layout: Layout, container: yaml.CollectionNode, step: str | int) -> int | None:
    if isinstance(container, yaml.MappingNode) and isinstance(step, str):
        return find_key(layout.entries(container), step)
    if isinstance(container, yaml.SequenceNode) and isinstance(step, int):
        return step if step < len(container.value) else None
    return None


# Before and after


def _document(text: str, file: str) -> Document:
    document = parse(text, file)
    for problem in document.problems:
        raise _refusal(document, problem.message, (problem.line, problem.column), FaultyFile)
    return document


def _look_up(document: Document, path: Path) -> tuple[Any, Any]:
    """The container of what the path names and that itself; None for what is not there."""
    container: Any = None
    here: Any = document.data
    for depth, step in enumerate(path):
        container = here
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and 0 <= step <= len(here):
            here = here[step] if step < len(here) else None
        elif (here is None or here == "") and (isinstance(step, str) or step == 0):
            here = None
        else:
            expected = m("there is no {step} here", step=step)
            raise _refusal(document, expected, document.place(path[:depth]))
    return container, here


def _spliced(document: Document, meant: dict[str, Any], value: _V, find: Callable[[Layout, _V], list[Edit]]) -> str:
    """The new text, proved. A comment or blanks below may fall into a block scalar: then its text goes on one line."""
    layout = Layout(document)
    try:
        new, result = _attempt(document, layout, find(layout, value))
        if result.problems or result.data != meant:
            new, result = _attempt(document, layout, find(layout, on_one_line(value)))
        if not result.problems and result.data == meant:
            return new
        why = result.problems[0].message if result.problems else m("the result would not be what was meant")
        place = layout.place(find(layout, value)[0].start)
    except Unclear as unclear:
        why, place = m("the layout is unusual"), layout.place(unclear.args[0])
    raise _refusal(document, why, place)


def _attempt(document: Document, layout: Layout, changes: list[Edit]) -> tuple[str, Document]:
    mark = document.text[: len(document.text) - len(layout.text)]
    new = mark + edits.apply(layout.text, changes)
    return new, parse(new, document.file)


def _refusal(
    document: Document, why: Message, place: tuple[int, int], kind: type[CannotSplice] = CannotSplice
) -> CannotSplice:
    line, column = place
    where = ":".join(str(part) for part in (document.file, line, column) if part)
    return kind(where=where, file=document.file, line=line, column=column, why=why)


__all__ = [
    "CannotSplice",
    "FaultyFile",
    "append",
    "append_all",
    "edited",
    "put_first",
    "readable",
    "remove",
    "set_all",
    "set_value",
]
