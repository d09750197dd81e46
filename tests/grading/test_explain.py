"""What is read out adds up to what the grade was worked out from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from histories import histories
from kehu.grading.assess import assess
from kehu.grading.explain import Judgement, explain
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from trade import customer, money, on, record


@pytest.mark.parametrize("plain", [{}, {"grace_days": "5", "tolerance": "0"}, {"disputed": "leave_out", "months": "6"}])
def test_the_pieces_add_up_to_the_figures(plain: dict[str, str]) -> None:
    policy = Policy(credit=plain)
    for history, dates in histories(150, 7):
        made = Customer(code="C00001", name="东海化工", **history)
        for as_of in dates:
            found = assess(made, policy, as_of)
            told = explain(found, policy.credit)
            judgements = (*told.against, *told.fine)
            assert sorted(each.obligation.id for each in judgements) == sorted(found.credit.judged)
            assert sum(map(_due, judgements), Decimal(0)) == found.credit.due
            assert sum(map(_on_time, judgements), Decimal(0)) == found.credit.on_time
            assert bool(told.against) == (found.credit.grade in ("乙", "丙", "丁"))


def _due(found: Judgement) -> Decimal:
    """All but what was never due and what waits within grace."""
    counted = (each.amount for each in found.pieces if each.result not in ("never_due", "waiting"))
    return sum(counted, Decimal(0))


def _on_time(found: Judgement) -> Decimal:
    return sum((each.amount for each in found.pieces if each.result == "on_time"), Decimal(0)) + found.tolerated


def test_what_counted_against_them_comes_first_the_longest_delay_at_the_top() -> None:
    made = customer(
        record("S1", "2024-01-01", "10", due="2024-01-31"),
        record("S2", "2024-02-01", "20", due="2024-02-29"),
        record("S3", "2024-03-01", "30", due="2024-03-31"),
        record("S4", "2024-04-01", "40", due="2024-04-30"),
        record("R1", "2024-02-10", "10", pays="S1"),
        record("R2", "2024-03-30", "20", pays="S2"),
        record("R3", "2024-03-31", "30", pays="S3"),
        record("R4", "2024-04-30", "40", pays="S4"),
    )
    told = explain(assess(made, Policy(), on("2024-05-31")), Policy().credit)
    assert [(each.obligation.id, each.days) for each in told.against] == [("S2", 30), ("S1", 10)]
    assert [each.obligation.id for each in told.fine] == ["S4", "S3"]
    assert told.against[0].pieces[0].amount == money("20")
    assert told.against[0].pieces[0].by == ("R2",)


@pytest.mark.parametrize(
    ("as_of", "result"),
    [("2024-05-01", "late"), ("2024-07-30", "late"), ("2024-07-31", "over_limit")],
)
def test_open_money_ages_from_late_to_beyond_the_limit(as_of: str, result: str) -> None:
    made = customer(record("S1", "2024-04-01", "10", due="2024-04-30"))
    told = explain(assess(made, Policy(), on(as_of)), Policy().credit)
    assert [each.result for each in told.against[0].pieces] == [result]
