"""The rules of review, each with its switch, its severity and its numbers [V1]."""

import re
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.parts import DEFAULTS, CriticalRule, InfoRule, Rule, Severity
from kehu.model.types import Text, Whole, YesNo, choice, fault

_RULE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


class CadenceRule(Rule):
    months: Annotated[Whole, Label("months between reviews", "复核间隔（月）")] = 2
    months_best: Annotated[
        Whole, Label("months between reviews of the best volume grade and of key customers",
        "最高业务等级客户及关键客户的复核间隔（月）")
    ] = 1


class OverdueRule(Rule):
    days: Annotated[Whole, Label("days past due", "逾期天数")] = 1
    severity_beyond_limit: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity beyond the 丁 limit", "超过丁级界限时的级别")
    ] = Severity.CRITICAL


class ContactRule(Rule):
    days: Annotated[Whole, Label("days after entry", "建档后天数")] = 7


class LimitExpiredRule(Rule):
    severity_expiring: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity while it is expiring", "即将到期时的级别")
    ] = Severity.INFO


class OwnRule(Entry):
    """A rule of the firm's own: whoever the expression holds of is flagged."""

    id: Annotated[Text, Label("id", "编号")]
    label: Annotated[Text | None, Label("what it is called", "名称")] = None
    enabled: Annotated[YesNo, Label("on or off", "启用")] = True
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    when: Annotated[Text, Label("expression, as of `kehu list --where`", "条件（同 kehu list --where）")]
    message: Annotated[Text, Label("what to say", "提示内容")]
    action: Annotated[Text | None, Label("what to do", "处理办法")] = None


class ReviewPolicy(Entry):
    not_reviewed: Annotated[CadenceRule, Label("not reviewed within cadence", "超期未复核")] = DEFAULTS
    overdue: Annotated[OverdueRule, Label("overdue money", "逾期账款")] = DEFAULTS
    not_contacted: Annotated[ContactRule, Label("new customer not contacted", "新客户未联系")] = DEFAULTS
    grade_differs: Annotated[InfoRule, Label("recorded grade differs from today's", "评级记录与现行评级不符")] = (
        DEFAULTS
    )
    no_owner: Annotated[Rule, Label("no owner", "无业务员")] = DEFAULTS
    incomplete: Annotated[InfoRule, Label("master data less complete than its class demands", "档案不完整")] = DEFAULTS
    over_limit: Annotated[CriticalRule, Label("exposure over the limit", "敞口超过额度")] = DEFAULTS
    promise_broken: Annotated[Rule, Label("promise of payment broken", "付款承诺未兑现")] = DEFAULTS
    limit_expired: Annotated[LimitExpiredRule, Label("limit expired or expiring", "额度到期或将到期")] = DEFAULTS
    own: Annotated[list[OwnRule], Label("rules of our own", "自定规则")] = []

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        taken = {name.replace("_", "-") for name in type(self).model_fields}
        for each in self.own:
            if not _RULE_ID.fullmatch(each.id) or each.id in taken:
                message = m("“{id}” cannot be the id of a rule of your own", id=each.id)
                hint = m("small letters, digits and hyphens, and no id that there is already")
                fault("id", message, hint, at="own")
            taken.add(each.id)
        return self
