"""Legal cases: the order of stages, when a claim is barred, and what came in, on both sides of each line."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.credit.cases import refused, standing
from kehu.lang import text
from kehu.model.credit_file import Case, CaseStep
from trade import Data, customer, ledger, record

SALES = record("S1", "2024-01-01", "100", due="2024-01-31"), record("S2", "2024-02-01", "100", due="2024-03-02")


def case(**fields: Any) -> Data:
    said = {"id": "LC1", "date": "2024-05-01", "claim": "200", "stage": "dunning", "sales": ["S1", "S2"]}
    return {**said, **fields}


def limitation(as_of: str, *records: Data, **fields: Any) -> tuple[str, tuple[str, ...]] | None:
    made = customer(*SALES, *records, cases=[case(**fields)])
    found = standing(made.cases[0], made, ledger(made, as_of)).limitation
    return found and (str(found.day), found.records)


def test_three_years_from_the_first_due_date_or_the_last_interruption() -> None:
    before = {"date": "2024-01-15"}  # opened before anything was due: no interruption
    assert limitation("2026-01-01", **before) == ("2027-01-31", ("S1",))
    assert limitation("2026-01-01") == ("2027-05-01", ("LC1",))  # the demand that opened it
    letter = {"stages": [{"date": "2025-06-30", "stage": "lawyer"}]}
    assert limitation("2025-06-29", **letter) == ("2027-05-01", ("LC1",))
    assert limitation("2025-06-30", **letter) == ("2028-06-30", ("LC1",))


def test_a_payment_or_a_promise_interrupts() -> None:
    part = record("R1", "2025-02-28", "40", pays="S1")
    assert limitation("2025-02-27", part) == ("2027-05-01", ("LC1",))
    assert limitation("2025-02-28", part) == ("2028-02-28", ("R1",))
    word = record("H1", "2025-04-01", "100", pay_by="2025-05-01", sales=["S2"])
    assert limitation("2025-04-01", part, word) == ("2028-04-01", ("H1",))
    other = record("H1", "2025-04-01", "100", pay_by="2025-05-01", sales=["S9"])
    assert limitation("2025-04-01", part, other) == ("2028-02-28", ("R1",))


def test_a_dunning_letter_about_one_of_the_sales_interrupts() -> None:
    def letter(**fields: Any) -> dict[str, Any]:
        said = {"id": "C1", "date": "2025-04-01", "channel": "letter", "dunning_level": 3, "about": ["S2"]}
        return {"communications": [{**said, **fields}]}

    def barred(as_of: str, talk: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        made = customer(*SALES, cases=[case()], **talk)
        found = standing(made.cases[0], made, ledger(made, as_of)).limitation
        assert found
        return str(found.day), found.records

    assert barred("2025-03-31", letter()) == ("2027-05-01", ("LC1",))
    assert barred("2025-04-01", letter()) == ("2028-04-01", ("C1",))
    assert barred("2025-04-01", letter(about=["S9"])) == ("2027-05-01", ("LC1",))
    assert barred("2025-04-01", letter(dunning_level="")) == ("2027-05-01", ("LC1",))  # a talk about it is no demand


def test_what_is_written_down_goes_before_and_proceedings_stop_it() -> None:
    assert limitation("2026-01-01", limitation="2026-06-14") == ("2026-06-14", ())
    assert limitation("2026-01-01", stage="lawsuit", stage_on="2025-03-01") == ("None", ())
    assert limitation("2026-01-01", stage="closed", stage_on="2025-03-01", closed_on="2025-03-01") is None
    assert limitation("2026-01-01", sales=[]) is None


def test_what_came_in() -> None:
    paid = (
        record("R1", "2024-04-30", "10", pays="S1"),  # before the case
        record("R2", "2024-05-01", "20", pays="S1"),
        record("R3", "2024-06-01", "30", pays="S2"),
        record("R4", "2024-07-01", "500", pays="S3"),
    )
    made = customer(*SALES, *paid, record("S3", "2024-06-15", "500"), cases=[case(recovered="40")])
    found = standing(made.cases[0], made, ledger(made, "2024-12-31"))
    assert (found.came, found.recovered, found.receipts) == (50, 50, ("R2", "R3"))
    more = customer(*SALES, *paid[:1], cases=[case(recovered="40")])
    assert standing(more.cases[0], more, ledger(more, "2024-12-31")).recovered == 40


def test_the_stage_at_an_earlier_date() -> None:
    steps = [{"date": "2024-05-01", "stage": "dunning"}, {"date": "2024-08-01", "stage": "lawsuit"}]
    made = customer(*SALES, cases=[case(stage="lawsuit", stage_on="2024-08-01", stages=steps)])
    for day, stage in (("2024-07-31", "dunning"), ("2024-08-01", "lawsuit")):
        assert standing(made.cases[0], made, ledger(made, day)).stage.value == stage


@pytest.mark.parametrize(
    ("been", "to", "why"),
    [
        (["dunning"], "lawyer", None),
        (["dunning"], "closed", None),
        (["dunning"], "dunning", "in this stage already"),
        (["dunning"], "judgement", "judgement comes after lawsuit"),
        (["dunning", "lawsuit"], "judgement", None),
        (["dunning", "lawsuit"], "mediation", None),
        (["dunning", "lawsuit"], "lawyer", "lawyer's letter does not come after lawsuit"),
        (["dunning", "lawsuit"], "enforcement", "enforcement comes after"),
        (["dunning", "arbitration"], "enforcement", None),
        (["dunning", "lawsuit", "judgement"], "lawsuit", "does not come after judgement"),
        (["dunning", "closed"], "lawsuit", "the case was closed"),
    ],
)
def test_stages_come_in_their_order(been: list[str], to: str, why: str | None) -> None:
    steps = [{"date": f"2024-0{n}-01", "stage": stage} for n, stage in enumerate(been, 5)]
    made = Case(**case(stage=been[-1], stage_on=steps[-1]["date"], stages=steps))
    found = refused(made, CaseStep(date="2024-09-01", stage=to))
    assert (found is None) if why is None else (found is not None and why in text(found, "en"))


def test_not_before_the_stage_that_it_is_in() -> None:
    made = Case(**case(stage_on="2024-06-01"))
    assert refused(made, CaseStep(date="2024-05-31", stage="lawyer")) is not None
    assert refused(made, CaseStep(date="2024-06-01", stage="lawyer")) is None
