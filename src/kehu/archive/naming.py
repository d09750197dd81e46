"""What a customer may be called by, and in which ways a word may mean it [Q3]. Pure: it reads no file.

The ways are ordered: where a command wants one customer, the strictest way that finds any counts, and what a looser
one would find is not looked at. None of them guesses: several customers found in one way are several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from kehu.archive.hanzi import Spoken, folded, han, simplified
from kehu.archive.read import parse, read

Path = tuple[str | int, ...]


class What(Enum):
    """What a piece of text is to the customer."""

    CODE = "code"
    ALIAS = "alias"
    NAME = "name"
    ID = "id"  # in another system, or with the authorities
    PHONE = "phone"
    ADDRESS = "address"  # where mail or messages reach it
    PERSON = "person"


class Way(IntEnum):
    """How the word fits, the strictest first."""

    CODE = 1
    ALIAS = 2
    NAME = 3
    ID = 4
    PHONE = 5
    ADDRESS = 6
    PART_OF_NAME = 7
    PERSON = 8
    PINYIN = 9
    PART_OF_PINYIN = 10
    INITIALS = 11
    PART_OF_INITIALS = 12
    BEGUN_PINYIN = 13  # the last syllable is unfinished
    PINYIN_OF_PERSON = 14
    INITIALS_OF_PERSON = 15
    PART = 16  # of a code, an id, a phone number, an address or a person's name: good for searching only


WHOLE = {
    What.CODE: Way.CODE,
    What.ALIAS: Way.ALIAS,
    What.NAME: Way.NAME,
    What.ID: Way.ID,
    What.PHONE: Way.PHONE,
    What.ADDRESS: Way.ADDRESS,
    What.PERSON: Way.PERSON,
}
KEYS = {
    "name": What.NAME,
    "short_name": What.NAME,
    "former_names": What.NAME,
    "aliases": What.ALIAS,
    "external_ids": What.ID,
    "credit_code": What.ID,
    "phone": What.PHONE,
    "fax": What.PHONE,
    "email": What.ADDRESS,
    "legal_representative": What.PERSON,
    "proprietor": What.PERSON,
}
CONTACT_KEYS = {
    "name": What.PERSON,
    "phone": What.PHONE,
    "mobile": What.PHONE,
    "email": What.ADDRESS,
    "wechat": What.ADDRESS,
}
CONTACTS = "contacts"
PHONE_DIGITS = 7  # as many must agree, counted from the end: numbers are given with and without their area code
DIGITS_TO_SEARCH = 3
_PHONE = re.compile(r"[+0-9()（）./ \-–—]+")
_SEVERAL = re.compile(r"[,;/，；、]|转|ext|x", re.IGNORECASE)
_BLOCK = re.compile(  # begins with a literal line break: three times as quick as a search for the beginnings of lines
    rb"\n[\"']?(?:"
    + "|".join((*KEYS, CONTACTS)).encode()
    + rb")[\"']?[ \t]*:[^\n]*(?:\n(?![\"']?[A-Za-z_]+[\"']?[ \t]*:)[^\n]*)*"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A piece of text that tells who a customer is, and where it stands in the file's data."""

    what: What
    path: Path
    value: str


def named(data: Mapping[str, Any], code: str) -> Iterator[Named]:
    """Everything that a customer may be called by, whatever shape the data is in."""
    yield Named(What.CODE, ("code",), code)
    for key, what in KEYS.items():
        yield from _texts(what, (key,), data.get(key))
    contacts = data.get(CONTACTS)
    for n, contact in enumerate(contacts if isinstance(contacts, list) else ()):
        if isinstance(contact, dict):
            for key, what in CONTACT_KEYS.items():
                yield from _texts(what, (CONTACTS, n, key), contact.get(key))


def _texts(what: What, path: Path, value: Any) -> Iterator[Named]:
    if isinstance(value, str):
        if value.strip():
            yield Named(what, path, value)
    elif isinstance(value, (list, dict)):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(each, str) and each.strip():
                yield Named(what, (*path, key), each)


def glance(data: bytes) -> str:
    """The lines of a customer's file that say who it is, unparsed: a superset of what `named` finds.

    All of the text where its shape is not the usual one.
    """
    blocks = _BLOCK.findall(b"\n" + data)
    usual = any(block.lstrip(b"\n\"'").startswith(b"name") for block in blocks)
    if not usual or any(map(_broken_off, blocks)):
        blocks = [data]
    return b"".join(blocks).decode("utf-8", "replace")


def identity(data: bytes, lines: str, file: str) -> dict[str, Any]:
    """The data of a customer's file that says who it is; `lines` are its glance, which is quicker to parse."""
    document = parse(lines, file)
    return document.data if document.data and not document.problems else read(data, file).data


def _broken_off(block: bytes) -> bool:
    """Whether a bracket is open at the end: people may go on in the first column."""
    return block.count(b"[") > block.count(b"]") or block.count(b"{") > block.count(b"}")


class Sought:
    """A word that somebody typed to name a customer."""

    def __init__(self, words: str) -> None:
        self.text = folded(words)
        self.chinese = bool(han(self.text))
        self.wanted = self._comparable(words)
        self.digits = _digits(words) if _PHONE.fullmatch(words.strip()) else ""
        self.spoken = Spoken.of(words)

    def _comparable(self, text: str) -> str:
        return simplified(folded(text)) if self.chinese else folded(text)

    def may_be_in(self, text: str) -> bool:
        """Whether YAML text may hold it as it is written. Cheap, and never wrong when it says no."""
        text = text.replace("''", "'")
        if "\\" in text:  # an escape: only parsing tells
            return True
        if self.chinese:
            return han(self.wanted) in simplified(han(folded(text)))
        return self.wanted in folded(text) or (bool(self.digits) and self.digits[-PHONE_DIGITS:] in _digits(text))

    def written(self, each: Named) -> Way | None:
        """How it means the customer as it is written: traditional or simplified, phone numbers by their digits."""
        value = self._comparable(each.value)
        if value == self.wanted:
            return WHOLE[each.what]
        if each.what is What.PHONE:
            return self._phone(each.value)
        if self.wanted in value:
            return Way.PART_OF_NAME if each.what in (What.NAME, What.ALIAS) else Way.PART
        return None

    def _phone(self, value: str) -> Way | None:
        if len(self.digits) >= PHONE_DIGITS and any(_same_phone(self.digits, each) for each in _SEVERAL.split(value)):
            return Way.PHONE
        return Way.PART if len(self.digits) >= DIGITS_TO_SEARCH and self.digits in _digits(value) else None

    def said(self, each: Named) -> Way | None:
        """How it means the customer as it is spoken, by pinyin or its initials."""
        if self.spoken is None or not han(each.value):
            return None
        if each.what in (What.NAME, What.ALIAS):
            return self._said_of_name(self.spoken, each.value)
        if each.what is What.PERSON:
            if self.spoken.pinyin_in(each.value):
                return Way.PINYIN_OF_PERSON
            return Way.INITIALS_OF_PERSON if self.spoken.initials_of(each.value) else None
        return None

    @staticmethod
    def _said_of_name(spoken: Spoken, name: str) -> Way | None:
        if spoken.pinyin_of(name):
            return Way.PINYIN
        if spoken.pinyin_in(name):
            return Way.PART_OF_PINYIN
        if spoken.initials_of(name):
            return Way.INITIALS
        if spoken.initials_in(name):
            return Way.PART_OF_INITIALS
        return Way.BEGUN_PINYIN if spoken.begun_in(name) else None


def _digits(text: str) -> str:
    return "".join(each for each in text if "0" <= each <= "9")


def _same_phone(one: str, other: str) -> bool:
    """Whether two numbers are one, given with or without country and area code."""
    shorter, longer = sorted((_national(one), _national(other)), key=len)
    return len(shorter) >= PHONE_DIGITS and longer.endswith(shorter)


def _national(number: str) -> str:
    """The digits without China's country code and without leading zeros."""
    digits = _digits(number).lstrip("0")
    return digits[2:].lstrip("0") if digits.startswith("86") and len(digits) > 11 else digits
