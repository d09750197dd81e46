"""Customers for the report's tests, made of models: rich, poor, busy, and one that means harm."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from kehu.grading.assess import assess
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from kehu.report.context import ReportContext, build

AS_OF = datetime.date(2014, 12, 31)
ISSUED = datetime.date(2015, 1, 5)
REVISION = "sha256:9b1c5f20aa3e77d1"
SETTINGS = Settings(company="江南防腐阀门有限公司")
NASTY = "<script>alert(1)</script> | *a* [x](y) {{ 7*7 }} `c` \"q\" 's' & &lt; \\"


def context(
    customer: Customer,
    *,
    as_of: datetime.date = AS_OF,
    policy: Policy | None = None,
    settings: Settings = SETTINGS,
    **values: Any,
) -> ReportContext:
    """The report of a customer; records stand one a line from line 40 on."""
    policy = policy or Policy()
    lists = (customer.sales, customer.receipts, customer.returns, customer.write_offs, customer.grades)
    lines = {record.id: line for line, record in enumerate((each for records in lists for each in records), 40)}
    file = f"customers/{customer.code[:3]}/{customer.code}.yaml"
    values = {"place": lambda id: (file, lines[id]) if id in lines else None} | values
    values = {"issued": ISSUED, "revision": REVISION, "investigator": "林晓梅", "reviewer": "周国栋"} | values
    return build(customer, assess(customer, policy, as_of), policy, settings, **values)


def rich() -> Customer:
    """Two years of trade with late payments, an open overdue item, talks, reviews and recorded grades."""
    sales, receipts = [], []
    day = datetime.date(2013, 1, 8)
    goods = (("衬氟截止阀", "1260.00"), ("衬氟球阀", "2380.00"), ("衬胶蝶阀", "845.50"), ("陶瓷阀", "6120.00"))
    for number in range(34):
        product, price = goods[number % 4]
        quantity = 4 + number * 7 % 13
        id = f"S{day:%y%m%d}-{number:04d}"
        sales.append(
            {
                "id": id,
                "date": day.isoformat(),
                "no": f"FP{day:%Y}{number:05d}",
                "contract": f"HT{day:%Y}-{number // 3:03d}",
                "product": product,
                "quantity": str(quantity),
                "price": price,
                "due": str(day + datetime.timedelta(30)),
            }
        )
        amount = Decimal(quantity) * Decimal(price)
        delay = (25, 30, 28, 41, 30, 22, 36, 30, 29)[number % 9]
        paid = day + datetime.timedelta(delay)
        if paid <= AS_OF and number != 30:
            receipts.append(
                {
                    "id": f"R{paid:%y%m%d}-{number:04d}",
                    "date": paid.isoformat(),
                    "amount": str(amount),
                    "for": id,
                    "method": "transfer",
                }
            )
        day += datetime.timedelta(21)
    return Customer.model_validate(
        {
            "code": "C00017",
            "name": "华东化工设备安装工程股份有限公司",
            "short_name": "华东化工",
            "former_names": ["华东化工安装公司"],
            "kind": "organization",
            "role": "end_user",
            "nature": "ordinary",
            "size": "medium",
            "industry": "2614",
            "region": "江苏省南京市",
            "credit_code": "91320100134850828X",
            "external_ids": {"erp": "40017", "金蝶": "KD-0917"},
            "legal_representative": "沈建华",
            "proprietor": "沈建华",
            "founded": "1998-04-16",
            "legal_form": "股份有限公司",
            "registered_capital": "58000000.00",
            "headcount": "460",
            "yearly_sales": "312000000.00",
            "address": "南京市江北新区化学工业园方水路 88 号",
            "phone": "025-58390000",
            "website": "www.example.com",
            "business_scope": "化工设备、管道及阀门的安装、检修；石油化工工程总承包；防腐工程。",
            "products": "安装工程约占六成，检修服务约占四成。",
            "bank_accounts": [
                {
                    "bank": "中国工商银行南京江北支行",
                    "account": "4301 0155 0910 0012 345",
                    "name": "华东化工设备安装工程股份有限公司",
                }
            ],
            "parent": "C00003",
            "owner": "王磊",
            "unit": "华东大区",
            "source": "exhibition",
            "first_contact_on": "2012-11-02",
            "entered_on": "2012-11-20",
            "status": "active",
            "sales_target": "800000.00",
            "sales_policy": "年度框架合同，按批次下单。\n旺季（九至十一月）提前备货。",
            "decision_process": "使用部门提出，设备部比价，分管副总批准。",
            "contacts": [
                {
                    "id": "P1-a",
                    "name": "陆志明",
                    "department": "设备部",
                    "position": "部长",
                    "part": "decider",
                    "phone": "025-58390018",
                    "email": "luzm@example.com",
                },
                {
                    "id": "P2-b",
                    "name": "顾敏",
                    "department": "采购部",
                    "position": "采购员",
                    "part": "buyer",
                    "phone": "025-58390027",
                    "mobile": "13900000000",
                },
            ],
            "terms": [{"id": "A130101-a", "from": "2013-01-01", "days": "30", "document": "KJ-2013-01"}],
            "sales": sales,
            "receipts": receipts,
            "returns": [
                {
                    "id": "T140620-r1",
                    "date": "2014-06-20",
                    "kind": "allowance",
                    "amount": "1500.00",
                    "reason": "密封面划伤",
                }
            ],
            "communications": [
                {
                    "id": "C141126-a",
                    "date": "2014-11-26",
                    "channel": "visit",
                    "with": "陆志明",
                    "by": "王磊",
                    "subject": "催款与明年框架合同",
                    "content": "对方称业主结算滞后，承诺元月中旬付清逾期款；明年检修用阀预计增加两成。",
                    "feedback": "对交期满意",
                    "follow_up": "2015-01-16",
                },
                {
                    "id": "C140912-a",
                    "date": "2014-09-12",
                    "channel": "phone",
                    "with": "顾敏",
                    "by": "王磊",
                    "subject": "确认九月到货",
                },
            ],
            "reviews": [
                {
                    "id": "V141201-a",
                    "date": "2014-12-01",
                    "by": "林晓梅",
                    "looked_at": "账龄、付款记录",
                    "changed": "出现一笔逾期",
                }
            ],
            "grades": [
                {"id": "G131231-a", "date": "2013-12-31", "volume": "B", "credit": "甲", "policy": "sha256:aa"},
                {"id": "G140630-a", "date": "2014-06-30", "volume": "A", "credit": "乙", "policy": "sha256:aa"},
            ],
        }
    )


def poor() -> Customer:
    """A name and a code, and no more."""
    return Customer(code="C00200", name="平湖市小桥五金店")


def busy() -> Customer:
    """300 invoices, a third of them late, some very; one written off."""
    sales, receipts = [], []
    for number in range(300):
        day = datetime.date(2013, 1, 2) + datetime.timedelta(number * 7 // 3)
        id = f"S{day:%y%m%d}-{number:04d}"
        sales.append(
            {
                "id": id,
                "date": str(day),
                "no": f"{611000 + number}",
                "product": f"产品 {number % 14:02d}",
                "amount": f"{500 + number * 37 % 900}.{number % 100:02d}",
                "due": str(day + datetime.timedelta(30)),
            }
        )
        paid = day + datetime.timedelta(30 + (0, -6, 5 + number % 60)[number % 3] + (100 if number % 50 == 7 else 0))
        if paid <= AS_OF and number != 40:
            receipts.append(
                {"id": f"R{paid:%y%m%d}-{number:04d}", "date": str(paid), "amount": sales[-1]["amount"], "for": id}
            )
    write_offs = [{"id": "W141001-a", "date": "2014-10-01", "sale": sales[40]["id"], "reason": "破产"}]
    return Customer.model_validate(
        {
            "code": "C00099",
            "name": "Northern Pump & Valve Trading Ltd.",
            "sales": sales,
            "receipts": receipts,
            "write_offs": write_offs,
        }
    )


def nasty() -> Customer:
    """Every text field that the report shows holds what HTML, Markdown or Jinja might take for its own."""
    return Customer.model_validate(
        {
            "code": "C00666",
            "name": NASTY,
            "short_name": NASTY,
            "owner": NASTY,
            "website": NASTY,
            "sales_policy": NASTY + "\n# " + NASTY,
            "custom": {"colour": NASTY},
            "contacts": [{"id": "P1", "name": NASTY, "department": NASTY}],
            "sales": [
                {
                    "id": "S1",
                    "date": "2014-01-05",
                    "due": "2014-02-04",
                    "amount": "10.00",
                    "no": NASTY,
                    "product": NASTY,
                }
            ],
            "receipts": [{"id": "R1", "date": "2014-03-01", "amount": "10.00", "for": "S1"}],
            "communications": [
                {"id": "C1", "date": "2014-05-01", "content": "line one\n\n| line | two |\n" + NASTY, "subject": NASTY}
            ],
        }
    )
