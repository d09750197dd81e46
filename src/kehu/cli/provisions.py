"""`kehu provisions`: the provision for bad debts (坏账准备) [C7]. The credit room computes it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.output import Column
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money.lines import Line
    from kehu.credit.provisions import Item, Provision
    from kehu.model.policy.provisions import ProvisionsPolicy

DESCRIPTION = m(
    "What is expected to be lost of what customers owe at a date. Each open item is lost at the rate of its age or, "
    "where that is more, at the rate of the customer's credit grade or of an open legal case. Expected loss = open × "
    "rate, added up for each customer and rounded to the cent. Money of theirs that pays nothing yet does not lessen "
    "it unless the policy says so. The rates stand in the policy's section `provisions`."
)
EXAMPLES = (
    ("kehu provisions --as-of 2014-12-31", m("The provision at the end of a year")),
    ("kehu provisions --by owner", m("The same by salesperson")),
    ("kehu provisions C00012 --format json", m("One customer, with the rate of every item")),
)
By = Literal["customer", "owner", "region", "unit"]
NOT_DUE = Label("Not due", "未到期")
ALWAYS = ("open", "expected_loss")
Told = tuple["Line", list["Provision"]]


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    by: Annotated[
        By, typer.Option("--by", help="One line for each customer, owner, region or unit of ours")
    ] = "customer",
    owner: Owner = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print the provision."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.money import lines
    from kehu.credit.provisions import add

    archive = Archive.open(session.archive_root())
    policy = archive.policy.provisions
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    readable = Readable(archive, customers, owner)
    told = _told(archive, readable, by, day)
    names = policy.ageing.names
    total = add([each for _, found in told for each in found], names)
    if format == "json":
        output.print_json(
            {
                "as_of": day,
                "by": by,
                "rates": {name: f"{rate:f}" for name, rate in zip(names, policy.rates, strict=True)},
                "customers" if by == "customer" else "lines": [_json(each, by, names) for each in told],
                "total": _figures(total),
                "problems": [output.problem_json(problem) for problem in readable.problems],
            }
        )
        return readable.exit_code
    if format == "csv":
        header = [*lines.names(by), "open", *names, "unallocated", "expected_loss"]
        rows = [[*lines.values(by, line, len(found)), *_figures(add(found, names)).values()] for line, found in told]
        output.print_csv(header, rows)
    else:
        _print_table(told, by, total, policy)
    output.print_problems(readable.problems)
    return readable.exit_code


def _told(archive: Archive, readable: Readable, by: By, day: Any) -> list[Told]:
    """The lines with their customers' provisions; who owes nothing has none."""
    from kehu.cli.money.lines import line_of
    from kehu.credit.provisions import provision
    from kehu.grading.assess import assess
    from kehu.model.rates import NoRate

    line = line_of(archive, by)
    found: dict[Line, list[Provision]] = defaultdict(list)
    for file, customer in readable:
        try:
            made = provision(customer, assess(customer, archive.policy, day), archive.policy.provisions)
        except NoRate as error:  # of the as-of date
            readable.problems.append(error.problem(file.file))
            continue
        if made.open or made.unallocated:
            found[line(customer)].append(made)
    return sorted(found.items(), key=lambda two: two[0].order)


def _figures(made: Provision) -> dict[str, Any]:
    return {"open": made.open, **made.buckets, "unallocated": made.unallocated, "expected_loss": made.loss}


def _json(told: Told, by: By, names: list[str]) -> dict[str, Any]:
    from kehu.cli.money import lines
    from kehu.credit.provisions import add

    line, found = told
    head = dict(zip(lines.names(by), lines.values(by, line, len(found)), strict=True))
    items = {"items": [_item(each) for each in found[0].items]} if by == "customer" else {}
    return {**head, **_figures(add(found, names)), **items}


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.obligation.id,
        "open": item.obligation.open,
        "counted": item.open,
        "bucket": item.bucket,
        "rate": f"{item.rate:f}",
        "by": item.by.value,
    }


def _print_table(told: list[Told], by: By, total: Provision, policy: ProvisionsPolicy) -> None:
    from kehu.cli.fitted import print_fitted
    from kehu.cli.money import lines
    from kehu.credit.provisions import add

    names = policy.ageing.names
    shown = {name: title for name, title in _titles(names).items() if _figures(total)[name] or name in ALWAYS}
    columns = [*lines.columns(by), *(Column(title, right=True) for title in shown.values())]
    rows = []
    for line, found in told:
        figures = _figures(add(found, names))
        rows.append([*lines.cells(by, line, len(found)), *(figures[name] or "-" for name in shown)])
    count = sum(len(found) for _, found in told)
    footer = ["", m("{count} {count:customer|customers}", count=count), *(_figures(total)[name] for name in shown)]
    print_fitted(columns, rows, footer, dispensable=range(3, len(columns) - 1))
    _say_rates(policy, sum(len(each.individual) for _, found in told for each in found))


def _titles(names: list[str]) -> dict[str, Label]:
    """The columns of figures; those in which nobody has anything are left out of the table."""
    buckets = {name: NOT_DUE if name == "not_due" else Label(name, name) for name in names}
    return {
        "open": Label("Open", "应收"),
        **buckets,
        "unallocated": Label("Unallocated", "预收"),
        "expected_loss": Label("Expected loss", "应提准备"),
    }


def _say_rates(policy: ProvisionsPolicy, individual: int) -> None:
    by_age = zip(policy.ageing.names, policy.rates, strict=True)
    rates = [f"{NOT_DUE if name == 'not_due' else name} {output.percent_text(f'{rate:f}')}" for name, rate in by_age]
    output.note(m("Rates by days past due: {rates}", rates=rates))
    grades = [f"{grade} {output.percent_text(f'{rate:f}')}" for grade, rate in policy.by_grade.items()]
    output.note(
        m("At least: by credit grade {grades}; in a legal case {case} %", grades=grades, case=f"{policy.case:f}")
    )
    if individual:
        output.note(m("{count} {count:item|items} at such a rate: --format json names them", count=individual))
