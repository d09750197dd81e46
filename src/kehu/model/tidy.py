"""Values put right where nobody can doubt what is meant: full-width characters, dates and amounts as people write.

`tidy` changes only how characters are spelled, and is done to whatever a command is given. `mend` also changes the
form of dates, amounts and choices, and is done by `kehu check --fix`, which shows it first. Both leave alone what
they do not understand: the model says what is wrong with it.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from kehu.model.numbers import CHECKED, CODES
from kehu.model.types import Choice

IDS = ("code", "parent", "id", "order", "sale", "sales", "sha256")  # what is never anything but ASCII
# Full-width ！ to ～ are the ASCII characters shifted; U+3000 is the wide blank.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DASHES = {ord(dash): "-" for dash in "－—–‐‑−"}
_DAY = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?", re.ASCII)
_EIGHT_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?", re.ASCII)


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as the half-width ones that they stand for."""
    return text.translate(_HALF)


def tidy(field: str, kind: type[Any], text: str) -> str:
    """A value of a field with its characters put right: `kind` is the class of the field's values."""
    if field in CODES:
        plain = re.sub(r"[\s-]", "", half_width(text).translate(_DASHES))
        return plain.upper() if plain.isascii() and plain.isalnum() else text
    if field in IDS:
        return half_width(text).strip()
    if field in ("phone", "mobile", "fax"):
        return half_width(text).translate(_DASHES).strip() if _mostly_wide(text) else text.strip()
    if field in CHECKED:
        return half_width(text).strip()
    if kind in (Decimal, int, datetime.date):
        return half_width(text).translate(_DASHES).strip()
    return text


def _mostly_wide(text: str) -> bool:
    """Whether digits of a phone are full-width; brackets around a remark （总机） alone are ordinary Chinese."""
    return any("０" <= each <= "９" or each in "－＋" for each in text)


def mend(field: str, kind: type[Any], text: str) -> str:
    """A value of a field as the field takes it, if there is no doubt what is meant."""
    tidied = tidy(field, kind, text)
    if kind is datetime.date:
        return _day(tidied)
    if kind in (Decimal, int):
        return tidied.replace(",", "") if _THOUSANDS.fullmatch(tidied) else tidied
    if field == "sha256":
        return tidied.lower()
    if issubclass(kind, Choice):
        member = kind.named(half_width(text)) if text not in kind._value2member_map_ else None
        return member.value if member else text
    return tidied


def _day(text: str) -> str:
    """A day with its year first as ISO 8601; the order of day and month cannot be mistaken then."""
    found = _DAY.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text)
    if not found:
        return text
    try:
        return datetime.date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return text
