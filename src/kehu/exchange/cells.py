"""From a cell's text to a field's text: amounts as people write them, yes and no, choices by their labels, dates.

Whether the result is right is for the model to say: what cannot be read here is handed on as it is.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from kehu.exchange.dates import Order, readings
from kehu.exchange.fields import Holds
from kehu.model.types import Choice

_CURRENCY = r"(?:cny|rmb|人民币|[¥$])?"
_AMOUNT = re.compile(
    rf"(?i)(?P<open>\()?\s*(?P<before>[-+]?)\s*{_CURRENCY}\s*(?P<sign>[-+]?)\s*(?P<digits>[\d., ]*\d[\d.]*)\s*"
    rf"(?:元整?|天|日|days?)?\s*{_CURRENCY}\s*(?P<after>-?)\s*(?P<close>\))?",
    re.ASCII,
)
_GROUPED = re.compile(r"\d{1,3}([, ])\d{3}(\1\d{3})*(\.\d*)?", re.ASCII)
_PLAIN = re.compile(r"\d*\.?\d*", re.ASCII)
_YES = frozenset({"yes", "y", "true", "t", "1", "是", "有"})
_NO = frozenset({"no", "n", "false", "f", "0", "否", "无"})


def field_text(text: str, held: Holds, order: Order, choice: type[Choice] | None = None) -> str:
    """What stands in the file for a cell, if the cell can be read as what the field holds; else the cell itself."""
    match held:
        case Holds.DAY:
            day = readings(text).get(order)
            return day.isoformat() if day else text
        case Holds.NUMBER:
            return number_text(text)
        case Holds.YES_NO:
            return _yes_no(text)
        case Holds.CHOICE if choice is not None:
            member = choice.named(text)
            return member.value if member else text
        case _:
            return text


def number_text(text: str) -> str:
    """An amount without currency sign, thousands commas and full-width digits; a minus goes in front from wherever.

    No digit is dropped or rounded, and nothing is guessed: 1.234,56 and 12,34 stay as they are, to be refused.
    """
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return text
    signs = found["before"] + found["sign"] + found["after"] + ("-" if found["open"] else "")
    digits = found["digits"]
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "").replace(" ", "")
    if not _PLAIN.fullmatch(digits) or len(signs) > 1:
        return text
    return f"{signs.replace('+', '')}{Decimal(digits):f}"


def _yes_no(text: str) -> str:
    word = unicodedata.normalize("NFKC", text).casefold()
    if word in _YES:
        return "true"
    return "false" if word in _NO else text
