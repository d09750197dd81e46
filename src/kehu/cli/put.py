"""Puts fields and records into a customer's text, for the commands that move the work on; writes nothing itself."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kehu.cli import options, session
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.archive.splice import Path
    from kehu.model.customer import Customer
    from kehu.work.roles import Act

Date = Annotated[
    datetime.date | None,
    typer.Option("--date", metavar="DATE", parser=options.date_of("--date"), help="On which day; else today"),
]
By = Annotated[str, typer.Option("--by", metavar="STAFF", help="Who of us does it")]


def opened() -> Archive:
    from kehu.archive.directory import Archive

    return Archive.open(session.archive_root())


def day_of(archive: Archive, given: datetime.date | None) -> datetime.date:
    """The day on which something was done: today, or an earlier one."""
    from kehu.cli.adding.given import NotHere

    today = session.today(archive.settings.utc_offset or "")
    if given is not None and given > today:
        advice = m("give the day on which it was done")
        raise NotHere(field="--date", message=m("{day} is yet to come", day=given), advice=advice)
    return given or today


def must_be_allowed(archive: Archive, option: str, name: str, act: Act, day: datetime.date) -> None:
    """Refuse a colleague whose role in kehu.yaml does not allow it."""
    from kehu.cli.adding.given import NotHere
    from kehu.work.roles import objection

    why = objection(archive.settings.staff, name, act, day)
    if why:
        raise NotHere(field=option, message=why, advice=m("names and roles stand under staff: in kehu.yaml"))


def sound(file: CustomerFile) -> Customer:
    """The customer of a file without errors."""
    from kehu.archive.splice import FaultyFile

    if file.customer is None:
        fault = file.errors[0]
        raise FaultyFile(where=fault.where, why=fault.message)
    return file.customer


def place_of(file: CustomerFile, name: str, id: str) -> tuple[str, int]:
    """Where a record stands in the file's own list of that name; refused if it lies in a bound volume."""
    file.must_not_be_bound(id)
    return name, next(n for n, each in enumerate(file.document.data[name]) if each.get("id") == id)


def with_fields(text: str, fields: Mapping[Path, Any], file: str) -> str:
    """The text with these values at these paths; a field that is absent comes where the model's order has it."""
    from kehu.archive import splice

    for path, value in fields.items():
        text = splice.set_value(text, path, value, order=_order(path), file=file)
    return text


def _order(path: Path) -> Sequence[str]:
    from kehu.model.customer import Customer
    from kehu.model.entry import keys
    from kehu.model.kinds import BY_LIST

    if len(path) == 1:
        return list(keys(Customer))
    return list(keys(BY_LIST[str(path[0])])) if str(path[0]) in BY_LIST else []


def with_record(
    text: str,
    kind: str,
    data: Mapping[str, str | None],
    day: datetime.date,
    file: CustomerFile,
    source: random.Random | None = None,
) -> str:
    """The text with a record more, of that day, with an id of its own."""
    from kehu.archive import splice
    from kehu.model.customer import Customer
    from kehu.model.entry import keys
    from kehu.model.ids import new_id
    from kehu.model.kinds import BY_KIND

    model = BY_KIND[kind]
    id = new_id(model, day, file.record_ids, source or random.SystemRandom())
    record = {"id": id, "date": day.isoformat(), **{name: value for name, value in data.items() if value}}
    return splice.append(text, model.KIND.list, record, order=list(keys(Customer)), file=file.file)
