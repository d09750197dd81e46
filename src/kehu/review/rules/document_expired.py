"""A document that has expired, or will soon."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.documents import Document
from kehu.model.policy.review.money import DocumentExpiredRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A document has expired, or expires within so many days. One of the same kind, and of the same title where both "
    "have one, that holds longer takes its place."
)


def flag(case: Case, rule: DocumentExpiredRule) -> Iterator[Flag]:
    papers = list(case.known(case.customer.documents))
    for each in papers:
        if each.expires is None or any(_replaces(other, each) for other in papers):
            continue
        left = (each.expires - case.as_of).days
        if left > rule.expiring_days:
            continue
        shown = {"kind": each.kind, "id": each.id, "date": each.expires}
        action = m("Ask for the new one, then enter it: kehu add document {code}", code=case.customer.code)
        if left < 0:
            yield Flag(m("{kind} ({id}) expired on {date}", **shown), action, each.expires, subject=each.id)
        else:
            message = m("{kind} ({id}) expires on {date}, in {left} {left:day|days}", left=left, **shown)
            yield Flag(message, action, each.expires, rule.severity_expiring, each.id)


def _replaces(other: Document, old: Document) -> bool:
    if other.id == old.id or other.kind is not old.kind or old.expires is None:
        return False
    if other.title and old.title and other.title != old.title:
        return False
    later = other.expires is None or other.expires > old.expires
    return later and (other.date, other.id) > (old.date, old.id)
