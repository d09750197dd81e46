"""What would lift a grade [G7]: the smallest change in what has happened, or the earliest date without new trouble.

Nothing is estimated. What is promised was graded: the supposed payments or purchases stand among the customer's
records as if they had happened, and the same grading judges them at the date. How grades rank is said here: 未评 stands
beside 丙, whose terms it has [G10], so that it is above 丁 and below 乙.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kehu.lang import Message
from kehu.model.records import CENT

RANKS = {"丁": 0, "丙": 1, "none": 1, "乙": 2, "甲": 3}


@dataclass(frozen=True, slots=True)
class Share:
    """What goes to which obligation, in the currency that it is owed in; None is the base currency."""

    obligation: str
    amount: Decimal
    currency: str | None = None
    rate: Decimal = Decimal(1)  # of the obligation's own date, as the ledger has it

    @property
    def base(self) -> Decimal:
        """The amount in the base currency."""
        return (self.amount * self.rate).quantize(CENT) if self.currency else self.amount


@dataclass(frozen=True, slots=True)
class Rise:
    """One way to a better grade; `to` and `action` are None where there is none, and the text says why.

    pay: what `shares` say, no later than `by`; the grade is `to` on `on`, or on the day of payment if that is later.
    wait: the grade is `to` on `on`. buy: for `amount`, no later than `by`; the grade is `to` on that day.
    All that falls due from the as-of date on is taken to be paid on its due date. `by` None: any day will do.
    `amount` is in the base currency. `records` are those that stand in the way until they leave the window or are paid.
    """

    kind: Literal["credit", "volume"]
    from_: str
    to: str | None
    action: Literal["pay", "wait", "buy"] | None
    text: Message
    amount: Decimal | None = None
    by: datetime.date | None = None
    on: datetime.date | None = None
    shares: tuple[Share, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def cost(self) -> Decimal:
        return self.amount or Decimal(0)
