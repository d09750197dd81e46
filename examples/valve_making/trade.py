"""What a customer buys: sales that come to its target of the year, with dates, goods, prices and due dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from valve_making.days import AS_OF, BEGIN, plus, spread
from valve_making.layout import Plain, plain, yuan
from valve_making.plan import Plan
from valve_making.words import FAVOURITES, GOODS, Trade

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass
class Sale:
    id: str
    day: date
    due: date
    amount: int  # fen
    product: str = ""
    model: str = ""
    quantity: int = 0
    price: int = 0  # yuan
    discount: int = 0  # yuan
    returned: int = 0  # fen, before it is paid
    until: date | None = None  # due date after an extension
    unpaid: bool = False  # whatever the customer's habits
    said: dict[str, Any] = field(default_factory=dict)  # further fields: contract, disputed, note …

    @property
    def payable(self) -> int:
        return self.amount - self.returned

    @property
    def last_day(self) -> date:
        return self.until or self.due

    def data(self) -> dict[str, Any]:
        goods: dict[str, Any] = {"product": self.product, "model": self.model}
        if self.quantity:
            goods |= {"quantity": plain(str(self.quantity)), "price": Plain(f"{self.price}.00")}
        if self.discount:
            goods["discount"] = Plain(f"{self.discount}.00")
        everything = {
            "id": self.id,
            "date": plain(self.day),
            **goods,
            "amount": yuan(self.amount),
            "due": plain(self.due),
        }
        everything |= self.said
        return {key: everything[key] for key in _ORDER if everything.get(key)}


_ORDER = (
    "id",
    "date",
    "unit",
    "contract",
    "no",
    "order",
    "product",
    "model",
    "use",
    "quantity",
    "price",
    "discount",
    "amount",
    "currency",
    "due",
    "terms",
    "disputed",
    "opening",
    "note",
)


@dataclass
class Part:
    """A part of a sale paid on a day."""

    sale: Sale
    day: date
    amount: int
    whole: bool  # all that is open of the sale


@dataclass
class Book:
    """One customer's trade as it grows: `lists` are the records besides the sales, ready to print."""

    plan: Plan
    trade: Trade
    chance: Random
    factor: float  # its prices against our list
    prepays: bool
    terms: list[tuple[date, int]]  # days of credit from a day on
    sales: list[Sale] = field(default_factory=list)
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)  # what the customer meant to pay when, even after the two years
    used: set[str] = field(default_factory=set)
    owners: list[tuple[date, str]] = field(default_factory=list)  # who of us has looked after it, from a day on

    def new_id(self, letter: str, day: date) -> str:
        while True:
            name = f"{letter}{day:%y%m%d}-" + "".join(self.chance.choice(LETTERS) for _ in range(4))
            if name not in self.used:
                self.used.add(name)
                return name

    def add(self, name: str, letter: str, day: date, **fields: Any) -> dict[str, Any]:
        record = {"id": self.new_id(letter, day), "date": plain(day), **fields}
        self.lists.setdefault(name, []).append(record)
        return record

    def owner_on(self, day: date) -> str:
        """Who of us spoke with the customer on a day; "" if nobody looked after it."""
        return next((owner for start, owner in reversed(self.owners) if start <= day), "")

    def due_of(self, day: date) -> date:
        if self.prepays:
            return day
        return plus(day, [days for start, days in self.terms if start <= day][-1])


def sell(book: Book) -> None:
    """Sales of both years; each year's come to about the target."""
    plan, chance = book.plan, book.chance
    year = date(2014, 1, 2)
    first = max(BEGIN, plus(plan.entered, 8 + chance.randint(0, 24))) if not plan.old else BEGIN
    match plan.part:
        case "asking":
            return
        case "lapsed":
            _fill(book, plan.target, BEGIN, date(2013, 11, 29))
        case "unjudged":
            _fill(book, plan.target, date(2014, 9, 16), date(2014, 9, 29), 1)
        case "new":
            _fill(book, plan.target, *_last_quarter(plan, first), 1 + (plan.target > 12_000) + (plan.target > 40_000))
        case _:
            if first < date(2013, 12, 20):
                _fill(
                    book,
                    int(plan.target * chance.uniform(0.8 if plan.volume in "AB" else 0.55, 1.15)),
                    first,
                    date(2013, 12, 27),
                )
            _fill(book, plan.target, max(year, first), date(2014, 12, 26))


def _last_quarter(plan: Plan, first: date) -> tuple[date, date]:
    start = max(date(2014, 10, 9), first)
    return start, max(plus(start, 3), date(2014, 12, 24))


def _fill(book: Book, target: int, first: date, last: date, count: int = 0) -> None:
    count = count or _count(target)
    left = target
    for n, day in enumerate(spread(book.chance, count, first, last)):
        want = left / (count - n) * (book.chance.uniform(0.45, 1.55) if n < count - 1 else 1)
        sale = line(book, day, want)
        book.sales.append(sale)
        left = max(left - sale.amount // 100, 300)


def _count(target: int) -> int:
    """Larger customers buy more at a time, and more often."""
    size = 52_000 if target > 1_000_000 else 30_000 if target > 300_000 else 19_000 if target > 150_000 else 9_500
    return max(1, round(target / size) + (2 if target > 30_000 else 0))


def line(book: Book, day: date, want: float) -> Sale:
    model, size = _goods(book, want)
    price = _price(book, model, size, day)
    quantity = max(1, round(want / price))
    quantity -= quantity % (5 if quantity > 20 else 2 if quantity > 10 else 1)
    total = quantity * price
    discount = total % 100 if total > 3_000 and book.chance.random() < 0.06 else 0
    product = GOODS[model][0]
    sale = Sale(
        book.new_id("S", day),
        day,
        book.due_of(day),
        (total - discount) * 100,
        product,
        f"{model} DN{size}",
        quantity,
        price,
        discount,
    )
    if book.chance.random() < 0.12 and not discount:
        sale.said["use"] = Plain(book.chance.choice(("repair", "repair", "new_build")))
    return sale


def _goods(book: Book, want: float) -> tuple[str, int]:
    """Goods of which a sensible number comes to the sum."""
    models = FAVOURITES.get(book.trade.code, FAVOURITES[""])
    fitting = [(model, size) for model in models for size, price in GOODS[model][1].items() if 3 <= want / price <= 36]
    if fitting:
        return book.chance.choice(fitting)
    every = [(price, model, size) for model in models for size, price in GOODS[model][1].items()]
    _, model, size = min(every) if want < 2_000 else max(every)
    return model, size


def _price(book: Book, model: str, size: int, day: date) -> int:
    price = GOODS[model][1][size] * book.factor * (1 if day.year == 2013 else 1.03)
    step = 10 if price > 1_000 else 5
    return round(price / step) * step


def purchases(book: Book, first: date, last: date) -> int:
    """Fen bought from the first to the last day, less what came back: G1's figure, counted once more by hand."""
    bought = sum(sale.amount for sale in book.sales if first <= sale.day <= last and "opening" not in sale.said)
    back = sum(
        round(float(each["amount"]) * 100)
        for each in book.lists.get("returns", [])
        if first.isoformat() <= each["date"] <= last.isoformat()
    )
    return bought - back


def volume_grade(book: Book, as_of: date = AS_OF) -> str:
    """A, B, C or D of a year's purchases that ends with the as-of date."""
    first_sale = min((sale.day for sale in book.sales if sale.day <= as_of), default=None)
    bought = purchases(book, plus(as_of.replace(year=as_of.year - 1), 1), as_of)
    if first_sale is None or ((as_of - first_sale).days <= 90 and bought < 200_000_00):
        return "D"
    return "A" if bought >= 300_000_00 else "B" if bought >= 200_000_00 else "C"
