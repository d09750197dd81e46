"""The citizen identity number (公民身份号码, GB 11643): is it one, and what it says of its holder."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kehu.lang import m
from kehu.model.choices import Sex
from kehu.model.verdict import Verdict, doubted, refused

LENGTH = 18
FIRST_YEAR = 1850  # an earlier birthday is a slip, whenever the archive was begun
_FORM = re.compile(r"\d{17}[\dX]", re.ASCII)
_OLD_FORM = re.compile(r"\d{15}", re.ASCII)
_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_CHARACTERS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Holder:
    """What the number says: the day of birth, and the sex by its last digit but one."""

    birthday: datetime.date
    sex: Sex


def holder(number: str) -> Holder | None:
    """Whom a number of 18 characters belongs to; None if it cannot be read."""
    if not _FORM.fullmatch(number):
        return None
    try:
        birthday = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return Holder(birthday, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


def check_character(digits: str) -> str:
    """The last character that the first 17 digits demand (ISO 7064, MOD 11-2)."""
    return _CHARACTERS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11]


def identity_verdict(number: str) -> Verdict | None:
    """What is wrong with a number. The papers of foreigners are not: of those nothing is known here.

    Messages quote no number: they are copied into logs and mails, and the number is private.
    """
    if _OLD_FORM.fullmatch(number):
        return doubted(
            "old-number",
            m("this is an identity number of the first generation, with 15 digits"),
            m("the cards of today carry 18 characters: ask for a new copy"),
        )
    if re.fullmatch(r"\d+[\dX]?", number, re.ASCII) and len(number) != LENGTH:
        return refused(
            "identity-number",
            m("an identity number has 18 characters, and this has {n}", n=len(number)),
            m("compare it with the card"),
        )
    if not _FORM.fullmatch(number):
        return doubted(
            "identity-number",
            m("this is not the number of a resident's identity card"),
            m("that has 17 digits and a digit or X; of other papers say in the note which they are"),
        )
    return _birthday_verdict(number) or _check_verdict(number)


def _birthday_verdict(number: str) -> Verdict | None:
    person = holder(number)
    if person and person.birthday.year >= FIRST_YEAR:
        return None
    return refused(
        "identity-number",
        m(
            "characters 7 to 14 are the birthday, and {part} is none",
            part=f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
        ),
        m("compare it with the card"),
    )


def _check_verdict(number: str) -> Verdict | None:
    right = check_character(number[:17])
    if number[17] == right:
        return None
    return refused(
        "check-digit",
        m("the last character is {found}; the 17 before it demand {right}", found=number[17], right=right),
        m("one of the characters before it is wrong, or itself: compare it with the card"),
    )
