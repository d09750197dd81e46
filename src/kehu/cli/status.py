"""`kehu status`: suspend, phase out, close or take up a customer again; each change stays on record [R2]."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from kehu.cli import options, output
from kehu.cli.options import Customer
from kehu.cli.put import By, Date, day_of, must_be_allowed, opened, sound, with_fields, with_record
from kehu.cli.usage import ChoiceUnknown
from kehu.errors import DONE
from kehu.lang import m

DESCRIPTION = m(
    "Changes a customer's status: suspended, phasing_out, closed or active. The change is kept in the file with day, "
    "reason and person. A draft becomes active by kehu approve. Sales managers, credit managers and the boss may, "
    "where kehu.yaml lists the staff."
)
EXAMPLES = (
    ("kehu status C00012 suspended --by 陆文娟 --why 逾期未付 --until 2026-03-31", m("No orders until then")),
    ("kehu status C00012 active --by 陆文娟 --why 欠款已付清", m("Take it up again")),
)


def command(
    customer: Customer,
    status: Annotated[str, typer.Argument(metavar="STATUS", help="suspended, phasing_out, closed or active")],
    by: By,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="For what reason")],
    until: Annotated[
        datetime.date | None,
        typer.Option("--until", metavar="DATE", parser=options.date_of("--until"), help="Look at it again on this day"),
    ] = None,
    date: Date = None,
) -> int:
    """Change the status."""
    from kehu.cli.adding.given import NotHere
    from kehu.cli.intake import NotNow
    from kehu.model.choices import Status
    from kehu.work.roles import Act

    new = Status.named(status)
    if not isinstance(new, Status) or new is Status.DRAFT:
        known = [each.offered for each in Status if each is not Status.DRAFT]
        raise ChoiceUnknown(command="kehu status", option=m("STATUS"), value=status, choices=known)
    archive = opened()
    day = day_of(archive, date)
    must_be_allowed(archive, "--by", by, Act.STATUS, day)
    if until is not None and until < day:
        message = m("{day} is before {earlier}", day=until, earlier=day)
        raise NotHere(field="--until", message=message, advice=m("nothing was written"))
    path = archive.resolve(customer).file
    with archive.changing() as change:
        file = change.read(path)
        old = sound(file).status
        if old is new:
            why_not = m("{code} is {status} already", code=file.code, status=new)
            raise NotNow(why=why_not, advice=m("nothing was written"))
        if old is Status.DRAFT and new is Status.ACTIVE:
            advice = m("first: kehu {command} {code} --by …", command="approve", code=file.code)
            raise NotNow(why=m("{code} is a draft", code=file.code), advice=advice)
        text = with_fields(file.text, {("status",): new.value}, path)
        data = {"status": new.value, "reason": why, "by": by, "until": until.isoformat() if until else None}
        change.edit(file, with_record(text, "status", data, day, file))
    output.note(m("{code} {name}: {old} → {new}", code=file.code, name=file.name, old=old, new=new))
    return DONE
