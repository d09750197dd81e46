"""Puts the classes of the policy to graded customers: which schemes are meant, and who else must be assessed for them.

Imported only where a class is asked for; what a class is, grading says.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehu.cli.assessing import Assessing, Readable
from kehu.cli.usage import ChoiceUnknown
from kehu.grading.classes import Classed, Classes
from kehu.grading.figures import Subject
from kehu.grading.population import Population
from kehu.lang import text
from kehu.model.policy.texts import scheme_label

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.grading.views import Graded
    from kehu.model.policy import Policy

Classified = dict[str, dict[str, Classed]]  # by the customer's code and the scheme


@dataclass(frozen=True)
class Classifying:
    """The classes of one archive by one policy at one date."""

    archive: Archive
    policy: Policy
    as_of: datetime.date

    def schemes(self, named: Iterable[str], command: str) -> list[str]:
        """The schemes that are meant by their names in the policy, or by what they are called."""
        switched_on = {name: each for name, each in self.policy.classes.items() if each.rules}
        called = {word.casefold(): name for name, each in switched_on.items() for word in self._words(name, each.label)}
        found = []
        for word in named:
            if word.casefold() not in called:
                known = [f"{name} ({text(scheme_label(name, each.label))})" for name, each in switched_on.items()]
                raise ChoiceUnknown(command=command, option="--class", value=word, choices=known)
            found.append(called[word.casefold()])
        return list(dict.fromkeys(found))

    @staticmethod
    def _words(name: str, own: str | None) -> tuple[str, ...]:
        label = scheme_label(name, own)
        return name, label.en, label.zh, label.zh.removeprefix("按")

    def classify(self, graded: Sequence[Graded], schemes: Sequence[str] | None, *, everybody: bool) -> Classified:
        """The classes of graded customers. Where a scheme looks at all customers and these are not `everybody`, all are
        assessed first."""
        classes = Classes(self.policy, self.archive.settings, self.as_of, schemes)
        population = None
        if classes.needing_all:
            bought = (each.assessment.volume.purchases for each in graded)
            population = Population.of(bought) if everybody else self.population()
        settings = self.archive.settings
        return {
            each.customer.code: classes.of(
                Subject(each.customer, self.policy, settings, self.as_of, each.assessment, population)
            )
            for each in graded
        }

    def population(self) -> Population:
        """The purchases of all graded customers; of faulty files the command itself speaks."""
        assessing = Assessing(Readable(self.archive), self.policy, self.as_of)
        return Population.of(assessment.volume.purchases for _, _, assessment in assessing)
