"""The section on who owns the customer and who runs it."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.report.about import facts
from kehu.report.blocks import Block, Facts, Nothing
from kehu.report.recorded import ORIGIN, known, listing
from kehu.report.view import View


def management(customer: Customer, view: View) -> tuple[Block, ...]:
    people = facts(customer, ("legal_representative", "proprietor"))
    blocks: list[Block] = [Facts("people", people)] if people else []
    owners, managers = known(customer.shareholders, view.as_of), known(customer.managers, view.as_of)
    if not owners and not managers:
        return (*blocks, Nothing(m("no shareholders or managers are recorded"), investigated=False))
    return (*blocks, _shareholders(customer, view), _managers(customer, view))


def _shareholders(customer: Customer, view: View) -> Block:
    title = Label("Shareholders", "股东")
    found = known(customer.shareholders, view.as_of)
    if not found:
        return Nothing(m("no shareholders are recorded"), investigated=False, title=title)
    by_share = sorted(found, key=lambda each: -(each.share or 0))
    return listing("shareholders", title, by_share, ("name", "share", "paid_in", "date", "until", ORIGIN), view)


def _managers(customer: Customer, view: View) -> Block:
    title = Label("Management", "高管")
    found = known(customer.managers, view.as_of)
    if not found:
        return Nothing(m("no managers are recorded"), investigated=False, title=title)
    columns = ("name", "position", "date", "until", ORIGIN)
    return listing("managers", title, found, columns, view, below=("career",))
