"""The years 2015 to 2017: who goes on buying, how much, and when it is paid.

2015 is like the years before. In 2016 the firm sells on easy terms and customers take their time. In 2017 it keeps to
its terms: what is due is paid, late in spring, on the day from summer on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from valve_making import abroad
from valve_making.days import AS_OF, between, on_or_after, on_or_before, plus, spread
from valve_making.dossier import Dossier
from valve_making.layout import Plain, plain, yuan
from valve_making.pay import claims, method, pay_day
from valve_making.plan import CHRONIC, NOW_AND_THEN, OVER, PROMPT, SEED
from valve_making.trade import Book, Part, Sale, line

YEARS = (2015, 2016, 2017)
BEFORE, END = date(2016, 12, 31), date(2017, 12, 31)  # the ends of the year of easy terms and of that of control
CONTROL = date(2017, 3, 1)  # from here on what falls due is paid on the day
_PACE = {2015: (0.92, 1.15), 2016: (1.05, 1.3), 2017: (0.85, 1.02)}
_STAYS = {"A": 1.0, "B": 1.0, "C": 0.78, "new": 0.75, "unjudged": 1.0, "asking": 0.35}


@dataclass
class Bill:
    """A sale, and the day on which it is paid; None while the archive runs."""

    sale: Sale
    paid: date | None

    @property
    def open_before(self) -> bool:
        """Whether it is owed when 2016 ends."""
        return self.sale.day <= BEFORE and (self.paid is None or self.paid > BEFORE)

    @property
    def open_at_end(self) -> bool:
        """Whether it is owed when 2017 ends."""
        return self.paid is None

    @property
    def falls_due(self) -> bool:
        """Whether it falls due in 2017."""
        return BEFORE < self.sale.due <= END


@dataclass
class Course:
    """One customer's three years."""

    book: Book
    dossier: Dossier
    chance: Random
    slack: bool  # takes its time in 2016
    bills: list[Bill] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.book.plan.code


def course(dossier: Dossier) -> Course:
    """The customer's course, with its later trade if there is one."""
    book, plan = dossier.book, dossier.book.plan
    book.chance = chance = Random(f"{SEED}/{plan.code}/later")
    found = Course(book, dossier, chance, plan.profile != PROMPT or chance.random() < 0.62)
    stopped = dossier.data.get("status") in ("suspended", "phasing_out", "closed") or plan.profile == OVER
    _deliver(found)
    if not stopped and chance.random() < _STAYS.get(plan.part, 0.0):
        _terms(found)
        for year in YEARS:
            _buy(found, year)
    for bill in found.bills:
        bill.paid = _paid(found, bill.sale)
    return found


def _deliver(course: Course) -> None:
    """The orders that were open at the end of 2014."""
    for order in course.dossier.data.get("orders", []):
        if "closed_on" not in order:
            course.bills.append(Bill(_delivered(course, order), None))


def _delivered(course: Course, order: dict[str, Any]) -> Sale:
    """The order's sale, on the day on which it was promised, which closes the order."""
    note = {key: order.pop(key) for key in ("note",) if key in order}
    day = on_or_after(max(date(2015, 1, 6), date.fromisoformat(order["promised"])))
    order |= {"closed_on": plain(day)} | note
    sale = Sale(course.book.new_id("S", day), day, course.book.due_of(day), round(float(order["amount"]) * 100))
    sale.product, sale.model, sale.quantity = order["product"], order["model"], int(order["quantity"])
    sale.price, sale.discount = int(float(order["price"])), int(float(order.get("discount", 0)))
    sale.said = {key: order[key] for key in ("contract",) if key in order} | {"order": order["id"]}
    return sale


def _terms(course: Course) -> None:
    """Easy terms from the middle of 2015 on, the old ones again from 2017 on, for those who buy much."""
    book = course.book
    if book.plan.volume not in "AB" or len(book.terms) > 1 or book.prepays:
        return
    for start, until, days, why in (
        ("2015-07-01", "2016-12-31", 60, "抢市场，放宽账期"),
        ("2017-01-01", "2017-12-31", 30, "推行信用管理，恢复三十天"),
    ):
        if course.slack or days == 30:
            paper = f"年度供货协议 {start[:4]}-{course.code[-3:]}"
            course.dossier.add(
                "terms", start, until=until, days=days, document=paper, approved_by="陆文娟", note=why
            )  # fmt: skip
            book.terms.append((date.fromisoformat(start), days))


def _buy(course: Course, year: int) -> None:
    plan, chance = course.book.plan, course.chance
    target = plan.target * chance.uniform(*_PACE[year])
    if plan.part == "asking" and (year == 2015 and chance.random() < 0.5):
        return
    if plan.part == "C" and chance.random() < 0.12:
        return
    size = 130_000 if target > 1_000_000 else 62_000 if target > 300_000 else 42_000 if target > 150_000 else 16_000
    count = max(1, round(target / size))
    first = date(year, 2, 20) if count < 4 else date(year, 1, 5)
    left = target
    for n, day in enumerate(spread(chance, count, first, date(year, 12, 24))):
        sale = line(course.book, day, left / (count - n) * (chance.uniform(0.6, 1.4) if n < count - 1 else 1))
        left = max(left - sale.amount // 100, 300)
        course.bills.append(Bill(sale, None))


def _paid(course: Course, sale: Sale) -> date | None:
    """By what the customer is used to, and what the year allows."""
    chance, profile = course.chance, course.book.plan.profile
    late = 0
    if course.book.prepays:
        return sale.day
    if sale.due <= date(2016, 3, 31):
        late = _usual(chance, profile)
    elif sale.due <= BEFORE:
        late = chance.randint(22, 86) if course.slack else _usual(chance, profile)
    elif sale.due < CONTROL:
        late = chance.randint(8, 45) if course.slack else 0
    if late:
        return on_or_after(plus(sale.due, late))
    return pay_day(course.book, sale) if sale.due <= END else None


def _usual(chance: Random, profile: str) -> int:
    if profile == NOW_AND_THEN:
        return chance.randint(3, 20) if chance.random() < 0.15 else 0
    return chance.randint(8, 60) if profile in (CHRONIC, OVER) and chance.random() < 0.5 else 0


def old_debts(course: Course) -> list[Part]:
    """What was still owed at the end of 2014 and when it comes, of those who say what they pay."""
    book = course.book
    if book.plan.story in ("written off", "round sums"):
        return []
    parts = [part for part in book.parts if part.day > AS_OF]
    for sale in book.sales:
        if sale.unpaid:  # disputed; settled by both sides
            parts.append(Part(sale, between(course.chance, date(2015, 4, 1), date(2015, 6, 30)), sale.payable, True))
    return parts


def on_account(book: Book) -> int:
    """Fen that a customer who pays in round sums still owes at the end of 2014."""
    if book.plan.story != "round sums":
        return 0
    paid = sum(round(float(each["amount"]) * 100) for each in book.lists.get("receipts", []))
    return sum(sale.payable for sale in book.sales) - paid


def overpaid(book: Book) -> int:
    """Fen that a customer with a deposit has paid twice by the end of 2014."""
    if book.plan.story != "deposit":
        return 0
    paid = sum(round(float(each["amount"]) * 100) for each in book.lists["receipts"])
    to_come = sum(part.amount for part in book.parts if part.day > AS_OF)
    return paid + to_come - sum(sale.payable for sale in book.sales)


def _parts(course: Course, bill: Bill) -> list[Part]:
    """How a sale is paid: in one, but that a deposit promised for its order comes on time."""
    if bill.paid is None:
        return []
    promises = course.dossier.data.get("promises", [])
    promise = next((each for each in promises if each.get("order") == bill.sale.said.get("order", "none")), None)
    if promise is None:
        return [Part(bill.sale, bill.paid, bill.sale.amount, True)]
    first = round(float(promise["amount"]) * 100)
    day = on_or_before(date.fromisoformat(promise["pay_by"]))
    return [Part(bill.sale, day, first, False), Part(bill.sale, bill.paid, bill.sale.amount - first, False)]


def record(course: Course) -> None:
    """Write sales and receipts into the customer's file."""
    it, book = course.dossier, course.book
    if course.code == abroad.CODE:
        for bill in course.bills:
            bill.sale = abroad.in_dollars(bill.sale)
    if overpaid(book) > 0:
        back = {"amount": yuan(overpaid(book)), "method": Plain("transfer"), "reason": "定金之外多付，对账后退回"}
        it.add("refunds", "2015-01-08", **back)
    for bill in course.bills:
        it.data.setdefault("sales", []).append(bill.sale.data())
    for name in ("sales",) if course.bills else ():
        it.data[name].sort(key=lambda each: each["date"])
    left = on_account(book)
    if left > 0:
        day = between(course.chance, date(2015, 1, 19), date(2015, 1, 30))
        it.add("receipts", day.isoformat(), amount=yuan(left), method=Plain("transfer"), note="结清上年欠款")
    parts = old_debts(course)
    parts += [part for bill in course.bills for part in _parts(course, bill)]
    by_day: dict[date, list[Part]] = {}
    for part in parts:
        by_day.setdefault(part.day, []).append(part)
    for day in sorted(by_day):
        paid = by_day[day]
        amount = sum(part.amount for part in paid)
        by_law = any("unit" in part.sale.said for part in paid)  # the only sales here with a unit: what a court won
        how = {"method": Plain("transfer")} if by_law else method(book, day, amount)
        how = {"method": Plain("letter_of_credit")} if course.code == abroad.CODE and day > AS_OF else how
        matures = {"matures": how.pop("matures")} if "matures" in how else {}
        if currency := next((part.sale.said["currency"] for part in paid if "currency" in part.sale.said), None):
            how["currency"] = currency
        it.add("receipts", day.isoformat(), amount=yuan(amount), **how, for_=claims(paid), **matures)
