"""The numbers of the rules about our own work: who looks a customer over, and who speaks to it."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.policy.rule import Rule
from kehu.model.types import Whole


class CadenceRule(Rule):
    months: Annotated[Whole, Label("months between reviews", "复核间隔（月）")] = 2
    months_best: Annotated[
        Whole,
        Label(
            "months between reviews of the best volume grade and of key customers",
            "最高业务等级客户及关键客户的复核间隔（月）",
        ),
    ] = 1


class ContactRule(Rule):
    days: Annotated[Whole, Label("days after entry", "建档后天数")] = 7
