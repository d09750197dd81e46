"""Findings as mails, one file (.eml) for each colleague who has some, ready for the firm's mailer; nothing is sent.

What nobody looks after, and what is about the firm itself, goes to the sales managers, else to the boss. The same day
and the same findings give the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, replace
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from io import StringIO
from typing import TYPE_CHECKING

from kehu.cli.findings.page import page
from kehu.cli.findings.views import Shown, counted, print_findings
from kehu.lang import m, text
from kehu.model.choices import StaffRole
from kehu.review.finding import Finding

if TYPE_CHECKING:
    from kehu.model.settings import Settings
    from kehu.model.staff import Staff

_UNSAFE = re.compile(r"[^\w.-]")
MANAGERS = (StaffRole.SALES_MANAGER, StaffRole.BOSS)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail, the name of its file, and whom it is for; `to` is empty where no address is known."""

    file: str
    name: str
    to: Sequence[Address]
    data: bytes


def mails(shown: Shown, settings: Settings, sender: str | None) -> Iterator[Mail]:
    """One for each colleague with findings, in the order of their first findings."""
    here = {each.name: each for each in settings.staff if each.left_on is None or each.left_on > shown.as_of}
    groups: dict[str, list[Finding]] = {}
    for each in shown.found:
        groups.setdefault(each.owner if each.owner and (not settings.staff or each.owner in here) else "", []).append(
            each
        )
    taken: set[str] = set()
    for name, found in groups.items():
        people = [here[name]] if name in here else [] if name else _managers(list(here.values()))
        called = name or text(m("no owner"))
        to = [address for person in people if (address := _address(person))]
        file = _file_name(shown.as_of, called, taken)
        yield Mail(file, called, to, _data(replace(shown, found=found), called, to, settings, sender))


def _managers(staff: Sequence[Staff]) -> list[Staff]:
    return next((found for role in MANAGERS if (found := [each for each in staff if each.role is role])), [])


def _address(person: Staff) -> Address | None:
    """Nothing for what is no address."""
    with suppress(ValueError, IndexError, MessageError):
        return Address(person.name, addr_spec=(person.email or "").strip()) if person.email else None
    return None


def _file_name(day: datetime.date, name: str, taken: set[str]) -> str:
    stem = f"{day}-{_UNSAFE.sub('_', name)[:60]}"
    found, number = stem, 2
    while found.casefold() in taken:
        found, number = f"{stem}-{number}", number + 1
    taken.add(found.casefold())
    return f"{found}.eml"


def _data(shown: Shown, name: str, to: Sequence[Address], settings: Settings, sender: str | None) -> bytes:
    plain, html = _text(shown), page(shown)
    mark = hashlib.sha256("\n".join((name, str(shown.as_of), plain, html)).encode()).hexdigest()[:32]
    mail = EmailMessage(policy.SMTP)
    mail["Subject"] = text(m("To do on {day}: {counted}", day=shown.as_of, counted=counted(shown.found)))
    if sender:
        mail["From"] = sender
    if to:
        mail["To"] = list(to)
    mail["Date"] = format_datetime(_midnight(shown.as_of, settings.utc_offset or "+00:00"))
    mail["Message-ID"] = f"<{mark}@kehu>"
    mail.set_content(plain, charset="utf-8", cte="base64")
    mail.add_alternative(html, subtype="html", charset="utf-8", cte="base64")
    mail.set_boundary(f"=={mark}==")
    return mail.as_bytes()


def _text(shown: Shown) -> str:
    with redirect_stdout(StringIO()) as said:
        print_findings(shown, "table")
    return said.getvalue()


def _midnight(day: datetime.date, offset: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day.isoformat()}T00:00:00{offset}")
