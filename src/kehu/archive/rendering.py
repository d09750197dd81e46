"""How a value or a record is laid out: one line where it is short, a block with long texts as block scalars else.

Lines carry no line ending. The first is what follows `key:` or `-` ("" if the value begins on the next line), the
others are whole lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from kehu.archive.scalars import block_scalar, double_quoted, inline
from kehu.lang.width import cells

Value = str | list["Value"] | dict[str, "Value"]
_V = TypeVar("_V", bound=Value)
WIDEST = 160  # terminal cells; a Chinese character takes two
STEP = 2


class OneLine(str):
    """A text that must not become a block scalar, because of what stands below the place it goes to."""

    __slots__ = ()


def on_one_line(value: _V) -> _V:
    """The value with all its texts kept on one line."""
    kept: Any
    if isinstance(value, str):
        kept = OneLine(value)
    elif isinstance(value, list):
        kept = [on_one_line(each) for each in value]
    else:
        kept = {key: on_one_line(each) for key, each in value.items()}
    return cast("_V", kept)


def as_value(value: object) -> Value:
    """A caller's lists and mappings as plain ones; numbers and dates must have become text before."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(key): as_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_value(item) for item in value]
    raise TypeError(f"{value!r} is neither text nor a list or mapping of texts")


def flow(value: Value, like: str | None = None) -> str:
    """The value on one line, as it may stand inside brackets."""
    if isinstance(value, str):
        return inline(value, flow=True, like=like)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return "{" + ", ".join(pair(key, item) for key, item in id_first(value).items()) + "}"


def pair(key: str, value: Value) -> str:
    """`key: value` inside braces."""
    return f"{inline(key, flow=True)}: {flow(value)}"


def id_first(record: dict[str, Value]) -> dict[str, Value]:
    return {"id": record["id"], **record} if "id" in record else record


def item(value: Value, column: int) -> list[str]:
    """A list item whose dash stands at the column: what follows the dash and its space, and further lines."""
    if isinstance(value, str):
        return text(value, column, column + STEP)
    one_line = flow(value)
    if isinstance(value, list) or not value or (_short(one_line, column + STEP) and not _breaks(value)):
        return [one_line]
    fields = [line for key, inner in id_first(value).items() for line in field(key, inner, column + STEP)]
    return [fields[0].lstrip(" "), *fields[1:]]


def field(key: str, value: Value, column: int) -> list[str]:
    """Whole lines of one field of a block mapping at the column; lists and mappings in it stay on its line."""
    name = inline(key, flow=False)
    lines = text(value, column, column + cells(name) + 2) if isinstance(value, str) else [flow(value)]
    return [" " * column + f"{name}: {lines[0]}", *lines[1:]]


def text(value: str, parent: int, column: int, like: str | None = None) -> list[str]:
    """A text at the column, in a collection that stands at column `parent`: on one line, or as a block if long."""
    one_line = inline(value, flow=False, like=like)
    if isinstance(value, OneLine) or ("\n" not in value and (like in ("'", '"') or _short(one_line, column))):
        return [one_line]
    return block_scalar(value, parent + STEP, parent) or [double_quoted(value)]


def under_key(value: Value, column: int, width: int, list_offset: int, like: str | None = None) -> list[str]:
    """The value of a key at the column, whose name takes `width` cells; lists of records become block lists."""
    if isinstance(value, str):
        return text(value, column, column + width, like)
    one_line = flow(value)
    records = isinstance(value, list) and any(isinstance(each, dict) for each in value)
    if not value or (not records and _short(one_line, column + width) and not _breaks(value)):
        return [one_line]
    if isinstance(value, list):
        return ["", *block_list(value, column + list_offset)]
    return ["", *(line for key, inner in id_first(value).items() for line in field(key, inner, column + STEP))]


def block_mapping(value: dict[str, Value], column: int) -> list[str]:
    """Whole lines of a mapping at the column whose lists of records are block lists."""
    lines = []
    for key, inner in value.items():
        name = inline(key, flow=False) + ":"
        first, *rest = under_key(inner, column, cells(name) + 1, 0)
        lines += [" " * column + (f"{name} {first}" if first else name), *rest]
    return lines


def block_list(values: list[Value], column: int) -> list[str]:
    """Whole lines of a block list whose dashes stand at the column."""
    lines = []
    for each in values:
        first, *rest = item(each, column)
        lines += [" " * column + "- " + first, *rest]
    return lines


def _short(line: str, column: int) -> bool:
    return column + cells(line) <= WIDEST


def _breaks(value: Value) -> bool:
    if isinstance(value, str):
        return "\n" in value
    return any(_breaks(each) for each in (value.values() if isinstance(value, dict) else value))
