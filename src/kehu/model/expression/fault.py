"""What is wrong with an expression, and where: told by the position of the character."""

from __future__ import annotations

from kehu.errors import WRONG_USAGE, KehuError
from kehu.lang import Message, m


class BadExpression(KehuError):
    """Values: why and advice (messages), at (the character, from 0), text (the whole expression)."""

    sentence = "{why}"
    hint = "{advice}"
    exit_code = WRONG_USAGE


def fault(text: str, at: int, why: Message, advice: Message | None = None) -> BadExpression:
    """The error to raise."""
    example = m("an expression is like: volume in [A, B] and overdue > 0")
    return BadExpression(text=text, at=min(at, len(text)), why=why, advice=advice or example)
