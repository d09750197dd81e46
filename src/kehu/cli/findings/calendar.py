"""Findings as a calendar: each on the day it is about, if that is still to come, else on the day of the review."""

from __future__ import annotations

from kehu.cli.findings.views import Shown
from kehu.exchange.icalendar import Event, calendar
from kehu.lang import m, text
from kehu.model.policy.rule import Severity
from kehu.review.finding import Finding


def findings_calendar(shown: Shown) -> str:
    """The file's text."""
    name = text(m("What wants doing"))
    return calendar(
        f"{name} {shown.company}".strip(), (_event(each, shown) for each in shown.found), shown.as_of, shown.company
    )


def _event(each: Finding, shown: Shown) -> Event:
    day = each.since if each.since and each.since > shown.as_of else shown.as_of
    owner = m("owner {owner}", owner=each.owner) if each.owner else m("no owner")
    lines = [text(each.message), text(each.action), f"{each.customer} {each.name}".strip()]
    if each.customer:
        lines += [text(owner), text(m("at stake {amount}", amount=each.weight))]
    return Event(
        each.key,
        day,
        f"{text(each.label)} {each.name}".strip(),
        "\n".join(lines),
        [text(each.severity.label), *([each.owner] if each.owner else [])],
        urgent=each.severity is Severity.CRITICAL,
    )
