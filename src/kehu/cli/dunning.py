"""`kehu dunning`: who gets a dunning letter (催款函), and the letters [C6]. The credit room decides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from kehu.cli import options, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.usage import OptionMissing, WrongUsage
from kehu.lang import m

DESCRIPTION = m(
    "Who gets a dunning letter of which level, about what, and who gets none, and why. Levels go by days past due, "
    "the most courteous first; they stand in the policy's section `dunning`. Disputed items, items promised for a "
    "later day and items in a legal case are left out and named in the letter as such; what is partly paid is in "
    "with the rest. With --write the letters are written and recorded as communications; no item gets a letter of "
    "the same or a lower level again, so that the same run twice writes nothing the second time."
)
EXAMPLES = (
    ("kehu dunning", m("The plan: who would get a letter today, who not, and why")),
    ("kehu dunning --write letters --by 李娜", m("Write the letters as HTML into a folder, and record them")),
    ("kehu dunning C00012 --write letters --format md --by 李娜", m("One customer's letter, as Markdown")),
)


class NotAPlan(WrongUsage):
    sentence = "Letters are written as md or html, and the plan is printed as table, json or csv: not “{format}” here"


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="Write the letters into this folder and record them")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="STAFF", help="Who writes; needed for --write")] = None,
    channel: Annotated[
        Literal["letter", "email", "fax", "wechat"], typer.Option("--channel", help="How the letters are sent")
    ] = "letter",
    owner: Owner = None,
    format: Annotated[Literal["table", "json", "csv", "md", "html"] | None, options.FORMAT] = None,
) -> int:
    """Print the plan, or write the letters."""
    if (format in ("md", "html")) != (write is not None) and format is not None:
        raise NotAPlan(command="kehu dunning", format=format)
    if write is not None and by is None:
        raise OptionMissing(command="kehu dunning", option="--by")
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money.dunning import print_plan
    from kehu.cli.money.dunning_letters import Letters, planned

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    readable = Readable(archive, customers, owner)
    if write is not None:
        letters = Letters(archive, write, "md" if format == "md" else "html", by or "", channel)
        letters.write(readable, day)
    else:
        print_plan(list(planned(archive, readable, day)), readable, day, archive.policy.dunning, format or "table")
    return readable.exit_code
