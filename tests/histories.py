"""Small nasty histories of one customer, made from a seed: plain data as a customer's file holds it.

Every scalar is text. Amounts are few and alike, so that exact matches and shortages of one fen happen; dates
cluster on a few days and on month ends, so that ties and clamped months happen; ids do not follow the dates.
All references exist; amounts are positive; nothing bounces before it was received.
"""

from __future__ import annotations

import datetime as dt
import random
from calendar import monthrange
from collections.abc import Iterator
from typing import Any

History = dict[str, list[dict[str, Any]]]

FIRST, LAST = dt.date(2023, 6, 1), dt.date(2025, 12, 31)
MONTH_ENDS = [
    dt.date(year, month, monthrange(year, month)[1])
    for year in (2023, 2024, 2025)
    for month in (2, 8, 11, 12)
    if dt.date(year, month, 28) >= FIRST
] + [dt.date(2024, 2, 28), dt.date(2025, 5, 31), dt.date(2025, 11, 29)]
LIKELY = ["1.00", "1.00", "2.00", "2.00", "100.00", "100.00", "0.01", "0.99", "1.01", "99.99", "101.00"]
RARE = ["33.33", "66.67", "100000.00", "99999.99", "250000.00", "0.5", "7", "12.345678"]
COINS = [f"0.{fen:02d}" for fen in (1, 1, 2, 2, 3, 5, 5, 10, 11)]
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Maker:
    """One history in the making: the chosen days, the amounts to draw from, the sales so far."""

    def __init__(self, rng: random.Random, coins: bool) -> None:
        self.rng = rng
        self.amounts = COINS if coins else LIKELY * 3 + RARE
        self.coins = coins
        self.hot = [self._any_day() for _ in range(rng.randint(2, 5))] + rng.sample(MONTH_ENDS, 3)
        self.sales: list[dict[str, Any]] = []
        self.seen: list[str] = []  # amounts drawn

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def _any_day(self) -> dt.date:
        return FIRST + dt.timedelta(self.rng.randrange((LAST - FIRST).days))

    def day(self) -> dt.date:
        chosen = self.rng.choice(self.hot) if self.chance(70) else self._any_day()
        return chosen + dt.timedelta(self.rng.choice([0, 0, 0, 0, 1, -1]))

    def near(self, date: dt.date, steps: list[int]) -> dt.date:
        return date + dt.timedelta(self.rng.choice(steps))

    def id(self, letter: str, date: dt.date) -> str:
        date = date if self.chance(60) else self._any_day()
        return f"{letter}{date:%y%m%d}-{''.join(self.rng.choices(LETTERS, k=4))}"

    def amount(self) -> str:
        text = self.rng.choice(self.seen) if self.seen and self.chance(40) else self.rng.choice(self.amounts)
        self.seen.append(text)
        return text

    # -- the kinds of record

    def sale(self) -> dict[str, Any]:
        date = self.day()
        sale: dict[str, Any] = {"id": self.id("S", date), "date": date.isoformat()}
        how = self.rng.randrange(10)
        if how < 6:
            sale["due"] = self.near(date, [0, 1, 10, 30, 30, 60, 90, -5]).isoformat()
        elif how < 7:
            sale["due"] = self.day().isoformat()  # may well be before its own date
        elif how < 9:
            sale["terms"] = self.rng.choice(["0", "7", "30", "45"])
        if self.chance(15) and not self.coins:
            sale |= {"quantity": "3", "price": self.rng.choice(["0.335", "33.333333", "1.005", "0.1"])}
            if self.chance(40):
                sale["discount"] = self.rng.choice(["0.01", "0.005", "0.10"])
        else:
            sale["amount"] = self.amount()
        if self.chance(20):
            sale["disputed"] = self.rng.choice(["true", "yes", "是", "false", "否"])
        if self.chance(10):
            sale["opening"] = self.rng.choice(["true", "是"])
        self.sales.append(sale)
        return sale

    def sale_id(self) -> str:
        name: str = self.rng.choice(self.sales)["id"]
        return name

    def about(self, sale: dict[str, Any]) -> dt.date:
        """A day that matters to the sale: early, on time, late by a little, by three months, by two years."""
        date = dt.date.fromisoformat(sale.get("due") or sale["date"])
        return self.near(date, [-40, -1, 0, 0, 1, 2, 15, 31, 89, 90, 91, 92, 93, 120, 400, 731])

    def receipt(self) -> dict[str, Any]:
        sale = self.rng.choice(self.sales)
        date = self.about(sale) if self.chance(50) else self.day()
        receipt: dict[str, Any] = {"id": self.id("R", date), "date": date.isoformat()}
        exact = "amount" in sale and self.chance(40)
        receipt["amount"] = sale["amount"] if exact else self.amount()
        how = self.rng.randrange(10)
        if how < 2:
            receipt["for"] = sale["id"]
        elif how < 4:
            receipt["for"] = [self.sale_id() for _ in range(self.rng.randint(1, 3))]  # one twice, too
        elif how < 7:
            names = [sale["id"], *(self.sale_id() for _ in range(self.rng.randint(0, 2)))]
            receipt["for"] = {name: self.amount() if self.chance(60) else "" for name in names}
        if self.chance(15):
            receipt["bounced"] = self.near(date, [0, 1, 30, 200]).isoformat()
        return receipt

    def payment(self, sale: dict[str, Any]) -> dict[str, Any]:
        """What a decent customer does: the sale's amount, about when it is due; now and then a fen short."""
        due = dt.date.fromisoformat(max(sale.get("due") or sale["date"], sale["date"]))
        date = self.near(due, [-30, -5, -1, 0, 0, 0, 0, 1, 5, 6, 60])
        amount = sale.get("amount") or "100.00"
        if self.chance(10) and amount.endswith(".00"):
            amount = f"{int(amount[:-3]) - 1}.99"
        receipt: dict[str, Any] = {"id": self.id("R", date), "date": date.isoformat(), "amount": amount}
        wanted: list[Any] = [None, sale["id"], {sale["id"]: amount}]
        receipt["for"] = self.rng.choice(wanted)
        return {key: value for key, value in receipt.items() if value}

    def goods_return(self) -> dict[str, Any]:
        sale = self.rng.choice(self.sales)
        date = self.about(sale) if self.chance(70) else self.day()
        kind = self.rng.choice(["goods_back", "compensation", "allowance"])
        record = {"id": self.id("T", date), "date": date.isoformat(), "kind": kind, "amount": self.amount()}
        if self.chance(60):
            record["sale"] = sale["id"]
        return record

    def refund(self) -> dict[str, Any]:
        date = self.day()
        return {"id": self.id("F", date), "date": date.isoformat(), "amount": self.amount()}

    def terms(self) -> list[dict[str, Any]]:
        """Agreed terms: periods that may overlap, but never two that begin on one day; some without end."""
        starts = {self.near(self.day(), [-200, -30, 0]) for _ in range(self.rng.randint(1, 2))}
        found = []
        for start in sorted(starts):
            record = {"id": self.id("A", start), "from": start.isoformat()}
            if self.chance(60):
                record["until"] = self.near(start, [0, 30, 365]).isoformat()
            found.append(record | {"days": self.rng.choice(["0", "15", "90"])})
        return sorted(found, key=lambda record: record["id"])

    def deposits(self) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Money for sales still to come, and a refund that has to take from what is reserved for several."""
        sales = self.rng.sample(self.sales, min(3, len(self.sales)))
        first = min(dt.date.fromisoformat(sale["date"]) for sale in sales)
        receipts = []
        for sale in sales:
            date = self.near(first, [-30, -20, -10, -1])
            receipt = {"id": self.id("R", date), "date": date.isoformat(), "amount": self.amount()}
            receipts.append(receipt | {"for": sale["id"]})
        date = self.near(first, [-10, -5, -1, 0])
        return receipts, {"id": self.id("F", date), "date": date.isoformat(), "amount": self.amount()}

    def write_off(self) -> dict[str, Any]:
        sale = self.rng.choice(self.sales)
        date = self.about(sale) if self.chance(70) else self.day()
        return {"id": self.id("W", date), "date": date.isoformat(), "sale": sale["id"]}

    def extension(self) -> list[dict[str, Any]]:
        """One extension or a chain of them, each with a later due date, in time or too late."""
        sale = self.rng.choice(self.sales)
        due = dt.date.fromisoformat(max(sale.get("due") or sale["date"], sale["date"]))
        chain = []
        for _ in range(self.rng.choice([1, 1, 2, 3])):
            date, due = self.near(due, [-20, -1, 0, 0, 1, 30]), self.near(due, [32, 60, 90, 91, 181])
            record = {"id": self.id("X", date), "date": date.isoformat(), "sale": sale["id"]}
            chain.append(record | {"due": due.isoformat()})
        return chain


def random_history(rng: random.Random, *, coins: bool = False) -> tuple[History, list[dt.date]]:
    """A history and the as-of dates at which it is worth looking; `coins` keeps every amount below 0.12."""
    make = Maker(rng, coins)
    history: History = {"sales": [make.sale() for _ in range(rng.randint(1, 8))]}
    if make.chance(40):
        history["receipts"] = [make.payment(sale) for sale in make.sales]
        trouble = [0, 0, 1]
    else:
        history["receipts"] = []
        trouble = [0, 1, 2, 3, 4, 6, 8]
    history["receipts"] += [make.receipt() for _ in range(rng.choice(trouble))]
    history["returns"] = [make.goods_return() for _ in range(rng.choice([0, 0, 1, 2, 3]))]
    history["write_offs"] = [make.write_off() for _ in range(rng.choice([0, 0, 0, 1, 1, 2]))]
    if history["write_offs"] and make.chance(70):
        history["receipts"].append(_recovery(make, rng.choice(history["write_offs"])))
    if history["write_offs"] and make.chance(30):
        again = rng.choice(history["write_offs"])
        date = make.near(dt.date.fromisoformat(again["date"]), [0, 40, 300])
        history["write_offs"].append(again | {"id": make.id("W", date), "date": date.isoformat()})
    history["refunds"] = [make.refund() for _ in range(rng.choice([0, 0, 0, 1, 1, 2]))]
    if make.chance(15):
        deposits, refund = make.deposits()
        history["receipts"] += deposits
        history["refunds"].append(refund)
    history["extensions"] = [x for _ in range(rng.choice([0, 0, 0, 1, 2])) for x in make.extension()]
    history["terms"] = make.terms() if make.chance(20) else []
    for records in history.values():
        rng.shuffle(records)
    return {kind: records for kind, records in history.items() if records}, _as_of_dates(make, history)


def _recovery(make: Maker, write_off: dict[str, Any]) -> dict[str, Any]:
    date = make.near(dt.date.fromisoformat(write_off["date"]), [0, 1, 30, 200, 740])
    name = write_off["sale"]
    receipt = {"id": make.id("R", date), "date": date.isoformat(), "amount": make.amount()}
    wanted = make.rng.choice([name, [name], {name: make.amount()}, {name: ""}, None])
    return receipt | ({"for": wanted} if wanted else {})


def _as_of_dates(make: Maker, history: History) -> list[dt.date]:
    """Days on and around what happens, falls due, or leaves a window; and the end of it all."""
    marks = [
        dt.date.fromisoformat(record[key])
        for records in history.values()
        for record in records
        for key in ("date", "due", "bounced")
        if record.get(key)
    ]
    steps = [0, 0, 1, -1, 5, 30, 31, 89, 90, 91, 92, 93, 365, 366, 730, 731, 732]
    dates = {make.near(make.rng.choice(marks), steps) for _ in range(5)}
    return sorted(dates | {max(marks), max(marks) + dt.timedelta(400)})


def histories(n: int, seed: int = 1, *, coins: bool = False) -> Iterator[tuple[History, list[dt.date]]]:
    """n histories, the same ones for the same seed."""
    for number in range(n):
        yield random_history(random.Random(f"{seed}/{number}"), coins=coins)


def policies(rng: random.Random) -> dict[str, dict[str, Any]]:
    """A policy that differs from the default in some numbers: only the keys that are overridden."""
    volume_lines = [("300000", "200000"), ("200", "100"), ("3.00", "2.00"), ("100.00", "1.00")]
    upper, lower = rng.choice(volume_lines)
    credit: dict[str, Any] = {
        "grace_days": rng.choice(["0", "0", "5", "15"]),
        "ratio": rng.choice(["0.80", "0.5", "1", "0.666667"]),
        "tolerance": rng.choice(["1.00", "1.00", "0", "0.01", "0.99"]),
        "disputed": rng.choice(["count", "leave_out"]),
        "reading": rng.choice(["on_time", "on_time", "paid"]),
        "thin_below": rng.choice(["3", "1", "2", "5"]),
        "months": rng.choice(["24", "24", "12", "6"]),
    }
    volume = {
        "window": rng.choice(["rolling", "calendar_year"]),
        "grades": [
            {"name": "A", "at_least": upper},
            {"name": "B", "at_least": lower},
            {"name": "C", "at_least": "0"},
            {"name": "D"},
        ],
    }
    return {
        "terms": {"days": rng.choice(["30", "0", "60"])},
        "volume": volume,
        "credit": {key: value for key, value in credit.items() if rng.random() < 0.6},
        "ageing": {
            "buckets": rng.choice([["30", "60", "90"], ["15", "45"], ["7", "14", "21", "365"], ["90"]]),
            "basis": rng.choice(["due", "due", "date"]),
        },
    }
