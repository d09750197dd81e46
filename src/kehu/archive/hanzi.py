"""Chinese writing as people type it: traditional and simplified alike, by pinyin, by its initials.

The libraries that know the characters are imported when a word needs them: a code or an English name never does.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from typing import Any

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SPACES = re.compile(r"\s+")
_NOT_SPOKEN = re.compile(r"[\s'’.·_-]+")
_LETTERS = re.compile(r"(?=.*[a-z])[a-z0-9]{2,80}")
_UE = "u\N{COMBINING DIAERESIS}"
_simple: dict[int, int] = {}  # traditional → simplified, of every character met so far


def folded(text: str) -> str:
    """Text as it is compared: without regard to case, full-width letters and the amount of white space."""
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _SPACES.sub(" ", text.casefold()).strip()


def han(text: str) -> str:
    """The Chinese characters of a text, and nothing else."""
    return "".join(_HAN.findall(text))


def simplified(text: str) -> str:
    """The text in simplified characters, each converted by itself, so that a part of a text stays a part of it."""
    new = [each for each in set(text) if ord(each) not in _simple and _HAN.match(each)]
    if new:
        converted = _to_simplified("\n".join(new)).split("\n")
        _simple.update((ord(one), ord(other)) for one, other in zip(new, converted, strict=True))
    return text.translate(_simple)


def _to_simplified(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


class Spoken:
    """A word typed in Latin letters that may be pinyin, with or without tone marks, or the initials of it.

    Every reading of a character counts: 重 is zhong and chong, the surname 单 is shan. Letters and digits of a name
    stand for themselves, punctuation and spaces for nothing.
    """

    def __init__(self, letters: str) -> None:
        self.letters = letters

    @classmethod
    def of(cls, words: str) -> Spoken | None:
        """The word as pinyin; None if it cannot be any: too short, or with something else in it."""
        letters = _NOT_SPOKEN.sub("", _plain(folded(words)))
        return cls(letters) if _LETTERS.fullmatch(letters) else None

    def may_be_in(self, text: str) -> bool:
        """Whether it is anywhere in a text, as pinyin or as initials."""
        said = _spoken_characters(text)
        return any(self._covered(said, start)[0] or self._initials_at(said, start) for start in self._starts(said))

    def pinyin_of(self, text: str) -> bool:
        """Whether it is the pinyin of all of the text."""
        said = _spoken_characters(text)
        return self._covered(said, 0) == (len(said), True)

    def pinyin_in(self, text: str) -> bool:
        """Whether it is the pinyin of a part of the text."""
        said = _spoken_characters(text)
        return any(self._covered(said, start)[1] for start in self._starts(said))

    def begun_in(self, text: str) -> bool:
        """Whether it is the pinyin of a part of the text with the last syllable unfinished."""
        said = _spoken_characters(text)
        return any(self._covered(said, start)[0] for start in self._starts(said))

    def initials_of(self, text: str) -> bool:
        """Whether it is the initials of all of the text, one letter a character."""
        said = _spoken_characters(text)
        return len(said) == len(self.letters) and self._initials_at(said, 0)

    def initials_in(self, text: str) -> bool:
        """Whether it is the initials of neighbouring characters of the text."""
        said = _spoken_characters(text)
        return any(self._initials_at(said, start) for start in self._starts(said))

    def _starts(self, said: str) -> list[int]:
        """Where it could begin: most characters are ruled out by their first letter."""
        first = self.letters[0]
        possible = {each for each in set(said) if first in initials(each)}
        return [place for place, each in enumerate(said) if each in possible] if possible else []

    def _covered(self, said: str, start: int) -> tuple[int, bool]:
        """How many characters from `start` on its syllables cover, 0 if they do not fit; whether the last is whole."""
        letters, reached = self.letters, {0}
        for count, character in enumerate(said[start : start + len(letters)], 1):
            rests = {letters[done:] for done in reached}
            typed = readings(character)
            if not rests.isdisjoint(typed):
                return count, True
            if count > 1 and any(each.startswith(rest) for each in typed for rest in rests):
                return count, False
            reached = {
                len(letters) - len(rest) + len(each) for each in typed for rest in rests if rest.startswith(each)
            }
            if not reached:
                break
        return 0, False

    def _initials_at(self, said: str, start: int) -> bool:
        if start + len(self.letters) > len(said):
            return False
        return all(letter in initials(said[start + n]) for n, letter in enumerate(self.letters))


def _spoken_characters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


@cache
def readings(character: str) -> tuple[str, ...]:
    """How a character may be typed; ü as v and as u. A letter or digit is typed as itself."""
    known = _pinyin().get(ord(character)) if _HAN.match(character) else None
    if not known:
        return (character,)
    typed = {_plain(each) for each in known.split(",")}
    return tuple(sorted(typed | {each.replace("v", "u") for each in typed}))


@cache
def initials(character: str) -> frozenset[str]:
    return frozenset(each[0] for each in readings(character))


def _plain(pinyin: str) -> str:
    """Pinyin without tone marks, ü as v."""
    apart = unicodedata.normalize("NFD", pinyin).replace(_UE, "v")
    return "".join(each for each in apart if not unicodedata.combining(each))


@cache
def _pinyin() -> dict[int, str]:
    """Code point → readings. The library's phrases would triple the time that it takes to import, and serve nothing:
    all readings of a character count here, not the one that fits its neighbours."""
    name = "PYPINYIN_NO_PHRASES"
    before = os.environ.get(name)
    os.environ[name] = "true"
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
    return pinyin_dict
