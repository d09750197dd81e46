"""How a customer pays: when each sale is settled, by its habits, and the receipts that come of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from valve_making.days import AS_OF, add_months, on_or_after, on_or_before, plus
from valve_making.layout import Plain, plain, yuan
from valve_making.plan import CHRONIC, NOW_AND_THEN, OVER, PROMPT
from valve_making.trade import Book, Part, Sale


def pay(book: Book) -> None:
    """Receipts for every sale that the customer has paid by the end of the two years."""
    if book.plan.story == "round sums":
        round_sums(book)
        return
    late = _late(book)
    book.parts = [part for sale in book.sales for part in _parts(book, sale, late)]
    receive(book, [part for part in book.parts if part.day <= AS_OF])


def credit_grade(book: Book, day: date) -> str:
    """How somebody would have graded the payments on a day, going by what each receipt was meant for."""
    judged = {sale.id: sale for sale in book.sales if sale.last_day < day}
    if book.plan.story == "round sums" and judged:
        return {NOW_AND_THEN: "乙", CHRONIC: "丙"}[book.plan.profile]
    parts = [(part.amount, part.sale.last_day, min(part.day, day)) for part in book.parts if part.sale.id in judged]
    parts += [(sale.payable, sale.last_day, day) for sale in judged.values() if sale.unpaid]
    late = sum(amount for amount, due, paid in parts if paid > due)
    if any(paid > add_months(due, 3) for _, due, paid in parts):
        return "丁"
    whole = sum(amount for amount, _, _ in parts)
    return "none" if not whole else "甲" if not late else "乙" if late * 5 <= whole else "丙"


def _late(book: Book) -> dict[str, int]:
    """Sales paid late, and how many days."""
    chance, profile = book.chance, book.plan.profile
    order = [sale for sale in book.sales if sale.last_day < AS_OF and sale.payable > 0]
    chance.shuffle(order)
    if profile == OVER:
        order.sort(key=lambda sale: sale.due > date(2014, 9, 20))
    total, late = sum(sale.payable for sale in order), 0
    share = {PROMPT: 0.0, NOW_AND_THEN: 0.13, CHRONIC: 0.55, OVER: 0.5}[profile]
    days = {}
    for n, sale in enumerate(order):
        if profile == OVER and n == 0:
            days[sale.id] = chance.randint(100, 260)
        elif (profile in (CHRONIC, OVER) and late < share * total) or late + sale.payable <= share * total:
            days[sale.id] = chance.randint(3, 20 if profile == NOW_AND_THEN else 74)
        if sale.id in days:
            late += sale.payable
    return days


def _parts(book: Book, sale: Sale, late: dict[str, int]) -> list[Part]:
    if sale.payable <= 0 or sale.unpaid:
        return []
    if book.prepays and sale.id not in late:
        day = sale.day if book.chance.random() < 0.5 else on_or_before(plus(sale.day, -book.chance.randint(1, 6)))
        return [Part(sale, day, sale.payable, True)]
    if sale.id in late:
        return _late_parts(book, sale, late[sale.id])
    nothing_late = book.plan.profile == NOW_AND_THEN and not late and sale is book.sales[0]
    if nothing_late and sale.last_day < AS_OF:  # the only way to be late now and then with few sales: with a part
        some = sale.payable // 100_00 * 10_00 or 10_00
        tail = Part(sale, on_or_after(plus(sale.last_day, 9)), some, True)
        return [Part(sale, pay_day(book, sale), sale.payable - some, False), tail]
    return [Part(sale, pay_day(book, sale), sale.payable, True)]


def _late_parts(book: Book, sale: Sale, days: int) -> list[Part]:
    day = on_or_after(plus(sale.last_day, days))
    if sale.payable > 20_000_00 and book.chance.random() < 0.3:
        half = sale.payable // 2 // 1000_00 * 1000_00
        early = on_or_after(plus(sale.last_day, days // 3))
        return [Part(sale, early, half, False), Part(sale, day, sale.payable - half, True)]
    return [Part(sale, day, sale.payable, True)]


def pay_day(book: Book, sale: Sale) -> date:
    """The last of the customer's days of payment up to the due date, else the due date."""
    days = (10, 25) if ord(book.plan.code[-1]) % 2 else (20,)
    day = sale.last_day
    while day > sale.day:
        if day.day in days:
            return max(sale.day, on_or_before(day))
        day = plus(day, -1)
    return max(sale.day, on_or_before(sale.last_day))


def receive(book: Book, parts: list[Part]) -> None:
    """One receipt for what is paid on one day."""
    by_day = defaultdict(list)
    for part in parts:
        by_day[part.day].append(part)
    for day in sorted(by_day):
        paid = by_day[day]
        record = book.add("receipts", "R", day, amount=yuan(sum(part.amount for part in paid)))
        record |= method(book, day, sum(part.amount for part in paid))
        named = book.chance.random() > 0.12 or book.plan.profile != PROMPT
        if named or book.prepays:
            record["for"] = claims(paid)


def claims(paid: list[Part]) -> str | list[str] | dict[str, Plain]:
    """`for:` in its shortest spelling."""
    if not all(part.whole for part in paid):
        return {part.sale.id: yuan(part.amount) for part in paid}
    names = [part.sale.id for part in paid]
    return names[0] if len(names) == 1 else names


def method(book: Book, day: date, amount: int) -> dict[str, Plain]:
    if amount < 2_000_00 and book.chance.random() < 0.3:
        return {"method": Plain("cash")}
    bills = 0.4 if book.plan.volume in "AB" else 0.15
    if amount > 10_000_00 and book.chance.random() < bills:
        matures = plain(add_months(day, 6 if book.chance.random() < 0.7 else 3))
        return {"method": Plain("bank_bill"), "matures": matures}
    return {"method": Plain("transfer")}


def round_sums(book: Book) -> None:
    """Pays on account at the end of the month, mostly in round sums, and never says for what."""
    paid, day = 0, date(2013, 1, 31)
    slow = 45 if book.plan.profile == CHRONIC else 0
    while day <= AS_OF:
        fallen_due = sum(sale.payable for sale in book.sales if plus(sale.due, slow) <= plus(day, 24))
        settles = day.month % 3 == 0 or slow > 30  # to the cent, so that nothing is left over for ever
        step = 1_00 if settles else 10_000_00 if book.plan.target > 80_000 else 1_000_00
        amount = (fallen_due - paid) // step * step
        if amount > 0:
            when = min(AS_OF, on_or_before(day))
            record = book.add("receipts", "R", when, amount=yuan(amount), method=Plain("transfer"))
            if book.chance.random() < 0.15:
                record["note"] = "未注明所付发票"
            paid += amount
        day = plus(add_months(plus(day, 1), 1), -1)
