"""Sections on what we make of the customer: evaluation, advice, the grades recorded so far, and the evidence."""

from __future__ import annotations

from collections.abc import Callable

from kehu.grading.result import Assessment, Reason
from kehu.lang import Label, m
from kehu.ledger.due import terms_at
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.texts import CREDIT_LABELS, CREDIT_STRATEGIES, VOLUME_LABELS, VOLUME_STRATEGIES
from kehu.report.blocks import Block, Column, Fact, Facts, Nothing, Sources, Table, without_empty

Place = Callable[[str], tuple[str, int] | None]  # of a record's id: its file, relative to the archive, and its line

MOST_RECORDS = 12
FACTORS = (
    Label("Reliability of the customer's project", "客户项目的可靠性"),
    Label("Funds and whether they have arrived", "资金来源与到位情况"),
    Label("The person in charge", "项目负责人"),
    Label("Credit record", "信用记录"),
    Label("How far we can satisfy them", "我方满足需求的程度"),
    Label("Our lead time against their date", "我方交期与客户要求"),
    Label("Price and profit", "价格与利润"),
    Label("Prospect of a steady customer", "成为长期客户的可能"),
)


# ------------------------------------------------------------------------------------------- names and policies


def volume_label(grade: str, policy: Policy) -> object:
    """What the firm calls a volume grade; the built-in names belong to the built-in letters."""
    own = next((each.label for each in policy.volume.grades if each.name == grade), None)
    return own or VOLUME_LABELS.get(grade) or grade


def credit_label(grade: str, policy: Policy) -> object:
    own = policy.credit.grades.get(grade)
    return (own and own.label) or CREDIT_LABELS[grade]


def volume_strategy(grade: str, policy: Policy) -> object:
    own = next((each.strategy for each in policy.volume.grades if each.name == grade), None)
    return own or VOLUME_STRATEGIES.get(grade) or m("The policy names no strategy for grade {grade}.", grade=grade)


def credit_strategy(grade: str, policy: Policy) -> object:
    own = policy.credit.grades.get(grade)
    return (own and own.strategy) or CREDIT_STRATEGIES[grade]


def grade_name(grade: str) -> object:
    """A credit grade as it is written: 甲 is 甲 in every language, `none` is not graded."""
    return Label("not graded", "未评") if grade == "none" else grade


def terms_grade(assessment: Assessment) -> str:
    """The credit grade whose terms apply: with few obligations judged no better than 乙 [G10]."""
    credit = assessment.credit
    return "乙" if credit.grade == "甲" and "thin" in credit.flags else credit.grade


# ------------------------------------------------------------------------------------------------ sections


def evaluation() -> tuple[Block, ...]:
    unjudged = m("not investigated")
    table = Table(
        "factors",
        Label("The eight factors", "八要素信用评估"),
        (
            Column(Label("No", "序号"), "index"),
            Column(Label("Factor", "要素")),
            Column(Label("Score (0–10)", "评分（0–10）")),
        ),
        tuple((number, factor, unjudged) for number, factor in enumerate(FACTORS, 1)),
    )
    return Nothing(m("none of the eight factors has been judged; there is no total"), investigated=False), table


def advice(customer: Customer, assessment: Assessment, policy: Policy) -> tuple[Block, ...]:
    credit = credit_strategy(terms_grade(assessment), policy)
    facts = (
        Fact(Label("Terms of the credit grade", "信用政策"), credit),
        Fact(Label("Credit limit", "授信额度"), m("not set")),
        Fact(Label("Days of credit at present", "现行账期"), _terms(customer, assessment, policy)),
        Fact(Label("Sales strategy", "销售策略"), volume_strategy(assessment.volume.grade, policy)),
    )
    return (Facts("advice-facts", facts, wide=True),)


def _terms(customer: Customer, assessment: Assessment, policy: Policy) -> object:
    agreed = terms_at(customer.terms, assessment.as_of)
    if agreed is None:
        return m("{days} {days:day|days} by the policy; none are agreed with the customer", days=policy.terms.days)
    if agreed.until is None:
        return m("{days} {days:day|days}, agreed from {start}", days=agreed.days, start=agreed.from_)
    return m(
        "{days} {days:day|days}, agreed from {start} to {end}", days=agreed.days, start=agreed.from_, end=agreed.until
    )


def history(customer: Customer, assessment: Assessment) -> tuple[Block, ...]:
    title = Label("Recorded grades", "评级记录")
    limits = Nothing(m("no credit limit has been set"), investigated=True, title=Label("Credit limits", "授信额度"))
    found = sorted(
        (each for each in customer.grades if each.date <= assessment.as_of),
        key=lambda each: (each.date, each.id),
        reverse=True,
    )
    if not found:
        return Nothing(
            m("no grade up to {date} has been recorded", date=assessment.as_of), investigated=True, title=title
        ), limits
    columns = (
        Column(Label("Date", "日期"), "date"),
        Column(Label("Volume grade", "业务分级")),
        Column(Label("Credit grade", "信用分级")),
        Column(Label("Record", "记录编号"), "code"),
        Column(Label("Note", "备注")),
    )
    shown, rows = without_empty(
        columns,
        *(
            (each.date, each.volume, grade_name(each.credit) if each.credit else None, each.id, each.note)
            for each in found
        ),
    )
    note = (
        m(
            "Today's grades {volume} and {credit} differ from those last recorded.",
            volume=assessment.volume.grade,
            credit=grade_name(assessment.credit.grade),
        )
        if assessment.changed
        else None
    )
    return Table("recorded", title, shown, tuple(rows), note=note), limits


def evidence(assessment: Assessment, place: Place) -> tuple[Block, ...]:
    """Each reason of the grades and the records it rests on, so that anybody can look them up."""
    volume = [_sources(reason, place) for reason in assessment.volume.reasons]
    credit = [_sources(reason, place) for reason in assessment.credit.reasons]
    return (
        *_headed(Label("Reasons of the volume grade", "业务分级的理由"), volume),
        *_headed(Label("Reasons of the credit grade", "信用分级的理由"), credit),
    )


def _headed(title: Label, sources: list[Sources]) -> tuple[Block, ...]:
    if not sources:
        return (Nothing(m("no reasons"), investigated=True, title=title),)
    first = sources[0]
    return (Sources(first.text, first.files, first.more, title), *sources[1:])


def _sources(reason: Reason, place: Place) -> Sources:
    by_file: dict[str, list[tuple[str, int]]] = {}
    for id in reason.records[:MOST_RECORDS]:
        file, line = place(id) or ("", 0)
        by_file.setdefault(file, []).append((id, line))
    files = tuple((file or m("place unknown"), tuple(ids)) for file, ids in by_file.items())
    return Sources(reason.text, files, max(len(reason.records) - MOST_RECORDS, 0))
