"""Fields of a customer as facts, a label beside each value; and the people. Only what is there is shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kehu.cli.table import GAP, lay_out
from kehu.lang import Label, m, money, text
from kehu.lang.width import cells, pad, wrap
from kehu.model.as_of import value
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import LISTS

if TYPE_CHECKING:
    from kehu.model.people import Contact

IN_HEADING = ("code", "name", "status", "owner")
TABLES = (*LISTS, "departments")
COUNTED = ("quantity", "open_quantity")  # no money: 12, not 12.00
# Of a contact: what the table shows, and what is private.
IN_TABLE = ("id", "name", "department", "position", "part", "mobile", "phone", "email", "wechat", "private")

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
            found += fact_of(entry, within or first)
    return found


def fact_of(entry: Entry, name: str) -> list[Fact]:
    """What an entry says in a field, if anything."""
    key = keys(type(entry))[name]
    value = getattr(entry, key.attribute)
    if value in (None, [], {}) or key.attribute not in entry.model_fields_set:
        return []
    return [(key.label, f"{value.normalize():,f}" if name in COUNTED else _said(value))]


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
    for label, what in facts:
        title = pad(text(label), room)
        said = f"{title}  {what}"
        if cells(said) <= half and cells(title) == room:
            lines += [f"{pad(left, half)}{GAP}{said}"] if left else []
            left = "" if left else said
            continue
        lines += [left] if left else []
        left = ""
        lines += _long_fact(title, what, width)
    return [*lines, left] if left else lines


def _long_fact(title: str, value: str, width: int) -> list[str]:
    first, *more = wrap(value, width - cells(title) - 2)
    return [f"{title}  {first}", *(" " * (cells(title) + 2) + line for line in more)]


def people(contacts: Sequence[Contact], width: int, private: bool, full: bool = False) -> list[str]:
    """Who they are and how to reach them, `full`: all else too; nothing private unless asked."""
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
    for each in contacts:
        lines += rest(each, IN_TABLE, each.name, width) if full else []
        lines += _in_private(each, width) if private else []
    return lines


def rest(
    entry: Entry, told: Collection[str], called: str, width: int, as_of: datetime.date = datetime.date.max
) -> list[str]:
    """What else an entry says on a date, beside the fields that are told already: a paragraph after its name."""
    names = [name for name in keys(type(entry)) if name not in told and value(entry, name, as_of) is not None]
    known = [fact for name in names for fact in fact_of(entry, name)]
    said = text([f"{text(label)} {value}" for label, value in known])
    return wrap(text(m("{what}: {said}", what=called, said=said)), width) if known else []


def _in_private(contact: Contact, width: int) -> list[str]:
    if not contact.private:
        return []
    return rest(contact.private, (), contact.name, width)
