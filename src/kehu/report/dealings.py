"""The section on our dealings [P2]: trend, pattern, ageing, orders, what came back, preferences, talks, reviews."""

from __future__ import annotations

from kehu.ledger.obligation import Ledger
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.report.blocks import Block
from kehu.report.care import care, feedback, preferences, reviews, talks
from kehu.report.goods import deliveries, orders, returns
from kehu.report.receivables import ageing, open_items
from kehu.report.trade import products, trade
from kehu.report.view import View


def dealings(customer: Customer, policy: Policy, ledger: Ledger, currency: str, view: View) -> tuple[Block, ...]:
    return (
        *trade(customer, currency, view),
        *view.from_standard(*products(customer, view.as_of)),
        *ageing(customer, policy, ledger, currency, view),
        open_items(customer, ledger, view),
        *view.from_standard(*orders(customer, view)),
        *view.only_deep(*deliveries(customer, view)),
        *view.from_standard(*returns(customer, view), *preferences(customer, view)),
        *view.from_standard(feedback(customer, view)),
        *view.only_deep(*care(customer, view)),
        talks(customer, view),
        reviews(customer, view),
    )
