"""Short records of what was said and looked at: communications, reviews, and the grades as they stood in September."""

from __future__ import annotations

from datetime import date
from typing import Any

from valve_making.days import AS_OF, add_months, between, on_or_after, on_or_before, plus
from valve_making.layout import Plain, plain
from valve_making.pay import credit_grade
from valve_making.plan import CHRONIC, NOW_AND_THEN, OVER, PROMPT
from valve_making.stories import CREDIT, SALES_MANAGER
from valve_making.trade import Book, volume_grade

# channel, subject, content, feedback
Line = tuple[str, str, str, str]

TRADING: tuple[Line, ...] = (
    ("phone", "询价", "要{product}一批，周五前报价", ""),
    ("phone", "催交货", "问{product}何时发，答月底前", ""),
    ("visit", "例行走访", "看了车间阀门运行情况，无渗漏", "使用满意"),
    ("visit", "例行走访", "库房备有我厂{product}，另有一家同类产品", "价格偏高"),
    ("fax", "发送报价单", "{product}报价，有效期30天", ""),
    ("email", "送样本", "新版样本与{media}选型表", "已转技术部"),
    ("phone", "售后回访", "上批{product}已安装，运行正常", "满意"),
    ("visit", "技术交流", "讲解{media}工况的衬里选择，建议用PFA", "同意小批试用"),
    ("phone", "节前问候", "春节后首批备货计划，三月确定", ""),
    ("phone", "对账", "双方余额一致", "月底前盖章寄回"),
    ("email", "年度协议", "寄出供货协议草稿，待对方法务看", ""),
    ("visit", "质量回访", "一台{product}手柄松动，当场处理", "处理及时"),
    ("phone", "检修备件", "八月大修，请提前备DN50以下规格", ""),
    ("meeting", "订货会", "参加我厂订货会，看了加工中心", "对检测手段放心"),
    ("phone", "变更收货人", "仓库换人，送货前先打电话", ""),
)
DUNNING: tuple[Line, ...] = (
    ("phone", "催款", "逾期货款，答应月底先付一部分", ""),
    ("phone", "催款", "说老板出差，下周签字后付", ""),
    ("visit", "上门对账催款", "余额核对无误，承诺分两次付清", "态度尚可"),
    ("letter", "寄对账单", "附逾期明细，请盖章回传", ""),
    ("phone", "催款", "下游拖欠，资金周转难，问可否用承兑", "同意收银行承兑"),
    ("fax", "催款函", "第一次书面催款", ""),
)
WORSE: tuple[Line, ...] = (
    ("letter", "催款函", "第二次书面催款，限十日内答复", "无答复"),
    ("visit", "上门催款", "只见到财务，装置开工不足，库存不少", ""),
    ("phone", "催款", "答复等资产处置后再付", "须再上门"),
)
ASKING: tuple[Line, ...] = (
    ("phone", "初次联系", "介绍我厂产品，对方现用其他厂家，年底招标", "愿看样本"),
    ("email", "寄样本", "样本、业绩表及{media}工况应用说明", "已收到"),
    ("visit", "初次走访", "新建装置，预计明年二季度订阀门", "列入询价名单"),
    ("phone", "询价", "{product}三种规格，已报价", "比较中"),
    ("phone", "展会后回访", "展会上要过样本，现无采购计划", "半年后再联系"),
)


# What is said at a time of the year only: months.
SEASONS = {"节前问候": (1, 2), "检修备件": (4, 5, 6, 7), "年度协议": (1, 2, 11, 12), "订货会": (4, 10)}


def communications(book: Book, contact: str, contacted: bool) -> None:
    """A few talks with the customer, as many as its grade deserves, more about money where it is late."""
    if not contacted:
        return
    with_ = contact[0] + book.chance.choice(("经理", "科长", "工")) if book.chance.random() < 0.25 else contact
    talks = sorted((*_before_buying(book), *_trading(book), *_about_money(book)))
    for day, line in talks:
        _talk(book, day, line, with_)
    if book.plan.volume == "A":
        _yearly_meeting(book, with_)


def _days(book: Book, lines: list[Line], first: date, last: date = AS_OF) -> list[tuple[date, Line]]:
    """A day for each line, in its season; a line that finds none is left out."""
    found = []
    for line in lines:
        tries = [between(book.chance, first, last) for _ in range(12)] if first <= last else []
        fitting = [day for day in tries if day.month in SEASONS.get(line[1], (day.month,))]
        found += [(day, line) for day in fitting[:1]]
    return found


def _before_buying(book: Book) -> list[tuple[date, Line]]:
    chance, entered = book.chance, book.plan.entered
    if book.plan.volume != "D":
        return []
    first = _days(book, [chance.choice(ASKING)], entered, min(AS_OF, plus(entered, 6)))
    again = chance.sample(ASKING[2:], 1) if chance.random() < 0.3 and book.plan.part == "asking" else []
    return first + _days(book, again, plus(entered, 20))


def _trading(book: Book) -> list[tuple[date, Line]]:
    if not book.sales:
        return []
    count = {"A": 4, "B": 3, "C": 1}.get(book.plan.volume, int(book.chance.random() < 0.5))
    return _days(book, book.chance.sample(TRADING, count), max(date(2013, 3, 4), plus(book.sales[0].day, 12)))


def _about_money(book: Book) -> list[tuple[date, Line]]:
    """From the first due date on."""
    chance, profile = book.chance, book.plan.profile
    if not book.sales or profile == PROMPT:
        return []
    first = max(date(2013, 3, 4), plus(book.sales[0].due, 6))
    count = {CHRONIC: 2, OVER: 2, NOW_AND_THEN: int(chance.random() < 0.4)}[profile]
    talks = _days(book, chance.sample(DUNNING, count), first)
    return talks + (_days(book, chance.sample(WORSE, 1), plus(first, 60)) if profile == OVER else [])


def _talk(book: Book, day: date, line: Line, with_: str) -> None:
    channel, subject, content, feedback = line
    product = book.sales[-1].product if book.sales and book.sales[-1].model else "衬氟球阀"
    media = book.chance.choice(book.trade.media)
    fields: dict[str, Any] = {"channel": Plain(channel), "with": with_}
    owner = book.owner_on(day)
    fields |= {"by": owner} if owner else {}
    fields |= {"subject": subject, "content": content.format(product=product, media=media)}
    fields |= {"feedback": feedback} if feedback else {}
    if subject in ("催款", "询价") and book.chance.random() < 0.4:
        fields["follow_up"] = plain(on_or_after(plus(day, 7)))
    book.add("communications", "C", day, **fields)


def _yearly_meeting(book: Book, with_: str) -> None:
    """A longer note, as minutes are: several lines."""
    day = between(book.chance, date(2014, 11, 24), date(2014, 12, 19))
    hold = book.chance.choice(("DN80以下球阀各备二十台", "常用规格备一个月用量", "大修规格提前两个月排产"))
    wish = book.chance.choice(("希望明年价格下浮2%", "希望账期放宽到60天", "希望增派一名服务人员驻场"))
    content = "\n".join(
        (
            "1. 对方介绍明年检修和扩产计划，用量与今年相当。",
            f"2. 我方承诺：{hold}，急件五天内发货。",
            f"3. 对方{wish}，我方一月中旬前答复。",
        )
    )
    book.add(
        "communications",
        "C",
        day,
        channel=Plain("meeting"),
        **{"with": with_},
        by=SALES_MANAGER,
        subject="年度座谈",
        content=content,
        follow_up=plain(date(2015, 1, 15)),
    )


def reviews(book: Book) -> None:
    """Monthly for A, every other month for B, now and then for the others; some are behind."""
    chance, volume = book.chance, book.plan.volume
    every = {"A": 1, "B": 2, "C": 5}.get(volume, 12)
    behind = chance.random() < {"A": 0.3, "B": 0.25, "C": 0.3}.get(volume, 0.35)
    last = date(2014, 12, 22) if every == 1 else date(2014, 11, 25) if chance.random() < 0.5 else date(2014, 12, 10)
    if behind:
        last = add_months(last, -chance.randint(2, 4))
    begin = max(date(2014, 1, 10), plus(book.plan.entered, 30))
    days = []
    while last >= begin:
        days.append(on_or_before(plus(last, chance.randint(-6, 3))))
        last = add_months(last, -every)
    for n, day in enumerate(reversed(days)):
        if day <= AS_OF:
            book.add("reviews", "V", day, **_looked_at(book, newest=n == len(days) - 1))


def _looked_at(book: Book, newest: bool) -> dict[str, Any]:
    chance, late = book.chance, book.plan.profile in (CHRONIC, OVER)
    what = chance.choice(
        ("付款、账龄", "逾期账款") if late else ("付款、账龄", "付款、在手订单", "基本资料、联系人", "付款情况")
    )
    changed = (
        "无"
        if chance.random() < 0.85
        else chance.choice(("联系人变动，已改", "收货地址变更", "新增一套装置", "电话已核对"))
    )
    by = SALES_MANAGER if book.plan.volume == "A" and chance.random() < 0.4 else CREDIT
    note = {"note": "建议款到发货"} if late and newest and chance.random() < 0.5 else {}
    return {"by": by, "looked_at": what, "changed": changed, **note}


def recorded_grades(book: Book) -> None:
    """The grades as written down at the end of September, or at entry by then; of a few customers never."""
    chance, plan = book.chance, book.plan
    day = max(date(2014, 9, 30), on_or_after(plus(plan.entered, 2)))
    if day <= AS_OF and chance.random() < {"A": 1.0, "B": 0.95, "C": 0.92}.get(plan.volume, 0.7):
        book.add("grades", "G", day, volume=volume_grade(book, day), credit=credit_grade(book, day))
