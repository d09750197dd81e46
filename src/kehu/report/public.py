"""The sections on what others say in public: registers and courts, and the media.

A search that brought nothing is recorded too: nothing found is not the same as not looked.
"""

from __future__ import annotations

from collections.abc import Sequence

from kehu.lang import Label, Message, m
from kehu.model.choices import Verdict
from kehu.model.credit_file import Media, PublicRecord
from kehu.model.customer import Customer
from kehu.report.blocks import Block, Nothing
from kehu.report.recorded import ORIGIN, known, listing
from kehu.report.view import View


def public_records(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.public_records, view.as_of)
    unknown = m("no search of courts, taxes, licences or enforcement lists is recorded")
    if not found:
        return (Nothing(unknown, investigated=False),)
    columns = ("date", "searched", "verdict", "amount", ORIGIN)
    table = listing("searches", Label("Searches", "查询记录"), found, columns, view, below=("content",))
    return (*_none_found(found), table)


def media(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.media, view.as_of)
    if not found:
        return (Nothing(m("no search of the media is recorded"), investigated=False),)
    columns = ("date", "medium", "verdict", ORIGIN)
    table = listing("media-reports", Label("Reports", "媒体报道"), found, columns, view, below=("content",))
    return (*_none_found(found), table)


def _none_found(found: Sequence[PublicRecord | Media]) -> tuple[Block, ...]:
    if any(each.verdict is not Verdict.NOTHING for each in found):
        return ()
    return (Nothing(_searched(found), investigated=True),)


def _searched(found: Sequence[PublicRecord | Media]) -> Message:
    return m("nothing in {count} {count:search|searches}, the latest of {date}", count=len(found), date=found[0].date)
