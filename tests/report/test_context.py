"""What a report says: every section in its order, figures that equal the assessment's, nothing that vanishes."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from kehu.grading.assess import assess
from kehu.lang import text
from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.report.blocks import Block, Facts, Nothing, Sources, Table
from kehu.report.context import ReportContext
from report import samples
from reviewing import reviewed

CUSTOMERS = ["rich", "poor", "busy", "nasty"]
SECTIONS = [
    "overview",
    "management",
    "finances",
    "bank-credit",
    "payment",
    "operations",
    "on-site",
    "affiliates",
    "public",
    "media",
    "dealings",
    "evaluation",
    "advice",
    "history",
    "evidence",
]


def blocks_of(report: ReportContext, key: str) -> tuple[Block, ...]:
    return next(section.blocks for section in report.sections if section.key == key)


def table(report: ReportContext, key: str) -> Table:
    return next(
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table) and block.key == key
    )


@pytest.mark.parametrize("name", CUSTOMERS)
def test_no_section_ever_vanishes(name: str) -> None:
    report = samples.context(getattr(samples, name)())
    assert [section.key for section in report.sections] == SECTIONS
    assert [section.number for section in report.sections] == list(range(2, 17))
    assert all(section.blocks for section in report.sections)


def test_what_nobody_looked_at_differs_from_what_nobody_found() -> None:
    report = samples.context(samples.poor())
    finances, payment = blocks_of(report, "finances")[0], blocks_of(report, "payment")[0]
    assert isinstance(finances, Nothing)
    assert not finances.investigated
    assert isinstance(payment, Nothing)
    assert payment.investigated


def test_no_late_payments_is_a_finding() -> None:
    sale = {"id": "S1", "date": "2014-10-01", "due": "2014-10-31", "amount": "100.00"}
    receipt = {"id": "R1", "date": "2014-10-31", "amount": "100.00", "for": "S1"}
    customer = Customer.model_validate({"code": "C1", "name": "One", "sales": [sale], "receipts": [receipt]})
    report = samples.context(customer)
    last = blocks_of(report, "payment")[1]
    assert isinstance(last, Nothing)
    assert last.investigated
    assert text(last.text) == "nothing was paid late among 1 obligation judged"
    assert text(report.conclusion.decision.value) == "Ship first on an open promise of payment."  # 甲, but thin


@pytest.mark.parametrize("name", ["rich", "busy"])
def test_the_figures_are_the_assessments(name: str) -> None:
    customer = getattr(samples, name)()
    assessment = assess(customer, Policy(), samples.AS_OF)
    report = samples.context(customer)
    credit = assessment.credit
    assert [fact.value for fact in report.conclusion.figures[:3]] == [
        assessment.volume.purchases,
        assessment.ledger.outstanding,
        assessment.ledger.overdue,
    ]
    assert text(report.conclusion.figures[4].value) == f"{credit.worst_late_days} days"
    assert [grade.name for grade in report.conclusion.grades] == [assessment.volume.grade, credit.grade]
    ageing = table(report, "ageing")
    assert ageing.total is not None
    assert ageing.total[1] == assessment.ledger.outstanding == sum(row[1] for row in ageing.rows if row[1])  # type: ignore[misc]
    late = table(report, "late")
    assert late.total is not None
    assert late.total[-2] == credit.due - credit.on_time


def test_the_worst_payment_stands_first_with_all_that_proves_it() -> None:
    report = samples.context(samples.busy())
    rows = table(report, "late").rows
    paid = next(row for row in rows if isinstance(row[4], datetime.date))
    sale = next(each for each in samples.busy().sales if each.id == paid[0])
    receipt = next(each for each in samples.busy().receipts if each.for_[0].sale == sale.id)
    assert paid == (
        sale.id,
        sale.no,
        sale.date,
        sale.due,
        receipt.date,
        (receipt.date - sale.due).days,  # type: ignore[operator]
        sale.amount,
        [receipt.id],
    )
    assert [row[5] for row in rows] == sorted((row[5] for row in rows), reverse=True)  # type: ignore[type-var]


def test_long_lists_are_cut_and_say_so() -> None:
    late = table(samples.context(samples.busy()), "late")
    assert len(late.rows) == 30
    assert late.total is not None
    shown = sum((row[-2] for row in late.rows), Decimal(0))  # type: ignore[misc]
    assert text(late.total[0]) == "105 items in all"
    assert text(late.note) == f"And 75 more, {late.total[-2] - shown:,.2f} together."  # type: ignore[operator]


def test_open_items_add_up_to_what_is_open() -> None:
    customer = samples.rich()
    report = samples.context(customer)
    items = table(report, "open-items")
    assert items.total is not None
    assert items.total[-1] == sum(row[-1] for row in items.rows)  # type: ignore[misc]
    assert [row[0] for row in items.rows] == ["S140930-0030", "S141202-0033"]
    assert items.rows[0][4] == 62


def test_months_add_up_and_the_latest_is_the_as_of_dates() -> None:
    by_month = table(samples.context(samples.rich()), "by-month")
    assert by_month.total is not None
    assert by_month.rows[-1][3] == "2014-12"
    for column in (1, 2, 4, 5):
        assert by_month.total[column] == sum(row[column] or 0 for row in by_month.rows)  # type: ignore[misc]


def test_records_after_the_as_of_date_do_not_exist() -> None:
    report = samples.context(samples.rich(), as_of=datetime.date(2013, 12, 31), issued=datetime.date(2014, 1, 2))
    evidence = [block for block in blocks_of(report, "evidence") if isinstance(block, Sources)]
    named = [id for block in evidence for _, ids in block.files for id, _ in ids]
    assert named
    assert not [id for id in named if "1" + id[2:3] == "14"]
    assert isinstance(blocks_of(report, "dealings")[-1], Nothing)  # the review came later
    assert [row[0] for row in table(report, "recorded").rows] == [datetime.date(2013, 12, 31)]


def test_evidence_names_file_and_line() -> None:
    report = samples.context(samples.rich())
    sources = [block for block in blocks_of(report, "evidence") if isinstance(block, Sources)]
    file, ids = sources[0].files[0]
    assert file == "customers/C00/C00017.yaml"
    assert len(ids) <= 12
    assert all(line >= 40 for _, line in ids)
    reasons = assess(samples.rich(), Policy(), samples.AS_OF).reasons
    assert [block.text for block in sources] == [reason.text for reason in reasons]
    assert [len(ids) + block.more for block in sources for _, ids in block.files] == [
        len(reason.records) for reason in reasons if reason.records
    ]


def test_a_record_whose_place_is_unknown_is_named_all_the_same() -> None:
    report = samples.context(samples.rich(), place=lambda _: None)
    first = next(block for block in blocks_of(report, "evidence") if isinstance(block, Sources))
    assert text(first.files[0][0]) == "place unknown"
    assert first.files[0][1][0][1] == 0


def test_head_says_how_long_the_report_is_valid() -> None:
    head = samples.context(samples.rich(), issued=datetime.date(2014, 8, 31)).head
    assert head.valid_until == datetime.date(2015, 2, 28)
    assert head.number == "C00017-20141231-9b1c5f"
    assert [text(fact.value) for fact in head.facts.facts[4:6]] == ["林晓梅", "周国栋"]


def test_the_next_review_is_the_one_named_else_by_cadence() -> None:
    rich = samples.rich()
    named = rich.model_copy(
        update={"reviews": [rich.reviews[0].model_copy(update={"next": datetime.date(2015, 3, 1)})]}
    )
    assert text(samples.context(named).conclusion.next_review.value) == "2015-03-01; last reviewed on 2014-12-01"
    assert text(samples.context(rich).conclusion.next_review.value) == "2015-01-01; last reviewed on 2014-12-01"
    assert text(samples.context(samples.poor()).conclusion.next_review.value) == "due now: never reviewed"


def test_the_report_and_the_review_rule_agree_on_the_day() -> None:
    """The last day itself is not late; entry after the as-of date has not happened; any record is a first record."""
    entered = Customer.model_validate({"code": "C1", "name": "One", "entered_on": "2014-10-31"})
    later = Customer.model_validate({"code": "C1", "name": "One", "entered_on": "2015-02-01"})
    refund = {"id": "F1", "date": "2014-10-01", "amount": "5"}
    for customer, said in (
        (entered, "2014-12-31; never reviewed yet"),
        (later, "due now: never reviewed"),
        (Customer.model_validate({"code": "C1", "name": "One", "refunds": [refund]}), "overdue since 2014-12-01"),
    ):
        shown = text(samples.context(customer).conclusion.next_review.value)
        assert shown.startswith(said)
        rules = reviewed(customer, str(samples.AS_OF))
        assert ("not-reviewed" in [each.rule for each in rules]) == ("overdue" in shown or "due now" in shown)


def test_purchases_of_twelve_months_are_the_grades() -> None:
    """In the middle of a month too: the window begins on a day, not with a month."""
    sales = [
        {"id": "S1", "date": "2013-06-10", "amount": "70000"},  # the last day before the window
        {"id": "S2", "date": "2013-06-11", "amount": "40000"},
        {"id": "S3", "date": "2014-06-10", "amount": "1"},
    ]
    customer = Customer.model_validate({"code": "C1", "name": "One", "sales": sales})
    report = samples.context(customer, as_of=datetime.date(2014, 6, 10))
    trend = next(block for block in blocks_of(report, "dealings") if isinstance(block, Facts))
    assert [fact.value for fact in trend.facts[:2]] == [Decimal(70000), Decimal(40001)]
    assert report.conclusion.figures[0].value == Decimal(40001)
    against = [text(each) for each in report.conclusion.reasons_against]
    assert "Purchases fell by 42 %: 70,000.00 in the 12 months before, 40,001.00 in the last 12." in against


def test_thin_evidence_counts_what_stood_open() -> None:
    sales = [{"id": f"S{n}", "date": "2014-10-01", "due": "2014-10-31", "amount": "100"} for n in range(4)]
    receipt = {"id": "R1", "date": "2014-10-01", "amount": "400"}
    customer = Customer.model_validate({"code": "C1", "name": "One", "sales": sales, "receipts": [receipt]})
    against = [text(each) for each in samples.context(customer).conclusion.reasons_against]
    assert against == ["Thin evidence: 0 judged obligations stood open after the day of sale, fewer than 3."]


def test_not_graded_says_why() -> None:
    sale = {"id": "S1", "date": "2014-10-01", "due": "2014-10-31", "amount": "100"}
    back = {"id": "T1", "date": "2014-11-30", "amount": "100", "sale": "S1"}
    customer = Customer.model_validate({"code": "C1", "name": "One", "sales": [sale], "returns": [back]})
    conclusion = samples.context(customer).conclusion
    why = "Of what fell due or stood open from 2013-01-01 to 2014-12-31 no amount can be judged: not graded"
    assert text(conclusion.judgement[0].value) == why
    assert f"{why}." in [text(each) for each in conclusion.reasons_against]


def test_a_watch_that_is_over_speaks_against_nobody() -> None:
    for until, watched in (("2014-12-31", True), ("2014-12-30", False)):
        watch = {"cause": "Late", "until": until}
        customer = Customer.model_validate({"code": "C1", "name": "One", "watch": watch})
        against = [text(each) for each in samples.context(customer).conclusion.reasons_against]
        assert ("The customer is being watched: Late." in against) is watched


def test_a_firms_own_words_for_its_grades_are_used() -> None:
    policy = Policy.model_validate(
        {
            "volume": {
                "grades": [{"name": "大户", "at_least": "300000", "label": "VIP"}, {"name": "散客", "at_least": "0"}],
                "potential": {"grade": "散客", "below": "大户"},
            },
            "credit": {"grades": {"乙": {"label": "second", "strategy": "Half in advance."}}},
        }
    )
    conclusion = samples.context(samples.rich(), policy=policy).conclusion
    assert [(grade.name, text(grade.label)) for grade in conclusion.grades] == [("大户", "VIP"), ("乙", "second")]
    assert text(conclusion.decision.value) == "Half in advance."


def test_private_ways_to_reach_a_contact_are_left_out() -> None:
    report = samples.context(samples.rich())
    cells = [cell for row in table(report, "contacts").rows for cell in row]
    assert "陆志明" in cells
    assert "13900000000" not in cells


def test_nothing_but_bad_news_stays_on_one_page() -> None:
    busy = samples.busy()
    conclusion = samples.context(busy.model_copy(update={"status": Status.CLOSED})).conclusion
    assert len(conclusion.reasons_against) <= 6
    assert not conclusion.reasons_for


def test_shares_of_a_table_add_up() -> None:
    """Three equal parts are 33.4, 33.3 and 33.3 %: a reader adds them up."""
    sales = [{"id": f"S{n}", "date": "2014-12-01", "amount": "100", "product": f"P{n}"} for n in range(3)]
    report = samples.context(Customer.model_validate({"code": "C1", "name": "One", "sales": sales}))
    made = table(report, "products")
    assert [text(row[3]) for row in made.rows] == ["33.4 %", "33.3 %", "33.3 %"]
    assert made.total is not None
    assert text(made.total[3]) == "100.0 %"
