"""`kehu list`: who the customers are, with the grades that are recorded. It grades nobody, so it is quick."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Owner
from kehu.cli.output import Cell, Column
from kehu.cli.usage import ChoiceUnknown
from kehu.lang import Label, Message, m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.model.customer import Customer

DESCRIPTION = m(
    "Lists the customers in the order of their codes, drafts and closed ones too. The grades are the recorded "
    "ones, those last written down by `kehu grade --write`; `kehu grade` computes today's. The filters must all be met."
)
EXAMPLES = (
    ("kehu list --owner 张伟", m("One colleague's customers")),
    ("kehu list --grade A --status active", m("The active customers that are recorded as A")),
    ("kehu list --text 化工", m("Those with these words in the code, the name, another name or the region")),
    ("kehu list --format csv > customers.csv", m("For a spreadsheet")),
)
CSV_HEADER = ("code", "name", "kind", "owner", "status", "region", "volume", "credit", "file")


@dataclass(frozen=True)
class Listed:
    """One line of the list. Of a file with errors it says what can be read: the customer must not vanish [L6]."""

    code: str
    name: str
    kind: str | None
    owner: str | None
    status: str | None  # None: the file has errors
    region: str | None
    volume: str | None
    credit: str | None
    file: str
    words: str


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
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """List customers."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.model.policy import CREDIT_LABELS, UNGRADED

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    filters = Filters(owner, _status(status), UNGRADED if grade == CREDIT_LABELS[UNGRADED].zh else grade, region, text)
    readable = Readable(archive)
    everyone = [_listed(file, customer, day) for file, customer in readable]
    everyone += [_glimpsed(file) for file in readable.faulty]
    found = sorted(filter(filters.admit, everyone), key=lambda each: (each.code.casefold(), each.file))
    if format == "json":
        problems = [output.problem_json(problem) for problem in readable.problems]
        output.print_json({"as_of": day, "customers": [_json(each) for each in found], "problems": problems})
    elif format == "csv":
        output.print_csv(CSV_HEADER, ([getattr(each, name) for name in CSV_HEADER] for each in found))
    else:
        _print_table(found)
    if format == "table":
        output.note(_count(len(found), len(everyone)))
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _count(found: int, all: int) -> Message:
    if found == all:
        return m("{count} {count:customer|customers}", count=all)
    return m("{found} of {all} {all:customer|customers}", found=found, all=all)


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


def _json(each: Listed) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "kind": each.kind,
        "owner": each.owner,
        "status": each.status,
        "region": each.region,
        "file": each.file,
        "grades": {"volume": each.volume, "credit": each.credit},
    }


def _print_table(found: list[Listed]) -> None:
    columns = [
        Column(Label("Code", "编码")),
        Column(Label("Customer", "客户")),
        Column(Label("Region", "地区")),
        Column(Label("Owner", "业务员")),
        Column(Label("Status", "状态")),
        Column(Label("Volume", "业务")),
        Column(Label("Credit", "信用")),
    ]
    output.print_table(columns, [_row(each) for each in found])


def _row(each: Listed) -> list[Cell]:
    from kehu.model.choices import Status
    from kehu.model.policy import CREDIT_LABELS, UNGRADED

    status = Status.named(each.status) if each.status else m("file has errors")
    credit = CREDIT_LABELS[UNGRADED] if each.credit == UNGRADED else each.credit
    return [each.code, each.name, each.region, each.owner, status, each.volume, credit]
