"""The eight factors [G4]: how much each weighs, how long an evaluation holds, and what `clear` asks of its total."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.types import Amount, Whole, fault

FACTORS = ("project", "funds", "person", "record", "fit", "delivery", "price", "steady")
TOTAL_MOST = Decimal(100)
ONE = Decimal(1)


class FactorWeights(Entry):
    """0 leaves a factor out."""

    project: Annotated[Amount, Label("1 reliability of the project", "一、项目可靠性")] = ONE
    funds: Annotated[Amount, Label("2 funds", "二、资金来源与到位")] = ONE
    person: Annotated[Amount, Label("3 person in charge", "三、负责人")] = ONE
    record: Annotated[Amount, Label("4 credit record", "四、信用记录")] = ONE
    fit: Annotated[Amount, Label("5 how far we can satisfy them", "五、我方满足程度")] = ONE
    delivery: Annotated[Amount, Label("6 lead time against their date", "六、交货期")] = ONE
    price: Annotated[Amount, Label("7 price and profit", "七、价格与利润")] = ONE
    steady: Annotated[Amount, Label("8 whether a steady customer", "八、能否成为固定客户")] = ONE


class LeastTotals(Entry):
    """The least total with which an order may ship in this way; none is asked for where none is given."""

    credit_sale: Annotated[Amount | None, Label("for a credit sale", "赊销最低分")] = None
    on_promise: Annotated[Amount | None, Label("for shipment on a promise of payment", "凭付款承诺发货最低分")] = None


class FactorsPolicy(Entry):
    months: Annotated[Whole, Label("months that an evaluation is valid", "评估有效期（月）")] = 12
    weights: Annotated[FactorWeights, Label("weights of the factors; 0 leaves one out", "各要素权重，0 表示不计")] = (
        DEFAULTS
    )
    least: Annotated[
        LeastTotals, Label("least total, of 100, that a release asks for", "放行所要求的最低总分（满分 100）")
    ] = DEFAULTS

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if not any(getattr(self.weights, name) for name in FACTORS):
            fault("weights", m("one factor at least must weigh something"), at="weights")
        for name in LeastTotals.model_fields:
            if (getattr(self.least, name) or 0) > TOTAL_MOST:
                fault("least", m("a total lies between 0 and 100"), at="least")
        return self
