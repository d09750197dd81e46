"""What grading gives: grades, the figures behind them, and the reasons with the records that decided [G7]."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from kehu.grading.ratio import truncated
from kehu.lang import Message
from kehu.ledger.obligation import ZERO, Ledger


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the judgement: which rule, said with its figures, and the ids of the records it rests on."""

    rule: str
    text: Message
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VolumeResult:
    """`purchases` in base currency over the policy's window; flags: lapsed."""

    grade: str
    purchases: Decimal
    flags: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CreditResult:
    """Figures of G3: `due` is the denominator of the ratio, `on_time` its numerator; flags: thin.

    `paid` is what was paid at all by the as-of date; `judged` names the obligations looked at, in ledger order.
    """

    grade: str
    due: Decimal
    on_time: Decimal
    worst_late_days: int
    flags: tuple[str, ...]
    reasons: tuple[Reason, ...]
    paid: Decimal = ZERO
    judged: tuple[str, ...] = ()

    @property
    def on_time_ratio(self) -> str | None:
        """Four decimals, cut off; None where nothing was due."""
        return truncated(self.on_time, self.due)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The grades last written down on or before the as-of date; `id` is that line's."""

    volume: str | None = None
    credit: str | None = None
    date: datetime.date | None = None
    policy: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything grading says of one customer at a date."""

    code: str
    name: str
    as_of: datetime.date
    volume: VolumeResult
    credit: CreditResult
    recorded: Recorded
    ledger: Ledger

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.volume.reasons + self.credit.reasons

    @property
    def changed(self) -> bool:
        """Whether today's grades differ from those recorded."""
        return (self.recorded.volume, self.recorded.credit) != (self.volume.grade, self.credit.grade)
