"""Phones, e-mail, postcodes, websites: what people write is taken, what nobody could call or open is doubted."""

from __future__ import annotations

import pytest

from kehu.model.numbers import number_verdict
from kehu.model.reach import dialled

GOOD = {
    "phone": (
        "0755-83765566", "075583765566", "(0755) 83765566", "010-62345678", "0755-83765566-8001", "0755-83765566转801",
        "0755-83765566 ext. 12", "138 0013 8000", "+86 755 83765566", "86-13800138000", "0086-755-83765566",
        "400-800-1234", "95588", "+49 30 123456", "0049 30 1234567", "+852 2345 6789", "00886-2-12345678",
        "0755-83765566, 13800138000", "0755-83765566/0755-83765567", "0755-83765566（总机）", "0513-1234567",
    ),
    "email": ("a@b.cn", "li.lei+x@mail.example.com", "a@b.cn; c@d.cn", "采购@阀门.中国"),
    "postcode": ("518000", "D-10115", "SW1A 1AA", "100-0001"),
    "website": ("www.firm.cn", "https://firm.cn/a?b=c", "firm.com.cn", "http://阀门.中国", "firm.cn:8080"),
}  # fmt: skip
BAD = {
    "phone": ("1380013800", "138001380000", "83765566", "0755-8376556a", "abc", "+12"),
    "email": ("a.b.cn", "a@b", "a b@c.cn", "@b.cn"),
    "postcode": ("51800", "5180000"),
    "website": ("firm", "www firm cn", "ftp://firm.cn", "a@b.cn"),
}
CASES = [(field, text) for field, texts in GOOD.items() for text in texts]
DOUBTED = [(field, text) for field, texts in BAD.items() for text in texts]


@pytest.mark.parametrize(("field", "text"), CASES)
def test_what_people_write_is_taken(field: str, text: str) -> None:
    assert number_verdict(field, text) is None


@pytest.mark.parametrize(("field", "text"), DOUBTED)
def test_what_cannot_be_used_is_doubted_and_never_refused(field: str, text: str) -> None:
    verdict = number_verdict(field, text)
    assert verdict is not None and verdict.severity == "warning"


def test_fields_without_rules_of_their_own_are_not_judged() -> None:
    assert number_verdict("address", "５号") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0755-83765566", "(0755) 8376 5566"),
        ("+86 755 83765566", "0755-83765566"),
        ("+86 13800138000", "138-0013-8000"),
        ("0086 13800138000", "13800138000"),
    ],
)
def test_phones_are_the_same_by_what_is_dialled(one: str, other: str) -> None:
    assert dialled(one) == dialled(other) != ""


@pytest.mark.parametrize("text", ["8001", "", "总机"])
def test_too_few_digits_are_nobodys_phone(text: str) -> None:
    assert dialled(text) == ""
