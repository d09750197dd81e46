"""What a check thinks of one value: refused, because it cannot be true, or doubted, because it may be."""

from __future__ import annotations

from dataclasses import dataclass

from kehu.lang import Message
from kehu.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a value is wrong or odd, and what would be right; a problem without a place."""

    rule: str
    message: Message
    hint: Message
    severity: Severity


def refused(rule: str, message: Message, hint: Message) -> Verdict:
    """The value cannot be right."""
    return Verdict(rule, message, hint, "error")


def doubted(rule: str, message: Message, hint: Message) -> Verdict:
    """The value may be right all the same."""
    return Verdict(rule, message, hint, "warning")
