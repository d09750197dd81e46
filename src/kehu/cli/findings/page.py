"""Findings as one HTML page for the intranet, from templates that an archive may override; it needs nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from kehu.cli.findings.views import Shown, at_stake, counted, none_found, sections
from kehu.model.policy.rule import Severity


@dataclass(frozen=True, slots=True)
class Load:
    """What one colleague has to do: findings by severity, customers, and the money at stake with them."""

    owner: str
    counts: tuple[int, ...]
    customers: int
    weight: Decimal


def page(shown: Shown) -> str:
    """The page's text."""
    from kehu.report.render import render_page

    return render_page(
        "review",
        "html",
        shown.root,
        review=shown,
        sections=sections(shown),
        counted=counted(shown.found) if shown.found else none_found(shown),
        severities=[each.label for each in reversed(Severity)],
        loads=loads(shown),
    )


def loads(shown: Shown) -> list[Load]:
    """One line for each owner, in the order of their first findings."""
    owners = dict.fromkeys(each.owner or "" for each in shown.found if each.customer)
    return [_load(shown, owner) for owner in owners]


def _load(shown: Shown, owner: str) -> Load:
    theirs = [each for each in shown.found if each.customer and (each.owner or "") == owner]
    counts = Counter(each.severity for each in theirs)
    return Load(
        owner,
        tuple(counts[each] for each in reversed(Severity)),
        len({each.customer for each in theirs}),
        at_stake(theirs),
    )
