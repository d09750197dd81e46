"""The numbers of the rules about how dealing with a customer goes: signs that one is leaving, and what waits for us."""

from decimal import Decimal
from typing import Annotated

from kehu.lang import Label
from kehu.model.policy.rule import InfoRule, Rule, Severity
from kehu.model.types import Amount, Whole, choice

Share = Annotated[Amount, Label("change (%) beyond which it is flagged", "变动超过多少（%）提示")]
LeastPurchases = Annotated[
    Amount, Label("least purchases in the larger of the two periods", "两期中较大一期的采购额不少于")
]
SHARE, LEAST = Decimal(30), Decimal(50000)


class FallenRule(Rule):
    percent: Share = SHARE
    least: LeastPurchases = LEAST


class RisenRule(InfoRule):
    percent: Share = SHARE
    least: LeastPurchases = LEAST


class LapsedRule(Rule):
    least: Annotated[
        Amount,
        Label("purchases of its last 12 months from which losing it is graver", "停购前 12 个月采购额达到多少从重提示"),
    ] = LEAST
    severity_small: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity below that", "低于该额时的级别")
    ] = Severity.INFO


class IntervalRule(Rule):
    factor: Annotated[
        Amount, Label("times the usual interval, beyond which it is flagged", "超过通常间隔的几倍提示")
    ] = Decimal(2)
    intervals: Annotated[Whole, Label("least number of intervals that make a habit", "至少几次间隔才算规律")] = 5
    months: Annotated[Whole, Label("months in which the habit is looked for", "按最近几个月看规律")] = 24
    days: Annotated[Whole, Label("days that pass in any case", "不足几天一律不提示")] = 30


class ComplaintsRule(Rule):
    open: Annotated[Whole, Label("number of open complaints", "未解决的投诉达到几件")] = 2
    count: Annotated[Whole, Label("or number of complaints in the months", "或期内投诉达到几件")] = 3
    months: Annotated[Whole, Label("months that are looked at", "看最近几个月")] = 6


class ComplaintOpenRule(Rule):
    days: Annotated[Whole, Label("days that a complaint may be open", "投诉解决期限（天）")] = 7


class FollowUpRule(Rule):
    early_days: Annotated[
        Whole, Label("days before the agreed day from which a contact counts for it", "提前几天联系也算已跟进")
    ] = 7


class StalledRule(Rule):
    months: Annotated[Whole, Label("months without progress", "几个月没有进展")] = 3
