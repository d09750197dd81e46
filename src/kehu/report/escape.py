"""Foreign text made harmless where it stands: on any page, in Markdown, and inside a CSS string."""

from __future__ import annotations

import re

# An underscore inside a word is no emphasis in Markdown, and record numbers are full of them.
_SPECIAL = re.compile(r"[\\`*\[\]<>|~#$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_BLANKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
# Control characters, which no page may hold, and marks that would turn the direction of what follows round.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text without characters that no page may hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)


def markdown(text: str) -> str:
    """The text as it is, on one line, with what Markdown or HTML would understand written literally."""
    on_one_line = _BLANKS.sub(" ", visible(text))
    return _SPECIAL.sub(lambda found: "\\" + found.group(), on_one_line)


def css(text: str) -> str:
    """The text for between the quotes of a CSS string: everything but letters, digits and blanks as a code point."""
    return "".join(c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):06x} " for c in text)
