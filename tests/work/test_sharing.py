"""Customers are shared out evenly, by capacity, and nobody gets more than that."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from kehu.work.sharing import Plan, Taker, share

CUSTOMERS = [(f"C{n}", None) for n in range(1, 100)]


def gets(plan: Plan) -> dict[str, int]:
    return dict(Counter(name for _, name in plan.given))


def test_by_capacity_with_largest_remainders() -> None:
    takers = [Taker("a", 0, 10), Taker("b", 0, 20), Taker("c", 0, 40)]
    plan = share(CUSTOMERS[:10], takers)  # 10/7 = 1.43, 2.86, 5.71: the two left over go to b and c
    assert gets(plan) == {"a": 1, "b": 3, "c": 6}
    assert plan.left == ()


def test_present_customers_count() -> None:
    assert gets(share(CUSTOMERS[:4], [Taker("a", 5, 9), Taker("b", 3, 9)])) == {"a": 1, "b": 3}
    assert gets(share(CUSTOMERS[:2], [Taker("a", 5, 9), Taker("b", 3, 9)])) == {"b": 2}
    assert gets(share(CUSTOMERS[:1], [Taker("a", 8, 9), Taker("b", 3, 9)])) == {"b": 1}


def test_in_turn() -> None:
    plan = share(CUSTOMERS[:4], [Taker("a"), Taker("b")])
    assert plan.given == (("C1", "a"), ("C2", "b"), ("C3", "a"), ("C4", "b"))


def test_who_finds_no_room_is_left() -> None:
    plan = share(CUSTOMERS[:5], [Taker("a", 1, 3), Taker("b", 3, 3)])
    assert gets(plan) == {"a": 2}
    assert plan.left == ("C3", "C4", "C5")


def test_nobody_takes_any() -> None:
    assert share(CUSTOMERS[:2], []) == Plan((), ("C1", "C2"))
    assert share(CUSTOMERS[:2], [Taker("a", 0, 0)]) == Plan((), ("C1", "C2"))


def test_by_region() -> None:
    takers = [Taker("east", regions=("江苏省", "上海")), Taker("north", regions=("河北",))]
    where = [("C1", "江苏"), ("C2", "上海市浦东新区"), ("C3", "河北"), ("C4", "广东"), ("C5", None)]
    plan = share(where, takers, by_region=True)
    assert dict(plan.given) == {"C1": "east", "C2": "east", "C3": "north"}
    assert plan.left == ("C4", "C5")


def test_who_can_go_to_few_goes_first() -> None:
    takers = [Taker("both", 0, 2, ("江苏", "河北")), Taker("one", 0, 2, ("江苏",))]
    where = [("C1", "江苏"), ("C2", "江苏"), ("C3", "河北"), ("C4", "河北")]
    plan = share(where, takers, by_region=True)
    assert dict(plan.given) == {"C1": "one", "C2": "one", "C3": "both", "C4": "both"}


LOADS = some.lists(some.tuples(some.integers(0, 12), some.integers(0, 12)), min_size=1, max_size=6)


@given(LOADS, some.integers(0, 60))
def test_nobody_beyond_capacity_and_nobody_left_while_there_is_room(loads: list[tuple[int, int]], n: int) -> None:
    takers = [Taker(f"t{i}", has, capacity) for i, (has, capacity) in enumerate(loads)]
    plan = share(CUSTOMERS[:n], takers)
    got = gets(plan)
    for each in takers:
        assert got.get(each.name, 0) <= max((each.capacity or 0) - each.has, 0)
    room = sum(max((each.capacity or 0) - each.has, 0) for each in takers)
    assert len(plan.given) == min(n, room)
    assert sorted([*(code for code, _ in plan.given), *plan.left]) == sorted(code for code, _ in CUSTOMERS[:n])


@given(some.lists(some.integers(0, 20), min_size=1, max_size=6), some.integers(0, 60), some.booleans())
def test_of_equal_capacity_nobody_who_gets_one_ends_above_another_by_two(has: list[int], n: int, limited: bool) -> None:
    takers = [Taker(f"t{i}", each, 100 if limited else None) for i, each in enumerate(has)]
    got = gets(share(CUSTOMERS[:n], takers))
    after = {each.name: each.has + got.get(each.name, 0) for each in takers}
    for name in got:
        assert after[name] - min(after.values()) <= 1
