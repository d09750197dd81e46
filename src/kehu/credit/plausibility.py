"""Whether a customer's figures can be believed (挤水分): against themselves, earlier years, and our own records.

Every comparison is told with both figures, also where it fits or where there is nothing to compare with. A deviation
is a question to be asked, not a verdict: the figures decide nothing by themselves.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kehu.lang import Label, Message, m
from kehu.ledger.history import bought
from kehu.ledger.replay import replay
from kehu.model.credit_file import Statement
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.months import add_months, month_end
from kehu.model.policy import Policy
from kehu.model.policy.plausibility import CHECKS, PlausibilityPolicy
from kehu.model.policy.rule import Severity

YEAR = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One side of a comparison; None: nobody knows it. A percentage is a share."""

    label: Label
    value: Fraction | None
    records: tuple[str, ...] = ()
    shown: Literal["money", "percent"] = "money"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`theirs` is what the statement says, `other` what it is held against."""

    check: str
    label: Label
    statement: Statement
    theirs: Figure
    other: Figure
    severity: Severity
    deviates: bool | None  # None: nothing to compare with

    @property
    def ratio(self) -> Fraction | None:
        """The first figure by the second, of amounts above 0; of growth the difference is looked at instead."""
        if self.theirs.value is None or not self.other.value or self.theirs.shown == "percent":
            return None
        return self.theirs.value / self.other.value

    @property
    def result(self) -> Message:
        """What came of it, in words."""
        if self.deviates:
            return m("deviates ({severity})", severity=self.severity.label)
        return m("fits") if self.deviates is False else m("nothing to compare with")

    @property
    def records(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.theirs.records, *self.other.records)))


def examine(customer: Customer, policy: Policy, as_of: datetime.date) -> list[Comparison]:
    """Every comparison of the latest statement at a date; none without a statement."""
    by_date = {each.date: each for each in reversed(customer.statements) if each.date <= as_of}
    if not by_date:
        return []
    now = by_date[max(by_date)]
    return list(_Examining(customer, policy, now, by_date.get(_year_before(now.date))).comparisons())


def _year_before(day: datetime.date) -> datetime.date:
    before = add_months(day, -YEAR)
    return month_end(before) if day == month_end(day) else before


@dataclass(frozen=True, slots=True)
class _Examining:
    customer: Customer
    policy: Policy
    now: Statement
    before: Statement | None

    @property
    def lines(self) -> PlausibilityPolicy:
        return self.policy.plausibility

    def comparisons(self) -> Iterator[Comparison]:
        yield from self._sums()
        yield from self._growths()
        yield from self._jumps()
        yield from self._profit()
        yield from self._told()
        yield from self._ours()

    def _compared(
        self, check: str, theirs: Figure, other: Figure, odd: Callable[[Fraction, Fraction], bool]
    ) -> Comparison:
        known = theirs.value is not None and other.value is not None
        deviates = odd(theirs.value or Fraction(0), other.value or Fraction(0)) if known else None
        return Comparison(check, CHECKS[check][1], self.now, theirs, other, self.lines.severity[check], deviates)

    def _sums(self) -> Iterator[Comparison]:
        now, rounding = self.now, Fraction(self.lines.rounding)
        parts = _sum(now.total_liabilities, now.equity)
        both = Figure(Label("liabilities and net worth", "负债与所有者权益合计"), parts, (now.id,))
        yield self._compared(
            "balance",
            _stated(now, "total_assets"),
            both,
            lambda assets, sources: abs(assets - sources) > rounding,
        )
        cost = None if now.cost_of_sales is None else -now.cost_of_sales
        margin = Figure(Label("revenue less cost of sales", "营业收入减营业成本"), _sum(now.revenue, cost), (now.id,))
        yield self._compared(
            "gross_profit",
            _stated(now, "gross_profit"),
            margin,
            lambda stated, reckoned: abs(stated - reckoned) > rounding,
        )

    def _growths(self) -> Iterator[Comparison]:
        sales, gap = self._growth("revenue"), Fraction(self.lines.gap)
        for check, name in (
            ("receivables_growth", "receivables"),
            ("inventory_growth", "inventory"),
            ("profit_growth", "net_profit"),
        ):
            yield self._compared(check, self._growth(name), sales, lambda own, sold: own - sold > gap)

    def _growth(self, name: str) -> Figure:
        """Growth in a year; none of what was not above 0."""
        title = keys(Statement)[name].label
        label = Label(f"growth of {title.en}", f"{title.zh}增幅")
        now, old = getattr(self.now, name), getattr(self.before, name) if self.before else None
        if now is None or old is None or old <= 0 or self.before is None:
            return Figure(label, None, (), "percent")
        return Figure(label, Fraction(now) / Fraction(old) - 1, (self.now.id, self.before.id), "percent")

    def _jumps(self) -> Iterator[Comparison]:
        jump = Fraction(self.lines.jump)
        for check, name in (
            ("revenue_jump", "revenue"),
            ("assets_jump", "total_assets"),
        ):
            title = keys(Statement)[name].label
            old = _stated(self.before, name, Label(f"{title.en} a year before", f"上年{title.zh}"))
            yield self._compared(check, _stated(self.now, name), old, lambda now, old: abs(now - old) > jump * abs(old))

    def _profit(self) -> Iterator[Comparison]:
        now, least = self.now, Fraction(self.lines.cash)
        profit = _stated(now, "net_profit")
        grown = _sum(now.equity, -self.before.equity) if self.before and self.before.equity is not None else None
        ids = (now.id, self.before.id) if self.before and grown is not None else ()
        allowed = Fraction(self.lines.equity) * Fraction(now.equity or 0)
        yield self._compared(
            "equity_change",
            Figure(Label("growth of the net worth", "净资产增加额"), grown, ids),
            profit,
            lambda more, earned: more - earned > max(allowed, Fraction(0)),
        )
        yield self._compared(
            "cash_flow",
            _stated(now, "operating_cash_flow"),
            profit,
            lambda cash, earned: earned > 0 and cash < least * earned,
        )

    def _told(self) -> Iterator[Comparison]:
        """Against what the customer told us of itself."""
        customer, lines, now = self.customer, self.lines, self.now
        revenue, heads = _stated(now, "revenue"), customer.headcount
        each = None if revenue.value is None or not heads else revenue.value / heads
        yield self._compared(
            "revenue_per_head",
            revenue,
            Figure(Label("sales for each employee", "人均营业收入"), each),
            lambda _, one: not Fraction(lines.head_least) <= one <= Fraction(lines.head_most),
        )
        share = Fraction(lines.stated)
        for check, name, stated in (
            ("stated_sales", "revenue", "yearly_sales"),
            ("stated_assets", "total_assets", "assets"),
        ):
            yield self._compared(
                check,
                _stated(now, name),
                _of_itself(customer, stated),
                lambda own, told: abs(own - told) > share * max(abs(own), abs(told)),
            )
        yield self._compared(
            "registered_capital",
            _stated(now, "equity"),
            _of_itself(customer, "registered_capital"),
            lambda worth, capital: worth < capital,
        )

    def _ours(self) -> Iterator[Comparison]:
        """Against our own records: what they bought from us in that year, and what they owed us on that day."""
        now, customer = self.now, self.customer
        start = _year_before(now.date)
        sales = tuple(each.id for each in customer.sales if not each.opening and start < each.date <= now.date)
        sold = bought(customer, start, now.date) if sales else None
        yield self._compared(
            "our_sales",
            _stated(now, "cost_of_sales"),
            Figure(Label("our sales of that year", "我方当年销售额"), _exact(sold), sales),
            lambda cost, ours: cost < ours,
        )
        owed = tuple(each for each in replay(customer, self.policy, now.date).obligations if each.open)
        amount = sum((each.open for each in owed), Decimal(0)) if owed else None
        yield self._compared(
            "our_receivable",
            _stated(now, "payables"),
            Figure(Label("owed to us on that day", "当日欠我方货款"), _exact(amount), tuple(each.id for each in owed)),
            lambda payables, ours: payables < ours,
        )


def _stated(statement: Statement | None, name: str, label: Label | None = None) -> Figure:
    value = getattr(statement, name) if statement else None
    ids = (statement.id,) if statement and value is not None else ()
    return Figure(label or keys(Statement)[name].label, _exact(value), ids)


def _of_itself(customer: Customer, name: str) -> Figure:
    title = keys(Customer)[name].label
    label = Label(f"{title.en} as they told us", f"自报{title.zh}")
    return Figure(label, _exact(getattr(customer, name)))


def _exact(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


def _sum(first: Decimal | None, second: Decimal | None) -> Fraction | None:
    return None if first is None or second is None else Fraction(first + second)
