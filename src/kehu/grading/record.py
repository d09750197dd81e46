"""What `grade --write` writes down [G8]: changed grades only, one line a date. Writes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from kehu.grading.result import Assessment
from kehu.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Line:
    """A line for the customer's `grades`, without its id.

    `replaces` is the id of the same date's line, if there is one: the new line takes its place and its id.
    """

    data: dict[str, str]
    replaces: str | None


def line(assessment: Assessment, policy: Policy) -> Line | None:
    """What to write for an assessment; None where the recorded grades are today's already."""
    if not assessment.changed:
        return None
    data = {
        "date": assessment.as_of.isoformat(),
        "volume": assessment.volume.grade,
        "credit": assessment.credit.grade,
        "policy": policy.hash,
    }
    last = assessment.recorded
    return Line(data, last.id if last.date == assessment.as_of else None)
