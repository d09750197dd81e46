"""`kehu ageing`: who owes how much for how long [C4]. The ledger computes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.money.lines import By
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.usage import WrongUsage
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money.ageing import Aged
    from kehu.ledger.ageing import Ageing
    from kehu.model.policy.ageing import Basis

DESCRIPTION = m(
    "What customers owe at a date, by the days since it fell due, and their money that pays nothing yet. The "
    "buckets are the policy's. Not due + buckets - unallocated = outstanding. The "
    "table leaves out customers without open money. --by adds up, --detail lists what is open, --series and --from "
    "show month ends."
)
EXAMPLES = (
    ("kehu ageing", m("Today's receivables")),
    ("kehu ageing --as-of 2014-12-31 --format csv > ageing.csv", m("At the end of a year, for a spreadsheet")),
    ("kehu ageing --basis date --owner 张伟", m("Days count from the sale; one colleague's customers")),
    ("kehu ageing --by region --series 12", m("Each region at the last 12 month ends")),
    ("kehu ageing C00012 --detail", m("What one customer's figures consist of")),
)
CONTRADICTIONS = (
    ("--detail", "--by"),
    ("--detail", "--series"),
    ("--detail", "--from"),
    ("--series", "--from"),
    ("--to", "--as-of"),
)


class NotTogether(WrongUsage):
    sentence = "{one} and {other} do not go together"


class OnlyWith(WrongUsage):
    sentence = "{option} goes with {other} only"


class EndsBeforeStart(WrongUsage):
    sentence = "--from {start} is later than --to {end}"


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    basis: Annotated[
        Literal["due", "date"] | None,
        typer.Option("--basis", help="Count days from the due date or from the sale's date"),
    ] = None,
    by: Annotated[By | None, typer.Option("--by", help="A line for each of these")] = None,
    detail: Annotated[bool, typer.Option("--detail", help="List what is open, one by one")] = False,
    series: Annotated[
        int | None, typer.Option("--series", metavar="NUMBER", min=1, help="So many month ends, the last is the date")
    ] = None,
    start: Annotated[
        date | None,
        typer.Option("--from", parser=options.date_of("--from"), metavar="DATE", help="Month ends from this date on"),
    ] = None,
    end: Annotated[
        date | None,
        typer.Option("--to", parser=options.date_of("--to"), metavar="DATE", help="Month ends up to this date"),
    ] = None,
    owner: Owner = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print the ageing of receivables."""
    asked = {"--detail": detail, "--by": by, "--series": series, "--from": start, "--to": end, "--as-of": as_of}
    _refuse_contradictions({option for option, value in asked.items() if value})
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money import ageing as ageing_views
    from kehu.model.policy.ageing import Basis

    archive = Archive.open(session.archive_root())
    day = session.as_of(end or as_of, archive.settings.utc_offset or "")
    if start and start > day:
        raise EndsBeforeStart(command="kehu ageing", start=start, end=day)
    clock = archive.policy.ageing.basis if basis is None else Basis.DATE if basis == "date" else Basis.DUE
    readable = Readable(archive, customers, owner)
    days = _days(day, series, start)
    found = ageing_views.Result(day, days, clock, archive.policy.ageing, _aged(archive, readable, days, clock, by))
    by_line = by if series or start else by or "customer"
    if detail:
        from kehu.cli.money.ageing_detail import print_detail

        print_detail(found, readable.problems, format)
    else:
        ageing_views.print_ageing(found, by_line, readable.problems, format, is_series=bool(series or start))
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _refuse_contradictions(given: set[str]) -> None:
    for one, other in CONTRADICTIONS:
        if one in given and other in given:
            raise NotTogether(command="kehu ageing", one=one, other=other)
    if "--to" in given and "--from" not in given:
        raise OnlyWith(command="kehu ageing", option="--to", other="--from")


def _days(day: date, series: int | None, start: date | None) -> list[date]:
    """The month ends wanted, the last day among them; only that one where no series is."""
    from kehu.ledger.history import ends
    from kehu.model.months import add_months, month_start

    if series:
        start = add_months(month_start(day), 1 - series)
    return ends(start, day) if start else [day]


def _aged(archive: Archive, readable: Readable, days: Sequence[date], basis: Basis, by: By | None) -> list[Aged]:
    """Everybody's ageing on the days, and the line that each belongs to."""
    from kehu.cli.money.ageing import Aged
    from kehu.cli.money.lines import line_of
    from kehu.ledger.ageing import age
    from kehu.ledger.replay import replays

    policy, line = archive.policy, line_of(archive, by or "customer")
    found = []
    for file, customer in readable:
        ledgers = replays(customer, policy, days)
        ageings = [age(ledger, policy.ageing, basis) for ledger in ledgers]
        found.append(Aged(file, line(customer), customer.name, ledgers[-1], ageings))
    return found


def figures(ageing: Ageing) -> dict[str, Any]:
    """The figures of one customer, or of all."""
    return {"outstanding": ageing.outstanding, **ageing.buckets, "unallocated": ageing.unallocated}
