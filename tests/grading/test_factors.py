"""The eight factors [G4]: totals, weights, what is missing, how long an evaluation is valid."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kehu.grading.assess import assess
from kehu.grading.factors import weigh_factors
from kehu.grading.result import FactorsResult
from kehu.lang import text
from kehu.model.policy import Policy
from kehu.model.policy.factors import FACTORS
from trade import customer, on


def weighed(*evaluations: dict[str, str], as_of: str = "2025-06-30", **policy: Any) -> FactorsResult:
    made = customer(evaluations=[{"by": "李娜", **each} for each in evaluations])
    return weigh_factors(made, Policy(factors=policy).factors, on(as_of))


def evaluation(id: str, date: str, **scores: str) -> dict[str, str]:
    return {"id": id, "date": date, **scores}


ALL = dict.fromkeys(FACTORS, "7.5")


def test_all_factors_at_their_most_are_a_hundred_and_at_their_least_nothing() -> None:
    assert weighed(evaluation("EV1", "2025-01-01", **dict.fromkeys(FACTORS, "10"))).total == 100
    assert weighed(evaluation("EV1", "2025-01-01", **dict.fromkeys(FACTORS, "0"))).total == 0
    assert weighed(evaluation("EV1", "2025-01-01", **ALL)).total == 75


def test_a_factor_not_judged_is_left_out_of_both_sums_and_named() -> None:
    found = weighed(evaluation("EV1", "2025-01-01", record="8", funds="6", funds_note="一半到位"))
    assert (found.total, found.points, found.weights) == (70, 14, 2)
    assert found.missing == ("project", "person", "fit", "delivery", "price", "steady")
    assert [(each.factor, each.score, each.note) for each in found.scores] == [
        ("funds", 6, "一半到位"),
        ("record", 8, None),
    ]
    assert [each.rule for each in found.reasons] == ["factors.total", "factors.missing"]
    assert found.reasons[0].records == ("EV1",)
    assert text(found.reasons[0].text, "zh") == (
        "八要素评估：70.00 分，满分 100（二、资金来源与到位 6、四、信用记录 8）"
    )


def test_weights_are_the_policy_s_and_0_takes_a_factor_away() -> None:
    judged = evaluation("EV1", "2025-01-01", record="9", funds="3")
    assert weighed(judged, weights={"record": "2"}).total == 70  # (2·9 + 1·3) ÷ 3 × 10
    found = weighed(judged, weights={"funds": "0", "steady": "0"})
    assert found.total == 90
    assert "funds" not in found.missing
    assert "steady" not in found.missing


def test_what_only_weighs_nothing_was_judged_has_no_total() -> None:
    found = weighed(evaluation("EV1", "2025-01-01", funds="3"), weights={"funds": "0"})
    assert found.total is None
    assert not found.reaches(Decimal(0))


@pytest.mark.parametrize(
    ("date", "total"), [("2024-06-29", None), ("2024-06-30", 80), ("2025-06-30", 80), ("2025-07-01", None)]
)
def test_an_evaluation_is_valid_from_its_day_to_the_same_day_a_year_later(date: str, total: int | None) -> None:
    found = weighed(evaluation("EV1", date, record="8"))
    assert found.total == total


def test_of_an_expired_evaluation_only_that_is_said() -> None:
    found = weighed(evaluation("EV1", "2024-06-29", record="8"))
    assert [(each.rule, each.records) for each in found.reasons] == [("factors.expired", ("EV1",))]
    assert len(found.missing) == 8


def test_the_latest_valid_word_on_each_factor_counts() -> None:
    found = weighed(
        evaluation("EV1", "2025-01-01", record="4", price="6"),
        evaluation("EV2", "2025-03-01", record="8"),
        evaluation("EV3", "2024-01-01", steady="10"),  # expired
        evaluation("EV4", "2025-07-01", record="0"),  # not yet
    )
    assert [(each.factor, each.score, each.evaluation) for each in found.scores] == [
        ("record", 8, "EV2"),
        ("price", 6, "EV1"),
    ]
    assert found.total == 70


def test_totals_are_cut_off_and_compared_exactly() -> None:
    found = weighed(evaluation("EV1", "2025-01-01", record="6", price="6", steady="5"))
    assert found.total == Decimal("56.66")
    assert found.reaches(Decimal("56.66"))
    assert found.reaches(Decimal("56.666666"))
    assert not found.reaches(Decimal("56.67"))


def test_of_whom_nobody_has_ever_evaluated_nothing_is_said() -> None:
    found = assess(customer(), Policy(), on("2025-06-30"))
    assert found.factors == FactorsResult()
    assert found.factors.total is None
    early = customer(evaluations=[{"by": "李娜", **evaluation("EV1", "2025-07-01", record="1")}])
    assert assess(early, Policy(), on("2025-06-30")).factors.reasons == ()


@pytest.mark.parametrize(
    "policy",
    [{"weights": dict.fromkeys(FACTORS, "0")}, {"least": {"credit_sale": "100.01"}}, {"least": {"cash": "1"}}],
)
def test_a_policy_that_cannot_be_is_refused(policy: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="factors"):
        Policy(factors=policy)
    assert Policy(factors={"least": {"credit_sale": "100"}}).factors.least.credit_sale == 100
