"""Dates of a column: which order of year, month and day they are written in, decided by all of them together [Q5].

A single 3/4/2013 can be read both ways; the column can seldom. What cannot be decided is refused, never guessed.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehu.errors import KehuError
from kehu.lang import Message, m
from kehu.model.types import Choice

SHOWN = 5


class Order(Choice):
    YEAR_FIRST = "year-first", "year first", "年在前"
    MONTH_FIRST = "month-first", "month first", "月在前"
    DAY_FIRST = "day-first", "day first", "日在前"


def order_named(text: str) -> Order | None:
    """The order of that name, as it is stored or in either language."""
    named = Order.named(text)
    return named if isinstance(named, Order) else None


class DatesContradict(KehuError):
    sentence = "the column {column} is not {order}: {rows}"
    hint = "nothing was imported; correct `dates:` in the mapping ({fits})"


class DatesMixed(KehuError):
    sentence = "the column {column} mixes two orders of dates: {rows}"
    hint = "nothing was imported; write all dates of the column in one order, best as 2013-01-31"


class DatesUnclear(KehuError):
    sentence = "every date of the column {column} can be read month first and day first, such as {value} in line {line}"
    hint = "nothing was imported; say in the mapping which it is: `dates: month-first` or `dates: day-first`"


@dataclass(frozen=True, slots=True)
class Cell:
    line: int
    text: str


_TIME = r"(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?Z?)?"
_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*(?:\2|月)\s*(\d{1,2})日?" + _TIME, re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _TIME, re.ASCII)
_DAY_NAMED_MONTH = re.compile(r"(\d{1,2})[-/ .]([A-Za-z]{3,9})[-/ .,]+(\d{4})" + _TIME, re.ASCII)
_NAMED_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?[- ](\d{1,2}),?[- ](\d{4})" + _TIME, re.ASCII)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

Readings = dict[Order, datetime.date]


def readings(text: str) -> Readings:
    """The days that a text may mean, by order; every order alike where the month is written as a word; {} if none.

    A time of day is left out. Years have four digits: 12/01/13 could mean three different days.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        parts = [int(part) for part in found.groups() if part.isdigit()]
        return _possible({Order.YEAR_FIRST: (parts[0], parts[1], parts[2])})
    if found := _YEAR_LAST.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        return _possible({Order.MONTH_FIRST: (year, one, other), Order.DAY_FIRST: (year, other, one)})
    if found := _DAY_NAMED_MONTH.fullmatch(text):
        return _named(found[3], found[2], found[1])
    if found := _NAMED_MONTH_DAY.fullmatch(text):
        return _named(found[3], found[1], found[2])
    return {}


def _named(year: str, month: str, day: str) -> Readings:
    short = month.lower()[:3]
    if short not in _MONTHS:
        return {}
    parts = int(year), _MONTHS.index(short) + 1, int(day)
    return _possible(dict.fromkeys(Order, parts))


def _possible(parts: dict[Order, tuple[int, int, int]]) -> Readings:
    found = {}
    for order, (year, month, day) in parts.items():
        try:
            found[order] = datetime.date(year, month, day)
        except ValueError:
            continue  # no such day of the calendar in this order
    return found


def order_of(column: str, cells: Iterable[Cell], told: Order | None) -> Order:
    """The one order in which all dates of a column are written.

    `told` is what the mapping says. Texts that are no date in any order prove nothing and are left out. Raises
    DatesContradict, DatesMixed or DatesUnclear.
    """
    dates = [(cell, found) for cell in cells if (found := readings(cell.text))]
    fitting = [order for order in Order if all(order in found for _, found in dates)]
    if told is not None:
        against = [cell for cell, found in dates if told not in found]
        if against:
            raise DatesContradict(column=column, order=told, rows=_rows(against), fits=_fits(fitting))
        return told
    if not dates or len(fitting) in (1, len(Order)):
        return fitting[0]
    if fitting:
        raise DatesUnclear(column=column, value=dates[0][0].text, line=dates[0][0].line)
    raise DatesMixed(column=column, rows=_rows(_quarrel(dates)))


def _quarrel(dates: Sequence[tuple[Cell, Readings]]) -> list[Cell]:
    """The first two cells that no order fits both of; three where it takes three."""
    left, shown = set(Order), []
    for cell, found in dates:
        if not left <= found.keys():
            left &= found.keys()
            shown.append(cell)
        if not left:
            break
    last = shown[-1]
    for cell in shown[:-1]:
        if not readings(cell.text).keys() & readings(last.text).keys():
            return [cell, last]
    return shown


def _rows(cells: Sequence[Cell]) -> list[Message]:
    shown = [m("line {line}: {value}", line=cell.line, value=cell.text) for cell in cells[:SHOWN]]
    return [*shown, m("and {n} more", n=len(cells) - SHOWN)] if len(cells) > SHOWN else shown


def _fits(fitting: Sequence[Order]) -> Message:
    if not fitting:
        return m("no one order fits all its dates")
    return m("all its dates fit {orders}", orders=[order.value for order in fitting])
