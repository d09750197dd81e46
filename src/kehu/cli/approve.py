"""`kehu approve`: a manager lets a draft become a customer [W1]."""

from __future__ import annotations

from kehu.cli.options import Customer
from kehu.cli.put import By, Date
from kehu.lang import m

DESCRIPTION = m(
    "Approves a new customer: its draft becomes active, and the file says who approved it and when. Sales managers, "
    "credit managers and the boss may, where kehu.yaml lists the staff. Next comes kehu forward, then kehu file."
)
EXAMPLES = (
    ("kehu approve C00230 --by 顾建明", m("Approve one today")),
    ("kehu approve C00230 --by 顾建明 --date 2026-01-05", m("It was approved on that day")),
)


def command(customer: Customer, by: By, date: Date = None) -> int:
    """Approve."""
    from kehu.cli.intake import take_step
    from kehu.work.intake import APPROVED

    return take_step(APPROVED, customer, by, date)
