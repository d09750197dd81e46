"""What is written down of grades, and what counts as written down [G8]."""

from __future__ import annotations

from kehu.grading.assess import assess, is_graded, recorded
from kehu.grading.record import line
from kehu.model.policy import Policy
from trade import Data, customer, on, record

SALE = record("S1", "2014-01-01", "250000", due="2014-01-31")
PAID = record("R1", "2014-01-31", "250000", pays="S1")


def entry(id: str, date: str, volume: str, credit: str) -> Data:
    return record(id, date, volume=volume, credit=credit, policy="sha256:0")


def written(*grades: Data, as_of: str = "2014-12-31") -> tuple[dict[str, str], str | None] | None:
    found = line(assess(customer(SALE, PAID, *grades), Policy(), on(as_of)), Policy())
    return (found.data, found.replaces) if found else None


def test_changed_grades_are_written_with_the_policy_they_were_given_by() -> None:
    today = {"date": "2014-12-31", "volume": "B", "credit": "甲", "policy": Policy().hash}
    assert written() == (today, None)
    assert written(entry("G1", "2014-06-30", "B", "乙")) == (today, None)


def test_a_second_line_of_one_date_replaces_the_first() -> None:
    made = written(entry("G1", "2014-12-31", "C", "甲"), entry("G0", "2014-06-30", "B", "甲"))
    assert made is not None
    assert made[1] == "G1"


def test_what_is_written_already_is_not_written_again() -> None:
    assert written(entry("G1", "2014-12-31", "B", "甲")) is None
    assert written(entry("G1", "2014-06-30", "B", "甲")) is None


def test_recorded_is_the_latest_on_or_before_the_date() -> None:
    made = customer(
        entry("G3", "2014-06-30", "A", "甲"), entry("G1", "2014-01-01", "C", "丙"), entry("G2", "2014-06-30", "B", "乙")
    )
    assert recorded(made, on("2013-12-31")).volume is None
    assert recorded(made, on("2014-06-29")).credit == "丙"
    assert recorded(made, on("2014-06-30")).id == "G3"  # of one day's lines, the last id


def test_a_draft_is_not_graded() -> None:
    assert not is_graded(customer(status="draft"))
    assert is_graded(customer(status="closed"))
