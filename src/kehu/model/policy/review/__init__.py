"""The rules of review, each with its switch and its severity [V1]; the modules of this room have their numbers."""

import re
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.policy.review.checklist import CHECKLISTS, Checklist
from kehu.model.policy.review.money import LimitExpiredRule, OverdueRule
from kehu.model.policy.review.own import OwnRule
from kehu.model.policy.review.work import CadenceRule, ContactRule
from kehu.model.policy.rule import CriticalRule, InfoRule, Rule
from kehu.model.types import fault

_RULE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


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
    checklists: Annotated[
        list[Checklist],
        Label("what to look at in a review, the first list that fits the customer", "复核要点清单，取首个适用的"),
    ] = CHECKLISTS
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
