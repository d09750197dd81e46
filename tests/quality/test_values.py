"""Numbers of the customer and of the people there, and what an identity number says of its holder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kehu.model.identity import check_character

Look = Callable[..., list[tuple[str, str, str]]]
BODY = "99010119840229123"  # a man born on the leap day of 1984
NUMBER = BODY + check_character(BODY)
CONSENT = {"privacy": {"basis": "consent"}}


def contact(number: str = NUMBER, sex: str = "", **private: str) -> dict[str, Any]:
    kept = {"identity_number": number, **private}
    return {"contacts": [{"id": "P1", "name": "韩梅", "sex": sex, "private": kept, **CONSENT}]}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"credit_code": "91350100M000100Y44"}, ("error", "check-digit", "credit_code")),
        ({"credit_code": "91350100M000100Y4"}, ("error", "credit-code", "credit_code")),
        ({"credit_code": "110000005018286"}, ("warning", "old-number", "credit_code")),
        ({"credit_code": "91350100m000100y43"}, ("warning", "spelling", "credit_code")),
        ({"phone": "1234567"}, ("warning", "phone", "phone")),
        ({"fax": "０７５５－８３７６５５６６"}, ("warning", "spelling", "fax")),
        ({"email": "a.b.cn"}, ("warning", "email", "email")),
        ({"postcode": "5180"}, ("warning", "postcode", "postcode")),
        ({"website": "x"}, ("warning", "website", "website")),
        ({"contacts": [{"id": "P1", "name": "韩梅", "mobile": "1"}]}, ("warning", "phone", "contacts.0.mobile")),
    ],
)
def test_each_number_by_its_rules(data: dict[str, Any], said: tuple[str, str, str], found: Look) -> None:
    assert found(**data) == [said]


def test_a_good_identity_number_says_nothing_new(found: Look) -> None:
    assert found(**contact(sex="male", birthday="1984-02-29")) == []
    assert found(**contact(birthday="02-29")) == []


def test_an_individual_customer_has_one_too(found: Look) -> None:
    assert found(private={"identity_number": NUMBER[:-1]}, **CONSENT) == [
        ("error", "identity-number", "private.identity_number")
    ]


@pytest.mark.parametrize(
    ("data", "severity"),
    [
        (contact(birthday="1984-03-01"), "warning"),
        (contact(sex="female"), "warning"),
        (contact(BODY.replace("1984", "2084")[:17] + check_character(BODY.replace("1984", "2084"))), "error"),
    ],
)
def test_an_identity_number_that_disagrees(data: dict[str, Any], severity: str, found: Look) -> None:
    assert found(**data) == [(severity, "identity-number", "contacts.0.private.identity_number")]


def test_a_birthday_of_the_old_calendar_is_another_day(found: Look) -> None:
    assert found(**contact(birthday="01-28", birthday_calendar="lunar")) == []


@pytest.mark.parametrize(
    ("birthday", "calendar", "warned"),
    [
        ("1984-10-05", "lunar_leap", False),  # 1984 had a leap tenth month
        ("1984-09-05", "lunar_leap", True),
        ("1984-09-05", "lunar", False),
        ("1985-10-05", "lunar_leap", True),  # 1985 had none
        ("10-05", "lunar_leap", False),  # of no known year
        ("1899-10-05", "lunar_leap", False),  # nobody here knows the months of that year
    ],
)
def test_a_leap_month_that_its_year_did_not_have(birthday: str, calendar: str, warned: bool, found: Look) -> None:
    born = {"birthday": birthday, "birthday_calendar": calendar}
    said = [("warning", "date", "private.birthday")] if warned else []
    assert found(private=born, **CONSENT) == said
    family = {"family": [{"name": "韩小梅", **born}]}
    assert [each[1] for each in found(private=family, **CONSENT)] == [each[1] for each in said]


def test_personal_data_needs_a_basis(found: Look) -> None:
    assert found(contacts=[{"id": "P1", "name": "韩梅", "private": {"hobbies": "钓鱼"}}]) == [
        ("warning", "privacy", "contacts.0.private")
    ]
    assert found(private={"hobbies": "钓鱼"}) == [("warning", "privacy", "private")]
