"""The forms of a customer: which fields belong together, in the order of the paper form.

Individuals and organisations have a form each; what only resellers or only end users are asked is marked. Pure: it
knows neither Excel nor the terminal; how one asks for a field, and how one reads an answer, is for `exchange`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehu.lang import Label
from kehu.model.choices import CustomerKind, Role
from kehu.model.dossier import Business, Characteristics, Preferences
from kehu.model.entry import Entry, keys
from kehu.model.people import Privacy, Private

FormKind = CustomerKind


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the form: keys of a customer, dotted where they stand in a mapping; lists are asked as tables."""

    name: str
    label: Label
    keys: tuple[str, ...]


def within(key: str, model: type[Entry], only: Sequence[str] = ()) -> tuple[str, ...]:
    """The dotted keys of a mapping, all of them or only some."""
    return tuple(f"{key}.{name}" for name in only or keys(model))


IDENTITY = Section(
    "identity",
    Label("Base data", "基本资料"),
    (
        "code", "name", "short_name", "former_names", "aliases", "kind", "role", "nature", "size", "industry",
        "industry_state", "region", "credit_code", "external_ids", "legal_representative", "proprietor", "founded",
        "legal_form", "registered_capital", "assets", "headcount", "yearly_sales", "parent", "business_scope",
        "products",
    ),
)  # fmt: skip
PERSONAL_IDENTITY = Section(
    "identity",
    Label("Base data", "基本资料"),
    ("code", "name", "short_name", "former_names", "aliases", "kind", "role", "nature", "region", "employer",
     "industry", "external_ids", "products"),
)  # fmt: skip
REACH = Section(
    "reach",
    Label("Address and numbers", "联系方式"),
    ("address", "postcode", "phone", "fax", "email", "website"),
)
BANK = Section("bank", Label("Bank accounts", "银行账户"), ("bank_accounts",))
OURS = Section(
    "ours",
    Label("Our side", "我方管理"),
    (
        "owner", "unit", "source", "introduced_by", "first_contact_on", "collected_on", "collected_by", "entered_on",
        "entered_by", "approved_on", "approved_by", "forwarded_on", "forwarded_by", "filed_on", "filed_by", "status",
        "watch", "dunning", "sales_target", "sales_policy", "plans", "note",
    ),
)  # fmt: skip
CONTACTS = Section("contacts", Label("Contacts", "联系人"), ("contacts",))
ORGANISATION = Section(
    "organisation", Label("Organisation and decisions", "组织与决策"), ("departments", "decision_process")
)
CHARACTERISTICS = Section(
    "characteristics", Label("Characteristics", "经营特征"), within("characteristics", Characteristics)
)
BUSINESS = Section("business", Label("Business", "业务状况"), within("business", Business))
WALLET = Section("wallet", Label("What it buys from everybody", "采购总量"), ("wallets",))
PREFERENCES = Section("preferences", Label("Preferences", "客户偏好"), within("preferences", Preferences))
DEMAND = Section("demand", Label("Needs and rivals", "需求与竞争"), ("requirements", "projects", "competitors"))
CREDIT = Section(
    "credit",
    Label("Credit data", "信用资料"),
    ("shareholders", "managers", "affiliates", "statements", "bank_credits", "guarantees"),
)
PERSONAL_CREDIT = replace(CREDIT, keys=("guarantees",))
PERSON = Section(
    "person",
    Label("The person", "个人情况"),
    within(
        "private",
        Private,
        ("identity_number", "birthday", "birthday_calendar", "age", "age_as_of", "blood_type", "height", "weight",
         "home_town", "home_address", "education", "university", "major"),
    ),
)  # fmt: skip
FAMILY = Section(
    "family", Label("Family", "家庭情况"), within("private", Private, ("marital_status", "wedding_day", "family"))
)
CAREER = Section(
    "career",
    Label("Work and abilities", "职业与能力"),
    within("private", Private, ("income", "career", "ability", "proudest_achievement", "strengths")),
)
LIFE = Section(
    "life",
    Label("Tastes and travels", "兴趣与生活"),
    within(
        "private",
        Private,
        ("hobbies", "sports", "food", "pets", "reading", "films", "last_holiday", "next_holiday", "itinerary"),
    ),
)
MIND = Section(
    "mind",
    Label("Aims and character", "目标与性格"),
    within("private", Private, ("goals", "ambitions", "character", "values", "religion", "taboos", "note")),
)
PRIVACY = Section("privacy", Label("Basis of keeping personal data", "个人信息处理依据"), within("privacy", Privacy))
PERSONAL_BUSINESS = replace(
    BUSINESS, keys=within("business", Business, ("relation", "willingness", "motives", "plans"))
)
PERSONAL_CHARACTERISTICS = replace(
    CHARACTERISTICS,
    keys=within(
        "characteristics", Characteristics, ("service_area", "selling_capacity", "market_capacity", "sells_to")
    ),
)

SECTIONS: dict[FormKind, tuple[Section, ...]] = {
    FormKind.ORGANIZATION: (
        IDENTITY, REACH, BANK, OURS, CONTACTS, ORGANISATION, CHARACTERISTICS, BUSINESS, WALLET, DEMAND, PREFERENCES,
        CREDIT,
    ),
    FormKind.INDIVIDUAL: (
        PERSONAL_IDENTITY, REACH, BANK, OURS, PERSON, FAMILY, CAREER, LIFE, MIND, PRIVACY,
        PERSONAL_CHARACTERISTICS, PERSONAL_BUSINESS, WALLET, DEMAND, PREFERENCES, PERSONAL_CREDIT,
    ),
}  # fmt: skip

# The visit sheet: what was planned, what was said, what follows.
VISIT = (
    Section(
        "plan",
        Label("Plan", "走访计划"),
        ("date", "by", "with", "planned_on", "purpose", "plan", "plan_approved_by", "plan_approved_on"),
    ),
    Section("talk", Label("The visit", "走访记录"), ("needs", "minutes", "follow_up")),
    Section(
        "after",
        Label("Afterwards", "后续办理"),
        (
            *("recorder", "minutes_on", "approved_by", "approved_on", "sent_on", "sent_by", "confirmed_by"),
            *("confirmed_on", "note"),
        ),
    ),
)

# What a salesperson is not asked: kehu fills it in, or a later step of the intake does, or the form itself says it.
UNASKED = frozenset({
    "code", "kind", "aliases", "external_ids", "entered_on", "entered_by", "approved_on", "approved_by",
    "forwarded_on", "forwarded_by", "filed_on", "filed_by", "status", "watch",
})  # fmt: skip
# What only a customer in this role is asked.
ONLY = {
    "characteristics.service_area": Role.INTERMEDIARY,
    "characteristics.selling_capacity": Role.INTERMEDIARY,
    "characteristics.market_capacity": Role.INTERMEDIARY,
    "characteristics.sells_to": Role.INTERMEDIARY,
    "business.sellers": Role.INTERMEDIARY,
    "business.market_share": Role.INTERMEDIARY,
    "business.motives": Role.END_USER,
    "requirements": Role.END_USER,
    "projects": Role.END_USER,
}
# Columns of tables that a form leaves out: sensitive, or only known later.
LEFT_OUT = {
    "contacts": ("private", "privacy"),
    "shareholders": ("until",),
    "managers": ("until",),
    "requirements": ("met_on",),
}
LEFT_OUT_EVERYWHERE = ("id", "verified_by")
# Tables whose day is on the paper; that of the others is the day on which the form was filled, unless said.
DAY_ASKED = frozenset({"statements"})
# Answers that take more than half a line of the paper.
LONG = frozenset({
    "address", "business_scope", "products", "sales_policy", "plans", "note", "decision_process",
    "private.home_address", "private.career", "private.ability", "private.proudest_achievement", "private.note",
    "privacy.scope",
    *CHARACTERISTICS.keys, *BUSINESS.keys, *PREFERENCES.keys, *CAREER.keys[1:], *LIFE.keys[:8], *MIND.keys,
})  # fmt: skip


def sections(kind: FormKind, role: Role | None = None) -> tuple[Section, ...]:
    """The groups that a form of that kind asks for; without a role those of both roles."""
    asked = (
        replace(section, keys=tuple(key for key in section.keys if _is_asked(key, role))) for section in SECTIONS[kind]
    )
    return tuple(section for section in asked if section.keys)


def _is_asked(key: str, role: Role | None) -> bool:
    return key not in UNASKED and (role is None or ONLY.get(key, role) is role)
