"""Both check digits of the unified social credit code."""

from __future__ import annotations

import pytest

from kehu.quality.credit_code import is_credit_code

# Published codes of well-known firms.
REAL = ("91440300708461136T", "91350100M000100Y43", "9144030071526726XG", "91110108551385082Q", "914403001922038216")


@pytest.mark.parametrize("code", REAL)
def test_real_codes_hold(code: str) -> None:
    assert is_credit_code(code)


@pytest.mark.parametrize("place", range(18))
def test_every_slip_of_one_digit_is_found(place: int) -> None:
    code = "91440300708461136T"
    for other in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        if other != code[place]:
            assert not is_credit_code(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize(
    "code", ["", "9144030070846113", "91440300708461136t", "914403007084 1136T", "９1440300708461136T"]
)
def test_other_shapes_are_refused(code: str) -> None:
    assert not is_credit_code(code)
