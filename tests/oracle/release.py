"""May this order ship [C3]? Every rule, and whether it lets the order pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from oracle.exposure import bill_counts, counting, exposure, sold
from oracle.grades import credit, volume
from oracle.limits import group, head, headrooms, limit_at
from oracle.promises import Told, looked_at
from oracle.rates import Rates
from oracle.replay import Replay
from oracle.values import GRAIN, Plain, day, money, records, rules

WAYS = ["credit_sale", "on_promise", "prepay", "prepay_and_recover", "refuse"]  # the freest first
GRAVE = ["low", "medium", "high"]


class Asked:
    """An order of so much, so much of it prepaid, perhaps one that the file has already."""

    def __init__(
        self, code: str, firm: Mapping[str, Plain], policy: Plain, as_of: dt.date, rates: Rates, order: str | None
    ) -> None:
        self.code, self.firm, self.policy, self.as_of, self.rates, self.order = code, firm, policy, as_of, rates, order
        self.history = firm[code]
        self.rule = rules(policy, "release")
        self.replay = Replay(self.history, policy, as_of, rates)
        self.promises = looked_at(self.replay)

    def approved_limit(self) -> bool:
        """A limit in force above 0 that somebody approved: its own or the group's."""
        holders = {self.code}
        if rules(self.policy, "limits")["group"] == "shared" and len(group(self.code, self.firm)) > 1:
            holders.add(head(self.code, self.firm))
        for holder in holders:
            state, name, amount = limit_at(self.firm[holder], self.policy, self.as_of)
            limits = [limit for limit in self.firm[holder].get("limits") or [] if limit["id"] == name]
            if state == "in_force" and amount and limits[0].get("approved_by"):
                return True
        return False

    def caps(self) -> dict[str, str]:
        """What each rule leaves at best."""
        graded = credit(self.history, self.policy, self.as_of, self.rates)
        grade = graded["grade"]
        klass = volume(self.history, self.policy, self.as_of, self.rates)["grade"] + grade
        way = self.rule["by_class"].get(klass) or self.rule["by_grade"][grade]
        if grade == "none" and self.approved_limit():
            way = min(way, self.rule["ungraded_with_limit"], key=WAYS.index)
        watch, status = self.history.get("watch"), self.history.get("status")
        watched = watch and (not watch.get("until") or day(watch["until"]) >= self.as_of)
        return {
            "grade": way,
            "thin": self.rule["thin"] if graded["flags"] else "credit_sale",
            "watch": self.rule["watched"] if watched else "credit_sale",
            "status": self.rule["statuses"].get(status, "credit_sale"),
        }

    def on_account(self) -> Decimal:
        # "max(0, unallocated − orders − reserved − bills whose receipt still has money that pays nothing)"
        if rules(self.policy, "limits")["unallocated"] == "ignored":
            return Decimal(0)
        parts = exposure(self.history, self.policy, self.as_of, self.rates, self.order)
        waiting = {lot.by for lot in self.replay.lots}
        bills = Decimal(0)
        for receipt in records(self.history, "receipts", self.as_of):
            if receipt["id"] in waiting and bill_counts(receipt, self.policy, self.as_of):
                bills += self.in_base(Decimal(receipt["amount"]), receipt)
        return max(Decimal(0), -parts["unallocated"] - parts["orders"] - parts["reserved"] - bills)

    def in_base(self, amount: Decimal, record: Plain) -> Decimal:
        return amount * money(self.rates.rate(self.rates.currency(record), self.as_of) * GRAIN) / 10**6

    def short(self, promises: list[Told]) -> Decimal:
        return sum((self.in_base(Decimal(each.short).scaleb(-6), each.promise) for each in promises), Decimal(0))

    def covered(self) -> Decimal:
        # "Σ short of open promises naming O + max(0, Σ short of open promises naming nothing − spoken for)"
        opens = [each for each in self.promises if each.state == "open"]
        for_it = [each for each in opens if self.order and self.order in each.orders]
        unnamed = [each for each in opens if not each.names_something]
        if not unnamed:
            return self.short(for_it)
        # "open amounts of obligations and counting amounts of orders, both dated on or after the first of
        # those unnamed promises, not named by any open promise, and not O"
        first = min(day(each.promise["date"]) for each in unnamed)
        named = {name for each in opens for name in each.named | each.orders}
        spoken = Decimal(0)
        for each in self.replay.obligations.values():
            if each.date >= first and each.name not in named and each.original_open:
                spoken += money(each.original_open * self.rates.rate(each.currency, self.as_of))
        filled = sold(self.history, self.as_of, self.rates)
        for order in records(self.history, "orders", self.as_of):
            if day(order["date"]) >= first and order["id"] not in named and order["id"] != self.order:
                amount = counting(self.history, order, filled[order["id"]], self.as_of)
                spoken += money(amount * self.rates.rate(self.rates.currency(order), self.as_of)) if amount else 0
        return self.short(for_it) + max(Decimal(0), self.short(unnamed) - spoken)

    def has_risk(self) -> bool:
        least = GRAVE.index(self.rule["risk"])
        return any(
            GRAVE.index(sign.get("severity") or "high") >= least
            and not (sign.get("cleared_on") and day(sign["cleared_on"]) <= self.as_of)
            for sign in records(self.history, "risks", self.as_of)
        )

    def answer(self, amount: Decimal, prepaid: Decimal) -> dict[str, Any]:
        uncovered = max(Decimal(0), amount - prepaid)
        on_credit = max(Decimal(0), uncovered - self.on_account())
        caps = self.caps()
        terms = max(caps.values(), key=WAYS.index)
        overdue = [
            each
            for each in self.replay.obligations.values()
            if each.open and not each.disputed and (self.as_of - each.due).days > int(self.rule["overdue_days"])
        ]
        broken = [each for each in self.promises if each.state == "broken" and not each.made_good]
        trusted = terms == "credit_sale" or (terms == "on_promise" and self.covered() >= on_credit)
        rooms = []
        for holder in headrooms(self.code, self.firm, self.policy, self.as_of, self.rates):
            members = group(self.code, self.firm) if holder["group"] else [self.code]
            against = holder["exposure"]
            if self.order and self.code in members:
                whole = exposure(self.history, self.policy, self.as_of, self.rates)
                against += sum(exposure(self.history, self.policy, self.as_of, self.rates, self.order).values())
                against -= sum(whole.values())
            limit = limit_at(self.firm[holder["holder"]], self.policy, self.as_of)[2]
            rooms.append(limit is not None and against + uncovered <= limit)
        return {
            "way": terms,
            "credit": on_credit,
            "status": caps["status"] != "refuse",
            "grade": terms != "refuse",
            "risk": not self.has_risk(),
            "overdue": not overdue,
            "terms": not on_credit or trusted,
            "promises": not on_credit or not broken,
            "limit": not on_credit or all(rooms),
        }
