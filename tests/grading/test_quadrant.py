"""The quadrant of relation and potential [G5]: both sides of both lines."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.grading.assess import assess
from kehu.grading.result import QuadrantResult
from kehu.model.policy import Policy
from trade import customer, on, record


def placed(bought: str, *wallets: tuple[str, str, str], **policy: Any) -> QuadrantResult:
    made = customer(
        record("S1", "2025-01-10", bought),
        wallets=[{"id": id, "date": date, "amount": amount} for id, date, amount in wallets],
    )
    return assess(made, Policy(**policy), on("2025-06-30")).quadrant


@pytest.mark.parametrize(
    ("bought", "wallet", "quadrant"),
    [
        ("150000", "300000", "key"),
        ("149999.99", "300000", "potential"),
        ("150000", "299999.99", "ordinary"),
        ("149999.99", "299999.98", "ordinary"),
        ("149999.98", "299999.99", "low_value"),
        ("0", "300000", "potential"),
        ("500000", "300000", "key"),  # an estimate too low
    ],
)
def test_relation_is_good_from_a_half_and_potential_large_from_the_a_line(
    bought: str, wallet: str, quadrant: str
) -> None:
    assert placed(bought, ("K1", "2025-01-01", wallet)).quadrant == quadrant


def test_the_latest_wallet_on_or_before_the_day_counts() -> None:
    wallets = (("K1", "2024-01-01", "900000"), ("K2", "2025-06-30", "100000"), ("K3", "2025-07-01", "900000"))
    found = placed("60000", *wallets)
    assert (found.quadrant, found.wallet, found.relation) == ("ordinary", 100000, "0.6000")
    assert [(each.rule, each.records) for each in found.reasons] == [
        ("quadrant.relation", ("K2",)),
        ("quadrant.potential", ("K2",)),
    ]


def test_without_a_wallet_or_with_an_empty_one_the_quadrant_is_unknown() -> None:
    found = placed("60000")
    assert (found.quadrant, found.relation, found.reasons) == ("unknown", None, ())
    empty = placed("60000", ("K1", "2025-01-01", "0"))
    assert (empty.quadrant, empty.relation) == ("unknown", None)
    assert [each.rule for each in empty.reasons] == ["quadrant.empty_wallet"]


def test_the_lines_are_the_policy_s() -> None:
    wallet = ("K1", "2025-01-01", "100000")
    assert placed("30000", wallet, quadrant={"good": "0.30"}).quadrant == "ordinary"
    assert placed("30000", wallet, quadrant={"good": "0.31"}).quadrant == "low_value"
    assert placed("30000", wallet, quadrant={"large": "100000"}).quadrant == "potential"
    assert placed("30000", wallet, quadrant={"large": "100000.01"}).quadrant == "low_value"
    own = {"grades": [{"name": "1", "at_least": "100000"}, {"name": "2", "at_least": "0"}],
           "potential": {"grade": "2", "below": "1"}}  # fmt: skip
    assert placed("30000", wallet, volume=own).quadrant == "potential"
