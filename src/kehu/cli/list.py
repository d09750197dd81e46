"""`kehu list`: who the customers are. It grades nobody unless --where, --sort or --columns ask for a figure."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.grading.names import grade_meant
from kehu.cli.list_views import Listed, print_customers, print_fields
from kehu.cli.options import AsOf, Owner
from kehu.cli.usage import ChoiceUnknown
from kehu.errors import DONE
from kehu.lang import Message, m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.chosen import Chosen
    from kehu.grading.figures import Subject
    from kehu.model.customer import Customer
    from kehu.model.expression.fields import Fields

DESCRIPTION = m(
    "Lists the customers in the order of their codes, drafts and closed ones too. The grades are the recorded "
    "ones, those last written down by `kehu grade --write`; `kehu grade` computes today's. The filters must all be "
    "met. --where takes an expression over fields and figures, such as volume in [A, B] and overdue > 0: names in "
    "English or Chinese, = != < <= > >= ~ (contains), in [...], is empty, and, or, not, dates like today - 90 days. "
    "There, in --sort and in --columns, `volume` and `credit` are computed for the as-of date; recorded_volume and "
    "recorded_credit are those written down."
)
EXAMPLES = (
    ("kehu list --owner 张伟", m("One colleague's customers")),
    ("kehu list --grade A --status active", m("The active customers that are recorded as A")),
    ("kehu list --text 化工", m("Those with these words in the code, the name, another name or the region")),
    ("kehu list --where 'overdue > 0 and owner = 张伟' --sort -overdue", m("张伟's customers with overdue money")),
    (
        "kehu list --where 'days_since_last_sale > 90' --columns name,last_sale,purchases",
        m("Who has bought nothing for 90 days, with these columns"),
    ),
    ("kehu list --fields", m("Everything that --where, --sort and --columns may name")),
    ("kehu list --format csv > customers.csv", m("For a spreadsheet")),
)


@dataclass(frozen=True)
class Filters:
    """All that are given must be met; case plays no part in parts of texts."""

    owner: str | None
    status: str | None
    grade: str | None
    region: str | None
    text: str | None

    def admit(self, each: Listed) -> bool:
        return (
            self.owner in (None, each.owner)
            and self.status in (None, each.status)
            and (self.grade is None or self.grade in (each.volume, each.credit))
            and (self.region is None or self.region.casefold() in (each.region or "").casefold())
            and (self.text is None or self.text.casefold() in each.words.casefold())
        )


def command(
    owner: Owner = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", metavar="STATUS", help="Only draft, active, suspended, phasing_out or closed customers"
        ),
    ] = None,
    grade: Annotated[
        str | None,
        typer.Option("--grade", metavar="GRADE", help="Only customers recorded with this grade, by volume or payment"),
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="TEXT", help="Only regions that contain this")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="Only if code, a name or the region contains this")
    ] = None,
    where: Annotated[
        str | None, typer.Option("--where", metavar="EXPR", help="Only customers of whom this expression holds")
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="KEYS", help="Sort by these fields, separated by commas; -KEY: largest first"),
    ] = None,
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="KEYS", help="Show these fields, separated by commas")
    ] = None,
    list_fields: Annotated[
        bool, typer.Option("--fields", help="List the fields that these three may name, and no customers")
    ] = False,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "md", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """List customers."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable

    archive = Archive.open(session.archive_root())
    if list_fields:
        print_fields(_fields(archive).every, format)
        return DONE
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    filters = Filters(owner, _status(status), _grade(grade, archive), region, text)
    chosen = _chosen(archive, day, where, sort, columns)
    readable = Readable(archive)
    everyone, found = _found(archive, readable, filters, chosen, day)
    print_customers(found, chosen, day, readable.problems, format)
    if format == "table":
        output.note(_count(len(found), everyone))
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _count(found: int, all: int) -> Message:
    if found == all:
        return m("{count} {count:customer|customers}", count=all)
    return m("{found} of {all} {all:customer|customers}", found=found, all=all)


def _chosen(
    archive: Archive, day: datetime.date, where: str | None, sort: str | None, columns: str | None
) -> Chosen | None:
    """What the three options ask for; None if none is given: then nothing that grades is even imported."""
    if where is None and sort is None and columns is None:
        return None
    from kehu.cli.chosen import choose

    return choose(_fields(archive), day, where, sort, columns)


def _fields(archive: Archive) -> Fields:
    from kehu.grading.figures import fields

    return fields(archive.settings, archive.policy)


def _found(
    archive: Archive, readable: Readable, filters: Filters, chosen: Chosen | None, day: datetime.date
) -> tuple[int, list[Listed]]:
    """How many customers there are, and those that are asked for, in order."""
    everyone, found = 0, []
    subject_of = _subjects(archive, chosen, day) if chosen else None
    for file, customer in readable:
        everyone += 1
        each = _listed(file, customer, day)
        if not filters.admit(each):
            continue
        if chosen is not None and subject_of is not None:
            subject = subject_of(customer)
            if chosen.where and not chosen.where(subject.value):
                continue
            each = replace(each, figures=chosen.figures(subject))
        found.append(each)
    if chosen is None or chosen.where is None:  # of a file with errors no expression can be said to hold
        found += filter(filters.admit, map(_glimpsed, readable.faulty))
    found.sort(key=lambda each: (each.code.casefold(), each.file))
    return everyone + len(readable.faulty), chosen.sort(found, lambda each: each.figures) if chosen else found


def _subjects(archive: Archive, chosen: Chosen, day: datetime.date) -> Callable[[Customer], Subject]:
    """What is asked of each customer. A class, and a figure that compares customers, needs all assessed before."""
    from functools import partial

    from kehu.grading.figures import CLASS, Subject
    from kehu.grading.population import NEEDED

    schemes = sorted(name.removeprefix(CLASS) for name in chosen.names if name.startswith(CLASS))
    make = partial(Subject, policy=archive.policy, settings=archive.settings, as_of=day)
    compares = not chosen.names.isdisjoint(NEEDED)
    if not schemes and not compares:
        return make
    from kehu.cli.grading.classes import Classifying
    from kehu.grading.classes import Classes

    rules = Classes(archive.policy, archive.settings, day, schemes)
    all_needed = compares or rules.needing_all
    return partial(
        make, rules=rules, population=Classifying(archive, archive.policy, day).population() if all_needed else None
    )


def _status(named: str | None) -> str | None:
    """The status that is meant by its name in either language."""
    if named is None:
        return None
    from kehu.model.choices import Status

    status = Status.named(named)
    if status is None:
        known = [each.offered for each in Status]
        raise ChoiceUnknown(command="kehu list", option="--status", value=named, choices=known)
    return status.value


def _grade(named: str | None, archive: Archive) -> str | None:
    """The grade that is meant; the policy is read only if one is named."""
    return None if named is None else grade_meant(named, archive.policy, "kehu list")


def _listed(file: CustomerFile, customer: Customer, day: datetime.date) -> Listed:
    from kehu.grading.assess import recorded

    last = recorded(customer, day)
    return Listed(
        file.code, customer.name, customer.kind.value, customer.owner, customer.status.value, customer.region,
        last.volume, last.credit, file.file, "\n".join((file.code, *customer.names, customer.region or "")),
    )  # fmt: skip


def _glimpsed(file: CustomerFile) -> Listed:
    """What can be read of a file with errors."""
    owner, region = _text(file.document.data, "owner"), _text(file.document.data, "region")
    words = "\n".join((file.code, file.name, region or ""))
    return Listed(file.code, file.name, None, owner, None, region, None, None, file.file, words)


def _text(data: Mapping[str, Any], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) and value else None
