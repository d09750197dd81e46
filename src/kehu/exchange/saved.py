"""Saved mappings: the files in the archive's `imports/`, and those that a person keeps elsewhere."""

from __future__ import annotations

from pathlib import Path

from kehu.archive.lock import locked
from kehu.archive.write import replace
from kehu.errors import KehuError

FOLDER = "imports"


class MappingTaken(KehuError):
    sentence = "{file} exists and says something else; it was not overwritten"
    hint = "nothing was imported; use it with --map {file}, or save under another name"


def find_mapping(given: str, root: Path) -> Path:
    """The mapping of that name: from the current directory, else from the archive."""
    here, there = Path(given), root / given
    return there if not here.exists() and there.exists() else here


def usual_place(table: Path, root: Path) -> Path:
    """Where the mapping of a table is saved unless told otherwise."""
    return root / FOLDER / f"{table.stem}.yaml"


def save_mapping(text: str, file: Path, root: Path) -> None:
    """Save a mapping as a new file; it is no fault if it is there already and says the same."""
    data = text.encode()
    if file.exists():
        if file.read_bytes() != data:
            raise MappingTaken(file=file)
        return
    if not file.resolve().is_relative_to(root.resolve()):
        file.write_bytes(data)
        return
    with locked(root):
        replace(file, data, expected=None, root=root)
