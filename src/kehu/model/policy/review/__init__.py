"""The rules of review, each with its switch and its severity [V1]; the modules of this room have their numbers."""

import re
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.policy.review.checklist import CHECKLISTS, Checklist
from kehu.model.policy.review.dealing import (
    ComplaintOpenRule,
    ComplaintsRule,
    FallenRule,
    FollowUpRule,
    IntervalRule,
    LapsedRule,
    RisenRule,
    StalledRule,
)
from kehu.model.policy.review.money import (
    DiscountBeyondRule,
    DocumentExpiredRule,
    EvaluationRule,
    InvestigationRule,
    LimitationRule,
    LimitExpiredRule,
    OneSourceRule,
    OverdueRule,
    PapersRule,
    RiskRule,
    SlowerRule,
    TermsBeyondRule,
    TermsExpiredRule,
    UnitsDiscountRule,
    UnitsTermsRule,
)
from kehu.model.policy.review.own import OwnRule
from kehu.model.policy.review.work import (
    CadenceRule,
    ContactFrequencyRule,
    ContactRule,
    DraftRule,
    EntryRule,
    FilingRule,
    ForwardingRule,
    MinutesApprovalRule,
    MinutesConfirmationRule,
    MinutesRule,
    MinutesSendingRule,
    OccasionRule,
    TrainingRule,
    VisitFrequencyRule,
)
from kehu.model.policy.rule import CriticalRule, InfoRule, Rule
from kehu.model.types import fault

_RULE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


class ReviewPolicy(Entry):
    not_reviewed: Annotated[CadenceRule, Label("not reviewed within cadence", "超期未复核")] = DEFAULTS
    overdue: Annotated[OverdueRule, Label("overdue money", "逾期账款")] = DEFAULTS
    not_contacted: Annotated[ContactRule, Label("new customer not contacted", "新客户未联系")] = DEFAULTS
    not_entered: Annotated[EntryRule, Label("collected, not entered", "采集后未建档")] = DEFAULTS
    draft_waiting: Annotated[DraftRule, Label("draft waiting", "草稿待审")] = DEFAULTS
    not_forwarded: Annotated[ForwardingRule, Label("approved, not forwarded", "审批后未移交")] = DEFAULTS
    not_filed: Annotated[FilingRule, Label("forwarded, not filed", "移交后未归档")] = DEFAULTS
    visit_not_made: Annotated[Rule, Label("planned visit not made", "计划走访未成行")] = DEFAULTS
    visit_without_minutes: Annotated[MinutesRule, Label("visit without minutes", "走访无纪要")] = DEFAULTS
    minutes_not_approved: Annotated[MinutesApprovalRule, Label("minutes not approved", "走访纪要未批准")] = DEFAULTS
    minutes_not_sent: Annotated[MinutesSendingRule, Label("minutes not sent", "走访纪要未送客户")] = DEFAULTS
    minutes_not_confirmed: Annotated[MinutesConfirmationRule, Label("minutes not confirmed", "走访纪要客户未确认")] = (
        DEFAULTS
    )
    contact_missed: Annotated[
        ContactFrequencyRule, Label("contact frequency of its class missed", "未按客户类别的频率联系")
    ] = DEFAULTS
    visit_missed: Annotated[
        VisitFrequencyRule, Label("visit frequency of its class missed", "未按客户类别的频率走访")
    ] = DEFAULTS
    occasion_near: Annotated[OccasionRule, Label("birthday or anniversary", "生日与纪念日")] = DEFAULTS
    no_consent: Annotated[Rule, Label("consent or other basis missing", "个人信息缺少处理依据")] = DEFAULTS
    keep_until: Annotated[Rule, Label("private data past their time", "个人信息超过保存期限")] = DEFAULTS
    keeper: Annotated[Rule, Label("no keeper, or several", "档案管理员空缺或多于一人")] = DEFAULTS
    confidentiality_missing: Annotated[Rule, Label("confidentiality agreement missing", "员工未签保密协议")] = DEFAULTS
    training_missing: Annotated[TrainingRule, Label("training missing", "员工未按期培训")] = DEFAULTS
    grade_differs: Annotated[InfoRule, Label("recorded grade differs from today's", "评级记录与现行评级不符")] = (
        DEFAULTS
    )
    no_owner: Annotated[Rule, Label("no owner", "无业务员")] = DEFAULTS
    incomplete: Annotated[InfoRule, Label("master data less complete than its class demands", "档案不完整")] = DEFAULTS
    over_limit: Annotated[CriticalRule, Label("exposure over the limit", "敞口超过额度")] = DEFAULTS
    promise_broken: Annotated[Rule, Label("promise of payment broken", "付款承诺未兑现")] = DEFAULTS
    limit_expired: Annotated[LimitExpiredRule, Label("limit expired or expiring", "额度到期或将到期")] = DEFAULTS
    limit_without_agreement: Annotated[Rule, Label("limit without agreement document", "额度无协议文件")] = DEFAULTS
    terms_expired: Annotated[TermsExpiredRule, Label("terms expired or expiring", "账期约定到期或将到期")] = DEFAULTS
    terms_without_agreement: Annotated[Rule, Label("terms without agreement document", "账期无协议文件")] = DEFAULTS
    legal_terms: Annotated[Rule, Label("due later than the law allows", "付款期限超过法定期限")] = DEFAULTS
    change_after_limit: Annotated[Rule, Label("change at the customer after the limit's start", "授信后客户变动")] = (
        DEFAULTS
    )
    investigation_old: Annotated[
        InvestigationRule, Label("investigation missing or no longer valid", "未做资信调查或已过期")
    ] = DEFAULTS
    evaluation_old: Annotated[
        EvaluationRule, Label("evaluation missing or no longer valid", "未做八要素评估或已过期")
    ] = DEFAULTS
    risk_open: Annotated[RiskRule, Label("open risk sign", "风险信号未解除")] = DEFAULTS
    terms_beyond: Annotated[TermsBeyondRule, Label("terms beyond what is agreed", "账期超出约定")] = DEFAULTS
    discount_beyond: Annotated[DiscountBeyondRule, Label("discount beyond what is agreed", "折扣超出约定")] = DEFAULTS
    units_terms: Annotated[UnitsTermsRule, Label("our units give different terms", "各部门所给账期不一")] = DEFAULTS
    units_discount: Annotated[UnitsDiscountRule, Label("our units give different discounts", "各部门所给折扣不一")] = (
        DEFAULTS
    )
    papers_missing: Annotated[
        PapersRule, Label("large open sale without contract or delivery voucher", "大额应收缺合同或交货凭证")
    ] = DEFAULTS
    limitation_near: Annotated[LimitationRule, Label("limitation date of a case is near", "诉讼时效将届满")] = DEFAULTS
    implausible_statement: Annotated[Rule, Label("statement that does not fit", "客户报表不合理")] = DEFAULTS
    payments_slower: Annotated[SlowerRule, Label("payments slow down", "付款变慢")] = DEFAULTS
    purchases_fallen: Annotated[FallenRule, Label("purchases have fallen", "采购额下降")] = DEFAULTS
    purchases_risen: Annotated[RisenRule, Label("purchases have risen", "采购额上升")] = DEFAULTS
    lapsed: Annotated[LapsedRule, Label("lapsed", "久未交易")] = DEFAULTS
    interval_long: Annotated[IntervalRule, Label("no purchase for longer than usual", "采购间隔反常")] = DEFAULTS
    complaints_many: Annotated[ComplaintsRule, Label("complaints pile up", "投诉增多")] = DEFAULTS
    complaint_open: Annotated[ComplaintOpenRule, Label("complaint open for too long", "投诉超期未解决")] = DEFAULTS
    follow_up_due: Annotated[FollowUpRule, Label("follow-up due", "到期未跟进")] = DEFAULTS
    document_expired: Annotated[DocumentExpiredRule, Label("document expired or expiring", "资料到期或将到期")] = (
        DEFAULTS
    )
    one_source: Annotated[
        OneSourceRule, Label("key customer known from one kind of source", "关键客户信息来源单一")
    ] = DEFAULTS
    phasing_out_stalled: Annotated[StalledRule, Label("phasing out without progress", "淘汰客户无进展")] = DEFAULTS
    watch_over: Annotated[Rule, Label("watch is over", "关注期已满")] = DEFAULTS
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
