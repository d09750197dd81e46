"""What was agreed about payment: promises, later due dates, terms [R6] [R9]."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from kehu.lang import Label
from kehu.model.entry import Record
from kehu.model.fields import ApprovedBy, InCurrency, Money, Note, Reason
from kehu.model.kinds import BY_KIND
from kehu.model.types import Amount, Day, RecordId, Text, Whole, read_ids


class Promise(Record):
    """The customer's word to pay, for an order or for sales."""

    KIND: ClassVar = BY_KIND.kinds["promise"]
    date: Annotated[Day, Label("given on", "承诺日期")]
    amount: Money
    currency: InCurrency = None
    pay_by: Annotated[Day, Label("pay by", "承诺付款日")]
    order: Annotated[RecordId | None, Label("order", "订单")] = None
    sales: Annotated[Annotated[list[RecordId], BeforeValidator(read_ids)], Label("sales", "交易")] = []
    by: Annotated[Text | None, Label("promised by", "承诺人")] = None
    document: Annotated[Text | None, Label("document", "书面文件")] = None
    withdrawn_on: Annotated[Day | None, Label("withdrawn on", "撤回日期")] = None
    note: Note = None


class Extension(Record):
    """A later due date of a sale that we agreed to; `date` is the day on which it was agreed."""

    KIND: ClassVar = BY_KIND.kinds["extension"]
    date: Annotated[Day, Label("agreed on", "约定日期")]
    sale: Annotated[RecordId, Label("sale", "交易")]
    due: Annotated[Day, Label("new due date", "新到期日")]
    reason: Reason = None
    approved_by: ApprovedBy = None
    note: Note = None


class Terms(Record):
    """Days of credit agreed with the customer; in force from `from` until `until`; of several in force, the latest."""

    KIND: ClassVar = BY_KIND.kinds["terms"]
    from_: Annotated[Day, Field(alias="from"), Label("from", "起始日")]
    until: Annotated[Day | None, Label("until", "截止日")] = None
    days: Annotated[Whole, Label("days", "天数")]
    discount: Annotated[Amount | None, Label("highest discount (%)", "最高折扣率（%）")] = None
    document: Annotated[Text | None, Label("agreement document", "协议文件")] = None
    approved_by: ApprovedBy = None
    note: Note = None
