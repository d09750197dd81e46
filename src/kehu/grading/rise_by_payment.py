"""What would lift the credit grade: paying what is overdue, or waiting until what was late has left the window [G7].

A grade changes only on days that the obligations themselves name: the day after one fell due, the day on which its
grace ends, the day on which it has left the window. These alone are tried, each by grading again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property

from kehu.grading.credit import credit_grade
from kehu.grading.judged import Judged, counts, in_window, judge, window_start
from kehu.grading.result import Assessment
from kehu.grading.rise import RANKS, Rise, Share
from kehu.grading.rise_texts import no_way_to_pay, pay_text, wait_text
from kehu.grading.supposed import Payment, known, leaves_on, paying
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.months import add_days, add_months
from kehu.model.policy import Policy
from kehu.model.policy.credit import CREDIT_GRADES
from kehu.model.records import CENT

BEST = CREDIT_GRADES[0]


def rises_by_payment(customer: Customer, assessment: Assessment, policy: Policy) -> tuple[Rise, ...]:
    """The ways to a better credit grade, the cheaper first; one entry that says so where there is none."""
    grade = assessment.credit.grade
    if grade == BEST:
        return (Rise("credit", grade, None, None, no_way_to_pay(grade, False)),)
    search = _Search(known(customer, assessment.as_of), policy, assessment)
    found = [each for each in (search.waiting(), search.paying()) if each]
    if not found:
        return (Rise("credit", grade, None, None, no_way_to_pay(grade, bool(assessment.credit.judged))),)
    return tuple(sorted(found, key=lambda each: each.cost))


@dataclass(frozen=True)
class _Future:
    """One course of things: its account when all of it has happened, and how it is graded on any day."""

    customer: Customer
    policy: Policy
    settled_by: datetime.date  # nothing supposed is dated later

    @cached_property
    def last(self) -> Ledger:
        return replay(self.customer, self.policy, self.settled_by)

    def ledger(self, day: datetime.date) -> Ledger:
        return replace(self.last, as_of=day) if day >= self.settled_by else replay(self.customer, self.policy, day)

    def grade(self, day: datetime.date) -> str:
        return credit_grade(self.ledger(day), self.policy.credit)

    def judged(self, day: datetime.date) -> list[Judged]:
        rules = self.policy.credit
        seen = in_window(self.ledger(day).obligations, rules, day)
        return [judge(each, rules, day) for each in seen if counts(each, rules)]

    def turning_points(self, start: datetime.date) -> list[datetime.date]:
        """The days from `start` on on which the grade may differ from the day before, in order."""
        return self._days(start, (day for each in self.last.obligations for day in self._turning_points(each)))

    def lifting_points(self, start: datetime.date) -> list[datetime.date]:
        """Those of them on which it may be better: what came on time lifts nothing by leaving the window."""
        return self._days(start, (day for each in self.last.obligations for day in self._lifting_points(each)))

    def _days(self, start: datetime.date, days: Iterable[datetime.date | None]) -> list[datetime.date]:
        return sorted({day for day in days if day and day >= start})

    def _turning_points(self, about: Obligation) -> Iterator[datetime.date | None]:
        yield from self._begins(about)
        yield add_days(add_months(about.due, self.policy.credit.limit_months), 1)
        yield self.leaves(about)

    def _lifting_points(self, about: Obligation) -> Iterator[datetime.date | None]:
        yield from self._begins(about)
        if any(part.settled_on > about.due or part.how == "write_off" for part in about.parts):
            yield self.leaves(about)

    def _begins(self, about: Obligation) -> Iterator[datetime.date]:
        yield add_days(about.due, 1)
        yield add_days(about.due, self.policy.credit.grace_days + 1)

    def leaves(self, about: Obligation) -> datetime.date | None:
        """The first day on which the window is past an obligation; None while something of it is open."""
        if about.open:
            return None
        rules = self.policy.credit
        ends = [part.given_up_on or part.settled_on for part in about.parts if not part.never_due]
        seen = max([about.due, *(add_days(day, -1) for day in ends)])
        return leaves_on(seen, lambda day: window_start(rules, day), add_months(seen, rules.months))


class _Search:
    """Looks for what lifts one customer's credit grade from a date on."""

    def __init__(self, customer: Customer, policy: Policy, assessment: Assessment) -> None:
        self._policy, self._as_of, self._assessment = policy, assessment.as_of, assessment
        obligations = assessment.ledger.obligations
        plan = [
            Payment(each.id, each.original_open, each.due, each.currency)
            for each in obligations
            if each.open and each.due >= self._as_of
        ]
        self._customer = paying(customer, plan)
        self._settled_by = max([self._as_of, *(each.day for each in plan)])
        self._owed = [share for share in map(_owed, obligations) if share and share.obligation not in _named(plan)]
        self._rank = RANKS[assessment.credit.grade]
        self._waited = self._earliest(self._future((), self._as_of), add_days(self._as_of, 1))

    def waiting(self) -> Rise | None:
        """The earliest date on which the grade is better if nothing happens but what is to happen."""
        on, future = self._waited, self._future((), self._as_of)
        if on is None:
            return None
        grade, to = self._assessment.credit.grade, future.grade(on)
        gone = self._gone(future, on)
        last = tuple(each for each in gone if each not in self._gone(future, add_days(on, -1)))
        text = wait_text(grade, to, on, last, len(gone), self._policy.credit.months)
        return Rise("credit", grade, to, "wait", text, on=on, records=gone)

    def paying(self) -> Rise | None:
        """The least to pay, where paying brings a better grade at all or brings it earlier than waiting does."""
        if not self._owed:
            return None
        on = self._earliest(self._future(self._owed, self._as_of), self._as_of)
        if on is None or (self._waited and self._waited <= on):
            return None
        shares = self._least(on)
        grade, to = self._assessment.credit.grade, self._future(shares, self._as_of).grade(on)
        by = self._by(shares, on, to)
        amount = sum((each.base for each in shares), ZERO)
        gone = self._gone(self._future(shares, self._as_of), on)
        text = pay_text(grade, to, shares, by, None if on == self._as_of else on)
        return Rise("credit", grade, to, "pay", text, amount, by, on, shares, gone)

    def _future(self, shares: Sequence[Share], day: datetime.date) -> _Future:
        paid = paying_on(self._customer, shares, day) if shares else self._customer
        return _Future(paid, self._policy, max(self._settled_by, day))

    def _earliest(self, future: _Future, start: datetime.date) -> datetime.date | None:
        bound = self._not_before(future, start)
        if bound is None:
            return None
        days = sorted({bound, *future.lifting_points(bound)})
        return next((day for day in days if RANKS[future.grade(day)] > self._rank), None)

    def _not_before(self, future: _Future, start: datetime.date) -> datetime.date | None:
        """No day before this one can be better, and none at all if None: for 丙 alone a share is to be looked at.

        As long as one obligation beyond the limit is judged the grade is 丁, and as long as one was late it is not 甲.
        """
        grade = self._assessment.credit.grade
        if grade == "丁":
            bad = [each for each in future.judged(start) if any(tardy.over for tardy in each.tardy)]
        else:
            bad = [each for each in future.judged(start) if each.tardy] if grade == "乙" else []
        ends = {each.id: each for each in future.last.obligations}
        days = [future.leaves(ends[each.obligation.id]) for each in bad]
        return None if None in days else max([start, *(day for day in days if day)])

    def _lifts(self, shares: Sequence[Share], on: datetime.date) -> bool:
        return RANKS[self._future(shares, self._as_of).grade(on)] > self._rank

    def _least(self, on: datetime.date) -> tuple[Share, ...]:
        """What must be paid of all that is owed: no obligation too many, and of each no fen too many."""
        kept = list(self._owed)
        for each in sorted(self._owed, key=lambda share: (-share.amount, share.obligation)):
            fewer = [share for share in kept if share is not each]
            if self._lifts(fewer, on):
                kept = fewer
        for place in reversed(range(len(kept))):  # what fell due last may rather wait
            kept[place] = self._lowered(kept, place, kept[place], on)
        return tuple(kept)

    def _lowered(self, shares: Sequence[Share], place: int, whole: Share, on: datetime.date) -> Share:
        def lifts(amount: Decimal) -> bool:
            tried = list(shares)
            tried[place] = replace(whole, amount=amount)
            return self._lifts(tried, on)

        if whole.amount <= CENT or not lifts(whole.amount - CENT):
            return whole
        low, high = 0, int((whole.amount / CENT).to_integral_value(ROUND_FLOOR))
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if lifts(middle * CENT) else (middle, high)
        return replace(whole, amount=high * CENT)

    def _by(self, shares: Sequence[Share], on: datetime.date, to: str) -> datetime.date | None:
        """The last day of payment that keeps the promise; None where every day does."""
        rules, by = self._policy.credit, self._as_of
        ends = {on, window_start(rules, on)}
        ends |= {add_days(day, -1) for day in self._future((), self._as_of).turning_points(self._as_of)}
        ends |= {add_days(day, -1) for day in self._future(shares, self._as_of).turning_points(self._as_of)}
        for day in sorted({each for end in ends for each in (end, add_days(end, 1))}):
            if day > by:
                if RANKS[self._future(shares, day).grade(max(on, day))] < RANKS[to]:
                    return by
                by = day
        return None

    def _gone(self, future: _Future, on: datetime.date) -> tuple[str, ...]:
        """What was late and is judged no more."""
        still = {each.obligation.id for each in future.judged(on)}
        now = self._future((), self._as_of).judged(self._as_of)
        return tuple(each.obligation.id for each in now if each.tardy and each.obligation.id not in still)


def paying_on(customer: Customer, shares: Sequence[Share], day: datetime.date) -> Customer:
    """The customer, had it paid these shares on one day."""
    return paying(customer, (Payment(each.obligation, each.amount, day, each.currency) for each in shares))


def _owed(about: Obligation) -> Share | None:
    """What a payment can still settle: what is open, or what was given up."""
    if about.open:
        rate = about.open / about.original_open
        return Share(about.id, about.original_open, about.currency, rate)
    given_up = next((part.amount for part in about.parts if part.how == "write_off"), ZERO)
    return Share(about.id, given_up) if given_up and not about.currency else None


def _named(plan: Sequence[Payment]) -> frozenset[str]:
    return frozenset(each.obligation for each in plan)
