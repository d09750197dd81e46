"""The expressions of the policy's review section: whom a rule, a change of a rule or a checklist is about.

They look at one customer at a time: what compares a customer with all others is no condition here.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cached_property

from kehu.grading.classes import BadClass, Classes
from kehu.grading.figures import CLASS, Subject, fields
from kehu.grading.population import NEEDED
from kehu.lang import Message, m
from kehu.model.expression.fault import BadExpression, fault
from kehu.model.expression.fields import Fields
from kehu.model.expression.meaning import Condition, bind
from kehu.model.expression.parse import parse
from kehu.model.expression.tree import named
from kehu.model.policy import Policy
from kehu.model.policy.review import ReviewPolicy
from kehu.model.policy.rule import Rule
from kehu.model.settings import Settings

Path = tuple[str | int, ...]


class Conditions:
    """Understands expressions, and says the classes that they may speak of; works out only what is asked for."""

    def __init__(self, policy: Policy, settings: Settings, as_of: datetime.date) -> None:
        self.policy, self.settings, self.as_of = policy, settings, as_of

    def understood(self, said: str | None) -> Condition:
        """Whether it holds of a customer; of everybody where nothing is said.

        Raises BadExpression, and BadClass where it speaks of classes of the policy that cannot be understood.
        """
        if said is None:
            return lambda lookup: True
        tree = parse(said)
        found = [self._known.find(name) for name in named(tree)]
        for field in found:
            if field and field.name in self._comparing(field.name):
                why = m("{name} compares a customer with all others: review looks at one at a time", name=field.name)
                raise fault(said, max(said.find(field.name), 0), why)
        return bind(tree, self._known, self.as_of, said)

    def name(self, subject: Subject, scheme: str) -> str | None:
        """The name of a customer's class: what figures ask of the rules of classes."""
        return self._classes.name(subject, scheme)

    @cached_property
    def _known(self) -> Fields:
        return fields(self.settings, self.policy)

    @cached_property
    def _classes(self) -> Classes:
        return Classes(self.policy, self.settings, self.as_of)

    def _comparing(self, name: str) -> Collection[str]:
        return [CLASS + scheme for scheme in self._classes.needing_all] if name.startswith(CLASS) else NEEDED


def expressions(review: ReviewPolicy) -> Iterator[tuple[Path, str]]:
    """Every expression of the section, and where it stands."""
    for name in type(review).model_fields:
        rule = getattr(review, name)
        if isinstance(rule, Rule):
            for number, change in enumerate(rule.by_class):
                yield ("review", name, "by_class", number, "when"), change.when
    for number, own in enumerate(review.own):
        yield ("review", "own", number, "when"), own.when
    for number, checklist in enumerate(review.checklists):
        if checklist.when is not None:
            yield ("review", "checklists", number, "when"), checklist.when


def greetings(policy: Policy) -> Iterator[tuple[Path, str]]:
    """Whom to greet at festivals, and where that stands."""
    for number, festival in enumerate(policy.occasions.festivals):
        if festival.greet is not None:
            yield ("occasions", "festivals", number, "greet"), festival.greet


def condition_faults(policy: Policy, settings: Settings) -> Iterator[tuple[Path, Message, Message | None]]:
    """The expressions that cannot be understood: each with its path in the policy, what is wrong, and advice."""
    conditions = Conditions(policy, settings, datetime.date.min)
    for path, said in (*expressions(policy.review), *greetings(policy)):
        try:
            with suppress(BadClass):  # a class that cannot be understood is told for itself
                conditions.understood(said)
        except BadExpression as error:
            at, why, advice = (error.values[name] for name in ("at", "why", "advice"))
            assert isinstance(at, int)
            message = m("Character {place} of this expression: {why}", place=at + 1, why=why)
            yield path, message, advice if isinstance(advice, Message) else None
