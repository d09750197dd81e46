"""What credit control meets and does in 2016 and 2017: a contract recovered by law, an order refused, limits, talks."""

from __future__ import annotations

from datetime import date

from valve_making.closing import BIG
from valve_making.days import add_months, between, on_or_after, on_or_before, plus
from valve_making.dossier import BOSS, CABINET, CREDIT
from valve_making.later import END, Bill, Course
from valve_making.plan import CHRONIC
from valve_making.trade import Sale

BY_LAW, CONTRACT = "C00018", "LY-GC-1512-18"
_STAGES = (  # how far a case has come by the days that its money is late
    (435, "enforcement"), (200, "judgement"), (80, "arbitration"), (65, "lawsuit"), (50, "mediation"), (40, "lawyer"),
    (0, "dunning"),
)  # fmt: skip
_BODIES = {"mediation": "盐城某区调解中心（虚构）", "arbitration": "盐城某仲裁委员会（虚构）"}
REFUSED, RELEASED = date(2017, 3, 15), date(2017, 4, 5)


def amend(courses: list[Course]) -> None:
    """What the stories do to the trade."""
    for course in courses:
        if course.code == BY_LAW:
            _contract(course)
        if course.code == BIG:
            _hold_back(course)
    lost = [each for each in courses if each.book.plan.part == "C" and each.book.plan.profile == CHRONIC]
    for course in [each for each in lost if any(_given_up(bill) for bill in each.bills)][:2]:
        bill = max((each for each in course.bills if _given_up(each)), key=lambda each: each.sale.day)
        bill.paid = None
        course.bills = [each for each in course.bills if each.sale.day <= bill.sale.day]


def _given_up(bill: Bill) -> bool:
    return date(2016, 5, 1) <= bill.sale.due <= date(2016, 10, 31)


def _contract(course: Course) -> None:
    """550,000 for valves of a project, three lots, none paid until a court had spoken; nothing more sold to them."""
    course.bills = [each for each in course.bills if each.sale.day < date(2016, 4, 1)]
    lots = (
        (date(2015, 12, 18), "气动衬氟蝶阀", "D671F46-10C DN300", 32, 6250, date(2017, 8, 31)),
        (date(2016, 2, 26), "气动衬氟球阀", "Q641F46-16C DN150", 32, 6250, date(2017, 10, 27)),
        (date(2016, 4, 15), "衬氟球阀", "Q41F46-16C DN200", 25, 6000, date(2017, 6, 30)),
    )
    for day, product, model, quantity, price, paid in lots:
        amount = quantity * price * 100
        sale = Sale(course.book.new_id("S", day), day, plus(day, 60), amount, product, model, quantity, price)
        sale.said = {"unit": "工程项目部", "contract": CONTRACT, "use": "new_build"}
        course.bills.append(Bill(sale, paid))


def _hold_back(course: Course) -> None:
    """The largest customer owes, is refused, pays, and is delivered to again."""
    course.bills = [each for each in course.bills if not date(2017, 3, 1) <= each.sale.day < RELEASED]
    for bill in course.bills:
        if date(2017, 1, 4) <= bill.sale.due <= date(2017, 3, 14):
            bill.paid = date(2017, 3, 24) if bill.sale.due < date(2017, 2, 1) else date(2017, 3, 31)


def tell(course: Course) -> None:
    """The records besides sales and receipts."""
    if course.code == BY_LAW:
        _by_law(course)
    if course.code == BIG:
        _refused(course)
    if course.bills and course.book.plan.volume in "AB":
        _limit(course)
    if course.bills:
        _cases(course)
        _talks(course)
        _reviews(course)
        _open_order(course)


def _by_law(course: Course) -> None:
    it = course.dossier
    sales = [bill.sale.id for bill in course.bills if bill.sale.said.get("contract") == CONTRACT]
    buyer = it.data["contacts"][0]["name"]
    paper = {"form": "copy", "place": f"{CABINET}法务卷2017-01", "holder": CREDIT, "part": "credit"}
    it.paper("2015-12-11", "contract", "技改项目阀门合同", no=CONTRACT, sales=sales, **(paper | {"form": "original"}))
    it.add(
        "cases", "2016-10-12", sales=sales, claim="550000.00", stage="closed", stage_on="2017-10-31",
        court="三明某区人民法院（虚构）", recovered="550000.00", cost="18650.00", limitation="2018-06-14",
        closed_on="2017-10-31", by=CREDIT,
        stages=[{"date": day, "stage": stage} for day, stage in (
            ("2016-10-12", "dunning"), ("2016-11-21", "lawyer"), ("2017-02-15", "lawsuit"),
            ("2017-05-22", "judgement"), ("2017-08-31", "enforcement"), ("2017-10-31", "closed"),
        )], note="催收、律师函、诉讼、判决、执行；三次收回55万元",
    )  # fmt: skip
    for day, channel, subject, content in (
        ("2016-10-12", "letter", "催款函", "合同55万元全部逾期，限十日内付清"),
        ("2016-11-21", "letter", "律师函", "第二次催款无答复，委托律师发函"),
        ("2017-02-15", "other", "起诉", "法院受理，申请冻结对方账户"),
        ("2017-05-22", "other", "判决", "判令对方付货款55万元及诉讼费"),
        ("2017-06-30", "other", "判决后首付", "对方付15万元，余款限两个月"),
        ("2017-08-31", "other", "申请执行", "收到20万元；其余申请强制执行"),
        ("2017-10-27", "other", "执行到账", "最后20万元到账，55万元全部收回"),
    ):
        it.add("communications", day, channel=channel, with_=buyer, by=CREDIT, subject=subject, content=content)
    it.paper("2016-11-21", "correspondence", "律师函及邮寄回执", sales=sales, **paper)
    it.paper("2017-05-22", "other", "民事判决书", sales=sales, **paper)
    it.add("limits", "2016-10-12", amount="0.00", approved_by=BOSS, reason="合同款逾期，停止赊销")


def overdue(course: Course, day: date) -> tuple[int, int]:
    """Fen past their due date, and the days of the oldest."""
    late = [each.sale for each in course.bills if each.sale.due < day and (each.paid is None or each.paid > day)]
    late = [sale for sale in late if sale.day <= day]
    return sum(sale.amount for sale in late), max(((day - sale.due).days for sale in late), default=0)


def _refused(course: Course) -> None:
    it, (fen, days) = course.dossier, overdue(course, REFUSED)
    price, quantity = 6300, 60
    order = it.add(
        "orders", "2017-03-13", promised="2017-04-28", product="气动衬氟蝶阀", model="D671F46-10C DN300",
        quantity=quantity, price=f"{price}.00", amount=f"{price * quantity}.00", closed_on="2017-03-15",
        note="逾期货款未付，不予放行，订单退回",
    )  # fmt: skip
    buyer = it.data["contacts"][0]["name"]
    owes = f"逾期{fen / 100:,.2f}元，最长{days}天"
    for day, subject, content in (
        ("2017-03-15", "订单未放行", f"{order}要货{price * quantity / 10_000:.1f}万元；{owes}，付清后再发货"),
        ("2017-03-31", "付清逾期款", "逾期货款已全部到账；沈国梁特批，四月起在额度内恢复发货，账期三十天"),
    ):
        it.add("communications", day, channel="phone", with_=buyer, by=CREDIT, subject=subject, content=content)


def _limit(course: Course) -> None:
    """Every large customer has a limit from 2017 on: two months of what it buys."""
    year = sum(each.sale.amount for each in course.bills if each.sale.day.year == 2016)
    if not year or course.code == BY_LAW:
        return
    amount = max(10_000, round(year / 100 / 6 / 10_000) * 10_000)
    big = amount > 100_000
    course.dossier.add(
        "limits", "2017-03-01", until="2018-02-28", amount=f"{amount}.00", approved_by=BOSS if big else CREDIT,
        reason="两个月用量", document=f"授信协议 2017-{course.code[-3:]}",
    )  # fmt: skip


def _cases(course: Course) -> None:
    """What was due and has not come is collected: the older the debt, the further."""
    for bill in course.bills:
        sale = bill.sale
        if bill.paid is None and sale.due <= END:
            opened = on_or_after(min(plus(sale.due, 25), date(2017, 12, 18)))
            late = (END - sale.due).days
            stage = next(stage for least, stage in _STAGES if late >= least)
            court = {} if stage in ("dunning", "lawyer") else {"court": _BODIES.get(stage, "盐城某区人民法院（虚构）")}
            course.dossier.add(
                "cases", opened.isoformat(), sales=[sale.id], claim=f"{sale.amount // 100}.{sale.amount % 100:02d}",
                stage=stage, **court, limitation=add_months(sale.due, 36).isoformat(), by=CREDIT,
            )  # fmt: skip


def _talks(course: Course) -> None:
    """About money where it was late when the year began."""
    fen, days = overdue(course, date(2017, 1, 10))
    owner = course.book.owner_on(END)
    if days < 15 or course.code == BY_LAW:
        return
    day = between(course.chance, date(2017, 1, 10), date(2017, 1, 25))
    said = course.chance.choice(("答应节前付清", "说二月回款后付", "核对无误，分两次付", "要求先对账"))
    course.dossier.add(
        "communications", day.isoformat(), channel=course.chance.choice(("phone", "phone", "visit", "letter")),
        with_=course.dossier.data["contacts"][0]["name"], **({"by": owner} if owner else {}), subject="催款",
        content=f"一月十日逾期{fen / 100:,.2f}元，最长{days}天", feedback=said,
    )  # fmt: skip


def _reviews(course: Course) -> None:
    """A: every half year, from 2017 on every quarter; B: every year, then every half; the others once."""
    every = {"A": ((2015, 6), (2016, 6), (2017, 3)), "B": ((2015, 12), (2016, 12), (2017, 6))}
    for year, months in every.get(course.book.plan.volume, ((2017, 12),)):
        for n in range(12 // months):
            day = on_or_before(add_months(date(year, 12, 20), -months * n))
            if day >= min(each.sale.day for each in course.bills):
                what = "付款、账龄、额度" if year == 2017 else "付款、账龄"
                course.dossier.add("reviews", day.isoformat(), by=CREDIT, looked_at=what, changed="无")


def _open_order(course: Course) -> None:
    """What some of the larger are still to get in 2018, a part of it delivered."""
    last = max((each.sale for each in course.bills), key=lambda sale: sale.day)
    if last.day < date(2017, 10, 1) or course.book.plan.volume not in "AB" or course.chance.random() < 0.6:
        return
    if any(each.open_at_end and each.sale.due <= END for each in course.bills):
        return
    day = between(course.chance, date(2017, 12, 4), date(2017, 12, 27))
    quantity = last.quantity + 2
    course.dossier.add(
        "orders", day.isoformat(), promised=on_or_after(plus(day, 35)).isoformat(), product=last.product,
        model=last.model, quantity=quantity, open_quantity=quantity - quantity % 3, price=f"{last.price}.00",
        amount=f"{quantity * last.price}.00",
    )  # fmt: skip
