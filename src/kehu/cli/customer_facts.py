"""Fields of a customer as facts, a label beside each value; and the people. Only what is there is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kehu.cli.table import GAP, lay_out
from kehu.lang import Label, m, money, text
from kehu.lang.width import cells, pad, wrap
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import LISTS
from kehu.model.own import CUSTOM

if TYPE_CHECKING:
    from kehu.model.people import Contact

IN_HEADING = ("code", "name", "status", "owner")
TABLES = (*LISTS, "departments")

Fact = tuple[Label, str]


def facts(customer: Customer, names: Sequence[str], private: bool) -> list[Fact]:
    """What these keys say, dotted ones from their mapping; nothing private unless asked."""
    found = []
    for name in names:
        first, _, within = name.partition(".")
        if first in (*IN_HEADING, *TABLES, CUSTOM) or (first == "private" and not private):
            continue
        entry = getattr(customer, keys(Customer)[first].attribute) if within else customer
        if entry is not None:
            found += _fact(entry, within or first)
    return found


def _fact(entry: Entry, name: str) -> list[Fact]:
    key = keys(type(entry))[name]
    value = getattr(entry, key.attribute)
    if value in (None, [], {}) or key.attribute not in entry.model_fields_set:
        return []
    return [(key.label, _said(value))]


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return text([f"{key} {each}" for key, each in value.items()])
    if isinstance(value, list):
        return text([_said(each) for each in value])
    if isinstance(value, Decimal):
        return money(value)
    if hasattr(value, "cause"):
        return " ".join(filter(None, (value.cause, value.until and text(m("until {day}", day=value.until)))))
    if isinstance(value, Entry):
        said = (getattr(value, key.attribute) for key in keys(type(value)).values())
        return " ".join(text(each) for each in said if each is not None)
    return text(value)


def facts_table(facts: Sequence[tuple[Label, str]], width: int) -> list[str]:
    """Labels to the left, values beside them; two short ones share a line, long ones are folded."""
    half = (width - len(GAP)) // 2
    titles = [cells(text(label)) for label, _ in facts]
    room = max((title for title in titles if title <= half // 2), default=0)
    lines: list[str] = []
    left = ""
    for label, value in facts:
        title = pad(text(label), room)
        said = f"{title}  {value}"
        if cells(said) <= half and cells(title) == room:
            lines += [f"{pad(left, half)}{GAP}{said}"] if left else []
            left = "" if left else said
            continue
        lines += [left] if left else []
        left = ""
        lines += _long_fact(title, value, width)
    return [*lines, left] if left else lines


def _long_fact(title: str, value: str, width: int) -> list[str]:
    first, *more = wrap(value, width - cells(title) - 2)
    return [f"{title}  {first}", *(" " * (cells(title) + 2) + line for line in more)]


def people(contacts: Sequence[Contact], width: int, private: bool) -> list[str]:
    """Who they are and how to reach them; nothing private unless asked."""
    shown: list[Callable[[Contact], object]] = [
        lambda each: each.name,
        lambda each: " ".join(filter(None, (each.department, each.position))),
        lambda each: each.part,
        lambda each: " ".join(filter(None, (each.mobile, each.phone))),
        lambda each: " ".join(filter(None, (each.email, each.wechat))),
    ]
    rows = [[text(column(each)) for column in shown] for each in contacts]
    used = [index for index in range(len(shown)) if any(row[index] for row in rows)]
    if not rows:
        return []
    body = [[row[index] for index in used] for row in rows]
    lines = lay_out([""] * len(used), body, [False] * len(used), width=width)[1:]
    return [*lines, *(line for each in contacts for line in _in_private(each, width))] if private else lines


def _in_private(contact: Contact, width: int) -> list[str]:
    if not contact.private:
        return []
    known = [fact for name in keys(type(contact.private)) for fact in _fact(contact.private, name)]
    said = text([f"{text(label)} {value}" for label, value in known])
    return wrap(text(m("{what}: {said}", what=contact.name, said=said)), width) if known else []
