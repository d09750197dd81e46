"""`kehu grade --write`: changed grades into the customers' files, all under one lock, nothing else touched [G8]."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from kehu.archive.splice import CannotSplice, append, set_value
from kehu.archive.volumes import Bound
from kehu.cli import output
from kehu.cli.grading.views import Graded
from kehu.grading.record import Line, line
from kehu.lang import m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.ids import new_id
from kehu.model.problem import Problem
from kehu.model.upkeep import GradeEntry

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Assessing


def record(archive: Archive, assessing: Assessing, wanted: Callable[[Graded], bool]) -> list[Graded]:
    """Assess under the lock, record what changed, and give back all that was asked for.

    A file that cannot be spliced safely becomes a problem; the others are written.
    """
    found, written = [], 0
    with archive.changing() as change:
        for graded in map(Graded._make, assessing):
            if not wanted(graded):
                continue
            found.append(graded)
            new = line(graded.assessment, assessing.policy)
            if new is None:
                continue
            try:
                change.edit(graded.file, _with_line(graded.file, new, graded.assessment.as_of))
                written += 1
            except CannotSplice as error:
                assessing.readable.problems.append(_problem(error, graded.file))
            except Bound as error:
                place = graded.file.place_of(str(error.values["id"]))
                assessing.readable.problems.append(Problem("bound", error.message, *place, "error", error.advice))
    output.note(
        m(
            "Grades recorded for {count} {count:customer|customers}; unchanged for {rest}",
            count=written,
            rest=len(found) - written,
        )
    )
    return found


def _with_line(file: CustomerFile, new: Line, day: datetime.date) -> str:
    """The file's text with the new line, or with the same date's line changed."""
    if new.replaces is None:
        id = new_id(GradeEntry, day, file.record_ids, random.SystemRandom())
        return append(file.text, "grades", {"id": id, **new.data}, order=list(keys(Customer)), file=file.file)
    file.must_not_be_bound(new.replaces)
    lines = file.document.data["grades"]
    place = next(n for n, each in enumerate(lines) if each["id"] == new.replaces)
    return set_value(
        file.text, ["grades", place], {**lines[place], **new.data}, order=list(keys(GradeEntry)), file=file.file
    )


def _problem(error: CannotSplice, file: CustomerFile) -> Problem:
    line, column = error.values["line"], error.values["column"]
    assert isinstance(line, int) and isinstance(column, int)
    return Problem("cannot-splice", error.message, file.file, line, column, "error", error.advice)
