"""What happens between a customer and us [R6] [R7]: trade, money, talk, reviews, grades. One class a kind."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import BeforeValidator, Field, model_validator

from kehu.lang import Label, m
from kehu.model.choices import ReturnKind, Use
from kehu.model.entry import Record, TextData, plain
from kehu.model.fields import (
    ApprovedBy,
    Discount,
    ImportId,
    InCurrency,
    Measure,
    Money,
    No,
    Note,
    PayMethod,
    Price,
    Product,
    Quantity,
    Reason,
    Unit,
)
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


class Claim(NamedTuple):
    """What a receipt says it pays: a sale's id and how much of it, or as much as is open."""

    sale: str
    amount: Decimal | None


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
