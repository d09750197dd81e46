"""The word that was meant."""

from __future__ import annotations

import pytest

from kehu.nearest import distance, nearest

COMMANDS = ["init", "config", "add", "set", "show", "list", "ageing", "report", "check", "grade", "review"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lsit", "list"), ("gread", "grade"), ("GRADE", "grade"), ("aging", "ageing"), ("chekc", "check"),
        ("rev", "review"), ("a", None), ("xyzzy", None), ("", None), ("客户", None), ("shwo", "show"),
    ],
)  # fmt: skip
def test_nearest(typed: str, meant: str | None) -> None:
    assert nearest(typed, COMMANDS) == meant


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("", "ab", 2), ("ab", "ba", 1), ("abc", "abc", 0), ("abc", "axcd", 2)]
)
def test_distance(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips
