"""Grades at month ends, and the tables of who moved."""

from __future__ import annotations

import datetime
import random

import pytest

from histories import histories, policies
from kehu.grading.assess import assess
from kehu.grading.moves import Cell, Matrix, Move, by_payment, by_volume
from kehu.grading.over_time import days_of, over_time
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from trade import customer, on, record


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024-01-31", "2024-03-31", ["2024-01-31", "2024-02-29", "2024-03-31"]),
        ("2024-01-01", "2024-03-30", ["2024-01-31", "2024-02-29", "2024-03-30"]),
        ("2024-02-10", "2024-02-20", ["2024-02-20"]),
        ("2024-02-20", "2024-02-20", ["2024-02-20"]),
        ("2024-02-21", "2024-02-20", []),
        ("9999-11-30", "9999-12-31", ["9999-11-30", "9999-12-31"]),
    ],
)
def test_the_days_are_month_ends_and_the_last_one_asked_for(start: str, end: str, days: list[str]) -> None:
    assert [str(day) for day in days_of(on(start), on(end))] == days


def test_each_month_is_graded_as_on_its_day_and_knows_how_it_got_there() -> None:
    made = customer(record("S1", "2024-01-10", "200000", due="2024-02-09"), owner="张伟")
    found = over_time(made, Policy(), on("2024-01-01"), on("2024-05-31"))
    assert [(each.found.volume.grade, each.found.credit.grade, each.changed) for each in found] == [
        ("B", "none", False),
        ("B", "丙", True),
        ("B", "丙", False),
        ("B", "丙", False),
        ("B", "丁", True),
    ]
    assert found[0].move is None
    last = found[4].move
    assert last
    assert (last.owner, last.by_volume, last.by_payment) == ("张伟", False, True)
    assert [each.rule for each in last.reasons] == ["credit.over_limit"]


def test_the_margins_of_random_moves_are_what_each_run_says() -> None:
    rng = random.Random(1)
    before, after = Policy(), Policy(**policies(rng))
    moves = []
    for history, dates in histories(80, 3):
        made = Customer(code="C00001", name="东海化工", **history)
        moves.append(Move(None, assess(made, before, dates[2]), assess(made, after, dates[2])))
    _margins(by_payment(moves), moves, "credit")
    _margins(by_volume(moves, before, after), moves, "volume")


def _margins(matrix: Matrix, moves: list[Move], kind: str) -> None:
    for each in matrix.before:
        there = [move for move in moves if getattr(move.before, kind).grade == each]
        assert matrix.row(each) == _held(there)
    for each in matrix.after:
        there = [move for move in moves if getattr(move.after, kind).grade == each]
        assert matrix.column(each) == _held(there)
    assert matrix.whole == _held(moves)


def _held(moves: list[Move]) -> Cell:
    return sum((Cell(1, move.after.ledger.outstanding) for move in moves), Cell())


def test_days_beyond_the_calendar_stop_nothing() -> None:
    made = customer(record("S1", "2024-01-10", "1"))
    assert len(over_time(made, Policy(), datetime.date(9999, 12, 1), datetime.date.max)) == 1
