"""What the page of a customer's binder shows [R11]: head, and the lines of each part. It renders nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kehu.lang import Label, Message


@dataclass(frozen=True, slots=True)
class Line:
    """One item: `papers` says where originals lie and who has them, `file` where it is recorded or shown."""

    number: str
    what: Label | Message
    date: datetime.date | None
    no: str | None
    id: str | None
    papers: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Part:
    label: Label
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BinderPage:
    """The template knows it as `catalogue`."""

    company: str | None
    code: str
    name: str
    owner: str | None
    parts: tuple[Part, ...]
