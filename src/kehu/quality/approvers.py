"""Names of those who approved, assigned and filed, against the roles of the staff in kehu.yaml [W4]: warnings.

A limit is looked at here where no `delegation:` says who may approve how much. Pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kehu.lang import m
from kehu.model.customer import Customer
from kehu.model.settings import Settings
from kehu.quality.facts import Fault, Path, warning
from kehu.work.roles import Act, objection

Named = tuple[Path, str | None, Act, datetime.date | None]  # where, who, what they did, when
LISTS = (
    ("limits", "approved_by", Act.LIMIT, "from_"),
    ("terms", "approved_by", Act.TERMS, "from_"),
    ("extensions", "approved_by", Act.EXTENSION, "date"),
    ("write_offs", "approved_by", Act.WRITE_OFF, "date"),
    ("owners", "by", Act.ASSIGN, "date"),
    ("visits", "plan_approved_by", Act.VISIT, "plan_approved_on"),
    ("visits", "approved_by", Act.VISIT, "approved_on"),
)


def approver_faults(file: str, customer: Customer, settings: Settings) -> Iterator[Fault]:
    """A warning wherever somebody did what their role does not allow; nothing where kehu.yaml lists no staff."""
    if not settings.staff:
        return
    for path, who, act, day in _named(customer, settings.delegation is None):
        why = objection(settings.staff, who, act, day or datetime.date.min) if who else None
        if why:
            yield warning(file, path, "role", why, m("names and roles stand under staff: in kehu.yaml"))


def _named(customer: Customer, limits: bool) -> Iterator[Named]:
    yield ("approved_by",), customer.approved_by, Act.APPROVE, customer.approved_on
    yield ("filed_by",), customer.filed_by, Act.FILE, customer.filed_on
    for name, field, act, on in LISTS:
        if name == "limits" and not limits:
            continue
        for n, record in enumerate(getattr(customer, name)):
            yield (name, n, field), getattr(record, field), act, getattr(record, on)
