"""The cases that a credit manager remembers. Some begin before the payments, some after; a customer has one at most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from valve_making.days import AS_OF, add_months, on_or_after, on_or_before, plus
from valve_making.layout import Plain, plain, yuan
from valve_making.pay import receive
from valve_making.plan import CHRONIC
from valve_making.trade import Book, Part, Sale

CREDIT, SALES_MANAGER, BOSS = "陆文娟", "顾建明", "沈国梁"


def amend_sales(book: Book) -> None:
    """What a story does to the sales, before anybody pays."""
    before = _BEFORE.get(book.plan.story)
    if before:
        before(book)


def amend_payments(book: Book) -> None:
    """What a story does once the payments are there."""
    after = _AFTER.get(book.plan.story)
    if after:
        after(book)


def _middle(book: Book, year: int = 2014) -> Sale:
    """A sale of some size around the middle of a year's, fallen due by the end of it."""
    own = [sale for sale in book.sales if sale.day.year == year and sale.due < date(year, 12, 1)]
    third = own[len(own) // 3 : max(len(own) // 3 + 1, 2 * len(own) // 3)] or book.sales[:1]
    return max(third, key=lambda sale: sale.amount)


def _by_hand(book: Book, yuan_a_year: int) -> None:
    """Brings the purchases of 2014 to a round sum by a discount on the last sale."""
    year = [sale for sale in book.sales if sale.day.year == 2014]
    last = year[-1]
    while (missing := yuan_a_year - sum(sale.amount for sale in year) // 100) > 0:
        last.quantity += -(-missing // last.price)
        last.discount = 0
        last.amount = last.quantity * last.price * 100
    last.discount = -missing + last.discount
    last.amount = (last.quantity * last.price - last.discount) * 100


def _exact_b(book: Book) -> None:
    _by_hand(book, 200_000)


def _just_below_b(book: Book) -> None:
    _by_hand(book, 199_860)


def _one_sale(book: Book, day: date) -> None:
    """Its first sale on that very day; the others, if any, later."""
    sale = book.sales[0]
    book.used.discard(sale.id)
    sale.id, sale.day, sale.due = book.new_id("S", day), day, book.due_of(day)


def _ninety_days(book: Book) -> None:
    _one_sale(book, date(2014, 10, 2))
    book.sales[0].said["note"] = "国庆值班发货，客户停车抢修"


def _last_day(book: Book) -> None:
    sale = book.sales[-1]
    book.used.discard(sale.id)
    day = date(2013, 12, 31)
    sale.id, sale.day, sale.due = book.new_id("S", day), day, book.due_of(day)


def _opening(book: Book) -> None:
    day = date(2012, 12, 31)
    amount = int(book.plan.target * book.chance.uniform(0.04, 0.14)) // 10 * 10 + 860
    sale = Sale(book.new_id("S", day), day, date(2013, 1, 30), amount * 100)
    sale.said = {"opening": Plain("true"), "note": "2012年末欠款，双方已对账"}
    book.sales.insert(0, sale)


def _retention(book: Book) -> None:
    """A project: 30 % before delivery, 60 % on arrival, 10 % retention a year later; one sale for each due date."""
    start = on_or_after(date(2013, 9 + book.chance.randint(0, 3), 12))
    total = book.chance.randint(12, 30) * 5_000
    contract = f"LY-GC-{start:%y%m}-{book.chance.randint(11, 39)}"
    steps = (
        (30, plus(start, 5), "预付款30%"),
        (60, plus(start, 60), "到货款60%"),
        (10, min(add_months(plus(start, 30), 12), date(2014, 12, 20)), "质保金10%，质保期一年"),
    )
    for share, due, note in steps:
        sale = Sale(book.new_id("S", start), start, due, total * share, "衬氟阀门一批")
        sale.said = {"unit": "工程项目部", "contract": contract, "use": Plain("new_build"), "note": note}
        book.sales.append(sale)
    book.sales.sort(key=lambda each: each.day)


def _terms(book: Book) -> None:
    first = book.terms[1:] or [(date(2013, 1, 1), 30)]
    for n, (start, days) in enumerate(first):
        until = {"until": plain(plus(first[n + 1][0], -1))} if n + 1 < len(first) else {}
        record = {
            "id": book.new_id("A", start),
            "from": plain(start),
            **until,
            "days": plain(str(days)),
            "document": f"年度供货协议 {start:%Y}-{book.plan.code[-3:]}",
            "approved_by": CREDIT,
        }
        book.lists.setdefault("terms", []).append(record)


def _extension(book: Book) -> None:
    sale = _middle(book)
    sale.until = plus(sale.due, 30)
    agreed = max(sale.day, on_or_before(plus(sale.due, -book.chance.randint(2, 6))))
    book.add(
        "extensions",
        "X",
        agreed,
        sale=sale.id,
        due=plain(sale.until),
        reason=book.chance.choice(("设备大修停产，资金紧张", "下游回款推迟", "项目验收延后一个月")),
        approved_by=CREDIT,
    )


def _return(book: Book, kind: str, sale: Sale, day: date, fen: int, **said: str | Plain) -> None:
    sale.returned = fen
    quantity = {"quantity": said.pop("quantity")} if "quantity" in said else {}
    book.add("returns", "T", day, kind=Plain(kind), sale=sale.id, **quantity, amount=yuan(fen), **said)


def _goods_back(book: Book) -> None:
    sale = _middle(book)
    back = max(1, sale.quantity // 6)
    fen = min(back * sale.price * 100, sale.amount)
    day = on_or_after(plus(sale.day, min(9, (sale.due - sale.day).days)))
    reason, party = book.chance.choice(
        (
            ("法兰标准不符，更换", "我方"),
            ("订货口径有误", "客户"),
            ("衬里划伤", "运输方"),
            ("项目变更，多订", "客户"),
            ("密封面渗漏", "我方"),
        )
    )
    _return(book, "goods_back", sale, day, fen, quantity=Plain(back), reason=reason, responsible=party)


def _allowance(book: Book) -> None:
    sale = _middle(book)
    fen = max(100_00, sale.amount // 100_00 * 4_00 // 50_00 * 50_00)
    day = on_or_after(plus(sale.day, min(12, (sale.due - sale.day).days)))
    reason = book.chance.choice(("交货迟六天，协商折让", "外观油漆不良，客户让步接收", "手柄配错，客户自行更换"))
    _return(book, "allowance", sale, day, fen, reason=reason, responsible="我方")


def _compensation(book: Book) -> None:
    sale = _middle(book)
    day = on_or_after(plus(sale.day, min(15, (sale.due - sale.day).days)))
    _return(
        book,
        "compensation",
        sale,
        day,
        sale.amount // 100_00 * 6_00,
        reason="阀门内漏，赔付停车损失",
        responsible="我方",
        appraisal=f"质鉴 {day:%y}-{book.chance.randint(3, 28):02d}",
    )


def _disputed(book: Book) -> None:
    """Disputed, and unpaid: nothing is paid of it below."""
    own = [sale for sale in book.sales if date(2014, 7, 1) <= sale.day and sale.due < AS_OF]
    sale = min(own or book.sales[-1:], key=lambda each: each.amount)
    sale.said |= {
        "disputed": Plain("true"),
        "note": book.chance.choice(
            (
                "对方称密封面泄漏，等检测结果",
                "数量差两台，双方正在核对发货单",
                "对方要求按旧价结算",
                "对方称衬里脱壳，待我方派人",
            )
        ),
    }
    sale.unpaid = True


def _written_off(book: Book) -> None:
    """Never paid, given up a year later, and then a part of it came in from the bankruptcy after all."""
    sale = book.sales[-1]
    book.lists["receipts"] = [each for each in book.lists.get("receipts", []) if sale.id not in str(each.get("for"))]
    day = on_or_after(plus(sale.due, 330))
    day = min(day, date(2014, 8, 29))
    book.add("write_offs", "W", day, sale=sale.id, reason="客户破产清算，债权已申报", approved_by=BOSS)
    some = sale.amount * 18 // 100 // 100 * 100
    back = on_or_after(max(plus(day, 60), date(2014, 10, 16)))
    book.add(
        "receipts", "R", back, amount=yuan(some), method=Plain("transfer"), **{"for": sale.id}, note="破产财产首次分配"
    )


def _refund(book: Book) -> None:
    """Paid twice; the second payment goes back."""
    sale = book.sales[-1]
    twice = on_or_after(plus(sale.last_day, 6))
    book.add(
        "receipts",
        "R",
        twice,
        amount=yuan(sale.payable),
        method=Plain("transfer"),
        **{"for": sale.id},
        note="财务重复付款",
    )
    back = on_or_after(plus(twice, 11))
    book.add(
        "refunds",
        "F",
        back,
        amount=yuan(sale.payable),
        method=Plain("transfer"),
        reason="重复付款退回",
        approved_by=CREDIT,
    )


def _tail(book: Book) -> None:
    """Sixty fen short, and given up: within the tolerance, so that the grade does not suffer."""
    sale = book.sales[len(book.sales) // 2]
    record = next(each for each in book.lists["receipts"] if sale.id in str(each.get("for", "")))
    fen = round(float(record["amount"]) * 100) - 60
    record["amount"] = yuan(fen)
    if isinstance(record["for"], list):  # then the sale itself must be the one that is short
        record["for"] = {
            each: yuan(next(one.payable for one in book.sales if one.id == each) - 60 * (each == sale.id))
            for each in record["for"]
        }
    day = on_or_after(plus(sale.last_day, 20))
    book.add("write_offs", "W", min(day, AS_OF), sale=sale.id, reason="尾差0.60元", approved_by=CREDIT)


def _deposit(book: Book) -> None:
    """An order, a deposit promised to the sale that is still to come, the sale, the rest."""
    sale = _middle(book)
    ordered = on_or_before(plus(sale.day, -26))
    share = sale.amount * 3 // 10 // 100_00 * 100_00
    order = book.add(
        "orders",
        "O",
        ordered,
        promised=plain(sale.day),
        product=sale.product,
        model=sale.model,
        quantity=plain(str(sale.quantity)),
        price=Plain(f"{sale.price}.00"),
        **({"discount": Plain(f"{sale.discount}.00")} if sale.discount else {}),
        amount=yuan(sale.amount),
        closed_on=plain(sale.day),
    )
    sale.said["order"] = order["id"]
    settled = [each for each in book.lists["receipts"] if sale.id in str(each.get("for", ""))]
    book.lists["receipts"] = [each for each in book.lists["receipts"] if each not in settled]
    rest = [each for each in book.sales if any(each.id in str(one["for"]) for one in settled) and each is not sale]
    paid_on = date.fromisoformat(settled[0]["date"]) if settled else sale.due
    book.add(
        "receipts",
        "R",
        on_or_before(plus(ordered, 4)),
        amount=yuan(share),
        method=Plain("transfer"),
        **{"for": {sale.id: yuan(share)}},
        order=order["id"],
        note="定金30%",
    )
    receive(book, [Part(each, paid_on, each.payable, True) for each in rest])
    book.add("receipts", "R", paid_on, amount=yuan(sale.amount - share), method=Plain("transfer"), **{"for": sale.id})


def _bounced(book: Book, method: str, days: int, why: str) -> None:
    """A cheque or a bill that nobody paid, and the transfer that took its place."""
    whole = [
        each
        for each in book.lists["receipts"]
        if "2013-05" < each["date"] < "2014-07" and isinstance(each.get("for"), (str, list))
    ]
    record = whole[len(whole) // 2]
    day = date.fromisoformat(record["date"])
    fails = on_or_after(plus(day, days))
    record.pop("matures", None)
    keeps = {"matures": plain(fails)} if method == "commercial_bill" else {}
    paid = record.pop("for")
    record |= {"method": Plain(method), "for": paid, **keeps, "bounced": plain(fails), "note": why}
    book.add(
        "receipts",
        "R",
        on_or_after(plus(fails, 8)),
        amount=record["amount"],
        method=Plain("transfer"),
        **{"for": paid},
        note="补付退票款",
    )


def _cheque_bounced(book: Book) -> None:
    _bounced(book, "cheque", 3, "空头支票，银行退票")


def _bill_bounced(book: Book) -> None:
    _bounced(book, "commercial_bill", 91, "商业承兑到期未兑付")


def agreed_terms(book: Book) -> list[tuple[date, int]]:
    """Days of credit from a day on: 30, another number, or 30 and from 2014 on 60."""
    start = date(2013, 1, 1)
    if book.plan.story != "terms":
        return [(date(2000, 1, 1), 30)]
    kind = book.chance.randint(0, 5)
    if kind == 0:
        return [(date(2000, 1, 1), 30), (start, 30), (date(2014, 1, 1), 60)]
    return [
        (date(2000, 1, 1), 30),
        (start, 90 if kind == 1 and book.plan.profile != CHRONIC else 60 if kind < 4 else 45),
    ]


_BEFORE: dict[str, Callable[[Book], None]] = {
    "exact B": _exact_b,
    "just below B": _just_below_b,
    "ninety days": _ninety_days,
    "last day": _last_day,
    "opening": _opening,
    "retention": _retention,
    "terms": _terms,
    "extension": _extension,
    "goods back": _goods_back,
    "allowance": _allowance,
    "compensation": _compensation,
    "disputed": _disputed,
}
_AFTER: dict[str, Callable[[Book], None]] = {
    "written off": _written_off,
    "refund": _refund,
    "tail": _tail,
    "deposit": _deposit,
    "cheque bounced": _cheque_bounced,
    "bill bounced": _bill_bounced,
}
