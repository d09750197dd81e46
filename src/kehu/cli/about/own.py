"""What the firm declares of its own, on the page about one customer: its fields as facts, its records as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kehu.cli.about.records import LATEST, capital
from kehu.cli.table import lay_out
from kehu.lang import Label, Message, m, money, text
from kehu.model.custom import own_values
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.settings import Settings

if TYPE_CHECKING:
    from kehu.model.own import OwnRecord


def own_facts(customer: Customer, settings: Settings) -> list[tuple[Label, str]]:
    """The firm's own fields by their labels, in the order in which they are declared."""
    values = own_values(customer.custom)
    return [
        (field.label(name), _said(field.said(field.read(values[name]))))
        for name, field in settings.custom.items()
        if name in values
    ]


def own_table(records: Sequence[OwnRecord], as_of: date, width: int, full: bool) -> tuple[Message, list[str]] | None:
    """Title and lines of the records of one kind that exist at the date, the latest first; `full`: all of them."""
    known = sorted(
        (each for each in records if each.day is None or each.day <= as_of),
        key=lambda each: (str(each.day or ""), each.id),
        reverse=True,
    )
    if not known:
        return None
    kind, shown = type(known[0]), known if full else known[:LATEST]
    label = capital(kind.KIND.label)
    title = m("{kind}: {all}", kind=label, all=len(known))
    if len(shown) < len(known):
        title = m("{kind}: the latest {n} of {all}", kind=label, n=LATEST, all=len(known))
    return title, _table(kind, shown, width)


def _table(kind: type[OwnRecord], records: Sequence[OwnRecord], width: int) -> list[str]:
    day = kind.KIND.date
    names = [*([day] if day else []), *(name for name in kind.FIELDS if name != day)]
    filled = [name for name in names if any(each.said(name) is not None for each in records)]
    rows = [[*(each.said(name) for name in filled), each.id] for each in records]
    right = [any(isinstance(row[place], Decimal) for row in rows) for place in range(len(filled) + 1)]
    titles = [text(keys(kind)[name].label) for name in (*filled, "id")]
    return lay_out(titles, [[_said(cell) for cell in row] for row in rows], right, width=width)


def _said(value: object) -> str:
    return money(value) if isinstance(value, Decimal) else text(value)
