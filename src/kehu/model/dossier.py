"""What we know of a customer beyond its trade: character, contact history, rivals, projects [R4 R5 R7 R8 R12]."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from kehu.lang import Label
from kehu.model.choices import ActivityReply, Channel, FeedbackKind, Grave, OccasionKind, ProjectState, VisitState
from kehu.model.entry import Entry, Record
from kehu.model.fields import By, Date, ImportId, OptionalDay, OptionalText, OriginField, SaleId, VerifiedBy
from kehu.model.kinds import BY_KIND
from kehu.model.types import Amount, Day, RecordId, Text, Whole, choice, read_ids

With = Annotated[OptionalText, Label("contact", "联系人")]
Subject = Annotated[OptionalText, Label("subject", "主题")]
Content = Annotated[OptionalText, Label("content", "内容")]
Note = Annotated[OptionalText, Label("note", "备注")]


class Characteristics(Entry):
    """What kind of business it is [R4]."""

    service_area: Annotated[OptionalText, Label("service area", "服务区域")] = None
    selling_capacity: Annotated[OptionalText, Label("selling capacity", "销售能力")] = None
    development_potential: Annotated[OptionalText, Label("development potential", "发展潜力")] = None
    philosophy: Annotated[OptionalText, Label("management philosophy", "经营理念")] = None
    direction: Annotated[OptionalText, Label("direction", "经营方向")] = None
    policies: Annotated[OptionalText, Label("policies", "经营政策")] = None
    features: Annotated[OptionalText, Label("features", "经营特点")] = None
    influence: Annotated[OptionalText, Label("influence", "影响力")] = None
    market_capacity: Annotated[OptionalText, Label("market capacity", "市场容量")] = None
    sells_to: Annotated[OptionalText, Label("whom it sells to", "销售对象")] = None
    culture: Annotated[OptionalText, Label("culture and customs of the place", "当地文化与习俗")] = None
    government_policy: Annotated[OptionalText, Label("government policy of the market", "市场所在国（地区）政策")] = (
        None
    )


class Business(Entry):
    """How its business goes, and how it stands to us [R4]."""

    results: Annotated[OptionalText, Label("results", "经营业绩")] = None
    market_share: Annotated[OptionalText, Label("market share", "市场份额")] = None
    competitiveness: Annotated[OptionalText, Label("competitiveness", "竞争力")] = None
    standing: Annotated[OptionalText, Label("standing", "市场地位")] = None
    managers: Annotated[OptionalText, Label("quality of managers", "管理人员素质")] = None
    sellers: Annotated[OptionalText, Label("quality of sellers", "业务人员素质")] = None
    relation: Annotated[OptionalText, Label("relation with us", "与我方关系")] = None
    willingness: Annotated[OptionalText, Label("willingness to cooperate", "合作意愿")] = None
    problems: Annotated[OptionalText, Label("problems", "存在问题")] = None
    plans: Annotated[OptionalText, Label("plans", "未来计划")] = None
    motives: Annotated[OptionalText, Label("purchase motives", "购买动机")] = None
    image: Annotated[OptionalText, Label("image and reputation", "形象与声誉")] = None


class Preferences(Entry):
    """What it likes, and how it wants to be served [R12]."""

    products: Annotated[OptionalText, Label("products", "产品偏好")] = None
    functions: Annotated[OptionalText, Label("functions", "功能偏好")] = None
    quality: Annotated[OptionalText, Label("quality", "质量要求")] = None
    price: Annotated[OptionalText, Label("price", "价格偏好")] = None
    before_sale: Annotated[OptionalText, Label("service before the sale", "售前服务要求")] = None
    during_sale: Annotated[OptionalText, Label("service during the sale", "售中服务要求")] = None
    after_sale: Annotated[OptionalText, Label("service after the sale", "售后服务要求")] = None
    reached_by: Annotated[OptionalText, Label("way of being reached", "联络方式偏好")] = None
    response_time: Annotated[OptionalText, Label("response time", "响应时间要求")] = None


class Wallet(Record):
    """What it buys in our category from everybody a year, as somebody estimates it [R5]."""

    KIND: ClassVar = BY_KIND.kinds["wallet"]
    date: Annotated[Day, Label("estimated on", "估算日期")]
    amount: Annotated[Amount, Label("purchases a year from everybody", "年采购总额（全部供方）")]
    by: Annotated[OptionalText, Label("estimated by", "估算人")] = None
    source: OriginField = None
    verified_by: VerifiedBy = None
    note: Note = None


class Communication(Record):
    KIND: ClassVar = BY_KIND.kinds["communication"]
    date: Annotated[Day, Label("date", "日期")]
    channel: Annotated[Annotated[Channel, choice(Channel)] | None, Label("channel", "方式")] = None
    with_: Annotated[Text | None, Field(alias="with"), Label("with", "对方")] = None
    by: Annotated[Text | None, Label("by", "我方人员")] = None
    subject: Annotated[Text | None, Label("subject", "主题")] = None
    content: Annotated[Text | None, Label("content", "内容")] = None
    materials: Annotated[Text | None, Label("materials sent", "所送资料")] = None
    materials_confirmed: Annotated[Day | None, Label("materials confirmed on", "资料确认日期")] = None
    feedback: Annotated[Text | None, Label("feedback", "反馈")] = None
    follow_up: Annotated[Day | None, Label("follow up on", "跟进日期")] = None
    dunning_level: Annotated[Whole | None, Label("level of the dunning letter", "催款级别")] = None
    about: Annotated[Annotated[list[RecordId], BeforeValidator(read_ids)], Label("items it is about", "涉及款项")] = []
    import_id: ImportId = None
    note: Note = None


class Visit(Record):
    """From plan to confirmed minutes; each step carries its day and person [R7] [W3]."""

    KIND: ClassVar = BY_KIND.kinds["visit"]
    date: Date
    state: Annotated[Annotated[VisitState, choice(VisitState)], Label("state", "状态")] = VisitState.PLANNED
    planned_on: Annotated[OptionalDay, Label("planned on", "计划日期")] = None
    by: Annotated[OptionalText, Label("visitor", "走访人")] = None
    with_: Annotated[OptionalText, Field(alias="with"), Label("whom", "受访人")] = None
    purpose: Annotated[OptionalText, Label("purpose", "目的")] = None
    plan: Annotated[OptionalText, Label("plan", "计划")] = None
    plan_approved_by: Annotated[OptionalText, Label("plan approved by", "计划批准人")] = None
    plan_approved_on: Annotated[OptionalDay, Label("plan approved on", "计划批准日期")] = None
    recorder: Annotated[OptionalText, Label("recorder", "记录人")] = None
    needs: Annotated[OptionalText, Label("needs and problems in the customer's words", "客户原话：需求与问题")] = None
    minutes: Annotated[OptionalText, Label("minutes", "纪要")] = None
    minutes_on: Annotated[OptionalDay, Label("minutes written on", "纪要日期")] = None
    approved_by: Annotated[OptionalText, Label("minutes approved by", "纪要批准人")] = None
    approved_on: Annotated[OptionalDay, Label("minutes approved on", "纪要批准日期")] = None
    sent_on: Annotated[OptionalDay, Label("sent to the customer on", "送客户日期")] = None
    sent_by: Annotated[OptionalText, Label("sent by", "送交人")] = None
    confirmed_by: Annotated[OptionalText, Label("confirmed by", "客户确认人")] = None
    confirmed_on: Annotated[OptionalDay, Label("confirmed on", "客户确认日期")] = None
    follow_up: Annotated[OptionalDay, Label("follow up on", "跟进日期")] = None
    note: Note = None


class Activity(Record):
    """A market event to which the customer was invited [R7]."""

    KIND: ClassVar = BY_KIND.kinds["activity"]
    date: Date
    event: Annotated[Text, Label("event", "活动名称")]
    reply: Annotated[Annotated[ActivityReply, choice(ActivityReply)] | None, Label("reply", "参与情况")] = None
    who: Annotated[OptionalText, Label("who came", "出席人")] = None
    opinion: Annotated[OptionalText, Label("what they said of it", "客户评价")] = None
    by: By = None
    note: Note = None


class Care(Record):
    """A greeting or a gift, and what it was about; it closes the occasion [R7]."""

    KIND: ClassVar = BY_KIND.kinds["care"]
    date: Date
    occasion: Annotated[Annotated[OccasionKind, choice(OccasionKind)], Label("occasion", "事由")]
    festival: Annotated[OptionalText, Label("festival", "节日名称")] = None
    whom: Annotated[OptionalText, Label("for whom", "致送对象")] = None
    gift: Annotated[OptionalText, Label("gift or card", "礼品或贺卡")] = None
    cost: Annotated[Amount | None, Label("cost", "费用")] = None
    by: By = None
    note: Note = None


class Service(Record):
    """What we did for the customer beside selling [R7]."""

    KIND: ClassVar = BY_KIND.kinds["service"]
    date: Date
    sale: SaleId = None
    subject: Subject = None
    content: Content = None
    by: By = None
    done_on: Annotated[OptionalDay, Label("done on", "完成日期")] = None
    result: Annotated[OptionalText, Label("result", "结果")] = None
    follow_up: Annotated[OptionalDay, Label("follow up on", "跟进日期")] = None
    note: Note = None


class Requirement(Record):
    """A technical requirement of the customer [R7]."""

    KIND: ClassVar = BY_KIND.kinds["requirement"]
    date: Date
    product: Annotated[OptionalText, Label("product", "产品")] = None
    content: Annotated[Text, Label("requirement", "要求")]
    by: Annotated[OptionalText, Label("told by", "提出人")] = None
    met_on: Annotated[OptionalDay, Label("met on", "满足日期")] = None
    note: Note = None


class Feedback(Record):
    """What the customer says of us: opinions, suggestions, complaints [R7]."""

    KIND: ClassVar = BY_KIND.kinds["feedback"]
    date: Date
    kind: Annotated[Annotated[FeedbackKind, choice(FeedbackKind)], Label("kind", "类别")]
    channel: Annotated[Annotated[Channel, choice(Channel)] | None, Label("channel", "方式")] = None
    with_: Annotated[OptionalText, Field(alias="with"), Label("from whom", "反馈人")] = None
    content: Annotated[Text, Label("content", "内容")]
    sale: SaleId = None
    severity: Annotated[Annotated[Grave, choice(Grave)] | None, Label("severity", "严重程度")] = None
    handled_by: Annotated[OptionalText, Label("handled by", "处理人")] = None
    solved_on: Annotated[OptionalDay, Label("solved on", "解决日期")] = None
    result: Annotated[OptionalText, Label("result", "处理结果")] = None
    note: Note = None


class Competitor(Record):
    """A rival at this customer [R8]."""

    KIND: ClassVar = BY_KIND.kinds["competitor"]
    date: Annotated[Day, Label("as of", "截至日期")]
    name: Annotated[Text, Label("name", "名称")]
    product: Annotated[OptionalText, Label("product in use", "在用产品")] = None
    satisfaction: Annotated[OptionalText, Label("satisfaction", "满意度")] = None
    attention: Annotated[OptionalText, Label("attention they give", "重视程度")] = None
    seller: Annotated[OptionalText, Label("their seller", "对方业务员")] = None
    style: Annotated[OptionalText, Label("style", "销售风格")] = None
    standing: Annotated[OptionalText, Label("how they stand with the customer", "与客户关系")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None


class Project(Record):
    """What the customer plans to buy [R8]."""

    KIND: ClassVar = BY_KIND.kinds["project"]
    date: Date
    name: Annotated[Text, Label("name", "项目名称")]
    need: Annotated[OptionalText, Label("need", "需求")] = None
    purchase_plan: Annotated[OptionalText, Label("purchase plan", "采购计划")] = None
    budget: Annotated[Amount | None, Label("budget", "预算")] = None
    timetable: Annotated[OptionalText, Label("timetable", "时间表")] = None
    process: Annotated[OptionalText, Label("process", "采购流程")] = None
    deciders: Annotated[OptionalText, Label("deciders", "决策人")] = None
    state: Annotated[Annotated[ProjectState, choice(ProjectState)], Label("state", "状态")] = ProjectState.OPEN
    expected_amount: Annotated[Amount | None, Label("expected amount", "预计金额")] = None
    expected_on: Annotated[OptionalDay, Label("expected on", "预计日期")] = None
    source: OriginField = None
    by: By = None
    verified_by: VerifiedBy = None
    note: Note = None
