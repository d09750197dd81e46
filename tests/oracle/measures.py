"""The measures of credit control [C5], over a period (start, end] and any number of customers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from oracle.grades import Judged, bought
from oracle.rates import Rates
from oracle.replay import Obligation, Replay
from oracle.values import DAY, GRAIN, Plain, add_months, day, records, rules
from oracle.values import yes as is_yes

MONEY = ("receivables_start", "receivables_end", "receivables_change", "sales", "write_offs", "recoveries")


def net(each: Obligation) -> int:
    # "Net amount of an obligation = amount − parts a return took no later than due + 3 months"
    return each.amount - sum(part.amount for part in each.parts if part.how == "never_due")


def settled(each: Obligation) -> list[Any]:
    # "Settled part = taken by money or by a return later than due + 3 months. Written off = not settled."
    return [part for part in each.parts if part.how not in ("never_due", "write_off")]


class Customer:
    """One customer in a period: the account as it was known at both ends."""

    def __init__(self, history: Plain, policy: Plain, start: dt.date, end: dt.date, rates: Rates) -> None:
        self.history, self.policy, self.start, self.end, self.rates = history, policy, start, end, rates
        self.opening = list(Replay(history, policy, start, rates).obligations.values())
        self.closing = list(Replay(history, policy, end, rates).obligations.values())
        self.fell_due = [each for each in self.closing if start < each.due <= end]

    def in_period(self, on: dt.date) -> bool:
        return self.start < on <= self.end

    def days_late(self) -> list[tuple[int, int]]:
        """Amounts and their days late."""
        found = []
        for each in self.closing:
            for part in settled(each):
                if self.in_period(part.on):
                    found.append((part.amount, max(0, (part.on - each.due).days)))
            for part in each.parts:
                if part.how == "write_off" and self.in_period(part.on) and part.on > each.due:
                    found.append((part.amount, (part.on - each.due).days))
            if each.open and each.due < self.end:
                found.append((each.open, (self.end - each.due).days))
        return found

    def judged(self) -> tuple[int, int]:
        # "each judged at TO exactly as G3 judges", whatever the policy reads the ratio as.
        credit = rules(self.policy, "credit")
        counted = [each for each in self.fell_due if not each.disputed or credit["disputed"] != "leave_out"]
        found = [Judged(each, credit, self.end) for each in counted]
        return sum(each.due for each in found), sum(each.on_time for each in found)

    def contracts(self) -> tuple[int, int]:
        """The amount of contracts with something due, and of those whose every such thing is settled."""
        numbers = {sale["id"]: sale.get("contract") for sale in self.history.get("sales") or []}
        together: dict[Any, list[Obligation]] = {}
        for each in self.closing:
            number = numbers.get(each.name)
            together.setdefault(("contract", number) if number else ("alone", each.name), []).append(each)
        due = fulfilled = 0
        for obligations in together.values():
            asked = [each for each in obligations if net(each) > 0 and self.in_period(each.due)]
            if asked:
                amount = sum(net(each) for each in obligations)
                lost = [part for each in asked for part in each.parts if part.how == "write_off"]
                due += amount
                fulfilled += 0 if lost or any(each.open for each in asked) else amount
        return due, fulfilled

    def given_up(self) -> int:
        # "parts written off in the period, those recovered since (by TO) included"
        parts = [part for each in self.closing for part in each.parts]
        lost = [part for part in parts if part.how == "write_off" and self.in_period(part.on)]
        back = [part for part in parts if part.how == "recovery" and part.since and self.in_period(part.since)]
        return sum(part.amount for part in lost + back)

    def recovered(self) -> int:
        parts = [part for each in self.closing for part in each.parts]
        return sum(part.amount for part in parts if part.how == "recovery" and self.in_period(part.on))

    def sold(self, after: dt.date, until: dt.date) -> int:
        return bought(self.history, self.rates, after, until)

    def first_sale(self) -> list[dt.date]:
        sales = records(self.history, "sales", self.end)
        return [day(sale["date"]) for sale in sales if not is_yes(sale.get("opening"))][:1]


def over(numerator: int, denominator: int) -> Fraction | None:
    # "A denominator of 0 or less: the measure has no value"
    return Fraction(numerator, denominator) if denominator > 0 else None


def count_back(customers: Sequence[Customer], closing: int, end: dt.date) -> Fraction | None:
    left, total = closing, Fraction(0)
    first = min((date for each in customers for date in each.first_sale()), default=None)
    after, until = end.replace(day=1) - DAY, end
    while left > 0:
        # "If the month of the line's first sale (not opening) has been used and left > 0 still: no value."
        if first is None or until < first:
            return None
        days = (until - after).days
        sales = max(0, sum(each.sold(after, until) for each in customers))
        if sales >= left:
            return total + Fraction(left, sales) * days
        left, total = left - sales, total + days
        after, until = add_months(until.replace(day=1), -1) - DAY, after
    return total


def measures(
    histories: Sequence[Plain], policy: Plain, start: dt.date, end: dt.date, rates: Rates | None = None
) -> Mapping[str, Fraction | None]:
    """Every measure by name, of all these customers together; money in base units."""
    line = [Customer(history, policy, start, end, rates or Rates()) for history in histories]
    opening = sum(each.open for one in line for each in one.opening)
    closing = sum(each.open for one in line for each in one.closing)
    current = sum(each.open for one in line for each in one.closing if each.due >= end)
    sales, days = sum(one.sold(start, end) for one in line), (end - start).days
    late = [pair for one in line for pair in one.days_late()]
    fell_due = [each for one in line for each in one.fell_due]
    judged, contracts = [one.judged() for one in line], [one.contracts() for one in line]
    found: dict[str, Fraction | None] = {
        "receivables_start": Fraction(opening),
        "receivables_end": Fraction(closing),
        "receivables_change": Fraction(closing - opening),
        "receivables_change_ratio": over(closing - opening, opening),
        "sales": Fraction(sales),
        "dso": over(closing * days, sales),
        "dso_count_back": count_back(line, closing, end),
        "dso_best": over(current * days, sales),
        "add": over((closing - current) * days, sales),
        "cei": over(opening + sales - closing, opening + sales - current),
        "days_late": over(sum(amount * n for amount, n in late), sum(amount for amount, _ in late)),
        "on_time": over(sum(on_time for _, on_time in judged), sum(due for due, _ in judged)),
        "contract_fulfilment": over(sum(good for _, good in contracts), sum(due for due, _ in contracts)),
        "collection": over(
            sum(part.amount for each in fell_due for part in settled(each)), sum(net(each) for each in fell_due)
        ),
        "write_offs": Fraction(sum(one.given_up() for one in line)),
        "recoveries": Fraction(sum(one.recovered() for one in line)),
    }
    return {name: value / GRAIN if name in MONEY and value is not None else value for name, value in found.items()}
