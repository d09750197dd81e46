"""The documents of one customer as they are recorded: expired ones, originals of which nobody knows the place. Pure.

Whether the files are there, quality/attachments.py looks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from kehu.lang import m
from kehu.model.choices import Form
from kehu.model.customer import Customer
from kehu.model.documents import Document
from kehu.quality.facts import Fault, warning


def paper_faults(file: str, customer: Customer, today: datetime.date | None) -> Iterator[Fault]:
    """Every document that needs somebody's care."""
    for n, document in enumerate(customer.documents):
        if document.form is Form.ORIGINAL and not document.place:
            message = m("nobody knows where the original of {day} ({kind}) lies", day=document.date, kind=document.kind)
            yield warning(file, ("documents", n), "original", message, m("add where the paper lies: place: …"))
        if document.sha256 and not document.file:
            message = m("there is a hash, and no file that it is of")
            yield warning(file, ("documents", n, "sha256"), "attachment", message, m("add file:, or remove sha256:"))
        if today and _expired(document, today) and not _renewed(document, customer.documents, today):
            message = m("the {kind} has expired on {day}", kind=document.kind, day=document.expires)
            hint = m("ask for the new one and add it: kehu add document")
            yield warning(file, ("documents", n, "expires"), "expired", message, hint)


def _expired(document: Document, today: datetime.date) -> bool:
    return document.expires is not None and document.expires < today


def _renewed(old: Document, documents: Sequence[Document], today: datetime.date) -> bool:
    """Whether a later document of the kind is still good: a contract of old is done, a licence renewed."""
    return any(
        each.kind is old.kind and each.date > old.date and not _expired(each, today)
        for each in documents
        if each is not old
    )
