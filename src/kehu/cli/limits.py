"""`kehu limits`: limits in force, what is used of them, and what limit the policy's methods suggest [C1] [C2]."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.usage import WrongUsage
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money.limits import Limited
    from kehu.model.customer import Customer
    from kehu.quality.groups import Groups

DESCRIPTION = m(
    "Every customer's limit and its state (none, 0 for cash only, a number, expired, suspended), until when it holds, "
    "exposure, what is available, and the suggested limit. Of one customer a page: each method of suggesting with its "
    "formula, its inputs and the records that they come from, a conservative and a generous figure, and who may "
    "approve it."
)
EXAMPLES = (
    ("kehu limits", m("All customers")),
    ("kehu limits --state expired --owner 张伟", m("Limits of one colleague's customers that have ended")),
    ("kehu limits C00012", m("One customer: what limit the methods suggest, from what")),
    ("kehu limits --by group", m("Limits and exposure added up for each group")),
)
States = Literal["none", "cash_only", "in_force", "over", "expired", "suspended"]
By = Literal["owner", "region", "unit", "group"]


class NotTogether(WrongUsage):
    sentence = "{one} and {other} do not go together"


def command(
    customers: Customers = None,
    state: Annotated[
        States | None,
        typer.Option("--state", help="Only limits in this state; over: exposure beyond the limit"),
    ] = None,
    owner: Owner = None,
    by: Annotated[By | None, typer.Option("--by", help="A line for each of these")] = None,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print limits."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money import limits as limits_views

    if by and customers:
        raise NotTogether(command="kehu limits", one="--by", other="CUSTOMER")
    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    readable = Readable(archive, customers, owner)
    found = [each for each in _limited(archive, readable, day) if state in (None, *each.states)]
    if by:
        limits_views.print_lines(found, archive, by, day, readable.problems, format)
    elif format == "table" and customers and len(found) == 1:
        limits_views.print_page(found[0])
    else:
        limits_views.print_limits(found, day, readable.problems, format)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _limited(archive: Archive, readable: Readable, day: datetime.date) -> Iterator[Limited]:
    from kehu.model.rates import NoRate
    from kehu.quality.groups import Groups

    groups = Groups(archive, archive.policy)
    for file, customer in readable:
        try:
            yield _look(archive, file, customer, groups, day)
        except NoRate as error:
            readable.problems.append(error.problem(file.file))


def _look(archive: Archive, file: CustomerFile, customer: Customer, groups: Groups, day: datetime.date) -> Limited:
    """One customer; raises NoRate where its exposure needs a rate that is not there."""
    from kehu.cli.money.limits import Limited
    from kehu.credit.limits import approvers
    from kehu.credit.subject import Subject
    from kehu.credit.suggestion import suggest

    settings = archive.settings
    subject = Subject(customer, archive.policy, day, groups.of(customer, whole=False))
    found = suggest(subject)
    able = None
    if settings.delegation is not None and found.conservative is not None:
        able = tuple(approvers(found.conservative, settings.staff, settings.delegation, day))
    return Limited(file, subject, subject.headrooms(), found, able)
