"""What a record said on an earlier date: nothing that it says of a later day. Pure."""

import datetime
from typing import Any

from kehu.model.entry import Entry, keys

# A day on which something happened to a record later on, and what the record says only since then.
LATER = {
    "cleared_on": (),
    "closed_on": ("stage", "recovered", "cost"),
    "stage_on": ("stage", "recovered", "cost"),
    "solved_on": ("result",),
    "done_on": ("result",),
    "met_on": (),
    "withdrawn_on": (),
    "suspended_on": (),
    "bounced": (),
    "signed_on": ("signed_by",),
    "minutes_on": ("minutes",),
    "approved_on": ("approved_by",),
    "sent_on": ("sent_by",),
    "confirmed_on": ("confirmed_by",),
    "materials_confirmed": (),
}


def value(record: Entry, name: str, as_of: datetime.date) -> Any:
    """What a record said on a date under this key of the file."""
    later = {own for day, others in LATER.items() if _is_later(record, day, as_of) for own in (day, *others)}
    return None if name in later else getattr(record, keys(type(record))[name].attribute)


def _is_later(record: Entry, name: str, as_of: datetime.date) -> bool:
    day = getattr(record, name, None)
    return isinstance(day, datetime.date) and day > as_of
