"""The unified social credit code (统一社会信用代码, GB 32100-2015) and its two check digits: why a code is none.

The code has 18 characters: who registered it and what it is (1–2), where (3–8), the organisation's own code of
GB 11714 with its check digit (9–17), and a check digit over all of it (18).
"""

from __future__ import annotations

import re

from kehu.lang import m
from kehu.model.verdict import Verdict, doubted, refused

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_PLACE = slice(2, 8)  # an administrative division: digits alone
_OLD_LENGTH = 15  # the registration number (注册号) of business licences until 2015


def credit_code_verdict(code: str) -> Verdict | None:
    """What is wrong with a code that is spelled with half-width capitals; None if nothing is."""
    if re.fullmatch(r"\d{15}", code, re.ASCII):
        return doubted(
            "old-number",
            m("{code} is an old registration number of {n} digits", code=code, n=_OLD_LENGTH),
            m("licences of today carry a unified social credit code of 18 characters: ask for a new copy"),
        )
    return _form(code) or _check_digits(code)


def _form(code: str) -> Verdict | None:
    for place, letter in enumerate(code):
        if letter not in ALPHABET:
            return refused(
                "credit-code",
                m(
                    "{code}: character {place} is “{letter}”, which no code holds",
                    code=code,
                    place=place + 1,
                    letter=letter,
                ),
                m("a code holds digits and capitals but I, O, S, V, Z: compare it with the licence"),
            )
    if len(code) != LENGTH:
        return refused(
            "credit-code",
            m("{code} has {n} {n:character|characters}; a unified social credit code has 18", code=code, n=len(code)),
            m("compare it with the licence; the number of a foreign register belongs under external_ids"),
        )
    if not code[_PLACE].isdigit():
        return refused(
            "credit-code",
            m("{code}: characters 3 to 8 are “{part}”, and must be digits", code=code, part=code[_PLACE]),
            m("they name the place of registration: compare them with the licence"),
        )
    return None


def _check_digits(code: str) -> Verdict | None:
    """The last digit covers the whole code, so it decides: every slip of one character breaks it.

    Where it holds and the organisation's own does not, the code was issued so or made up: that is doubted.
    """
    first, last = organization_digit(code[8:16]), last_digit(code[:17])
    judge = doubted if code[17] == last else refused
    if code[16] != first:
        message = m(
            "{code}: character 17, a check digit, is {found}; characters 9 to 16 demand {right}",
            code=code,
            found=code[16],
            right=first,
        )
    elif code[17] != last:
        message = m(
            "{code}: character 18, a check digit, is {found}; the 17 before it demand {right}",
            code=code,
            found=code[17],
            right=last,
        )
    else:
        return None
    hint = m("one of the characters before it is wrong, or itself: compare it with the licence")
    return judge("check-digit", message, hint)


def organization_digit(code: str) -> str:
    """The check digit of an organisation's eight characters (GB 11714)."""
    total = sum(int(each, 36) * weight for each, weight in zip(code, _ORGANIZATION_WEIGHTS, strict=True))
    return "0123456789X"[(11 - total % 11) % 11]


def last_digit(code: str) -> str:
    """The check digit of the first 17 characters (GB 32100-2015)."""
    total = sum(ALPHABET.index(each) * pow(3, place, 31) for place, each in enumerate(code))
    return ALPHABET[-total % 31]
