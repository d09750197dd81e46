"""The types of single values: how text in a file becomes a date, an exact decimal, yes or no, or a choice [D5].

The schema decides a value's type, never YAML's guessing: every function here takes text. Values that have their type
already (a `date`, a `Decimal`) pass, so that code and tests can build models directly.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NoReturn

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from kehu.lang import Label, Message, m

_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,31}", re.ASCII)
_RECORD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_YES = frozenset({"true", "yes", "是"})
_NO = frozenset({"false", "no", "否"})


def fault(rule: str, message: Message, hint: Message | None = None, *, at: str = "") -> NoReturn:
    """Refuse a value: `rule` names the check, the message says what is wrong, the hint what would be right.

    A validator of a whole mapping says with `at` which of its keys the fault is about.
    """
    raise PydanticCustomError("kehu", "{rule}", {"rule": rule, "message": message, "hint": hint, "at": at})


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (list, dict, tuple)):
        fault(
            "type",
            m("one value is expected here, not a list or a mapping"),
            m("write one value after the colon; put it in double quotes if its brackets belong to it"),
        )
    return str(value)


def read_text(value: object) -> str:
    """Any text that is not empty."""
    text = _scalar(value)
    if not text.strip():
        fault("empty", m("a text is expected here, and this is empty"), m("remove it, or fill it in"))
    return text


def read_decimal(value: object) -> Decimal:
    """An exact decimal: up to 15 digits, up to 6 decimals, a point, no exponent, no thousands comma."""
    if isinstance(value, Decimal):
        return value
    text = _scalar(value)
    if not _DECIMAL.fullmatch(text):
        fault(
            "number",
            m("“{value}” is not a number", value=text),
            m("write it like 1200.00: digits and a point, no comma, no exponent, at most 6 decimals"),
        )
    return Decimal(text)


def read_amount(value: object) -> Decimal:
    """An amount of money or goods, never negative [R6]."""
    amount = read_decimal(value)
    if amount < 0:
        fault(
            "negative",
            m("the amount {value} is negative", value=str(amount)),
            m("amounts are positive: record goods that came back or an allowance as a return (kehu add return)"),
        )
    return amount


def read_day(value: object) -> datetime.date:
    """A date as ISO 8601, `2026-01-31`."""
    if isinstance(value, datetime.date):
        return value
    text = _scalar(value)
    if _DAY.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            fault("date", m("{value} is not a day of the calendar", value=text), m("write a date as 2026-01-31"))
    fault("date", m("“{value}” is not a date", value=text), m("write a date as 2026-01-31"))


def read_yes_no(value: object) -> bool:
    """true/false, yes/no, 是/否."""
    if isinstance(value, bool):
        return value
    text = _scalar(value)
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    fault("yes-no", m("“{value}” is neither yes nor no", value=text), m("write yes or no (true/false, 是/否)"))


def read_whole(value: object) -> int:
    """A whole number, not negative."""
    if isinstance(value, int):
        return value
    text = _scalar(value)
    if not _WHOLE.fullmatch(text):
        fault("whole", m("“{value}” is not a whole number", value=text), m("write digits alone, like 30"))
    return int(text)


def read_code(value: object) -> str:
    """A customer code [D8]: ASCII letters, digits, `-`, `_`, up to 32, no leading `-`, no Windows device name."""
    text = _scalar(value)
    if not _CODE.fullmatch(text):
        fault(
            "code",
            m("“{value}” is not a customer code", value=text),
            m("use up to 32 letters A–Z, digits, - and _, not beginning with -"),
        )
    if _DEVICES.fullmatch(text):
        fault(
            "code",
            m("“{value}” is a device name on Windows and cannot be a file there", value=text),
            m("choose another code"),
        )
    return text


def read_record_id(value: object) -> str:
    """A record's id: letters, digits, `-`, `_`, `.`, up to 64."""
    text = _scalar(value)
    if not _RECORD_ID.fullmatch(text):
        fault(
            "id",
            m("“{value}” is not a record id", value=text),
            m("use letters, digits, - _ and . only; kehu makes ids like S260102-7k3m"),
        )
    return text


class Choice(StrEnum):
    """One of a fixed set, stored in English; commands accept either label too."""

    label: Label

    def __new__(cls, value: str, en: str, zh: str) -> Choice:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Label(en, zh)
        return member

    @property
    def offered(self) -> Label:
        """The stored value, as a list of choices names it: to a Chinese reader with what it means."""
        return Label(self.value, self.value if self.value == self.label.zh else f"{self.value}（{self.label.zh}）")

    @classmethod
    def named(cls, text: str) -> Choice | None:
        """The member whose value or label, in either language, is `text`."""
        wanted = text.strip().casefold()
        for member in cls:
            names = (
                member.value,
                member.value.replace("_", " "),
                member.label.en,
                member.label.zh,
            )
            if wanted in (name.casefold() for name in names):
                return member
        return None


def choice(kind: type[Choice]) -> Any:
    """The validator of a field that holds a `kind`: the stored, English value only."""

    def read(value: object) -> Choice:
        if isinstance(value, kind):
            return value
        text = _scalar(value)
        member = kind._value2member_map_.get(text)
        if member is None:
            meant = kind.named(text)
            right: object = meant.value if meant else [each.offered for each in kind]
            fault(
                "choice",
                m("“{value}” is none of the choices", value=text),
                m("choices are stored in English: write {right}", right=right)
                if meant
                else m("write one of {right}", right=right),
            )
        return member  # type: ignore[return-value]  # _value2member_map_ is typed for plain Enum

    return BeforeValidator(read)


Text = Annotated[str, BeforeValidator(read_text)]
Number = Annotated[Decimal, BeforeValidator(read_decimal)]
Amount = Annotated[Decimal, BeforeValidator(read_amount)]
Day = Annotated[datetime.date, BeforeValidator(read_day)]
YesNo = Annotated[bool, BeforeValidator(read_yes_no)]
Whole = Annotated[int, BeforeValidator(read_whole)]
Code = Annotated[str, BeforeValidator(read_code)]
RecordId = Annotated[str, BeforeValidator(read_record_id)]


def read_ids(value: object) -> list[str]:
    """Record ids: one, or a list."""
    return [read_record_id(each) for each in (value if isinstance(value, (list, tuple)) else [value])]
