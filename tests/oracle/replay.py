"""The replay [G2]: one customer's money, walked day by day; an account for each currency, told in the base currency."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from oracle.rates import Rates
from oracle.values import DAY, Plain, add_months, day, due_date, has_bounced, named, records, rules, sale_amount, units
from oracle.values import yes as is_yes


@dataclass
class Part:
    """Some of an obligation that is not open any more: how much, since when, how, by which record."""

    amount: int
    on: dt.date
    how: str  # free, reserved, receipt, recovery: money; return; never_due; write_off
    by: str
    since: dt.date | None = None  # of a recovery: the day of the write-off
    original: int = 0  # the amount in the obligation's own currency


@dataclass
class Lot:
    """Money that pays nothing yet; it keeps the record that it came from for ever."""

    amount: int
    currency: str
    by: str
    date: dt.date
    sale: str | None  # reserved for it; None is free


class Obligation:
    """A pile of money to be paid: what is open, and what became of the rest, part by part."""

    def __init__(self, name: str, kind: str, currency: str, date: dt.date, due: dt.date, amount: int) -> None:
        self.name, self.kind, self.currency, self.date, self.due = name, kind, currency, date, due
        self.amount = self.open = self.original_amount = self.original_open = amount
        self.agreed_due, self.disputed = due, False
        self.parts: list[Part] = []

    def pay(self, most: int, on: dt.date, how: str, by: str) -> int:
        amount = min(most, self.open)
        if amount:
            self.open -= amount
            self.parts.append(Part(amount, on, how, by))
        return amount

    def recover(self, most: int, on: dt.date, by: str) -> int:
        taken = 0
        for lost in [part for part in self.parts if part.how == "write_off"]:
            back = min(lost.amount, most - taken)
            if back:
                lost.amount -= back
                self.parts.append(Part(back, on, "recovery", by, lost.on))
            taken += back
        self.parts = [part for part in self.parts if part.amount]
        return taken

    def in_base(self, rate: int) -> None:
        """From millionths of its currency to grains of the base currency."""
        # "Obligation of currency c, dated t: amount, open, and every part × rate(c, t), exact, unrounded."
        self.original_amount, self.original_open = self.amount, self.open
        self.amount, self.open = self.amount * rate, self.open * rate
        for part in self.parts:
            part.original, part.amount = part.amount, part.amount * rate


class Replay:
    """One customer's money at the end of the as-of date, all of it in grains of the base currency."""

    def __init__(self, history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None) -> None:
        self.history, self.policy, self.as_of, self.rates = history, policy, as_of, rates or Rates()
        self.limit_months = int(rules(policy, "credit")["limit_months"])
        self.obligations: dict[str, Obligation] = {}
        self.lots: list[Lot] = []  # in the order in which they began to wait
        self.totals = dict.fromkeys(("sales", "returns", "write_offs", "recoveries", "refunds", "receipts"), 0)
        self.walk()
        for each in self.obligations.values():
            each.in_base(self.rates.rate(each.currency, each.date))
        parts = [part for each in self.obligations.values() for part in each.parts]
        self.totals["recoveries"] = sum(part.amount for part in parts if part.how == "recovery")
        given_up = sum(part.amount for part in parts if part.how == "write_off")
        self.totals["write_offs"] = given_up + self.totals["recoveries"]

    def walk(self) -> None:
        # "Replay by date; on one date sales, returns, write-offs, receipts, refunds; then by id."
        order = (
            ("sales", self.sale),
            ("returns", self.goods_return),
            ("write_offs", self.write_off),
            ("receipts", self.receipt),
            ("refunds", self.refund),
        )
        known = {kind: records(self.history, kind, self.as_of) for kind, _ in order}
        dates = {day(record["date"]) for kind in known for record in known[kind]}
        today = min(dates, default=self.as_of)
        while today <= self.as_of:
            for kind, event in order if today in dates else ():
                for record in known[kind]:
                    if day(record["date"]) == today:
                        event(record, today)
                        self.spend_free(today)
            today += DAY

    def in_order(self, currency: str) -> list[Obligation]:
        # "undisputed ones first, then by due, date, id"
        own = [each for each in self.obligations.values() if each.currency == currency]
        return sorted(own, key=lambda o: (o.disputed, o.due, o.date, o.name))

    def spend_free(self, today: dt.date) -> None:
        # "Free money pays open obligations at once … So free money never stands beside an open
        # obligation." Reading: the money that has been free for longest goes first.
        for lot in self.lots:
            for obligation in self.in_order(lot.currency) if lot.sale is None else ():
                lot.amount -= obligation.pay(lot.amount, today, "free", lot.by)
        self.lots = [lot for lot in self.lots if lot.amount]

    def set_aside(self, amount: int, record: Plain, sale: str | None = None) -> None:
        if amount:
            currency = self.rates.currency(record)
            self.lots.append(Lot(amount, currency, record["id"], day(record["date"]), sale))

    def count(self, kind: str, record: Plain, amount: int) -> None:
        self.totals[kind] += amount * self.rates.rate(self.rates.currency(record), day(record["date"]))

    def sale(self, sale: Plain, today: dt.date) -> None:
        # "Each sale opens one"
        due = due_date(self.history, self.policy, sale, self.as_of)
        name, currency, amount = sale["id"], self.rates.currency(sale), sale_amount(sale)
        made = self.obligations[name] = Obligation(name, "sale", currency, today, due, amount)
        made.agreed_due = due_date({**self.history, "extensions": []}, self.policy, sale, self.as_of)
        made.disputed = is_yes(sale.get("disputed"))
        self.count("sales", sale, amount)
        # "A sale takes what is reserved for it (a surplus becomes free), then free money, settled on
        # its own date." "Then what is reserved for s in other currencies: base first, then by code A–Z."
        kept = [lot for lot in self.lots if lot.sale == name]
        self.lots = [lot for lot in self.lots if lot.sale != name]
        for lot in sorted(
            kept, key=lambda lot: (lot.currency != currency, lot.currency != self.rates.base, lot.currency)
        ):
            if lot.currency == currency:
                lot.amount -= made.pay(lot.amount, today, "reserved", lot.by)
            else:
                lot.amount -= self.pay_across(made, lot.amount, today, "reserved", lot)
            lot.sale = None
            if lot.amount:
                self.lots.append(lot)

    def pay_across(self, made: Obligation, most: int, today: dt.date, how: str, lot: Lot) -> int:
        """Money pays an obligation in another currency; what it is charged, in its own."""
        # "worth = most × rate(A,d) ÷ rate(B,d), rounded half up to 0.01", d the receipt's date.
        worth = self.rates.cross(most, lot.currency, made.currency, lot.date)
        paid = made.pay(worth, today, how, lot.by) or made.recover(worth, today, lot.by)
        # "if paid = 0: 0; if paid = worth: all of `most`; if paid < worth: paid × rate(B,d) ÷ rate(A,d)
        # rounded half up to 0.01, but at most `most`."
        if paid == 0 or paid == worth:
            return most if paid else 0
        return min(most, self.rates.cross(paid, made.currency, lot.currency, lot.date))

    def goods_return(self, record: Plain, today: dt.date) -> None:
        # "A return reduces the open part of the sale it names or, naming none, open obligations in that
        # order; what is over is free." Reading: refunds that became obligations stand in that order
        # too. Each in its own currency only.
        left = units(record["amount"])
        self.count("returns", record, left)
        if record.get("sale"):
            targets = [o for o in self.obligations.values() if o.name == record["sale"]]
        else:
            targets = self.in_order(self.rates.currency(record))
        for obligation in targets:
            # "What it takes no later than due + 3 months was never due; what it takes later counts in
            # G3 as settled that day." Reading: the 3 months are the policy's limit_months.
            in_time = today <= add_months(obligation.due, self.limit_months)
            left -= obligation.pay(left, today, "never_due" if in_time else "return", record["id"])
        # "Goods returned after payment leave the amount due unchanged."
        self.set_aside(left, record)

    def write_off(self, record: Plain, today: dt.date) -> None:
        # "A write-off takes the open part of the sale it names."
        obligation = self.obligations.get(record["sale"])
        if obligation:
            obligation.pay(obligation.open, today, "write_off", record["id"])

    def receipt(self, record: Plain, today: dt.date) -> None:
        if has_bounced(record, self.as_of):
            return
        left = units(record["amount"])
        self.count("receipts", record, left)
        currency = self.rates.currency(record)
        # "A receipt pays what it names in the order written, each as much as it says, else as much as
        # is open; the rest is free."
        for name, said in named(record):
            wish = left if said is None else min(said, left)
            obligation = self.obligations.get(name)
            if wish == 0:
                continue
            if obligation is None:
                # "What it names for a sale of a later date is reserved for it: the amount said, else
                # all that is left." Reading: also for a sale later than the as-of date, and left = left
                # when its turn comes.
                self.set_aside(wish, record, name)
                left -= wish
            elif obligation.currency != currency:
                left -= self.pay_across(obligation, wish, today, "receipt", Lot(0, currency, record["id"], today, None))
            else:
                # "A receipt that names that sale later is a recovery: it reopens as much as it pays." (A
                # sale that was written off has no open part any more, so at most one of the two takes
                # anything.)
                paid = obligation.pay(wish, today, "receipt", record["id"])
                left -= paid + obligation.recover(wish - paid, today, record["id"])
        self.set_aside(left, record)

    def refund(self, record: Plain, today: dt.date) -> None:
        # "A refund takes free money, then reserved money (by sale id); what is over is an obligation
        # due that day, no purchase."
        left = units(record["amount"])
        self.count("refunds", record, left)
        currency = self.rates.currency(record)
        waiting = [lot for lot in self.lots if lot.currency == currency]
        for lot in sorted(waiting, key=lambda lot: lot.sale or ""):
            taken = min(left, lot.amount)
            lot.amount -= taken
            left -= taken
        self.lots = [lot for lot in self.lots if lot.amount]
        if left:
            self.obligations[record["id"]] = Obligation(record["id"], "refund", currency, today, today, left)

    # ------------------------------------------------------------------- what it comes to, in grains

    @property
    def free(self) -> int:
        # "Free and reserved money: each lot × rate(its currency, date of the record that it came from)."
        return sum(lot.amount * self.rates.rate(lot.currency, lot.date) for lot in self.lots if lot.sale is None)

    @property
    def reserved(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for lot in self.lots:
            if lot.sale:
                worth = lot.amount * self.rates.rate(lot.currency, lot.date)
                found[lot.sale] = found.get(lot.sale, 0) + worth
        return found

    @property
    def balance(self) -> int:
        # "balance = unallocated = free + reserved."
        return self.free + sum(self.reserved.values())

    @property
    def outstanding(self) -> int:
        # "… = Σ open − balance = outstanding"
        return sum(o.open for o in self.obligations.values()) - self.balance

    @property
    def overdue(self) -> int:
        # "Due today is not overdue; due yesterday is 1 day overdue."
        return sum(o.open for o in self.obligations.values() if o.due < self.as_of)

    @property
    def exchange_difference(self) -> int:
        # "(receipts + returns − free − reserved) − (Σ of all parts by receipts and returns, base)
        # − (refunds − Σ amounts of obligations of refunds, base)"
        came = self.totals["receipts"] + self.totals["returns"] - self.balance
        parts = [part for o in self.obligations.values() for part in o.parts if part.how != "write_off"]
        owed = sum(o.amount for o in self.obligations.values() if o.kind == "refund")
        return came - sum(part.amount for part in parts) - (self.totals["refunds"] - owed)
