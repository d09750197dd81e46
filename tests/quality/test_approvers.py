"""Who approved what their role does not allow."""

from __future__ import annotations

import pytest

from kehu.model.settings import Settings
from kehu.quality.approvers import approver_faults
from trade import Data, customer, record

STAFF = [
    {"name": "may", "role": "sales_manager", "left_on": "2014-06-30"},
    {"name": "lu", "role": "credit"},
    {"name": "sue", "role": "sales"},
]


def faults(settings: Settings, *records: Data, **fields: str) -> list[tuple[object, ...]]:
    found = list(approver_faults("f", customer(*records, **fields), settings))
    assert all(each.severity == "warning" and each.rule == "role" for each in found)
    return [each.path for each in found]


STAFFED = Settings.model_validate({"staff": STAFF})


@pytest.mark.parametrize(("who", "right"), [("lu", True), ("sue", False), ("may", False), ("nobody", False)])
def test_write_offs(who: str, right: bool) -> None:
    records = record("S1", "2014-01-01", "9"), record("W1", "2014-02-01", sale="S1", approved_by=who)
    assert faults(STAFFED, *records) == ([] if right else [("write_offs", 0, "approved_by")])


@pytest.mark.parametrize(("date", "right"), [("2014-06-29", True), ("2014-06-30", False)])
def test_who_had_left(date: str, right: bool) -> None:
    records = record("S1", "2014-01-01", "9"), record("X1", date, sale="S1", due="2014-12-31", approved_by="may")
    assert faults(STAFFED, *records) == ([] if right else [("extensions", 0, "approved_by")])


def test_limits_unless_a_delegation_decides() -> None:
    limit = {"id": "L1", "from": "2014-01-01", "amount": "9", "approved_by": "sue"}
    assert faults(STAFFED, limit) == [("limits", 0, "approved_by")]
    delegated = Settings.model_validate({"staff": STAFF, "delegation": {"sales": "100"}})
    assert faults(delegated, limit) == []


def test_intake_and_nothing_without_staff() -> None:
    fields = {"approved_by": "sue", "approved_on": "2014-01-01", "filed_by": "lu"}
    assert faults(STAFFED, **fields) == [("approved_by",), ("filed_by",)]
    assert faults(Settings(), **fields) == []
    assert faults(STAFFED) == []
