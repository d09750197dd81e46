"""The section on how the customer's business goes: its character, its market, our rivals there, its projects."""

from __future__ import annotations

from decimal import Decimal

from kehu.lang import Label, m
from kehu.ledger.history import bought
from kehu.model.customer import Customer
from kehu.model.dossier import Wallet
from kehu.model.months import add_months
from kehu.report.about import stated
from kehu.report.blocks import Block, Nothing
from kehu.report.figures import share
from kehu.report.recorded import ORIGIN, Own, facts_block, known, listing
from kehu.report.view import View

IN_BRIEF = ("sells_to", "service_area", "relation", "willingness")  # the overview has them


def operations(customer: Customer, view: View) -> tuple[Block, ...]:
    blocks = (
        *stated(customer, "stated-operations", ("headcount", "yearly_sales", "industry_state")),
        *facts_block("business", customer.business, Label("Business", "业务状况"), view, IN_BRIEF),
        *facts_block("characteristics", customer.characteristics, Label("Characteristics", "客户特征"), view, IN_BRIEF),
        *_wallets(customer, view),
        *view.from_standard(*_projects(customer, view), *_competitors(customer, view)),
    )
    return blocks or (Nothing(m("nothing is recorded of its operations"), investigated=False),)


def _wallets(customer: Customer, view: View) -> tuple[Block, ...]:
    """What it buys in our category from everybody, and our share of it."""

    def ours(wallet: Wallet) -> Decimal:
        return bought(customer, add_months(wallet.date, -12), wallet.date)

    found = known(customer.wallets, view.as_of)
    if not found:
        return ()
    columns = (
        "date",
        "amount",
        Own(Label("bought from us in the 12 months before", "此前 12 个月向我方采购"), ours, "money"),
        Own(Label("our share", "我方份额"), lambda each: share(ours(each), each.amount), "number"),
        ORIGIN,
    )
    return (listing("wallets", Label("Purchases from everybody", "年采购总量"), found, columns, view, most=3),)


def _projects(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.projects, view.as_of)
    if not found:
        return ()
    columns = ("date", "name", "state", "budget", "expected_amount", "expected_on", ORIGIN)
    below = ("need", "purchase_plan", "timetable", "process", "deciders")
    return (listing("projects", Label("Projects", "项目"), found, columns, view, below=below),)


def _competitors(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.competitors, view.as_of)
    if not found:
        return ()
    columns = ("date", "name", "product", "satisfaction", "seller", ORIGIN)
    below = ("attention", "style", "standing")
    return (listing("competitors", Label("Competitors", "竞争对手"), found, columns, view, below=below),)
