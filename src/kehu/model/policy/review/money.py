"""The numbers of the rules about credit: who gets it, on what papers, and what endangers it."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.policy.rule import InfoRule, Rule, Severity
from kehu.model.types import Amount, Whole, choice, fault

MONTHS_LEAST = 3  # an investigation holds a quarter at least [V1]
Expiring = Annotated[Annotated[Severity, choice(Severity)], Label("severity while it is expiring", "即将到期时的级别")]
LeastCredit = Annotated[
    Amount, Label("least credit, owed or allowed, from which one is asked for", "应收或额度达到多少才要求")
]


class OverdueRule(Rule):
    days: Annotated[Whole, Label("days past due", "逾期天数")] = 1
    severity_beyond_limit: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity beyond the 丁 limit", "超过丁级界限时的级别")
    ] = Severity.CRITICAL


class LimitExpiredRule(Rule):
    severity_expiring: Expiring = Severity.INFO


class InvestigationRule(Rule):
    months: Annotated[
        Whole,
        Label(
            "months that an investigation without `valid_until` is valid, at least 3",
            "未写有效期的资信调查有效几个月，不少于 3",
        ),
    ] = 12
    least: LeastCredit = Decimal(100000)

    @model_validator(mode="after")
    def _long_enough(self) -> Self:
        if self.months < MONTHS_LEAST:
            fault("months", m("an investigation is valid for {least} months at least", least=MONTHS_LEAST), at="months")
        return self


class EvaluationRule(Rule):
    least: LeastCredit = Decimal(200000)


class TermsExpiredRule(Rule):
    expiring_days: Annotated[
        Whole, Label("days before their end from which terms are expiring", "账期约定到期前几天提示")
    ] = 30
    active_months: Annotated[
        Whole, Label("only who bought within so many months", "只看最近几个月内有交易的客户（月）")
    ] = 12
    severity_expiring: Expiring = Severity.INFO


class RiskRule(Rule):
    severity_high: Annotated[
        Annotated[Severity, choice(Severity)],
        Label("severity of a sign that is grave, or of which nobody said how grave", "严重或未注明程度时的级别"),
    ] = Severity.CRITICAL


class TermsBeyondRule(Rule):
    days: Annotated[Whole, Label("days beyond the agreed terms that pass", "超出约定账期多少天以内不提示")] = 0
    recent_days: Annotated[
        Whole, Label("days for which a sale that is paid is still looked at", "已付清的交易看最近几天的")
    ] = 31


class DiscountBeyondRule(Rule):
    percent: Annotated[
        Amount, Label("highest discount (%) where the agreed terms name none", "未约定折扣时的最高折扣率（%）")
    ] = Decimal(10)
    recent_days: Annotated[Whole, Label("days for which a sale is looked at", "看最近几天的交易")] = 31


class UnitsTermsRule(Rule):
    months: Annotated[Whole, Label("months that are looked at", "看最近几个月")] = 12
    days: Annotated[Whole, Label("days of difference that pass", "相差多少天以内不提示")] = 0


class UnitsDiscountRule(Rule):
    months: Annotated[Whole, Label("months that are looked at", "看最近几个月")] = 12
    points: Annotated[Amount, Label("percentage points of difference that pass", "相差多少个百分点以内不提示")] = (
        Decimal(2)
    )


class PapersRule(Rule):
    least: Annotated[
        Amount, Label("least open amount of a sale that must have its papers", "未付金额达到多少须有合同和交货凭证")
    ] = Decimal(100000)


class SlowerRule(Rule):
    months: Annotated[Whole, Label("months that are compared with as many before", "与之前同样长的期间相比（月）")] = 6
    days: Annotated[
        Whole, Label("days later, weighted by amount, from which it is flagged", "加权平均逾期天数增加几天起提示")
    ] = 10
    least: Annotated[Whole, Label("least number of items due in each period", "每期到期笔数不少于")] = 3


class LimitationRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.CRITICAL
    days: Annotated[Whole, Label("days before the limitation date", "诉讼时效届满前几天提示")] = 90


class DocumentExpiredRule(Rule):
    expiring_days: Annotated[
        Whole, Label("days before its end from which a document is expiring", "资料到期前几天提示")
    ] = 30
    severity_expiring: Expiring = Severity.INFO


class OneSourceRule(InfoRule):
    months: Annotated[Whole, Label("months that are looked at", "看最近几个月")] = 12
    least: Annotated[Whole, Label("least number of facts", "情况不少于几条")] = 2
