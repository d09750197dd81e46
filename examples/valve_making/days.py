"""Working days as the valve maker kept them from 2013 to 2017, and month arithmetic."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random

BEGIN = date(2013, 1, 4)
AS_OF = date(2014, 12, 31)
DAY = timedelta(days=1)

_CLOSED = (
    (date(2013, 1, 1), date(2013, 1, 3)),
    (date(2013, 2, 9), date(2013, 2, 15)),
    (date(2013, 4, 4), date(2013, 4, 6)),
    (date(2013, 5, 1), date(2013, 5, 1)),
    (date(2013, 6, 10), date(2013, 6, 12)),
    (date(2013, 9, 19), date(2013, 9, 21)),
    (date(2013, 10, 1), date(2013, 10, 7)),
    (date(2014, 1, 1), date(2014, 1, 1)),
    (date(2014, 1, 31), date(2014, 2, 6)),
    (date(2014, 4, 5), date(2014, 4, 7)),
    (date(2014, 5, 1), date(2014, 5, 3)),
    (date(2014, 6, 2), date(2014, 6, 2)),
    (date(2014, 9, 8), date(2014, 9, 8)),
    (date(2014, 10, 1), date(2014, 10, 7)),
    (date(2015, 1, 1), date(2015, 1, 3)),
    (date(2015, 2, 18), date(2015, 2, 24)),
    (date(2015, 4, 4), date(2015, 4, 6)),
    (date(2015, 5, 1), date(2015, 5, 3)),
    (date(2015, 6, 20), date(2015, 6, 22)),
    (date(2015, 9, 3), date(2015, 9, 5)),
    (date(2015, 10, 1), date(2015, 10, 7)),
    (date(2016, 1, 1), date(2016, 1, 3)),
    (date(2016, 2, 7), date(2016, 2, 13)),
    (date(2016, 4, 2), date(2016, 4, 4)),
    (date(2016, 4, 30), date(2016, 5, 2)),
    (date(2016, 6, 9), date(2016, 6, 11)),
    (date(2016, 9, 15), date(2016, 9, 17)),
    (date(2016, 10, 1), date(2016, 10, 7)),
    (date(2016, 12, 31), date(2017, 1, 2)),
    (date(2017, 1, 27), date(2017, 2, 2)),
    (date(2017, 4, 2), date(2017, 4, 4)),
    (date(2017, 4, 29), date(2017, 5, 1)),
    (date(2017, 5, 28), date(2017, 5, 30)),
    (date(2017, 10, 1), date(2017, 10, 8)),
    (date(2017, 12, 30), date(2018, 1, 1)),
)


def is_working(day: date) -> bool:
    return day.weekday() < 5 and not any(first <= day <= last for first, last in _CLOSED)


def on_or_after(day: date) -> date:
    while not is_working(day):
        day += DAY
    return day


def on_or_before(day: date) -> date:
    while not is_working(day):
        day -= DAY
    return day


def plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """The same day of another month, clamped to that month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def between(chance: Random, first: date, last: date) -> date:
    """A working day from first to last."""
    day = plus(first, chance.randint(0, (last - first).days))
    later, earlier = on_or_after(day), on_or_before(day)
    return later if later <= last else max(earlier, first)


def spread(chance: Random, count: int, first: date, last: date) -> list[date]:
    """That many working days, evenly with some scatter, in order."""
    step = (last - first).days / count
    found = []
    for n in range(count):
        start = plus(first, int(n * step))
        found.append(between(chance, start, min(last, plus(start, max(1, int(step))))))
    return sorted(found)
