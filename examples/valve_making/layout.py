"""The text of a customer's file: keys in order, one record on one line where it is short, and people's own hands.

`Plain` marks what is a number, a date or a word of a fixed choice; any other text is quoted where an editor that
knows YAML, but not the schema, would take it for something else.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from unicodedata import east_asian_width

WIDEST = 160  # cells of a line; a Chinese character takes two
_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff（《“][^\[\]{},\n\t]*")
_LOOKS_TYPED = re.compile(
    r"[-+]?[0-9][0-9_.,:]*([eE][-+]?[0-9]+)?|0[xo][0-9A-Fa-f]+|\d{4}-\d\d?-\d\d?.*|(?i:true|false|yes|no|on|off|null|y|n)"
)


class Plain(str):
    """A number, a date, yes or no: written without quotes."""


@dataclass
class Hand:
    """What people did to a file in their editors."""

    opening: list[str] = field(default_factory=list)  # comment lines below the schema line
    beside: dict[str, str] = field(default_factory=dict)  # record id or key: comment at the end of its line
    above: dict[str, list[str]] = field(default_factory=dict)  # record id or key: comment lines above it
    blocks: set[str] = field(default_factory=set)  # ids of records written over several lines
    quoted: set[str] = field(default_factory=set)  # keys whose values somebody put in quotes
    indented: bool = False  # lists indented by two
    airy: bool = False  # a blank line before each list
    dashes: bool = False  # --- at the beginning
    no_end: bool = False  # last line without its end


def plain(value: Any) -> Any:
    """A date or a whole number as text that needs no quotes."""
    return Plain(value.isoformat() if isinstance(value, date) else value)


def yuan(fen: int) -> Plain:
    return Plain(f"{fen // 100}.{fen % 100:02d}")


def scalar(text: str) -> str:
    if isinstance(text, Plain):
        return str(text)
    special = ": " in text or " #" in text or text.endswith((":", " "))
    if _PLAIN.fullmatch(text) and not special and not _LOOKS_TYPED.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value)


def cells(line: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in line)


def block(record: dict[str, Any], margin: str) -> list[str]:
    """A record over several lines; a text of several lines as a literal block."""
    lines = [line for key, value in record.items() for line in entry_lines(key, value)]
    return [f"{margin}{'  ' if n else '- '}{line}" for n, line in enumerate(lines)]


def entry_lines(key: str, value: Any, *, opened: bool = False) -> list[str]:
    """A key with its value; what is too wide for one line is set below it, as the firm's own records are."""
    own = key == "custom" and any(are_records(each) for each in value.values())
    key = scalar(key)  # no: means false to YAML of old
    line = f"{key}: {flow(value)}"
    if isinstance(value, str) and "\n" in value:
        return [f"{key}: |-", *("  " + each for each in value.split("\n"))]
    if (cells(line) > WIDEST or own) and isinstance(value, dict):
        parts = (entry_lines(name, part, opened=own) for name, part in value.items())
        return [f"{key}:", *("  " + each for lines in parts for each in lines)]
    if (cells(line) > WIDEST or opened) and are_records(value):
        return [f"{key}:", *("- " + flow(each) for each in value)]
    return [line]


def are_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def record_lines(record: dict[str, Any], margin: str, hand: Hand) -> list[str]:
    name = record.get("id", "")
    line = f"{margin}- {flow(record)}"
    broken = any(isinstance(each, str) and "\n" in each for each in record.values())
    lines = block(record, margin) if name in hand.blocks or broken or cells(line) > WIDEST else [line]
    if name in hand.beside:
        lines[0] += f"  # {hand.beside[name]}"
    return [*(f"{margin}# {each}" for each in hand.above.get(name, [])), *lines]


def field_lines(key: str, value: Any, hand: Hand) -> list[str]:
    if are_records(value):
        margin = "  " if hand.indented else ""
        lines = [f"{key}:", *(line for record in value for line in record_lines(record, margin, hand))]
    elif key in hand.quoted:
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}"]
    else:
        lines = entry_lines(key, value)
    if key in hand.beside:
        lines[0] += f"  # {hand.beside[key]}"
    blank = [""] if hand.airy and are_records(value) else []
    return [*blank, *(f"# {each}" for each in hand.above.get(key, [])), *lines]


def customer_text(data: dict[str, Any], hand: Hand) -> str:
    """The whole file. The first line leads the editor to the schema."""
    lines = ["# yaml-language-server: $schema=../../schemas/customer.schema.json"]
    lines += [f"# {each}" for each in hand.opening]
    lines += ["---"] if hand.dashes else []
    for key, value in data.items():
        lines += field_lines(key, value, hand)
    return "\n".join(lines) + ("" if hand.no_end else "\n")
