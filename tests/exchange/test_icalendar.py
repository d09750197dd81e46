"""Days as iCalendar: read back by a calendar program's parser; folded and escaped as the standard wants."""

from __future__ import annotations

import datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from kehu.exchange.icalendar import Event, calendar, uid

DAY = datetime.date(2014, 12, 31)
WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=200)


def events(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_an_event_is_read_back() -> None:
    text = calendar("待办", [Event("review/overdue/C00001/-", DAY, "逾期", "一；二\n三", ["严重", "a,b"])], DAY, "恒达")
    (event,) = events(text)
    assert (event.start, event.end) == (DAY, datetime.date(2015, 1, 1))
    assert str(event["SUMMARY"]) == "逾期"
    assert str(event["DESCRIPTION"]) == "一；二\n三"
    assert [str(each) for each in event["CATEGORIES"].cats] == ["严重", "a,b"]
    assert event["DTSTAMP"].dt == datetime.datetime(2014, 12, 31, tzinfo=datetime.UTC)


def test_special_characters_are_marked() -> None:
    text = calendar("x", [Event("k", DAY, "a,b;c\\d")], DAY, "x")
    assert "SUMMARY:a\\,b\\;c\\\\d\r\n" in text


def test_a_line_has_75_bytes_and_its_76th_begins_another() -> None:
    room = 75 - len("SUMMARY:")
    assert f"SUMMARY:{'x' * room}\r\n" in calendar("x", [Event("k", DAY, "x" * room)], DAY, "x")
    assert f"SUMMARY:{'x' * room}\r\n y\r\n" in calendar("x", [Event("k", DAY, "x" * room + "y")], DAY, "x")


@given(WRITTEN, WRITTEN)
def test_whatever_is_written_comes_back_and_no_line_is_too_long(summary: str, description: str) -> None:
    text = calendar("x", [Event("k", DAY, summary, description)], DAY, "x")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = events(text)
    assert str(event["SUMMARY"]) == summary
    assert str(event.get("DESCRIPTION", "")) == description


def test_the_uid_is_of_the_thing_and_of_the_archive() -> None:
    today = calendar("x", [Event("k", DAY, "one")], DAY, "恒达")
    later = calendar("x", [Event("k", DAY, "another")], DAY + datetime.timedelta(days=1), "恒达")
    assert events(today)[0]["UID"] == events(later)[0]["UID"] == uid("k", "恒达")
    assert events(today)[0]["SEQUENCE"] + 1 == events(later)[0]["SEQUENCE"]
    assert len({uid("k", "恒达"), uid("k", "锦江"), uid("j", "恒达")}) == 3


def test_a_yearly_event_with_a_reminder() -> None:
    (event,) = events(calendar("x", [Event("k", DAY, "x", yearly=True, warn_days=3)], DAY, "x"))
    assert event["RRULE"]["FREQ"] == ["YEARLY"]
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == datetime.timedelta(days=-3)


def test_the_last_day_that_there_is() -> None:
    assert "DTSTART;VALUE=DATE:99991231\r\n" in calendar("x", [Event("k", datetime.date.max, "x")], DAY, "x")
