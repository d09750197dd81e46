"""Sales to public bodies and large firms that are due later than the law lets them pay a smaller firm."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.credit.legal_terms import BeyondLaw, beyond_law
from kehu.lang import Message, m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "An open sale of 2025-06-01 or later, to a public body or a large firm, is due later than State Council decree "
    "802, article 9, lets them pay a medium, small or micro firm: public bodies 30 days after delivery, 60 where the "
    "sale has a contract; large firms 60. Days count from the delivery, else from the sale's date. It looks only where "
    "kehu.yaml says by `our_size` that we are such a firm, and by the customer's nature and size."
)


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    for each in beyond_law(case.customer, case.assessment.ledger, case.policy.legal_terms, case.settings.our_size):
        message = m(
            "{amount} of {id} is due on {due}, {days} {days:day|days} after delivery; decree 802, article 9, gives a "
            "{payer} {most}",
            amount=each.obligation.open,
            id=each.obligation.id,
            due=each.obligation.due,
            days=each.days,
            payer=each.payer,
            most=each.most,
        )
        yield Flag(message, _action(each), each.obligation.due, None, each.obligation.id)


def _action(found: BeyondLaw) -> Message:
    if found.may_be_agreed:
        return m(
            "Check whether the contract agrees to longer terms and the trade is used to them; else agree shorter ones"
        )
    if found.contract is None:
        return m("Ask for payment within the days of the law, or record the contract that allows up to 60 days")
    return m("Ask for payment within 60 days: no contract may allow a public body more")
