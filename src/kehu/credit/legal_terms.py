"""The last day that the law gives public bodies and large firms to pay a smaller one [C8]. Pure.

《保障中小企业款项支付条例》, promulgated 2020-07-05 as State Council decree 728, revised 2025-03-17 as decree 802,
in force as revised since 2025-06-01:

- article 3: 中小企业 are medium, small and micro firms; all other firms are large. The size at the time of the contract
  decides, and the seller has to say of itself that it is one of them.
- article 9, first paragraph: a public body (机关、事业单位) pays within 30 days of delivery of goods, works or
  services; a contract may say otherwise, but no more than 60 days.
- article 9, second paragraph: a large firm pays within 60 days of delivery; where a contract says otherwise that holds,
  if it is reasonable by the custom of the trade, and never hangs on payment by a third party.
- article 17: who pays late owes interest: at the agreed rate, which may not be below the one-year loan prime rate (LPR)
  at the time of the contract, and where none is agreed at 0.05 % a day.

Looked at is when a sale is due, not whether it is paid. Days count from its delivery, or from its own date where none
is recorded; delivery is the last day on which goods of it were signed for, or else left us. What is agreed about
inspection or settlement by progress is not in the records, so that a person must judge what is flagged.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kehu.ledger.obligation import Ledger, Obligation
from kehu.model.choices import Size
from kehu.model.customer import Customer
from kehu.model.policy.legal_terms import LegalTermsPolicy
from kehu.model.records import Sale
from kehu.model.types import Choice

IN_FORCE = datetime.date(2025, 6, 1)


class Payer(Choice):
    """Who has to pay within the days of the law."""

    PUBLIC = "public", "public body", "机关、事业单位"
    LARGE = "large", "large firm", "大型企业"


@dataclass(frozen=True, slots=True)
class BeyondLaw:
    """An open sale that is due later than the law allows. `days`: from delivery until due; `most`: the law's."""

    obligation: Obligation
    payer: Payer
    delivered: datetime.date
    days: int
    most: int
    contract: str | None

    @property
    def may_be_agreed(self) -> bool:
        """Whether a contract in writing could allow it."""
        return self.payer is Payer.LARGE


def is_protected(our_size: Size | None) -> bool:
    """Whether we are a firm that the law protects; nobody is of whom the size is not known."""
    return our_size in (Size.MEDIUM, Size.SMALL, Size.MICRO)


def payer_of(customer: Customer, policy: LegalTermsPolicy) -> Payer | None:
    """What the customer is to the law, None where it says nothing about it."""
    if customer.nature in policy.natures:
        return Payer.PUBLIC
    return Payer.LARGE if customer.size in policy.sizes else None


def beyond_law(
    customer: Customer, ledger: Ledger, policy: LegalTermsPolicy, our_size: Size | None
) -> Iterator[BeyondLaw]:
    """The open sales that are due later than the law allows, in the ledger's order."""
    payer = payer_of(customer, policy)
    if payer is None or not is_protected(our_size):
        return
    sales = {each.id: each for each in customer.sales}
    for obligation in ledger.obligations:
        sale = sales.get(obligation.id)
        if sale is None or not obligation.open or sale.opening or sale.date < IN_FORCE:
            continue
        delivered = _delivered(customer, sale, ledger.as_of)
        days, most = (obligation.due - delivered).days, _most(payer, sale, policy)
        if days > most:
            yield BeyondLaw(obligation, payer, delivered, days, most, sale.contract)


def _most(payer: Payer, sale: Sale, policy: LegalTermsPolicy) -> int:
    """The days that the law gives; a public body more of them where there is a contract."""
    if payer is Payer.LARGE:
        return policy.large_days
    return policy.public_most if sale.contract else policy.public_days


def _delivered(customer: Customer, sale: Sale, as_of: datetime.date) -> datetime.date:
    days = [
        each.signed_on if each.signed_on and each.signed_on <= as_of else each.date
        for each in customer.deliveries
        if each.sale == sale.id and each.date <= as_of
    ]
    return max(days, default=sale.date)
