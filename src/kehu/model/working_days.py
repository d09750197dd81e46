"""Working days [V2]: mainland China's, make-up days (调休) included, and what an archive's holidays.yaml says.

Of a year of which nothing is known, Monday to Friday are assumed, and the calendar remembers that it was asked for
such a year, so that it can be said.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from kehu.lang import Message, m
from kehu.model.months import LAST, add_days

HOLIDAYS_FILE = "holidays.yaml"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearDays:
    """What is different in a year: `off`, days on which nobody works; `make_up`, those at weekends that are worked."""

    off: frozenset[datetime.date] = frozenset()
    make_up: frozenset[datetime.date] = frozenset()


@dataclass(frozen=True)
class WorkingDays:
    """A calendar of working days."""

    years: Mapping[int, YearDays]
    unknown: set[int] = field(default_factory=set, compare=False)  # years asked for of which nothing is known

    def known(self, year: int) -> bool:
        return year in self.years

    def is_working(self, day: datetime.date) -> bool:
        year = self.years.get(day.year)
        if year is None:
            self.unknown.add(day.year)
            return day.weekday() < _SATURDAY
        return day in year.make_up or (day.weekday() < _SATURDAY and day not in year.off)

    def add(self, day: datetime.date, n: int) -> datetime.date:
        """The n-th working day after a day, which need not be one itself; the day itself for 0."""
        while n > 0 and day < LAST:
            day = add_days(day, 1)
            n -= self.is_working(day)
        return day

    def next_after(self, day: datetime.date) -> datetime.date:
        """The first working day after a day."""
        return self.add(day, 1)

    def assumed(self) -> list[Message]:
        """What was assumed of the years that were asked for and are not known."""
        return [
            m(
                "unknown year {year}: Monday to Friday were taken for working days; write its holidays in {file}",
                year=str(year),
                file=HOLIDAYS_FILE,
            )
            for year in sorted(self.unknown)
        ]


def china() -> WorkingDays:
    """Mainland China's, for the years that the package knows."""
    return WorkingDays(china_years())


def china_years() -> dict[int, YearDays]:
    from kehu.model.china_days import YEARS

    return {year: YearDays(_days(year, off), _days(year, make_up)) for year, (off, make_up) in YEARS.items()}


def _days(year: int, listed: str) -> frozenset[datetime.date]:
    return frozenset(datetime.date(year, int(each[:2]), int(each[2:])) for each in listed.split())
