"""The fixed choices of the archive, stored in English, each with both labels."""

from __future__ import annotations

from kehu.model.types import Choice


class CustomerKind(Choice):
    ORGANIZATION = "organization", "organization", "组织型客户"
    INDIVIDUAL = "individual", "individual", "个人型客户"


class Role(Choice):
    INTERMEDIARY = "intermediary", "intermediary", "中间客户"
    END_USER = "end_user", "end user", "终端客户"


class Nature(Choice):
    GOVERNMENT = "government", "government", "政府机构"
    SPECIAL = "special", "special organisation", "特殊机构"
    ORDINARY = "ordinary", "ordinary company", "普通公司"
    INDIVIDUAL = "individual", "individual", "个人顾客"
    PARTNER = "partner", "partner", "商业伙伴"


class Size(Choice):
    LARGE = "large", "large", "大型"
    MEDIUM = "medium", "medium", "中型"
    SMALL = "small", "small", "小型"
    MICRO = "micro", "micro", "微型"


class Source(Choice):
    EXHIBITION = "exhibition", "exhibition", "展会"
    TRADE_PRESS = "trade_press", "trade press", "行业报刊"
    INTERNET = "internet", "internet", "网络"
    ASSOCIATION = "association", "trade association", "行业协会"
    SHOP_FLOOR = "shop_floor", "sales floor", "卖场"
    PARTNER = "partner", "business partner", "合作伙伴"
    REFERRAL = "referral", "referral", "客户介绍"
    OTHER = "other", "other", "其他"


class Status(Choice):
    DRAFT = "draft", "draft", "草稿"
    ACTIVE = "active", "active", "正常"
    SUSPENDED = "suspended", "suspended", "暂停"
    PHASING_OUT = "phasing_out", "phasing out", "淘汰中"
    CLOSED = "closed", "closed", "关闭"


class Sex(Choice):
    MALE = "male", "male", "男"
    FEMALE = "female", "female", "女"


class BuyingPart(Choice):
    DECIDER = "decider", "decider", "决策者"
    INFLUENCER = "influencer", "influencer", "影响者"
    USER = "user", "user", "使用者"
    BUYER = "buyer", "buyer", "采购者"
    GATEKEEPER = "gatekeeper", "gatekeeper", "信息把关者"


class DepartmentPart(Choice):
    USING = "using", "using", "使用部门"
    BUYING = "buying", "buying", "采购部门"
    SUPPORTING = "supporting", "supporting", "支持部门"


class Use(Choice):
    NEW_BUILD = "new_build", "new build", "新建"
    REPAIR = "repair", "repair", "维修"


class Method(Choice):
    TRANSFER = "transfer", "bank transfer", "银行转账"
    CASH = "cash", "cash", "现金"
    CHEQUE = "cheque", "cheque", "支票"
    BANK_BILL = "bank_bill", "bank acceptance bill", "银行承兑汇票"
    COMMERCIAL_BILL = "commercial_bill", "commercial acceptance bill", "商业承兑汇票"
    LETTER_OF_CREDIT = "letter_of_credit", "letter of credit", "信用证"
    ONLINE = "online", "online payment", "网上支付"
    OFFSET = "offset", "offset", "抵账"
    OTHER = "other", "other", "其他"


class ReturnKind(Choice):
    GOODS_BACK = "goods_back", "goods returned", "退货"
    COMPENSATION = "compensation", "compensation", "赔款"
    ALLOWANCE = "allowance", "allowance", "折让"


class Channel(Choice):
    PHONE = "phone", "phone", "电话"
    VISIT = "visit", "visit", "面谈"
    EMAIL = "email", "email", "电子邮件"
    LETTER = "letter", "letter", "信函"
    FAX = "fax", "fax", "传真"
    WECHAT = "wechat", "WeChat", "微信"
    MEETING = "meeting", "meeting", "会议"
    OTHER = "other", "other", "其他"


class StaffRole(Choice):
    SALES = "sales", "sales", "业务员"
    SALES_MANAGER = "sales_manager", "sales manager", "销售经理"
    CREDIT = "credit", "credit manager", "信用经理"
    KEEPER = "keeper", "archive keeper", "档案管理员"
    BOSS = "boss", "boss", "总经理"


class FieldType(Choice):
    TEXT = "text", "text", "文本"
    NUMBER = "number", "number", "数字"
    AMOUNT = "amount", "amount, never negative", "金额"
    WHOLE = "whole", "whole number", "整数"
    DATE = "date", "date", "日期"
    YES_NO = "yes_no", "yes/no", "是否"
    CHOICE = "choice", "choice", "选项"


class Calendar(Choice):
    SOLAR = "solar", "solar", "公历"
    LUNAR = "lunar", "lunar", "农历"
    LUNAR_LEAP = "lunar_leap", "lunar, in a leap month", "农历闰月"


class BloodType(Choice):
    A = "A", "A", "A 型"
    B = "B", "B", "B 型"
    AB = "AB", "AB", "AB 型"
    O = "O", "O", "O 型"  # noqa: E741  # the name of the blood type


class Education(Choice):
    PRIMARY = "primary", "primary school", "小学"
    MIDDLE = "middle", "middle school", "初中"
    HIGH = "high", "high school", "高中（中专）"
    COLLEGE = "college", "college", "大专"
    BACHELOR = "bachelor", "bachelor", "本科"
    MASTER = "master", "master", "硕士"
    DOCTOR = "doctor", "doctor", "博士"


class MaritalStatus(Choice):
    SINGLE = "single", "single", "未婚"
    MARRIED = "married", "married", "已婚"
    DIVORCED = "divorced", "divorced", "离异"
    WIDOWED = "widowed", "widowed", "丧偶"


class ConsentBasis(Choice):
    CONSENT = "consent", "consent", "本人同意"
    CONTRACT = "contract", "contract", "履行合同所必需"
    LEGAL_DUTY = "legal_duty", "legal duty", "履行法定义务"
    PUBLIC = "public", "made public by the person", "本人已公开"
    OTHER = "other", "other lawful basis", "其他合法依据"


class VisitState(Choice):
    PLANNED = "planned", "planned", "已计划"
    MADE = "made", "made", "已走访"
    CANCELLED = "cancelled", "cancelled", "已取消"


class ActivityReply(Choice):
    INVITED = "invited", "invited", "已邀请"
    CAME = "came", "came", "到场"
    DECLINED = "declined", "declined", "谢绝"
    ABSENT = "absent", "did not come", "未到场"


class FeedbackKind(Choice):
    QUALITY = "quality", "opinion on quality", "质量意见"
    SUGGESTION = "suggestion", "suggestion", "建议"
    COMPLAINT = "complaint", "complaint", "投诉"


class Grave(Choice):
    LOW = "low", "low", "轻微"
    MEDIUM = "medium", "medium", "一般"
    HIGH = "high", "high", "严重"


class ProjectState(Choice):
    OPEN = "open", "open", "跟进中"
    WON = "won", "won", "中标（成交）"
    LOST = "lost", "lost", "丢单"
    SHELVED = "shelved", "shelved", "搁置"


class OccasionKind(Choice):
    """What a greeting is about."""

    BIRTHDAY = "birthday", "birthday", "生日"
    WEDDING = "wedding", "wedding day", "结婚纪念日"
    FOUNDING = "founding", "founding day", "成立纪念日"
    FESTIVAL = "festival", "festival", "节日"
    RECORD = "record", "sales record", "成交新高"
    OTHER = "other", "other", "其他"


class Origin(Choice):
    """Where intelligence comes from [R9]."""

    SALESPERSON = "salesperson", "salesperson", "业务员"
    MARKET = "market", "market", "市场"
    INSIDER = "insider", "trade insider", "业内人士"
    WEBSITE = "website", "website", "网站"
    INTERNAL = "internal", "internal", "内部资料"
    AGENCY = "agency", "agency", "征信机构"


class ChangeArea(Choice):
    FINANCE = "finance", "finance", "财务"
    OPERATIONS = "operations", "operations", "经营"
    PEOPLE = "people", "people", "人员"
    HEAD = "head", "head of the firm", "负责人"
    OWNERSHIP = "ownership", "ownership", "股权"
    SYSTEM = "system", "system", "体制"


class RiskKind(Choice):
    DEBTS = "debts", "debts", "债务缠身"
    REPUTATION = "reputation", "falling reputation", "信誉下降"
    BANKRUPTCY = "bankruptcy", "bankruptcy", "破产"
    RESTRUCTURING = "restructuring", "restructuring", "重组"
    OTHER = "other", "other", "其他"


class CaseStage(Choice):
    DUNNING = "dunning", "dunning", "催收"
    LAWYER = "lawyer", "lawyer's letter", "律师函"
    MEDIATION = "mediation", "mediation", "调解"
    LAWSUIT = "lawsuit", "lawsuit", "诉讼"
    ARBITRATION = "arbitration", "arbitration", "仲裁"
    JUDGEMENT = "judgement", "judgement", "判决"
    ENFORCEMENT = "enforcement", "enforcement", "执行"
    CLOSED = "closed", "closed", "结案"


class Verdict(Choice):
    """What a look at public records or media brought."""

    NOTHING = "nothing", "nothing found", "未发现"
    NEUTRAL = "neutral", "neutral", "一般"
    GOOD = "good", "favourable", "有利"
    BAD = "bad", "unfavourable", "不利"


class DocumentKind(Choice):
    CONTRACT = "contract", "contract", "合同"
    NEGOTIATION = "negotiation", "negotiation minutes", "谈判纪要"
    FEASIBILITY = "feasibility", "feasibility study", "可行性研究"
    APPROVAL = "approval", "approval", "批准文件"
    LICENCE = "licence", "business licence", "营业执照"
    CREDENTIALS = "credentials", "credentials", "资质证书"
    ABILITY = "ability", "proof of ability to perform", "履约能力证明"
    IDENTITY = "identity", "identity proof", "身份证明"
    INTRODUCTION = "introduction", "letter of introduction", "介绍信"
    AUTHORISATION = "authorisation", "authorisation", "授权委托书"
    GUARANTOR = "guarantor", "guarantor's papers", "担保人资料"
    CORRESPONDENCE = "correspondence", "correspondence", "往来函件"
    RECORDING = "recording", "recording", "录音录像"
    NOTARIAL = "notarial", "notarial papers", "公证文书"
    CHANGE = "change", "change or termination", "变更、解除文件"
    ACCEPTANCE = "acceptance", "acceptance", "验收单"
    DELIVERY = "delivery", "delivery voucher", "交货凭证"
    PAYMENT = "payment", "payment voucher", "付款凭证"
    AGREEMENT = "agreement", "agreement", "协议"
    APPRAISAL = "appraisal", "appraisal", "鉴定文件"
    OTHER = "other", "other", "其他"


class Form(Choice):
    ORIGINAL = "original", "original", "原件"
    COPY = "copy", "copy", "复印件"


class BinderPart(Choice):
    """The four parts of the binder [R11]."""

    BASE = "base", "1 base data", "一、基础资料"
    CREDIT = "credit", "2 credit, finance and payment", "二、信用、财务与付款"
    TRADE = "trade", "3 trade", "三、交易"
    RETURNS = "returns", "4 returns and allowances", "四、退赔折价"


class Quadrant(Choice):
    """Relation and potential [G5]: nobody writes it down, it follows."""

    KEY = "key", "key", "关键"
    POTENTIAL = "potential", "potential", "潜在"
    ORDINARY = "ordinary", "ordinary", "普通"
    LOW_VALUE = "low_value", "low value", "低价值"
    UNKNOWN = "unknown", "unknown", "未知"
