"""Whether bound volumes lie where they are read, and hold what their year says [R11]. Reads only.

What their records say is looked at together with the customer's file, as if they stood there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from kehu.archive.directory import Archive
from kehu.archive.volumes import VOLUMES, Volume, day_of, is_year
from kehu.lang import m
from kehu.model.entry import keys
from kehu.model.kinds import BY_LIST
from kehu.model.problem import Problem


def strays(archive: Archive) -> Iterator[Problem]:
    """Files below volumes/ that no customer's figures are read from."""
    bound = archive.bound_paths()
    if not bound:
        return
    paths = archive.paths()
    years = {int(path.split("/")[1]) for path in bound if _in_year(path)}
    places = {place: path for path in paths for year in years for place in archive.volume_places(path, year)}
    by_code = {PurePosixPath(path).stem: path for path in paths}
    for path in bound:
        if path in places:
            continue
        parts = PurePosixPath(path)
        if not _in_year(path):
            hint = m("a volume lies in the folder of its year: {place}", place=f"{VOLUMES}/2024/{parts.name}")
        elif parts.suffix == ".yaml" and parts.stem in by_code:
            right = archive.volume_places(by_code[parts.stem], int(parts.parts[1]))[0]
            hint = m("move it to {place}, where its customer's volume of the year belongs", place=right)
        else:
            hint = m("no customer has the code {code}: bring its file back, or rename the volume", code=parts.stem)
        yield Problem(
            "stray-volume", m("this bound volume belongs to nobody: it is not read"), path, 1, 1, "error", hint
        )


def _in_year(path: str) -> bool:
    parts = path.split("/")
    return len(parts) > 2 and is_year(parts[1])


def of_other_years(volumes: Sequence[Volume]) -> Iterator[Problem]:
    """Records that are dated in another year than their volume's. They count all the same."""
    for volume in volumes:
        for name, n in volume.ids.values():
            day = day_of(volume.document.data[name][n], name)
            if day[:4] != str(volume.year):
                day_key = BY_LIST.kinds[name].date
                label = keys(BY_LIST[name])[day_key].label if day_key else name
                line, column = volume.document.place((name, n))
                message = m("{what} {day} is not in {year}", what=label, day=day or "-", year=volume.year)
                hint = m("move the record to the volume of its year, or back to the customer's file")
                yield Problem("volume-year", message, volume.file, line, column, "warning", hint)
