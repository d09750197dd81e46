"""What a grade allows, and what stops an order: the rules of `clear` [G10] [C3].

Each way of shipping asks for more than the one before it. Whatever caps the way (a thin history, a watch, a status)
names the best that is left, so that the strictest of all holds.
"""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from kehu.lang import Label, m
from kehu.model.choices import Grave, Status
from kehu.model.entry import Entry
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.types import Amount, Choice, Text, Whole, choice, fault


class Decision(Choice):
    """How an order may ship, the freest first."""

    CREDIT_SALE = "credit_sale", "credit sale within the limit", "额度内赊销"
    ON_PROMISE = "on_promise", "ship first on an open promise of payment", "凭付款承诺先发货"
    PREPAY = "prepay", "payment before shipment", "款到发货"
    PREPAY_AND_RECOVER = (
        "prepay_and_recover",
        "payment before shipment; recover what is owed and phase out",
        "款到发货，追收欠款，逐步淘汰",
    )
    REFUSE = "refuse", "no shipment", "不发货"

    @property
    def rank(self) -> int:
        return list(Decision).index(self)


DecisionField = Annotated[Decision, choice(Decision)]
BY_GRADE: dict[str, Decision] = {
    "甲": Decision.CREDIT_SALE,
    "乙": Decision.ON_PROMISE,
    "丙": Decision.PREPAY,
    "丁": Decision.PREPAY_AND_RECOVER,
    UNGRADED: Decision.PREPAY,
}


def with_defaults(value: Any) -> Any:
    """A grade that the policy does not name keeps its default."""
    return {**BY_GRADE, **value} if isinstance(value, dict) else value


class StatusDecisions(Entry):
    draft: Annotated[DecisionField, Label("draft, not approved yet", "草稿（未审批）")] = Decision.REFUSE
    suspended: Annotated[DecisionField, Label("suspended", "暂停")] = Decision.REFUSE
    phasing_out: Annotated[DecisionField, Label("phasing out", "淘汰中")] = Decision.PREPAY_AND_RECOVER
    closed: Annotated[DecisionField, Label("closed", "关闭")] = Decision.REFUSE

    def of(self, status: Status) -> Decision:
        """The best that a customer of this status gets."""
        found: Decision = getattr(self, status.value, Decision.CREDIT_SALE)
        return found


class ReleasePolicy(Entry):
    by_grade: Annotated[
        dict[str, DecisionField],
        BeforeValidator(with_defaults),
        Label(
            "what a credit grade allows: credit_sale, on_promise, prepay, prepay_and_recover, refuse",
            "信用等级对应的发货条件：credit_sale 额度内赊销；on_promise 凭承诺；prepay 款到发货；"
            "prepay_and_recover 款到发货并追收；refuse 不发货",
        ),
    ] = Field(default_factory=dict, validate_default=True)
    by_class: Annotated[
        dict[str, DecisionField],
        Label(
            "where a volume grade makes a difference: both grades, like A乙: credit_sale",
            "业务分级另有规定的，写两级，如 A乙: credit_sale",
        ),
    ] = {}
    strategies: Annotated[
        dict[str, Text],
        Label(
            "texts on what both grades together allow, like A乙: deliver first, the boss calls",
            "两级合并的政策说明，如 A乙: 先发货，由领导出面催款",
        ),
    ] = {}
    thin: Annotated[DecisionField, Label("the best with thin evidence", "样本少时最宽的条件")] = Decision.ON_PROMISE
    ungraded_with_limit: Annotated[
        DecisionField, Label("not graded, but with an approved limit in force", "未评但有经批准的有效额度")
    ] = Decision.CREDIT_SALE
    watched: Annotated[DecisionField, Label("the best while the customer is watched", "关注期内最宽的条件")] = (
        Decision.ON_PROMISE
    )
    statuses: Annotated[StatusDecisions, Label("the best by status", "各状态下最宽的条件")] = DEFAULTS
    overdue_days: Annotated[
        Whole,
        Label(
            "undisputed money overdue for more days than this says no at every grade", "无争议逾期超过此天数一律不放行"
        ),
    ] = 15
    risk: Annotated[
        Annotated[Grave, choice(Grave)],
        Label(
            "open risk signs at least so severe say no: low, medium, high; one without severity is high",
            "未解除的风险信号达到此程度即不放行：low、medium、high；未写程度按 high",
        ),
    ] = Grave.HIGH
    extension_above: Annotated[
        Amount,
        Label(
            "best volume grade: extensions on contracts above this sum, where the grade alone gives none",
            "最高业务等级客户，合同额超过此数可展期",
        ),
    ] = Decimal(300000)
    reserve_days: Annotated[Whole, Label("days that a reservation holds", "额度预留天数")] = 14

    @model_validator(mode="after")
    def _grades_known(self) -> Self:
        for name in self.by_grade:
            if name not in BY_GRADE:
                fault(
                    "grades",
                    m("“{name}” is no credit grade", name=name),
                    m("write 甲, 乙, 丙, 丁 or none"),
                    at="by_grade",
                )
        for at, names in (("by_class", self.by_class), ("strategies", self.strategies)):
            for name in names:
                if not name.endswith((*CREDIT_GRADES, UNGRADED)) or name in BY_GRADE:
                    fault(
                        "grades",
                        m("“{name}” is not a volume grade and a credit grade", name=name),
                        m("write both together, like A乙 or Bnone"),
                        at=at,
                    )
        return self
