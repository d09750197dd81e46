"""What a person wrote into a blank, as the text that stands in a customer's file.

Spaces, full-width digits, thousands commas, 万, dates as people write them and the labels of choices are put right;
what cannot be read without guessing is handed on as it is, for the model to refuse.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from kehu.exchange.cells import field_text, number_text
from kehu.exchange.dates import Order
from kehu.exchange.fields import Holds
from kehu.exchange.form_layout import Blank
from kehu.model.numbers import CHECKED
from kehu.model.tidy import half_width
from kehu.model.tidy import tidy as as_tidied

GROUPED = frozenset({"account", "parent"})  # numbers that people write with spaces between the digits
PUT_RIGHT = frozenset(CHECKED) | GROUPED  # what is said when it is taken otherwise than it was typed
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_LINE_END = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029")
_SEVERAL = re.compile(r"[;；\n]")
_TEN_THOUSANDS = re.compile(r"(.*?)\s*万\s*(?:元整?|人民币)?", re.DOTALL)
_HEADS = re.compile(r"(\d+)\s*[人名]")
_PERCENT = re.compile(r"(.*?)\s*%")


def tidy(text: str) -> str:
    """The text without spaces around it and without signs that nobody sees; line ends as `\\n`."""
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text)).replace("\u00a0", " ")
    return text.strip()


def answer(blank: Blank, written: str) -> str | list[str]:
    """What stands in the file for what was written; empty if nothing was."""
    text = tidy(written)
    if blank.many:
        return [part for part in map(str.strip, _SEVERAL.split(text)) if part]
    return one_answer(blank, text) if text else ""


def one_answer(blank: Blank, text: str) -> str:
    """The value of one blank for a tidy text."""
    name = blank.path[-1]
    if name in CHECKED:
        return as_tidied(name, str, text)
    if name in GROUPED:
        return "".join(half_width(text).split())
    if blank.choices:
        member = next(iter(blank.choices)).named(text)
        return member.value if member else text
    if blank.holds is Holds.NUMBER:
        return _number(blank, text)
    return field_text(text, blank.holds, Order.YEAR_FIRST)


def _number(blank: Blank, text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text)
    if blank.whole and (heads := _HEADS.fullmatch(narrow)):
        return heads[1]
    if blank.percent and (share := _PERCENT.fullmatch(narrow)):
        return number_text(share[1])
    if found := _TEN_THOUSANDS.fullmatch(narrow):
        number = number_text(found[1])
        if re.fullmatch(r"\d+(\.\d+)?", number, re.ASCII):
            return f"{(Decimal(number) * 10000).normalize():f}"
    return number_text(text)
