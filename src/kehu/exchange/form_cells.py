"""One cell of a filled Excel form as the text that the person meant. What Excel has spoilt is refused, never guessed.

Excel keeps 15 digits of a number, drops leading zeros, turns 3-5 into a date and shows long numbers as 6.22E+18.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from kehu.exchange.fields import Holds
from kehu.exchange.form_answers import tidy
from kehu.exchange.form_layout import Blank
from kehu.lang import Message, m

EXACT = 10**15  # numbers from here on have lost their last digits in Excel
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d{1,3}")
_ZEROS = re.compile(r"0+")


class Unreadable(Exception):
    """A cell that cannot be taken: what is wrong, and what to do."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def cell_text(value: object, number_format: str, blank: Blank) -> str:
    """The text of a cell's value for a blank; empty for an empty cell. Raises Unreadable."""
    match value:
        case None:
            return ""
        case bool():
            return _yes_no(value, blank)
        case int() | float():
            return _number(value, number_format, blank)
        case datetime.datetime() | datetime.date():
            return _day(value, blank)
        case str():
            return _typed(value, blank)
    raise Unreadable(
        m("“{value}” is a time, which is not asked here", value=str(value)),
        m("type it as text: put an apostrophe in front"),
    )


def _typed(value: str, blank: Blank) -> str:
    text = tidy(value)
    if blank.holds is Holds.TEXT and _SCIENTIFIC.fullmatch(text):
        raise _lost(text)
    return text


def _yes_no(value: bool, blank: Blank) -> str:
    if blank.holds is Holds.YES_NO:
        return "true" if value else "false"
    raise Unreadable(
        m("{value} stands here, where {label} is asked", value=str(value).upper(), label=blank.label),
        m("type it as text: put an apostrophe in front"),
    )


def _day(value: datetime.datetime | datetime.date, blank: Blank) -> str:
    day = value.date() if isinstance(value, datetime.datetime) else value
    if blank.holds is Holds.DAY:
        return day.isoformat()
    raise Unreadable(
        m("the spreadsheet has made a date of it: {day}", day=day),
        m("format the cell as text, and type it again"),
    )


def _number(value: float, number_format: str, blank: Blank) -> str:
    if abs(value) >= EXACT:
        raise _lost(f"{value:.15g}")
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if "%" in number_format:
        number *= 100
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if "%" in number_format:
        return text if blank.percent else f"{text}%"
    if blank.holds is Holds.TEXT and _ZEROS.fullmatch(number_format):
        return text.zfill(len(number_format))  # the zeros in front that the person saw
    return text


def _lost(shown: str) -> Unreadable:
    return Unreadable(
        m("{value}: the spreadsheet has turned a long number into this and lost its last digits", value=shown),
        m("format the cell as text, and type the number again"),
    )
