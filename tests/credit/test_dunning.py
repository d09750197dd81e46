"""Who gets which dunning letter: levels by days, what is left out, and never the same level twice."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.credit.dunning import Dunned, Held, dun, told_levels
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from trade import customer, money, on, record


def run(made: Customer, day: str, **dunning: Any) -> Dunned:
    found = dun(made, Policy(dunning=dunning), on(day))
    assert found is not None
    return found


def letter(id: str, date: str, level: int, *about: str) -> dict[str, Any]:
    return {"id": id, "date": date, "channel": "letter", "dunning_level": str(level), "about": list(about)}


SOLD = record("S1", "2014-01-01", "1000", due="2014-01-31")


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2014-02-01", 1),
        ("2014-03-01", 1),
        ("2014-03-02", 2),
        ("2014-03-31", 2),
        ("2014-04-01", 3),
        ("2016-04-01", 3),
    ],
)
def test_levels_go_by_days_past_due(day: str, level: int) -> None:
    found = run(customer(SOLD), day)
    assert (found.level, found.asked[0].level, found.reason) == (level, level, None)


def test_nobody_is_dunned_on_the_due_date() -> None:
    assert dun(customer(SOLD), Policy(), on("2014-01-31")) is None
    assert dun(customer(SOLD, record("R1", "2014-01-20", "1000")), Policy(), on("2014-06-30")) is None


def test_a_level_that_was_told_is_not_told_again_and_never_a_lower_one() -> None:
    told = customer(SOLD, letter("C1", "2014-03-05", 2, "S1"))
    again = run(told, "2014-03-20")
    assert (again.level, again.asked, [each.told for each in again.reminded]) == (0, [], [2])
    assert "level" in text(again.reason)
    assert run(told, "2014-04-01").level == 3
    assert run(customer(SOLD, letter("C1", "2014-02-05", 3, "S1")), "2014-06-30").level == 0


def test_a_letter_dated_later_counts_as_written() -> None:
    assert run(customer(SOLD, letter("C1", "2014-06-30", 1, "S1")), "2014-02-10").level == 0


def test_a_letter_that_says_nothing_of_items_is_no_dunning_letter() -> None:
    made = customer(SOLD, {"id": "C1", "date": "2014-02-09", "channel": "letter", "subject": "催款"})
    assert told_levels(made) == {}
    assert run(made, "2014-02-10").level == 1


def test_step_by_step_no_level_is_skipped() -> None:
    assert run(customer(SOLD), "2014-06-30", step_by_step="yes").level == 1
    assert run(customer(SOLD, letter("C1", "2014-06-01", 1, "S1")), "2014-06-30", step_by_step="yes").level == 2


def test_between_two_letters_to_a_customer_days_pass() -> None:
    made = customer(SOLD, record("S2", "2014-01-05", "500", due="2014-02-08"), letter("C1", "2014-02-05", 1, "S1"))
    waiting = run(made, "2014-02-11")
    assert waiting.level == 0
    assert text(waiting.reason) == "the last letter is of 2014-02-05; the next one no earlier than 2014-02-12"
    found = run(made, "2014-02-12")
    assert ([each.obligation.id for each in found.asked], [each.obligation.id for each in found.reminded]) == (
        ["S2"],
        ["S1"],
    )


def test_one_letter_of_the_highest_level_and_each_item_with_its_own() -> None:
    found = run(customer(SOLD, record("S2", "2014-03-01", "500", due="2014-03-25")), "2014-04-01")
    assert found.level == 3
    assert [(level, [each.obligation.id for each in items]) for level, items in found.levels] == [
        (3, ["S1"]),
        (1, ["S2"]),
    ]
    assert [(each.currency, each.amount) for each in found.sums] == [(None, 1500)]


def test_what_is_disputed_promised_or_in_court_is_left_out_and_does_not_hide_the_rest() -> None:
    made = customer(
        SOLD,
        record("S2", "2014-01-02", "200", due="2014-01-31", disputed="yes"),
        record("S3", "2014-01-03", "300", due="2014-01-31"),
        record("S4", "2014-01-04", "400", due="2014-01-31"),
        record("R1", "2014-02-02", "600", pays="S1"),
        record("H1", "2014-02-03", "300", pay_by="2014-03-15", sales="S3"),
        cases=[{"id": "K1", "date": "2014-02-20", "sales": "S4", "claim": "400", "stage": "lawsuit"}],
    )
    found = run(made, "2014-03-15")
    assert [(each.obligation.id, each.open, each.is_partly_paid) for each in found.asked] == [("S1", 400, True)]
    assert {each.obligation.id: each.held for each in found.held} == {
        "S2": Held.DISPUTED,
        "S3": Held.PROMISED,
        "S4": Held.CASE,
    }
    assert [each.until for each in found.held if each.until] == [on("2014-03-15")]
    broken = run(made, "2014-03-16")  # the promise is broken from the day after
    assert [each.obligation.id for each in broken.asked] == ["S1", "S3"]


def test_a_promise_that_names_nothing_covers_the_oldest_items_that_it_pays_whole() -> None:
    made = customer(
        SOLD,
        record("S2", "2014-01-02", "200", due="2014-02-01"),
        record("H1", "2014-02-10", "1100", pay_by="2014-03-31"),
    )
    found = run(made, "2014-03-15")
    assert [each.obligation.id for each in found.held] == ["S1"]
    assert [each.obligation.id for each in found.asked] == ["S2"]


def test_why_somebody_gets_no_letter() -> None:
    no = run(customer(SOLD, dunning="no"), "2014-06-30")
    assert (no.level, text(no.reason)) == (0, "gets no dunning letters (dunning: no)")
    disputed = run(customer({**SOLD, "disputed": "yes"}), "2014-06-30")
    assert (disputed.level, text(disputed.reason)) == (0, "all is left out: disputed")
    early = run(customer(SOLD), "2014-02-02", levels=[{"from_days": "3", "tone": "friendly"}])
    assert (early.level, text(early.reason)) == (0, "2 days late: letters begin at 3")


@pytest.mark.parametrize(("amount", "level"), [("99.99", 0), ("100", 1)])
def test_less_than_the_least_amount_is_not_worth_a_letter(amount: str, level: int) -> None:
    assert run(customer(record("S1", "2014-01-01", amount, due="2014-01-31")), "2014-02-01").level == level


def test_currencies_are_asked_for_apart_and_money_that_waits_is_told() -> None:
    rates = Rates("CNY", {"USD": {on("2014-01-01"): money("6.5")}}, 999)
    made = customer(
        SOLD,
        record("S2", "2014-01-02", "200", due="2014-02-01", currency="USD"),
        record("R1", "2014-01-20", "30", currency="EUR"),
    ).with_rates(Rates("CNY", {**(rates.known or {}), "EUR": {on("2014-01-01"): money("8")}}, 999))
    found = run(made, "2014-02-10")
    assert [(each.currency, each.amount) for each in found.sums] == [(None, 1000), ("USD", 200)]
    assert [(each.currency, each.amount) for each in found.waiting] == [("EUR", 30)]


def test_interest_is_simple_and_rounded_item_by_item() -> None:
    interest = {"enabled": "yes", "rate": "7.3", "day_count": "365", "from_day": "1"}
    (sum,) = run(customer(SOLD), "2014-03-02", interest=interest).sums
    assert sum.interest is not None
    assert sum.interest.amount == money("6.00")  # 1000 × 7.3 % × 30 ÷ 365
    (later,) = run(customer(SOLD), "2014-03-02", interest={**interest, "from_day": "11", "day_count": "360"}).sums
    assert later.interest is not None
    assert later.interest.amount == money("4.06")  # 1000 × 7.3 % × 20 ÷ 360 = 4.0556
    (off,) = run(customer(SOLD), "2014-03-02").sums
    assert off.interest is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"levels": []},
        {"levels": [{"from_days": "0", "tone": "firm"}]},
        {"levels": [{"from_days": "9", "tone": "firm"}, {"from_days": "9", "tone": "final"}]},
        {"pause_days": "0"},
        {"interest": {"day_count": "366"}},
        {"interest": {"from_day": "0"}},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="dunning"):
        Policy(dunning=wrong)
