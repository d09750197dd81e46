"""The known word nearest to a mistyped one. Ten lines instead of difflib, which every typo would pay for."""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs a fast answer more than all else that it does
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one that takes fewest slips of the finger, or that `word` begins; None if none is near."""
    typed = word.lower()
    best, fewest = None, max(1, (len(typed) + 1) // 3) + 1
    for candidate in known:
        slips = 1 if len(typed) > 1 and candidate.lower().startswith(typed) else distance(typed, candidate.lower())
        if slips < fewest:
            best, fewest = candidate, slips
    return best


def distance(one: str, other: str) -> int:
    """Letters added, dropped, changed, or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
