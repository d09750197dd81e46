"""Moves records between a customer's file and its bound volumes [R11], within a change of the archive.

What is written first is what receives: a run that is broken off leaves records in both files, where they count once,
and the same command again completes it. Which records are settled is not known here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.archive.directory import Changing
from kehu.archive.moving import cut, paste
from kehu.archive.read import parse
from kehu.archive.scalars import inline
from kehu.archive.splice import CannotSplice
from kehu.archive.volumes import KEYS, Volume, record_paths
from kehu.lang import m
from kehu.model.customer import Customer
from kehu.model.entry import keys

SCHEMA_LINE = "# yaml-language-server: $schema={path}schemas/volume.schema.json"


def to_bind(file: CustomerFile, year: int, settled: Collection[str]) -> list[str]:
    """The ids that leave the customer's file: what is settled, and what a run that was broken off has copied."""
    copied = {id for volume in file.volumes if volume.year == year for id in volume.ids}
    return [id for id, _ in record_paths(file.document.data) if id in settled or id in copied]


def bind(change: Changing, file: CustomerFile, year: int, ids: Collection[str]) -> str:
    """Move records of the customer's file to the year's volume, and give that one's path. Raises CannotSplice."""
    volume = next((each for each in file.volumes if each.year == year), None)
    path = volume.file if volume else change.archive.volume_places(file.file, year)[0]
    rest, moved = cut(file.text, _chosen(file.document.data, ids), file.file)
    there = volume.ids if volume else {}
    moved = {name: [each for each in records if each.data["id"] not in there] for name, records in moved.items()}
    text = volume.document.text if volume else _new_volume(file, path, year)
    change.edit_volume(path, volume, paste(text, moved, KEYS, path))
    change.edit(file, rest)
    _must_be_the_same(change, file)
    return path


def unbind(change: Changing, file: CustomerFile, volume: Volume) -> list[str]:
    """Move all records of a volume back to the customer's file, and give their ids. Raises CannotSplice.

    The volume goes, unless somebody has written comments into it.
    """
    ids = list(volume.ids)
    rest, moved = cut(volume.document.text, _chosen(volume.document.data, ids), volume.file)
    here = {id for id, _ in record_paths(file.document.data)}
    moved = {name: [each for each in records if each.data["id"] not in here] for name, records in moved.items()}
    text = paste(file.text, moved, list(keys(Customer)), file.file)
    change.edit(file, text)
    change.edit_volume(volume.file, volume, rest if _says_more(rest) else None)
    _must_be_the_same(change, file)
    return ids


def _chosen(data: Mapping[str, Any], ids: Collection[str]) -> dict[str, set[int]]:
    chosen: dict[str, set[int]] = {}
    for id, (name, n) in record_paths(data):
        if id in ids:
            chosen.setdefault(name, set()).add(n)
    return chosen


def _new_volume(file: CustomerFile, path: str, year: int) -> str:
    """The head of a new volume, with the line breaks of the file that its records come from."""
    code = inline(PurePosixPath(file.file).stem, flow=False)
    lines = [SCHEMA_LINE.format(path="../" * path.count("/")), f"code: {code}", f"year: {year}", ""]
    return ("\r\n" if "\r\n" in file.text else "\n").join(lines)


def _says_more(rest: str) -> bool:
    """Whether a volume without records holds something else: a person's comments, or keys that are not ours."""
    comments = [line for line in rest.splitlines() if line.lstrip().startswith("#")]
    data = parse(rest, "").data
    return any("yaml-language-server" not in line for line in comments) or any(data.get(key) for key in list(data)[2:])


def _must_be_the_same(change: Changing, file: CustomerFile) -> None:
    """The law: whatever moves, the customer is what it was."""
    after = change.read(file.file)
    if _known(after) != _known(file):
        why = m("the result would not be what was meant")
        raise CannotSplice(where=file.file, file=file.file, line=1, column=1, why=why)


def _known(file: CustomerFile) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a customer's file and volumes say together: fields, and records by id."""
    data = file.merged.data
    records = {id: (name, data[name][n]) for id, (name, n) in record_paths(data)}
    return {key: value for key, value in data.items() if key not in KEYS or key == "code"}, records
