"""`kehu promises`: every promise of payment, and what came of it [R6]. Receipts decide: the credit room says how."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.output import Cell, Column
from kehu.lang import Label, Message, m, money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kehu.archive.customer_file import CustomerFile
    from kehu.cli.assessing import Readable
    from kehu.credit.promises import Promised
    from kehu.model.customer import Customer
    from kehu.model.policy import Policy

DESCRIPTION = m(
    "Promises of payment in the order of their pay-by dates: what was promised, what came by that date and since, and "
    "what is still to come. Receipts decide whether a promise was kept, nobody's word. A broken promise stays broken; "
    "made good means that its money has come since. Amounts are in the promise's own currency, totals in the base "
    "currency."
)
EXAMPLES = (
    ("kehu promises --state open", m("Who must pay what by when")),
    ("kehu promises --state broken --owner 张伟", m("Broken promises among one colleague's customers")),
    ("kehu promises C00012 --format json", m("All of one customer, with the receipts that count")),
)
COLUMNS = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Promise", "承诺编号")),
    Column(Label("Pay by", "承诺付款日")),
    Column(Label("State", "状态")),
    Column(Label("Promised", "承诺金额"), right=True),
    Column(Label("Came", "已到款"), right=True),
    Column(Label("To come", "未到款"), right=True),
)
NAMES = (
    *("code", "name", "id", "date", "pay_by", "state", "made_good", "amount", "currency"),
    *("paid_in_time", "came", "to_come", "by"),
)


@dataclass(frozen=True, slots=True)
class Given:
    """A promise, who gave it, and what became of it."""

    file: CustomerFile
    customer: Customer
    found: Promised

    @property
    def came(self) -> Decimal:
        """All that came, in time or later."""
        return max(self.found.paid, self.found.came)

    @property
    def state(self) -> Label | Message:
        return m("broken, made good since") if self.found.made_good else self.found.state.label


def command(
    customers: Customers = None,
    state: Annotated[
        Literal["open", "kept", "broken", "withdrawn"] | None,
        typer.Option("--state", help="Only promises that are in this state"),
    ] = None,
    owner: Owner = None,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print promises."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    readable = Readable(archive, customers, owner)
    given = [each for each in _given(readable, archive.policy, day) if state in (None, each.found.state.value)]
    given.sort(key=lambda each: (each.found.promise.pay_by, each.customer.code, each.found.promise.id))
    if format == "json":
        problems = [output.problem_json(each) for each in readable.problems]
        output.print_json({"as_of": day, "promises": [_json(each) for each in given], "problems": problems})
    elif format == "csv":
        output.print_csv(NAMES, ([_csv(_json(each)[name]) for name in NAMES] for each in given))
    else:
        _print_table(given, day)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _given(readable: Readable, policy: Policy, day: datetime.date) -> Iterator[Given]:
    from kehu.credit.promises import promised
    from kehu.ledger.replay import replay

    for file, customer in readable:
        if customer.promises:
            for found in promised(customer, replay(customer, policy, day)):
                yield Given(file, customer, found)


def _json(each: Given) -> dict[str, Any]:
    found, promise = each.found, each.found.promise
    file, line, _ = each.file.place_of(promise.id)
    return {
        "code": each.customer.code,
        "name": each.customer.name,
        "id": promise.id,
        "date": promise.date,
        "pay_by": promise.pay_by,
        "state": found.state.value,
        "made_good": found.made_good,
        "amount": promise.amount,
        "currency": promise.currency,
        "paid_in_time": found.paid,
        "came": each.came,
        "to_come": found.to_come,
        "receipts": list(found.receipts),
        "sales": list(promise.sales),
        "order": promise.order,
        "by": promise.by,
        "place": f"{file}:{line}",
    }


def _csv(value: Any) -> Cell:
    return str(value).lower() if isinstance(value, bool) else value


def _print_table(given: Sequence[Given], day: datetime.date) -> None:
    from kehu.cli.fitted import print_fitted

    if not given:
        output.say(m("No promise of payment at {day}", day=day))
        return
    count = m("{count} {count:promise|promises}", count=len(given))
    footer = ["", count, "", "", "", *(_total(given, name) for name in ("amount", "came", "to_come"))]
    print_fitted(COLUMNS, [_row(each) for each in given], footer, dispensable=(2,))


def _row(each: Given) -> list[Cell]:
    found, promise = each.found, each.found.promise
    amounts = (promise.amount, each.came, found.to_come)
    foreign = promise.currency if promise.currency != each.customer.rates.base else None
    told = [f"{money(amount)} {foreign}" if foreign and amount else amount or "-" for amount in amounts]
    return [each.customer.code, each.customer.name, promise.id, promise.pay_by, each.state, *told]


def _total(given: Sequence[Given], name: str) -> Decimal:
    """All in the base currency, each at the rate of the promise's date."""
    from kehu.ledger.obligation import ZERO

    total = ZERO
    for each in given:
        promise = each.found.promise
        amount = {"amount": promise.amount, "came": each.came, "to_come": each.found.to_come}[name]
        total += each.customer.rates.in_base(amount, promise.currency, promise.date)
    return total
