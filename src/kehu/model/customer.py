"""What a customer is: one YAML file [R1] [R2] [R3]. The order of the fields is the order of the file [L10]."""

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BeforeValidator, PrivateAttr

from kehu.lang import Label
from kehu.model.choices import CustomerKind, Nature, Role, Size, Source, Status
from kehu.model.custom import Own
from kehu.model.entry import Entry
from kehu.model.fields import OptionalDay, OptionalText
from kehu.model.lazily import LAZILY, later
from kehu.model.rates import NO_RATES, Rates
from kehu.model.types import Amount, Code, Text, Whole, YesNo, choice

if TYPE_CHECKING:
    from kehu.model.agreements import Extension, Promise, Terms
    from kehu.model.credit_file import (
        Affiliate,
        BankAccount,
        BankCredit,
        Case,
        Change,
        Evaluation,
        Guarantee,
        Investigation,
        Limit,
        Manager,
        Media,
        PublicRecord,
        Risk,
        Shareholder,
        Statement,
    )
    from kehu.model.documents import Document
    from kehu.model.dossier import (
        Activity,
        Business,
        Care,
        Characteristics,
        Communication,
        Competitor,
        Feedback,
        Preferences,
        Project,
        Requirement,
        Service,
        Visit,
        Wallet,
    )
    from kehu.model.orders import Delivery, Order
    from kehu.model.people import Contact, Department, Privacy, Private
    from kehu.model.records import Receipt, Refund, Return, Sale, WriteOff
    from kehu.model.upkeep import GradeEntry, OwnerSpell, Review, StatusChange, Watch
else:  # named, not imported: a file has few of the many kinds that there are
    Affiliate = later("kehu.model.credit_file", "Affiliate")
    BankAccount = later("kehu.model.credit_file", "BankAccount")
    BankCredit = later("kehu.model.credit_file", "BankCredit")
    Case = later("kehu.model.credit_file", "Case")
    Change = later("kehu.model.credit_file", "Change")
    Evaluation = later("kehu.model.credit_file", "Evaluation")
    Guarantee = later("kehu.model.credit_file", "Guarantee")
    Investigation = later("kehu.model.credit_file", "Investigation")
    Limit = later("kehu.model.credit_file", "Limit")
    Manager = later("kehu.model.credit_file", "Manager")
    Media = later("kehu.model.credit_file", "Media")
    PublicRecord = later("kehu.model.credit_file", "PublicRecord")
    Risk = later("kehu.model.credit_file", "Risk")
    Shareholder = later("kehu.model.credit_file", "Shareholder")
    Statement = later("kehu.model.credit_file", "Statement")
    Document = later("kehu.model.documents", "Document")
    Activity = later("kehu.model.dossier", "Activity")
    Business = later("kehu.model.dossier", "Business")
    Care = later("kehu.model.dossier", "Care")
    Characteristics = later("kehu.model.dossier", "Characteristics")
    Competitor = later("kehu.model.dossier", "Competitor")
    Feedback = later("kehu.model.dossier", "Feedback")
    Preferences = later("kehu.model.dossier", "Preferences")
    Project = later("kehu.model.dossier", "Project")
    Requirement = later("kehu.model.dossier", "Requirement")
    Service = later("kehu.model.dossier", "Service")
    Visit = later("kehu.model.dossier", "Visit")
    Wallet = later("kehu.model.dossier", "Wallet")
    Contact = later("kehu.model.people", "Contact")
    Department = later("kehu.model.people", "Department")
    Privacy = later("kehu.model.people", "Privacy")
    Private = later("kehu.model.people", "Private")
    Communication = later("kehu.model.dossier", "Communication")
    Delivery = later("kehu.model.orders", "Delivery")
    Extension = later("kehu.model.agreements", "Extension")
    GradeEntry = later("kehu.model.upkeep", "GradeEntry")
    Order = later("kehu.model.orders", "Order")
    StatusChange = later("kehu.model.upkeep", "StatusChange")
    Watch = later("kehu.model.upkeep", "Watch")
    OwnerSpell = later("kehu.model.upkeep", "OwnerSpell")
    Promise = later("kehu.model.agreements", "Promise")
    Receipt = later("kehu.model.records", "Receipt")
    Refund = later("kehu.model.records", "Refund")
    Return = later("kehu.model.records", "Return")
    Review = later("kehu.model.upkeep", "Review")
    Sale = later("kehu.model.records", "Sale")
    Terms = later("kehu.model.agreements", "Terms")
    WriteOff = later("kehu.model.records", "WriteOff")


def read_texts(value: Any) -> Any:
    """A list of texts; a single text stands for a list of one."""
    return [value] if isinstance(value, str) else value


Texts = Annotated[list[Text], BeforeValidator(read_texts)]


class Customer(Entry):
    """One customer with everything recorded about it."""

    code: Annotated[Code, Label("code", "客户编码")]
    name: Annotated[Text, Label("name", "客户名称")]
    short_name: Annotated[OptionalText, Label("short name", "简称")] = None
    former_names: Annotated[Texts, Label("former names", "曾用名")] = []
    aliases: Annotated[Texts, Label("aliases", "别名与旧编码")] = []
    kind: Annotated[Annotated[CustomerKind, choice(CustomerKind)], Label("kind", "客户类型")] = (
        CustomerKind.ORGANIZATION
    )
    role: Annotated[Annotated[Role, choice(Role)] | None, Label("role", "客户角色")] = None
    nature: Annotated[Annotated[Nature, choice(Nature)] | None, Label("nature", "客户性质")] = None
    size: Annotated[Annotated[Size, choice(Size)] | None, Label("size", "企业规模")] = None
    industry: Annotated[OptionalText, Label("industry (GB/T 4754)", "行业代码（GB/T 4754）")] = None
    industry_state: Annotated[OptionalText, Label("state of its industry", "行业状况")] = None
    region: Annotated[OptionalText, Label("region", "地区")] = None
    credit_code: Annotated[OptionalText, Label("unified social credit code", "统一社会信用代码")] = None
    external_ids: Annotated[dict[str, Text], Label("ids in other systems", "其他系统编码")] = {}
    legal_representative: Annotated[OptionalText, Label("legal representative", "法定代表人")] = None
    proprietor: Annotated[OptionalText, Label("proprietor", "所有者")] = None
    founded: Annotated[OptionalDay, Label("founded", "成立日期")] = None
    legal_form: Annotated[OptionalText, Label("form of organisation", "组织形式")] = None
    registered_capital: Annotated[Amount | None, Label("registered capital", "注册资本")] = None
    assets: Annotated[Amount | None, Label("assets", "资产总额")] = None
    headcount: Annotated[Whole | None, Label("headcount", "员工人数")] = None
    yearly_sales: Annotated[Amount | None, Label("yearly sales", "年销售额")] = None
    address: Annotated[OptionalText, Label("address", "地址")] = None
    postcode: Annotated[OptionalText, Label("postcode", "邮政编码")] = None
    phone: Annotated[OptionalText, Label("phone", "电话")] = None
    fax: Annotated[OptionalText, Label("fax", "传真")] = None
    email: Annotated[OptionalText, Label("email", "电子邮箱")] = None
    website: Annotated[OptionalText, Label("website", "网址")] = None
    business_scope: Annotated[OptionalText, Label("business scope", "经营范围")] = None
    products: Annotated[OptionalText, Label("product structure", "产品结构")] = None
    employer: Annotated[OptionalText, Label("employer (of an individual)", "工作单位（个人型客户）")] = None
    bank_accounts: Annotated[list[BankAccount], LAZILY, Label("bank accounts", "银行账户")] = []
    parent: Annotated[Code | None, Label("parent (group)", "上级公司（集团）")] = None

    owner: Annotated[OptionalText, Label("owner", "业务员")] = None
    owners: Annotated[list[OwnerSpell], LAZILY, Label("owners' history", "业务员沿革")] = []
    unit: Annotated[OptionalText, Label("our unit", "我方部门")] = None
    source: Annotated[Annotated[Source, choice(Source)] | None, Label("source", "客户来源")] = None
    introduced_by: Annotated[OptionalText, Label("introduced by", "介绍人")] = None
    collected_on: Annotated[OptionalDay, Label("collected on", "采集日期")] = None
    collected_by: Annotated[OptionalText, Label("collected by", "采集人")] = None
    entered_on: Annotated[OptionalDay, Label("entered on", "建档日期")] = None
    entered_by: Annotated[OptionalText, Label("entered by", "建档人")] = None
    approved_on: Annotated[OptionalDay, Label("approved on", "审批日期")] = None
    approved_by: Annotated[OptionalText, Label("approved by", "审批人")] = None
    forwarded_on: Annotated[OptionalDay, Label("forwarded on", "移交日期")] = None
    forwarded_by: Annotated[OptionalText, Label("forwarded by", "移交人")] = None
    filed_on: Annotated[OptionalDay, Label("filed on", "归档日期")] = None
    filed_by: Annotated[OptionalText, Label("filed by", "归档人")] = None
    first_contact_on: Annotated[OptionalDay, Label("first contact on", "首次联系日期")] = None
    status: Annotated[Annotated[Status, choice(Status)], Label("status", "状态")] = Status.ACTIVE
    statuses: Annotated[list[StatusChange], LAZILY, Label("changes of status", "状态变更")] = []
    watch: Annotated[Watch | None, LAZILY, Label("watch", "关注")] = None
    dunning: Annotated[YesNo, Label("gets dunning letters", "是否发催款函")] = True
    sales_policy: Annotated[OptionalText, Label("sales policy", "销售政策")] = None
    sales_target: Annotated[Amount | None, Label("yearly sales target", "年度销售目标")] = None
    plans: Annotated[OptionalText, Label("our plans", "我方计划")] = None
    note: Annotated[OptionalText, Label("note", "备注")] = None
    custom: Annotated[Own, Label("custom fields", "自定义字段")] = {}

    private: Annotated[Private | None, LAZILY, Label("private (of an individual)", "个人信息（个人型客户）")] = None
    privacy: Annotated[Privacy | None, LAZILY, Label("basis of keeping personal data", "个人信息处理依据")] = None
    characteristics: Annotated[Characteristics | None, LAZILY, Label("characteristics", "客户特征")] = None
    business: Annotated[Business | None, LAZILY, Label("business", "业务状况")] = None
    preferences: Annotated[Preferences | None, LAZILY, Label("preferences", "客户偏好")] = None

    departments: Annotated[list[Department], LAZILY, Label("departments", "部门")] = []
    decision_process: Annotated[OptionalText, Label("decision process", "决策流程")] = None
    contacts: Annotated[list[Contact], LAZILY, Label("contacts", "联系人")] = []
    wallets: Annotated[list[Wallet], LAZILY, Label("wallets", "采购总量")] = []
    shareholders: Annotated[list[Shareholder], LAZILY, Label("shareholders", "股东")] = []
    managers: Annotated[list[Manager], LAZILY, Label("managers", "高管")] = []
    affiliates: Annotated[list[Affiliate], LAZILY, Label("affiliates", "关联企业")] = []
    statements: Annotated[list[Statement], LAZILY, Label("financial statements", "财务报表")] = []
    bank_credits: Annotated[list[BankCredit], LAZILY, Label("bank credit", "银行授信")] = []
    guarantees: Annotated[list[Guarantee], LAZILY, Label("guarantees", "担保")] = []
    public_records: Annotated[list[PublicRecord], LAZILY, Label("public records", "公共记录")] = []
    media: Annotated[list[Media], LAZILY, Label("media reports", "媒体报道")] = []
    investigations: Annotated[list[Investigation], LAZILY, Label("investigations", "资信调查")] = []
    evaluations: Annotated[list[Evaluation], LAZILY, Label("evaluations", "八要素评估")] = []
    changes: Annotated[list[Change], LAZILY, Label("changes at the customer", "客户变动")] = []
    risks: Annotated[list[Risk], LAZILY, Label("risk signs", "风险信号")] = []
    limits: Annotated[list[Limit], LAZILY, Label("credit limits", "授信额度")] = []
    terms: Annotated[list[Terms], LAZILY, Label("agreed terms", "约定账期")] = []
    orders: Annotated[list[Order], LAZILY, Label("orders", "订单")] = []
    deliveries: Annotated[list[Delivery], LAZILY, Label("deliveries", "发货")] = []
    sales: Annotated[list[Sale], LAZILY, Label("sales", "交易")] = []
    receipts: Annotated[list[Receipt], LAZILY, Label("receipts", "回款")] = []
    returns: Annotated[list[Return], LAZILY, Label("returns", "退赔折价")] = []
    refunds: Annotated[list[Refund], LAZILY, Label("refunds", "退款")] = []
    write_offs: Annotated[list[WriteOff], LAZILY, Label("write-offs", "坏账核销")] = []
    extensions: Annotated[list[Extension], LAZILY, Label("extensions", "展期")] = []
    promises: Annotated[list[Promise], LAZILY, Label("promises of payment", "付款承诺")] = []
    cases: Annotated[list[Case], LAZILY, Label("collection and legal cases", "催收与法律案件")] = []
    communications: Annotated[list[Communication], LAZILY, Label("communications", "沟通记录")] = []
    visits: Annotated[list[Visit], LAZILY, Label("visits", "走访")] = []
    activities: Annotated[list[Activity], LAZILY, Label("activities", "市场活动")] = []
    care: Annotated[list[Care], LAZILY, Label("care", "关怀")] = []
    services: Annotated[list[Service], LAZILY, Label("services", "服务")] = []
    requirements: Annotated[list[Requirement], LAZILY, Label("technical requirements", "技术要求")] = []
    feedback: Annotated[list[Feedback], LAZILY, Label("feedback", "客户反馈")] = []
    competitors: Annotated[list[Competitor], LAZILY, Label("competitors", "竞争对手")] = []
    projects: Annotated[list[Project], LAZILY, Label("projects", "项目")] = []
    documents: Annotated[list[Document], LAZILY, Label("documents", "原始资料")] = []
    reviews: Annotated[list[Review], LAZILY, Label("reviews", "复核")] = []
    grades: Annotated[list[GradeEntry], LAZILY, Label("recorded grades", "评级记录")] = []

    @property
    def names(self) -> list[str]:
        """Everything it is called by."""
        return [each for each in (self.name, self.short_name, *self.former_names, *self.aliases) if each]

    # No part of the file: the archive's rates of exchange, attached to a customer whose records name a currency.
    _rates: Rates = PrivateAttr(default_factory=lambda: NO_RATES)

    @property
    def rates(self) -> Rates:
        """What other currencies are worth; a copy of the customer keeps it."""
        return self._rates

    def with_rates(self, rates: Rates) -> Self:
        """The same customer, whose figures are worked out at these rates."""
        copy = self.model_copy()
        copy._rates = rates
        return copy
