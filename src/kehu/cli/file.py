"""`kehu file`: the keeper has put a customer's papers on file [W1]."""

from __future__ import annotations

from kehu.cli.options import Customer
from kehu.cli.put import By, Date
from kehu.lang import m

DESCRIPTION = m(
    "Records that the archive keeper has put a forwarded customer's papers on file. Only a keeper may, where "
    "kehu.yaml lists the staff."
)
EXAMPLES = (("kehu file C00230 --by 许秀芳", m("Filed today")),)


def command(customer: Customer, by: By, date: Date = None) -> int:
    """File."""
    from kehu.cli.intake import take_step
    from kehu.work.intake import FILED

    return take_step(FILED, customer, by, date)
