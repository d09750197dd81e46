"""How findings are shown: for reading on a terminal, as Markdown, JSON [SPEC 12], CSV; a page and a calendar are rooms
of their own. All are views of one result."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from kehu.cli import output, session
from kehu.cli.findings.rule import Told
from kehu.cli.output import Cell, Column
from kehu.lang import Label, Message, m, text
from kehu.lang.printable import one_line
from kehu.lang.width import wrap
from kehu.model.policy.rule import Severity
from kehu.model.problem import Problem
from kehu.review.finding import Finding

By = Literal["owner", "rule", "customer"]
AT_STAKE = Label("At stake", "涉及金额")
CSV_HEADER = ("severity", "rule", "customer", "name", "owner", "since", "days", "message", "action", "weight")
_GROUPS: dict[By, Callable[[Finding], str]] = {
    "owner": lambda each: each.owner or "",
    "rule": lambda each: each.rule,
    "customer": lambda each: each.customer,
}


@dataclass(frozen=True)
class Shown:
    """What one run has to show. `rules` are explained above their findings; `root` may override templates."""

    found: Sequence[Finding]
    as_of: datetime.date
    company: str = ""
    by: By | None = None
    rules: Sequence[Told] = ()
    problems: Sequence[Problem] = ()
    root: Path | None = None
    news: bool = False  # only what is new since the last run


@dataclass(frozen=True)
class Section:
    """Findings under one heading. They come in the order of the whole list, and so do sections: by their first."""

    title: Label | Message | str
    found: Sequence[Finding]


def sections(shown: Shown) -> list[Section]:
    """By severity, or by what was asked for."""
    groups: dict[str, list[Finding]] = {}
    key = _GROUPS[shown.by] if shown.by else lambda each: each.severity.value
    for each in shown.found:
        groups.setdefault(key(each), []).append(each)
    return [Section(_title(shown.by, found[0]), found) for found in groups.values()]


def _title(by: By | None, first: Finding) -> Label | Message | str:
    match by:
        case "owner":
            return m("owner {owner}", owner=first.owner) if first.owner else m("no owner")
        case "rule":
            return first.label
        case "customer":
            return f"{first.customer}  {first.name}" if first.customer else first.name or m("the firm itself")
    return first.severity.label


def counted(found: Sequence[Finding]) -> Message:
    """How many there are, by severity, and of how many customers."""
    counts = Counter(each.severity for each in found)
    shown = [m("{severity} {count}", severity=each, count=counts[each]) for each in reversed(Severity) if counts[each]]
    customers = len({each.customer for each in found})
    return m(
        "{count} {count:finding|findings} ({shown}) about {customers} {customers:customer|customers}",
        count=len(found),
        shown=shown,
        customers=customers,
    )


def none_found(shown: Shown) -> Message:
    return m("No new findings") if shown.news else m("No findings")


def print_findings(shown: Shown, format: str) -> None:
    """The findings in their order, as table, md, json or csv."""
    if format == "json":
        output.print_json(
            {
                "as_of": shown.as_of,
                **({"rules": [each.json() for each in shown.rules]} if shown.rules else {}),
                "findings": [_json(each) for section in sections(shown) for each in section.found],
                "problems": [output.problem_json(problem) for problem in shown.problems],
            }
        )
    elif format == "csv":
        found = (_json(each) for section in sections(shown) for each in section.found)
        output.print_csv(CSV_HEADER, ([each[name] for name in CSV_HEADER] for each in found))
    elif format == "md":
        _print_markdown(shown)
    else:
        _print_text(shown)


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
        "weight": each.weight,
        "key": each.key,
    }


def _print_markdown(shown: Shown) -> None:
    """One table, or one under each heading that was asked for."""
    for told in shown.rules:
        output.say(f"**{told.id} {text(told.label)}**  \n{one_line(text(told.explained))}  ")
        output.say("  \n".join(f"`{each.key}` {text(each.said)}" for each in told.numbers))
        output.say()
    if not shown.by:
        output.print_markdown(_columns(), _rows(shown.found))
        return
    for section in sections(shown):
        output.say(f"## {one_line(text(section.title))}")
        output.say()
        output.print_markdown(_columns(), _rows(section.found))
        output.say()


def _columns() -> list[Column]:
    return [
        Column(Label("Severity", "级别")),
        Column(Label("Customer", "客户")),
        Column(Label("Owner", "业务员")),
        Column(AT_STAKE, right=True),
        Column(Label("Finding", "事项")),
        Column(Label("Since", "起始日")),
        Column(Label("Days", "天数"), right=True),
        Column(Label("What to do", "处理")),
    ]


def _rows(found: Iterable[Finding]) -> list[list[Cell]]:
    return [
        [
            each.severity,
            f"{each.customer} {each.name}".strip(),
            each.owner,
            each.weight if each.customer else None,
            m("{what}: {said}", what=each.label, said=each.message),
            each.since,
            each.days,
            each.action,
        ]
        for each in found
    ]


def _print_text(shown: Shown) -> None:
    """A section for each severity, or for what was asked for; in it each customer once, with what is to be said of it
    and what to do."""
    for told in shown.rules:
        print_told(told)
    for section in sections(shown):
        output.say(m("{title}: {count}", title=section.title, count=len(section.found)))
        output.say()
        for _, same in groupby(_together(section.found), key=lambda each: each.customer):
            _print_customer(list(same), shown.by)
        output.say()
    output.say(counted(shown.found) if shown.found else none_found(shown))


def print_told(told: Told) -> None:
    """What a rule looks at, and its numbers."""
    width = session.width()
    switch = "" if told.enabled else text(m(" (off)"))
    _say(f"{told.id}  {text(told.label)}{switch}", "", width)
    _say(text(told.explained), "    ", width)
    for each in told.numbers:
        _say(text(each.said), "    ", width)
    output.say()


def _together(found: Sequence[Finding]) -> list[Finding]:
    """The findings of one customer beside each other, where the first of them stands."""
    places: dict[str, int] = {}
    for each in found:
        places.setdefault(each.customer, len(places))
    return sorted(found, key=lambda each: places[each.customer])


def _print_customer(same: Sequence[Finding], by: By | None) -> None:
    width, first = session.width(), same[0]
    owner = text(m("owner {owner}", owner=first.owner)) if first.owner else text(m("no owner"))
    stake = text(m("at stake {amount}", amount=first.weight)) if first.weight else ""
    if by != "customer" or first.customer:
        said = [first.customer, first.name, owner, stake] if first.customer else [first.name]
        _say("  ".join(each for each in said if each), "", width)
    for each in same:
        what = m("{what}: {said}", what=each.label, said=each.message)
        _say(text(m("[{severity}] {what}", severity=each.severity, what=what) if by else what), "    ", width)
        _say(text(each.action), "      ", width)


def _say(said: str, indent: str, width: int) -> None:
    for line in wrap(one_line(said), width - len(indent)):
        output.say(indent + line)


def at_stake(found: Iterable[Finding]) -> Decimal:
    """The money at stake with the customers of some findings, each counted once."""
    return sum({each.customer: each.weight for each in found}.values(), Decimal(0))
