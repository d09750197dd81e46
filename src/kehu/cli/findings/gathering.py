"""Goes through the customers that a review is about and gathers what the rules flag; faulty files are set apart."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kehu.cli.assessing import Readable

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.review.case import Case
    from kehu.review.finding import Finding
    from kehu.review.round import Round


@dataclass
class Reviewing:
    """One run of review over an archive at a date."""

    archive: Archive
    as_of: datetime.date
    customers: Sequence[str] | None = None
    owner: str | None = None

    @cached_property
    def round(self) -> Round:
        from kehu.review.round import Round

        return Round(self.archive.policy, self.archive.settings, self.as_of, self.archive.working_days)

    @cached_property
    def readable(self) -> Readable:
        return Readable(self.archive, self.customers, self.owner)

    def cases(self) -> Iterator[Case]:
        """Every customer with what is known of it, in the order of codes; what needs a rate that is not there gathers
        in the problems."""
        from kehu.grading.assess import assess
        from kehu.model.rates import NoRate
        from kehu.quality.groups import Groups
        from kehu.review.case import Case

        groups = Groups(self.archive, self.archive.policy)
        for file, customer in self.readable:
            group = groups.of(customer, whole=False)
            try:
                assessment = assess(customer, self.archive.policy, self.as_of)
                yield Case(customer, assessment, self.round, group)
            except NoRate as error:
                self.readable.problems.append(error.problem(file.file))

    def findings(self, rules: Sequence[str] = ()) -> list[Finding]:
        """What is flagged of the firm, unless some customers were asked for, and of the customers, in order."""
        from kehu.review.finding import ordered

        of_firm = [] if self.customers or self.owner else self.round.of_firm(rules)
        return ordered([*of_firm, *self._of_customers(rules)])

    def _of_customers(self, rules: Sequence[str]) -> Iterator[Finding]:
        from kehu.model.rates import NoRate

        for case in self.cases():
            try:
                yield from self.round.findings(case.customer, case.assessment, case.group, rules)
            except NoRate as error:
                self.readable.problems.append(error.problem(self._file_of(case)))

    def _file_of(self, case: Case) -> str:
        found = self.archive.find(case.customer.code)
        return found.file if found else ""
