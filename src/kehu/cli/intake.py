"""The steps of a new customer: `kehu approve`, `kehu forward` and `kehu file` are this with another step [W1]."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kehu.cli import output
from kehu.cli.put import day_of, must_be_allowed, opened, sound, with_fields, with_record
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.work.intake import Step


class NotNow(KehuError):
    """A step that does not go with where the customer or the visit stands."""

    sentence = "{why}"
    hint = "{advice}"
    exit_code = SAID_NO


def take_step(step: Step, words: str, by: str, date: datetime.date | None) -> int:
    """Take a step with the customer that is meant, if it is the next one and the role allows it."""
    from kehu.model.choices import Status
    from kehu.work.intake import APPROVED, refusal

    archive = opened()
    day = day_of(archive, date)
    must_be_allowed(archive, "--by", by, step.act, day)
    path = archive.resolve(words).file
    with archive.changing() as change:
        file = change.read(path)  # under the lock: of two who approve at once the second finds it done
        customer = sound(file)
        if refused := refusal(customer, step, day):
            raise NotNow(why=refused.message, advice=refused.advice)
        text = with_fields(file.text, {(f"{step.name}_on",): day.isoformat(), (f"{step.name}_by",): by}, path)
        if step is APPROVED and customer.status is Status.DRAFT:
            text = with_fields(text, {("status",): Status.ACTIVE.value}, path)
            text = with_record(text, "status", {"status": Status.ACTIVE.value, "by": by}, day, file)
        change.edit(file, text)
    said = {
        "approved": m("{code} {name}: approved by {by} on {day}", code=file.code, name=file.name, by=by, day=day),
        "forwarded": m("{code} {name}: forwarded by {by} on {day}", code=file.code, name=file.name, by=by, day=day),
        "filed": m("{code} {name}: filed by {by} on {day}", code=file.code, name=file.name, by=by, day=day),
    }
    output.note(said[step.name])
    return DONE
