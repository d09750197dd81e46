"""None set, expired, suspended, 0 and a number are five things; who may approve; who belongs together."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.credit.groups import groups
from kehu.credit.limits import LimitState, limit_at, may_approve
from kehu.model.choices import StaffRole
from kehu.model.credit_file import Limit
from kehu.model.policy import Policy
from kehu.model.staff import Delegation, Staff
from trade import Data, customer, on

NONE, EXPIRED, SUSPENDED, IN_FORCE = LimitState


def limit(id: str, start: str, amount: str, **values: Any) -> Data:
    return {"id": id, "from": start, "amount": amount, **values}


@pytest.mark.parametrize(
    ("as_of", "limits", "state", "amount"),
    [
        ("2026-01-01", [], NONE, None),
        ("2025-12-31", [limit("L1", "2026-01-01", "5")], NONE, None),
        ("2026-01-01", [limit("L1", "2026-01-01", "0")], IN_FORCE, 0),
        ("2026-12-31", [limit("L1", "2026-01-01", "5")], IN_FORCE, 5),
        ("2027-01-01", [limit("L1", "2026-01-01", "5")], EXPIRED, None),
        ("2026-03-31", [limit("L1", "2026-01-01", "5", until="2026-03-31")], IN_FORCE, 5),
        ("2026-04-01", [limit("L1", "2026-01-01", "5", until="2026-03-31")], EXPIRED, None),
        (
            "2026-02-01",
            [limit("L1", "2026-01-01", "5"), limit("L2", "2026-01-15", "9", until="2026-02-01")],
            IN_FORCE,
            9,
        ),
        (
            "2026-02-02",
            [limit("L1", "2026-01-01", "5"), limit("L2", "2026-01-15", "9", until="2026-02-01")],
            IN_FORCE,
            5,
        ),
        ("2026-02-01", [limit("L2", "2026-01-01", "9"), limit("L1", "2026-01-01", "5")], IN_FORCE, 9),
        ("2026-02-01", [limit("L1", "2026-01-01", "5", suspended_on="2026-02-02")], IN_FORCE, 5),
        ("2026-02-02", [limit("L1", "2026-01-01", "5", suspended_on="2026-02-02")], SUSPENDED, None),
        (
            "2026-02-02",
            [limit("L1", "2026-01-01", "5"), limit("L2", "2026-01-15", "9", suspended_on="2026-02-02")],
            SUSPENDED,
            None,
        ),
    ],
)
def test_the_limit_in_force(as_of: str, limits: list[Data], state: LimitState, amount: int | None) -> None:
    found = limit_at(customer(limits=limits), Policy().limits, on(as_of))
    assert (found.state, found.amount) == (state, amount)


DELEGATION = Delegation(sales_manager="50000", credit="200000", boss="unlimited")
STAFF = [Staff(name=role.value, role=role) for role in StaffRole]


@pytest.mark.parametrize(
    ("by", "amount", "may"),
    [
        ("sales_manager", "50000", True),
        ("sales_manager", "50000.01", False),
        ("credit", "200000", True),
        ("boss", "999999999", True),
        ("sales", "1", False),
        ("sales", "0", True),
        ("somebody", "1", False),
        (None, "1", False),
        (None, "0", True),
    ],
)
def test_who_may_approve_how_much(by: str | None, amount: str, may: bool) -> None:
    made = Limit.model_validate(limit("L1", "2026-01-01", amount, **({"approved_by": by} if by else {})))
    assert may_approve(made, STAFF, DELEGATION) is may


def test_who_belongs_together() -> None:
    found = groups({"C4": None, "C1": "C9", "C2": "C1", "C9": None, "C3": "C8", "X": "Z", "Y": "X", "Z": "Y"})
    assert found["C2"] == found["C9"] == ("C9", "C1", "C2")
    assert found["C4"] == ("C4",)
    assert found["C3"] == ("C3",)  # a parent that is not there
    assert found["X"] == ("X", "Y", "Z")  # parents that go round
