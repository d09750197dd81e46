"""Every kind of record: what it is called, where it stands, and the class that reads it, named and not imported.

A command that meets only sales and receipts should not pay for making the classes of thirty-seven other kinds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from kehu.lang import Label

if TYPE_CHECKING:
    from kehu.model.entry import Record


@dataclass(frozen=True)
class Kind:
    """A kind of record: its name on the command line, the list it stands in, the letter of its ids, its label,
    its class as "module:Class" of this room, and the key of the day that the id carries and that orders
    the list ("" if it has none)."""

    name: str
    list: str
    letter: str
    label: Label
    home: str
    date: str = "date"

    @cached_property
    def model(self) -> "type[Record]":
        """Its class, imported when asked for."""
        module, _, name = self.home.partition(":")
        found: type[Record] = getattr(import_module(f"kehu.model.{module}"), name)
        return found


KINDS = (
    Kind("contact", "contacts", "P", Label("contact", "联系人"), "people:Contact", date=""),
    Kind("wallet", "wallets", "K", Label("wallet", "采购总量"), "dossier:Wallet"),
    Kind("shareholder", "shareholders", "SH", Label("shareholder", "股东"), "credit_file:Shareholder"),
    Kind("manager", "managers", "MG", Label("manager", "高管"), "credit_file:Manager"),
    Kind("affiliate", "affiliates", "AF", Label("affiliate", "关联企业"), "credit_file:Affiliate"),
    Kind("statement", "statements", "FS", Label("financial statement", "财务报表"), "credit_file:Statement"),
    Kind("bank-credit", "bank_credits", "BK", Label("bank credit", "银行授信"), "credit_file:BankCredit"),
    Kind("guarantee", "guarantees", "GU", Label("guarantee", "担保"), "credit_file:Guarantee"),
    Kind(
        "public-record",
        "public_records",
        "PR",
        Label("public record", "公共记录"),
        "credit_file:PublicRecord",
    ),
    Kind("media", "media", "MD", Label("media report", "媒体报道"), "credit_file:Media"),
    Kind(
        "investigation",
        "investigations",
        "I",
        Label("investigation", "资信调查"),
        "credit_file:Investigation",
    ),
    Kind(
        "evaluation",
        "evaluations",
        "EV",
        Label("evaluation (eight factors)", "八要素信用评估"),
        "credit_file:Evaluation",
    ),
    Kind("change", "changes", "CH", Label("change at the customer", "客户变动"), "credit_file:Change"),
    Kind("risk", "risks", "RS", Label("risk sign", "风险信号"), "credit_file:Risk"),
    Kind("limit", "limits", "L", Label("credit limit", "授信额度"), "credit_file:Limit", date="from"),
    Kind("terms", "terms", "A", Label("agreed terms", "约定账期"), "agreements:Terms", date="from"),
    Kind("order", "orders", "O", Label("order", "订单"), "orders:Order"),
    Kind("delivery", "deliveries", "D", Label("delivery", "发货"), "orders:Delivery"),
    Kind("sale", "sales", "S", Label("sale", "交易"), "records:Sale"),
    Kind("receipt", "receipts", "R", Label("receipt", "回款"), "records:Receipt"),
    Kind("return", "returns", "T", Label("return", "退赔折价"), "records:Return"),
    Kind("refund", "refunds", "F", Label("refund", "退款"), "records:Refund"),
    Kind("write-off", "write_offs", "W", Label("write-off", "坏账核销"), "records:WriteOff"),
    Kind("extension", "extensions", "X", Label("extension", "展期"), "agreements:Extension"),
    Kind("promise", "promises", "H", Label("promise of payment", "付款承诺"), "agreements:Promise"),
    Kind("case", "cases", "LC", Label("collection or legal case", "催收与法律案件"), "credit_file:Case"),
    Kind("communication", "communications", "C", Label("communication", "沟通记录"), "dossier:Communication"),
    Kind("visit", "visits", "N", Label("visit", "走访"), "dossier:Visit"),
    Kind("activity", "activities", "M", Label("activity", "市场活动"), "dossier:Activity"),
    Kind("care", "care", "CA", Label("care", "关怀"), "dossier:Care"),
    Kind("service", "services", "E", Label("service", "服务"), "dossier:Service"),
    Kind("requirement", "requirements", "Q", Label("technical requirement", "技术要求"), "dossier:Requirement"),
    Kind("feedback", "feedback", "Y", Label("feedback", "客户反馈"), "dossier:Feedback"),
    Kind("competitor", "competitors", "Z", Label("competitor", "竞争对手"), "dossier:Competitor"),
    Kind("project", "projects", "J", Label("project", "项目"), "dossier:Project"),
    Kind("document", "documents", "DC", Label("document", "原始资料"), "documents:Document"),
    Kind("review", "reviews", "V", Label("review", "复核"), "upkeep:Review"),
    Kind("grade", "grades", "G", Label("recorded grade", "评级记录"), "upkeep:GradeEntry"),
    Kind("owner", "owners", "B", Label("owner's history", "业务员沿革"), "upkeep:OwnerSpell"),
    Kind("status", "statuses", "U", Label("change of status", "状态变更"), "upkeep:StatusChange"),
)


class Classes(Mapping[str, "type[Record]"]):
    """The classes of the kinds by a name. To ask which names there are imports nothing; to ask for a class, its own."""

    def __init__(self, kinds: dict[str, Kind]) -> None:
        self.kinds = kinds

    def __getitem__(self, name: str) -> "type[Record]":
        return self.kinds[name].model

    def __contains__(self, name: object) -> bool:
        return name in self.kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)


BY_KIND = Classes({each.name: each for each in KINDS})
BY_LIST = Classes({each.list: each for each in KINDS})
LISTS = tuple(BY_LIST)
