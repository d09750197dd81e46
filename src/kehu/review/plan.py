"""Spreads coming reviews over people and working days: each in time where that can be, and every day about as many.

Whoever looks after a customer reviews it; those without anybody go to whoever has fewest. The number of reviews that
one person has made up to each day follows a string pulled taut above what must be done by then: where nothing forces
more, any two days differ by one review at most. What is late already comes as early as the others allow, the largest
customers first.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

Due = datetime.date | None


@dataclass(frozen=True, slots=True)
class Job:
    """A review to be made: `until` is the last day for it, None where it has been due for ever."""

    code: str
    name: str
    owner: str | None
    until: Due
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Planned:
    """A review, who makes it and when. `late` where no working day was left up to its last day."""

    job: Job
    by: str | None
    day: datetime.date

    @property
    def late(self) -> bool:
        return self.job.until is None or self.day > self.job.until


def plan(jobs: Iterable[Job], days: Sequence[datetime.date], people: Sequence[str]) -> list[Planned]:
    """Every job once, on one of the days (sorted, not empty), by day, person and weight. `people` are those who may
    take over customers without anybody; where there are none, nobody's name stands at these."""
    planned = [
        Planned(job, person, day)
        for person, theirs in shared_out(jobs, people).items()
        for job, day in spread(theirs, days)
    ]
    return sorted(planned, key=lambda each: (each.day, each.by or "", *_pressing(each.job)))


def shared_out(jobs: Iterable[Job], people: Sequence[str]) -> Mapping[str | None, list[Job]]:
    """The jobs of each person: of those who are among the people their own, the others where there are fewest."""
    jobs = sorted(jobs, key=_pressing)
    found: dict[str | None, list[Job]] = {person: [] for person in people}
    homeless: list[Job] = []
    for job in jobs:
        found.get(job.owner, homeless).append(job)
    for job in homeless:
        person = min(people, key=lambda each: len(found[each])) if people else None
        found.setdefault(person, []).append(job)
    return {person: theirs for person, theirs in found.items() if theirs}


def spread(jobs: Sequence[Job], days: Sequence[datetime.date]) -> Iterator[tuple[Job, datetime.date]]:
    """A day for each job of one person."""
    in_time = sorted((job for job in jobs if job.until and job.until >= days[0]), key=_pressing)
    last_day = {job.code: sum(day <= job.until for day in days) for job in in_time if job.until}
    needed = Counter(last_day.values())
    by_day = course([needed[number] for number in range(1, len(days) + 1)], len(jobs))
    places: list[Job | None] = [None] * len(jobs)
    free = len(jobs)
    for job in reversed(in_time):  # as late as may be, which leaves the first places to those that are late
        free = min(free, by_day[last_day[job.code] - 1]) - 1
        places[free] = job
    late = iter(sorted((job for job in jobs if job.code not in last_day), key=_largest))
    for place, taken in enumerate(places):
        job = taken or next(late)
        yield job, days[next(number for number, upto in enumerate(by_day) if upto > place)]


def course(needed: Sequence[int], total: int) -> list[int]:
    """How many jobs are done up to each day: `needed` are those that each day is the last one for.

    The upper hull of the points (day, needed up to it), from none before the first day to all on the last; rounded up,
    so that it stays above them.
    """
    points, upto = [(0, 0)], 0
    for number, count in enumerate(needed, 1):
        upto += count
        point = (number, total if number == len(needed) else upto)
        while len(points) > 1 and _is_below(points[-2], points[-1], point):
            points.pop()
        points.append(point)
    found = []
    for (left, low), (right, high) in pairwise(points):
        width = right - left
        found += [-(-(low * width + (high - low) * step) // width) for step in range(1, width + 1)]
    return found


def _is_below(left: tuple[int, int], middle: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the middle point lies on or under the line between its neighbours."""
    rise = (right[1] - left[1]) * (middle[0] - left[0])
    return (middle[1] - left[1]) * (right[0] - left[0]) <= rise


def _largest(job: Job) -> tuple[Decimal, datetime.date, str]:
    """What has most money at stake first, then what has waited longest."""
    return -job.weight, job.until or datetime.date.min, job.code


def _pressing(job: Job) -> tuple[datetime.date, Decimal, str]:
    """What has waited longest first, then what has most money at stake."""
    return job.until or datetime.date.min, -job.weight, job.code
