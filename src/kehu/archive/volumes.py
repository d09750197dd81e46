"""Bound volumes [R11]: a closed year's records of a customer in a file of their own, and the customer read as one.

`volumes/2013/C00/C00001.yaml` holds records of the customer whose file is `customers/C00/C00001.yaml`. Whoever asks
for the customer gets the records of both, so that every figure is the same as before they were bound. Reads only;
which records may be bound the ledger says, and moving them is binding's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kehu.archive.read import Document, read
from kehu.errors import SAID_NO, KehuError
from kehu.lang import Message, m
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.kinds import BY_LIST
from kehu.model.load import Source
from kehu.model.problem import Problem
from kehu.nearest import nearest

VOLUMES = "volumes"
KEYS = ("code", "year", *(name for name in keys(Customer) if name in BY_LIST))  # in the order of a customer's file

Data = dict[str, Any]
Path = Sequence[str | int]
Place = tuple[str, int]  # a record's list, and its index there
Origin = tuple[Document, int]
Found = tuple[str, bytes]  # a volume's path below the archive, and its bytes


class Bound(KehuError):
    """A bound record is not changed where it lies: a volume is a closed year's."""

    sentence = "{id} is bound in {file}"
    hint = "`kehu unbind {year} {code}` brings the year back; change it then, and bind the year again"
    exit_code = SAID_NO


@dataclass(frozen=True)
class Volume:
    """One bound volume as read."""

    file: str
    data: bytes
    document: Document

    @property
    def year(self) -> int:
        """The year of its folder."""
        return year_of(self.file)

    @cached_property
    def ids(self) -> dict[str, Place]:
        """Every record's id, and where it stands."""
        return dict(record_paths(self.document.data))

    @property
    def source(self) -> Source:
        return Source(self.file, self.document.place)

    def problems(self, code: str) -> Iterator[Problem]:
        """What is wrong with the volume as such; what its records say is looked at together with the customer's."""
        yield from self.document.problems
        for key in self.document.data:
            if key not in KEYS:
                near = nearest(key, KEYS)
                known = m("known here: {known}", known=", ".join(KEYS))
                hint = m("did you mean “{near}”?", near=near) if near else known
                yield self.source.problem((key,), "unknown-key", m("unknown key “{key}”", key=key), hint, key=True)
        for key, right in (("code", code), ("year", str(self.year))) if self.document.readable else ():
            if self.document.data.get(key) != right:
                message = m("{key} is not {right}, which the volume's place says", key=key, right=right)
                hint = m("write {key}: {right}, or put the volume where it belongs", key=key, right=right)
                yield self.source.problem((key,), "volume-place", message, hint)


def year_of(file: str) -> int:
    """The year of a volume's path."""
    return int(file.split("/")[1])


def is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit() and name[0] != "0"


def volume_path(year: int, below: str) -> str:
    """The volume of a year, for a customer's path below customers/."""
    return f"{VOLUMES}/{year}/{below}"


def read_volume(found: Found) -> Volume:
    """What the bytes of a volume say; never raises for what is in them."""
    file, data = found
    return Volume(file, data, read(data, file))


def record_paths(data: Mapping[str, Any]) -> Iterator[tuple[str, Place]]:
    """Every record's id, and where it stands in plain data."""
    for name in BY_LIST:
        for n, record in enumerate(_list(data, name)):
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                yield record["id"], (name, n)


def own_paths(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str, int]]]:
    """The same of the firm's own kinds, whose records are never bound."""
    custom = data.get(CUSTOM)
    own: Mapping[str, Any] = custom if isinstance(custom, dict) else {}
    for name in own:
        for n, record in enumerate(_list(own, name)):
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                yield record["id"], (CUSTOM, name, n)


@dataclass(frozen=True)
class Merged:
    """A customer's file and its volumes as one: plain data, and where each record of it comes from.

    Lists stand in the order of their days, as in a file that was written as things happened; on one day what is bound
    comes first. A record that stands in file and volume alike, after a bind that was broken off, is one record.
    """

    document: Document
    volumes: Sequence[Volume]
    data: Data = field(default_factory=dict)
    origins: dict[str, list[Origin]] = field(default_factory=dict)
    twice: list[tuple[Volume, str]] = field(default_factory=list)  # ids that stand elsewhere too, alike
    clashes: list[tuple[Volume, str, str]] = field(default_factory=list)  # ids that stand in a file otherwise

    def locate(self, path: Path) -> tuple[Document, Path]:
        """The document that holds a path of the data, and the path in it."""
        if len(path) > 1 and isinstance(path[0], str) and isinstance(path[1], int):
            origins = self.origins.get(path[0], [])
            if 0 <= path[1] < len(origins):
                document, n = origins[path[1]]
                return document, (path[0], n, *path[2:])
        return self.document, path

    def problems(self, code: str) -> Iterator[Problem]:
        """What is wrong with the volumes, and between them and the customer's file."""
        for volume in self.volumes:
            yield from volume.problems(code)
            ids = [id for each, id in self.twice if each is volume]
            if ids:
                yield _broken_off(volume, ids, code)
        for volume, id, file in self.clashes:
            message = m("the id {id} stands in {file} too, and says something else there", id=id, file=file)
            hint = m("keep the one that is right, and delete the other")
            yield volume.source.problem((*volume.ids[id], "id"), "duplicate-id", message, hint)


def merge(document: Document, volumes: Sequence[Volume]) -> Merged:
    """A customer's file and its volumes as one."""
    merged = Merged(document, volumes)
    merged.data.update(document.data)
    known = {id: (document, path) for id, path in record_paths(document.data)}
    left_out = {id for volume in volumes for id in _stand_elsewhere(merged, volume, known)}
    for name in BY_LIST:
        own = document.data.get(name) or []
        if not isinstance(own, list):
            continue  # the model says so
        found = [
            (volume.document, n)
            for volume in volumes
            for n, record in enumerate(_list(volume.document.data, name))
            if (volume.file, _id(record)) not in left_out
        ]
        if found:
            found += [(document, n) for n in range(len(own))]
            merged.origins[name] = sorted(found, key=lambda origin, name=name: _day(origin, name))  # type: ignore[misc]
            merged.data[name] = [each.data[name][n] for each, n in merged.origins[name]]
    return merged


def _stand_elsewhere(
    merged: Merged, volume: Volume, known: dict[str, tuple[Document, Place]]
) -> Iterator[tuple[str, str]]:
    """The ids of a volume's records that are known already; an id twice in the volume itself is for the model."""
    for id, (name, n) in record_paths(volume.document.data):
        document, (other, at) = known.setdefault(id, (volume.document, (name, n)))
        if document is volume.document:
            continue
        if other == name and document.data[other][at] == volume.document.data[name][n]:
            merged.twice.append((volume, id))
        else:
            merged.clashes.append((volume, id, document.file))
        yield volume.file, id


def _broken_off(volume: Volume, ids: Sequence[str], code: str) -> Problem:
    line, column = volume.document.place(volume.ids[ids[0]])
    message = m(
        "{n} {n:record stands|records stand} in this volume and elsewhere alike: kehu bind or unbind was broken off",
        n=len(ids),
    )
    hint = m("they count once; `kehu bind {year} {code}` completes it", year=volume.year, code=code)
    return Problem("half-bound", message, volume.file, line, column, "warning", hint)


def _day(origin: Origin, name: str) -> str:
    document, n = origin
    return day_of(document.data[name][n], name)


def day_of(record: Any, name: str) -> str:
    """The day of a record of a list as plain text, which sorts as the days do; "" if it has none."""
    day = record.get(BY_LIST.kinds[name].date) if isinstance(record, dict) else None
    return day if isinstance(day, str) else ""


def _id(record: Any) -> Any:
    return record.get("id") if isinstance(record, dict) else None


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    records = data.get(name)
    return records if isinstance(records, list) else []


@dataclass(frozen=True, slots=True)
class MergedSource(Source):
    """Where merged data comes from: each problem is that file's which holds the record."""

    merged: Merged

    def problem(
        self, path: Path, rule: str, message: Message, hint: Message | None = None, *, key: bool = False
    ) -> Problem:
        document, own = self.merged.locate(path)
        return Source(document.file, document.place).problem(own, rule, message, hint, key=key)
