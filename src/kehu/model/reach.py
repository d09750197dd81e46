"""By what a customer is reached: phone, e-mail, postcode, website. Lenient: an odd one is doubted, never refused.

Numbers of other countries, extensions, several numbers in one field and remarks behind them are all right: people
write them so, and can call them.
"""

from __future__ import annotations

import re

from kehu.lang import m
from kehu.model.verdict import Verdict, doubted

_SEVERAL = re.compile(r"[,;/、，；]|\bor\b|或")
_REMARK = re.compile(r"[（(][^()（）]*[^\d\s()（）-][^()（）]*[)）]")  # （总机） but not (020)
_EXTENSION = re.compile(r"(?:\s*(?:转|ext\.?|x|#)\s*|-)\d{1,6}$", re.IGNORECASE)
_MOBILE = re.compile(r"1\d{10}", re.ASCII)
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})\d{7,8}", re.ASCII)
_SERVICE = re.compile(r"(?:400|800)\d{7}|9\d{4,7}|1[012]\d{1,3}", re.ASCII)
_SPECIAL_REGION = re.compile(r"00?(?:852|853|886)\d{7,10}", re.ASCII)
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+")
_POSTCODE = re.compile(r"\d{6}", re.ASCII)
_WEBSITE = re.compile(r"(?:https?://)?(?:[^\s/@:.]+\.)+[^\s/@:.]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


def phone_verdict(text: str) -> Verdict | None:
    """A mainland mobile or landline with its area code, a service number, or any number with its country's code."""
    if all(_is_phone(each) for each in _SEVERAL.split(_REMARK.sub("", text)) if each.strip()):
        return None
    return doubted(
        "phone",
        m("“{value}” does not look like a phone number", value=text),
        m("a mobile has 11 digits; write a landline with its area code, 0755-83765566, a foreign one as +49 30 123456"),
    )


def _is_phone(text: str) -> bool:
    plain = text.strip()
    if plain.startswith("+") and not re.match(r"\+\s*86\b", plain):
        return 6 <= len(_digits(plain)) <= 18
    return _is_mainland(_digits(plain)) or _is_mainland(_digits(_EXTENSION.sub("", plain)))


def _digits(text: str) -> str:
    """The digits that are dialled; anything but digits and what stands between them makes it none."""
    plain = re.sub(r"[\s().·-]", "", text).removeprefix("+")
    return plain if plain.isascii() and plain.isdigit() else ""


def _is_mainland(digits: str) -> bool:
    if re.match(r"(00)?86[1-9]\d{8}", digits):
        digits = digits[digits.index("86") + 2 :]
        digits = digits if _MOBILE.fullmatch(digits) else f"0{digits}"
    return any(form.fullmatch(digits) for form in (_MOBILE, _LANDLINE, _SERVICE, _SPECIAL_REGION)) or (
        digits.startswith("00") and 9 <= len(digits) <= 20
    )


def dialled(text: str) -> str:
    """The digits by which two phones are the same: without the country code of the mainland; "" if too few to tell."""
    digits = "".join(each for each in text if each.isascii() and each.isdigit())
    if re.match(r"(00)?86(1\d{10}|[1-9]\d{9,10})$", digits):
        digits = digits[digits.index("86") + 2 :]
    bare = digits if _MOBILE.fullmatch(digits) else digits.removeprefix("0")
    return bare if len(bare) >= 7 else ""


def email_verdict(text: str) -> Verdict | None:
    """One or several addresses like name@firm.cn."""
    if all(_EMAIL.fullmatch(each.strip()) for each in re.split(r"[,;、，；]", text) if each.strip()):
        return None
    return doubted(
        "email",
        m("“{value}” does not look like an e-mail address", value=text),
        m("write it like name@firm.cn, without spaces"),
    )


def postcode_verdict(text: str) -> Verdict | None:
    """Six digits on the mainland; other countries have codes of all shapes, but with a letter, space or dash."""
    if _POSTCODE.fullmatch(text) or not (text.isascii() and text.isdigit()):
        return None
    return doubted(
        "postcode",
        m("“{value}” does not look like a postcode: it has {n} {n:digit|digits}", value=text, n=len(text)),
        m("postcodes of the mainland have 6 digits; write a foreign one with its country, like D-10115"),
    )


def website_verdict(text: str) -> Verdict | None:
    """A host name, with or without http://."""
    if _WEBSITE.fullmatch(text):
        return None
    return doubted(
        "website",
        m("“{value}” does not look like a web address", value=text),
        m("write it like www.firm.cn"),
    )
