"""Cuts an expression into words, quoted texts and signs. Chinese punctuation serves as its Western counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kehu.lang import m
from kehu.model.expression.fault import fault

Sort = Literal["word", "quoted", "sign", "end"]
SIGNS = {
    "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "，": ",", "、": ",", "＝": "=", "！": "!",
    "＜": "<", "＞": ">", "～": "~", "≥": ">=", "≤": "<=", "≠": "!=", "==": "=", "<>": "!=",
}  # fmt: skip
QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」"}
UNITS = "days?|d|weeks?|w|months?|m|years?|y|个月|天|日|周|月|年"
TODAY = re.compile(rf"(?:today|今天)(?:\s*(?P<sign>[-+])\s*(?P<count>\d{{1,6}})\s*(?P<unit>{UNITS}))?", re.IGNORECASE)
_SIGN = re.compile(r"(?:[<>!=＜＞！＝][=＝]|<>|[()\[\],=<>~（）［］【】，、＝＜＞～≥≤≠])")
_ENDS_WORD = r"\s()\[\],=!<>~（）［］【】，、＝！＜＞～≥≤≠“”「」\""
_WORD = re.compile(f"[^{_ENDS_WORD}'‘’][^{_ENDS_WORD}]*")


@dataclass(frozen=True, slots=True)
class Token:
    sort: Sort
    text: str  # of a sign its Western form, of a quoted text what stands between the marks
    at: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an expression, and an end."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] in QUOTES:
            said, end = _quoted(text, at)
            yield Token("quoted", said, at)
            at = end
        elif sign := _SIGN.match(text, at):
            yield Token("sign", _plain(sign[0]), at)
            at = sign.end()
        elif word := _word(text, at):
            yield Token("word", word, at)
            at += len(word)
        else:
            raise fault(text, at, m("“{sign}” means nothing here", sign=text[at]))
    yield Token("end", "", len(text))


def _plain(sign: str) -> str:
    western = "".join(SIGNS.get(each, each) for each in sign)
    return SIGNS.get(western, western)


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The text between quotation marks, and the place behind it; a backslash takes the next character as it is."""
    said: list[str] = []
    closing, place = QUOTES[text[at]], at + 1
    while place < len(text):
        if text[place] == closing:
            return "".join(said), place + 1
        if text[place] == "\\" and place + 1 < len(text):
            place += 1
        said.append(text[place])
        place += 1
    raise fault(text, at, m("the quotation mark is not closed"))


def _word(text: str, at: int) -> str:
    """A bare word; `today - 90d` is one, with its spaces."""
    word = _WORD.match(text, at)
    if word is None:
        return ""
    today = TODAY.match(text, at)
    if today is None:
        return word[0]
    following = _WORD.match(text, today.end())
    glued = following is not None and not text[today.end() - 1].isspace()
    return word[0] if glued else today[0]
