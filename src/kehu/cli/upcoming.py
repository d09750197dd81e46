"""`kehu upcoming`: birthdays, wedding days, founding days, festivals and sales records that want a word."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.lang import m

DESCRIPTION = m(
    "Lists the days of the next weeks that are worth a greeting: birthdays by the solar and the lunar calendar, "
    "wedding days, founding days, festivals with the customers to greet, and sales records of the last two weeks. "
    "What was greeted already (kehu add care) is left out. How old somebody gets is private: --private shows it."
)
EXAMPLES = (
    ("kehu upcoming", m("The next 30 days")),
    ("kehu upcoming --days 7 --owner 张伟", m("What one colleague has to think of this week")),
    ("kehu upcoming --days 365 -o occasions.ics", m("A calendar for the phone")),
)
SUFFIXES = {".ics": "ics", ".md": "md", ".json": "json", ".csv": "csv"}


def command(
    customers: Customers = None,
    days: Annotated[int, typer.Option("--days", min=0, max=3660, metavar="NUMBER", help="How many days ahead")] = 30,
    owner: Owner = None,
    as_of: AsOf = None,
    private: Annotated[bool, typer.Option("--private", help="Show private data of persons too")] = False,
    format: Annotated[Literal["table", "md", "json", "csv", "ics"] | None, options.FORMAT] = None,
    to: Annotated[Path | None, options.OUTPUT] = None,
) -> int:
    """Print the occasions."""
    from contextlib import redirect_stdout
    from io import StringIO

    from kehu.archive.directory import Archive
    from kehu.cli.findings.gathering import Reviewing
    from kehu.cli.outfile import put, show
    from kehu.cli.upcoming_views import Coming, Upcoming, occasions_calendar, print_occasions
    from kehu.model.rates import NoRate
    from kehu.review.occasions import Occasions

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    run = Reviewing(archive, day, customers, owner)
    occasions, found = Occasions(run.round, days), []
    for case in run.cases():
        try:
            found += [Coming(each, case.customer) for each in occasions.of(case)]
        except NoRate as error:
            run.readable.problems.append(error.problem())
    shown = Upcoming.of(found, day, days, archive.settings.company or "", private, run.readable.problems)
    to = None if str(to) == "-" else to
    wanted = format or SUFFIXES.get(to.suffix.lower() if to else "", "table")
    if to is None and wanted == "ics":
        show(occasions_calendar(shown))
    elif to is None:
        print_occasions(shown, wanted)
    else:
        with redirect_stdout(StringIO()) as printed:
            print_occasions(shown, wanted)
        put(to, (occasions_calendar(shown) if wanted == "ics" else printed.getvalue()).encode())
        output.note(m("Written: {file}", file=str(to)))
    output.print_problems(shown.problems if wanted != "json" else ())
    return run.readable.exit_code
