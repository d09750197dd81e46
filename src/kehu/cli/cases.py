"""`kehu cases`: legal cases with their stage, what came in, what they cost, and when the claim is barred [R9]."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.output import Cell, Column
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.cli.assessing import Readable
    from kehu.credit.cases import Standing
    from kehu.model.customer import Customer
    from kehu.model.policy import Policy

DESCRIPTION = m(
    "Legal cases: the claim, the stage and since when, what was recovered (by receipts that pay the named sales, or as "
    "written down, whichever is more), the cost, and when the claim is barred. kehu case moves a case on."
)
EXAMPLES = (
    ("kehu cases --open", m("Cases that are not closed")),
    ("kehu cases --owner 张伟 --format csv", m("Cases against one colleague's customers, for a spreadsheet")),
)
COLUMNS = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Case", "案件")),
    Column(Label("Stage", "阶段")),
    Column(Label("Since", "起始日")),
    Column(Label("Claim", "标的"), right=True),
    Column(Label("Recovered", "已收回"), right=True),
    Column(Label("Cost", "费用"), right=True),
    Column(Label("Barred after", "时效届满")),
    Column(Label("Days", "剩余天数"), right=True),
)
NAMES = (
    *("code", "name", "id", "opened", "claim", "stage", "since", "recovered", "came", "cost"),
    *("limitation", "days_left", "limitation_basis", "court", "closed_on"),
)


@dataclass(frozen=True, slots=True)
class Pursued:
    """A case, of whom, and how it stands."""

    file: CustomerFile
    customer: Customer
    found: Standing

    def left(self, as_of: datetime.date) -> int | None:
        """Days to the limitation date, below 0 when it has passed."""
        limitation = self.found.limitation
        return (limitation.day - as_of).days if limitation and limitation.day else None


def command(
    customers: Customers = None,
    open_only: Annotated[bool, typer.Option("--open", help="Only cases that are not closed")] = False,
    owner: Owner = None,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print cases."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    readable = Readable(archive, customers, owner)
    found = [each for each in pursued(readable, archive.policy, day) if not (open_only and each.found.is_closed)]
    told = [as_json(each, day) for each in found]
    if format == "json":
        problems = [output.problem_json(each) for each in readable.problems]
        output.print_json({"as_of": day, "cases": told, "problems": problems})
    elif format == "csv":
        output.print_csv(NAMES, ([row[name] for name in NAMES] for row in told))
    else:
        _print_table(found, day)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def pursued(readable: Readable, policy: Policy, day: datetime.date) -> Iterator[Pursued]:
    """The cases opened by a day."""
    from kehu.credit.cases import standing
    from kehu.ledger.replay import replay

    for file, customer in readable:
        known = [each for each in customer.cases if each.date <= day]
        if known:
            ledger = replay(customer, policy, day)
            for case in sorted(known, key=lambda each: (each.date, each.id)):
                yield Pursued(file, customer, standing(case, customer, ledger))


def as_json(each: Pursued, day: datetime.date) -> dict[str, Any]:
    """A case for programs."""
    found, case = each.found, each.found.case
    return {
        "code": each.customer.code,
        "name": each.customer.name,
        "id": case.id,
        "opened": case.date,
        "claim": case.claim,
        "stage": found.stage.value,
        "since": found.since,
        "recovered": found.recovered,
        "came": found.came,
        "cost": case.cost,
        "limitation": found.limitation.day if found.limitation else None,
        "days_left": each.left(day),
        "limitation_basis": found.limitation.basis if found.limitation else None,
        "court": case.court,
        "closed_on": case.closed_on if found.is_closed else None,
        "sales": list(case.sales),
        "receipts": list(found.receipts),
        "stages": [{"date": step.date, "stage": step.stage.value, "note": step.note} for step in found.steps],
    }


def _print_table(found: Sequence[Pursued], day: datetime.date) -> None:
    from kehu.cli.fitted import print_fitted
    from kehu.ledger.obligation import ZERO

    if not found:
        output.say(m("No case at {day}", day=day))
        return
    sums = [
        sum((each.found.case.claim for each in found), ZERO),
        sum((each.found.recovered for each in found), ZERO),
        sum((each.found.case.cost or ZERO for each in found), ZERO),
    ]
    footer = ["", m("{count} {count:case|cases}", count=len(found)), "", "", "", *sums, "", ""]
    print_fitted(COLUMNS, [_row(each, day) for each in found], footer, dispensable=(4, 7, 2))


def _row(each: Pursued, day: datetime.date) -> list[Cell]:
    found, case, left = each.found, each.found.case, each.left(day)
    limitation = found.limitation.day if found.limitation else None
    amounts = [case.claim, found.recovered or "-", case.cost or "-"]
    ends = [limitation or "-", "-" if left is None else left]
    return [each.customer.code, each.customer.name, case.id, found.stage.label, found.since, *amounts, *ends]
