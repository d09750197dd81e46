"""What was ordered and what left us [R6]."""

from typing import Annotated, ClassVar

from kehu.lang import Label
from kehu.model.entry import Record
from kehu.model.fields import Discount, ImportId, InCurrency, Measure, Money, No, Note, Price, Product, Quantity, Unit
from kehu.model.kinds import BY_KIND
from kehu.model.records import Goods
from kehu.model.types import Amount, Day, RecordId, Text


class Order(Goods):
    KIND: ClassVar = BY_KIND.kinds["order"]
    date: Annotated[Day, Label("date", "日期")]
    promised: Annotated[Day | None, Label("promised date", "承诺交期")] = None
    unit: Unit = None
    contract: Annotated[Text | None, Label("contract no", "合同号")] = None
    no: No = None
    import_id: ImportId = None
    product: Product = None
    model: Annotated[Text | None, Label("model", "型号")] = None
    specification: Annotated[Text | None, Label("specification", "规格")] = None
    quantity: Quantity = None
    open_quantity: Annotated[Amount | None, Label("open quantity", "未交数量")] = None
    measure: Measure = None
    price: Price = None
    discount: Discount = None
    amount: Money
    currency: InCurrency = None
    reserved_until: Annotated[Day | None, Label("headroom reserved until", "额度预留至")] = None
    reserved_by: Annotated[Text | None, Label("reserved by", "额度预留人")] = None
    closed_on: Annotated[Day | None, Label("closed on", "结案日期")] = None
    note: Note = None


class Delivery(Record):
    """Goods that left us; what of an order it delivers."""

    KIND: ClassVar = BY_KIND.kinds["delivery"]
    date: Annotated[Day, Label("date", "日期")]
    order: Annotated[RecordId | None, Label("order", "订单")] = None
    sale: Annotated[RecordId | None, Label("sale", "交易")] = None
    product: Product = None
    quantity: Quantity = None
    measure: Measure = None
    carrier: Annotated[Text | None, Label("carrier", "承运人")] = None
    waybill: Annotated[Text | None, Label("waybill no", "运单号")] = None
    signed_by: Annotated[Text | None, Label("signed for by", "签收人")] = None
    signed_on: Annotated[Day | None, Label("signed for on", "签收日期")] = None
    no: No = None
    import_id: ImportId = None
    note: Note = None
