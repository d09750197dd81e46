"""`kehu watch`: a customer is to be watched, why and until when; `--clear` ends it [R2]."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from kehu.cli import options, output
from kehu.cli.options import Customer
from kehu.cli.put import By, day_of, must_be_allowed, opened, sound, with_fields
from kehu.cli.usage import OptionMissing, WrongUsage
from kehu.errors import DONE
from kehu.lang import m

DESCRIPTION = m(
    "Puts a customer under watch: the cause, who says so, and until when; kehu review reminds of a day that has "
    "passed. With --clear the watch ends."
)
EXAMPLES = (
    ("kehu watch C00012 --cause 法定代表人变更 --until 2026-06-30 --by 陆文娟", m("Watch it until the end of June")),
    ("kehu watch C00012 --until 2026-09-30 --by 陆文娟", m("Watch on, for the same cause")),
    ("kehu watch C00012 --clear --by 陆文娟", m("The watch is over")),
)


class ClearAlone(WrongUsage):
    sentence = "--clear ends the watch, and goes with neither --cause nor --until"


def command(
    customer: Customer,
    by: By,
    cause: Annotated[str | None, typer.Option("--cause", metavar="REASON", help="Why it is to be watched")] = None,
    until: Annotated[
        datetime.date | None,
        typer.Option("--until", metavar="DATE", parser=options.date_of("--until"), help="Until this day"),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="End the watch")] = False,
) -> int:
    """Watch, or end it."""
    from kehu.archive import splice
    from kehu.cli.adding.given import NotHere
    from kehu.cli.intake import NotNow
    from kehu.work.roles import Act

    if clear and (cause or until):
        raise ClearAlone(command="kehu watch")
    archive = opened()
    day = day_of(archive, None)
    must_be_allowed(archive, "--by", by, Act.WATCH, day)
    if until is not None and until < day:
        message = m("{day} is before {earlier}", day=until, earlier=day)
        raise NotHere(field="--until", message=message, advice=m("nothing was written"))
    path = archive.resolve(customer).file
    with archive.changing() as change:
        file = change.read(path)
        known = sound(file).watch
        if clear and known is None:
            raise NotNow(why=m("{code} is not under watch", code=file.code), advice=m("nothing was written"))
        cause = cause or (known.cause if known else "")
        if not clear and not cause.strip():
            raise OptionMissing(command="kehu watch", option="--cause")
        if clear:
            change.edit(file, splice.remove(file.text, ["watch"], file=path))
        else:
            since = known.since if known and known.cause == cause and known.since else day
            watch = {"cause": cause, "since": since.isoformat(), "by": by}
            if until:
                watch["until"] = until.isoformat()
            change.edit(file, with_fields(file.text, {("watch",): watch}, path))
    said = (
        m("{code} {name}: the watch has ended", code=file.code, name=file.name)
        if clear
        else m("{code} {name}: under watch until {day}", code=file.code, name=file.name, day=until or m("it is ended"))
    )
    output.note(said)
    return DONE
