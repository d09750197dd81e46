"""Which obligations the credit grade judges, and what of each was on time, late, or beyond the limit [G3].

A part that was settled is looked at on its day; an open part on the as-of date, and so is one that was written off: it
counts as open for ever. What a return took early was never due: it plays no part here at all.

Whether an obligation was open on a day is what the ledger of that day says: what was paid on a day, or given up on it,
was not open on it any more. So a debt given up before the window is not judged for ever, and money that still comes in
for it does not bring it back.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kehu.ledger.obligation import ZERO, Obligation, Part
from kehu.model.months import add_days, add_months
from kehu.model.policy.credit import CreditPolicy, Disputed


class Tardy(NamedTuple):
    """Parts of an obligation that share one fate, after due + grace (`late`) or after due + 3 months (`over`)."""

    obligation: Obligation
    amount: Decimal
    until: datetime.date  # the day of settlement; the as-of date for what is open or written off
    part: Part | None  # None: open
    by: tuple[str, ...]
    late: bool
    over: bool

    @property
    def waits(self) -> bool:
        """Never paid: open or written off."""
        return self.part is None or self.part.how == "write_off"

    @property
    def days(self) -> int:
        return (self.until - self.obligation.due).days


@dataclass(frozen=True, slots=True)
class Judged:
    """One obligation's figures: `due` goes into the ratio's denominator, `on_time` into its numerator."""

    obligation: Obligation
    due: Decimal
    on_time: Decimal
    paid: Decimal  # paid at all by the as-of date
    tardy: tuple[Tardy, ...]  # what made it late or 丁
    tolerated: Decimal  # late, but so little that it counts as on time
    stood_open: bool  # after its own date


def window_start(policy: CreditPolicy, as_of: datetime.date) -> datetime.date:
    """The first day of the credit window that ends on the as-of date."""
    return add_days(add_months(as_of, -policy.months), 1)


def in_window(obligations: Iterable[Obligation], policy: CreditPolicy, as_of: datetime.date) -> Iterator[Obligation]:
    """Obligations past due that fell due in the credit window or were open on a day of it."""
    start = window_start(policy, as_of)
    for each in obligations:
        if each.due < as_of and (each.due >= start or each.open or any(_open_on(part, start) for part in each.parts)):
            yield each


def _open_on(part: Part, day: datetime.date) -> bool:
    return not part.never_due and (part.given_up_on or part.settled_on) > day


def counts(obligation: Obligation, policy: CreditPolicy) -> bool:
    """Whether it is judged: disputed sales are, unless the policy leaves them out."""
    return not obligation.disputed or policy.disputed is Disputed.COUNT


def judge(obligation: Obligation, policy: CreditPolicy, as_of: datetime.date) -> Judged:
    """An obligation's figures at a date."""
    prompt, tardy = ZERO, []
    for part in obligation.parts:
        if part.never_due:
            continue
        if part.settled_on <= obligation.due and part.how != "write_off":
            prompt += part.amount
        else:
            tardy.append(_tardy(obligation, part, part.amount, policy, as_of))
    if obligation.open:
        tardy.append(_tardy(obligation, None, obligation.open, policy, as_of))
    if not tardy:
        return Judged(obligation, prompt, prompt, prompt, (), ZERO, _stood_open(obligation))
    return _judge_tardy(obligation, prompt, tardy, policy)


def _judge_tardy(obligation: Obligation, prompt: Decimal, tardy: Sequence[Tardy], policy: CreditPolicy) -> Judged:
    """The figures where something was not settled by the due date: within grace, tolerated, or late."""
    late = _sum(each for each in tardy if each.late)
    on_time = prompt + _sum(each for each in tardy if not each.late and not each.waits)
    due = on_time + late
    if late <= policy.tolerance:
        beyond = tuple(each for each in tardy if each.over and not each.late)
        return Judged(obligation, due, due, due, beyond, late, _stood_open(obligation))
    paid = on_time + _sum(each for each in tardy if each.late and not each.waits)
    bad = tuple(each for each in tardy if each.late or each.over)
    return Judged(obligation, due, on_time, paid, bad, ZERO, _stood_open(obligation))


def _sum(tardy: Iterable[Tardy]) -> Decimal:
    return sum((each.amount for each in tardy), ZERO)


def _tardy(
    obligation: Obligation, part: Part | None, amount: Decimal, policy: CreditPolicy, as_of: datetime.date
) -> Tardy:
    """What became of a part that was not settled by its due date."""
    waits = part is None or part.how == "write_off"
    until = as_of if part is None or waits else part.settled_on
    return Tardy(
        obligation,
        amount,
        until,
        part,
        part.by if part else (),
        late=(until - obligation.due).days > policy.grace_days,
        over=until > add_months(obligation.due, policy.limit_months),
    )


def _stood_open(obligation: Obligation) -> bool:
    """Whether it was still open after its own date: its payment then is evidence of how they pay."""
    return bool(obligation.open) or any(
        (part.settled_on > obligation.date and not part.never_due) or part.how == "write_off"
        for part in obligation.parts
    )
