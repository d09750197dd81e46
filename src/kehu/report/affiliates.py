"""The section on firms tied to the customer, and on who answers for its debts."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.credit_file import Guarantee
from kehu.model.customer import Customer
from kehu.report.about import facts
from kehu.report.blocks import Block, Facts, Nothing
from kehu.report.recorded import ORIGIN, Own, known, listing
from kehu.report.view import View


def affiliates(customer: Customer, view: View) -> tuple[Block, ...]:
    return (*_affiliates(customer, view), _guarantees(customer, view))


def _affiliates(customer: Customer, view: View) -> tuple[Block, ...]:
    parent = facts(customer, ("parent",))
    group: tuple[Block, ...] = (Facts("parent", parent),) if parent else ()
    found = known(customer.affiliates, view.as_of)
    if found:
        columns = ("date", "name", "relation", "share", "amount", ORIGIN)
        title = Label("Affiliates", "关联企业")
        return (*group, listing("affiliated", title, found, columns, view, below=("dealings",)))
    if parent:
        return (*group, Nothing(m("no further affiliates are recorded"), investigated=False))
    return (Nothing(m("no affiliates are recorded"), investigated=False),)


def _guarantees(customer: Customer, view: View) -> Block:
    title = Label("Guarantees", "担保")
    found = known(customer.guarantees, view.as_of)
    if not found:
        return Nothing(m("no guarantee is recorded"), investigated=False, title=title)

    def until(each: Guarantee) -> object:
        if each.until is None or each.until >= view.as_of:
            return each.until
        return m("{date} (expired)", date=each.until)

    columns = ("date", "guarantor", "for", "amount", Own(Label("until", "截止日"), until, "date"), "document", ORIGIN)
    return listing("guarantees", title, found, columns, view)
