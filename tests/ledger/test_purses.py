"""Money in several currencies: accounts apart, what pays across them, and one ledger in the base currency."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from histories import random_history
from kehu.ledger.history import bought, monthly
from kehu.ledger.obligation import ZERO, Ledger, Movements
from kehu.ledger.purses import revalued
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import NoRate, Rates, converted
from trade import Data, customer, money, obligation, on, parts, record

# One dollar is 7 yuan in January, 6 from February on; one euro 8 and 9.
RATES = Rates(
    "CNY",
    {
        "USD": {on("2017-01-01"): money("7"), on("2017-02-01"): money("6")},
        "EUR": {on("2017-01-01"): money("8"), on("2017-02-01"): money("9")},
    },
    valid_days=366,
)
CENT = Decimal("0.01")


def traded(*records: Data, rates: Rates = RATES) -> Customer:
    return customer(*records).with_rates(rates)


def at(made: Customer, day: str = "2017-12-31") -> Ledger:
    return replay(made, Policy(), on(day))


def test_an_obligation_and_its_parts_have_the_rate_of_the_sale() -> None:
    found = at(
        traded(record("S1", "2017-01-10", "100", currency="USD"), record("R1", "2017-02-10", "60", currency="USD"))
    )
    one = obligation(found, "S1")
    assert (one.amount, one.open, one.currency) == (700, 280, "USD")
    assert (one.original_amount, one.original_open) == (100, 40)
    assert parts(found, "S1") == [("420.00", "2017-02-10", "receipt", ("R1",), False)]


def test_the_exchange_difference_is_what_the_money_was_worth_less_what_it_paid_was_worth() -> None:
    found = at(
        traded(record("S1", "2017-01-10", "100", currency="USD"), record("R1", "2017-02-10", "60", currency="USD"))
    )
    assert found.movements == Movements(
        sales=money("700"),
        receipts=money("360"),
        exchange_difference=money("-60"),  # 60 dollars at 6 instead of 7
    )
    assert found.movements.outstanding == found.outstanding == 280


def test_money_waits_at_the_rate_of_its_own_date() -> None:
    found = at(traded(record("R1", "2017-01-10", "10", currency="USD"), record("R2", "2017-02-10", "5", pays="S9")))
    assert (found.free, found.reserved) == (70, {"S9": 5})
    assert found.outstanding == found.movements.outstanding == -75


def test_money_pays_only_obligations_of_its_own_currency() -> None:
    found = at(
        traded(
            record("S1", "2017-01-10", "100", currency="USD"),
            record("S2", "2017-01-10", "100"),
            record("S3", "2017-01-10", "100", currency="CNY"),
            record("R1", "2017-01-20", "150"),
        )
    )
    assert {each.id: each.open for each in found.obligations} == {"S1": 700, "S2": 0, "S3": 50}


def test_a_receipt_that_names_a_sale_in_another_currency_pays_it_at_both_rates_of_its_own_date() -> None:
    found = at(
        traded(
            record("S1", "2017-01-10", "100", currency="USD"),
            record("R1", "2017-02-10", "90", currency="EUR", pays="S1"),  # 90 x 9 = 810 yuan = 135 dollars
        )
    )
    assert obligation(found, "S1").original_open == 0
    # 100 dollars are 600 yuan are 66.67 euros; the rest, 23.33 euros, is free at its own rate.
    assert found.free == money("209.97")
    assert found.movements.outstanding == found.outstanding == money("-209.97")


def test_a_receipt_that_is_worth_less_than_is_open_pays_what_it_is_worth() -> None:
    found = at(
        traded(
            record("S1", "2017-01-10", "100", currency="USD"),
            record("R1", "2017-02-10", "100", pays="S1"),  # at 6: 16.67 dollars
        )
    )
    assert obligation(found, "S1").original_open == money("83.33")
    assert (found.free, found.unallocated) == (0, 0)


def test_an_amount_named_is_in_the_currency_of_the_receipt() -> None:
    found = at(
        traded(
            record("S1", "2017-01-10", "100", currency="USD"),
            record("R1", "2017-02-10", "100", pays={"S1": "60"}),
        )
    )
    assert obligation(found, "S1").original_open == 90  # 60 yuan are 10 dollars
    assert found.free == 40


def test_what_is_reserved_for_a_later_sale_in_another_currency_has_the_rates_of_the_receipts_date() -> None:
    found = at(
        traded(
            record("R1", "2017-01-10", "70", pays="S1"),  # 10 dollars in January
            record("S1", "2017-02-10", "8", currency="USD"),
            record("S2", "2017-02-11", "5"),
        )
    )
    assert parts(found, "S1") == [("48.00", "2017-02-10", "receipt", ("R1",), False)]
    # 8 dollars took 56 of the 70 yuan; what is left is free and pays what is open in yuan.
    assert obligation(found, "S2").open == 0
    assert found.free == 9
    assert at(traded(record("R1", "2017-01-10", "70", pays="S1"))).reserved == {"S1": 70}


def test_a_sale_takes_first_what_is_reserved_in_its_own_currency() -> None:
    found = at(
        traded(
            record("R1", "2017-01-10", "70", pays="S1"),
            record("R2", "2017-01-11", "10", currency="USD", pays="S1"),
            record("S1", "2017-02-10", "10", currency="USD"),
        )
    )
    assert [each.by for each in obligation(found, "S1").parts] == [("R2",)]
    assert found.free == 70


def test_a_part_of_a_cent_pays_nothing_across_currencies() -> None:
    found = at(traded(record("S1", "2017-01-10", "100", currency="USD"), record("R1", "2017-01-11", "0.01", pays="S1")))
    assert obligation(found, "S1").parts == ()
    assert found.free == money("0.01")


def test_returns_refunds_write_offs_and_recoveries_stay_in_their_currency() -> None:
    found = at(
        traded(
            record("S1", "2017-01-10", "100", currency="USD"),
            record("S2", "2017-01-10", "100"),
            record("T1", "2017-01-20", "30", currency="USD", sale="S1"),
            record("T2", "2017-02-10", "10", currency="USD"),
            record("W1", "2017-03-01", sale="S1"),
            record("R1", "2017-03-02", "20", currency="USD", pays="S1"),
            record("F1", "2017-03-03", "5", currency="USD"),
        )
    )
    assert found.movements == Movements(
        sales=money("800"),
        returns=money("270"),  # 30 at 7, 10 at 6
        write_offs=money("420"),
        recoveries=money("140"),
        refunds=money("30"),
        receipts=money("120"),
        exchange_difference=money("-30"),  # the return of February: -10; the recovery: -20
    )
    refund = obligation(found, "F1")
    assert (refund.open, refund.original_open, refund.currency) == (30, 5, "USD")
    assert found.movements.outstanding == found.outstanding == 130


def test_purchases_take_each_record_at_the_rate_of_its_own_date() -> None:
    made = traded(
        record("S1", "2017-01-10", "100", currency="USD"),
        record("T1", "2017-02-10", "10", currency="USD", sale="S1"),
        record("R1", "2017-02-10", "10", currency="EUR"),
    )
    assert bought(made, on("2016-12-31"), on("2017-12-31")) == 640
    assert [(each.purchases, each.receipts) for each in monthly(made, on("2017-02-28"), 2)] == [(700, 0), (-60, 90)]


def test_revalued_is_what_is_open_and_waits_at_the_rate_of_the_day() -> None:
    made = traded(
        record("S1", "2017-01-10", "100", currency="USD"),
        record("S2", "2017-01-10", "50"),
        record("R1", "2017-01-20", "60", currency="USD"),
        record("R2", "2017-01-20", "10", currency="EUR"),
        record("R3", "2017-01-20", "4", currency="EUR", pays="S9"),
    )
    found = at(made, "2017-02-10")
    assert (found.outstanding, found.free, found.reserved) == (280 + 50 - 80 - 32, 80, {"S9": 32})
    now = revalued(found, made)
    assert {each.id: each.open for each in now.obligations} == {"S1": 240, "S2": 50}
    assert (now.free, now.reserved) == (90, {"S9": 36})
    assert now.movements.outstanding == now.outstanding == 240 + 50 - 90 - 36
    assert obligation(now, "S1").parts == obligation(found, "S1").parts
    with pytest.raises(NoRate, match="no rate of EUR for 2019-01-01"):
        revalued(found, made, on("2019-01-01"))


def test_without_other_currencies_nothing_is_revalued() -> None:
    made = customer(record("S1", "2017-01-10", "100"))
    found = at(made)
    assert revalued(found, made) is found


def test_a_copy_keeps_the_rates() -> None:
    made = traded(record("S1", "2017-01-10", "100", currency="USD"))
    assert made.model_copy(update={"name": "Gulf"}).rates == RATES
    assert made.model_copy(deep=True).rates == RATES
    assert "rates" not in made.data()


def test_without_rates_a_record_in_another_currency_is_an_error_and_no_figure() -> None:
    with pytest.raises(NoRate):
        at(customer(record("S1", "2017-01-10", "100", currency="USD")))


# Laws, for every history with a currency drawn for each record

MANY = {
    currency: {datetime.date(2000, 1, 1): first, datetime.date(2024, 7, 1): second, datetime.date(2025, 3, 1): third}
    for currency, first, second, third in (
        ("USD", money("6.9498"), money("7.1268"), money("7.1738")),
        ("EUR", money("7.3068"), money("7.6617"), money("7.4542")),
        ("JPY", money("0.059591"), money("0.044738"), money("0.047833")),
    )
}
WORLD = Rates("CNY", MANY, valid_days=20000)
LISTS = ("sales", "receipts", "returns", "refunds")


@st.composite
def histories(draw: st.DrawFn) -> tuple[Customer, Policy, datetime.date]:
    rng = random.Random(draw(st.integers(0, 2**32)))
    history, dates = random_history(rng)
    chosen = [None, "CNY", *rng.sample(["USD", "EUR", "JPY"], rng.randint(1, 3))]
    of_sale: dict[str, str | None] = {}
    for name in LISTS:
        for each in history.get(name, ()):
            currency = of_sale[each["sale"]] if "sale" in each else rng.choice(chosen)
            if currency:
                each["currency"] = currency
            if name == "sales":
                of_sale[each["id"]] = currency
    made = Customer(code="C00001", name="东海化工", **history)
    return made.with_rates(WORLD), Policy(), rng.choice(dates)


Case = tuple[Customer, Policy, datetime.date]


@given(histories())
@settings(max_examples=150, deadline=None)
def test_money_is_conserved_with_the_exchange_difference(case: Case) -> None:
    found = replay(*case)
    assert found.movements.outstanding == found.outstanding
    for each in found.obligations:
        assert sum((part.amount for part in each.parts), each.open) == each.amount
        rate = WORLD.rate(each.currency, each.date)
        assert each.amount == converted(each.original_amount, rate)
        assert each.open == converted(each.original_open, rate) >= 0
        assert all(part.amount > 0 for part in each.parts)


@given(histories())
@settings(max_examples=150, deadline=None)
def test_the_exchange_difference_is_that_of_its_parts(case: Case) -> None:
    """Summed from what each money was worth on its day; what crosses currencies or is refunded is left to the law."""
    made, policy, as_of = case
    alone = made.model_copy(
        update={"refunds": [], "receipts": [each.model_copy(update={"for_": ()}) for each in made.receipts]}
    )
    found = replay(alone, policy, as_of)
    came = {each.id: each.date for each in (*alone.receipts, *alone.returns)}
    difference = ZERO
    for each in found.obligations:
        rate = WORLD.rate(each.currency, each.date)
        for part in each.parts:
            if part.how != "write_off":
                original = part.amount / rate
                difference += original * (WORLD.rate(each.currency, came[part.by[0]]) - rate)
    assert abs(found.movements.exchange_difference - difference) < Decimal("1E-9")


@given(histories())
@settings(max_examples=150, deadline=None)
def test_within_each_currency_free_money_never_stands_beside_an_open_obligation(case: Case) -> None:
    found = replay(*case)
    free = {each.currency for each in found.waits if each.sale is None}
    owed = {each.currency for each in found.obligations if each.open}
    assert not free & owed


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_records_in_the_file_changes_nothing(case: Case, rng: random.Random) -> None:
    made, policy, as_of = case
    lists = (*LISTS, "write_offs", "extensions")
    shuffled = {name: rng.sample(getattr(made, name), len(getattr(made, name))) for name in lists}
    assert replay(made.model_copy(update=shuffled), policy, as_of) == replay(made, policy, as_of)


@given(histories())
@settings(max_examples=100, deadline=None)
def test_one_foreign_currency_alone_is_an_account_like_any_other_at_its_rates(case: Case) -> None:
    """With all records in dollars at one rate for ever, every figure is that of the same history in yuan, times it."""
    made, policy, as_of = case
    plain = {name: [each.model_copy(update={"currency": None}) for each in getattr(made, name)] for name in LISTS}
    dollars = {
        name: [each.model_copy(update={"currency": "USD"}) for each in records] for name, records in plain.items()
    }
    rate = money("6.5")
    once = Rates("CNY", {"USD": {datetime.date(2000, 1, 1): rate}}, valid_days=20000)
    yuan = replay(Customer(code="C1", name="-").model_copy(update={**_lists(made), **plain}), policy, as_of)
    abroad = replay(made.model_copy(update=dollars).with_rates(once), policy, as_of)
    assert [(each.id, each.open) for each in abroad.obligations] == [
        (each.id, each.open * rate) for each in yuan.obligations
    ]
    assert abroad.outstanding == yuan.outstanding * rate
    assert abroad.movements.exchange_difference == 0
    assert abroad.movements._replace(exchange_difference=ZERO).outstanding == yuan.movements.outstanding * rate


def _lists(made: Customer) -> dict[str, object]:
    return {name: getattr(made, name) for name in ("write_offs", "extensions", "terms")}


@given(histories())
@settings(max_examples=100, deadline=None)
def test_revalued_keeps_the_law_and_on_the_day_of_one_rate_changes_nothing(case: Case) -> None:
    made, policy, as_of = case
    found = replay(made, policy, as_of)
    now = revalued(found, made)
    assert now.movements.outstanding == now.outstanding
    assert [each.original_open for each in now.obligations] == [each.original_open for each in found.obligations]
    for each in now.obligations:
        assert each.open == converted(each.original_open, WORLD.rate(each.currency, as_of))
