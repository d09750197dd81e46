"""Why a credit grade is what it is, obligation by obligation: what was due, what came when, and what that made of it.

The figures are those that the grade was worked out from (judged.py); here they are only put in an order in which they
can be read out: what counted against the customer first, the longest delay at the top, then what came on time, the
latest first.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kehu.grading.judged import Judged, counts, in_window, judge, window_start
from kehu.grading.result import Assessment
from kehu.ledger.obligation import How, Obligation, Part
from kehu.model.months import add_days, add_months
from kehu.model.policy.credit import CreditPolicy

Result = Literal["on_time", "late", "over_limit", "waiting", "never_due"]


@dataclass(frozen=True, slots=True)
class Piece:
    """What became of a part of an obligation. `day` and `how` are None for what is open.

    waiting: open, but within the days of grace, so that it is in no sum yet. `days` after the due date, at least 0.
    """

    amount: Decimal
    day: datetime.date | None
    how: How | None
    by: tuple[str, ...]
    days: int
    result: Result


@dataclass(frozen=True, slots=True)
class Judgement:
    """An obligation with its pieces in the order in which they were settled, what is open last."""

    obligation: Obligation
    pieces: tuple[Piece, ...]
    tolerated: Decimal  # late, but so little that it counts as on time
    against: bool  # whether it counted against the customer

    @property
    def days(self) -> int:
        return max((each.days for each in self.pieces), default=0)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The window, and everything that was judged in it: `against` and `fine` in the order in which to read them."""

    start: datetime.date
    end: datetime.date
    against: tuple[Judgement, ...]
    fine: tuple[Judgement, ...]


def explain(assessment: Assessment, policy: CreditPolicy) -> Explanation:
    """How the credit grade of an assessment came about."""
    as_of = assessment.as_of
    seen = (each for each in in_window(assessment.ledger.obligations, policy, as_of) if counts(each, policy))
    found = [_judgement(judge(each, policy, as_of), policy, as_of) for each in seen]
    against = sorted((each for each in found if each.against), key=lambda each: (-each.days, each.obligation.id))
    fine = sorted((each for each in found if not each.against), key=lambda each: each.obligation.due, reverse=True)
    return Explanation(window_start(policy, as_of), as_of, tuple(against), tuple(fine))


def _judgement(judged: Judged, policy: CreditPolicy, as_of: datetime.date) -> Judgement:
    about = judged.obligation
    return Judgement(about, tuple(_pieces(about, policy, as_of)), judged.tolerated, bool(judged.tardy))


def _pieces(about: Obligation, policy: CreditPolicy, as_of: datetime.date) -> Iterator[Piece]:
    for part in about.parts:
        until = as_of if part.how == "write_off" else part.settled_on
        result = "never_due" if part.never_due else _result(about, until, policy, part)
        yield Piece(part.amount, part.settled_on, part.how, part.by, max((until - about.due).days, 0), result)
    if about.open:
        days = max((as_of - about.due).days, 0)
        yield Piece(about.open, None, None, (), days, _result(about, as_of, policy, None))


def _result(about: Obligation, until: datetime.date, policy: CreditPolicy, part: Part | None) -> Result:
    if until > add_months(about.due, policy.limit_months):
        return "over_limit"
    if until > add_days(about.due, policy.grace_days):
        return "late"
    return "waiting" if part is None or part.how == "write_off" else "on_time"
