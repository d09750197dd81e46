"""The quadrant of relation and potential [G5]: where good and large begin, and how each quadrant is looked after."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.types import Amount, Text, fault


class QuadrantStrategies(Entry):
    key: Annotated[Text | None, Label("key: good relation, large potential", "关键：关系好、潜力大")] = None
    potential: Annotated[Text | None, Label("potential: poor relation, large potential", "潜在：关系差、潜力大")] = None
    ordinary: Annotated[Text | None, Label("ordinary: good relation, small potential", "普通：关系好、潜力小")] = None
    low_value: Annotated[Text | None, Label("low value: poor relation, small potential", "低价值：关系差、潜力小")] = (
        None
    )


class QuadrantPolicy(Entry):
    good: Annotated[
        Amount,
        Label(
            "least share of its wallet that a customer of good relation buys from us",
            "关系“好”：我方占其采购总量的最低比例",
        ),
    ] = Decimal("0.50")
    large: Annotated[
        Amount | None,
        Label(
            "least wallet of a large potential; without it, the line of the best volume grade",
            "潜力“大”：采购总量下限；不填则取最高业务等级的下限",
        ),
    ] = None
    strategies: Annotated[QuadrantStrategies, Label("how each quadrant is looked after", "各类客户的管理策略")] = (
        DEFAULTS
    )

    @model_validator(mode="after")
    def _a_share(self) -> Self:
        if self.good > 1:
            fault("good", m("a share lies between 0 and 1"), m("write 80 % as 0.80"), at="good")
        return self
