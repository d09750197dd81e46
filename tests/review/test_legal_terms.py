"""Sales due later than the law lets public bodies and large firms pay a smaller one."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.lang import text
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from reviewing import reviewed
from trade import customer, record


def flagged(due: str, *, our_size: str | None = "small", policy: Policy | None = None, **fields: Any) -> list[str]:
    """The sales of 2025-06-01 that are flagged two weeks later."""
    sale = {k: fields.pop(k) for k in ("contract", "opening") if k in fields}
    date = fields.pop("date", "2025-06-01")
    receipts = fields.pop("records", [])
    made = customer(record("S1", date, "1000", due=due, **sale), *receipts, **fields)
    settings = Settings(our_size=our_size) if our_size else Settings()
    return [each.subject for each in reviewed(made, "2025-06-15", policy, settings, rules=["legal-terms"])]


@pytest.mark.parametrize(
    ("who", "due", "found"),
    [
        ({"nature": "government"}, "2025-07-01", []),  # 30 days
        ({"nature": "government"}, "2025-07-02", ["S1"]),
        ({"nature": "government", "contract": "HT-1"}, "2025-07-31", []),  # 60 days
        ({"nature": "government", "contract": "HT-1"}, "2025-08-01", ["S1"]),
        ({"size": "large"}, "2025-07-31", []),
        ({"size": "large"}, "2025-08-01", ["S1"]),
        ({"size": "large", "contract": "HT-1"}, "2025-08-01", ["S1"]),
        ({"size": "medium"}, "2025-12-31", []),
        ({}, "2025-12-31", []),
        ({"nature": "government", "size": "large"}, "2025-07-02", ["S1"]),
    ],
)
def test_the_days_of_the_law(who: dict[str, Any], due: str, found: list[str]) -> None:
    assert flagged(due, **who) == found


@pytest.mark.parametrize(("our_size", "found"), [("micro", True), ("medium", True), ("large", False), (None, False)])
def test_the_law_protects_medium_small_and_micro_firms(our_size: str | None, found: bool) -> None:
    assert bool(flagged("2025-12-31", our_size=our_size, size="large")) is found


def test_only_sales_since_the_revision_is_in_force() -> None:
    assert flagged("2025-12-31", date="2025-05-31", size="large") == []
    assert flagged("2025-12-31", date="2025-06-01", size="large") == ["S1"]


def test_an_opening_balance_or_a_paid_sale_is_not_looked_at() -> None:
    assert flagged("2025-12-31", size="large", opening="yes") == []
    assert flagged("2025-12-31", size="large", records=[record("R1", "2025-06-10", "1000")]) == []


@pytest.mark.parametrize(("due", "found"), [("2025-08-09", []), ("2025-08-10", ["S1"])])
def test_days_count_from_the_delivery(due: str, found: list[str]) -> None:
    signed = {"id": "D1", "date": "2025-06-08", "sale": "S1", "signed_on": "2025-06-10"}
    assert flagged(due, size="large", deliveries=[signed]) == found


def test_the_policy_says_who_counts_and_how_many_days() -> None:
    policy = Policy(legal_terms={"natures": ["government", "special"], "public_days": "15", "sizes": []})
    assert flagged("2025-06-17", nature="special", policy=policy) == ["S1"]
    assert flagged("2025-06-16", nature="special", policy=policy) == []
    assert flagged("2025-12-31", size="large", policy=policy) == []


def test_the_finding_names_the_article() -> None:
    made = customer(record("S1", "2025-06-01", "1000", due="2025-08-15"), size="large")
    (found,) = reviewed(made, "2025-06-15", None, Settings(our_size="small"), rules=["legal-terms"])
    assert text(found.message, "en") == (
        "1,000.00 of S1 is due on 2025-08-15, 75 days after delivery; decree 802, article 9, gives a large firm 60"
    )
    assert text(found.action, "en").startswith("Check whether the contract agrees to longer terms")
