"""Arithmetic of days and months: months clamp to the end of a shorter one, and nothing leaves the calendar.

30 November + 3 months is the end of February, and 31 March − 1 month too. A date that would lie before year 1 or after
year 9999 becomes the calendar's first or last day, so that a slip of the pen in a file never stops a whole archive.
"""

from __future__ import annotations

import datetime
from calendar import monthrange

FIRST, LAST = datetime.date.min, datetime.date.max


def add_months(day: datetime.date, months: int) -> datetime.date:
    """`day` moved by calendar months, forward or (negative) back, clamped to the end of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year < FIRST.year:
        return FIRST
    if year > LAST.year:
        return LAST
    if day.day <= 28:  # every month has these days
        return datetime.date(year, month, day.day)
    return datetime.date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: datetime.date, days: int) -> datetime.date:
    """`day` moved by days, within the calendar."""
    ordinal = day.toordinal() + days
    return datetime.date.fromordinal(min(max(ordinal, 1), LAST.toordinal()))


def month_end(day: datetime.date) -> datetime.date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_start(day: datetime.date) -> datetime.date:
    """The first day of the month of `day`."""
    return day.replace(day=1)
