"""The credit grade [G3], case by case, worked by hand."""

from __future__ import annotations

import pytest

from kehu.grading.credit import grade_credit
from kehu.grading.result import CreditResult
from kehu.model.policy import Policy
from trade import Data, credit_policy, customer, ledger, record


def graded(as_of: str, *records: Data, policy: Policy | None = None) -> CreditResult:
    policy = policy or Policy()
    return grade_credit(ledger(customer(*records), as_of, policy), policy.credit)


def figures(found: CreditResult) -> tuple[str, str, str, str | None, int]:
    return found.grade, f"{found.due:.2f}", f"{found.on_time:.2f}", found.on_time_ratio, found.worst_late_days


SALE = record("S1", "2013-11-01", "100000.00", due="2013-11-30")


def paid(date: str, amount: str = "100000.00") -> Data:
    return record("R1", date, amount, pays="S1")


@pytest.mark.parametrize(
    ("settled", "grade", "days"),
    [
        ("2013-11-30", "甲", 0),
        ("2013-12-01", "丙", 1),
        ("2014-02-28", "丙", 90),  # 30 November + 3 months is the end of February
        ("2014-03-01", "丁", 91),
    ],
)
def test_a_day_before_and_after_each_line(settled: str, grade: str, days: int) -> None:
    found = graded("2014-06-30", SALE, paid(settled))
    assert (found.grade, found.worst_late_days) == (grade, days)


def test_the_limit_clamps_from_a_leap_day_too() -> None:
    sale = record("S1", "2012-02-01", "100", due="2012-02-29")
    assert graded("2012-06-30", sale, paid("2012-05-29", "100")).grade == "丙"
    assert graded("2012-06-30", sale, paid("2012-05-30", "100")).grade == "丁"


@pytest.mark.parametrize(
    ("as_of", "grade"),
    [("2013-11-30", "none"), ("2013-12-01", "丙"), ("2014-02-28", "丙"), ("2014-03-01", "丁")],
)
def test_an_open_sale_is_judged_from_the_day_after_it_is_due(as_of: str, grade: str) -> None:
    assert graded(as_of, SALE).grade == grade


def test_short_by_one_fen_is_on_time() -> None:
    found = graded("2014-06-30", SALE, paid("2013-11-30", "99999.99"))
    assert figures(found) == ("甲", "100000.00", "100000.00", "1.0000", 0)
    assert found.paid == 100000
    assert [each.rule for each in found.reasons] == ["credit.on_time", "credit.tolerated", "credit.thin"]


def test_the_tolerance_is_a_sum_of_each_obligation() -> None:
    at_line = graded("2014-06-30", SALE, paid("2013-11-30", "99999.00"))
    beyond = graded("2014-06-30", SALE, paid("2013-11-30", "98999.99"), record("R2", "2014-01-01", "999.00", pays="S1"))
    assert at_line.grade == "甲"
    assert figures(beyond) == ("丁", "100000.00", "98999.99", "0.9899", 212)  # 999.00 late and 1.01 still open
    strict = graded("2014-06-30", SALE, paid("2013-11-30", "99999.99"), policy=credit_policy(tolerance="0"))
    assert figures(strict) == ("丁", "100000.00", "99999.99", "0.9999", 212)


@pytest.mark.parametrize(("late", "grade", "ratio"), [("20.00", "乙", "0.8000"), ("20.01", "丙", "0.7999")])
def test_eighty_percent_exactly_is_enough(late: str, grade: str, ratio: str) -> None:
    on_time = f"{100 - float(late):.2f}"
    found = graded(
        "2014-03-31",
        record("S1", "2014-01-01", on_time, due="2014-01-31"),
        record("R1", "2014-01-31", on_time, pays="S1"),
        record("S2", "2014-01-01", late, due="2014-01-31"),
        record("R2", "2014-02-10", late, pays="S2"),
    )
    assert (found.grade, found.on_time_ratio) == (grade, ratio)


def test_the_ratio_is_compared_exactly_and_printed_truncated() -> None:
    third = credit_policy(ratio="0.666667")
    records = [record(f"S{n}", "2014-01-01", "100", due="2014-01-31") for n in (1, 2, 3)]
    records += [record(f"R{n}", "2014-01-31", "100", pays=f"S{n}") for n in (1, 2)]
    found = graded("2014-02-10", *records, policy=third)
    assert (found.grade, found.on_time_ratio) == ("丙", "0.6666")


def test_grace_days_count_as_on_time_and_leave_open_parts_out() -> None:
    grace = credit_policy(grace_days="10")
    assert figures(graded("2014-06-30", SALE, paid("2013-12-10"), policy=grace))[0] == "甲"
    late = graded("2014-06-30", SALE, paid("2013-12-11"), policy=grace)
    assert (late.grade, late.worst_late_days) == ("丙", 11)  # counted from the due date
    half = (SALE, paid("2013-11-20", "50000.00"))
    waiting = graded("2013-12-10", *half, policy=grace)
    assert figures(waiting) == ("甲", "50000.00", "50000.00", "1.0000", 0)
    assert figures(graded("2013-12-11", *half, policy=grace)) == ("丙", "100000.00", "50000.00", "0.5000", 11)
    nothing_yet = graded("2013-12-10", SALE, policy=grace)
    assert (nothing_yet.grade, nothing_yet.due, nothing_yet.on_time_ratio) == ("none", 0, None)


def test_the_limit_knows_no_grace() -> None:
    grace = credit_policy(grace_days="200")
    assert graded("2014-06-30", SALE, paid("2014-02-28"), policy=grace).grade == "甲"
    assert graded("2014-06-30", SALE, paid("2014-03-01"), policy=grace).grade == "丁"
    assert graded("2014-03-01", SALE, policy=grace).grade == "丁"


def test_a_credit_note_after_the_limit_makes_the_last_grade() -> None:
    late = graded("2014-06-30", SALE, record("T1", "2014-03-01", "100000.00", sale="S1"))
    assert figures(late) == ("丁", "100000.00", "0.00", "0.0000", 91)
    in_time = graded("2014-06-30", SALE, record("T1", "2014-02-28", "100000.00", sale="S1"))
    assert figures(in_time) == ("none", "0.00", "0.00", None, 0)
    assert in_time.judged == ("S1",)


def test_a_part_returned_before_it_is_due_leaves_the_amount_due() -> None:
    found = graded(
        "2014-06-30",
        record("S1", "2014-01-01", "100", due="2014-01-31"),
        record("T1", "2014-01-20", "30"),
        record("R1", "2014-01-31", "70"),
    )
    assert figures(found) == ("甲", "70.00", "70.00", "1.0000", 0)


def test_goods_returned_after_full_payment_leave_the_amount_due() -> None:
    found = graded("2014-06-30", SALE, paid("2013-11-30"), record("T1", "2013-12-20", "40000.00", sale="S1"))
    assert figures(found) == ("甲", "100000.00", "100000.00", "1.0000", 0)


def test_written_off_counts_as_open_for_ever_and_a_recovery_as_paid_late() -> None:
    off = record("W1", "2014-01-15", sale="S1")
    found = graded("2014-02-28", SALE, paid("2013-11-30", "90000.00"), off)
    assert figures(found) == ("乙", "100000.00", "90000.00", "0.9000", 90)
    assert graded("2014-03-01", SALE, paid("2013-11-30", "90000.00"), off).grade == "丁"
    back = graded("2014-02-28", SALE, off, paid("2014-02-01"))
    assert (figures(back), back.paid) == (("丙", "100000.00", "0.00", "0.0000", 63), 100000)


def test_paid_at_all_is_another_reading_of_the_eighty_percent() -> None:
    plain = graded("2014-06-30", SALE, paid("2013-12-15"))
    reading = graded("2014-06-30", SALE, paid("2013-12-15"), policy=credit_policy(reading="paid"))
    assert (plain.grade, reading.grade) == ("丙", "乙")
    assert plain.on_time_ratio == reading.on_time_ratio == "0.0000"
    assert "paid on time" in str(plain.reasons[0].text)
    assert "in time or not: 100.00 %" in str(reading.reasons[0].text)


def test_disputed_sales_count_unless_left_out() -> None:
    disputed = {**SALE, "disputed": "yes"}
    other = record("S2", "2014-01-01", "10", due="2014-01-31"), record("R2", "2014-01-31", "10", pays="S2")
    assert graded("2014-06-30", disputed, *other).grade == "丁"
    left_out = graded("2014-06-30", disputed, *other, policy=credit_policy(disputed="leave_out"))
    assert figures(left_out) == ("甲", "10.00", "10.00", "1.0000", 0)
    said = {each.rule: each.records for each in left_out.reasons}
    assert said["credit.disputed"] == ("S1",)


def test_the_window_takes_what_fell_due_in_it_or_was_open_on_a_day_of_it() -> None:
    as_of = "2014-06-30"  # the window's days are 2012-07-01 … 2014-06-30
    old = record("S1", "2012-05-01", "100", due="2012-06-30")
    assert graded(as_of, record("S1", "2012-06-01", "1", due="2012-07-01"), paid("2012-07-01", "1")).grade == "甲"
    assert graded(as_of, old, paid("2012-06-30", "100")).grade == "none"
    assert graded(as_of, old, paid("2012-07-01", "100")).grade == "none"  # paid on the first day: not open on it
    assert graded(as_of, old, paid("2012-07-02", "100")).grade == "丙"
    assert graded(as_of, old).grade == "丁"


def test_a_debt_given_up_before_the_window_is_not_judged_nor_brought_back_by_money() -> None:
    old = record("S1", "2011-05-01", "100", due="2011-06-30"), record("W1", "2012-06-01", sale="S1")
    assert graded("2014-06-30", *old).grade == "none"
    assert graded("2014-06-30", *old, paid("2014-01-01", "100")).grade == "none"
    in_it = record("W1", "2012-07-02", sale="S1")
    assert graded("2014-06-30", old[0], in_it).grade == "丁"


def test_thin_counts_what_stood_open_after_its_date() -> None:
    def sales(count: int) -> list[Data]:
        made = [record(f"S{n}", "2014-01-01", "10", due="2014-01-31") for n in range(count)]
        return made + [record(f"R{n}", "2014-01-02", "10", pays=f"S{n}") for n in range(count)]

    cash = [record("S8", "2014-01-05", "10", due="2014-01-05"), record("R8", "2014-01-05", "10", pays="S8")]
    assert graded("2014-02-28", *sales(2), *cash).flags == ("thin",)
    assert graded("2014-02-28", *sales(3)).flags == ()


def test_money_refunded_beyond_theirs_is_judged() -> None:
    found = graded("2014-06-30", record("F1", "2014-01-10", "50"), record("R1", "2014-01-15", "50"))
    assert figures(found) == ("丙", "50.00", "0.00", "0.0000", 5)


def test_no_data_is_no_grade() -> None:
    found = graded("2014-06-30")
    assert figures(found) == ("none", "0.00", "0.00", None, 0)
    assert (found.flags, found.reasons[0].rule) == (("thin",), "credit.none")
