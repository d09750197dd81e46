"""Who may do what."""

from __future__ import annotations

import datetime

import pytest

from kehu.lang import text
from kehu.model.settings import Settings
from kehu.work.roles import Act, objection

STAFF = Settings.model_validate(
    {
        "staff": [
            {"name": "boss", "role": "boss"},
            {"name": "may", "role": "sales_manager", "left_on": "2026-01-10"},
            {"name": "kim", "role": "keeper"},
            {"name": "lu", "role": "credit"},
            {"name": "sue", "role": "sales"},
            {"name": "new"},
        ]
    }
).staff
DAY = datetime.date(2026, 1, 9)


def may(name: str, act: Act, day: datetime.date = DAY) -> bool:
    return objection(STAFF, name, act, day) is None


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (Act.APPROVE, {"boss", "may", "lu"}),
        (Act.FILE, {"kim"}),
        (Act.FORWARD, {"boss", "may", "kim", "lu", "sue", "new"}),
        (Act.ASSIGN, {"boss", "may"}),
        (Act.OWN, {"boss", "may", "lu", "sue"}),
        (Act.VISIT, {"boss", "may"}),
        (Act.WRITE_OFF, {"boss", "lu"}),
    ],
)
def test_by_role(act: Act, who: set[str]) -> None:
    assert {each.name for each in STAFF if may(each.name, act)} == who


def test_the_day_on_which_somebody_leaves_is_the_first_without_them() -> None:
    assert may("may", Act.ASSIGN, datetime.date(2026, 1, 9))
    assert not may("may", Act.ASSIGN, datetime.date(2026, 1, 10))


def test_who_is_not_listed() -> None:
    assert text(objection(STAFF, "nobody", Act.FORWARD, DAY), "en") == "nobody is not among the staff"
    assert objection([], "nobody", Act.FILE, DAY) is None


def test_without_a_role() -> None:
    assert text(objection(STAFF, "new", Act.FILE, DAY), "en") == "kehu.yaml does not say which role new has"
