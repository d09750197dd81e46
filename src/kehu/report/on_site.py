"""The section on who has gone and looked: investigations with their findings, visits with their minutes."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.credit_file import Investigation
from kehu.model.customer import Customer
from kehu.report.blocks import Block, Nothing
from kehu.report.recorded import Own, known, listing
from kehu.report.view import View


def latest_investigation(customer: Customer, view: View) -> Investigation | None:
    return next(iter(known(customer.investigations, view.as_of)), None)


def on_site(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.investigations, view.as_of)
    visits = view.from_standard(*_visits(customer, view))
    if not found:
        return (Nothing(m("no on-site investigation is recorded"), investigated=False), *visits)
    blocks: list[Block] = []
    if not found[0].findings:
        blocks.append(
            Nothing(
                m("{by} investigated on {date} and noted nothing", by=found[0].by, date=found[0].date),
                investigated=True,
            )
        )

    def validity(each: Investigation) -> object:
        if each.valid_until is None or each.valid_until >= view.as_of:
            return each.valid_until
        return m("{date} (expired)", date=each.valid_until)

    columns = (
        "date",
        "by",
        Own(Label("valid until", "有效期至"), validity, "date"),
        "source",
        "verified_by",
    )
    title = Label("Investigations", "资信调查")
    blocks.append(listing("investigations", title, found, columns, view, below=("findings", "advice"), most=3))
    return (*blocks, *visits)


def _visits(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.visits, view.as_of)
    if not found:
        return ()
    columns = ("date", "state", "by", "with", "purpose", "confirmed_by", "follow_up")
    below = ("needs", "minutes") if view.depth == "standard" else ("plan", "needs", "minutes")
    return (listing("visits", Label("Visits", "走访"), found, columns, view, below=below, most=5),)
