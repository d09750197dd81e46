"""How findings are shown: for reading on a terminal, as a Markdown table, JSON [SPEC 12], CSV."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kehu.cli import output, session
from kehu.cli.output import Cell, Column
from kehu.lang import Label, m, text
from kehu.lang.printable import one_line
from kehu.lang.width import wrap
from kehu.model.policy.rule import Severity
from kehu.model.problem import Problem
from kehu.review.finding import Finding

CSV_HEADER = ("severity", "rule", "customer", "name", "owner", "since", "days", "message", "action")


def print_findings(found: Sequence[Finding], as_of: datetime.date, problems: Sequence[Problem], format: str) -> None:
    """The findings in their order."""
    if format == "json":
        output.print_json(
            {
                "as_of": as_of,
                "findings": [_json(each) for each in found],
                "problems": [output.problem_json(problem) for problem in problems],
            }
        )
    elif format == "csv":
        output.print_csv(CSV_HEADER, ([_json(each)[name] for name in CSV_HEADER] for each in found))
    elif format == "md":
        _print_markdown(found)
    else:
        _print_text(found)


def _json(each: Finding) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "severity": each.severity.value,
        "customer": each.customer,
        "name": each.name,
        "owner": each.owner,
        "since": each.since,
        "days": each.days,
        "message": each.message,
        "action": each.action,
    }


def _print_markdown(found: Sequence[Finding]) -> None:
    columns = [
        Column(Label("Severity", "级别")),
        Column(Label("Customer", "客户")),
        Column(Label("Owner", "业务员")),
        Column(Label("Finding", "事项")),
        Column(Label("Since", "起始日")),
        Column(Label("Days", "天数"), right=True),
        Column(Label("What to do", "处理")),
    ]
    rows: list[list[Cell]] = [
        [each.severity, f"{each.customer} {each.name}", each.owner, each.message, each.since, each.days, each.action]
        for each in found
    ]
    output.print_markdown(columns, rows)


def _print_text(found: Sequence[Finding]) -> None:
    """A section for each severity; in it each customer once, with what is to be said of it and what to do."""
    for severity, of_it in groupby(found, key=lambda each: each.severity):
        section = list(of_it)
        output.say(m("{severity}: {count}", severity=severity, count=len(section)))
        output.say()
        for _, same in groupby(section, key=lambda each: each.customer):
            _print_customer(list(same))
        output.say()
    counts = Counter(each.severity for each in found)
    shown = [m("{severity} {count}", severity=each, count=counts[each]) for each in reversed(Severity) if counts[each]]
    customers = len({each.customer for each in found})
    if found:
        output.say(
            m(
                "{count} {count:finding|findings} ({shown}) about {customers} {customers:customer|customers}",
                count=len(found),
                shown=shown,
                customers=customers,
            )
        )
    else:
        output.say(m("No findings"))


def _print_customer(same: Sequence[Finding]) -> None:
    width = session.width()
    first = same[0]
    owner = text(m("owner {owner}", owner=first.owner)) if first.owner else text(m("no owner"))
    _say(f"{first.customer}  {first.name}  {owner}" if first.customer else first.name, "", width)
    for each in same:
        _say(text(m("{what}: {said}", what=each.label, said=each.message)), "    ", width)
        _say(text(each.action), "      ", width)


def _say(said: str, indent: str, width: int) -> None:
    for line in wrap(one_line(said), width - len(indent)):
        output.say(indent + line)
