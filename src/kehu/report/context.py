"""Everything a credit report says, as values: one context for every format and language [P2]. Pure.

The sections stand in SPEC's order; none ever vanishes: one that is empty says whether nobody looked or none was found.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kehu.grading.result import Assessment
from kehu.lang import Label, Message, m
from kehu.model.customer import Customer
from kehu.model.months import add_months
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from kehu.report.about import overview, own_records
from kehu.report.affiliates import affiliates
from kehu.report.axis import currency_name
from kehu.report.bank import bank_credit
from kehu.report.blocks import Block, Fact, Facts, Section
from kehu.report.conclusion import Conclusion, conclude
from kehu.report.dealings import dealings
from kehu.report.evaluation import evaluation
from kehu.report.evidence import Place, evidence
from kehu.report.figures import short_hash
from kehu.report.finances import finances
from kehu.report.history import history
from kehu.report.judgement import advice
from kehu.report.management import management
from kehu.report.on_site import on_site
from kehu.report.operations import operations
from kehu.report.payment import judged_obligations, late_items, payment_record
from kehu.report.public import media, public_records
from kehu.report.view import DEPTH_LABELS, Depth, View

TITLES = {
    "overview": Label("Overview", "客户概况"),
    "management": Label("Shareholders and management", "股东与管理层"),
    "finances": Label("Finances", "财务状况"),
    "bank-credit": Label("Bank credit", "银行信用"),
    "payment": Label("Payment record", "付款记录"),
    "operations": Label("Operations", "经营状况"),
    "on-site": Label("On-site findings", "实地考察"),
    "affiliates": Label("Affiliates", "关联企业"),
    "public": Label("Public records", "公共记录"),
    "media": Label("Media", "媒体信息"),
    "dealings": Label("Our dealings", "与我方往来"),
    "evaluation": Label("Evaluation", "综合评价"),
    "advice": Label("Advice on credit", "授信建议"),
    "history": Label("History of grades and limits", "评级与授信沿革"),
    "evidence": Label("Evidence", "评定依据"),
}
OWN = "own", Label("Records of our own", "自定义记录")


@dataclass(frozen=True, slots=True)
class Head:
    """`facts` are what the head shows; the rest is for titles, footers and file names."""

    number: str
    code: str
    name: str
    company: str | None
    as_of: datetime.date
    issued: datetime.date
    valid_until: datetime.date
    facts: Facts


@dataclass(frozen=True, slots=True)
class ReportContext:
    """The conclusion is section 1; `sections` follow from 2 on, at last one of the firm's own kinds of records."""

    head: Head
    conclusion: Conclusion
    sections: tuple[Section, ...]
    end: Message


def build(
    customer: Customer,
    assessment: Assessment,
    policy: Policy,
    settings: Settings,
    *,
    issued: datetime.date,
    revision: str,
    place: Place,
    investigator: str | None = None,
    reviewer: str | None = None,
    depth: Depth = "standard",
    private: bool = False,
) -> ReportContext:
    """The report as of the assessment's date, so deep; private data only if asked for.

    `revision` is the hash of the customer's file and volumes; `place` says in which file, relative to the archive, and
    on which line a record stands.
    """
    judged = judged_obligations(assessment)
    late = late_items(judged, policy, assessment.as_of)
    view, currency = View(assessment.as_of, depth, private), settings.base_currency
    blocks: dict[str, tuple[Block, ...]] = {
        "overview": overview(customer, settings, view),
        "management": management(customer, view),
        "finances": finances(customer, policy, view),
        "bank-credit": bank_credit(customer, view),
        "payment": payment_record(customer, assessment, judged, late, policy, view),
        "operations": operations(customer, assessment.quadrant, view),
        "on-site": on_site(customer, view),
        "affiliates": affiliates(customer, view),
        "public": public_records(customer, view),
        "media": media(customer, view),
        "dealings": dealings(customer, policy, assessment.ledger, currency, view),
        "evaluation": evaluation(customer, policy, view),
        "advice": advice(customer, assessment, policy),
        "history": history(customer, assessment, policy, currency, view),
        "evidence": evidence(customer, assessment, place, view),
    }
    titles = {**TITLES}
    if own := view.from_standard(*own_records(customer, settings, view)):
        key, titles[key] = OWN
        blocks[key] = own
    head = _head(customer, view, policy, settings, issued, revision, investigator, reviewer)
    return ReportContext(
        head=head,
        conclusion=conclude(customer, assessment, policy, judged, late),
        sections=tuple(
            Section(number, key, title, blocks[key]) for number, (key, title) in enumerate(titles.items(), 2)
        ),
        end=m(
            "This report rests on the records of the archive at revision {revision} and on policy "
            "{policy}. It is not valid after {date}.",
            revision=short_hash(revision),
            policy=short_hash(policy.hash),
            date=head.valid_until,
        ),
    )


def _head(
    customer: Customer,
    view: View,
    policy: Policy,
    settings: Settings,
    issued: datetime.date,
    revision: str,
    investigator: str | None,
    reviewer: str | None,
) -> Head:
    number = f"{customer.code}-{view.as_of:%Y%m%d}-{revision.rpartition(':')[2][:6]}"
    valid_until = add_months(issued, policy.report.valid_months)
    unnamed = m("not named")
    facts = (
        Fact(Label("Report no", "报告编号"), number, "code"),
        Fact(Label("As of", "基准日"), view.as_of, "date"),
        Fact(Label("Issued", "出具日期"), issued, "date"),
        Fact(Label("Valid until", "有效期至"), valid_until, "date"),
        Fact(Label("Investigator", "调查人"), investigator or unnamed),
        Fact(Label("Reviewer", "复核人"), reviewer or unnamed),
        Fact(Label("Archive revision", "档案版本"), short_hash(revision), "code"),
        Fact(Label("Policy hash", "政策指纹"), short_hash(policy.hash), "code"),
        Fact(Label("Amounts in", "金额单位"), currency_name(settings.base_currency)),
        Fact(Label("Owner", "业务员"), customer.owner or unnamed),
        Fact(Label("Depth", "报告深度"), _depth(view)),
    )
    return Head(
        number, customer.code, customer.name, settings.company, view.as_of, issued, valid_until, Facts("head", facts)
    )


def _depth(view: View) -> object:
    depth = DEPTH_LABELS[view.depth]
    return m("{depth}, with private data", depth=depth) if view.private else depth
