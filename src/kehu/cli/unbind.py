"""`kehu unbind YEAR`: a bound year's records back into the customers' files [R11]."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import Customers
from kehu.errors import SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive, Changing
    from kehu.cli.bound import Moves

DESCRIPTION = m(
    "Moves all records of a year's bound volumes back into the customers' files, where they stand by their dates. "
    "To change a bound record, bring its year back, change it, and bind the year again."
)
EXAMPLES = (
    ("kehu unbind 2024 C00001", m("One customer's volume")),
    ("kehu unbind 2024 --dry-run", m("What would come back")),
)


class NothingBound(KehuError):
    sentence = "nothing of {year} is bound"
    hint = "bound volumes lie in volumes/YEAR/"
    exit_code = SAID_NO


def command(
    year: Annotated[int, typer.Argument(metavar="YEAR", help="The bound year", min=1000, max=9999)],
    customers: Customers = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be moved")] = False,
    format: Annotated[Literal["table", "json"], options.FORMAT] = "table",
) -> int:
    """Unbind the year."""
    from kehu.archive.directory import Archive, Changing
    from kehu.cli.assessing import Readable
    from kehu.cli.bound import Moves, print_moves

    archive = Archive.open(session.archive_root())
    readable = Readable(archive, customers or _codes(archive, year))
    moves = Moves(year, readable, dry_run)
    with nullcontext(Changing(archive)) if dry_run else archive.changing() as change:
        for file, _ in readable:
            _unbind(change, file, moves)
        if dry_run:
            change.checked()
    if not moves.made and not readable.problems:
        raise NothingBound(year=year)
    print_moves(moves, format)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _codes(archive: Archive, year: int) -> list[str]:
    """The customers with a volume of the year."""
    if year not in archive.years():
        raise NothingBound(year=year)
    places = ((path, place) for path in archive.paths() for place in archive.volume_places(path, year))
    return [PurePosixPath(path).stem for path, place in places if (archive.root / place).exists()]


def _unbind(change: Changing, file: CustomerFile, moves: Moves) -> None:
    from kehu.archive.binding import unbind
    from kehu.archive.splice import CannotSplice
    from kehu.cli.bound import Move

    for volume in file.volumes:
        if volume.year == moves.year:
            try:
                ids = unbind(change, change.read(file.file), volume)
            except CannotSplice as error:
                moves.refuse(error)
            else:
                moves.add(Move(file.code, file.name, volume.file, tuple(ids)))
