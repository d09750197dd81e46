"""Signs that a customer is leaving or in trouble, and what waits for us, on both sides of their lines [V1]."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.rule import Severity
from kehu.review.finding import Finding
from reviewing import reviewed
from trade import Data, customer, on, record


def found(rule: str, as_of: str, made: Customer, policy: Policy | None = None) -> list[Finding]:
    return reviewed(made, as_of, policy, rules=[rule])


AS_OF = "2026-06-30"


def two_years(before: str, now: str, first: str = "2024-07-01") -> Customer:
    return customer(record("S1", first, before), record("S2", "2025-07-01", now))


@pytest.mark.parametrize(
    ("before", "now", "fallen", "risen"),
    [
        ("100000", "70000", 0, 0),  # 30 %
        ("100000", "69999.99", 1, 0),
        ("100000", "130000", 0, 0),
        ("100000", "130000.01", 0, 1),
        ("50000", "10000", 1, 0),
        ("49999.99", "10000", 0, 0),  # too little to be worth a word
        ("10000", "49999.99", 0, 0),
        ("10000", "50000", 0, 1),
    ],
)
def test_purchases_fallen_or_risen_by_more_than_30_percent(before: str, now: str, fallen: int, risen: int) -> None:
    made = two_years(before, now)
    assert len(found("purchases-fallen", AS_OF, made)) == fallen
    assert len(found("purchases-risen", AS_OF, made)) == risen


def test_both_sums_are_told() -> None:
    (fallen,) = found("purchases-fallen", AS_OF, two_years("100000", "66666.67"))
    assert text(fallen.message, "en") == (
        "Purchases 66,666.67 in the 12 months to 2026-06-30, 100,000.00 in the 12 before: 33.33 % less"
    )
    (risen,) = found("purchases-risen", AS_OF, two_years("60000", "90000"))
    assert text(risen.message, "zh") == (
        "截至 2026-06-30 的 12 个月采购 90,000.00 元，之前 12 个月 60,000.00 元，上升 50.00%"
    )
    assert risen.severity.value == "info"


def test_the_line_is_the_policy_s_by_class_too() -> None:
    made = two_years("100000", "60000")
    stricter = Policy(review={"purchases_fallen": {"percent": "40"}})
    assert found("purchases-fallen", AS_OF, made, stricter) == []
    changes = [{"when": "purchases >= 60000", "change": {"percent": "39.99", "severity": "critical"}}]
    by_class = Policy(review={"purchases_fallen": {"percent": "40", "by_class": changes}})
    assert [each.severity.value for each in found("purchases-fallen", AS_OF, made, by_class)] == ["critical"]


def test_only_who_dealt_in_both_years() -> None:
    before = record("S1", "2025-06-30", "100000")
    assert found("purchases-fallen", AS_OF, customer(before)) == []
    assert len(found("purchases-fallen", AS_OF, customer(before, record("S2", "2026-06-30", "1")))) == 1


@pytest.mark.parametrize(("first", "count"), [("2024-07-30", 1), ("2024-07-31", 0)])
def test_a_new_customer_s_second_year_is_higher_by_itself(first: str, count: int) -> None:
    assert len(found("purchases-risen", AS_OF, two_years("60000", "90000", first))) == count


@pytest.mark.parametrize(
    ("fields", "as_of", "count"),
    [
        ({}, "2026-06-30", 0),  # the sale is the first day of the 12 months
        ({}, "2026-07-01", 1),
        ({"status": "phasing_out"}, "2026-07-01", 0),
        ({"status": "draft"}, "2026-07-01", 0),
        ({"status": "closed"}, "2026-07-01", 0),
    ],
)
def test_lapsed(fields: dict[str, str], as_of: str, count: int) -> None:
    made = customer(record("S0", "2025-05-01", "50"), record("S1", "2025-07-01", "100"), **fields)
    assert [text(each.message, "en") for each in found("lapsed", as_of, made)] == (
        ["No purchase since 2025-07-01 (S1); 2 sales over 150.00 until then"] * count
    )


@pytest.mark.parametrize(
    ("earlier", "last", "severity"),
    [
        ("2024-07-02", "40000", Severity.WARNING),  # 10,000 and 40,000 in the 12 months up to the last sale
        ("2024-07-02", "39999.99", Severity.INFO),
        ("2024-07-01", "40000", Severity.INFO),
    ],
)
def test_a_large_customer_lost_is_graver(earlier: str, last: str, severity: Severity) -> None:
    made = customer(record("S0", earlier, "10000"), record("S1", "2025-07-01", last))
    assert [each.severity for each in found("lapsed", "2026-07-01", made)] == [severity]


def every(days: int, count: int) -> list[Data]:
    """So many purchases, so many days apart, from 2026-01-01 on."""
    start = on("2026-01-01").toordinal()
    return [record(f"S{n}", str(type(on(AS_OF)).fromordinal(start + n * days)), "10") for n in range(count)]


@pytest.mark.parametrize(
    ("days", "as_of", "count"),
    [
        (20, "2026-05-21", 0),  # the last of six is of 2026-04-11: 40 days ago
        (20, "2026-05-22", 1),
        (5, "2026-02-25", 0),  # the last is of 2026-01-26: 30 days pass in any case
        (5, "2026-02-26", 1),
    ],
)
def test_no_purchase_for_longer_than_usual(days: int, as_of: str, count: int) -> None:
    assert len(found("interval-long", as_of, customer(*every(days, 6)))) == count
    assert found("interval-long", as_of, customer(*every(days, 5))) == []  # four intervals are no habit


def test_the_interval_with_its_figures() -> None:
    (flagged,) = found("interval-long", "2026-05-30", customer(*every(20, 6)))
    assert text(flagged.message, "en") == (
        "No purchase for 49 days, since 2026-04-11; usually every 20 days (median of 5 intervals)"
    )
    assert str(flagged.since) == "2026-05-22"
    assert found("interval-long", "2026-05-30", customer(*every(20, 6), status="phasing_out")) == []
    assert found("interval-long", "2027-04-11", customer(*every(20, 6))) == []  # lapsed, and said as that
    assert len(found("interval-long", "2027-04-10", customer(*every(20, 6)))) == 1


def complaint(id: str, date: str, **values: str) -> Data:
    return {"id": id, "date": date, "kind": "complaint", "content": "阀门渗漏", **values}


@pytest.mark.parametrize(
    ("feedback", "as_of", "count"),
    [
        ([complaint("Y1", "2026-06-01"), complaint("Y2", "2026-06-10")], "2026-06-10", 1),
        ([complaint("Y1", "2026-06-01"), complaint("Y2", "2026-06-10")], "2026-06-09", 0),
        ([complaint("Y1", "2026-06-01"), {**complaint("Y2", "2026-06-10"), "kind": "suggestion"}], "2026-06-30", 0),
        ([complaint("Y1", "2026-06-01", solved_on="2026-06-30"), complaint("Y2", "2026-06-10")], "2026-06-29", 1),
        ([complaint("Y1", "2026-06-01", solved_on="2026-06-30"), complaint("Y2", "2026-06-10")], "2026-06-30", 0),
        ([complaint(f"Y{n}", f"2026-0{n}-01", solved_on=f"2026-0{n}-05") for n in (1, 2, 3)], "2026-06-30", 1),
        ([complaint(f"Y{n}", f"2026-0{n}-01", solved_on=f"2026-0{n}-05") for n in (1, 2, 3)], "2026-07-01", 0),
    ],
)
def test_complaints_pile_up(feedback: list[Data], as_of: str, count: int) -> None:
    assert len(found("complaints-many", as_of, customer(feedback=feedback))) == count


def test_complaints_are_counted_and_named() -> None:
    old = complaint("Y1", "2025-01-01")
    (flagged,) = found("complaints-many", AS_OF, customer(feedback=[old, complaint("Y2", "2026-06-01")]))
    assert text(flagged.message, "en") == "2 complaints open, 1 in the last 6 months: Y1, Y2"


@pytest.mark.parametrize(
    ("values", "as_of", "days"),
    [
        ({}, "2026-06-08", []),  # 7 days
        ({}, "2026-06-09", [1]),
        ({"kind": "quality"}, "2026-06-09", []),
        ({"solved_on": "2026-06-10"}, "2026-06-09", [1]),
        ({"solved_on": "2026-06-10", "handled_by": "李娜"}, "2026-06-10", []),
    ],
)
def test_a_complaint_open_for_more_than_7_days(values: dict[str, str], as_of: str, days: list[int]) -> None:
    made = customer(feedback=[{**complaint("Y1", "2026-06-01"), **values}])
    assert [each.days for each in found("complaint-open", as_of, made)] == days


ASKED = record("C1", "2026-06-01", follow_up="2026-06-20", subject="询价")


@pytest.mark.parametrize(
    ("more", "as_of", "count"),
    [
        ([], "2026-06-19", 0),
        ([], "2026-06-20", 1),
        ([record("C2", "2026-06-12")], "2026-06-20", 1),  # 8 days before: too early to be it
        ([record("C2", "2026-06-13")], "2026-06-20", 0),
        ([record("C2", "2026-06-25")], "2026-06-24", 1),
        ([record("C2", "2026-06-25")], "2026-06-25", 0),
        ([record("S1", "2026-06-19", "100")], "2026-06-20", 0),
        ([record("O1", "2026-06-19", "100")], "2026-06-20", 0),
        ([record("V1", "2026-06-19", by="李娜")], "2026-06-20", 1),  # a review is no contact
    ],
)
def test_a_follow_up_that_was_agreed(more: list[Data], as_of: str, count: int) -> None:
    assert len(found("follow-up-due", as_of, customer(ASKED, *more))) == count


@pytest.mark.parametrize(("state", "count"), [("made", 0), ("planned", 1), ("cancelled", 1)])
def test_a_visit_follows_up_once_it_is_made(state: str, count: int) -> None:
    visit = {"id": "N1", "date": "2026-06-18", "state": state}
    assert len(found("follow-up-due", AS_OF, customer(ASKED, visits=[visit]))) == count


def test_the_follow_up_of_a_visit() -> None:
    visit = {"id": "N1", "date": "2026-06-18", "state": "made", "purpose": "回访", "follow_up": "2026-06-19"}
    (flagged,) = found("follow-up-due", AS_OF, customer(visits=[visit]))
    assert text(flagged.message, "zh") == "2026-06-18（N1）约定 2026-06-19 跟进：回访"


@pytest.mark.parametrize(("as_of", "count"), [("2026-06-18", 0), ("2026-06-19", 1)])
def test_the_follow_up_of_a_service(as_of: str, count: int) -> None:
    service = {"id": "E1", "date": "2026-06-01", "subject": "检修阀门", "follow_up": "2026-06-19"}
    flagged = found("follow-up-due", as_of, customer(services=[service]))
    assert [text(each.message, "zh") for each in flagged] == ["2026-06-01（E1）约定 2026-06-19 跟进：检修阀门"] * count
    again = {"id": "E2", "date": "2026-06-15", "subject": "回访"}
    assert found("follow-up-due", "2026-06-19", customer(services=[service, again])) == []


def paid_late(*late: int) -> list[Data]:
    """Of 100 each, one due on the 10th of every month of 2026, paid so many days late."""
    found = []
    for n, days in enumerate(late, 1):
        due = on(f"2026-{n:02}-10")
        found.append(record(f"S{n}", "2026-01-01", "100", due=str(due)))
        found.append(record(f"R{n}", str(type(due).fromordinal(due.toordinal() + days)), "100", pays=f"S{n}"))
    return found


@pytest.mark.parametrize(
    ("late", "count"),
    [
        ((0, 0, 0, 10, 10, 10), 1),
        ((0, 0, 0, 10, 10, 9), 0),
        ((5, 5, 5, 15, 15, 15), 1),
        ((15, 15, 15, 5, 5, 5), 0),
        ((0, 0, 0, 0, 30, 0), 1),
        ((0, 0, 0, 0, 29, 0), 0),
    ],
)
def test_payments_slow_down(late: tuple[int, ...], count: int) -> None:
    policy = Policy(review={"payments_slower": {"months": "3"}})
    flagged = found("payments-slower", "2026-07-09", customer(*paid_late(*late)), policy)
    assert len(flagged) == count
    if late == (5, 5, 5, 15, 15, 15):
        assert text(flagged[0].message, "en") == (
            "In the last 3 months 15 days late on average (3 items, 300.00 due), in the 3 before 5 "
            "(3 items, 300.00 due)"
        )


def test_few_items_are_no_trend() -> None:
    policy = Policy(review={"payments_slower": {"months": "3", "least": "4"}})
    assert found("payments-slower", "2026-07-09", customer(*paid_late(0, 0, 0, 30, 30, 30)), policy) == []


LEAVING = {"status": "phasing_out", "statuses": [{"id": "U1", "date": "2026-01-31", "status": "phasing_out"}]}
OWED = record("S1", "2025-10-01", "1000")


@pytest.mark.parametrize(
    ("more", "as_of", "count"),
    [
        ({}, "2026-04-29", 0),
        ({}, "2026-04-30", 1),  # three months, clamped to the end of April
        ({}, "2026-01-30", 0),  # not yet decided
        ({"receipts": [record("R1", "2026-02-10", "100")]}, "2026-05-09", 0),
        ({"receipts": [record("R1", "2026-02-10", "100")]}, "2026-05-10", 1),
        ({"receipts": [record("R1", "2026-02-10", "100", bounced="2026-02-20")]}, "2026-04-30", 1),
        ({"communications": [record("C1", "2026-04-01")]}, "2026-06-30", 0),
        ({"reviews": [record("V1", "2026-04-01", by="李娜")]}, "2026-07-01", 1),
        ({"write_offs": [record("W1", "2026-04-01", sale="S1")]}, "2026-06-30", 0),
        ({"visits": [{"id": "N1", "date": "2026-04-01", "state": "planned"}]}, "2026-04-30", 1),
    ],
)
def test_phasing_out_without_progress_for_three_months(more: dict[str, Any], as_of: str, count: int) -> None:
    assert len(found("phasing-out-stalled", as_of, customer(sales=[OWED], **LEAVING, **more))) == count


def test_phasing_out_with_what_is_still_owed() -> None:
    made = customer(sales=[OWED], receipts=[record("R1", "2026-02-10", "100")], **LEAVING)
    (flagged,) = found("phasing-out-stalled", "2026-06-30", made)
    assert text(flagged.message, "zh") == "列为淘汰，自 2026-02-10 以来没有进展；应收 900.00 元"
    assert text(flagged.action, "en") == "Recover what is owed: kehu dunning C00001"
    assert found("phasing-out-stalled", "2026-06-30", customer(sales=[OWED])) == []
    (free,) = found("phasing-out-stalled", "2026-06-30", customer(**LEAVING))
    assert text(free.action, "en").startswith("Nothing is owed, so close it: kehu status C00001 closed")
    never = customer(sales=[OWED], status="phasing_out")
    assert [each.since for each in found("phasing-out-stalled", "2026-06-30", never)] == [None]
