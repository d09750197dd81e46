"""What people left in the files with their own editors: remarks, corrections, other ways of writing the same."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from valve_making.firms import landline
from valve_making.layout import Hand
from valve_making.plan import Plan
from valve_making.words import Place

_OPENINGS = (
    ["老客户，每月对账一次，对账单寄财务部，不要寄供应部。"],
    ["开票必须写全称，简称会被退票。"],
    ["送货只收上午。下午门卫不放车。"],
    ["价格按2014年协议执行，", "不在协议内的规格单独报价。"],
    ["此客户由集团统一付款，付款单位名称可能不同，入账时注意。"],
    ["2014-05 资料由许秀芳重新核对过"],
    ["总经理亲自谈的客户，改付款条件前先请示。"],
    ["注意：与同城另一家名称相近的公司不是一家！"],
)
_ABOVE_LISTS = (
    ("contacts", ["联系人每年一月核对"]),
    ("receipts", ["回款由财务每周五登记"]),
    ("communications", ["只记有结果的"]),
)
_BESIDE_SALES = ("发票已补寄", "发货单在业务员处", "合同原件在柜3", "催过交期", "已核对")
_BESIDE_CONTACTS = ("休产假，暂找设备科", "2014-06 换号", "短信比电话管用", "单据以本人签字为准")


def hand(chance: Random, data: dict[str, Any], place: Place, plan: Plan) -> Hand:
    """About a third of the files bear remarks, one in ten was laid out by somebody."""
    found = Hand()
    known = plan.entered < date(2014, 2, 1)
    if chance.random() < 0.17 and known:
        found.opening = chance.choice(_OPENINGS)
    if chance.random() < 0.12 and known:
        found.beside["phone"] = f"2014-03 改号，旧号 {landline(chance, place)}"
    if chance.random() < 0.14 and known:
        first = data["contacts"][0]
        found.beside[first["id"]] = chance.choice(_BESIDE_CONTACTS[first["sex"] == "male" :])
    if chance.random() < 0.10 and data.get("sales"):
        found.beside[chance.choice(data["sales"])["id"]] = chance.choice(_BESIDE_SALES)
    if chance.random() < 0.06:
        key, lines = chance.choice(_ABOVE_LISTS)
        found.above[key] = lines
    _new_year(chance, data, found)
    _layout(chance, data, found, int(plan.code[1:]))
    return found


def _new_year(chance: Random, data: dict[str, Any], found: Hand) -> None:
    first = next((each["id"] for each in data.get("sales", []) if each["date"] > "2014"), None)
    if first and chance.random() < 0.08:
        found.above[first] = ["—— 2014年 ——"]


def _layout(chance: Random, data: dict[str, Any], found: Hand, number: int) -> None:
    records = [each["id"] for name in ("contacts", "sales", "receipts") for each in data.get(name, [])]
    match number % 23:
        case 3:
            found.indented = True
        case 8:
            found.airy = True
        case 12:
            found.blocks = set(chance.sample(records, min(3, len(records))))
        case 17:
            found.quoted = {"name", "region", "owner"}
        case 20:
            found.airy = found.indented = True
            found.blocks = set(records[:1])
    found.dashes = number in (44, 151)
    found.no_end = number in (77, 190)
