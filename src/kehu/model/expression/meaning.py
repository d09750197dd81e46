"""What an expression means: a tree and known fields become a condition that holds of a customer's values or not.

Everything that can be wrong is found here, before the first customer is looked at. A comparison with a value that is
not there is false, whatever the comparison; only `is empty` asks for it. Text is compared without regard to case.
"""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kehu.lang import Message, m
from kehu.model.expression.fault import BadExpression, fault
from kehu.model.expression.fields import Field, Fields, Kind, Plain, read
from kehu.model.expression.tree import And, Compare, Empty, Holds, Name, Not, OneOf, Or, Tree, Value

Lookup = Callable[[str], Any]  # the name of a field → its typed value, several in a tuple or list, None if it has none
Condition = Callable[[Lookup], bool]
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "~": operator.contains,
}


def bind(tree: Tree, fields: Fields, today: datetime.date, text: str | None = None) -> Condition:
    """The condition that a tree is, on `today`; `text` is the expression it was parsed from, for messages.

    Raises BadExpression for unknown fields, and for values and comparisons that do not suit their field.
    """
    return _Binding(fields, today, str(tree) if text is None else text).condition(tree)


def values(found: Any) -> tuple[Any, ...]:
    """What a lookup gave as the values that there are: none, one or several."""
    if found is None or found == "":
        return ()
    return tuple(found) if isinstance(found, (list, tuple)) else (found,)


def plain(value: Any) -> Plain:
    """A value as it is compared."""
    if isinstance(value, (bool, datetime.date)):
        return value
    if isinstance(value, (int, Decimal, Fraction)):
        return Fraction(value)
    return str(value).casefold()


@dataclass(frozen=True, slots=True)
class _Binding:
    fields: Fields
    today: datetime.date
    text: str

    def condition(self, tree: Tree) -> Condition:
        match tree:
            case And(of):
                parts = [self.condition(each) for each in of]
                return lambda lookup: all(part(lookup) for part in parts)
            case Or(of):
                parts = [self.condition(each) for each in of]
                return lambda lookup: any(part(lookup) for part in parts)
            case Not(of):
                denied = self.condition(of)
                return lambda lookup: not denied(lookup)
            case Empty(name):
                found = self._field(name).name
                return lambda lookup: not values(lookup(found))
            case Holds(name):
                return self._holds(name)
            case OneOf(name, listed):
                return self._one_of(name, listed)
            case Compare():
                return self._compare(tree)

    def _field(self, name: Name) -> Field:
        found = self.fields.find(name.text)
        if found is None:
            near = self.fields.nearest(name.text)
            advice = m("`kehu list --fields` lists all fields")
            if near:
                advice = m("did you mean {near}? `kehu list --fields` lists all fields", near=near)
            raise self._fault(name.at, m("there is no field “{name}”", name=name.text), advice)
        return found

    def _holds(self, name: Name) -> Condition:
        field = self._field(name)
        if field.kind is not Kind.YES_NO:
            raise self._fault(
                name.at + len(name.text),
                m("a comparison is expected after {name}", name=name.text),
                m("one of = != < <= > >= ~ in, or `is empty`"),
            )
        return lambda lookup: any(values(lookup(field.name)))

    def _one_of(self, name: Name, listed: tuple[Value, ...]) -> Condition:
        field = self._field(name)
        wanted = frozenset(plain(self._read(field, value)) for value in listed)
        return lambda lookup: any(plain(each) in wanted for each in values(lookup(field.name)))

    def _compare(self, tree: Compare) -> Condition:
        field = self._field(tree.name)
        sign = tree.operator
        if sign == "~" and field.kind is not Kind.TEXT:
            raise self._unsuitable(tree, field, m("compare it with = != or in"))
        if sign in ("<", "<=", ">", ">=") and not field.kind.ordered:
            raise self._unsuitable(tree, field, m("compare it with = != or in"))
        compare, name = _COMPARE[sign], field.name
        other = self._other(field, tree.value)
        if other is not None:
            return lambda lookup: any(
                compare(plain(one), plain(two)) for one in values(lookup(name)) for two in values(lookup(other))
            )
        wanted = plain(self._read(field, tree.value))
        return lambda lookup: any(compare(plain(each), wanted) for each in values(lookup(name)))

    def _other(self, field: Field, value: Value) -> str | None:
        """The other field, where a number or a date is compared with one: purchases < sales_target."""
        if value.quoted or not field.kind.ordered or self._understood(field, value) is not None:
            return None
        other = self.fields.find(value.text)
        if other is None or other.kind.numeric != field.kind.numeric or not other.kind.ordered:
            return None
        return other.name

    def _understood(self, field: Field, value: Value) -> Plain | None:
        return read(field.kind, field.options, value.text, self.today)

    def _read(self, field: Field, value: Value) -> Plain:
        found = self._understood(field, value)
        if found is not None:
            return found
        shown = {"name": field.name, "value": value.text}
        match field.kind:
            case Kind.DAY:
                why = m("{name} is a date, and “{value}” is none", **shown)
                advice = m("write 2014-12-31, today, today - 90 days or today - 12 months")
            case Kind.CHOICE:
                why = m("“{value}” is none of the values of {name}", **shown)
                advice = m("one of {choices}", choices=field.choices)
            case Kind.YES_NO:
                why = m("{name} is yes or no, and “{value}” is neither", **shown)
                advice = m("write yes or no, or the field alone")
            case _:
                why = m("{name} is a number, and “{value}” is none", **shown)
                advice = m("write digits without commas: 300000, 30万, 80%")
        raise self._fault(value.at, why, advice)

    def _unsuitable(self, tree: Compare, field: Field, advice: Message) -> BadExpression:
        shown = {"name": field.name, "kind": field.kind, "sign": tree.operator}
        return self._fault(tree.name.at, m("{name} ({kind}) cannot be compared with {sign}", **shown), advice)

    def _fault(self, at: int, why: Message, advice: Message) -> BadExpression:
        return fault(self.text, at, why, advice)
