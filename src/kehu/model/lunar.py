"""The Chinese lunar calendar (农历) from 1900 to 2100: its days as days of the solar one, and the other way round.

The table is that of lunar_years.py; nothing is computed from the moon here. Imported where a lunar day is met, and
nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kehu.model.lunar_years import FIRST, YEARS

LAST = FIRST + len(YEARS) - 1
_LONG, _SHORT = 30, 29


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """A month of a lunar year; `leap`: the second of its number. `begins` is its first day in the solar calendar."""

    month: int
    leap: bool
    days: int
    begins: datetime.date


@dataclass(frozen=True, slots=True)
class LunarDay:
    year: int
    month: int
    day: int
    leap: bool = False


@cache
def months_of(year: int) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of a lunar year in their order; () of a year that the table does not have."""
    return tuple(_months(year)) if FIRST <= year <= LAST else ()


def _months(year: int) -> Iterator[LunarMonth]:
    packed = YEARS[year - FIRST]
    leap, begins = packed >> 13 & 0xF, datetime.date(year, 1, 1) + datetime.timedelta(packed >> 17)
    names = [(month, again) for month in range(1, 13) for again in (False, True) if not again or month == leap]
    for place, (month, again) in enumerate(names):
        days = _LONG if packed >> place & 1 else _SHORT
        yield LunarMonth(month, again, days, begins)
        begins += datetime.timedelta(days)


def lunar_day(day: datetime.date) -> LunarDay | None:
    """A solar day in the lunar calendar; None outside of the table."""
    for year in (day.year, day.year - 1):
        for month in months_of(year):
            past = (day - month.begins).days
            if 0 <= past < month.days:
                return LunarDay(year, month.month, past + 1, month.leap)
    return None


def celebrated(year: int, month: int, day: int, leap: bool = False) -> datetime.date | None:
    """When a day of the lunar calendar is kept in a lunar year; None outside of the table.

    A day of a leap month is kept in the ordinary month in years without that leap month, and the 30th of a month that
    has 29 days on its last: 腊月三十 is the last day of the year whatever it has.
    """
    named = [each for each in months_of(year) if each.month == month]
    if not named:
        return None
    found = named[-1] if leap else named[0]
    return found.begins + datetime.timedelta(min(day, found.days) - 1)


def celebrations(
    first: datetime.date, last: datetime.date, month: int, day: int, leap: bool = False
) -> list[datetime.date]:
    """On which days from first to last a day of the lunar calendar is kept: in a solar year none, once, or twice."""
    found = (celebrated(year, month, day, leap) for year in range(first.year - 1, last.year + 1))
    return [each for each in found if each and first <= each <= last]
