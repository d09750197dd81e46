"""Coming reviews spread over days and people: each once, in time where that can be, and evenly."""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kehu.review.plan import Job, course, plan, shared_out, spread

MONDAY = datetime.date(2015, 1, 5)
DAYS = [MONDAY + datetime.timedelta(days=each) for each in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]  # two weeks


def job(code: str, until: datetime.date | None, owner: str | None = "张伟", weight: int = 0) -> Job:
    return Job(code, code, owner, until, Decimal(weight))


@st.composite
def jobs(draw: st.DrawFn) -> list[Job]:
    days = draw(st.lists(st.none() | st.integers(-10, 11), max_size=40))
    people = st.sampled_from(["张伟", "李娜", "走了", None])
    return [
        job(f"C{number}", None if day is None else MONDAY + datetime.timedelta(days=day), draw(people), number % 7)
        for number, day in enumerate(days)
    ]


@given(jobs(), st.integers(1, 10))
def test_every_job_once_on_a_working_day(made: list[Job], count: int) -> None:
    planned = plan(made, DAYS[:count], ["张伟", "李娜"])
    assert sorted(each.job.code for each in planned) == sorted(each.code for each in made)
    assert {each.day for each in planned} <= set(DAYS[:count])
    assert [each.day for each in planned] == sorted(each.day for each in planned)


@given(jobs(), st.integers(1, 10))
def test_nothing_is_late_that_need_not_be(made: list[Job], count: int) -> None:
    for each in plan(made, DAYS[:count], ["张伟", "李娜"]):
        in_time = each.job.until is not None and each.job.until >= DAYS[0]
        assert each.late != in_time


@given(jobs())
def test_whoever_looks_after_a_customer_reviews_it(made: list[Job]) -> None:
    found = shared_out(made, ["张伟", "李娜"])
    assert set(found) <= {"张伟", "李娜"}
    for person, theirs in found.items():
        assert {each.owner for each in theirs} <= {person, "走了", None}


@given(st.integers(0, 60), st.integers(1, 10))
def test_what_nothing_presses_differs_by_one_review_a_day(total: int, count: int) -> None:
    made = [job(f"C{number:02}", None) for number in range(total)]
    loads = Counter(day for _, day in spread(made, DAYS[:count]))
    a_day = [loads[day] for day in DAYS[:count]]
    assert sum(a_day) == total
    assert max(a_day) - min(a_day) <= 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10), st.integers(0, 40))
def test_no_day_has_more_than_it_must(needed: list[int], more: int) -> None:
    """The most a day is the least that any plan could have: what must be done by some day, over the days until then."""
    total = sum(needed) + more
    found = course(needed, total)
    a_day = [after - before for before, after in pairwise([0, *found])]
    upto = [sum(needed[: number + 1]) for number in range(len(needed))]
    assert all(done >= must for done, must in zip(found, upto, strict=True))
    assert found[-1] == total
    least = max(-(-must // (number + 1)) for number, must in enumerate([*upto[:-1], total]))
    assert max(a_day) == least


def test_what_is_late_comes_first_the_largest_and_then_the_longest_before_all() -> None:
    old = datetime.date(2014, 6, 1)
    late = [job("old", old), job("never", None), job("large", datetime.date(2014, 9, 1), weight=9)]
    soon = [job("soon", DAYS[3]), job("today", DAYS[0])]
    order = [(each.code, day) for each, day in spread([*soon, *late], DAYS[:5])]
    assert order == [
        ("today", DAYS[0]), ("large", DAYS[1]), ("never", DAYS[2]), ("soon", DAYS[3]), ("old", DAYS[4]),
    ]  # fmt: skip


def test_a_last_day_at_a_weekend_is_the_friday_before() -> None:
    sunday = MONDAY + datetime.timedelta(days=6)
    made = [job(f"C{number}", sunday) for number in range(3)] + [job("later", DAYS[9])]
    assert all(day <= DAYS[4] for each, day in spread(made, DAYS) if each.code != "later")


def test_customers_without_anybody_go_where_there_are_fewest() -> None:
    made = [job("a", None), job("b", None), job("c", None, "李娜"), *(job(f"n{each}", None, None) for each in range(3))]
    found = shared_out(made, ["张伟", "李娜"])
    assert {person: len(theirs) for person, theirs in found.items()} == {"张伟": 3, "李娜": 3}


def test_without_people_nobody_is_named() -> None:
    assert [each.by for each in plan([job("a", None, "走了")], DAYS, [])] == [None]
