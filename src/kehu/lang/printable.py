"""Text that must not steer a terminal: what a person typed, or a file or its name holds, is shown, never obeyed.

Control characters and those that turn the direction of writing round stand as escapes; all else, Chinese blanks and
joined emoji too, stays as it is.
"""

from __future__ import annotations

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def printable(text: str) -> str:
    """The text without anything that a terminal would obey but line breaks and tabs."""
    if text.isprintable():
        return text
    return "".join(_escape(character) if _steers(character) else character for character in text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on one line: a line break in a name is no new line of the output."""
    return text if text.isprintable() else " ".join(printable(text).replace("\t", " ").split("\n"))


def _steers(character: str) -> bool:
    return character not in "\n\t" and (character < " " or "\x7f" <= character <= "\x9f" or character in _TURNING)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode()
