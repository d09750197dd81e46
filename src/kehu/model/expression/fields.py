"""What an expression may speak of: fields with their names, labels and kinds, and how a word becomes a value of one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from kehu.lang import Label
from kehu.model.expression.tokens import TODAY
from kehu.model.months import add_days, add_months
from kehu.nearest import nearest

Plain = str | bool | Fraction | datetime.date  # what a comparison compares
_NUMBER = re.compile(r"(-?\d{1,15}(?:\.\d{1,6})?)(万|亿|%)?", re.ASCII)
_TIMES = {None: Fraction(1), "万": Fraction(10_000), "亿": Fraction(100_000_000), "%": Fraction(1, 100)}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YES, _NO = frozenset({"true", "yes", "是"}), frozenset({"false", "no", "否"})
_WEEK = 7
_YEAR = 12


class Kind(Enum):
    """What sort of value a field has; the label is for people."""

    TEXT = Label("text", "文本")
    NUMBER = Label("number", "数字")
    RATIO = Label("ratio", "比率")
    DAY = Label("date", "日期")
    CHOICE = Label("choice", "选项")
    YES_NO = Label("yes/no", "是否")

    @property
    def label(self) -> Label:
        return self.value

    @property
    def numeric(self) -> bool:
        return self in (Kind.NUMBER, Kind.RATIO)

    @property
    def ordered(self) -> bool:
        return self.numeric or self is Kind.DAY


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a choice may have, and what it is called. Where one value has several names, several options
    have it, and the first is what it is shown as."""

    value: str
    label: Label

    def called(self, word: str) -> bool:
        wanted = word.strip().casefold()
        return wanted in (self.value.casefold(), self.label.en.casefold(), self.label.zh.casefold())


@dataclass(frozen=True, slots=True)
class Field:
    """`options` in their order, for choices; a field of many values fits if one of them does."""

    name: str
    label: Label
    kind: Kind = Kind.TEXT
    options: Sequence[Option] = ()
    many: bool = False

    @property
    def choices(self) -> list[str]:
        """The values that a choice may have, in their order."""
        return list(dict.fromkeys(each.value for each in self.options))

    def option(self, value: str) -> Option | None:
        return next((each for each in self.options if each.value == value), None)


@dataclass(frozen=True)
class Fields:
    """The fields that there are. They are found by name or by Chinese label, without what it says in parentheses; the
    first of one label counts.

    `open_ended` makes fields whose names the archive does not list, such as external_ids.erp.
    """

    every: Sequence[Field]
    open_ended: Callable[[str], Field | None] = lambda name: None
    _found: dict[str, Field] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        named = [(each.name, each) for each in self.every] + [
            (each.label.zh.partition("（")[0], each) for each in self.every
        ]
        for name, each in named:
            self._found.setdefault(name.casefold(), each)

    def find(self, name: str) -> Field | None:
        return self._found.get(name.casefold()) or self.open_ended(name)

    def nearest(self, name: str) -> str | None:
        return nearest(name, self._found)


def read(kind: Kind, options: Sequence[Option], word: str, today: datetime.date) -> Plain | None:
    """A word as a value of a kind; None if it is none."""
    if kind.numeric:
        return _number(word)
    match kind:
        case Kind.DAY:
            return _day(word, today)
        case Kind.YES_NO:
            return True if word.casefold() in _YES else False if word.casefold() in _NO else None
        case Kind.CHOICE:
            return next((each.value for each in options if each.called(word)), None)
    return word


def _number(word: str) -> Fraction | None:
    found = _NUMBER.fullmatch(word)
    return Fraction(found[1]) * _TIMES[found[2]] if found else None


def _day(word: str, today: datetime.date) -> datetime.date | None:
    if _DAY.fullmatch(word):
        try:
            return datetime.date.fromisoformat(word)
        except ValueError:
            return None
    found = TODAY.fullmatch(word)
    if found is None:
        return None
    if found["sign"] is None:
        return today
    count = int(found["sign"] + found["count"])
    unit = found["unit"].casefold()
    if unit.startswith(("d", "天", "日")):
        return add_days(today, count)
    if unit.startswith(("w", "周")):
        return add_days(today, count * _WEEK)
    return add_months(today, count * _YEAR if unit.startswith(("y", "年")) else count)
