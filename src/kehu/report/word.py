"""What the customer has promised, what was agreed to later, and what it came to: promises, extensions, write-offs,
bounced payments, cases. Part of the section on its payments.
"""

from __future__ import annotations

from kehu.credit.promises import State, promised
from kehu.lang import Label, m
from kehu.ledger.obligation import Ledger
from kehu.model.agreements import Promise
from kehu.model.as_of import value
from kehu.model.credit_file import Case
from kehu.model.customer import Customer
from kehu.report.blocks import Block, Nothing
from kehu.report.recorded import Own, known, listing
from kehu.report.view import View


def word_and_law(customer: Customer, ledger: Ledger, view: View) -> tuple[Block, ...]:
    return (
        _promises(customer, ledger, view),
        *view.from_standard(*_extensions(customer, view), *_bounced(customer, view)),
        *_write_offs(customer, ledger, view),
        _cases(customer, view),
    )


def _promises(customer: Customer, ledger: Ledger, view: View) -> Block:
    title = Label("Promises of payment", "付款承诺")
    found = known(customer.promises, view.as_of)
    if not found:
        return Nothing(m("no promise up to {date} is recorded", date=view.as_of), investigated=True, title=title)

    looked_at = {each.promise.id: each for each in promised(customer, ledger)}

    def state(each: Promise) -> object:
        found = looked_at[each.id]
        return m("broken, settled since") if found.state is State.BROKEN and found.made_good else found.state

    columns = (
        "date",
        "amount",
        "currency",
        "pay_by",
        Own(Label("state", "状态"), state),
        Own(Label("paid in time", "按期支付"), lambda each: looked_at[each.id].paid or None, "money"),
        "order",
        "sales",
        "by",
        "document",
    )
    return listing("promises", title, found, columns, view, most=5)


def _extensions(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.extensions, view.as_of)
    if not found:
        return ()
    title = Label("Extensions", "展期")
    return (listing("extensions", title, found, ("date", "sale", "due", "approved_by", "reason"), view, most=5),)


def _bounced(customer: Customer, view: View) -> tuple[Block, ...]:
    found = [each for each in known(customer.receipts, view.as_of) if value(each, "bounced", view.as_of)]
    if not found:
        return ()
    title = Label("Bounced payments", "退票")
    return (listing("bounced", title, found, ("date", "amount", "currency", "method", "bounced", "id"), view),)


def _write_offs(customer: Customer, ledger: Ledger, view: View) -> tuple[Block, ...]:
    found = known(customer.write_offs, view.as_of)
    if not found:
        return ()
    lost = {each.id: each.written_off for each in ledger.obligations}
    recovered = {
        each.id: sum(part.amount for part in each.parts if part.given_up_on) or None for each in ledger.obligations
    }

    columns = (
        "date",
        "sale",
        Own(Label("still written off", "核销余额"), lambda each: lost.get(each.sale), "money"),
        Own(Label("recovered later", "核销后收回"), lambda each: recovered.get(each.sale), "money"),
        "reason",
        "approved_by",
    )
    return (listing("write-offs", Label("Write-offs", "坏账核销"), found, columns, view),)


def _cases(customer: Customer, view: View) -> Block:
    title = Label("Collection and legal cases", "催收与法律案件")
    found = known(customer.cases, view.as_of)
    if not found:
        return Nothing(m("no case up to {date} is recorded", date=view.as_of), investigated=True, title=title)

    def state(each: Case) -> object:
        stage, closed = value(each, "stage", view.as_of), value(each, "closed_on", view.as_of)
        return m("closed on {date}", date=closed) if closed else stage

    columns = (
        "date",
        Own(Label("stage", "阶段"), state),
        "claim",
        "recovered",
        "cost",
        "limitation",
        "court",
        "sales",
        "by",
    )
    return listing("cases", title, found, columns, view, most=5)
