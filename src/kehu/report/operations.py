"""The section on how the customer's business goes: its character, its market, our rivals there, its projects."""

from __future__ import annotations

from kehu.grading.result import QuadrantResult
from kehu.lang import Label, m
from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.report.about import stated
from kehu.report.blocks import Block, Fact, Facts, Nothing
from kehu.report.figures import share
from kehu.report.recorded import ORIGIN, facts_block, known, listing
from kehu.report.view import View

IN_BRIEF = ("sells_to", "service_area", "relation", "willingness")  # the overview has them


def operations(customer: Customer, quadrant: QuadrantResult, view: View) -> tuple[Block, ...]:
    blocks = (
        *stated(customer, "stated-operations", ("headcount", "yearly_sales", "industry_state")),
        *facts_block("business", customer.business, Label("Business", "业务状况"), view, IN_BRIEF),
        *facts_block("characteristics", customer.characteristics, Label("Characteristics", "客户特征"), view, IN_BRIEF),
        *_wallets(customer, quadrant, view),
        *view.from_standard(*_projects(customer, view), *_competitors(customer, view)),
    )
    return blocks or (Nothing(m("nothing is recorded of its operations"), investigated=False),)


def _wallets(customer: Customer, quadrant: QuadrantResult, view: View) -> tuple[Block, ...]:
    """What it buys in our category from everybody, and our share of it [G5]."""
    found = known(customer.wallets, view.as_of)
    if not found:
        return ()
    title = Label("Purchases from everybody", "年采购总量")
    relation = (
        Fact(Label("Bought from us", "考核期向我方采购"), quadrant.purchases, "money"),
        Fact(Label("Our share", "我方份额"), share(quadrant.purchases, quadrant.wallet or ZERO)),
        Fact(Label("Relation and potential", "关系与潜力"), quadrant.quadrant),
    )
    table = listing("wallets", title, found, ("date", "amount", ORIGIN), view, most=3)
    return (table, Facts("relation", relation))


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
