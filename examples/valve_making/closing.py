"""Brings the years 2016 and 2017 to the figures of the printed case, to the fen.

In 2017 what fell due is settled to 98.8 %, counted in money and in contracts, and at its end 72.8 % less is owed than a
year before. Sums of a few sales are chosen for that, as a discount on a price list would; of some others, the day on
which they were paid.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from valve_making.days import on_or_before, plus
from valve_making.later import BEFORE, END, Bill, Course
from valve_making.layout import yuan
from valve_making.plan import CHRONIC, NOW_AND_THEN

UNPAID, PAID = 3, 247  # of 250 yuan that fall due: 98.8 %
LEFT, WHOLE = 34, 125  # of 125 yuan owed a year before: 72.8 % less
BIG = "C00091"


def close(courses: list[Course]) -> None:
    """All of it; the order matters, each step leaves alone what the steps before have fixed."""
    _leave_unpaid(courses)
    _round_up_end(courses)
    _meet_year_before(courses)


def set_sum(bill: Bill, fen: int) -> None:
    """The same goods for another sum: so many as come to it, less a discount."""
    sale = bill.sale
    sale.quantity = -(-fen // (sale.price * 100))
    off = sale.quantity * sale.price * 100 - fen
    sale.amount, sale.discount = fen, 0
    sale.said.pop("discount", None)
    if off:
        sale.said["discount"] = yuan(off)


def take_off(bill: Bill, fen: int) -> None:
    """A small sum off the price."""
    sale = bill.sale
    sale.amount -= fen
    if fen or sale.discount:
        sale.said["discount"] = yuan(sale.discount * 100 + fen)


def owed(bills: Iterable[Bill]) -> int:
    return sum(bill.sale.amount for bill in bills)


def _bills(courses: list[Course]) -> list[Bill]:
    return [bill for course in courses for bill in course.bills]


def _leave_unpaid(courses: list[Course]) -> None:
    """1.2 % of what falls due in 2017 stays unpaid, of customers who are known for it."""
    due = owed(bill for bill in _bills(courses) if bill.falls_due)
    most, chosen = due * UNPAID // (UNPAID + PAID), 0
    late: list[Bill] = []
    for course in _known_for_it(courses):
        bill = max((each for each in course.bills if _autumn(each)), key=lambda each: each.sale.day)
        if chosen + bill.sale.amount > most - 12_000_00:
            continue
        chosen += bill.sale.amount
        _default(course, bill)
        late.append(bill)
        if most - chosen < 60_000_00:
            break
    last = next(course for course in _known_for_it(courses) if not any(each in late for each in course.bills))
    rest = max((each for each in last.bills if _autumn(each)), key=lambda each: each.sale.day)
    _default(last, rest)
    paid = [bill for bill in _bills(courses) if bill.falls_due and bill not in late and bill is not rest]
    summer = next(each for each in paid if each.sale.day.year == 2017 and each.sale.quantity > 4)
    take_off(summer, owed(paid) % PAID)
    set_sum(rest, owed(paid) // PAID * UNPAID - owed(late))


def _known_for_it(courses: list[Course]) -> list[Course]:
    profiles = (CHRONIC, NOW_AND_THEN)
    fitting = [each for each in courses if each.book.plan.profile in profiles and each.book.plan.part in ("B", "C")]
    return [each for each in fitting[::5] + fitting[1::5] if any(_autumn(bill) for bill in each.bills)]


def _autumn(bill: Bill) -> bool:
    return date(2017, 8, 20) <= bill.sale.due <= date(2017, 12, 12) and bill.sale.day.year == 2017


def _default(course: Course, bill: Bill) -> None:
    """Not paid, and nothing delivered after it."""
    bill.paid = None
    course.bills = [each for each in course.bills if each.sale.day <= bill.sale.day]


def _round_up_end(courses: list[Course]) -> None:
    """What is owed at the end, to a sum of which there is a whole 72.8 % more."""
    open_ = [bill for bill in _bills(courses) if bill.open_at_end]
    last = next(bill for bill in open_ if bill.sale.due > END and bill.sale.quantity > 4)
    take_off(last, owed(open_) % LEFT)


def _meet_year_before(courses: list[Course]) -> None:
    """What is owed at the end of 2016: payments around the turn of the year move to its other side."""
    wanted = owed(bill for bill in _bills(courses) if bill.open_at_end) // LEFT * WHOLE
    spare = next(bill for course in courses if course.code == BIG for bill in course.bills if _before_christmas(bill))
    others = [bill for bill in _bills(courses) if bill is not spare]
    missing = wanted - owed(bill for bill in others if bill.open_before)
    for bill in sorted(others, key=lambda each: (each.sale.id[-4:], each.sale.id)):
        if 25_000_00 <= missing <= 75_000_00:
            break
        missing += _move(bill, missing)
    if not 25_000_00 <= missing <= 75_000_00:
        raise ValueError(f"{missing} fen cannot be brought into 2016")
    set_sum(spare, missing)
    spare.paid = date(2017, 2, 24)


def _before_christmas(bill: Bill) -> bool:
    return date(2016, 9, 1) <= bill.sale.day and date(2016, 12, 1) <= bill.sale.due <= date(2016, 12, 25)


def _move(bill: Bill, missing: int) -> int:
    """How much more is then still missing: less than nothing if the payment comes later now."""
    amount, paid = bill.sale.amount, bill.paid
    if paid is None or "contract" in bill.sale.said:
        return 0
    if date(2016, 11, 1) <= paid <= BEFORE and bill.sale.due >= date(2016, 10, 20) and missing - amount >= 25_000_00:
        bill.paid = on_or_before(plus(max(bill.sale.due, date(2016, 12, 20)), 26 + amount % 19))
        return -amount
    if BEFORE < paid <= date(2017, 4, 30) and bill.sale.due <= BEFORE and missing + amount <= 75_000_00:
        bill.paid = on_or_before(plus(date(2016, 12, 30), -(amount // 1000 % 9)))
        bill.paid = max(bill.paid, bill.sale.day)
        return amount
    return 0
