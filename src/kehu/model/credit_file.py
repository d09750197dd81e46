"""The credit file [R9]: what was investigated, evaluated, agreed, decided; who stands behind it; what went wrong."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from kehu.lang import Label, m
from kehu.model.choices import CaseStage, ChangeArea, Grave, RiskKind, Verdict
from kehu.model.entry import Entry, Record
from kehu.model.fields import Agreement, By, Date, OptionalDay, OptionalText, OriginField, Until, VerifiedBy
from kehu.model.kinds import BY_KIND
from kehu.model.types import Amount, Day, Number, RecordId, Text, choice, fault, read_decimal, read_ids

ApprovedBy = Annotated[OptionalText, Label("approved by", "批准人")]
Reason = Annotated[OptionalText, Label("reason", "原因")]
Note = Annotated[OptionalText, Label("note", "备注")]
Money = Annotated[Amount | None, Label("amount", "金额")]
Share = Annotated[Amount | None, Label("share (%)", "持股比例（%）")]

SCORE_MOST = Decimal(10)


def read_score(value: object) -> Decimal:
    """A factor's score, 0 to 10."""
    score = read_decimal(value)
    if not 0 <= score <= SCORE_MOST:
        fault("score", m("a score lies between 0 and 10"), m("leave it out where the factor was not judged"))
    return score


Score = Annotated[Decimal, BeforeValidator(read_score)] | None
Ids = Annotated[list[RecordId], BeforeValidator(read_ids)]


class Investigation(Record):
    """Somebody has looked into the customer's credit."""

    KIND: ClassVar = BY_KIND.kinds["investigation"]
    date: Date
    by: Annotated[Text, Label("investigator", "调查人")]
    valid_until: Annotated[OptionalDay, Label("valid until", "有效期至")] = None
    findings: Annotated[OptionalText, Label("on-site findings", "实地考察情况")] = None
    advice: Annotated[OptionalText, Label("advice on credit", "授信建议")] = None
    source: OriginField = None
    verified_by: VerifiedBy = None
    note: Note = None


class Evaluation(Record):
    """The eight factors [G4], each scored 0–10 with a note; a factor not judged is left out."""

    KIND: ClassVar = BY_KIND.kinds["evaluation"]
    date: Date
    by: Annotated[Text, Label("evaluated by", "评估人")]
    project: Annotated[Score, Label("1 reliability of the project", "一、项目可靠性")] = None
    project_note: Annotated[OptionalText, Label("1 note", "一、说明")] = None
    funds: Annotated[Score, Label("2 funds", "二、资金来源与到位")] = None
    funds_note: Annotated[OptionalText, Label("2 note", "二、说明")] = None
    person: Annotated[Score, Label("3 person in charge", "三、负责人")] = None
    person_note: Annotated[OptionalText, Label("3 note", "三、说明")] = None
    record: Annotated[Score, Label("4 credit record", "四、信用记录")] = None
    record_note: Annotated[OptionalText, Label("4 note", "四、说明")] = None
    fit: Annotated[Score, Label("5 how far we can satisfy them", "五、我方满足程度")] = None
    fit_note: Annotated[OptionalText, Label("5 note", "五、说明")] = None
    delivery: Annotated[Score, Label("6 lead time against their date", "六、交货期")] = None
    delivery_note: Annotated[OptionalText, Label("6 note", "六、说明")] = None
    price: Annotated[Score, Label("7 price and profit", "七、价格与利润")] = None
    price_note: Annotated[OptionalText, Label("7 note", "七、说明")] = None
    steady: Annotated[Score, Label("8 whether a steady customer", "八、能否成为固定客户")] = None
    steady_note: Annotated[OptionalText, Label("8 note", "八、说明")] = None


class Limit(Record):
    """The most credit allowed; 0 means cash only, which is not the same as no limit set [C1]."""

    KIND: ClassVar = BY_KIND.kinds["limit"]
    from_: Annotated[Day, Field(alias="from"), Label("from", "起始日")]
    until: Until = None
    amount: Annotated[Amount, Label("limit", "额度")]
    approved_by: ApprovedBy = None
    suspended_on: Annotated[OptionalDay, Label("suspended on", "暂停日期")] = None
    reason: Reason = None
    document: Agreement = None
    note: Note = None


class Statement(Record):
    """A year's financial statement, in base currency; what is not stated is left out."""

    KIND: ClassVar = BY_KIND.kinds["statement"]
    date: Annotated[Day, Label("balance sheet date", "资产负债表日")]
    audited_by: Annotated[OptionalText, Label("audited by", "审计机构")] = None
    cash: Annotated[Number | None, Label("cash", "货币资金")] = None
    receivables: Annotated[Number | None, Label("receivables", "应收账款")] = None
    inventory: Annotated[Number | None, Label("inventory", "存货")] = None
    current_assets: Annotated[Number | None, Label("current assets", "流动资产合计")] = None
    total_assets: Annotated[Number | None, Label("total assets", "资产总计")] = None
    payables: Annotated[Number | None, Label("payables", "应付账款")] = None
    current_liabilities: Annotated[Number | None, Label("current liabilities", "流动负债合计")] = None
    total_liabilities: Annotated[Number | None, Label("total liabilities", "负债合计")] = None
    equity: Annotated[Number | None, Label("equity", "所有者权益合计")] = None
    revenue: Annotated[Number | None, Label("revenue", "营业收入")] = None
    cost_of_sales: Annotated[Number | None, Label("cost of sales", "营业成本")] = None
    gross_profit: Annotated[Number | None, Label("gross profit", "毛利润")] = None
    net_profit: Annotated[Number | None, Label("net profit", "净利润")] = None
    operating_cash_flow: Annotated[Number | None, Label("operating cash flow", "经营活动现金流量净额")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class BankCredit(Record):
    KIND: ClassVar = BY_KIND.kinds["bank-credit"]
    date: Annotated[Day, Label("as of", "截至日期")]
    bank: Annotated[Text, Label("bank", "银行")]
    rating: Annotated[OptionalText, Label("rating", "信用等级")] = None
    line: Annotated[Amount | None, Label("credit line", "授信额度")] = None
    used: Annotated[Amount | None, Label("used", "已用额度")] = None
    overdue: Annotated[Amount | None, Label("overdue", "逾期金额")] = None
    security: Annotated[OptionalText, Label("security", "担保方式")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class BankAccount(Entry):
    bank: Annotated[Text, Label("bank", "开户行")]
    account: Annotated[Text, Label("account no", "账号")]
    name: Annotated[OptionalText, Label("account name", "户名")] = None


class Shareholder(Record):
    KIND: ClassVar = BY_KIND.kinds["shareholder"]
    date: Annotated[Day, Label("as of", "截至日期")]
    name: Annotated[Text, Label("name", "名称")]
    share: Share = None
    paid_in: Annotated[Amount | None, Label("paid-in capital", "实缴出资")] = None
    until: Until = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Manager(Record):
    KIND: ClassVar = BY_KIND.kinds["manager"]
    date: Annotated[Day, Label("as of", "截至日期")]
    name: Annotated[Text, Label("name", "姓名")]
    position: Annotated[OptionalText, Label("position", "职务")] = None
    career: Annotated[OptionalText, Label("career", "履历")] = None
    until: Until = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Affiliate(Record):
    """A firm tied to the customer, and their dealings with it or through it."""

    KIND: ClassVar = BY_KIND.kinds["affiliate"]
    date: Annotated[Day, Label("as of", "截至日期")]
    name: Annotated[Text, Label("name", "名称")]
    relation: Annotated[OptionalText, Label("relation", "关联关系")] = None
    share: Share = None
    dealings: Annotated[OptionalText, Label("dealings", "关联交易")] = None
    amount: Annotated[Amount | None, Label("amount of the dealings", "关联交易金额")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class PublicRecord(Record):
    """A look at courts, taxes, licences and lists of dishonest debtors, also where it brought nothing."""

    KIND: ClassVar = BY_KIND.kinds["public-record"]
    date: Date
    searched: Annotated[Text, Label("register searched", "查询渠道")]
    verdict: Annotated[Annotated[Verdict, choice(Verdict)], Label("result", "查询结果")]
    content: Annotated[OptionalText, Label("content", "内容")] = None
    amount: Money = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Media(Record):
    KIND: ClassVar = BY_KIND.kinds["media"]
    date: Date
    medium: Annotated[Text, Label("medium", "媒体")]
    verdict: Annotated[Annotated[Verdict, choice(Verdict)] | None, Label("tendency", "倾向")] = None
    content: Annotated[OptionalText, Label("content", "内容")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Guarantee(Record):
    """Somebody answers for the customer towards us, or the customer for somebody."""

    KIND: ClassVar = BY_KIND.kinds["guarantee"]
    date: Date
    guarantor: Annotated[Text, Label("guarantor", "担保人")]
    for_: Annotated[OptionalText, Field(alias="for"), Label("for", "被担保人（债务）")] = None
    amount: Money = None
    until: Until = None
    document: Agreement = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Change(Record):
    """Something changed at the customer (客户变动)."""

    KIND: ClassVar = BY_KIND.kinds["change"]
    date: Date
    area: Annotated[Annotated[ChangeArea, choice(ChangeArea)], Label("area", "变动类别")]
    content: Annotated[Text, Label("content", "内容")]
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Risk(Record):
    """A sign that money is in danger; open until cleared."""

    KIND: ClassVar = BY_KIND.kinds["risk"]
    date: Date
    kind: Annotated[Annotated[RiskKind, choice(RiskKind)], Label("kind", "类别")]
    severity: Annotated[Annotated[Grave, choice(Grave)] | None, Label("severity", "严重程度")] = None
    content: Annotated[OptionalText, Label("content", "内容")] = None
    cleared_on: Annotated[OptionalDay, Label("cleared on", "解除日期")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class CaseStep(Entry):
    """A stage of a case, from its first day."""

    date: Date
    stage: Annotated[Annotated[CaseStage, choice(CaseStage)], Label("stage", "阶段")]
    note: Note = None


class Case(Record):
    """Collection by law or towards it."""

    KIND: ClassVar = BY_KIND.kinds["case"]
    date: Annotated[Day, Label("opened on", "立案日期")]
    sales: Annotated[Ids, Label("sales", "涉及交易")] = []
    claim: Annotated[Amount, Label("claim", "标的金额")]
    stage: Annotated[Annotated[CaseStage, choice(CaseStage)], Label("stage", "阶段")]
    stage_on: Annotated[OptionalDay, Label("stage since", "本阶段起始日")] = None
    stages: Annotated[list[CaseStep], Label("stages so far", "各阶段经过")] = []
    court: Annotated[OptionalText, Label("court or body", "受理机构")] = None
    recovered: Annotated[Amount | None, Label("recovered", "已收回金额")] = None
    cost: Annotated[Amount | None, Label("cost", "费用")] = None
    limitation: Annotated[OptionalDay, Label("limitation date", "诉讼时效届满日")] = None
    closed_on: Annotated[OptionalDay, Label("closed on", "结案日期")] = None
    by: By = None
    note: Note = None
