"""The check digits of the unified social credit code (统一社会信用代码, GB 32100-2015, which holds one of GB 11714)."""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FORM = re.compile(f"[{_ALPHABET}]{{2}}\\d{{6}}[{_ALPHABET}]{{10}}", re.ASCII)
_ORGANIZATION = (3, 7, 9, 10, 5, 8, 4, 2)


def is_credit_code(code: str) -> bool:
    """Whether the code has 18 characters of the right kinds and both check digits are right."""
    if not _FORM.fullmatch(code):
        return False
    organization = code[8:17]
    total = sum(int(each, 36) * weight for each, weight in zip(organization, _ORGANIZATION, strict=False))
    first = "0123456789X"[(11 - total % 11) % 11]
    whole = sum(_ALPHABET.index(each) * pow(3, place, 31) for place, each in enumerate(code[:17]))
    return organization[8] == first and code[17] == _ALPHABET[-whole % 31]
