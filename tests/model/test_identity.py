"""The citizen identity number. All numbers here are made up: the place codes belong to nobody."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from kehu.lang import text
from kehu.model.choices import Sex
from kehu.model.identity import check_character, holder, identity_verdict

BODY = "99010119840229123"
NUMBER = BODY + check_character(BODY)


def test_a_good_number_and_what_it_says() -> None:
    assert identity_verdict(NUMBER) is None
    person = holder(NUMBER)
    assert person is not None
    assert (person.birthday, person.sex) == (datetime.date(1984, 2, 29), Sex.MALE)
    other = holder(BODY[:-1] + "4X")
    assert other is not None and other.sex is Sex.FEMALE


@pytest.mark.parametrize("place", range(17))
def test_every_slip_of_one_digit_is_refused(place: int) -> None:
    for digit in "0123456789":
        if digit != NUMBER[place]:
            verdict = identity_verdict(NUMBER[:place] + digit + NUMBER[place + 1 :])
            assert verdict is not None and verdict.severity == "error"


@pytest.mark.parametrize(
    ("number", "severity", "reason"),
    [
        (NUMBER[:-1], "error", "has 17"),
        (NUMBER + "1", "error", "has 19"),
        ("990101198402301230", "error", "1984-02-30 is none"),
        ("990101150001011230", "error", "1500-01-01 is none"),
        ("990101840229123", "warning", "first generation"),
        ("E12345678", "warning", "not the number of a resident's identity card"),
        ("H1234567890", "warning", "not the number of a resident's identity card"),
    ],
)
def test_the_reason_is_told(number: str, severity: str, reason: str) -> None:
    verdict = identity_verdict(number)
    assert verdict is not None and verdict.severity == severity
    assert reason in text(verdict.message, "en")


def test_no_message_quotes_the_number() -> None:
    for number in (NUMBER[:-1], BODY + "A", NUMBER[:-2] + "00", "E12345678"):
        verdict = identity_verdict(number)
        assert verdict is not None
        assert number not in text(verdict.message, "en") + text(verdict.hint, "zh")


@given(st.text(alphabet="0123456789", min_size=17, max_size=17))
def test_the_oracle_agrees_on_the_check_character(digits: str) -> None:
    assert check_character(digits) == ric.calc_check_digit(digits + "0")
