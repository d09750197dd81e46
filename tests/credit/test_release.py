"""Each rule of the decision on both sides of its line; and the laws that hold for every history."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from histories import histories
from kehu.credit.release import Release, Request, decide
from kehu.credit.remedies import NewPromise, Pay, Prepay, SetLimit, ShipLess, Step, applied, remedies
from kehu.credit.subject import Subject
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.release import Decision
from kehu.model.records import Claim
from trade import Data, customer, on, record

DAY = "2026-03-01"
CENT = Decimal("0.01")


def good(last_due: str = "2025-09-30") -> list[Data]:
    """Three sales paid on the day: 甲, and not thin."""
    days = (("2025-03-01", "2025-03-31"), ("2025-06-01", "2025-06-30"), ("2025-09-01", last_due))
    sales = [record(f"S{n}", date, "1000", due=due) for n, (date, due) in enumerate(days, 1)]
    return [*sales, *(record(f"R{n}", due, "1000", pays=f"S{n}") for n, (_, due) in enumerate(days, 1))]


def late(n: int) -> list[Data]:
    """The same, of which the last n were paid ten days late: one makes 丙 (2 of 3 on time)."""
    made = good()
    for each in made[6 - n :]:
        each["date"] = str(on(each["date"]).replace(day=1) + (on("2000-02-10") - on("2000-01-01")))
    return made


LIMIT = {"id": "L1", "from": "2026-01-01", "amount": "5000", "approved_by": "陈总"}


def subject(*records: Data, policy: dict[str, Any] | None = None, as_of: str = DAY, **fields: Any) -> Subject:
    fields.setdefault("limits", [LIMIT])
    return Subject(customer(*records, **fields), Policy(**(policy or {})), on(as_of))


def decided(of: Subject, amount: str, prepaid: str = "0", order: str | None = None) -> Release:
    return decide(of, Request(Decimal(amount), Decimal(prepaid), order))


def no(found: Release) -> list[str]:
    return [each.rule for each in found.reasons if not each.ok]


@pytest.mark.parametrize(("amount", "said"), [("5000", []), ("5000.01", ["limit"])])
def test_a_good_payer_buys_on_credit_up_to_the_limit(amount: str, said: list[str]) -> None:
    found = decided(subject(*good()), amount)
    assert (found.terms, no(found), found.yes) == (Decision.CREDIT_SALE, said, not said)


def mostly() -> list[Data]:
    """乙: five of six on time."""
    more = [record(f"S{n}", "2025-10-01", "1000", due="2025-10-31") for n in (4, 5, 6)] + [
        record(f"R{n}", "2025-10-31" if n < 6 else "2025-11-01", "1000", pays=f"S{n}") for n in (4, 5, 6)
    ]
    return [*good(), *more]


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        ([], ["terms"]),
        ([("500", "2026-03-01", {})], []),  # due today, and open
        ([("499.99", "2026-03-01", {})], ["terms"]),
        ([("500", "2026-02-28", {})], ["terms"]),  # its day is past; nothing is owed any more, so it is no broken one
        ([("500", "2026-03-31", {"withdrawn_on": DAY})], ["terms"]),
        ([("500", "2026-03-31", {"sales": ["S1"]})], ["terms"]),
        ([("200", "2026-03-31", {}), ("300", "2026-04-30", {})], []),
    ],
)
def test_a_fair_payer_gets_goods_on_an_open_promise(promised: list[tuple[str, str, Data]], said: list[str]) -> None:
    promises = [
        record(f"H{n}", "2026-02-20", amount, pay_by=by, **more) for n, (amount, by, more) in enumerate(promised)
    ]
    found = decided(subject(*mostly(), promises=promises), "500")
    assert found.terms is Decision.ON_PROMISE
    assert no(found) == said


def test_a_promise_covers_one_order_only() -> None:
    promise = record("H1", "2026-02-20", "500", pay_by="2026-03-31")
    held = record("O1", "2026-02-25", "300", reserved_until="2026-03-31")
    assert decided(subject(*mostly(), promise, held), "200").yes
    assert no(decided(subject(*mostly(), promise, held), "200.01")) == ["terms"]
    sold = record("S9", "2026-02-25", "300", due="2026-03-31")
    assert no(decided(subject(*mostly(), promise, sold), "200.01")) == ["terms"]
    before = {**sold, "date": "2026-02-19"}
    assert decided(subject(*mostly(), promise, before), "500").yes
    order = record("O1", "2026-02-25", "300")
    named = {**promise, "order": "O1"}
    assert decided(subject(*mostly(), named, order), "300", order="O1").yes
    assert no(decided(subject(*mostly(), named, order), "300")) == ["terms"]


def test_who_is_often_late_pays_first() -> None:
    slow = subject(*late(1))
    assert decided(slow, "500").terms is Decision.PREPAY
    assert no(decided(slow, "500")) == ["terms"]
    assert no(decided(slow, "500", "499.99")) == ["terms"]
    assert decided(slow, "500", "500").yes


def test_money_on_account_pays_first_unless_it_is_spoken_for() -> None:
    held = record("R9", "2026-02-01", "500")
    assert decided(subject(*late(1), held), "500").yes
    assert no(decided(subject(*late(1), held), "500.01")) == ["terms"]
    assert not decided(subject(*late(1), held, record("O1", "2026-02-02", "1")), "500").yes
    bill = {**held, "method": "commercial_bill", "matures": "2026-03-02"}
    assert not decided(subject(*late(1), bill), "500").yes
    assert decided(subject(*late(1), {**bill, "matures": DAY}), "500").yes
    assert not decided(subject(*late(1), held, policy={"limits": {"unallocated": "ignored"}}), "500").yes


def test_beyond_the_limit_of_months_payment_first_and_old_debts_too() -> None:
    worst = [*good()[:-1], record("R3", "2026-01-15", "1000", pays="S3")]
    found = decided(subject(*worst), "500", "500")
    assert (found.terms, found.yes) == (Decision.PREPAY_AND_RECOVER, True)
    unpaid = decided(subject(*good()[:-1]), "500", "500")
    assert (unpaid.terms, no(unpaid)) == (Decision.PREPAY_AND_RECOVER, ["overdue"])


@pytest.mark.parametrize(("due", "disputed", "said"), [
    ("2026-02-14", "no", []),  # 15 days
    ("2026-02-13", "no", ["overdue"]),
    ("2026-02-13", "yes", []),
])  # fmt: skip
def test_money_overdue_for_more_than_fifteen_days_says_no_at_every_grade(
    due: str, disputed: str, said: list[str]
) -> None:
    owed = record("S9", "2026-01-10", "10", due=due, disputed=disputed)
    for history in (good(), mostly(), late(1)):
        assert no(decided(subject(*history, owed), "500", "500")) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"limits": []}, ["limit"]),
        ({"limits": [{**LIMIT, "amount": "0"}]}, ["limit"]),
        ({"limits": [{**LIMIT, "until": "2026-02-28"}]}, ["limit"]),
        ({"limits": [{**LIMIT, "until": DAY}]}, []),
        ({"limits": [{**LIMIT, "suspended_on": DAY}]}, ["limit"]),
        ({"status": "suspended"}, ["status", "grade", "terms"]),
        ({"status": "closed"}, ["status", "grade", "terms"]),
        ({"status": "draft"}, ["status", "grade", "terms"]),
        ({"status": "phasing_out"}, ["terms"]),
        ({"watch": {"cause": "换人"}}, ["terms"]),
        ({"watch": {"cause": "换人", "until": "2026-02-28"}}, []),
        ({"risks": [record("RS1", "2026-02-01", kind="bankruptcy")]}, ["risk"]),
        ({"risks": [record("RS1", "2026-02-01", kind="bankruptcy", severity="medium")]}, []),
        ({"risks": [record("RS1", "2026-02-01", kind="debts", severity="high", cleared_on=DAY)]}, []),
        ({"risks": [record("RS1", "2026-03-02", kind="debts", severity="high")]}, []),
    ],
)
def test_what_stops_a_good_payer(fields: dict[str, Any], said: list[str]) -> None:
    assert no(decided(subject(*good(), **fields), "500")) == said


def test_cash_only_ships_what_is_paid() -> None:
    cash = subject(*good(), limits=[{**LIMIT, "amount": "0"}])
    assert no(decided(cash, "500", "499.99")) == ["limit"]
    assert decided(cash, "500", "500").yes


def test_thin_evidence_is_no_better_than_a_promise() -> None:
    thin = [each for each in good() if each["id"] not in ("S3", "R3")]
    found = decided(subject(*thin), "500")
    assert (found.terms, no(found)) == (Decision.ON_PROMISE, ["terms"])


def test_who_is_not_graded_pays_first_unless_a_limit_is_approved() -> None:
    assert decided(subject(limits=[]), "500").terms is Decision.PREPAY
    unapproved = {name: value for name, value in LIMIT.items() if name != "approved_by"}
    assert decided(subject(limits=[unapproved]), "500").terms is Decision.PREPAY
    assert decided(subject(limits=[{**LIMIT, "amount": "0"}]), "500").terms is Decision.PREPAY
    assert decided(subject(), "500").terms is Decision.ON_PROMISE  # thin
    thick = {"credit": {"thin_below": "0"}}
    assert decided(subject(policy=thick), "500").terms is Decision.CREDIT_SALE


def test_both_grades_together_where_the_policy_says_so() -> None:
    policy = {"release": {"by_class": {"C乙": "credit_sale"}}}
    assert decided(subject(*mostly(), policy=policy), "500").terms is Decision.CREDIT_SALE
    other = {"release": {"by_class": {"A乙": "credit_sale"}}}
    assert decided(subject(*mostly(), policy=other), "500").terms is Decision.ON_PROMISE


def test_the_least_total_of_the_eight_factors_where_the_policy_asks_for_one() -> None:
    policy = {"factors": {"least": {"credit_sale": "60"}}}
    judged = record("EV1", "2026-01-01", by="李娜", project="6")
    assert decided(subject(*good(), evaluations=[judged], policy=policy), "500").yes
    less = {**judged, "project": "5.99"}
    assert no(decided(subject(*good(), evaluations=[less], policy=policy), "500")) == ["factors"]
    assert no(decided(subject(*good(), policy=policy), "500")) == ["factors"]
    assert decided(subject(*good(), policy=policy), "500", "500").yes


def test_a_broken_promise_stops_credit_and_not_what_is_paid() -> None:
    owed = record("S9", "2026-02-01", "100", due="2026-03-31")
    broken = record("H1", "2026-02-02", "100", pay_by="2026-02-20")
    assert no(decided(subject(*good(), owed, broken), "500")) == ["promises"]
    assert decided(subject(*good(), owed, broken), "500", "500").yes
    assert decided(subject(*good(), owed, broken, record("R9", DAY, "100")), "500").yes


def test_a_group_shares_one_exposure_where_the_policy_says_so() -> None:
    head = customer(code="C00009", limits=[{**LIMIT, "amount": "1000"}])
    sister = customer(record("S1", "2026-02-01", "600", due="2026-03-31"), code="C00002")
    own = customer(*good(), code="C00001", limits=[{**LIMIT, "amount": "300"}])
    shared = Policy(limits={"group": "shared"})
    of = Subject(own, shared, on(DAY), [head, own, sister])
    assert [(each.is_group, each.exposure) for each in decided(of, "1").headrooms] == [(True, 600), (False, 0)]
    assert decided(of, "300").yes
    assert no(decided(of, "300.01")) == ["limit"]  # its own
    without = Subject(own.model_copy(update={"limits": []}), shared, on(DAY), [head, own, sister])
    assert decided(without, "400").yes
    assert no(decided(without, "400.01")) == ["limit"]  # the group's
    assert decided(Subject(own, Policy(), on(DAY), [head, own, sister]), "300").headrooms[0].exposure == 0


def weaker(step: Step) -> Step | None:
    """The same step with one fen less, or an order one fen larger; None where there is no such thing."""
    if isinstance(step, Pay):
        *rest, last = step.claims
        assert last.amount is not None
        left = last.amount - CENT
        return Pay((*rest, Claim(last.sale, left))) if left > 0 else None
    if isinstance(step, ShipLess):
        return replace(step, amount=step.amount + CENT)
    if isinstance(step, (Prepay, SetLimit, NewPromise)) and step.amount >= CENT:
        return replace(step, amount=step.amount - CENT)
    return None


def ways(of: Subject, amount: str, order: str | None = None) -> list[list[tuple[str, Decimal | None]]]:
    request = Request(Decimal(amount), order=order)
    found = remedies(of, request)
    for way in found:
        assert decide(*applied(of, request, way)).yes
        for place, step in enumerate(way):
            if less := weaker(step):
                tried = [*way[:place], less, *way[place + 1 :]]
                assert not decide(*applied(of, request, tried)).yes, (way, less)
    return [[(step.kind, getattr(step, "amount", None)) for step in way] for way in found]


def test_what_would_make_it_yes_is_exact() -> None:
    owed = record("S9", "2026-02-01", "4000", due="2026-03-31")
    assert ways(subject(*good(), owed), "1500") == [
        [("pay", 500)], [("prepay", 500)], [("limit", 5500)], [("less", 1000)],
    ]  # fmt: skip
    overdue = {**owed, "due": "2026-02-10"}
    assert ways(subject(*good(), overdue), "1500")[0][0] == ("pay", 4000)
    assert ways(subject(*late(1)), "500") == [[("prepay", 500)]]
    assert ways(subject(*mostly()), "500") == [[("promise", 500)], [("prepay", 500)]]
    assert ways(subject(*good(), limits=[]), "500") == [[("prepay", 500)], [("limit", 500)]]
    assert ways(subject(limits=[]), "500") == [[("prepay", 500)], [("limit", 500), ("promise", 500)]]
    assert ways(subject(*good(), status="suspended"), "500") == [[("status", None)]]


def test_every_way_that_is_offered_leads_to_yes_and_the_decision_is_monotone() -> None:
    rng = random.Random(7)
    yes = offered = 0
    for history, days in histories(40, seed=11):
        limit = {"id": "L1", "from": "2023-01-01", "until": "2030-01-01", "amount": rng.choice(["0", "150", "300000"])}
        more: dict[str, Any] = {"limits": [{**limit, "approved_by": "陈总"}]} if rng.randrange(4) else {}
        pay_by = [rng.choice(days) for _ in range(rng.randrange(3))]
        more["promises"] = [
            {"id": f"H{n}", "date": min(days[0], by), "amount": "100", "pay_by": by} for n, by in enumerate(pay_by)
        ]
        more["orders"] = [{"id": "O9", "date": days[0], "amount": "50"}] if rng.randrange(2) else []
        made = Customer(code="C1", name="甲", **{**history, **more})
        for day in days[:: max(1, len(days) // 3)]:
            of = Subject(made, Policy(), day)
            before = True
            for amount in ("0.01", "1", "99.99", "100", "250", "99999"):
                request = Request(Decimal(amount))
                now = decide(of, request).yes
                assert before or not now, (amount, day)
                before = now
                yes += now
                for way in remedies(of, request):
                    offered += 1
                    assert decide(*applied(of, request, way)).yes
            limits = [
                each.model_copy(update={"amount": Decimal(n)}) for each in made.limits for n in (0, 10, 150, 10**9)
            ]
            with_limit = (replace(of, customer=made.model_copy(update={"limits": [each]})) for each in limits)
            answers = [decide(each, Request(Decimal(60))).yes for each in with_limit]
            assert answers == sorted(answers)
    assert yes > 50 and offered > 50  # the histories were not all alike
