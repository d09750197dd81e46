"""What a change means, on plain data: the spliced text must parse to exactly this. Nothing is changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def assigned(data: Any, path: Sequence[str | int], value: Any) -> Any:
    """The data with a value at the path; mappings that are missing on the way are made."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        return [*data[:step], assigned(data[step] if step < len(data) else "", rest, value), *data[step + 1 :]]
    mapping = data or {}
    return {**mapping, step: assigned(mapping.get(step, ""), rest, value)}


def removed(data: dict[str, Any], path: Sequence[str | int]) -> dict[str, Any]:
    """The data without what the path names. A mapping that would be left empty goes with its key; a list stays, empty;
    a list item that would be left empty stays as an empty mapping, so that the items after it keep their places.
    """
    parent: Any = data
    for step in path[:-1]:
        parent = parent[step]
    if isinstance(parent, list):
        index = int(path[-1])
        kept: Any = parent[:index] + parent[index + 1 :]
    else:
        kept = {key: value for key, value in parent.items() if key != path[-1]}
        if not kept and len(path) > 1 and isinstance(path[-2], str):
            return removed(data, path[:-1])
    return dict(assigned(data, path[:-1], kept))
