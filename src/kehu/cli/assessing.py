"""Goes through the customers that a command is about: reads each, sets faulty ones apart, assesses the others.

One by one, so that an archive of any size passes through; nothing here is printed, and nothing hides anything [L6].
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kehu.cli import output
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import m
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.grading.result import Assessment
    from kehu.model.customer import Customer
    from kehu.model.policy import Policy

WORTH_A_BAR = 300  # customers; fewer are read before a bar is seen


@dataclass
class Readable:
    """Iterates over the files without errors, in the order of their codes; what is wrong gathers in `problems`."""

    archive: Archive
    named: Sequence[str] | None = None  # as a person names customers; None: all
    owner: str | None = None
    worth_a_bar: int = WORTH_A_BAR
    problems: list[Problem] = field(default_factory=list)
    faulty: list[CustomerFile] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[CustomerFile, Customer]]:
        paths = self._paths()
        for path in output.progress(paths, m("Reading customers")) if len(paths) > self.worth_a_bar else paths:
            try:
                file = self.archive.read(path)
            except KehuError as error:
                self.problems.append(_unreadable(path, error))
                continue
            if file.customer is None:
                self.faulty.append(file)
                self.problems += file.errors
            elif self.owner is None or file.customer.owner == self.owner:
                yield file, file.customer

    def _paths(self) -> list[str]:
        if self.named is None:
            return self.archive.paths()
        meant = {file.code: file.file for file in map(self.archive.resolve, self.named)}
        return [meant[code] for code in sorted(meant, key=str.casefold)]

    @property
    def exit_code(self) -> int:
        """Faulty files are set apart and said so; the rest is answered all the same."""
        return SAID_NO if self.problems else DONE


def _unreadable(path: str, error: KehuError) -> Problem:
    from kehu.quality.check import unreadable

    return unreadable(path, error)


@dataclass
class Assessing:
    """Iterates over the graded customers with their assessments; drafts gather in `drafts` [W1]."""

    readable: Readable
    policy: Policy
    as_of: datetime.date
    drafts: list[Customer] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[CustomerFile, Customer, Assessment]]:
        from kehu.grading.assess import assess, is_graded

        for file, customer in self.readable:
            if is_graded(customer):
                yield file, customer, assess(customer, self.policy, self.as_of)
            else:
                self.drafts.append(customer)
