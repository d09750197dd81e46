"""What happens between a customer and us [R6] [R7]: trade, money, talk, reviews, grades. One class a kind."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import BeforeValidator, Field, model_validator

from kehu.lang import Label, m
from kehu.model.choices import Channel, Method, ReturnKind, Use
from kehu.model.currencies import Currency
from kehu.model.entry import Record, TextData, plain
from kehu.model.kinds import BY_KIND
from kehu.model.types import (
    Amount,
    Day,
    RecordId,
    Text,
    Whole,
    YesNo,
    choice,
    fault,
    read_amount,
    read_record_id,
)

CENT = Decimal("0.01")
TOO_LARGE = Decimal(10) ** 15  # no number may have so many digits [D5]: sums of less stay exact
EXACT = Context(prec=64, rounding=ROUND_HALF_UP)  # twice the digits that a number may have: products are exact

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


def amount_of(quantity: Decimal, price: Decimal, discount: Decimal | None) -> Decimal:
    """quantity × price - discount, rounded half up to cents [R6]."""
    goods = EXACT.multiply(quantity, price)
    return EXACT.quantize(EXACT.subtract(goods, discount) if discount else goods, CENT)


class Goods(Record):
    """What a sale and an order have in common: goods, and an amount that must add up."""

    @model_validator(mode="before")
    @classmethod
    def _amount_adds_up(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not data.get("quantity") or not data.get("price"):
            return data
        try:
            quantity, price = read_amount(data["quantity"]), read_amount(data["price"])
            discount = read_amount(data["discount"]) if data.get("discount") else None
            stated = read_amount(data["amount"]) if data.get("amount") else None
        except ValueError:
            return data  # the field's own validator says what is wrong with it
        computed = amount_of(quantity, price, discount)
        if computed < 0:
            fault(
                "amount",
                m(
                    "the discount {discount} is larger than {goods}",
                    discount=discount,
                    goods=quantity * price,
                ),
                m("a discount is an amount of money, no percentage: correct it, the quantity or the price"),
                at="discount",
            )
        if stated is None:
            if computed >= TOO_LARGE:
                fault(
                    "amount",
                    m("quantity × price - discount = {computed} has more than 15 digits", computed=computed),
                    m("correct the quantity or the price"),
                    at="price",
                )
            stated = computed
        elif abs(stated - computed) > CENT:
            fault(
                "amount",
                m(
                    "the amount {stated} is not quantity × price - discount = {computed}",
                    stated=stated,
                    computed=computed,
                ),
                m("correct one of them, or leave the amount out: kehu computes it"),
                at="amount",
            )
        read = {"quantity": quantity, "price": price, "discount": discount, "amount": stated}
        return data | {name: number for name, number in read.items() if number is not None}  # not to be read twice


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


class Sale(Goods):
    KIND: ClassVar = BY_KIND.kinds["sale"]
    date: Annotated[Day, Label("date", "日期")]
    unit: Unit = None
    contract: Annotated[Text | None, Label("contract no", "合同号")] = None
    no: No = None
    import_id: ImportId = None
    order: Annotated[RecordId | None, Label("order", "订单")] = None
    product: Product = None
    model: Annotated[Text | None, Label("model", "型号")] = None
    specification: Annotated[Text | None, Label("specification", "规格")] = None
    colour: Annotated[Text | None, Label("colour", "颜色")] = None
    style: Annotated[Text | None, Label("style", "款式")] = None
    use: Annotated[Annotated[Use, choice(Use)] | None, Label("use", "用途")] = None
    quantity: Quantity = None
    measure: Measure = None
    price: Price = None
    discount: Discount = None
    amount: Money
    currency: InCurrency = None
    due: Annotated[Day | None, Label("due date", "到期日")] = None
    terms: Annotated[Whole | None, Label("terms (days)", "账期（天）")] = None
    channel: Annotated[Text | None, Label("channel", "渠道")] = None
    place: Annotated[Text | None, Label("place", "地点")] = None
    method: PayMethod = None
    cost: Annotated[Amount | None, Label("cost", "成本")] = None
    disputed: Annotated[YesNo, Label("disputed", "有争议")] = False
    opening: Annotated[YesNo, Label("opening balance", "期初欠款")] = False
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


class Claim(NamedTuple):
    """What a receipt says it pays: a sale's id and how much of it, or as much as is open."""

    sale: str
    amount: Decimal | None


def read_ids(value: object) -> list[str]:
    """Record ids: one, or a list."""
    return [read_record_id(each) for each in (value if isinstance(value, (list, tuple)) else [value])]


def read_claims(value: object) -> tuple[Claim, ...]:
    """`for:` as one id, a list of ids, or a mapping of ids to amounts where an empty amount means what is open."""
    if isinstance(value, tuple) and all(isinstance(each, Claim) for each in value):
        return value
    if isinstance(value, dict):
        return tuple(Claim(read_record_id(key), read_amount(each) if each else None) for key, each in value.items())
    if isinstance(value, list):
        return tuple(Claim(read_record_id(each), None) for each in value)
    return (Claim(read_record_id(value), None),)


def write_claims(claims: tuple[Claim, ...]) -> TextData:
    """The shortest spelling of `for:` that reads back the same."""
    if any(claim.amount is not None for claim in claims):
        return {claim.sale: plain(claim.amount) for claim in claims}
    return claims[0].sale if len(claims) == 1 else [claim.sale for claim in claims]


class Receipt(Record):
    KIND: ClassVar = BY_KIND.kinds["receipt"]
    date: Annotated[Day, Label("date", "日期")]
    amount: Money
    currency: InCurrency = None
    method: PayMethod = None
    for_: Annotated[tuple[Claim, ...], BeforeValidator(read_claims), Field(alias="for"), Label("pays", "所付交易")] = ()
    matures: Annotated[Day | None, Label("bill matures on", "票据到期日")] = None
    bounced: Annotated[Day | None, Label("bounced on", "退票日期")] = None
    unit: Unit = None
    order: Annotated[RecordId | None, Label("order", "订单")] = None
    no: No = None
    import_id: ImportId = None
    note: Note = None

    def data(self) -> dict[str, TextData]:
        shown = super().data()
        if self.for_:
            shown["for"] = write_claims(self.for_)
        return shown


class Return(Record):
    KIND: ClassVar = BY_KIND.kinds["return"]
    date: Annotated[Day, Label("date", "日期")]
    kind: Annotated[Annotated[ReturnKind, choice(ReturnKind)] | None, Label("kind", "类别")] = None
    sale: Annotated[RecordId | None, Label("sale", "交易")] = None
    product: Product = None
    quantity: Quantity = None
    amount: Money
    currency: InCurrency = None
    reason: Reason = None
    responsible: Annotated[Text | None, Label("responsible party", "责任方")] = None
    appraisal: Annotated[Text | None, Label("appraisal document", "鉴定文件")] = None
    unit: Unit = None
    no: No = None
    import_id: ImportId = None
    note: Note = None


class Refund(Record):
    KIND: ClassVar = BY_KIND.kinds["refund"]
    date: Annotated[Day, Label("date", "日期")]
    amount: Money
    currency: InCurrency = None
    method: PayMethod = None
    reason: Reason = None
    approved_by: ApprovedBy = None
    no: No = None
    import_id: ImportId = None
    note: Note = None


class WriteOff(Record):
    """Gives up the whole open part of a sale."""

    KIND: ClassVar = BY_KIND.kinds["write-off"]
    date: Annotated[Day, Label("date", "日期")]
    sale: Annotated[RecordId, Label("sale", "交易")]
    reason: Reason = None
    approved_by: ApprovedBy = None
    no: No = None
    import_id: ImportId = None
    note: Note = None


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
    document: Annotated[Text | None, Label("agreement document", "协议文件")] = None
    approved_by: ApprovedBy = None
    note: Note = None


class Communication(Record):
    KIND: ClassVar = BY_KIND.kinds["communication"]
    date: Annotated[Day, Label("date", "日期")]
    channel: Annotated[Annotated[Channel, choice(Channel)] | None, Label("channel", "方式")] = None
    with_: Annotated[Text | None, Field(alias="with"), Label("with", "对方")] = None
    by: Annotated[Text | None, Label("by", "我方人员")] = None
    subject: Annotated[Text | None, Label("subject", "主题")] = None
    content: Annotated[Text | None, Label("content", "内容")] = None
    materials: Annotated[Text | None, Label("materials sent", "所送资料")] = None
    materials_confirmed: Annotated[Day | None, Label("materials confirmed on", "资料确认日期")] = None
    feedback: Annotated[Text | None, Label("feedback", "反馈")] = None
    follow_up: Annotated[Day | None, Label("follow up on", "跟进日期")] = None
    import_id: ImportId = None
    note: Note = None


class Review(Record):
    """A person has looked the customer over."""

    KIND: ClassVar = BY_KIND.kinds["review"]
    date: Annotated[Day, Label("date", "日期")]
    by: Annotated[Text, Label("by", "复核人")]
    looked_at: Annotated[Text | None, Label("looked at", "复核内容")] = None
    changed: Annotated[Text | None, Label("changed", "变动情况")] = None
    next: Annotated[Day | None, Label("next review", "下次复核")] = None
    note: Note = None


class GradeEntry(Record):
    """The grades that a person let kehu write down on a day, and the policy they were given by."""

    KIND: ClassVar = BY_KIND.kinds["grade"]
    date: Annotated[Day, Label("date", "日期")]
    volume: Annotated[Text | None, Label("volume grade", "业务分级")] = None
    credit: Annotated[Text | None, Label("credit grade", "信用分级")] = None
    policy: Annotated[Text | None, Label("policy hash", "政策指纹")] = None
    note: Note = None


class OwnerSpell(Record):
    """Since when somebody of us has looked after the customer."""

    KIND: ClassVar = BY_KIND.kinds["owner"]
    date: Annotated[Day, Label("from", "起始日")]
    owner: Annotated[Text, Label("owner", "业务员")]
    by: Annotated[Text | None, Label("assigned by", "指派人")] = None
    reason: Reason = None
