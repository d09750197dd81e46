"""The lunar calendar: against another library's table, and the days that people get wrong."""

from __future__ import annotations

import datetime

import pytest
from lunardate import LunarDate

from kehu.model.lunar import FIRST, LAST, LunarDay, celebrated, celebrations, lunar_day, months_of
from trade import on

# Months of the past that this library counts from a day earlier than GB/T 33661-2017 does; sxtwl, borax and
# lunar_python agree with ours on all three.
DISPUTED = {(1933, 6), (1954, 11), (1978, 8)}


def test_every_month_begins_when_another_library_says() -> None:
    differ = set()
    for year in range(1900, 2100):
        for month in months_of(year):
            other = LunarDate(year, month.month, 1, month.leap).to_solar_date()
            if other != month.begins:
                differ.add((year, month.month))
    assert differ == DISPUTED


def test_one_year_begins_when_the_one_before_has_ended() -> None:
    for year in range(FIRST, LAST):
        last = months_of(year)[-1]
        assert last.begins + datetime.timedelta(last.days) == months_of(year + 1)[0].begins, year
        assert len(months_of(year)) == (13 if any(each.leap for each in months_of(year)) else 12)


def test_every_day_there_and_back() -> None:
    for year in (2014, 2020, 2023, 2033):
        for month in months_of(year):
            for day in range(1, month.days + 1):
                solar = month.begins + datetime.timedelta(day - 1)
                assert lunar_day(solar) == LunarDay(year, month.month, day, month.leap)
                assert celebrated(year, month.month, day, month.leap) == solar


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (2015, 1, 1, "2015-02-19"),  # Spring Festival
        (2026, 1, 1, "2026-02-17"),
        (2014, 8, 15, "2014-09-08"),  # Mid-Autumn
        (2033, 8, 15, "2033-09-08"),  # the year whose leap month old tables put after the seventh
        (2023, 12, 30, "2024-02-09"),  # 腊月三十
        (2024, 12, 30, "2025-01-28"),  # the twelfth month has 29 days: 廿九
        (2025, 12, 30, "2026-02-16"),
        (2026, 12, 30, "2027-02-05"),
    ],
)
def test_days_of_printed_almanacs(year: int, month: int, day: int, solar: str) -> None:
    assert celebrated(year, month, day) == on(solar)


def test_the_last_day_of_the_twelfth_month_is_the_eve_of_the_next_year() -> None:
    for year in range(FIRST, LAST):
        eve = celebrated(year, 12, 30)
        assert eve is not None
        assert eve + datetime.timedelta(1) == celebrated(year + 1, 1, 1)


def test_a_leap_month_is_kept_where_there_is_one_and_else_in_the_ordinary_month() -> None:
    assert celebrated(2023, 2, 10, leap=True) == on("2023-03-31")
    assert celebrated(2023, 2, 10) == on("2023-03-01")
    assert celebrated(2024, 2, 10, leap=True) == celebrated(2024, 2, 10) == on("2024-03-19")
    assert celebrated(2023, 2, 30, leap=True) == on("2023-04-19")  # the leap month has 29 days


def test_in_a_solar_year_a_lunar_day_falls_once_twice_or_not_at_all() -> None:
    def kept(year: int, month: int, day: int) -> list[str]:
        found = celebrations(datetime.date(year, 1, 1), datetime.date(year, 12, 31), month, day)
        return [each.isoformat() for each in found]

    assert kept(2014, 8, 15) == ["2014-09-08"]
    assert kept(2019, 12, 1) == ["2019-01-06", "2019-12-26"]
    assert kept(2020, 12, 1) == []


def test_outside_of_the_table_nothing_is_known() -> None:
    assert (celebrated(1899, 1, 1), celebrated(2101, 1, 1)) == (None, None)
    assert lunar_day(on("1900-01-30")) is None
    assert lunar_day(on("1900-01-31")) == LunarDay(1900, 1, 1)
    assert lunar_day(on("2101-01-29")) is None
    assert lunar_day(on("2101-01-28")) == LunarDay(2100, 12, 29)
