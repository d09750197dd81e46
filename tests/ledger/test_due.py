"""When a sale is due: stated, by terms, moved by extensions."""

from __future__ import annotations

import pytest

from kehu.model.policy import Policy
from trade import customer, ledger, on, record


def terms(id: str, start: str, days: str, **more: str) -> dict[str, str]:
    return {"id": id, "from": start, "days": days, **more}


def due(as_of: str, *records: dict[str, str], policy: Policy | None = None) -> str:
    return ledger(customer(*records), as_of, policy).obligations[0].due.isoformat()


@pytest.mark.parametrize(
    ("sale", "expected"),
    [
        ({"due": "2014-02-15", "terms": "60"}, "2014-02-15"),  # stated wins
        ({"terms": "60"}, "2014-03-11"),
        ({"terms": "0"}, "2014-01-10"),
        ({}, "2014-02-09"),  # the policy's 30 days
        ({"due": "2013-12-01"}, "2014-01-10"),  # never before its own date
    ],
)
def test_stated_then_terms_then_policy(sale: dict[str, str], expected: str) -> None:
    assert due("2014-12-31", record("S1", "2014-01-10", "100", **sale)) == expected


def test_terms_changed_from_30_to_90_days_rewrite_no_past() -> None:
    made = customer(
        terms("A1", "2014-01-01", "30"),
        terms("A2", "2014-04-01", "90"),
        record("S1", "2014-03-31", "100"),
        record("S2", "2014-04-01", "100"),
    )
    found = {each.id: each.due for each in ledger(made, "2014-12-31").obligations}
    assert found == {"S1": on("2014-04-30"), "S2": on("2014-06-30")}


def test_terms_end_and_of_equal_ones_the_last_id_counts() -> None:
    sale = record("S1", "2014-04-01", "100")
    assert due("2014-12-31", terms("A1", "2014-01-01", "90", until="2014-03-31"), sale) == "2014-05-01"
    assert due("2014-12-31", terms("A1", "2014-01-01", "90", until="2014-04-01"), sale) == "2014-06-30"
    assert due("2014-12-31", terms("A2", "2014-01-01", "10"), terms("A1", "2014-01-01", "90"), sale) == "2014-04-11"


SALE = record("S1", "2014-01-01", "100", due="2014-01-31")


@pytest.mark.parametrize(
    ("agreed", "new", "as_of", "expected"),
    [
        ("2014-01-31", "2014-03-31", "2014-02-10", "2014-03-31"),  # agreed on the due date itself
        ("2014-02-01", "2014-03-31", "2014-02-10", "2014-01-31"),  # a day too late
        ("2014-01-20", "2014-03-31", "2014-01-19", "2014-01-31"),  # not agreed yet at the as-of date
        ("2014-01-20", "2014-03-31", "2014-01-20", "2014-03-31"),
        ("2014-01-20", "2014-01-25", "2014-02-10", "2014-01-31"),  # earlier: no extension
    ],
)
def test_an_extension_agreed_in_time_moves_the_due_date(agreed: str, new: str, as_of: str, expected: str) -> None:
    made = ledger(customer(SALE, record("X1", agreed, sale="S1", due=new)), as_of).obligations[0]
    assert made.due == on(expected)
    assert made.agreed_due == on("2014-01-31")


def test_extensions_chain_in_the_order_in_which_they_were_agreed() -> None:
    first = record("X9", "2014-01-31", sale="S1", due="2014-02-28")
    second = record("X1", "2014-02-28", sale="S1", due="2014-03-31")
    assert due("2014-12-31", SALE, second, first) == "2014-03-31"
    assert due("2014-12-31", SALE, second) == "2014-01-31"  # without the first it comes too late


def test_terms_beyond_the_calendar_stop_at_its_end() -> None:
    assert due("2014-12-31", record("S1", "2014-01-10", "100", terms="999999999")) == "9999-12-31"
