"""The quadrant of relation and potential [G5]: how much of what a customer buys it buys from us, and how much that is.

relation = our purchases in the window of the volume grade ÷ the wallet last estimated; potential = the wallet.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kehu.grading.ratio import percent, reaches
from kehu.grading.result import QuadrantResult, Reason
from kehu.lang import Message, m
from kehu.ledger.obligation import ZERO
from kehu.model.choices import Quadrant
from kehu.model.customer import Customer
from kehu.model.policy import Policy

if TYPE_CHECKING:
    from kehu.model.dossier import Wallet

NAMES = {  # (good relation, large potential)
    (True, True): Quadrant.KEY,
    (False, True): Quadrant.POTENTIAL,
    (True, False): Quadrant.ORDINARY,
    (False, False): Quadrant.LOW_VALUE,
}


def latest_wallet(customer: Customer, as_of: datetime.date) -> Wallet | None:
    """The wallet last estimated on or before the date."""
    known = (each for each in customer.wallets if each.date <= as_of)
    return max(known, key=lambda each: (each.date, each.id), default=None)


def large_line(policy: Policy) -> Decimal:
    """From which wallet on a potential is large: the policy's number, else the line of the best volume grade."""
    if policy.quadrant.large is not None:
        return policy.quadrant.large
    return next(each.at_least for each in policy.volume.grades if each.at_least is not None)


def place_quadrant(customer: Customer, purchases: Decimal, policy: Policy, as_of: datetime.date) -> QuadrantResult:
    """The quadrant at a date. Without a wallet, or with one of 0, there is no relation to judge: unknown."""
    wallet = latest_wallet(customer, as_of)
    if wallet is None:
        return QuadrantResult(purchases=purchases)
    if not wallet.amount:
        text = m("The wallet {id} of {date} is 0: relation and potential are unknown", id=wallet.id, date=wallet.date)
        reason = Reason("quadrant.empty_wallet", text, (wallet.id,))
        return QuadrantResult(purchases=purchases, wallet=wallet.amount, reasons=(reason,))
    line = large_line(policy)
    good, large = reaches(purchases, wallet.amount, policy.quadrant.good), wallet.amount >= line
    quadrant = NAMES[good, large]
    reasons = (
        Reason("quadrant.relation", _relation(purchases, wallet, policy.quadrant.good, good), (wallet.id,)),
        Reason("quadrant.potential", _potential(wallet, line, large), (wallet.id,)),
    )
    return QuadrantResult(quadrant, purchases, wallet.amount, reasons)


def _relation(purchases: Decimal, wallet: Wallet, line: Decimal, good: bool) -> Message:
    shown = {
        "purchases": purchases,
        "wallet": wallet.amount,
        "date": wallet.date,
        "share": percent(purchases, wallet.amount) or ZERO,
        "line": f"{(line * 100).normalize():f}",
    }
    if good:
        return m(
            "Bought from us {purchases} of the {wallet} that they buy a year, as estimated on {date}: {share} %, at "
            "least {line} %, a good relation",
            **shown,
        )
    return m(
        "Bought from us {purchases} of the {wallet} that they buy a year, as estimated on {date}: {share} %, less than "
        "{line} %, a poor relation",
        **shown,
    )


def _potential(wallet: Wallet, line: Decimal, large: bool) -> Message:
    if large:
        return m("{wallet} a year reaches {line}: a large potential", wallet=wallet.amount, line=line)
    return m("{wallet} a year is below {line}: a small potential", wallet=wallet.amount, line=line)
