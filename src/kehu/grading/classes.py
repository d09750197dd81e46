"""Classes of customers by the rules of the policy [G6]: in each scheme the first rule that holds says the class.

Only who asks for a class imports this: it brings the parser of expressions. Which schemes look at all customers is
known before anybody is classified.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kehu.errors import SAID_NO, KehuError
from kehu.grading.figures import Subject, fields
from kehu.grading.population import NEEDED
from kehu.grading.ratio import percent
from kehu.grading.result import Reason
from kehu.lang import Label, Message, m
from kehu.model.expression.fault import BadExpression
from kehu.model.expression.fields import Field, Fields
from kehu.model.expression.meaning import Condition, bind, values
from kehu.model.expression.parse import parse
from kehu.model.expression.tree import named
from kehu.model.policy import Policy
from kehu.model.policy.classes import ClassRule, ClassScheme
from kehu.model.policy.texts import class_label, scheme_label
from kehu.model.settings import Settings


class BadClass(KehuError):
    """A rule of the policy that is no expression."""

    sentence = "policy.yaml: classes.{scheme}, class {name}, character {place} of `when`: {why}"
    hint = "{advice}"
    exit_code = SAID_NO


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule that has been understood: whether it holds, and which fields it speaks of."""

    rule: ClassRule
    holds: Condition
    names: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Classed:
    """The class that a customer has in a scheme, and why; `name` None where no rule holds."""

    scheme: str
    name: str | None
    label: Label | None
    reason: Reason


class Classes:
    """The schemes asked for (all, if none is named), ready to be put to customers. Raises BadClass."""

    def __init__(
        self, policy: Policy, settings: Settings, as_of: datetime.date, schemes: Sequence[str] | None = None
    ) -> None:
        known = fields(settings, policy, classes=False)
        wanted = [name for name, each in policy.classes.items() if each.rules]
        self.schemes = {name: policy.classes[name] for name in (wanted if schemes is None else schemes)}
        self._bound = {
            name: [_bound(name, rule, known, as_of) for rule in scheme.rules] for name, scheme in self.schemes.items()
        }

    @property
    def needing_all(self) -> list[str]:
        """The schemes that look at a customer beside all others."""
        return [
            name
            for name, rules in self._bound.items()
            if any(field.name in NEEDED for each in rules for field in each.names)
        ]

    def name(self, subject: Subject, scheme: str) -> str | None:
        """The name of a customer's class."""
        found = self._first(subject, scheme)
        return found.rule.name if found else None

    def of(self, subject: Subject) -> dict[str, Classed]:
        """A customer's class in every scheme, with reasons."""
        return {name: self._classed(subject, name, scheme) for name, scheme in self.schemes.items()}

    def _first(self, subject: Subject, scheme: str) -> Bound | None:
        return next((each for each in self._bound[scheme] if each.holds(subject.value)), None)

    def _classed(self, subject: Subject, scheme: str, said: ClassScheme) -> Classed:
        found = self._first(subject, scheme)
        called = scheme_label(scheme, said.label)
        tried = self._bound[scheme]
        asked = found.names if found and found.rule.when else [field for each in tried for field in each.names]
        once = list({field.name: field for field in asked}.values())
        records = tuple(dict.fromkeys(id for field in once for id in subject.records(field.name)))
        figures = [m("{figure}: {value}", figure=each.label, value=_shown(each, subject)) for each in once]
        if found is None:
            text = m("Class {scheme}: none, no rule holds ({figures})", scheme=called, figures=figures)
            return Classed(scheme, None, None, Reason(f"class.{scheme}", text, records))
        label = class_label(scheme, found.rule.name, found.rule.label)
        text = _why(called, label, found.rule, figures)
        return Classed(scheme, found.rule.name, label, Reason(f"class.{scheme}", text, records))


def rule_faults(policy: Policy, settings: Settings) -> Iterator[tuple[tuple[str | int, ...], Message, Message]]:
    """The rules that are no expressions: each with its path in the policy, what is wrong, and advice."""
    known = fields(settings, policy, classes=False)
    for name, scheme in policy.classes.items():
        for number, rule in enumerate(scheme.rules):
            try:
                _bound(name, rule, known, datetime.date.min)
            except BadClass as error:
                yield ("classes", name, "rules", number, "when"), error.message, _advice(error)


def _advice(error: BadClass) -> Message:
    advice = error.values["advice"]
    assert isinstance(advice, Message)
    return advice


def _bound(scheme: str, rule: ClassRule, known: Fields, as_of: datetime.date) -> Bound:
    if rule.when is None:
        return Bound(rule, lambda lookup: True, ())
    try:
        tree = parse(rule.when)
        holds = bind(tree, known, as_of, rule.when)
    except BadExpression as error:
        at, why, advice = (error.values[name] for name in ("at", "why", "advice"))
        assert isinstance(at, int)
        raise BadClass(scheme=scheme, name=rule.name, place=at + 1, why=why, advice=advice) from error
    names = (known.find(each) for each in named(tree))
    return Bound(rule, holds, tuple({each.name: each for each in names if each}.values()))


def _why(scheme: Label, name: Label, rule: ClassRule, figures: list[Message]) -> Message:
    shown = {"scheme": scheme, "name": name}
    if rule.when is None and not figures:
        return m("Class {scheme}: {name}, as everybody", **shown)
    if rule.when is None:
        return m("Class {scheme}: {name}, as no other rule holds ({figures})", **shown, figures=figures)
    return m("Class {scheme}: {name}, as {rule} ({figures})", **shown, rule=rule.when, figures=figures)


def _shown(field: Field, subject: Subject) -> Any:
    """A value for people: ratios in percent, choices by their labels."""
    found = values(subject.value(field.name))
    if not found:
        return m("none")
    shown = [_one(field, each) for each in found]
    return shown if field.many else shown[0]


def _one(field: Field, value: Any) -> Any:
    match value:
        case bool():
            return m("yes") if value else m("no")
        case Fraction():
            share = percent(Decimal(value.numerator), Decimal(value.denominator))
            return m("{percent} %", percent=share or "")
        case str() if option := field.option(value):
            return option.label
    return value
