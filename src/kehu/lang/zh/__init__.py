"""Chinese for every English message, one module per room, so that a room's words are read together.

Labels of fields, choices and commands are not here: they carry both languages where they are defined.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

ROOMS = (
    "archive",
    "catalogue",
    "classes",
    "cli",
    "credit",
    "credit_lists",
    "completeness",
    "currencies",
    "exchange",
    "explain",
    "grading",
    "letters",
    "main",
    "measures",
    "model",
    "occasions",
    "own",
    "quality",
    "report",
    "review",
    "review_money",
    "review_views",
    "rise",
    "templates",
    "visit_sheet",
    "work",
    "work_rules",
    "working_days",
)


@cache
def messages() -> dict[str, str]:
    """English template → Chinese template."""
    merged: dict[str, str] = {}
    for room in ROOMS:
        merged.update(import_module(f"kehu.lang.zh.{room}").MESSAGES)
    return merged
