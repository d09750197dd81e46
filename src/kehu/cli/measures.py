"""`kehu measures`: the figures of credit management for a period [C5]. The credit room computes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.usage import ChoiceUnknown, WrongUsage
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money.measures import Measured
    from kehu.credit.measure import Measure

DESCRIPTION = m(
    "Receivables at both ends of a period and their change, days sales outstanding (simple, count-back, best), "
    "days delinquent, collection effectiveness, days late, on-time ratio, contract fulfilment, collection rate, "
    "write-offs and recoveries. The period begins after --from, the day of the opening balance, and ends with --to. "
    "--explain says how each is computed and what is in it."
)
EXAMPLES = (
    ("kehu measures --from 2016-12-31 --to 2017-12-31", m("The year 2017, all customers together")),
    ("kehu measures C00012", m("One customer in the last 12 months, each figure with what it comes from")),
    ("kehu measures C00012 --measure days_late --records", m("The records behind a figure of one customer")),
    ("kehu measures --by owner --measure collection --measure days_late", m("Two measures for each colleague")),
    ("kehu measures --by month --format csv > months.csv", m("Month by month, for a spreadsheet")),
    ("kehu measures --explain --measure dso_count_back", m("How a measure is defined")),
)
MONTHS = 12  # where nobody says from when on
CHOSEN = ("receivables_end", "dso", "days_late", "on_time", "collection")  # on a line, where nobody chooses
OfCustomers = Literal["customer", "owner", "region", "unit", "group"]
By = Literal[OfCustomers, "month"]


class NotTogether(WrongUsage):
    sentence = "{one} and {other} do not go together"


class RecordsOfWhom(WrongUsage):
    sentence = "--records is of customers that are named"
    hint = "for one customer: kehu measures C00012 --records"


class EndsBeforeStart(WrongUsage):
    sentence = "--from {start} is not before --to {end}"
    hint = "--from is the day of the opening balance, --to the last day of the period"


def command(
    customers: Customers = None,
    start: Annotated[
        date | None,
        typer.Option(
            "--from",
            parser=options.date_of("--from"),
            metavar="DATE",
            help="Day of the opening balance (12 months back)",
        ),
    ] = None,
    end: Annotated[
        date | None,
        typer.Option("--to", parser=options.date_of("--to"), metavar="DATE", help="Last day of the period (today)"),
    ] = None,
    as_of: AsOf = None,
    by: Annotated[By | None, typer.Option("--by", help="A line for each of these")] = None,
    measure: Annotated[list[str] | None, typer.Option("--measure", metavar="NAME", help="Only this measure")] = None,
    owner: Owner = None,
    records: Annotated[bool, typer.Option("--records", help="List the records behind each figure")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say how the measures are defined")] = False,
    format: Annotated[Literal["table", "json", "csv", "md"], options.FORMAT] = "table",
) -> int:
    """Print measures."""
    if as_of and end:
        raise NotTogether(command="kehu measures", one="--as-of", other="--to")
    if records and by:
        raise NotTogether(command="kehu measures", one="--records", other="--by")
    if records and not customers:
        raise RecordsOfWhom(command="kehu measures")
    chosen = _chosen(measure)
    if explain:
        from kehu.cli.money.measure_dictionary import print_dictionary

        print_dictionary(chosen or _every(), format)
        return 0
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money import measures as measures_views

    archive = Archive.open(session.archive_root())
    begin, last = _period(archive, start, end or as_of)
    readable = Readable(archive, customers, owner)
    if records:
        from kehu.cli.measure_records import print_records

        print_records(archive, readable, (begin, last), chosen or _every(), format)
    else:
        found = _by_month(archive, readable, begin, last) if by == "month" else _by(archive, readable, begin, last, by)
        measures_views.print_measured(found, chosen or _usual(by), readable.problems, format)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _chosen(names: Sequence[str] | None) -> list[Measure]:
    """The measures that a person named, by id or by name in either language."""
    from kehu.credit.measures import MEASURES

    meant = {said.casefold(): each for each in MEASURES.values() for said in (each.name, each.label.en, each.label.zh)}
    found = []
    for name in names or ():
        if name.casefold() not in meant:
            raise ChoiceUnknown(command="kehu measures", option="--measure", value=name, choices=list(MEASURES))
        found.append(meant[name.casefold()])
    return list(dict.fromkeys(found))


def _every() -> list[Measure]:
    from kehu.credit.measures import MEASURES

    return list(MEASURES.values())


def _usual(by: By | None) -> list[Measure]:
    """All, one below the other; a few, side by side."""
    return [each for each in _every() if by is None or each.name in CHOSEN]


def _period(archive: Archive, start: date | None, end: date | None) -> tuple[date, date]:
    from kehu.model.months import add_months

    last = session.as_of(end, archive.settings.utc_offset or "")
    first = start or add_months(last, -MONTHS)
    if first >= last:
        raise EndsBeforeStart(command="kehu measures", start=first, end=last)
    return first, last


def _by(archive: Archive, readable: Readable, start: date, end: date, by: OfCustomers | None) -> Measured:
    """All customers together, and on lines where that is asked for; who has nothing to measure is on none."""
    from kehu.cli.money.lines import Line, line_of
    from kehu.cli.money.measures import Measured, Row
    from kehu.credit.sums import Sums, add, sums_of
    from kehu.ledger.replay import replays

    line = line_of(archive, by) if by else None
    lines: dict[Line, list[Sums]] = {}
    every = []
    for _, customer in readable:
        before, after = replays(customer, archive.policy, [start, end])
        sums = sums_of(customer, archive.policy, before, after)
        every.append(sums)
        if line and sums:
            lines.setdefault(line(customer), []).append(sums)
    ordered = sorted(lines.items(), key=lambda each: each[0].order)
    rows = [Row(line, len(found), add(found, start, end)) for line, found in ordered]
    return Measured(start, end, by, rows, add(every, start, end))


def _by_month(archive: Archive, readable: Readable, start: date, end: date) -> Measured:
    """The period cut at the ends of calendar months, each a period of its own."""
    from kehu.cli.money.lines import Line
    from kehu.cli.money.measures import Measured, Row
    from kehu.credit.sums import Sums, add, sums_of
    from kehu.ledger.history import ends
    from kehu.ledger.replay import replays

    days = [start, *(day for day in ends(start, end) if day > start)]
    months: list[list[Sums]] = [[] for _ in days[1:]]
    every = []
    for _, customer in readable:
        ledgers = replays(customer, archive.policy, days)
        every.append(sums_of(customer, archive.policy, ledgers[0], ledgers[-1]))
        for month, (before, after) in zip(months, pairwise(ledgers), strict=True):
            month.append(sums_of(customer, archive.policy, before, after))
    rows = [
        Row(Line(last.isoformat()[:7], last.isoformat()), sum(map(bool, found)), add(found, first, last))
        for found, (first, last) in zip(months, pairwise(days), strict=True)
    ]
    return Measured(start, end, "month", rows, add(every, start, end))
