"""Fields that many kinds of records have: one type, one label each."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.choices import Method, Origin
from kehu.model.currencies import Currency
from kehu.model.types import Amount, Day, RecordId, Text, choice

OptionalText = Text | None
OptionalDay = Day | None
Date = Annotated[Day, Label("date", "日期")]
By = Annotated[OptionalText, Label("by", "经办人")]
Until = Annotated[OptionalDay, Label("until", "截止日")]
Agreement = Annotated[OptionalText, Label("agreement document", "协议文件")]
SaleId = Annotated[RecordId | None, Label("sale", "交易")]
OriginField = Annotated[Annotated[Origin, choice(Origin)] | None, Label("source", "信息来源")]
VerifiedBy = Annotated[OptionalText, Label("verified by", "核实人")]
No = Annotated[Text | None, Label("document no", "单据号")]
ImportId = Annotated[Text | None, Label("import id", "导入标识")]
Note = Annotated[Text | None, Label("note", "备注")]
Unit = Annotated[Text | None, Label("our unit", "我方部门")]
Product = Annotated[Text | None, Label("product", "产品")]
Quantity = Annotated[Amount | None, Label("quantity", "数量")]
Measure = Annotated[Text | None, Label("unit of measure", "计量单位")]
Price = Annotated[Amount | None, Label("unit price", "单价")]
Discount = Annotated[Amount | None, Label("discount", "折扣金额")]
Money = Annotated[Amount, Label("amount", "金额")]
InCurrency = Annotated[Currency | None, Label("currency", "币种")]  # none: the archive's base currency
Reason = Annotated[Text | None, Label("reason", "原因")]
ApprovedBy = Annotated[Text | None, Label("approved by", "批准人")]
PayMethod = Annotated[Annotated[Method, choice(Method)] | None, Label("payment method", "付款方式")]
