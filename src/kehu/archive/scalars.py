"""How one text is spelled in YAML: plain where it reads back equal and surprises nobody, else quoted, or as a block.

Knows no file and no place, only whether the text stands inside brackets.
"""

from __future__ import annotations

import re

# First characters that mean something to YAML, and texts that other tools would not take for text.
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_NUMBER = re.compile(r"-[0-9.]")
_NOT_TEXT_ELSEWHERE = frozenset({"~", "null", "Null", "NULL", "<<", "="})
_SPECIAL = re.compile(r": |:$| #|\t")
_SPECIAL_IN_FLOW = re.compile(r"[\[\]{},?]")  # a question mark is text there, but not all readers of YAML know it
# As the guard refuses them raw, and what a line of a file cannot hold.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_UNFIT_FOR_BLOCK = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_TO_ESCAPE = re.compile(r'["\\]|' + _UNPRINTABLE.pattern)


def plain_safe(text: str, flow: bool) -> bool:
    """Whether the text may stand unquoted on one line, in a flow collection or not."""
    if not text or text != text.strip() or text in _NOT_TEXT_ELSEWHERE:
        return False
    if text[0] in _INDICATORS and not _NUMBER.match(text):
        return False
    if text.startswith("...") or _SPECIAL.search(text) or _UNPRINTABLE.search(text):
        return False
    return not (flow and _SPECIAL_IN_FLOW.search(text))


def inline(text: str, flow: bool, like: str | None = None) -> str:
    """The text on one line; `like` is the style of the value it replaces, whose quotation marks are kept."""
    if like == "'" and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    if like != '"' and plain_safe(text, flow):
        return text
    return double_quoted(text)


def double_quoted(text: str) -> str:
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"


def block_scalar(text: str, column: int, parent: int) -> list[str] | None:
    """The header and the lines of a literal block at a column, or None for a text that it cannot hold safely.

    A text that ends in several line breaks would need `|+`, which takes every blank line that anyone adds below for
    its own: such a text is better quoted.
    """
    if not text.strip() or _UNFIT_FOR_BLOCK.search(text) or text.endswith("\n\n"):
        return None
    body, chomping = (text[:-1], "") if text.endswith("\n") else (text, "-")
    lines = body.split("\n")
    first = next(line for line in lines if line.strip())
    blank_before = lines[: lines.index(first)]
    explicit = first[0] in " \t" or any(blank_before)
    indicator = str(column - parent) if explicit else ""
    return [f"|{indicator}{chomping}", *((" " * column + line if line else "") for line in lines)]
