"""Figures as a report words them: shares, records by the name that people know them by. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kehu.grading import summary
from kehu.grading.ratio import percent
from kehu.lang import Label, Message, m, money
from kehu.ledger.obligation import Obligation
from kehu.model.customer import Customer
from kehu.model.records import Sale

MOST_ROWS = 30  # of long lists; the totals are of all


def share(part: Decimal, whole: Decimal) -> Message | None:
    """A part of a whole in per cent, truncated: 99.999 % is not all. None where there is no whole."""
    figure = percent(part, whole)
    return m("{percent} %", percent=figure) if figure else None


def shares(parts: Sequence[Decimal]) -> list[Message | None]:
    """The parts of a table in per cent of their sum: with one decimal, so that they add up to 100.0."""
    return [None if each is None else m("{percent} %", percent=str(each)) for each in summary.shares(parts)]


def capital(label: Label) -> Label:
    """The name at the head of a row."""
    return Label(label.en[:1].upper() + label.en[1:], label.zh)


def sales_by_id(customer: Customer) -> dict[str, Sale]:
    return {sale.id: sale for sale in customer.sales}


def name_of(sale: Sale | None, id: str) -> str:
    """A sale's document or contract number beside its id, as it stands in a sentence."""
    known = (sale.no or sale.contract) if sale else None
    return f"{id} ({known})" if known else id


def and_more(count: int, amount: Decimal) -> Message:
    """What a table that shows only its first rows leaves out."""
    return m("And {count} more, {amount} together.", count=count, amount=amount)


def short_hash(digest: str) -> str:
    """Enough of a hash to tell two apart: its name and twelve digits."""
    name, colon, digits = digest.rpartition(":")
    return f"{name}{colon}{digits[:12]}"


def original(amount: Decimal, of: Obligation) -> str | None:
    """An amount of an obligation in the currency that it is owed in, where that is not the base currency."""
    return f"{money(amount)} {of.currency}" if of.currency else None
