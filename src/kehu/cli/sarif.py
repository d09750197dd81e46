"""Problems as SARIF 2.1.0, which code scanners and editors read. It says nothing that `check` did not find."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from kehu import __version__
from kehu.lang import text
from kehu.model.problem import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(problems: Iterable[Problem]) -> dict[str, Any]:
    """One run of kehu with its results; places are relative to the archive."""
    found = list(problems)
    rules = [{"id": rule} for rule in sorted({problem.rule for problem in found})]
    driver = {"name": "kehu", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem) -> dict[str, Any]:
    said = text(problem.message) + (f" ({text(problem.hint)})" if problem.hint else "")
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    return {
        "ruleId": problem.rule,
        "level": problem.severity,
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
    }
