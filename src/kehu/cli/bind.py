"""`kehu bind YEAR`: a closed year's settled records into bound volumes [R11]. The ledger says what is settled."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers
from kehu.errors import SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Changing
    from kehu.cli.bound import Moves
    from kehu.model.customer import Customer

DESCRIPTION = m(
    "Moves a closed year's settled records from the customers' files to the year's bound volumes, "
    "volumes/YEAR/. Nothing that is still open moves, nor what belongs to it. Bound records count as before: "
    "every figure, at any date, stays the same. Run again later, it takes what has been settled meanwhile."
)
EXAMPLES = (
    ("kehu bind 2024 --dry-run", m("What would be moved")),
    ("kehu bind 2024", m("All customers")),
    ("kehu bind 2024 C00001", m("One customer, and why some records stay")),
)


class NotOver(KehuError):
    sentence = "{year} is not over on {day}: only a closed year is bound"
    hint = "the latest year that can be bound is {latest}"
    exit_code = SAID_NO


def command(
    year: Annotated[int, typer.Argument(metavar="YEAR", help="The closed year", min=1000, max=9999)],
    customers: Customers = None,
    as_of: AsOf = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be moved")] = False,
    format: Annotated[Literal["table", "json"], options.FORMAT] = "table",
) -> int:
    """Bind the year."""
    from kehu.archive.directory import Archive, Changing
    from kehu.cli.assessing import Readable
    from kehu.cli.bound import Moves, print_moves

    archive = Archive.open(session.archive_root())
    today = session.today(archive.settings.utc_offset or "")
    day = min(as_of or today, today)
    if year >= day.year:
        raise NotOver(year=year, day=day, latest=day.year - 1)
    readable = Readable(archive, customers)
    moves = Moves(year, readable, dry_run)
    with nullcontext(Changing(archive)) if dry_run else archive.changing() as change:
        for file, customer in readable:
            _bind(change, file, customer, day, moves)
        if dry_run:
            change.checked()
    print_moves(moves, format, as_of=day)
    if format == "table" and customers:
        _print_stay(moves)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _bind(change: Changing, file: CustomerFile, customer: Customer, day: datetime.date, moves: Moves) -> None:
    from kehu.archive.binding import bind, to_bind
    from kehu.archive.splice import CannotSplice
    from kehu.cli.bound import Move
    from kehu.ledger.settled import settled

    found = settled(customer, change.archive.policy, moves.year, day)
    ids = to_bind(file, moves.year, {record.id for record in found.closed})
    stay = tuple(each for each in found.stay if each.record.id not in ids)
    try:
        volume = bind(change, file, moves.year, ids) if ids else None
    except CannotSplice as error:
        moves.refuse(error)
        return
    moves.add(Move(file.code, customer.name, volume, tuple(ids), stay))


def _print_stay(moves: Moves) -> None:
    """The records of the year that stay, and why."""
    from kehu.cli.output import Column
    from kehu.lang import Label

    rows = list(_stay_rows(moves))
    if rows:
        output.say("")
        columns = [Column(Label("Stays", "不归卷")), Column(Label("Kind", "类别")), Column(Label("Date", "日期"))]
        output.print_table([*columns, Column(Label("Why", "原因"))], rows)


def _stay_rows(moves: Moves) -> Iterator[list[object]]:
    for move in moves.made:
        for each in move.stay:
            why = [each.why, each.because] if each.because else each.why
            yield [each.record.id, each.record.KIND.label, each.record.day, why]
