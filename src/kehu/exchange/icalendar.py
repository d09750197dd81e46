"""Days as an iCalendar file (RFC 5545), for calendars that subscribe to it or take it in. It opens no file.

An event lasts whole days. Its UID is made from what it is about and not from when it was written, so that a calendar
which reads the file again changes the event instead of doubling it; its stamp is the as-of date, so that the same day
gives the same bytes. The later as-of date has the higher SEQUENCE: some calendars take a change by that alone.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kehu.lang import current
from kehu.lang.printable import printable

LONGEST = 75  # bytes of a line, without its end
_FIRST = datetime.date(2000, 1, 1)
_ONE_DAY = datetime.timedelta(days=1)
_SPECIAL = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day. `key` names it within the archive and stays the same from day to day; `yearly` repeats it;
    `warn_days` before it a calendar reminds of it; `urgent` is for calendars that show a priority."""

    key: str
    day: datetime.date
    summary: str
    description: str = ""
    categories: Sequence[str] = ()
    yearly: bool = False
    warn_days: int | None = None
    urgent: bool = False


def calendar(name: str, events: Iterable[Event], as_of: datetime.date, archive: str) -> str:
    """The file's text, lines ended as the standard wants. `archive` is what tells archives apart: the firm's name."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//kehu//kehu//{current().upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event, as_of, archive)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def uid(key: str, archive: str) -> str:
    """The same for the same thing of the same archive, today and tomorrow, on every machine."""
    return hashlib.sha256(f"{archive}\n{key}".encode()).hexdigest()[:32] + "@kehu"


def _event(event: Event, as_of: datetime.date, archive: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(event.key, archive)}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{max((as_of - _FIRST).days, 0)}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + _ONE_DAY)}"
    if event.yearly:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(_escaped(each) for each in event.categories)
    if event.urgent:
        yield "PRIORITY:1"
    yield "TRANSP:TRANSPARENT"  # a day with something to do is not a day on which one is busy
    if event.warn_days is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(event.summary)}"
        yield f"TRIGGER:-P{event.warn_days}D" if event.warn_days else "TRIGGER:PT0S"
        yield "END:VALARM"
    yield "END:VEVENT"


def _day(day: datetime.date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(said: str) -> str:
    """Text as the standard wants it: backslashes, semicolons, commas and line ends marked, no control characters."""
    lines = (_SPECIAL.sub(r"\\\g<0>", printable(line)) for line in said.splitlines())
    return "\\n".join(lines).replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, each but the first begun with a blank; no character is cut in two."""
    room, taken, start = LONGEST, 0, 0
    for at, character in enumerate(line):
        size = len(character.encode())
        if taken + size > room:
            yield (" " if start else "") + line[start:at]
            room, taken, start = LONGEST - 1, 0, at
        taken += size
    yield (" " if start else "") + line[start:]
