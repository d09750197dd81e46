"""What `kehu bind` and `kehu unbind` moved, as table and JSON. Moves nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kehu.cli import output
from kehu.cli.output import Column
from kehu.lang import Label, m
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.archive.splice import CannotSplice
    from kehu.cli.assessing import Readable
    from kehu.ledger.settled import Stay


@dataclass(frozen=True, slots=True)
class Move:
    """What moved of one customer, to or from which volume, and what of the year stays."""

    code: str
    name: str
    volume: str | None
    ids: tuple[str, ...]
    stay: tuple[Stay, ...] = ()


@dataclass
class Moves:
    """One run over the customers."""

    year: int
    readable: Readable
    dry_run: bool
    made: list[Move] = field(default_factory=list)

    def add(self, move: Move) -> None:
        """Note what moved; customers without a record of the year are left out."""
        if move.ids or move.stay:
            self.made.append(move)

    def refuse(self, error: CannotSplice) -> None:
        """A file that cannot be changed safely: a problem; the others are moved."""
        line, column, file = error.values["line"], error.values["column"], error.values["file"]
        assert isinstance(line, int) and isinstance(column, int)
        problem = Problem("cannot-splice", error.message, str(file), line, column, "error", error.advice)
        self.readable.problems.append(problem)

    @property
    def count(self) -> int:
        return sum(len(each.ids) for each in self.made)

    @property
    def customers(self) -> int:
        return sum(bool(each.ids) for each in self.made)


def print_moves(moves: Moves, format: str, as_of: datetime.date | None = None) -> None:
    """The result in the format that was asked for; `as_of` where open records were told from settled ones."""
    if format == "json":
        output.print_json(_json(moves, as_of))
        return
    columns = [
        Column(Label("Code", "编码")),
        Column(Label("Customer", "客户")),
        Column(Label("Moved", "移动"), right=True),
    ]
    if as_of:
        columns.append(Column(Label("Stay", "不归卷"), right=True))
    columns.append(Column(Label("Volume", "年度卷")))
    if moves.made:
        output.print_table(columns, [_row(each, as_of) for each in moves.made])
    shown: dict[str, Any] = {"n": moves.count, "count": moves.customers}
    if moves.dry_run:
        said = m("{n} {n:record|records} of {count} {count:customer|customers} would be moved; nothing was", **shown)
    else:
        said = m("{n} {n:record|records} of {count} {count:customer|customers} moved", **shown)
    output.note(said)


def _row(move: Move, as_of: datetime.date | None) -> list[output.Cell]:
    row: list[output.Cell] = [move.code, move.name, len(move.ids)]
    return [*row, *([len(move.stay)] if as_of else []), move.volume]


def _json(moves: Moves, as_of: datetime.date | None) -> dict[str, Any]:
    customers = [
        {
            "code": each.code,
            "name": each.name,
            "volume": each.volume,
            "moved": each.ids,
            **({"stay": [_stay_json(stay) for stay in each.stay]} if as_of else {}),
        }
        for each in moves.made
    ]
    return {
        "year": moves.year,
        **({"as_of": as_of} if as_of else {}),
        "dry_run": moves.dry_run,
        "customers": customers,
        "moved": moves.count,
        "problems": [output.problem_json(problem) for problem in moves.readable.problems],
    }


def _stay_json(stay: Stay) -> dict[str, Any]:
    return {"id": stay.record.id, "kind": stay.record.KIND.name, "why": stay.why, "because": stay.because}
