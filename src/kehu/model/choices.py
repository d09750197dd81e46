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
    DATE = "date", "date", "日期"
    YES_NO = "yes_no", "yes/no", "是否"
    CHOICE = "choice", "choice", "选项"
