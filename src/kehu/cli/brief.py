"""`kehu brief`: everything one needs before calling or visiting a customer, on one screen (一页通) [W5]."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customer
from kehu.errors import DONE, SAID_NO
from kehu.lang import m

DESCRIPTION = m(
    "Says on one screen what to know before calling or visiting a customer: grades, what is owed and overdue, open "
    "promises and complaints, projects, whom to talk to, the last contacts, what was to be followed up, purchases of "
    "the year against the target, and the next review. Birthdays and journeys are private: --private shows them."
)
EXAMPLES = (
    ("kehu brief C00012", m("By code")),
    ("kehu brief 钧丰 --private", m("With birthdays and journeys")),
    ("kehu brief C00012 --as-of 2014-12-31", m("As it was at a date: later records do not exist for it")),
)


def command(
    customer: Customer,
    as_of: AsOf = None,
    private: Annotated[bool, typer.Option("--private", help="Show private data of persons too")] = False,
    format: Annotated[Literal["text", "json"], options.FORMAT] = "text",
) -> int:
    """Print what to know of one customer."""
    from kehu.archive.directory import Archive
    from kehu.cli.about import brief as brief_views
    from kehu.cli.about.briefing import brief

    archive = Archive.open(session.archive_root())
    file = archive.resolve(customer)
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    known = brief(file.customer, archive.policy, day, private) if file.customer else None
    if format == "json":
        output.print_json(brief_views.as_json(file, known, archive.policy, day))
    elif known:
        output.say("\n".join(brief_views.as_text(known, archive.policy, session.width())))
    else:
        from kehu.cli.about.page import broken_page

        output.say("\n".join(broken_page(file, session.width())))
    output.print_problems(file.problems if format != "json" else ())
    return SAID_NO if file.errors else DONE
