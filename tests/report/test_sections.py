"""Every record kind finds its place; as of a day; at each depth; private data only when asked for."""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

import pytest

from kehu import lang
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.entry import Record
from kehu.model.kinds import BY_LIST
from kehu.report.blocks import Block, Nothing, Steps, Table
from kehu.report.context import ReportContext
from kehu.report.render import render
from kehu.report.view import DEPTHS
from report import full_sample, samples
from report.full_sample import full

AS_OF = samples.AS_OF
# What of each kind must be read somewhere in a deep report as of 31 December 2014.
TOLD = {
    "contacts": "贾广林",
    "wallets": "1,000.00",
    "shareholders": "蔡俊杰",
    "managers": "原厂长",
    "affiliates": "供应硫酸",
    "statements": "中信实会计师事务所",
    "bank_credits": "599.50",
    "guarantees": "叶国平",
    "public_records": "近三年无",
    "media": "先进单位",
    "investigations": "装置满负荷",
    "evaluations": "需求真实",
    "changes": "采购主管退休",
    "risks": "拖欠同行",
    "limits": "沈国梁",
    "terms": "协议 2013-122",
    "orders": "past its date",
    "deliveries": "顺达物流",
    "sales": "直销",
    "receipts": "2014-07-05",
    "returns": "密封面划伤",
    "refunds": "多付退回",
    "write_offs": "尾差",
    "extensions": "节后付",
    "promises": "覃桂芳",
    "cases": "海州区人民法院",
    "communications": "样本",
    "visits": "试两台",
    "activities": "比两年前强",
    "care": "月饼两盒",
    "services": "一次成功",
    "requirements": "耐85度磷酸",
    "feedback": "手柄缺螺栓",
    "competitors": "备件三成",
    "projects": "球阀二百六十台",
    "documents": "c79b72b1f7<",
    "reviews": "付款情况",
    "grades": "G2",
    "owners": "新客户",
    "statuses": "恢复供货",
}


def blocks_of(report: ReportContext, key: str) -> tuple[Block, ...]:
    return next(section.blocks for section in report.sections if section.key == key)


def table(report: ReportContext, key: str) -> Table:
    every = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    return next(block for block in every if block.key == key)


def nothing(report: ReportContext, key: str, said: str) -> Nothing:
    found = [block for block in blocks_of(report, key) if isinstance(block, Nothing)]
    return next(block for block in found if text(block.text).startswith(said))


def cell(found: Table, head: str, row: int = 0) -> str:
    place = [text(column.label) for column in found.columns].index(head)
    return text(found.rows[row][place])


def test_the_sample_has_every_kind_and_so_has_the_report() -> None:
    customer = full()
    assert not [name for name in BY_LIST if not getattr(customer, name)]
    assert set(TOLD) == set(BY_LIST)
    page = render(samples.context(customer, depth="deep"), "html")
    assert not [name for name, said in TOLD.items() if said not in page]


@pytest.mark.parametrize("format", ["html", "md"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_full_report_reads_on_a_chinese_console(format: Any, language: str) -> None:
    lang.use(language)
    page = render(samples.context(full(), depth="deep", private=True), format)
    page.encode("gbk")
    if language == "zh":
        for english in ("verified by", "Not investigated", "expired", "Risk sign", "earlier"):
            assert english not in page


@pytest.mark.parametrize("name", [name for name in BY_LIST if name not in ("contacts",)])
def test_a_record_of_the_day_after_does_not_exist(name: str) -> None:
    """With the record dated the day after the report is the same as without it; dated on the day it is not."""
    customer = full()
    without = _said(customer.model_copy(update={name: []}))
    day = AS_OF + datetime.timedelta(1)
    later = [_dated(each, day) for each in getattr(customer, name)]
    assert _said(customer.model_copy(update={name: later})) == without
    today = [_dated(each, AS_OF) for each in getattr(customer, name)]
    assert _said(customer.model_copy(update={name: today})) != without


def _dated(record: Record, day: datetime.date) -> Record:
    key = record.KIND.date
    return record.model_copy(update={f"{key}_" if key == "from" else key: day})


def _said(customer: Customer) -> str:
    report = samples.context(customer, depth="deep", place=lambda _: None)
    return "\n".join(_texts(report.conclusion)) + "\n".join(_texts(report.sections))


def _texts(value: Any) -> list[str]:
    if is_dataclass(value):
        return [each for field in fields(value) for each in _texts(getattr(value, field.name))]
    if isinstance(value, (tuple, list)):
        return [each for one in value for each in _texts(one)]
    return [text(value)]


def test_what_a_record_says_of_a_later_day_is_not_known_yet() -> None:
    """The risk was cleared, the case closed and the complaint solved after the as-of date."""
    report = samples.context(full(), depth="deep")
    assert cell(table(report, "risks"), "state") == "open"
    assert "recovered" not in [text(column.label) for column in table(report, "cases").columns]
    assert "result" not in [text(fact.label) for fact in table(report, "feedback").below[0]]
    later = samples.context(full(), as_of=datetime.date(2015, 3, 1), depth="deep")
    assert cell(table(later, "risks"), "state") == "cleared on 2015-02-01"
    assert cell(table(later, "cases"), "stage") == "closed on 2015-03-01"
    assert cell(table(later, "cases"), "recovered") == "120.00"
    assert "result" in [text(fact.label) for fact in table(later, "feedback").below[0]]


def test_what_ends_is_said_to_have_ended_from_the_day_after() -> None:
    for day, said in ((30, "2014-12-30"), (31, "2014-12-30 (expired)")):
        report = samples.context(full(), as_of=datetime.date(2014, 12, day))
        assert cell(table(report, "documents"), "expires") == said
        assert cell(table(report, "guarantees"), "until") == said


@pytest.mark.parametrize(
    ("section", "name", "record", "unknown", "none"),
    [
        (
            "public",
            "public_records",
            {"id": "PR1", "date": "2014-03-05", "searched": "法院公告", "verdict": "nothing"},
            "no search of courts",
            "nothing in 1 search, the latest of 2014-03-05",
        ),
        (
            "media",
            "media",
            {"id": "MD1", "date": "2014-03-05", "medium": "日报", "verdict": "nothing"},
            "no search of the media",
            "nothing in 1 search, the latest of 2014-03-05",
        ),
        (
            "on-site",
            "investigations",
            {"id": "I1", "date": "2014-03-05", "by": "陆文娟"},
            "no on-site investigation",
            "陆文娟 investigated on 2014-03-05 and noted nothing",
        ),
        (
            "evaluation",
            "investigations",
            {"id": "I1", "date": "2014-03-05", "by": "陆文娟"},
            "no risk sign is recorded",
            "no risk sign is recorded; 陆文娟 investigated on 2014-03-05",
        ),
    ],
)
def test_nobody_looked_differs_from_nothing_found(
    section: str, name: str, record: dict[str, str], unknown: str, none: str
) -> None:
    poor = {"code": "C1", "name": "One"}
    not_looked = nothing(samples.context(Customer.model_validate(poor)), section, unknown)
    assert not not_looked.investigated
    looked = samples.context(Customer.model_validate({**poor, name: [record]}))
    assert nothing(looked, section, none).investigated


def test_something_found_is_not_nothing_found() -> None:
    record = {"id": "PR1", "date": "2014-03-05", "searched": "法院公告", "verdict": "bad"}
    customer = Customer.model_validate({"code": "C1", "name": "One", "public_records": [record]})
    report = samples.context(customer)
    assert not [block for block in blocks_of(report, "public") if isinstance(block, Nothing)]
    assert "Unfavourable in 法院公告 on 2014-03-05." in [text(each) for each in report.conclusion.reasons_against]


@pytest.mark.parametrize("format", ["html", "md"])
@pytest.mark.parametrize("depth", DEPTHS)
def test_private_data_is_told_only_when_asked_for(depth: Any, format: Any) -> None:
    customer = full()
    secrets = (*full_sample.SECRETS, "不收礼")
    open_page = render(samples.context(customer, depth=depth), format)
    assert not [each for each in secrets if each in open_page]
    assert "生日问候" not in open_page
    asked = render(samples.context(customer, depth=depth, private=True), format)
    assert not [each for each in (*secrets, "生日问候") if each not in asked]
    assert "with private data" in asked
    assert "with private data" not in open_page


def test_personal_data_without_a_basis_say_so() -> None:
    contact = {"id": "P1", "name": "贾广林", "private": {"hobbies": "钓鱼"}}
    customer = Customer.model_validate({"code": "C1", "name": "One", "contacts": [contact]})
    page = render(samples.context(customer, private=True), "md")
    assert "Nothing is recorded of the basis on which these data are kept." in page


def test_each_depth_tells_more_and_no_section_vanishes() -> None:
    pages = [samples.context(full(), depth=depth) for depth in DEPTHS]
    counts = [sum(len(section.blocks) for section in page.sections) for page in pages]
    assert counts[0] < counts[1] < counts[2]
    assert all(section.blocks for page in pages for section in page.sections)
    assert [text(page.head.facts.facts[-1].value) for page in pages] == ["basic", "standard", "deep"]


def test_lists_are_as_long_as_the_depth_says_and_say_what_they_leave_out() -> None:
    talk = [{"id": f"C{n:02}", "date": f"2014-03-{n + 1:02}", "subject": "x"} for n in range(12)]
    customer = full(communications=talk)
    for depth, rows, note in (
        ("basic", 3, "9 earlier entries are not shown."),
        ("standard", 10, "2 earlier entries are not shown."),
        ("deep", 12, ""),
    ):
        found = table(samples.context(customer, depth=depth), "communications")
        assert (len(found.rows), text(found.note)) == (rows, note)
    assert found.rows[0][0] == datetime.date(2014, 3, 12)


def test_the_eight_factors_show_what_is_missing_and_the_policys_total() -> None:
    found = table(samples.context(full()), "factors")
    assert [text(row[2]) for row in found.rows] == ["8", "7"] + ["not investigated"] * 6
    assert found.total is not None
    assert text(found.total[2]) == "75.00"  # (8 + 7) ÷ 20
    assert "Person in charge" in text(found.note)
    expired = table(samples.context(full(), as_of=datetime.date(2015, 3, 11)), "factors")
    assert [text(row[2]) for row in expired.rows] == ["not investigated"] * 8
    assert "was valid until 2015-03-10" in text(expired.note)


def test_the_limit_is_not_set_zero_in_force_or_ended() -> None:
    def said(limits: list[dict[str, str]], day: datetime.date = AS_OF) -> str:
        return text(samples.context(full(limits=limits), as_of=day).conclusion.judgement[2].value)

    one = {"id": "L1", "from": "2014-03-12", "until": "2014-12-31", "amount": "150.00"}
    assert said([]) == "not set"
    assert said([one | {"amount": "0"}]) == "0: cash only, from 2014-03-12 to 2014-12-31"
    assert said([one]) == "150.00, from 2014-03-12 to 2014-12-31"
    assert said([one], datetime.date(2015, 1, 1)) == "none in force: 150.00 ended on 2014-12-31"


def test_the_decision_is_the_strictest_of_grade_limit_and_status() -> None:
    good = Customer.model_validate(
        {
            "code": "C1",
            "name": "One",
            "sales": [{"id": f"S{n}", "date": "2014-10-01", "due": "2014-10-31", "amount": "9"} for n in range(3)],
            "receipts": [{"id": "R1", "date": "2014-10-30", "amount": "27"}],
        }
    )
    zero = {"id": "L1", "from": "2014-03-12", "amount": "0"}
    assert "credit" in text(samples.context(good).conclusion.decision.value).lower()
    cash = Customer.model_validate(good.data() | {"limits": [zero]})
    conclusion = samples.context(cash).conclusion
    assert text(conclusion.decision.value) == "payment before shipment"
    assert text(conclusion.because) == "The limit is 0: cash only."
    closed = Customer.model_validate(cash.data() | {"status": "closed"})
    conclusion = samples.context(closed).conclusion
    assert text(conclusion.decision.value) == "no shipment"
    assert text(conclusion.because) == "The customer's status is: closed."


def test_exposure_is_told_part_by_part_with_what_the_limit_leaves() -> None:
    found = table(samples.context(full()), "exposure")
    # S2 100 is open after the bounced payment, and F1 5 was paid back without money of theirs; T1 15 lessened S2
    assert [(text(row[0]), row[2]) for row in found.rows] == [
        ("Owed", Decimal("90.00")),
        ("Open orders", Decimal("80.00")),
    ]
    assert found.total is not None
    assert found.total[2] == Decimal("170.00")
    assert text(found.note) == "The limit leaves -20.00."


def test_recorded_grades_through_time_stand_where_they_were_recorded() -> None:
    chart = next(block for block in blocks_of(samples.context(full()), "history") if isinstance(block, Steps))
    assert chart.months[0] == (2013, 12)
    assert chart.months[-1] == (2014, 12)
    credit, volume = chart.bands
    assert credit.values == (0,) * 6 + (2,) * 7
    assert volume.values == (2,) * 6 + (1,) * 7
    assert credit.marked == {0, 6}
