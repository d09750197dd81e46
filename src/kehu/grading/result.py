"""What grading gives: grades, the figures behind them, and the reasons with the records that decided [G7].

Named tuples where a class holds values alone: a data class costs three times as much to make at every start.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kehu.grading.ratio import reaches, truncated
from kehu.lang import Message
from kehu.ledger.obligation import ZERO, Ledger
from kehu.model.choices import Quadrant


class Reason(NamedTuple):
    """One step of the judgement: which rule, said with its figures, and the ids of the records it rests on."""

    rule: str
    text: Message
    records: tuple[str, ...] = ()


class Margin(NamedTuple):
    """What the window's sales brought [G6]: `sold` is the amount of those whose cost is known, `profit` what they
    brought above it, and `unknown` how many sales lack their cost. Returns play no part: what they cost is not known.
    """

    sold: Decimal = ZERO
    profit: Decimal = ZERO
    known: int = 0
    unknown: int = 0


class VolumeResult(NamedTuple):
    """`purchases` in base currency over the policy's window; flags: lapsed."""

    grade: str
    purchases: Decimal
    flags: tuple[str, ...]
    reasons: tuple[Reason, ...]
    margin: Margin = Margin()


class CreditResult(NamedTuple):
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


class FactorScore(NamedTuple):
    """One factor as it was last judged: 0 to 10, in which evaluation."""

    factor: str
    score: Decimal
    note: str | None
    evaluation: str
    date: datetime.date


class FactorsResult(NamedTuple):
    """The eight factors [G4]. `points` is Σ weight × score, `weights` Σ weight, of the factors that were judged.

    Of a customer that nobody has ever evaluated nothing is said at all.
    """

    scores: tuple[FactorScore, ...] = ()
    missing: tuple[str, ...] = ()  # factors that weigh something, and that no valid evaluation judged
    points: Decimal = ZERO
    weights: Decimal = ZERO
    reasons: tuple[Reason, ...] = ()

    @property
    def total(self) -> Decimal | None:
        """0 to 100, two decimals, cut off; None where nothing was judged."""
        shown = truncated(self.points * 10, self.weights, 2)
        return None if shown is None else Decimal(shown)

    def reaches(self, least: Decimal) -> bool:
        """Whether the total is at least so much, compared exactly; what was not judged reaches nothing."""
        return bool(self.weights) and reaches(self.points * 10, self.weights, least)


class QuadrantResult(NamedTuple):
    """Relation and potential [G5]: `relation` is purchases ÷ wallet, four decimals, cut off; None without a wallet."""

    quadrant: Quadrant = Quadrant.UNKNOWN
    purchases: Decimal = ZERO
    wallet: Decimal | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def relation(self) -> str | None:
        return truncated(self.purchases, self.wallet) if self.wallet else None


class Recorded(NamedTuple):
    """The grades last written down on or before the as-of date; `id` is that line's."""

    volume: str | None = None
    credit: str | None = None
    date: datetime.date | None = None
    policy: str | None = None
    id: str | None = None


NOT_JUDGED, NOT_PLACED = FactorsResult(), QuadrantResult()


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
    factors: FactorsResult = NOT_JUDGED
    quadrant: QuadrantResult = NOT_PLACED

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.volume.reasons + self.credit.reasons + self.quadrant.reasons + self.factors.reasons

    @property
    def changed(self) -> bool:
        """Whether today's grades differ from those recorded."""
        return (self.recorded.volume, self.recorded.credit) != (self.volume.grade, self.credit.grade)
