"""Birthdays, by either calendar, with or without their year; choices by any of their names."""

from __future__ import annotations

import datetime

import pytest

from kehu.model.choices import BloodType, Calendar, Education
from kehu.model.load import load
from kehu.model.people import Private


@pytest.mark.parametrize(
    ("birthday", "calendar", "born_on"),
    [
        ("1970-01-31", None, datetime.date(1970, 1, 31)),
        ("1970-01-31", "solar", datetime.date(1970, 1, 31)),
        ("02-29", None, None),  # of a leap year that is not known
        ("1970-02-30", "lunar", None),  # the solar day of a lunar one is not worked out here
        ("12-30", "lunar", None),
    ],
)
def test_a_birthday(birthday: str, calendar: str | None, born_on: datetime.date | None) -> None:
    data = {"birthday": birthday, **({"birthday_calendar": calendar} if calendar else {})}
    private, problems = load(Private, data)
    assert not problems
    assert private is not None
    assert private.born_on == born_on
    assert private.data() == data


@pytest.mark.parametrize(
    "data",
    [
        {"birthday": "1970-1-31"},
        {"birthday": "31.01.1970"},
        {"birthday": "1970"},
        {"birthday": "1970-02-30"},
        {"birthday": "1971-02-29"},
        {"birthday": "1970-02-30", "birthday_calendar": "solar"},
        {"birthday": "02-31", "birthday_calendar": "lunar"},
        {"birthday": "13-01", "birthday_calendar": "lunar"},
        {"birthday": "00-01", "birthday_calendar": "lunar"},
    ],
)
def test_no_birthday(data: dict[str, str]) -> None:
    private, (problem,) = load(Private, data)
    assert private is None
    assert problem.rule == "date"
    assert problem.hint is not None


def test_the_fault_of_a_birthday_stands_at_the_birthday() -> None:
    from kehu.model.load import Source

    asked: list[tuple[str | int, ...]] = []

    def place(path: object, key: bool) -> tuple[int, int]:
        asked.append(tuple(path))  # type: ignore[arg-type]  # a path is a sequence
        return 1, 1

    load(Private, {"birthday": "1971-02-29"}, Source("", place))
    assert asked == [("birthday",)]


@pytest.mark.parametrize("words", ["O", "o", "O 型", "o 型"])
def test_a_choice_is_named_whatever_the_case(words: str) -> None:
    assert BloodType.named(words) is BloodType.O


def test_a_choice_is_named_by_either_label() -> None:
    assert Education.named("本科") is Education.named("Bachelor") is Education.BACHELOR
    assert Calendar.named("农历") is Calendar.LUNAR
    assert Calendar.named("阴历") is None
