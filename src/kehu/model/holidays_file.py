"""The file `holidays.yaml`: holidays and make-up days of years that kehu does not know, or of another country."""

import datetime
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Day, Whole, YesNo, fault
from kehu.model.working_days import WorkingDays, YearDays, china_years


class HolidaysOfYear(Entry):
    holidays: Annotated[list[Day], Label("days on which nobody works", "放假日期")] = []
    make_up: Annotated[list[Day], Label("Saturdays and Sundays that are worked", "调休上班的周末日期")] = []

    @model_validator(mode="after")
    def _days_differ(self) -> Self:
        for day in self.make_up:
            if day in self.holidays:
                fault(
                    "holidays",
                    m("{day} is a holiday and a make-up day", day=day),
                    m("keep it in one of the two lists"),
                    at="make_up",
                )
            if day.weekday() < datetime.date(2000, 1, 1).weekday():  # a Saturday
                fault(
                    "holidays",
                    m("{day} is no Saturday or Sunday: it is worked anyway", day=day),
                    m("correct the date, or remove it"),
                    at="make_up",
                )
        return self


class HolidaysFile(Entry):
    """What stands in holidays.yaml."""

    china: Annotated[
        YesNo, Label("years that do not stand here are mainland China's", "未列出的年份按中国内地节假日安排")
    ] = True
    years: Annotated[
        dict[Whole, HolidaysOfYear],
        Label("by year; a year that stands here counts as it stands here", "按年份列出，以此处所列为准"),
    ] = {}

    @model_validator(mode="after")
    def _days_lie_in_their_year(self) -> Self:
        for year, listed in self.years.items():
            for day in (*listed.holidays, *listed.make_up):
                if day.year != year:
                    fault(
                        "holidays",
                        m("{day} does not lie in {year}", day=day, year=str(year)),
                        m("write each day under its own year"),
                        at="years",
                    )
        return self

    def calendar(self) -> WorkingDays:
        """The working days of an archive with this file."""
        own = {year: YearDays(frozenset(of.holidays), frozenset(of.make_up)) for year, of in self.years.items()}
        return WorkingDays({**(china_years() if self.china else {}), **own})
