"""Our side: the valve maker's own settings, who looks after whom, what stands between identity and records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from valve_making import own
from valve_making.days import AS_OF, between, on_or_after, on_or_before, plus
from valve_making.firms import Firm
from valve_making.layout import Plain, plain
from valve_making.plan import CHRONIC, OVER, Plan
from valve_making.stories import CREDIT, SALES_MANAGER
from valve_making.trade import Book
from valve_making.words import EAST, GOODS, NORTH, PROJECTS, SOUTH, TRADES

KEEPER, LEFT = "许秀芳", "戴永胜"
LEFT_ON = date(2014, 8, 29)
TAKEN_OVER = (date(2014, 9, 1), "赵敏洁")
SELLERS = {
    EAST: ("周志强", "吴晓东", "孙丽华", "钱卫国"),
    NORTH: ("陈海峰", "蒋军"),
    SOUTH: ("赵敏洁", LEFT),
}

TRAINED = f"trainings: [{{date: 2014-03-21, subject: 客户信息保密, by: {CREDIT}}}]"
TRAINER = "trainings: [{date: 2014-03-07, subject: 信用管理与个人信息保护}]"

FILES = {
    "kehu.yaml": f"""\
# 本档案库的设置。人员离职写 left_on，不要删行：旧记录里还有他的名字。
company: 江苏澜昱防腐阀门有限公司
language: zh
base_currency: CNY
utc_offset: "+08:00"
units: [{EAST}, {NORTH}, {SOUTH}, {PROJECTS}]
staff:
- {{name: 沈国梁, role: boss, joined_on: 2003-05-08}}
- {{name: {SALES_MANAGER}, role: sales_manager, joined_on: 2005-03-01, confidentiality_on: 2005-03-01, {TRAINED}}}
- {{name: {CREDIT}, role: credit, joined_on: 2008-07-14, confidentiality_on: 2008-07-14, {TRAINER}}}
- {{name: {KEEPER}, role: keeper, joined_on: 2010-02-22, confidentiality_on: 2010-02-22, {TRAINED}}}
- {{name: 周志强, role: sales, unit: {EAST}, regions: [江苏, 上海, 浙江, 安徽], capacity: 30, joined_on: 2006-04-17, confidentiality_on: 2006-04-17, {TRAINED}}}
- {{name: 吴晓东, role: sales, unit: {EAST}, regions: [江苏, 浙江, 安徽, 上海], capacity: 40, joined_on: 2009-09-01, confidentiality_on: 2009-09-01, {TRAINED}}}
- {{name: 孙丽华, role: sales, unit: {EAST}, regions: [江苏, 浙江, 安徽, 上海], capacity: 40, joined_on: 2011-03-07, confidentiality_on: 2011-03-07, {TRAINED}}}
- {{name: 钱卫国, role: sales, unit: {EAST}, regions: [江苏, 上海, 安徽, 浙江], capacity: 30, joined_on: 2004-10-11, confidentiality_on: 2004-10-11, {TRAINED}}}
- {{name: 陈海峰, role: sales, unit: {NORTH}, regions: [山东, 河北, 天津, 内蒙古, 宁夏, 辽宁], capacity: 40, joined_on: 2007-06-04, confidentiality_on: 2007-06-04, {TRAINED}}}
- {{name: 蒋军, role: sales, unit: {NORTH}, regions: [山东, 河北, 辽宁, 天津], capacity: 45, joined_on: 2012-02-13, {TRAINED}}}
- {{name: 赵敏洁, role: sales, unit: {SOUTH}, regions: [河南, 江西, 四川, 湖北, 湖南, 贵州, 重庆, 福建, 广东], capacity: 55, joined_on: 2010-08-16, confidentiality_on: 2010-08-16, {TRAINED}}}
- {{name: {LEFT}, role: sales, unit: {SOUTH}, joined_on: 2008-03-03, left_on: {LEFT_ON}}}  # 客户尚未全部移交
delegation: {{sales_manager: 50000, credit: 100000, boss: unlimited}}  # 额度审批权限：到多少
custom:
  media: {{en: main medium, zh: 主要介质}}
  lining: {{type: choice, en: lining asked for, zh: 衬里要求, choices: [F46, PFA, PTFE, PO]}}
"""  # noqa: E501  # a member of the staff stands on one line
    + own.DECLARED,
    ".gitattributes": "*.yaml text eol=lf\nattachments/** -text\n",
    ".gitignore": ".kehu/\n.*.kehu~\n",
}

SOURCES = ("exhibition", "exhibition", "referral", "referral", "internet", "trade_press", "association", "partner")


def families(planned: list[Plan], made: list[Firm]) -> tuple[dict[str, Firm], dict[str, str]]:
    """Which firm is which customer, and three subsidiaries of the groups among the largest."""
    by_code = {each.code: firm for each, firm in zip(planned, made, strict=True)}
    for each in planned:  # large customers are makers, not dealers
        if each.part in "AB" and by_code[each.code].trade.code in ("5179", "4920", "3360"):
            other = next(
                one.code
                for one in reversed(planned)
                if one.part in ("C", "new") and by_code[one.code].trade.code == "2614"
            )
            by_code[each.code], by_code[other] = by_code[other], by_code[each.code]
    heads = [each.code for each in sorted(planned, key=lambda each: -each.target) if each.part == "A"][:3]
    limbs = [
        each.code for each in planned if each.part == "C" and each.target > 30_000 and not by_code[each.code].person
    ]
    parents = {}
    kinds = (("热电", "4411"), ("环保科技", "4620"), ("新材料", "2661"))
    for head, limb, (kind, code) in zip(heads, limbs[5::17], kinds, strict=False):
        group, own = by_code[head], by_code[limb]
        trade = next(trade for trade in TRADES if trade.code == code)
        name = f"{own.place.city}{group.brand}{kind}有限公司"
        by_code[limb] = replace(own, trade=trade, brand=group.brand, word=kind, name=name)
        parents[limb] = head
    return by_code, parents


def our_side(book: Book, firm: Firm) -> dict[str, Any]:
    """Owner, where the customer came from, how its file went through our hands, status and remarks."""
    plan, chance = book.plan, book.chance
    book.owners = _owners(chance, firm, plan)
    owner = book.owners[-1][1] if book.owners else ""
    data: dict[str, Any] = {"owner": owner} if owner and owner != SALES_MANAGER else {"owner": LEFT} if owner else {}
    data |= {"owners": _history(book)} if owner and book.owners[-1] == TAKEN_OVER else {}
    data |= {"unit": firm.place.unit}
    source = chance.choice(SOURCES)
    data["source"] = Plain(source)
    if source == "referral":
        data["introduced_by"] = chance.choice(("设计院朋友", "同行老客户", "设备成套厂", "搪玻璃厂业务员"))
    data |= _filing(chance, plan, book.owner_on(plan.entered))
    data |= _status(plan)
    if plan.volume == "A":
        data["sales_policy"] = chance.choice(
            ("按年度协议价，常用规格备货", "优先排产，急件五日内发货", "年采购超百万返利1%")
        )
    if plan.volume in "AB" and chance.random() < 0.8:
        data["sales_target"] = Plain(f"{round(plan.target * 1.1 / 10_000) * 10_000}.00")
    if chance.random() < 0.45:
        data["custom"] = {"media": chance.choice(firm.trade.media)}
        if chance.random() < 0.4:
            data["custom"]["lining"] = chance.choice(("F46", "F46", "PFA", "PTFE", "PO"))
    return data


def _owners(chance: Random, firm: Firm, plan: Plan) -> list[tuple[date, str]]:
    """Who has looked after it. Of the customers of him who left, some are not handed over: the manager fills in."""
    begin = date(2008, 3, 3)
    if plan.volume in "CD" and chance.random() < 0.04:
        return []
    owner = chance.choice(SELLERS[firm.place.unit])
    if owner != LEFT:
        return [(begin, owner)]
    if plan.entered > LEFT_ON:
        return [(begin, "赵敏洁")]
    handed_over = plan.volume in "AB" or chance.random() < 0.55
    return [(begin, LEFT), TAKEN_OVER if handed_over else (TAKEN_OVER[0], SALES_MANAGER)]


def _history(book: Book) -> list[dict[str, Any]]:
    first = book.plan.entered
    day, owner = TAKEN_OVER
    return [
        {"id": book.new_id("B", first), "date": plain(first), "owner": LEFT},
        {
            "id": book.new_id("B", day),
            "date": plain(day),
            "owner": owner,
            "by": SALES_MANAGER,
            "reason": "原业务员离职",
        },
    ]


def _filing(chance: Random, plan: Plan, owner: str) -> dict[str, Any]:
    """Collected, entered, and for most approved and filed; the newest have not been spoken to."""
    entered = plan.entered
    slow = chance.random() < 0.1
    collected = on_or_before(plus(entered, -chance.randint(5, 9) if slow else -chance.randint(0, 2)))
    data: dict[str, Any] = {"collected_on": plain(collected)}
    data |= {"collected_by": owner} if owner and chance.random() < 0.5 else {}
    data |= {"entered_on": plain(entered), "entered_by": KEEPER}
    approved = on_or_after(plus(entered, chance.randint(1, 3)))
    if approved <= AS_OF and (plan.volume in "AB" or chance.random() < 0.5):
        data |= {"approved_on": plain(approved), "approved_by": SALES_MANAGER}
        data |= {"filed_on": plain(min(AS_OF, on_or_after(plus(approved, 1)))), "filed_by": KEEPER}
    if plan.part == "asking" and entered >= date(2014, 10, 20) and chance.random() < 0.4:
        return data
    contact = on_or_before(plus(entered, -chance.randint(10, 600))) if plan.old and plan.part != "asking" else None
    data["first_contact_on"] = plain(contact or min(AS_OF, on_or_after(plus(entered, chance.randint(1, 6)))))
    return data


def _status(plan: Plan) -> dict[str, Any]:
    if plan.story == "written off":
        return {"status": Plain("closed"), "note": "2014年破产清算，停止往来"}
    if plan.profile == OVER and plan.part == "lapsed":
        return {"status": Plain("phasing_out"), "note": "只收款，不发货"}
    if plan.story == "bill bounced":
        return {"status": Plain("suspended"), "watch": {"cause": "商业承兑汇票退票", "until": plain(date(2015, 6, 30))}}
    if plan.profile == OVER and plan.volume in "AB":
        return {"watch": {"cause": "付款严重拖延", "until": plain(date(2015, 3, 31))}}
    return {}


def open_orders(book: Book) -> None:
    """Orders still to be delivered in 2015, of a few."""
    plan, chance = book.plan, book.chance
    if not book.sales or plan.profile in (CHRONIC, OVER) or chance.random() > (0.5 if plan.volume in "AB" else 0.1):
        return
    like = chance.choice(book.sales[-4:])
    if not like.quantity:
        return
    day = between(chance, max(date(2014, 12, 8), plan.entered), AS_OF)
    product = GOODS[like.model.split()[0]][0]
    book.add(
        "orders",
        "O",
        day,
        promised=plain(on_or_after(plus(day, chance.randint(20, 45)))),
        product=product,
        model=like.model,
        quantity=plain(str(like.quantity)),
        open_quantity=plain(str(like.quantity)),
        price=Plain(f"{like.price}.00"),
        amount=Plain(f"{like.quantity * like.price}.00"),
    )


_LISTS = (
    "orders",
    "sales",
    "receipts",
    "returns",
    "refunds",
    "write_offs",
    "extensions",
    "communications",
    "reviews",
    "grades",
)


def lists(book: Book, people: list[dict[str, Any]]) -> dict[str, Any]:
    """The lists of records, in the order of the file, each by date."""
    everything = {**book.lists, "sales": [sale.data() for sale in sorted(book.sales, key=lambda each: each.day)]}
    found: dict[str, Any] = {"contacts": people}
    if book.lists.get("terms"):
        found["terms"] = book.lists["terms"]
    for name in _LISTS:
        if everything.get(name):
            found[name] = sorted((_ordered(name, each) for each in everything[name]), key=lambda each: each["date"])
    return found


_RECEIPT = ("id", "date", "amount", "method", "for", "matures", "bounced", "order", "note")


def _ordered(name: str, record: dict[str, Any]) -> dict[str, Any]:
    """A receipt's keys in the order of the model, whatever a story did to it."""
    return {key: record[key] for key in _RECEIPT if key in record} if name == "receipts" else record
