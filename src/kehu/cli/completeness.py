"""`kehu completeness`: what is missing in whose file, the most valuable gaps first [Q2]. It computes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.usage import ChoiceUnknown, WrongUsage
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.cli.completeness_views import Judged
    from kehu.grading.completeness import Demand

DESCRIPTION = m(
    "Compares each customer's file with what the policy demands of its class: the weight of what is filled, divided by "
    "the weight of what is demanded. Listed are the customers with gaps, the most valuable first: a gap is worth the "
    "customer's purchases times its share of the demanded weight. One customer alone is shown with every gap and the "
    "command that fills it. Closed customers are left out unless named."
)
EXAMPLES = (
    ("kehu completeness", m("Whose file lacks what, the most valuable gaps first")),
    ("kehu completeness C00012", m("All gaps of one customer, and how to fill them")),
    ("kehu completeness --field credit_code --owner 张伟", m("Which of 张伟's customers have no credit code")),
    ("kehu completeness --below 60% --format csv > gaps.csv", m("Files less than 60 % complete, for a spreadsheet")),
)
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)(%?)", re.ASCII)


class NotShare(WrongUsage):
    sentence = "--below: {value} is not a share"
    hint = "write 0.6 or 60%"


def command(
    customers: Customers = None,
    field: Annotated[
        str | None, typer.Option("--field", metavar="FIELD", help="Only those who lack this, by its name or label")
    ] = None,
    below: Annotated[
        str | None, typer.Option("--below", metavar="RATIO", help="Only files less complete than this: 0.6 or 60%")
    ] = None,
    owner: Owner = None,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print what is missing."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.completeness_views import Judged, in_order, print_gaps
    from kehu.grading.completeness import completeness, demands_of
    from kehu.grading.figures import Subject
    from kehu.model.choices import Status

    limit = _share(below)
    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    demands = demands_of(archive.policy, archive.settings, day)
    wanted = _wanted(field, demands)
    readable = Readable(archive, customers, owner)
    found: list[Judged] = []
    for _, customer in readable:
        if customer.status is Status.CLOSED and not customers:
            continue
        subject = Subject(customer, archive.policy, archive.settings, day)
        each = Judged.of(subject, completeness(subject, demands), wanted)
        if (each.gaps or (customers and not wanted)) and (limit is None or each.ratio < limit):
            found.append(each)
    alone = customers is not None and len(customers) == 1
    print_gaps(in_order(found), day, readable.problems, format, alone=alone, field=wanted)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _share(words: str | None) -> Fraction | None:
    if words is None:
        return None
    found = _SHARE.fullmatch(words.strip())
    share = Fraction(found[1]) / (100 if found[2] else 1) if found else Fraction(2)
    if share > 1:
        raise NotShare(command="kehu completeness", value=words)
    return share


def _wanted(named: str | None, demands: Sequence[Demand]) -> str | None:
    """The name of what the policy weighs and the person means."""
    if named is None:
        return None
    weighed = {wanted.name: wanted.label for demand in demands for wanted, _ in demand.wanted}
    for name, label in weighed.items():
        if named.strip().casefold() in (name.casefold(), label.en.casefold(), label.zh.casefold()):
            return name
    known = [Label(name, f"{name}（{label.zh}）") for name, label in weighed.items()]
    raise ChoiceUnknown(command="kehu completeness", option="--field", value=named, choices=known)
