"""`kehu ageing`: who owes how much for how long [C4]. The ledger computes it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.output import Column
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.ledger.ageing import Ageing

DESCRIPTION = m(
    "What customers owe at a date, by the days since it fell due, and their money that pays nothing yet. The "
    "buckets are the policy's. Not due + buckets - unallocated = outstanding. The "
    "table leaves out customers without open money."
)
EXAMPLES = (
    ("kehu ageing", m("Today's receivables")),
    ("kehu ageing --as-of 2014-12-31 --format csv > ageing.csv", m("At the end of a year, for a spreadsheet")),
    ("kehu ageing --basis date --owner 张伟", m("Days count from the sale; one colleague's customers")),
)
FIXED = {"not_due": Label("Not due", "未到期")}
Aged = tuple[str, str, "Ageing"]  # code, name, what they owe


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    basis: Annotated[
        Literal["due", "date"] | None,
        typer.Option("--basis", help="Count days from the due date or from the sale's date"),
    ] = None,
    owner: Owner = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print the ageing of receivables."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.ledger.ageing import add, age
    from kehu.ledger.replay import replay
    from kehu.model.policy.ageing import Basis

    archive = Archive.open(session.archive_root())
    policy = archive.policy
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    by = policy.ageing.basis if basis is None else Basis.DATE if basis == "date" else Basis.DUE
    readable = Readable(archive, customers, owner)
    aged = [
        (file.code, customer.name, age(replay(customer, policy, day), policy.ageing, by)) for file, customer in readable
    ]
    names = policy.ageing.names
    total = add((ageing for _, _, ageing in aged), names)
    if format == "json":
        output.print_json(
            {
                "as_of": day,
                "basis": by.value,
                "buckets": names,
                "customers": [{"code": code, "name": name, **figures(ageing)} for code, name, ageing in aged],
                "total": figures(total),
                "problems": [output.problem_json(problem) for problem in readable.problems],
            }
        )
    elif format == "csv":
        rows = ([code, name, *figures(ageing).values()] for code, name, ageing in aged)
        output.print_csv(["code", "name", "outstanding", *names, "unallocated"], rows)
    else:
        _print_table(aged, total, names)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def figures(ageing: Ageing) -> dict[str, Any]:
    """The figures of one customer, or of all."""
    return {"outstanding": ageing.outstanding, **ageing.buckets, "unallocated": ageing.unallocated}


def _print_table(aged: list[Aged], total: Ageing, names: list[str]) -> None:
    from kehu.cli.fitted import print_fitted

    owing = [each for each in aged if any(each[2].buckets.values()) or each[2].unallocated]
    titles = [
        Label("Owed", "应收"),
        *(FIXED.get(name, Label(name, name)) for name in names),
        Label("Unallocated", "预收"),
    ]
    columns = [Column(Label("Code", "编码")), Column(Label("Customer", "客户"))]
    columns += [Column(title, right=True) for title in titles]
    rows = [[code, name, *(_blank_zero(each) for each in figures(ageing).values())] for code, name, ageing in owing]
    footer = ["", m("{count} {count:customer|customers}", count=len(owing)), *figures(total).values()]
    print_fitted(columns, rows, footer, dispensable=(len(columns) - 1,))


def _blank_zero(amount: Decimal) -> Decimal | str:
    return amount or "-"
