"""Days of limits and reservations that stand in the wrong order."""

from __future__ import annotations

import pytest

from kehu.quality.dated import dated_faults
from trade import Data, customer, record

LIMIT = {"id": "L1", "from": "2026-01-02", "amount": "1"}


@pytest.mark.parametrize(
    ("records", "path"),
    [
        ([{**LIMIT, "suspended_on": "2026-01-01"}], ("limits", 0, "suspended_on")),
        ([{**LIMIT, "suspended_on": "2026-01-02"}], None),
        ([record("O1", "2026-01-02", "1", reserved_until="2026-01-01")], ("orders", 0, "reserved_until")),
        ([record("O1", "2026-01-02", "1", reserved_until="2026-01-02")], None),
    ],
)
def test_nothing_is_suspended_or_held_before_it_begins(records: list[Data], path: tuple[str | int, ...] | None) -> None:
    found = [fault.path for fault in dated_faults("x.yaml", customer(*records))]
    assert found == ([path] if path else [])
