"""How complete a customer's file must be, by class [Q2]: what each field weighs, and the least share to be there."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Amount, Text, fault

# What every customer's file should hold. Who they are weighs most: without it there is no contract, and no lawsuit.
WEIGHTS = {
    "credit_code": Decimal(3),
    "documents.kind=licence": Decimal(3),
    "legal_representative": Decimal(2),
    "address": Decimal(2),
    "phone": Decimal(2),
    "contacts": Decimal(2),
    "contacts.mobile": Decimal(2),
    "owner": Decimal(2),
    "nature": Decimal(1),
    "size": Decimal(1),
    "industry": Decimal(1),
    "region": Decimal(1),
    "business_scope": Decimal(1),
    "source": Decimal(1),
}
_BUYER = {"bank_accounts": Decimal(2), "documents.kind=contract": Decimal(2), "terms": Decimal(1)}
_LARGE = {
    **_BUYER,
    "documents.kind=contract": Decimal(3),
    "investigations": Decimal(3),
    "limits": Decimal(2),
    "registered_capital": Decimal(1),
    "founded": Decimal(1),
    "decision_process": Decimal(1),
    "wallets": Decimal(1),
    "competitors": Decimal(1),
}
_BEST = {**_LARGE, "statements": Decimal(2), "shareholders": Decimal(1), "managers": Decimal(1), "visits": Decimal(1)}
_INDIVIDUAL = {
    **dict.fromkeys(("credit_code", "documents.kind=licence", "legal_representative"), Decimal(0)),
    **dict.fromkeys(("contacts", "contacts.mobile", "nature", "size", "industry", "business_scope"), Decimal(0)),
    "documents.kind=identity": Decimal(3),
    "privacy.basis": Decimal(3),
    "employer": Decimal(1),
}
CLASSES = (
    {"name": "individual", "where": "kind = individual", "at_least": Decimal("0.60"), "weights": _INDIVIDUAL},
    {"name": "best", "where": "best_volume or quadrant = key", "at_least": Decimal("0.90"), "weights": _BEST},
    {
        "name": "large",
        "where": "purchases >= 200000 or quadrant = potential",
        "at_least": Decimal("0.80"),
        "weights": _LARGE,
    },
    {"name": "buyer", "where": "purchases > 0", "at_least": Decimal("0.60"), "weights": _BUYER},
)
CLASS_LABELS = {
    "individual": Label("individual", "个人客户"),
    "best": Label("best or key", "核心与关键客户"),
    "large": Label("large or promising", "大额与潜力客户"),
    "buyer": Label("buying", "一般往来客户"),
}
OTHERS = Label("others", "其他客户")


class CompletenessClass(Entry):
    """Customers of whom more, or less, is demanded than of the others."""

    name: Annotated[Text, Label("name", "名称")]
    where: Annotated[Text, Label("of whom this holds, as in kehu list --where", "条件，写法同 kehu list --where")]
    at_least: Annotated[Amount, Label("least share that must be filled", "完整度下限")]
    weights: Annotated[
        dict[str, Amount], Label("weights beside the common ones; 0: not asked", "另加或改动的权重；0 表示不要求")
    ] = {}


class CompletenessPolicy(Entry):
    at_least: Annotated[
        Amount, Label("least share that must be filled, of those in no class", "不属于任何类别的客户的完整度下限")
    ] = Decimal("0.40")
    weights: Annotated[
        dict[str, Amount],
        Label(
            "weight of each field; LIST.FIELD: one record has it; LIST.FIELD=VALUE: there is a record of that kind",
            "各项的权重；列表.字段：至少一条记录填了该字段；列表.字段=取值：至少有一条该类记录",
        ),
    ] = Field(default_factory=lambda: dict(WEIGHTS), validate_default=True)
    classes: Annotated[
        list[CompletenessClass],
        Label("classes of customers; the first that fits counts", "客户类别，按先后顺序，先符合者为准"),
    ] = Field(default_factory=lambda: list(CLASSES), validate_default=True)

    @model_validator(mode="after")
    def _shares(self) -> Self:
        names = [each.name for each in self.classes]
        if len(set(names)) < len(names):
            fault("classes", m("two classes of completeness have the same name"), at="classes")
        if any(share > 1 for share in (self.at_least, *(each.at_least for each in self.classes))):
            fault("share", m("a share lies between 0 and 1"), m("write 80 % as 0.80"), at="at_least")
        return self
