"""Which customers there are to be: volume grade, how they pay, what they buy a year, and the stories among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from valve_making.days import AS_OF, between

SEED = 20141231
BIGGEST = (
    3_420_000,
    2_080_000,
    1_460_000,
    1_050_000,
    860_000,
    690_000,
    560_000,
    480_000,
    430_000,
    392_000,
    368_000,
    345_000,
    326_000,
    309_000,
)

PROMPT, NOW_AND_THEN, CHRONIC, OVER = "prompt", "now and then", "chronic", "over three months"
PROFILES = {
    "A": {PROMPT: 7, NOW_AND_THEN: 5, CHRONIC: 1, OVER: 1},
    "B": {PROMPT: 18, NOW_AND_THEN: 15, CHRONIC: 6, OVER: 2},
    "C": {PROMPT: 39, NOW_AND_THEN: 33, CHRONIC: 16, OVER: 8},
    "lapsed": {PROMPT: 7, NOW_AND_THEN: 4, CHRONIC: 1, OVER: 3},
    "unjudged": {PROMPT: 2},
    "new": {PROMPT: 21, NOW_AND_THEN: 2, CHRONIC: 4},
    "asking": {PROMPT: 34},
}


@dataclass
class Plan:
    """`part` is A, B, C, lapsed, unjudged (C, nothing due yet), new or asking (both D); `target` is yuan a year."""

    part: str
    profile: str
    target: int
    old: bool = True
    entered: date = AS_OF
    story: str = ""
    code: str = field(default="", compare=False)

    @property
    def volume(self) -> str:
        return {"lapsed": "C", "unjudged": "C", "new": "D", "asking": "D"}.get(self.part, self.part)


STORIES: tuple[tuple[str, int, Callable[[Plan], bool]], ...] = (
    ("exact B", 1, lambda plan: plan.part == "B" and plan.profile == PROMPT and plan.old),
    ("just below B", 1, lambda plan: plan.part == "C" and plan.target > 180_000),
    ("new B", 1, lambda plan: plan.part == "B" and not plan.old and plan.profile == PROMPT),
    ("ninety days", 1, lambda plan: plan.part == "new" and plan.profile == PROMPT),
    ("last day", 1, lambda plan: plan.part == "lapsed" and plan.profile == PROMPT),
    ("written off", 1, lambda plan: plan.part == "lapsed" and plan.profile == OVER),
    ("refund", 2, lambda plan: plan.part == "lapsed" and plan.profile == PROMPT),
    ("tail", 1, lambda plan: plan.part == "C" and plan.profile == PROMPT and plan.old),
    ("retention", 6, lambda plan: plan.part in "AB" and plan.profile in (PROMPT, NOW_AND_THEN) and plan.old),
    ("terms", 18, lambda plan: plan.part in "AB" and plan.profile != OVER and plan.old),
    (
        "extension",
        6,
        lambda plan: plan.part in "BC" and plan.profile in (PROMPT, NOW_AND_THEN) and plan.target > 60_000,
    ),
    ("deposit", 5, lambda plan: plan.part in "BC" and plan.profile == PROMPT and plan.target > 60_000),
    ("cheque bounced", 1, lambda plan: plan.part in "BC" and plan.profile == NOW_AND_THEN),
    ("bill bounced", 2, lambda plan: plan.part in "BC" and plan.profile == OVER),
    (
        "disputed",
        5,
        lambda plan: plan.part in "BC" and plan.profile in (NOW_AND_THEN, CHRONIC) and plan.target > 30_000,
    ),
    ("goods back", 12, lambda plan: plan.part in "BC" and plan.target > 40_000),
    ("allowance", 9, lambda plan: plan.part in "BC" and plan.target > 20_000),
    ("compensation", 2, lambda plan: plan.part in "BC" and plan.target > 20_000),
    ("opening", 14, lambda plan: plan.part in "ABC" and plan.old),
    ("round sums", 12, lambda plan: plan.part in "BC" and plan.profile in (NOW_AND_THEN, CHRONIC)),
)


def plans() -> list[Plan]:
    """All 229, in order of their codes, which is the order in which they were entered."""
    chance = Random(SEED)
    found = [plan for part in PROFILES for plan in _part(chance, part)]
    for plan in found:
        plan.entered = _entered(chance, plan)
    found.sort(key=lambda plan: plan.entered)
    _give_stories(chance, found)
    for number, plan in enumerate(found, 1):
        plan.code = f"C{number:05d}"
    return found


def _part(chance: Random, part: str) -> Iterator[Plan]:
    profiles = [profile for profile, count in PROFILES[part].items() for _ in range(count)]
    chance.shuffle(profiles)
    for n, profile in enumerate(profiles):
        yield Plan(part, profile, _target(chance, part, n, len(profiles)), old=_is_old(part, n, len(profiles)))


def _target(chance: Random, part: str, n: int, count: int) -> int:
    match part:
        case "A":
            return BIGGEST[n]
        case "B":
            return int(chance.uniform(204_000, 293_000))
        case "C":
            return int(4_000 * 48 ** (n / (count - 1)))
        case "lapsed" | "unjudged":
            return int(chance.uniform(6_000, 60_000))
        case _:
            return int(3_000 * 20 ** chance.random())


def _is_old(part: str, n: int, count: int) -> bool:
    """Known before the archive was built: all of A, most of B, two thirds of C."""
    return part in ("A", "lapsed") or (part == "B" and n % 5 > 0) or (part == "C" and n % 3 > 0)


def _entered(chance: Random, plan: Plan) -> date:
    if plan.old and plan.part not in ("new", "asking", "unjudged"):
        return between(chance, date(2013, 1, 7), date(2013, 3, 29))
    match plan.part:
        case "unjudged":
            return between(chance, date(2014, 8, 1), date(2014, 9, 5))
        case "new":
            return between(chance, date(2014, 8, 11), date(2014, 11, 28))
        case "asking":
            begin = date(2014, 12, 8) if chance.random() < 0.2 else date(2014, 3, 3)
            return between(chance, begin, date(2014, 12, 29))
        case _:
            return between(chance, date(2013, 5, 6), date(2014, 6, 20))


def _give_stories(chance: Random, found: list[Plan]) -> None:
    """One story at most for each customer, the rarest wishes first."""
    order = found[:]
    chance.shuffle(order)
    for story, count, fits in STORIES:
        free = [plan for plan in order if not plan.story and fits(plan)]
        if len(free) < count:
            raise ValueError(f"only {len(free)} customers fit the story {story}")
        for plan in free[:count]:
            plan.story = story
            plan.target = {"exact B": 203_000, "just below B": 199_000}.get(story, plan.target)
            if story == "new B":
                plan.entered = date(2014, 11, 3)
            if story == "ninety days":
                plan.entered = date(2014, 9, 22)
    found.sort(key=lambda plan: plan.entered)
