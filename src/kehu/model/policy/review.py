"""The rules of review, each with its switch, its severity and its numbers [V1]."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.policy.parts import DEFAULTS, Rule, Severity
from kehu.model.types import Whole, choice


class CadenceRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    months: Annotated[Whole, Label("months between reviews", "复核间隔（月）")] = 2
    months_best: Annotated[
        Whole, Label("months between reviews of the best volume grade", "最高业务等级客户的复核间隔（月）")
    ] = 1


class OverdueRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    days: Annotated[Whole, Label("days past due", "逾期天数")] = 1
    severity_beyond_limit: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity beyond the 丁 limit", "超过丁级界限时的级别")
    ] = Severity.CRITICAL


class ContactRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    days: Annotated[Whole, Label("days after entry", "建档后天数")] = 7


class DiffersRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.INFO


class OwnerRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING


class IncompleteRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.INFO


class OverLimitRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.CRITICAL


class PromiseRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING


class LimitExpiredRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    severity_expiring: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity while it is expiring", "即将到期时的级别")
    ] = Severity.INFO


class ReviewPolicy(Entry):
    not_reviewed: Annotated[CadenceRule, Label("not reviewed within cadence", "超期未复核")] = DEFAULTS
    overdue: Annotated[OverdueRule, Label("overdue money", "逾期账款")] = DEFAULTS
    not_contacted: Annotated[ContactRule, Label("new customer not contacted", "新客户未联系")] = DEFAULTS
    grade_differs: Annotated[DiffersRule, Label("recorded grade differs from today's", "评级记录与现行评级不符")] = (
        DEFAULTS
    )
    no_owner: Annotated[OwnerRule, Label("no owner", "无业务员")] = DEFAULTS
    incomplete: Annotated[
        IncompleteRule, Label("master data less complete than its class demands", "档案不完整")
    ] = DEFAULTS
    over_limit: Annotated[OverLimitRule, Label("exposure over the limit", "敞口超过额度")] = DEFAULTS
    promise_broken: Annotated[PromiseRule, Label("promise of payment broken", "付款承诺未兑现")] = DEFAULTS
    limit_expired: Annotated[LimitExpiredRule, Label("limit expired or expiring", "额度到期或将到期")] = DEFAULTS
