"""Who stands elsewhere than before: from × to, with counts and money, and each one's reasons [G9].

Before and after may differ by the policy or by the date. Everybody is in the table, also those who stay, so that its
margins are what the two runs say by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.grading.result import Assessment, Reason
from kehu.ledger.obligation import ZERO
from kehu.model.policy import Policy
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED

Grade = Callable[[Assessment], str]


@dataclass(frozen=True, slots=True)
class Move:
    """One customer before and after."""

    owner: str | None
    before: Assessment
    after: Assessment

    @property
    def moved(self) -> bool:
        return self.by_volume or self.by_payment

    @property
    def by_volume(self) -> bool:
        return self.before.volume.grade != self.after.volume.grade

    @property
    def by_payment(self) -> bool:
        return self.before.credit.grade != self.after.credit.grade

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it stands where it stands now: what decided the grades that moved."""
        volume = self.after.volume.reasons[1:] if self.by_volume else ()  # the first only says what was bought
        return volume + (self.after.credit.reasons[:1] if self.by_payment else ())


@dataclass(frozen=True, slots=True)
class Cell:
    """Customers and what they owe."""

    customers: int = 0
    outstanding: Decimal = ZERO

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.customers + other.customers, self.outstanding + other.outstanding)


@dataclass(frozen=True, slots=True)
class Matrix:
    """From × to: `cells` by both grades; the margins are before's and after's own counts."""

    before: tuple[str, ...]  # grades, in the policy's order
    after: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]

    def cell(self, before: str, after: str) -> Cell:
        return self.cells.get((before, after), Cell())

    def row(self, before: str) -> Cell:
        return sum((self.cell(before, each) for each in self.after), Cell())

    def column(self, after: str) -> Cell:
        return sum((self.cell(each, after) for each in self.before), Cell())

    @property
    def whole(self) -> Cell:
        return sum(self.cells.values(), Cell())


def by_volume(moves: Iterable[Move], before: Policy, after: Policy) -> Matrix:
    """From × to by volume; the two policies may have different grades."""
    named = [[each.name for each in policy.volume.grades] for policy in (before, after)]
    return _matrix(moves, lambda found: found.volume.grade, *named)


def by_payment(moves: Iterable[Move]) -> Matrix:
    grades = [*CREDIT_GRADES, UNGRADED]
    return _matrix(moves, lambda found: found.credit.grade, grades, grades)


def _matrix(moves: Iterable[Move], grade: Grade, before: Sequence[str], after: Sequence[str]) -> Matrix:
    cells: dict[tuple[str, str], Cell] = {}
    for each in moves:
        place = grade(each.before), grade(each.after)
        cells[place] = cells.get(place, Cell()) + Cell(1, each.after.ledger.outstanding)
    return Matrix(tuple(before), tuple(after), cells)
