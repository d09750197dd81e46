"""What `to_rise` promises is true and the least that will do: here it is applied with real records and graded again.

Applied means: the customer's data as text, cut off at the as-of date, with receipts and sales appended as a clerk would
append them, read by the model and graded at the promised date.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from histories import histories, policies
from kehu.archive.directory import Archive
from kehu.grading.assess import assess
from kehu.grading.result import Assessment
from kehu.grading.rise import RANKS, Rise, Share
from kehu.grading.to_rise import to_rise
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from trade import customer, money, on, record

DAY, FEN = datetime.timedelta(1), Decimal("0.01")
EXAMPLE = Path(__file__).parents[2] / "examples/valve"
Data = dict[str, Any]


AGES = 40_000  # days


class World:
    """One customer at a date, to which things can be made to happen."""

    def __init__(self, made: Customer, policy: Policy, as_of: datetime.date) -> None:
        self.data, self.policy, self.as_of = _cut_off(made.data(), as_of), policy, as_of
        self.now = assess(made, policy, as_of)
        # What a currency will be worth nobody knows: the last rate known goes on.
        self.rates = replace(made.rates, valid_days=AGES) if made.rates.base else made.rates
        self.plan = [
            _receipt(number, each.due, {each.id: each.open})
            for number, each in enumerate(self.now.ledger.obligations)
            if each.open and each.due >= as_of
        ]

    def graded(self, day: datetime.date, *receipts: Data, sales: Sequence[Data] = ()) -> Assessment:
        more = {"receipts": [*self.plan, *receipts], "sales": list(sales)}
        data = self.data | {name: [*self.data[name], *new] for name, new in more.items()}
        return assess(Customer.model_validate(data).with_rates(self.rates), self.policy, day)

    def credit(self, day: datetime.date, *receipts: Data) -> int:
        return RANKS[self.graded(day, *receipts).credit.grade]

    def volume(self, day: datetime.date, *sales: Data) -> int:
        names = [each.name for each in self.policy.volume.grades]
        return -names.index(self.graded(day, sales=sales).volume.grade)

    @property
    def everything(self) -> Data:
        """A receipt that pays all that is overdue."""
        overdue = (each for each in self.now.ledger.obligations if each.open and each.due < self.as_of)
        return _receipt(990, self.as_of, {each.id: each.open for each in overdue})


def _cut_off(data: Data, as_of: datetime.date) -> Data:
    """The data without what is dated later; no receipt is known to bounce later."""
    known: Data = {name: data[name] for name in ("code", "name", "terms") if name in data}
    for name in ("sales", "returns", "write_offs", "receipts", "refunds", "extensions"):
        known[name] = [each for each in data.get(name, []) if each["date"] <= as_of.isoformat()]
    for receipt in known["receipts"]:
        if receipt.get("bounced", "") > as_of.isoformat():
            del receipt["bounced"]
    return known


def _receipt(number: int, day: datetime.date, shares: dict[str, Decimal]) -> Data:
    amount = sum(shares.values(), Decimal(0))
    claims = {id: f"{each:f}" for id, each in shares.items()}
    return {"id": f"zz{number:03}", "date": day.isoformat(), "amount": f"{amount:f}", "for": claims}


def paid(shares: Sequence[Share], day: datetime.date) -> Data:
    return _receipt(991, day, {each.obligation: each.amount for each in shares})


def bought(amount: Decimal, day: datetime.date) -> Data:
    return {"id": "S991231-zzzz", "date": day.isoformat(), "amount": f"{amount:f}"}


def hold(made: Customer, policy: Policy, as_of: datetime.date, *, every_day: bool = False) -> list[Rise]:
    """Hold a customer's promises to what comes of them; returns them."""
    world = World(made, policy, as_of)
    found = list(to_rise(made, world.now, policy))
    for each in found:
        assert text(each.text, "en")
        assert text(each.text, "zh")
        CHECKS[each.kind, each.action](world, each, every_day)
    for kind in ("volume", "credit"):
        costs = [each.cost for each in found if each.kind == kind]
        assert costs == sorted(costs)
        assert costs, kind
    return found


def _pays(world: World, said: Rise, every_day: bool) -> None:
    assert said.on
    assert said.to
    assert said.amount == sum(each.amount for each in said.shares)
    assert world.graded(said.on, paid(said.shares, world.as_of)).credit.grade == said.to
    rank = RANKS[said.to]
    assert rank > RANKS[said.from_]
    last = said.by or world.as_of + datetime.timedelta(3000)
    for day in {last, world.as_of + (last - world.as_of) // 2}:
        assert world.credit(max(day, said.on), paid(said.shares, day)) >= rank, ("paid on", day)
    if said.by:
        late = said.by + DAY
        assert world.credit(max(late, said.on), paid(said.shares, late)) < rank, ("by", said.by)
    for place, share in enumerate(said.shares):
        less = [*said.shares[:place], Share(share.obligation, share.amount - FEN), *said.shares[place + 1 :]]
        if less[place].amount > 0:
            assert world.credit(said.on, paid(less, world.as_of)) <= RANKS[said.from_], "a fen less"
        fewer = [each for each in said.shares if each is not share]
        assert world.credit(said.on, *([paid(fewer, world.as_of)] if fewer else [])) <= RANKS[said.from_], "one fewer"
    _not_before(world, said, every_day, world.everything)


def _waits(world: World, said: Rise, every_day: bool) -> None:
    assert said.on
    assert said.to
    assert said.on > world.as_of
    if said.kind == "volume":
        assert world.graded(said.on).volume.grade == said.to
        assert world.volume(said.on) > world.volume(world.as_of)
        for day in _days(world.as_of, said.on, every_day):
            assert world.volume(day) <= world.volume(world.as_of), day
    else:
        assert world.graded(said.on).credit.grade == said.to
        assert RANKS[said.to] > RANKS[said.from_]
        _not_before(world, said, every_day)


def _not_before(world: World, said: Rise, every_day: bool, *receipts: Data) -> None:
    assert said.on
    for day in _days(world.as_of if receipts else world.as_of + DAY, said.on, every_day):
        assert world.credit(day, *receipts) <= RANKS[said.from_], ("earlier", day)


def _days(start: datetime.date, end: datetime.date, every_day: bool) -> Iterator[datetime.date]:
    """Days before the end, the one just before it always."""
    day = end - DAY
    while day >= start:
        yield day
        day -= DAY if every_day else datetime.timedelta(61)


def _buys(world: World, said: Rise, every_day: bool) -> None:
    assert said.amount
    assert said.to
    names = [each.name for each in world.policy.volume.grades]
    rank = -names.index(said.to)
    assert rank > -names.index(said.from_)
    assert world.graded(world.as_of, sales=[bought(said.amount, world.as_of)]).volume.grade == said.to
    last = said.by or world.as_of + datetime.timedelta(3000)
    for day in {last, world.as_of + (last - world.as_of) // 2}:
        assert world.volume(day, bought(said.amount, day)) >= rank
    if said.by:
        assert world.volume(said.by + DAY, bought(said.amount, said.by + DAY)) < rank
    if said.amount > FEN:
        less = bought(said.amount - FEN, world.as_of)
        assert world.graded(world.as_of, sales=[less]).volume.grade != said.to


def _nothing(world: World, said: Rise, every_day: bool) -> None:
    """The best grade; or no day of the next years, whether they pay all or nothing, is better."""
    assert (said.to, said.amount, said.by, said.on) == (None, None, None, None)
    days = [world.as_of + datetime.timedelta(number) for number in range(1, 1200, 1 if every_day else 61)]
    if said.kind == "volume":
        names = [each.name for each in world.policy.volume.grades]
        assert said.from_ == names[0] or all(world.volume(day) <= world.volume(world.as_of) for day in days)
    elif said.from_ != "甲":
        for receipts in ([], [world.everything]):
            assert all(world.credit(day, *receipts) <= RANKS[said.from_] for day in days)


CHECKS = {
    ("credit", "pay"): _pays,
    ("credit", "wait"): _waits,
    ("credit", None): _nothing,
    ("volume", "buy"): _buys,
    ("volume", "wait"): _waits,
    ("volume", None): _nothing,
}


@pytest.mark.parametrize("as_of", ["2014-12-31", "2017-12-31"])
def test_every_customer_of_the_example(as_of: str) -> None:
    archive = Archive.open(EXAMPLE)
    customers = [file.customer for file in archive.files() if file.customer]
    found = [each for made in customers for each in hold(made, archive.policy, on(as_of))]
    assert {each.action for each in found if each.kind == "credit"} >= {"pay", None}
    assert len(found) >= 2 * len(customers) > 400


@pytest.mark.parametrize("seed", range(3))
def test_random_histories(seed: int) -> None:
    actions = set()
    for number, (history, dates) in enumerate(histories(40, seed)):
        plain = policies(random.Random(f"{seed}/{number}")) if number % 2 else {}
        made, policy = Customer(code="C00001", name="东海化工", **history), Policy(**plain)
        for as_of in dates[number % 3 :: 3]:
            found = hold(made, policy, as_of, every_day=number % 20 == 0)
            actions |= {(each.kind, each.action) for each in found}
    assert actions == set(CHECKS)


def ways(*records: Data, as_of: str, **policy: Any) -> list[Rise]:
    made = customer(*records)
    return hold(made, Policy(**policy), on(as_of), every_day=True)


def credit(found: Sequence[Rise]) -> list[tuple[object, ...]]:
    return [
        (each.to, each.action, each.amount and f"{each.amount:.2f}", each.by and str(each.by), each.on and str(each.on))
        for each in found
        if each.kind == "credit"
    ]


def test_money_beyond_the_limit_is_to_be_paid_and_then_forgotten() -> None:
    sale = record("S1", "2024-01-01", "100", due="2024-01-31")
    found = ways(sale, as_of="2024-06-30")
    assert credit(found) == [("none", "pay", "100.00", "2024-06-30", "2026-06-29")]
    assert found[-1].shares == (Share("S1", money("100")),)
    assert text(found[-1].text, "en") == (
        "By payment, 丁 to not graded: pay 100.00 of S1 by 2024-06-30 and wait until 2026-06-29, provided that "
        "everything that falls due is paid on time"
    )


def test_what_was_paid_late_leaves_the_window() -> None:
    late = record("S1", "2024-01-01", "100", due="2024-01-31")
    fine = record("S2", "2024-03-01", "50", due="2025-05-31")
    paid_late = record("R1", "2024-03-02", "100", pays="S1")
    found = ways(late, fine, paid_late, as_of="2024-06-30")
    # 丙: of 100 nothing came on time. Settled 2024-03-02: open on no day of the 24 months that end on 2026-03-01.
    assert credit(found) == [("甲", "wait", None, None, "2026-03-01")]
    assert found[-1].records == ("S1",)


def test_within_grace_paying_lifts_at_once_to_the_fen() -> None:
    rules = {"grace_days": "10", "tolerance": "0", "ratio": "0.80"}
    late = record("S1", "2024-01-01", "100", due="2024-01-31")
    paid_late = record("R1", "2024-03-02", "100", pays="S1")
    graced = record("S2", "2024-05-01", "1000", due="2024-05-31")
    found = ways(late, paid_late, graced, as_of="2024-06-05", credit=rules)
    # 400 of 500 are 80 %; one fen less is not. The grace ends on 10 June.
    assert credit(found)[-1] == ("乙", "pay", "400.00", "2024-06-10", "2024-06-05")
    assert "the grade rises on the day of payment" in text(found[-1].text, "en")


def test_paid_at_all_is_what_the_other_reading_asks_for() -> None:
    rules = {"reading": "paid"}
    sales = [record("S1", "2024-01-01", "100", due="2024-05-20"), record("S2", "2024-01-01", "100", due="2024-05-25")]
    found = ways(*sales, as_of="2024-06-05", credit=rules)
    # 160 of 200 are 80 %, and S1 is to be whole by 20 August: from the 21st it is beyond the limit.
    assert credit(found)[-1] == ("乙", "pay", "160.00", "2024-08-20", "2024-06-05")
    assert [(each.obligation, each.amount) for each in found[-1].shares] == [("S1", money("100")), ("S2", money("60"))]


def test_the_difference_to_the_line_until_a_sale_leaves_the_window() -> None:
    old = record("S1", "2024-01-15", "150000.01", due="2024-01-15")
    new = record("S2", "2024-09-01", "20000", due="2024-09-01")
    volume = [each for each in ways(old, new, as_of="2024-12-31") if each.kind == "volume"]
    (said,) = volume
    assert (said.to, said.action, said.amount, said.by) == ("B", "buy", money("29999.99"), on("2025-01-14"))
    assert text(said.text, "zh") == "业务等级 C→B：在 2025-01-14 之前（含当日）再采购 29,999.99 元"


def test_a_new_customer_has_two_ways_and_waiting_is_the_cheaper() -> None:
    found = [each for each in ways(record("S1", "2024-12-01", "100"), as_of="2024-12-31") if each.kind == "volume"]
    assert [(each.to, each.action, each.amount, each.on) for each in found] == [
        ("C", "wait", None, on("2025-03-02")),
        ("B", "buy", money("199900"), on("2024-12-31")),
    ]


def test_a_return_that_leaves_the_window_lifts_by_waiting() -> None:
    records = [record("S1", "2024-03-01", "201000"), record("T1", "2024-01-15", "5000")]
    found = [each for each in ways(*records, as_of="2024-12-31") if each.kind == "volume"]
    assert [(each.to, each.action, each.amount, each.on) for each in found] == [
        ("B", "wait", None, on("2025-01-15")),
        ("B", "buy", money("4000"), on("2024-12-31")),
    ]
    assert found[0].records == ("T1",)


def test_the_best_grades_and_no_data_are_said() -> None:
    best = ways(
        record("S1", "2024-12-01", "300000", due="2024-12-02"), record("R1", "2024-12-02", "300000"), as_of="2024-12-31"
    )
    assert [(each.kind, each.action, text(each.text, "en")) for each in best] == [
        ("volume", None, "By volume: A is the best grade already"),
        ("credit", None, "By payment: 甲 is the best grade already"),
    ]
    assert credit(ways(as_of="2024-12-31")) == [(None, None, None, None, None)]


def test_what_is_owed_in_another_currency_is_paid_in_it() -> None:
    rates = Rates("CNY", {"USD": {on("2024-01-01"): money("7")}})
    sales = [
        record("S1", "2024-01-01", "100", due="2024-01-31", currency="USD"),
        record("S2", "2024-01-01", "50", due="2024-01-31"),
    ]
    made = customer(*sales).with_rates(rates)
    as_of = on("2024-06-30")
    found = to_rise(made, assess(made, Policy(), as_of), Policy())
    assert credit(found) == [("none", "pay", "750.00", "2024-06-30", "2026-06-29")]
    assert [(each.obligation, each.amount, each.currency) for each in found[-1].shares] == [
        ("S1", money("100"), "USD"),
        ("S2", money("50"), None),
    ]
    assert "750.00 (USD 100.00 of S1, 50.00 of S2)" in text(found[-1].text, "en")
    receipts = [
        record("R1", "2024-06-30", "100", pays="S1", currency="USD"),
        record("R2", "2024-06-30", "50", pays="S2"),
    ]
    held = customer(*sales, *receipts).with_rates(Rates("CNY", {"USD": {on("2024-01-01"): money("7")}}, 9999))
    days = (on("2026-06-28"), on("2026-06-29"))
    assert [assess(held, Policy(), day).credit.grade for day in days] == ["丁", "none"]
