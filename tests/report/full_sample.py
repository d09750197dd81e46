"""A customer with a record of every kind, each with every text filled: what a report must find room for."""

from __future__ import annotations

from typing import Any

from kehu.model.customer import Customer

ORIGIN = {"source": "agency", "by": "陆文娟", "verified_by": "顾建明"}
PRIVATE = {
    "identity_number": "000000196503120176",
    "birthday": "1965-03-12",
    "birthday_calendar": "solar",
    "height": "174",
    "religion": "不便透露",
    "family": [{"name": "宋玉珍", "relation": "妻"}, {"name": "贾一帆", "relation": "子"}],
    "itinerary": [{"date": "2014-10-22", "place": "上海"}],
}
SECRETS = ("000000196503120176", "1965-03-12", "174", "不便透露", "宋玉珍", "贾一帆", "13900000011", "wx-jia")


def full(**other: Any) -> Customer:
    return Customer.model_validate(data() | other)


def hostile(said: str) -> Customer:
    """The same with every text that a person writes freely saying this."""

    def replaced(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: replaced(each) for key, each in value.items()}
        if isinstance(value, list):
            return [replaced(each) for each in value]
        return said if any(letter >= "\u4e00" for letter in value) else value

    return Customer.model_validate(replaced(data()))


def data() -> dict[str, Any]:
    return {**_about(), **_credit(), **_trade(), **_contact()}


def _about() -> dict[str, Any]:
    return {
        "code": "C00300",
        "name": "海州合成材料有限公司",
        "role": "end_user",
        "nature": "ordinary",
        "size": "medium",
        "business_scope": "合成材料的生产",
        "owner": "陈海峰",
        "headcount": "406",
        "bank_accounts": [{"bank": "海州银行", "account": "0000 0300"}],
        "private": {"taboos": "不收礼"},
        "characteristics": {"sells_to": "下游注塑厂", "philosophy": "稳字当头"},
        "business": {"results": "年年盈利", "relation": "主要供方之一"},
        "preferences": {"products": "衬氟球阀", "response_time": "四小时内"},
        "departments": [{"name": "物资部", "part": "buying", "note": "会签"}],
        "decision_process": "比价三家",
        "contacts": [
            {
                "id": "P1",
                "name": "贾广林",
                "position": "主任",
                "mobile": "13900000011",
                "wechat": "wx-jia",
                "private": PRIVATE,
                "privacy": {"basis": "consent", "consent_on": "2013-04-18", "scope": "生日问候"},
            }
        ],
        "wallets": [{"id": "K1", "date": "2014-11-28", "amount": "1000.00", **ORIGIN}],
        "shareholders": [{"id": "SH1", "date": "2014-03-05", "name": "蔡俊杰", "share": "62", **ORIGIN}],
        "managers": [{"id": "MG1", "date": "2014-03-05", "name": "邵文博", "career": "原厂长", **ORIGIN}],
        "affiliates": [{"id": "AF1", "date": "2014-03-05", "name": "海州硫酸", "dealings": "供应硫酸", **ORIGIN}],
        "owners": [{"id": "B1", "date": "2013-01-05", "owner": "陈海峰", "reason": "新客户"}],
        "statuses": [{"id": "U1", "date": "2014-05-05", "status": "active", "reason": "恢复供货"}],
    }


def _credit() -> dict[str, Any]:
    return {
        "statements": [
            {
                "id": "FS12",
                "date": "2012-12-31",
                "current_assets": "300",
                "inventory": "100",
                "current_liabilities": "200",
                "total_assets": "500",
                "total_liabilities": "250",
                "receivables": "60",
                "revenue": "400",
                "net_profit": "-20",
                "equity": "250",
                **ORIGIN,
            },
            {
                "id": "FS13",
                "date": "2013-12-31",
                "audited_by": "中信实会计师事务所",
                "current_assets": "330",
                "inventory": "90",
                "current_liabilities": "160",
                "total_assets": "600",
                "total_liabilities": "270",
                "receivables": "40",
                "revenue": "500",
                "net_profit": "25",
                "equity": "330",
                **ORIGIN,
            },
        ],
        "bank_credits": [
            {"id": "BK1", "date": "2014-03-05", "bank": "海州银行", "line": "900", "used": "300.50", **ORIGIN}
        ],
        "guarantees": [
            {
                "id": "GU1",
                "date": "2014-09-01",
                "guarantor": "叶国平",
                "amount": "50.00",
                "until": "2014-12-30",
                **ORIGIN,
            }
        ],
        "public_records": [
            {
                "id": "PR1",
                "date": "2014-03-05",
                "searched": "法院公告",
                "verdict": "nothing",
                "content": "近三年无",
                **ORIGIN,
            }
        ],
        "media": [
            {
                "id": "MD1",
                "date": "2014-06-18",
                "medium": "海州日报",
                "verdict": "good",
                "content": "先进单位",
                **ORIGIN,
            }
        ],
        "investigations": [
            {
                "id": "I1",
                "date": "2014-03-06",
                "by": "陆文娟",
                "valid_until": "2015-03-05",
                "findings": "装置满负荷",
                "advice": "额度十五万",
                "source": "agency",
            }
        ],
        "evaluations": [
            {
                "id": "EV1",
                "date": "2014-03-10",
                "by": "陆文娟",
                "project": "8",
                "project_note": "需求真实",
                "funds": "7",
            }
        ],
        "changes": [{"id": "CH1", "date": "2014-07-01", "area": "people", "content": "采购主管退休", **ORIGIN}],
        "risks": [
            {
                "id": "RS1",
                "date": "2014-08-01",
                "kind": "debts",
                "severity": "high",
                "content": "拖欠同行",
                "cleared_on": "2015-02-01",
                **ORIGIN,
            }
        ],
        "limits": [
            {"id": "L1", "from": "2014-03-12", "until": "2015-03-11", "amount": "150.00", "approved_by": "沈国梁"}
        ],
        "terms": [{"id": "A1", "from": "2013-01-01", "days": "60", "document": "协议 2013-122"}],
        "promises": [{"id": "H1", "date": "2014-12-23", "amount": "40.00", "pay_by": "2015-01-15", "by": "覃桂芳"}],
        "cases": [
            {
                "id": "LC1",
                "date": "2014-10-20",
                "claim": "300.00",
                "stage": "lawsuit",
                "court": "海州区人民法院",
                "closed_on": "2015-03-01",
                "recovered": "120.00",
            }
        ],
        "grades": [
            {"id": "G1", "date": "2013-12-31", "volume": "C", "credit": "甲"},
            {"id": "G2", "date": "2014-06-30", "volume": "B", "credit": "丙"},
        ],
    }


def _trade() -> dict[str, Any]:
    return {
        "orders": [
            {"id": "O1", "date": "2014-12-19", "product": "衬氟蝶阀", "amount": "80.00", "promised": "2014-12-25"}
        ],
        "deliveries": [{"id": "D1", "date": "2014-02-10", "sale": "S1", "carrier": "顺达物流", "signed_by": "卢志明"}],
        "sales": [
            {
                "id": "S1",
                "date": "2014-02-10",
                "due": "2014-04-10",
                "amount": "300.00",
                "product": "衬氟球阀",
                "channel": "直销",
            },
            {"id": "S2", "date": "2014-05-10", "due": "2014-07-10", "amount": "100.00", "product": "衬氟球阀"},
            {"id": "S3", "date": "2014-06-10", "due": "2014-08-10", "amount": "60.00", "product": "衬氟蝶阀"},
        ],
        "receipts": [
            {"id": "R1", "date": "2014-04-30", "amount": "300.00", "for": "S1"},
            {"id": "R2", "date": "2014-07-01", "amount": "100.00", "for": "S2", "bounced": "2014-07-05"},
        ],
        "returns": [{"id": "T1", "date": "2014-06-20", "kind": "allowance", "amount": "15.00", "reason": "密封面划伤"}],
        "refunds": [{"id": "F1", "date": "2014-11-20", "amount": "5.00", "reason": "多付退回"}],
        "write_offs": [{"id": "W1", "date": "2014-12-01", "sale": "S3", "reason": "尾差", "approved_by": "沈国梁"}],
        "extensions": [{"id": "X1", "date": "2014-07-01", "sale": "S2", "due": "2014-07-31", "reason": "节后付"}],
    }


def _contact() -> dict[str, Any]:
    return {
        "communications": [
            {"id": "C1", "date": "2014-11-26", "channel": "email", "subject": "年度协议", "materials": "样本"}
        ],
        "visits": [{"id": "N1", "date": "2014-10-15", "state": "made", "needs": "要能用一年的", "minutes": "试两台"}],
        "activities": [
            {"id": "M1", "date": "2014-10-23", "event": "流体机械展", "reply": "came", "opinion": "比两年前强"}
        ],
        "care": [{"id": "CA1", "date": "2014-09-05", "occasion": "festival", "festival": "中秋节", "gift": "月饼两盒"}],
        "services": [
            {"id": "E1", "date": "2014-08-12", "subject": "大修服务", "result": "一次成功", "done_on": "2014-08-14"}
        ],
        "requirements": [{"id": "Q1", "date": "2014-10-15", "content": "耐85度磷酸"}],
        "feedback": [
            {
                "id": "Y1",
                "date": "2014-12-20",
                "kind": "complaint",
                "content": "手柄缺螺栓",
                "solved_on": "2015-01-05",
                "result": "次月补齐",
            }
        ],
        "competitors": [{"id": "Z1", "date": "2014-10-16", "name": "浙东阀门", "standing": "备件三成", **ORIGIN}],
        "projects": [{"id": "J1", "date": "2014-10-16", "name": "二期净化", "need": "球阀二百六十台", **ORIGIN}],
        "documents": [
            {
                "id": "DC1",
                "date": "2013-03-20",
                "kind": "licence",
                "no": "YZ-77",
                "expires": "2014-12-30",
                "place": "3号柜",
                "holder": "许秀芳",
                "sha256": "c79b72b1f7e1" + "0" * 52,
            }
        ],
        "reviews": [{"id": "V1", "date": "2014-10-17", "by": "顾建明", "looked_at": "付款情况"}],
    }
