"""`kehu forward`: an approved customer's papers go to the keeper [W1]."""

from __future__ import annotations

from kehu.cli.options import Customer
from kehu.cli.put import By, Date
from kehu.lang import m

DESCRIPTION = m(
    "Records that the papers of an approved customer were forwarded to the archive keeper, when and by whom."
)
EXAMPLES = (("kehu forward C00230 --by 周志强", m("Forwarded today")),)


def command(customer: Customer, by: By, date: Date = None) -> int:
    """Forward."""
    from kehu.cli.intake import take_step
    from kehu.work.intake import FORWARDED

    return take_step(FORWARDED, customer, by, date)
