"""What is said of a credit grade [G7], in both languages, and which records it names."""

from __future__ import annotations

from kehu.grading.assess import assess
from kehu.grading.result import Reason
from kehu.lang import text
from kehu.model.policy import Policy
from trade import Data, customer, on, record


def reasons(as_of: str, *records: Data, policy: Policy | None = None) -> tuple[Reason, ...]:
    return assess(customer(*records), policy or Policy(), on(as_of)).credit.reasons


SALE = record("S1", "2012-12-06", "36000", due="2013-01-05")


def test_the_invoice_that_makes_the_last_grade_is_named_with_its_dates() -> None:
    first = reasons("2013-12-31", SALE, record("R1", "2013-05-20", "36000", pays="S1"))[0]
    assert (first.rule, first.records) == ("credit.over_limit", ("S1", "R1"))
    assert text(first.text, "en") == (
        "S1 of 36,000.00 was due on 2013-01-05 and settled on 2013-05-20 by R1: 135 days late, more than 3 months"
    )
    assert text(first.text, "zh") == (
        "S1 应收 36,000.00 元，到期日 2013-01-05，2013-05-20 由 R1 结清，迟付 135 天，超过 3 个月"
    )


def test_what_is_open_written_off_or_returned_is_said_so() -> None:
    half = record("R1", "2013-01-05", "30000", pays="S1")
    still = reasons("2013-12-31", SALE, half)[0]
    assert text(still.text, "en") == (
        "6,000.00 of the 36,000.00 of S1 was due on 2013-01-05 and is still open: 360 days overdue, more than 3 months"
    )
    assert text(still.text, "zh") == (
        "S1 应收 36,000.00 元中的 6,000.00 元，到期日 2013-01-05，至今未付，逾期 360 天，超过 3 个月"
    )
    off = reasons("2013-12-31", SALE, half, record("W1", "2013-06-01", sale="S1"))[0]
    assert "written off on 2013-06-01 by W1: 360 days overdue" in text(off.text, "en")
    assert off.records == ("S1", "W1")
    back = reasons("2013-12-31", SALE, record("T1", "2013-06-01", "36000", sale="S1"))[0]
    assert "settled on 2013-06-01 by the return T1: 147 days late" in text(back.text, "en")


def test_parts_settled_on_one_day_are_one_sentence_naming_all_receipts() -> None:
    first, second = record("R1", "2013-01-20", "6000", pays="S1"), record("R2", "2013-01-20", "30000", pays="S1")
    said = reasons("2013-12-31", SALE, first, second)
    assert [each.rule for each in said] == ["credit.ratio", "credit.late", "credit.thin"]
    assert said[1].records == ("S1", "R1", "R2")
    assert "settled on 2013-01-20 by R1, R2: 15 days late" in text(said[1].text, "en")


def test_the_ratio_and_what_weighs_most_come_first_and_no_record_is_lost() -> None:
    sales = [record(f"S{n}", "2013-01-01", f"{n}00", due="2013-01-31") for n in range(1, 9)]
    receipts = [record(f"R{n}", "2013-02-10", f"{n}00", pays=f"S{n}") for n in range(1, 9)]
    said = reasons("2013-03-31", *sales, *receipts)
    assert text(said[0].text, "en") == (
        "0.00 of the 3,600.00 that was due was paid on time: 0.00 %, less than the 80 % paid on time that 乙 asks for"
    )
    late = [each for each in said if each.rule == "credit.late"]
    assert [each.records[0] for each in late] == ["S8", "S7", "S6", "S5", "S4", "S3"]
    assert text(late[-1].text, "en") == "and 3 more like these, 600.00 in all"
    assert text(late[-1].text, "zh") == "另有 3 笔同类情况，共 600.00 元"
    assert {id for each in late for id in each.records} == {each["id"] for each in (*sales, *receipts)}


def test_the_best_grade_says_how_many_and_how_much() -> None:
    first = reasons("2013-12-31", SALE, record("R1", "2013-01-05", "36000", pays="S1"))[0]
    assert text(first.text, "en") == (
        "1 obligation fell due or stood open from 2012-01-01 to 2013-12-31, 36,000.00 in all: nothing was late"
    )
    assert text(first.text, "zh") == "2012-01-01 至 2013-12-31 到期或未清的应收 1 笔，共 36,000.00 元，没有迟付"
