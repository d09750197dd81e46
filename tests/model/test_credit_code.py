"""The unified social credit code: both check digits, and the reason why a code is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from kehu.lang import text
from kehu.model.credit_code import ALPHABET, credit_code_verdict, last_digit, organization_digit

# Published codes of well-known firms.
REAL = (
    "91440300708461136T",
    "91350100M000100Y43",
    "9144030071526726XG",
    "91110108551385082Q",
    "914403001922038216",
)
ODD = "911100006000373640"  # the digit of the whole holds, that of the organisation does not


@pytest.mark.parametrize("code", REAL)
def test_real_codes_hold(code: str) -> None:
    assert credit_code_verdict(code) is None


def test_the_last_digit_decides() -> None:
    verdict = credit_code_verdict(ODD)
    assert verdict is not None and verdict.severity == "warning"
    assert "characters 9 to 16 demand 8" in text(verdict.message, "en")


@pytest.mark.parametrize("code", [*REAL, ODD])
@pytest.mark.parametrize("place", range(18))
def test_every_slip_of_one_character_is_found(code: str, place: int) -> None:
    for other in ALPHABET:
        if other != code[place]:
            verdict = credit_code_verdict(code[:place] + other + code[place + 1 :])
            assert verdict is not None and verdict.severity == "error"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("9135010M000100Y43", "has 17 characters"),
        ("91350100M000100Y433", "has 19 characters"),
        ("91350100M0O0100Y43", "character 11 is “O”"),
        ("91350100m000100Y43", "character 9 is “m”"),
        ("９1350100M000100Y43", "character 1 is “９”"),
        ("91A50100M000100Y43", "characters 3 to 8 are “A50100”"),
        ("91350100M000100X43", "character 17, a check digit, is 4; characters 9 to 16 demand 6"),
        ("91350100M000100Y53", "character 17, a check digit, is 5; characters 9 to 16 demand 4"),
        ("91350100M000100Y44", "character 18, a check digit, is 4; the 17 before it demand 3"),
        ("92350100M000100Y43", "character 18"),
        ("", "has 0 characters"),
    ],
)
def test_the_reason_is_told(code: str, reason: str) -> None:
    verdict = credit_code_verdict(code)
    assert verdict is not None and verdict.severity == "error"
    assert reason in text(verdict.message, "en")
    assert text(verdict.hint, "zh") != text(verdict.hint, "en")


def test_an_old_registration_number_is_doubted_and_not_refused() -> None:
    verdict = credit_code_verdict("110000005018286")
    assert verdict is not None
    assert (verdict.rule, verdict.severity) == ("old-number", "warning")


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.text(alphabet=ALPHABET, min_size=8, max_size=8))
def test_the_oracle_agrees(place: str, organization: str) -> None:
    body = place + organization + organization_digit(organization)
    code = body + last_digit(body)
    assert credit_code_verdict(code) is None
    assert uscc.is_valid(code)
    assert uscc.calc_check_digit(body) == code[17]
