"""What histories.py makes of one customer, and beside it orders, deliveries, promises, bills, limits, contracts, cases
and currencies. Made to collide: days and amounts are drawn from those that the history has already.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from histories import History, Maker, random_history

FOREIGN = {"AUD": 4.7, "USD": 7.1, "EUR": 7.7, "JPY": 0.0478}
MONEY_KINDS = ("orders", "sales", "receipts", "returns", "refunds", "promises")
Rates = dict[str, dict[str, str]]
METHODS = ["", "transfer", "cash", "commercial_bill", "bank_bill", "letter_of_credit"]


class _Enricher:
    """Adds to one customer's history what the history itself does not have."""

    def __init__(self, rng: random.Random, history: History, days: list[dt.date]) -> None:
        self.make = Maker(rng, coins=False)
        self.rng, self.history, self.days = rng, history, days
        self.sales = history["sales"]
        self.receipts = history.get("receipts", [])
        self.dates = [dt.date.fromisoformat(each["date"]) for each in (*self.sales, *self.receipts)]
        self.amounts = [each["amount"] for each in (*self.sales, *self.receipts) if "amount" in each] or ["100.00"]

    def day(self) -> dt.date:
        return self.make.near(self.rng.choice(self.dates + self.days), [0, 0, 0, 1, -1, 2, 30, -30])

    def amount(self) -> str:
        text = self.rng.choice(self.amounts) if self.make.chance(70) else self.make.amount()
        if self.make.chance(15):  # two payments of these make one promise, or one order two invoices
            text = f"{float(text) * self.rng.choice([2, 3]):.2f}"
        return text if float(text) >= 0.01 else "0.01"

    def order(self) -> dict[str, Any]:
        date = self.make.near(self.day(), [-30, -10, -1, 0])
        order: dict[str, Any] = {"id": self.make.id("O", date), "date": date.isoformat()}
        if self.make.chance(60):
            order["quantity"] = self.rng.choice(["1", "3", "7", "10"])
            if self.make.chance(60):
                order["open_quantity"] = self.rng.choice(["0", "0.5", "1", "2", "3", "12"])
        if "quantity" in order and self.make.chance(30):
            order["price"] = self.rng.choice(["0.335", "33.333333", "14.29"])
        else:
            order["amount"] = self.amount()
        if self.make.chance(30):
            order["reserved_until"] = self.make.near(date, [0, 14, 60, 400]).isoformat()
        if self.make.chance(25):
            order["closed_on"] = self.make.near(date, [0, 5, 40, 300]).isoformat()
        return order

    def with_orders(self) -> None:
        orders = [self.order() for _ in range(self.rng.choice([0, 1, 1, 2, 3]))]
        if not orders:
            return
        self.history["orders"] = orders
        for sale in self.sales:
            if self.make.chance(35):
                sale["order"] = self.rng.choice(orders)["id"]
        for receipt in self.receipts:
            if self.make.chance(20):
                receipt["order"] = self.rng.choice(orders)["id"]
        made = [self.delivery(orders) for _ in range(self.rng.choice([0, 1, 2, 4]))]
        self.history["deliveries"] = made
        for sale in self.sales if len(orders) > 1 else ():
            if "order" not in sale and self.make.chance(30):  # goods of two orders on one invoice
                made += [self.delivery([order]) | {"sale": sale["id"]} for order in self.rng.sample(orders, 2)]

    def delivery(self, orders: list[dict[str, Any]]) -> dict[str, Any]:
        date = self.day()
        made: dict[str, Any] = {"id": self.make.id("D", date), "date": date.isoformat()}
        made["order"] = self.rng.choice(orders)["id"]
        if self.make.chance(50):
            made["sale"] = self.rng.choice(self.sales)["id"]
        if self.make.chance(80):
            made["quantity"] = self.rng.choice(["1", "2", "2.5", "3", "8"])
        return made

    def with_bills(self) -> None:
        for receipt in self.receipts:
            if self.make.chance(35):
                date = dt.date.fromisoformat(receipt["date"])
                receipt["matures"] = self.make.near(date, [0, 1, 30, 90, 180, 400]).isoformat()
            if self.make.chance(40) and (method := self.rng.choice(METHODS)):
                receipt["method"] = method

    def promise(self) -> dict[str, Any]:
        date = self.make.near(self.day(), [-30, -5, -1, 0])
        made: dict[str, Any] = {"id": self.make.id("H", date), "date": date.isoformat(), "amount": self.amount()}
        later = [each for each in self.dates + self.days if each >= date]
        aim = self.rng.choice(later) if later and self.make.chance(60) else self.make.near(date, [0, 1, 10, 30, 200])
        made["pay_by"] = max(date, self.make.near(aim, [0, 0, 1, -1])).isoformat()
        if self.make.chance(50):
            made["sales"] = sorted({self.rng.choice(self.sales)["id"] for _ in range(self.rng.choice([1, 1, 2]))})
        if self.history.get("orders") and self.make.chance(30):
            made["order"] = self.rng.choice(self.history["orders"])["id"]
        if self.make.chance(15):
            made["withdrawn_on"] = self.make.near(date, [0, 5, 30, 200]).isoformat()
        return made

    def with_promises(self) -> None:
        count = self.rng.choice([0, 1, 2, 2, 3, 4])
        self.history["promises"] = [self.promise() for _ in range(count)]

    def with_a_late_word(self) -> None:
        """Two sales, money for half of them, a write-off, and only then an extension that turns their order round."""
        start = self.day()
        days = [
            start + dt.timedelta(self.rng.choice(steps)) for steps in ([5, 6], [8, 9], [10, 12], [30, 40], [60, 61])
        ]
        paid, lost, said, due, later = (each.isoformat() for each in days)
        first, second = (self.make.id("S", start) for _ in range(2))
        amount = self.make.amount()
        self.sales += [
            {"id": first, "date": start.isoformat(), "due": due, "amount": amount},
            {"id": second, "date": start.isoformat(), "due": later, "amount": amount},
        ]
        receipts = self.history.setdefault("receipts", [])
        receipts.append({"id": self.make.id("R", start), "date": paid, "amount": self.amount()})
        gone = {"id": self.make.id("W", start), "date": lost, "sale": self.rng.choice([first, second])}
        self.history.setdefault("write_offs", []).append(gone)
        moved = {"id": self.make.id("X", start), "date": said, "sale": first}
        self.history.setdefault("extensions", []).append(moved | {"due": (days[4] + dt.timedelta(9)).isoformat()})

    def with_contracts(self) -> None:
        for sale in self.sales:
            if self.make.chance(50):
                sale["contract"] = self.rng.choice(["HT-1", "HT-1", "HT-2"])

    def with_limits(self) -> None:
        self.history["limits"] = []
        for _ in range(self.rng.choice([0, 1, 1, 2, 3])):
            start = self.make.near(self.day(), [-370, -100, -1, 0])
            made = {"id": self.make.id("L", start), "from": start.isoformat()}
            made["amount"] = self.rng.choice(["0", "100.00", "250.00", "1000000", self.amount()])
            if self.make.chance(50):
                made["until"] = self.make.near(start, [0, 90, 365, 800]).isoformat()
            if self.make.chance(20):
                made["suspended_on"] = self.make.near(start, [0, 30, 200]).isoformat()
            if self.make.chance(70):
                made["approved_by"] = "陈总"
            self.history["limits"].append(made)

    def with_cases(self) -> None:
        """Legal cases and letters; both may be about something that was not sold yet."""
        names = [sale["id"] for sale in self.sales] + [refund["id"] for refund in self.history.get("refunds", [])]
        self.history["cases"] = []
        for _ in range(self.rng.choice([0, 0, 0, 1, 2])):
            date = self.day()
            made: dict[str, Any] = {"id": self.make.id("K", date), "date": date.isoformat(), "claim": self.amount()}
            made["stage"] = self.rng.choice(["dunning", "lawyer", "lawsuit", "enforcement", "closed", "closed"])
            if self.make.chance(70):
                made["sales"] = sorted({self.rng.choice(self.sales)["id"] for _ in range(2)})
            if made["stage"] == "closed" and self.make.chance(60):
                made["closed_on"] = self.make.near(date, [0, 30, 400]).isoformat()
            self.history["cases"].append(made)
        self.history["communications"] = []
        for _ in range(self.rng.choice([0, 0, 1, 2])):
            date = self.day()
            letter: dict[str, Any] = {"id": self.make.id("C", date), "date": date.isoformat(), "channel": "letter"}
            if self.make.chance(80):
                letter |= {"dunning_level": self.rng.choice(["1", "2", "3"]), "about": [self.rng.choice(names)]}
            self.history["communications"].append(letter)

    def with_currencies(self, rates: Rates) -> None:
        chosen = ["", "", "CNY", *self.rng.sample(list(FOREIGN), self.rng.randint(1, 3))]
        of_sale: dict[str, str] = {}
        for kind in MONEY_KINDS:
            for each in self.history.get(kind, []):
                currency = of_sale[each["sale"]] if each.get("sale") else self.rng.choice(chosen)
                if currency:
                    each["currency"] = currency
                if kind == "sales":
                    of_sale[each["id"]] = currency
        for receipt in self.receipts:  # so that what is worth as much as a sale in another currency comes in, too
            if self.make.chance(25):
                sale = self.rng.choice(self.sales)
                receipt |= {"amount": self.worth(sale, receipt, rates), "for": sale["id"]}
        if self.make.chance(25):  # money in several currencies waits for one sale
            sale = self.rng.choice(self.sales)
            date = dt.date.fromisoformat(sale["date"])
            for currency in ["", *self.rng.sample(list(FOREIGN), 2)]:
                on = self.make.near(date, [-30, -10, -1])
                receipt = {"id": self.make.id("R", on), "date": on.isoformat(), "for": sale["id"]}
                receipt |= {"currency": currency} if currency else {}
                self.receipts.append(receipt | {"amount": self.worth(sale, receipt, rates)})
            self.history["receipts"] = self.receipts

    def worth(self, sale: dict[str, Any], receipt: dict[str, Any], rates: Rates) -> str:
        """What a sale is worth in a receipt's currency on its day, or a little more or less."""
        one, other = (_rate(each.get("currency"), receipt["date"], rates) for each in (sale, receipt))
        exact = float(sale.get("amount", "1.00")) * one / other * self.rng.choice([1, 1, 1.0001, 1.002, 0.5])
        return f"{max(exact, 0.01):.{self.rng.choice([2, 2, 6])}f}"


def _rate(currency: str | None, day: str, rates: Rates) -> float:
    table = rates.get(currency or "", {"": "1"})
    return float(table[max(each for each in table if each <= day)])


def customer(rng: random.Random, rates: Rates | None) -> tuple[History, list[dt.date]]:
    """A customer's history with everything, and the days worth looking at."""
    history, days = random_history(rng)
    more = _Enricher(rng, history, days)
    if more.make.chance(10):
        more.with_a_late_word()
    more.with_orders()
    more.with_bills()
    more.with_promises()
    more.with_contracts()
    more.with_limits()
    more.with_cases()
    if rates:
        more.with_currencies(rates)
    marks = [
        dt.date.fromisoformat(each[key])
        for kind in ("orders", "receipts", "promises", "limits", "deliveries", "cases")
        for each in history.get(kind, [])
        for key in ("date", "pay_by", "matures", "reserved_until", "closed_on", "withdrawn_on", "until", "suspended_on")
        if each.get(key)
    ]
    days += [more.make.near(rng.choice(marks), [0, 0, 1, -1]) for _ in range(4) if marks]
    return {kind: records for kind, records in history.items() if records}, sorted(set(days))
