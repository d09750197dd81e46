"""How occasions are shown: a table, Markdown, JSON, CSV, and a calendar. Festivals are told once, with all to greet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kehu.cli import output, session
from kehu.cli.output import Cell, Column
from kehu.exchange.icalendar import Event, calendar
from kehu.lang import Label, Message, m, text
from kehu.lang.printable import one_line
from kehu.lang.width import wrap
from kehu.model.choices import OccasionKind
from kehu.model.customer import Customer
from kehu.model.problem import Problem
from kehu.review.occasions import Occasion

CSV_HEADER = ("date", "in_days", "kind", "what", "lunar", "customer", "name", "person", "owner", "years")
WARN_DAYS = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """An occasion, and the customer whose it is."""

    occasion: Occasion
    customer: Customer

    @property
    def whom(self) -> str:
        return self.occasion.person or self.customer.name


@dataclass(frozen=True, slots=True)
class Upcoming:
    """All that is to be shown. `private`: how old somebody gets, too."""

    found: Sequence[Coming]
    as_of: datetime.date
    days: int
    company: str
    private: bool
    problems: Sequence[Problem]

    @classmethod
    def of(
        cls,
        found: Sequence[Coming],
        as_of: datetime.date,
        days: int,
        company: str,
        private: bool,
        problems: Sequence[Problem],
    ) -> Upcoming:
        """By day; on a day by kind, festival and code."""
        kinds = list(OccasionKind)
        ordered = sorted(
            found,
            key=lambda each: (
                each.occasion.day,
                kinds.index(each.occasion.kind),
                each.occasion.festival,
                each.customer.code,
                each.occasion.subject,
            ),
        )
        return cls(ordered, as_of, days, company, private, problems)

    @property
    def of_one(self) -> list[Coming]:
        """Those that concern one customer alone."""
        return [each for each in self.found if not each.occasion.festival]

    def festivals(self) -> list[list[Coming]]:
        """Those whom a festival concerns, festival by festival."""
        festive = (each for each in self.found if each.occasion.festival)
        return [
            list(same) for _, same in groupby(festive, key=lambda each: (each.occasion.day, each.occasion.festival))
        ]

    def years(self, each: Coming) -> int | None:
        """How many, where that may be shown: an age only if asked for."""
        shown = self.private or each.occasion.kind is not OccasionKind.BIRTHDAY
        return each.occasion.years if shown else None

    def told(self, each: Coming) -> Message | Label:
        """What it is, with what may be shown of it."""
        years, what = self.years(each), each.occasion.what
        if each.occasion.kind is OccasionKind.BIRTHDAY and each.occasion.lunar:
            what = m("{what}, lunar {day}", what=what, day=each.occasion.lunar)
        if each.occasion.kind is OccasionKind.BIRTHDAY and years:
            return m("{what}, turns {years}", what=what, years=years)
        if each.occasion.kind is OccasionKind.WEDDING and years:
            return m("{what}, {years} {years:year|years}", what=what, years=years)
        return what


def print_occasions(shown: Upcoming, format: str) -> None:
    """The occasions in their order."""
    rows = [_json(each, shown) for each in shown.found]
    if format == "json":
        problems = [output.problem_json(problem) for problem in shown.problems]
        output.print_json({"as_of": shown.as_of, "days": shown.days, "occasions": rows, "problems": problems})
    elif format == "csv":
        output.print_csv(CSV_HEADER, ([row[name] for name in CSV_HEADER] for row in rows))
    elif format == "md":
        output.print_markdown(_COLUMNS, [_row(each, shown) for each in shown.found])
    else:
        _print_text(shown)


def _json(each: Coming, shown: Upcoming) -> dict[str, Any]:
    return {
        "date": each.occasion.day,
        "in_days": (each.occasion.day - shown.as_of).days,
        "kind": each.occasion.kind.value,
        "what": each.occasion.what,
        "lunar": each.occasion.lunar or None,
        "customer": each.customer.code,
        "name": each.customer.name,
        "person": each.occasion.person or None,
        "owner": each.customer.owner,
        "years": shown.years(each),
    }


_COLUMNS = [
    Column(Label("Date", "日期")),
    Column(Label("Days", "天数"), right=True),
    Column(Label("Occasion", "事由")),
    Column(Label("Person", "对象")),
    Column(Label("Customer", "客户")),
    Column(Label("Owner", "业务员")),
]


def _row(each: Coming, shown: Upcoming) -> list[Cell]:
    customer = f"{each.customer.code} {each.customer.short_name or each.customer.name}"
    days = (each.occasion.day - shown.as_of).days
    return [each.occasion.day, days, shown.told(each), each.occasion.person, customer, each.customer.owner]


def _print_text(shown: Upcoming) -> None:
    """A table of what concerns one customer; below it each festival, with whom to greet."""
    if not shown.found:
        output.say(m("Nothing in the next {days} {days:day|days}", days=shown.days))
        return
    if shown.of_one:
        output.print_table(_COLUMNS, [_row(each, shown) for each in shown.of_one])
    for number, same in enumerate(shown.festivals()):
        if number or shown.of_one:
            output.say()
        first = same[0].occasion
        days = (first.day - shown.as_of).days
        output.say(
            m(
                "{day} {festival}, in {days} {days:day|days}: greet {count} {count:customer|customers}",
                day=first.day,
                festival=first.what,
                days=days,
                count=len(same),
            )
        )
        for line in wrap(one_line(text(m("{names}", names=_names(same)))), session.width() - 2):
            output.say("  " + line)


def _names(same: Sequence[Coming]) -> list[str]:
    return [f"{each.customer.code} {each.customer.short_name or each.customer.name}" for each in same]


def occasions_calendar(shown: Upcoming) -> str:
    """The text of an iCalendar file: an event for each occasion of one customer, and one for each festival."""
    name = f"{text(m('Occasions'))} {shown.company}".strip()
    events = [*(_event(each, shown) for each in shown.of_one), *map(_festival, shown.festivals())]
    return calendar(name, sorted(events, key=lambda each: (each.day, each.key)), shown.as_of, shown.company)


def _event(each: Coming, shown: Upcoming) -> Event:
    owner = m("owner {owner}", owner=each.customer.owner) if each.customer.owner else m("no owner")
    day, kind = each.occasion.day, each.occasion.kind
    return Event(
        _key(each.customer.code, each.occasion),
        max(day, shown.as_of),
        text(m("{what}: {whom}", what=shown.told(each), whom=each.whom)),
        "\n".join((f"{each.customer.code} {each.customer.name}", text(owner))),
        [text(kind.label), *([each.customer.owner] if each.customer.owner else [])],
        warn_days=WARN_DAYS if day > shown.as_of else None,
    )


def _festival(same: Sequence[Coming]) -> Event:
    first = same[0].occasion
    said = m("{what}: greet {count} {count:customer|customers}", what=first.what, count=len(same))
    return Event(
        _key("", first),
        first.day,
        text(said),
        "\n".join(f"{each.customer.code} {each.customer.name} {each.customer.owner or ''}".strip() for each in same),
        [text(first.kind.label)],
        warn_days=WARN_DAYS,
    )


def _key(code: str, occasion: Occasion) -> str:
    """An occasion of a year is an event of its own; which day it falls on does not matter."""
    return "/".join(("occasion", code or "-", occasion.subject, str(occasion.day.year)))
