"""Working days: as the library has them, beyond its years, and as a firm writes them."""

from __future__ import annotations

import datetime

import chinese_calendar
import pytest
from pydantic import ValidationError

from kehu.lang import text
from kehu.model.holidays_file import HolidaysFile
from kehu.model.working_days import WorkingDays, YearDays, china
from trade import on


def test_every_day_of_every_known_year_is_as_the_library_says() -> None:
    calendar = china()
    day, last = datetime.date(2004, 1, 1), datetime.date(2026, 12, 31)
    assert (min(calendar.years), max(calendar.years)) == (day.year, last.year)
    while day <= last:
        assert calendar.is_working(day) == chinese_calendar.is_workday(day), day
        day += datetime.timedelta(1)
    assert calendar.unknown == set()


@pytest.mark.parametrize(
    ("day", "n", "there"),
    [
        ("2014-01-30", 1, "2014-02-07"),  # the eve was worked, Spring Festival until 6 February
        ("2014-01-25", 1, "2014-01-26"),  # a Sunday that is worked
        ("2014-01-24", 2, "2014-01-27"),
        ("2014-09-30", 2, "2014-10-09"),
        ("2014-10-10", 1, "2014-10-11"),  # a Saturday that is worked
        ("2014-12-31", 1, "2015-01-04"),  # a Sunday in the next year
        ("2014-06-13", 1, "2014-06-16"),
        ("2014-06-14", 1, "2014-06-16"),  # from a Saturday
        ("2014-06-14", 0, "2014-06-14"),
    ],
)
def test_working_days_on(day: str, n: int, there: str) -> None:
    assert china().add(on(day), n) == on(there)
    assert china().next_after(on(day)) == china().add(on(day), 1)


def test_of_an_unknown_year_monday_to_friday_are_assumed_and_that_is_said() -> None:
    calendar = china()
    assert not calendar.known(2031)
    assert calendar.add(on("2031-01-03"), 1) == on("2031-01-06")
    assert calendar.is_working(on("2031-01-01"))
    said = [text(each, "zh") for each in calendar.assumed()]
    assert said == ["没有 2031 年的节假日安排，按周一至周五为工作日计算；请把当年的放假和调休日期写入 holidays.yaml"]
    assert china().assumed() == []


def test_the_last_day_of_the_calendar_is_no_endless_search() -> None:
    assert WorkingDays({}).add(datetime.date.max, 3) == datetime.date.max


def test_a_firm_adds_a_year_and_corrects_another() -> None:
    written = {
        "years": {
            "2031": {"holidays": ["2031-01-01", "2031-01-23"], "make_up": ["2031-01-19"]},
            "2014": {"holidays": ["2014-12-30"]},
        }
    }
    calendar = HolidaysFile.model_validate(written).calendar()
    assert [calendar.is_working(on(day)) for day in ("2031-01-01", "2031-01-19", "2031-01-23")] == [False, True, False]
    assert not calendar.is_working(on("2014-12-30"))
    assert calendar.is_working(on("2014-01-31"))  # the year counts as it stands in the file
    assert not calendar.is_working(on("2013-02-11"))  # other years are China's
    assert calendar.unknown == set()


def test_another_country_begins_with_nothing() -> None:
    calendar = HolidaysFile.model_validate({"china": "no", "years": {"2014": {"holidays": ["2014-12-25"]}}}).calendar()
    assert calendar == WorkingDays({2014: YearDays(frozenset([on("2014-12-25")]))})
    assert calendar.is_working(on("2013-02-11"))
    assert calendar.unknown == {2013}


@pytest.mark.parametrize(
    "years",
    [
        {"2031": {"holidays": ["2030-01-01"]}},
        {"2031": {"holidays": ["2031-01-04"], "make_up": ["2031-01-04"]}},
        {"2031": {"make_up": ["2031-01-03"]}},  # a Friday
        {"2031": {"holiday": ["2031-01-03"]}},
        {"next": {}},
    ],
)
def test_what_the_file_may_not_say(years: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        HolidaysFile.model_validate({"years": years})
