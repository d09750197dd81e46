"""Laws that hold for every history: money is conserved, free money never waits beside an open obligation, and neither
the order of records in the file nor repetition changes anything.
"""

from __future__ import annotations

import datetime
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from histories import policies, random_history
from kehu.grading.assess import assess
from kehu.ledger.ageing import add, age
from kehu.ledger.obligation import ZERO
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.ageing import Basis

Case = tuple[Customer, Policy, datetime.date]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    rng = random.Random(draw(st.integers(0, 2**32)))
    history, dates = random_history(rng)
    made = Customer(code="C00001", name="东海化工", **history)
    return made, Policy(**(policies(rng) if draw(st.booleans()) else {})), rng.choice(dates)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_money_is_conserved(case: Case) -> None:
    found = replay(*case)
    assert found.movements.outstanding == found.outstanding
    for each in found.obligations:
        assert sum((part.amount for part in each.parts), each.open) == each.amount
        assert each.open >= 0
        assert all(part.amount > 0 for part in each.parts)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_free_money_never_stands_beside_an_open_obligation(case: Case) -> None:
    found = replay(*case)
    assert found.free == 0 or found.open == 0
    assert all(amount > 0 for amount in found.reserved.values())


@given(cases(), st.sampled_from(Basis))
@settings(max_examples=150, deadline=None)
def test_not_due_and_buckets_less_unallocated_are_outstanding(case: Case, basis: Basis) -> None:
    found = replay(*case)
    aged = age(found, case[1].ageing, basis)
    assert list(aged.buckets) == case[1].ageing.names
    assert sum(aged.buckets.values(), ZERO) - aged.unallocated == aged.outstanding == found.outstanding
    assert add([aged, aged]).outstanding == 2 * found.outstanding


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_records_in_the_file_changes_nothing(case: Case, rng: random.Random) -> None:
    made, policy, as_of = case
    lists = ("sales", "receipts", "returns", "refunds", "write_offs", "extensions", "terms")
    shuffled = {name: rng.sample(getattr(made, name), len(getattr(made, name))) for name in lists}
    again = assess(made.model_copy(update=shuffled), policy, as_of)
    first = assess(made, policy, as_of)
    assert again == first
    assert [str(each.text) for each in again.reasons] == [str(each.text) for each in first.reasons]


@given(cases())
@settings(max_examples=50, deadline=None)
def test_records_after_the_as_of_date_change_nothing(case: Case) -> None:
    made, policy, as_of = case
    lists = ("sales", "receipts", "returns", "refunds", "write_offs", "extensions")
    known = {name: [each for each in getattr(made, name) if each.date <= as_of] for name in lists}
    assert assess(made.model_copy(update=known), policy, as_of) == assess(made, policy, as_of)
