"""From the bytes of a table to its text: which encoding they are in, found out or told.

Knows nothing of rows and columns.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kehu.errors import KehuError
from kehu.lang import Message, m

LIMIT = 32 * 1024 * 1024
UTF8, GB18030 = "utf-8", "gb18030"
_MARKS = ((codecs.BOM_UTF8, UTF8), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_CHINESE = frozenset({"gb2312", "gbk", "cp936", "gb18030", "gb-18030", "hz"})


class TooLarge(KehuError):
    sentence = "{file} is larger than {limit} bytes, the limit for one import"
    hint = "split it into several files, each with the header row, and import them one after the other"


class EncodingUnclear(KehuError):
    sentence = "{file}: cannot tell the encoding: line {line} is neither UTF-8 nor GB18030"
    hint = "save it as CSV UTF-8 in the program that made it, or name its encoding: --encoding big5"


class EncodingDamaged(KehuError):
    sentence = "{file}: line {line} is damaged: the file is UTF-8, but these bytes are not"
    hint = "export the file again; or mend that line in an editor and save it as UTF-8"


class EncodingWrong(KehuError):
    sentence = "{file}: line {line} cannot be read as {encoding}"
    hint = "{advice}"


class EncodingUnknown(KehuError):
    sentence = "“{encoding}” is not an encoding that kehu knows"
    hint = "usual are utf-8 and gb18030; leave it out and kehu finds out"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its byte order mark; the encoding's name; whether it was marked."""

    text: str
    encoding: str
    bom: bool


def decode(data: bytes, file: str, encoding: str | None = None) -> Decoded:
    """The text of a table in the encoding told, else in the one that its bytes show."""
    if len(data) > LIMIT:
        raise TooLarge(file=file, limit=f"{LIMIT:,}")
    if encoding:
        return _told(data, file, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _told(data, file, name)
    try:
        return Decoded(data.decode(UTF8), UTF8, False)
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise EncodingDamaged(file=file, line=_line(data, error.start)) from None
    try:
        return Decoded(data.decode(GB18030), GB18030, False)
    except UnicodeDecodeError as error:
        raise EncodingUnclear(file=file, line=_line(data, error.start)) from None


def _told(data: bytes, file: str, encoding: str) -> Decoded:
    name = _codec(encoding)
    bom = name != GB18030 and any(data.startswith(mark) and name == known for mark, known in _MARKS)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise EncodingWrong(
            file=file, line=_line(data, error.start), encoding=encoding, advice=_advice(data, file)
        ) from None
    except UnicodeError:  # a codec that is none: `undefined`
        raise EncodingUnknown(encoding=encoding) from None
    if _SURROGATE.search(text):  # unicode_escape and its like make characters that no text holds
        raise EncodingUnknown(encoding=encoding)
    return Decoded(text.removeprefix("\ufeff"), name, bom)


def _codec(encoding: str) -> str:
    """The codec's name. GB2312 and GBK are read as GB18030, which holds both: exports seldom say which they are."""
    if encoding.strip().lower() in _CHINESE:
        return GB18030
    try:
        info = codecs.lookup(encoding.strip())
    except (LookupError, ValueError):
        raise EncodingUnknown(encoding=encoding) from None
    if not getattr(info, "_is_text_encoding", True):
        raise EncodingUnknown(encoding=encoding)
    return UTF8 if info.name in ("utf-8", "utf-8-sig") else info.name


def _advice(data: bytes, file: str) -> Message:
    try:
        return m("it looks like {encoding}: say so, or leave the encoding out", encoding=decode(data, file).encoding)
    except KehuError:
        return m("leave the encoding out, and kehu finds out")


def _line(data: bytes, index: int) -> int:
    return data.count(b"\n", 0, index) + 1


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few bytes are broken in what else is UTF-8: Chinese text in GB18030 is hardly ever valid UTF-8."""
    text = data.decode(UTF8, "replace")
    broken = text.count("\ufffd")
    fine = sum(1 for character in text if character >= "\u0800") - broken
    return fine > 3 * broken
