"""`kehu handover`: what a colleague who leaves still has, and handing it to another [W4]."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output
from kehu.cli.assign import change_owner
from kehu.cli.clear import OnlyWith
from kehu.cli.output import Column
from kehu.cli.put import Date, day_of, must_be_allowed, opened, place_of, with_fields
from kehu.cli.usage import OptionMissing
from kehu.errors import DONE, NOT_FOUND, SAID_NO, KehuError
from kehu.lang import Label, m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehu.archive.directory import Archive, Changing
    from kehu.model.problem import Problem
    from kehu.work.leaving import Item

DESCRIPTION = m(
    "Lists what a colleague who leaves still has: customers with the money that they owe, promises and follow-ups, "
    "visits on the way, complaints, originals. With --to the customers go to another, with open visits and complaints; "
    "papers are handed over by hand, and --originals says that it was done. The exit code is 0 if nothing is left, "
    "and 1 if something is."
)
EXAMPLES = (
    ("kehu handover 戴永胜", m("What is still to be handed over?")),
    ("kehu handover 戴永胜 --to 赵敏洁 --by 顾建明 --why 离职", m("Hand it all to one colleague")),
    ("kehu handover 戴永胜 --to 许秀芳 --by 顾建明 --originals", m("The originals too; the keeper has them now")),
)
COLUMNS = (
    Column(Label("Kind", "类别")),
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Record", "记录")),
    Column(Label("Amount", "金额"), right=True),
    Column(Label("What", "内容")),
)


class NobodyCalled(KehuError):
    sentence = "nobody on the staff is called {name}"
    hint = "names stand under staff: in kehu.yaml"
    exit_code = NOT_FOUND


class NobodyMistyped(NobodyCalled):
    hint = "did you mean {near}? names stand under staff: in kehu.yaml"


def command(
    staff: Annotated[str, typer.Argument(metavar="STAFF", help="Who leaves")],
    to: Annotated[str | None, typer.Option("--to", metavar="STAFF", help="Who takes it all over")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="STAFF", help="Which manager hands it over")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="REASON", help="For what reason")] = None,
    originals: Annotated[bool, typer.Option("--originals", help="The papers have changed hands too")] = False,
    date: Date = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """List, or hand over and list what is left."""
    archive = opened()
    day = day_of(archive, date)
    _must_fit(archive, staff, to, by, why, originals, day)
    if to:
        with archive.changing() as change:
            _hand_over(archive, change, staff, to, by or "", why, originals, day)
    items, problems = _left(archive, staff, day)
    _print(staff, items, problems, day, format)
    if format != "json":
        output.print_problems(problems)
    if not items:
        output.note(m("{name} has nothing left to hand over", name=staff))
    return SAID_NO if items or problems else DONE


def _must_fit(
    archive: Archive, staff: str, to: str | None, by: str | None, why: str | None, originals: bool, day: datetime.date
) -> None:
    from kehu.cli.adding.given import NotHere
    from kehu.nearest import nearest
    from kehu.work.roles import Act

    names = [each.name for each in archive.settings.staff]
    if names and staff not in names:
        near = nearest(staff, names)
        raise NobodyMistyped(name=staff, near=near) if near else NobodyCalled(name=staff)
    if to is None:
        for option, given in (("--by", by), ("--why", why), ("--originals", originals)):
            if given:
                raise OnlyWith(command="kehu handover", option=option, other="--to")
        return
    if by is None:
        raise OptionMissing(command="kehu handover", option="--by")
    if to == staff:
        message = m("that is the one who leaves")
        raise NotHere(field="--to", message=message, advice=m("nothing was written"))
    must_be_allowed(archive, "--by", by, Act.ASSIGN, day)
    must_be_allowed(archive, "--to", to, Act.FORWARD, day)  # anybody who is here; customers go to who may have them


def _hand_over(
    archive: Archive,
    change: Changing,
    staff: str,
    to: str,
    by: str,
    why: str | None,
    originals: bool,
    day: datetime.date,
) -> None:
    """Everything at once: all files are checked before the first is written."""
    from kehu.work.leaving import Held, held_by
    from kehu.work.roles import Act

    for path in archive.paths():
        file = change.read(path)
        if file.customer is None:
            continue
        items = list(held_by(staff, file.customer, archive.policy, day))
        if any(each.field == "owner" for each in items):
            must_be_allowed(archive, "--to", to, Act.OWN, day)
            change_owner(change, file, to, by, why, day)
        for each in items:
            if not each.field or each.field == "owner" or (each.kind is Held.ORIGINAL and not originals):
                continue
            known = change.read(path)
            place = place_of(known, each.list, each.id)
            change.edit(known, with_fields(known.text, {(*place, each.field): to}, path))


def _left(archive: Archive, staff: str, day: datetime.date) -> tuple[list[Item], list[Problem]]:
    from kehu.cli.assessing import Readable
    from kehu.work.leaving import held_by

    readable = Readable(archive)
    items = [each for _, customer in readable for each in held_by(staff, customer, archive.policy, day)]
    return items, readable.problems


def _print(staff: str, items: Sequence[Item], problems: Sequence[Problem], day: datetime.date, format: str) -> None:
    if format == "json":
        told = [
            {
                "kind": each.kind.value,
                "customer": each.customer.code,
                "name": each.customer.name,
                "id": each.id or None,
                "date": each.date,
                "amount": each.amount,
                "text": each.said,
            }
            for each in items
        ]
        shown = [output.problem_json(each) for each in problems]
        output.print_json({"as_of": day, "staff": staff, "items": told, "problems": shown})
        return
    if format == "csv":
        header = ["kind", "customer", "name", "id", "date", "amount", "text"]
        rows = [
            [each.kind.value, each.customer.code, each.customer.name, each.id, each.date, each.amount, each.said]
            for each in items
        ]
        output.print_csv(header, rows)
    elif items:
        output.print_table(
            COLUMNS,
            [[each.kind, each.customer.code, each.customer.name, each.id, each.amount, each.said] for each in items],
        )
