"""One round of review of an archive at a date: the rules that are on, as they are for each customer [V1].

A rule is a module of `kehu.review.rules`, named as the policy names it: `flag(case, rule)` yields what it flags of a
customer, `flag_firm(round, rule)` what it flags of the firm itself; `rule` are its numbers, as the customer's class has
them. Rules of the firm's own are expressions of the policy.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from types import ModuleType

from kehu.errors import SAID_NO, KehuError
from kehu.grading.completeness import Demand, demands_of
from kehu.grading.conditions import Conditions
from kehu.grading.result import Assessment
from kehu.lang import Label, m
from kehu.ledger.obligation import ZERO
from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.expression.fault import BadExpression
from kehu.model.expression.meaning import Condition
from kehu.model.policy import Policy
from kehu.model.policy.review import ReviewPolicy
from kehu.model.policy.review.checklist import Checklist
from kehu.model.policy.review.own import OwnRule
from kehu.model.policy.rule import Rule
from kehu.model.policy.texts import CHECKLIST_POINTS
from kehu.model.settings import Settings
from kehu.model.working_days import WorkingDays, china
from kehu.review.case import Case
from kehu.review.finding import Finding, Flag, ordered, weight

BUILT_IN = tuple(
    name.replace("_", "-")
    for name, info in ReviewPolicy.model_fields.items()
    if isinstance(info.annotation, type) and issubclass(info.annotation, Rule)
)
# Of a closed customer: that it pays, that no claim is barred, and that its persons' data go in time.
OF_CLOSED = ("overdue", "limitation-near", "keep-until")
FlagsCustomer = Callable[[Case, Rule], Iterator[Flag]]


class BadRule(KehuError):
    """A rule whose expression cannot be understood."""

    sentence = "policy.yaml: review.{where}, character {place}: {why}"
    hint = "{advice}"
    exit_code = SAID_NO


def module_of(rule: str) -> ModuleType:
    """The module of a built-in rule."""
    return import_module(f"kehu.review.rules.{rule.replace('-', '_')}")


@dataclass(frozen=True)
class Round:
    """What all customers have in common at a review."""

    policy: Policy
    settings: Settings
    as_of: datetime.date
    calendar: WorkingDays = field(default_factory=china)

    @cached_property
    def labels(self) -> dict[str, Label]:
        """Every rule, on or off, in its order, and what it is called."""
        known = {rule: keys(ReviewPolicy)[rule.replace("-", "_")].label for rule in BUILT_IN}
        own = {each.id: Label(each.label or each.id, each.label or each.id) for each in self.policy.review.own}
        return {**known, **own}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.labels)}

    @cached_property
    def _built_in(self) -> list[tuple[str, FlagsCustomer]]:
        """The rules that look at customers, and what does it: found once, not for every customer."""
        found = ((name, getattr(module_of(name), "flag", None)) for name in BUILT_IN)
        return [(name, flag) for name, flag in found if flag]

    @cached_property
    def conditions(self) -> Conditions:
        """What the expressions of the policy mean."""
        return Conditions(self.policy, self.settings, self.as_of)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """How complete files must be."""
        return tuple(demands_of(self.policy, self.settings, self.as_of))

    def findings(
        self, customer: Customer, assessment: Assessment, group: Sequence[Customer] = (), rules: Sequence[str] = ()
    ) -> list[Finding]:
        """What is to be said of a customer, in order: by the rules named, else by all that are on. Raises BadRule."""
        case = Case(customer, assessment, self, group)
        return ordered(self._finding(name, rule, flag, case) for name, rule, flag in self._flags(case, rules))

    def of_firm(self, rules: Sequence[str] = ()) -> list[Finding]:
        """What is to be said of the firm itself: its staff and its keeping of the archive."""
        found = []
        for name in rules or BUILT_IN:
            rule = self._rule(name)
            flags = getattr(module_of(name), "flag_firm", None) if rule and rule.enabled else None
            found += [self._finding(name, rule, flag, None) for flag in (flags(self, rule) if flags and rule else ())]
        return ordered(found)

    def _flags(self, case: Case, rules: Sequence[str]) -> Iterator[tuple[str, Rule | OwnRule, Flag]]:
        closed = case.customer.status is Status.CLOSED
        for name, flag in self._built_in:
            if (rules and name not in rules) or (closed and name not in OF_CLOSED):
                continue
            rule = self.effective(name, case)
            if rule.enabled:
                yield from ((name, rule, each) for each in flag(case, rule))
        for own, holds in () if closed else self._own:
            if own.enabled and (not rules or own.id in rules) and holds(case.figures.value):
                said, action = m("{said}", said=own.message), m("{said}", said=own.action or "")
                yield own.id, own, Flag(said, action)

    def _rule(self, name: str) -> Rule | None:
        rule: Rule | None = getattr(self.policy.review, name.replace("-", "_"), None)
        return rule if isinstance(rule, Rule) else None

    def effective(self, name: str, case: Case) -> Rule:
        """A built-in rule as the customer's class has it. Raises BadRule."""
        rule = self._rule(name)
        assert rule is not None
        return next((each for holds, each in self._changes[name] if holds(case.figures.value)), rule)

    def checklist(self, case: Case) -> Sequence[str | Label]:
        """What to look at when the customer is reviewed: the first list that is for its class. Raises BadRule."""
        found = next((each for each, holds in self._checklists if holds(case.figures.value)), None)
        if found is None:
            return ()
        return found.points or CHECKLIST_POINTS.get(found.name, ())

    @cached_property
    def _checklists(self) -> list[tuple[Checklist, Condition]]:
        known = self.policy.review.checklists
        return [(each, self._condition(each.when, f"checklists.{each.name}")) for each in known]

    @cached_property
    def _changes(self) -> dict[str, list[tuple[Condition, Rule]]]:
        found: dict[str, list[tuple[Condition, Rule]]] = {}
        for name in BUILT_IN:
            rule = self._rule(name)
            changes = rule.by_class if rule else []
            found[name] = [
                (self._condition(each.when, f"{name.replace('-', '_')}.by_class"), rule.changed(each))
                for each in changes
                if rule
            ]
        return found

    @cached_property
    def _own(self) -> list[tuple[OwnRule, Condition]]:
        return [(each, self._condition(each.when, f"own.{each.id}")) for each in self.policy.review.own]

    def _condition(self, said: str | None, where: str) -> Condition:
        try:
            return self.conditions.understood(said)
        except BadExpression as error:
            at, why, advice = (error.values[name] for name in ("at", "why", "advice"))
            assert isinstance(at, int)
            raise BadRule(where=where, place=at + 1, why=why, advice=advice or "") from error

    def _finding(self, name: str, rule: Rule | OwnRule | None, flag: Flag, case: Case | None) -> Finding:
        assert rule is not None
        customer = case.customer if case else None
        return Finding(
            name,
            self.labels[name],
            flag.severity or rule.severity,
            customer.code if customer else "",
            customer.name if customer else self.settings.company or "",
            customer.owner if customer else None,
            flag.since,
            (self.as_of - flag.since).days if flag.since else None,
            flag.message,
            flag.action,
            weight(case.assessment) if case else ZERO,
            flag.subject,
            self._places[name],
        )
