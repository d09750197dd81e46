"""An account through time: month ends and months."""

from __future__ import annotations

from kehu.ledger.history import month_ends, monthly
from kehu.model.policy import Policy
from trade import customer, on, record

MADE = customer(
    record("S0", "2013-12-31", "7", opening="yes", due="2013-12-31"),
    record("S1", "2014-01-10", "100", due="2014-02-09"),
    record("T1", "2014-02-03", "10", sale="S1"),
    record("R1", "2014-02-28", "60", pays="S1"),
    record("R2", "2014-03-01", "30", bounced="2014-03-05"),
    record("S2", "2014-03-20", "50"),
)


def test_month_ends_run_up_to_the_last_day_asked_for() -> None:
    found = month_ends(MADE, Policy(), on("2014-01-15"), on("2014-03-10"))
    assert [(each.date.isoformat(), each.outstanding, each.overdue) for each in found] == [
        ("2014-01-31", 107, 7),
        ("2014-02-28", 37, 37),
        ("2014-03-10", 37, 37),
    ]
    assert found[1].ageing.buckets["1-30"] == 30
    whole = month_ends(MADE, Policy(), on("2014-01-15"), on("2014-01-31"))
    assert [each.date.isoformat() for each in whole] == ["2014-01-31"]
    assert month_ends(MADE, Policy(), on("2014-02-01"), on("2014-01-31")) == []


def test_months_count_purchases_without_opening_sales_and_receipts_that_did_not_bounce() -> None:
    found = monthly(MADE, on("2014-03-10"), 4)
    assert [(each.start.isoformat(), each.purchases, each.receipts) for each in found] == [
        ("2013-12-01", 0, 0),
        ("2014-01-01", 100, 0),
        ("2014-02-01", -10, 60),
        ("2014-03-01", 0, 0),
    ]
