"""The section on what all this rests on: the records behind each reason, the papers, the kinds of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kehu.grading.result import Assessment, Reason
from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.documents import Document
from kehu.report.blocks import Block, Column, Nothing, Sources, Table
from kehu.report.recorded import Own, known, listing
from kehu.report.view import View

Place = Callable[[str], tuple[str, int] | None]  # of a record's id: its file, relative to the archive, and its line

MOST_RECORDS = 12
SHORT = 10  # digits of a file's hash: enough to compare by eye
INTELLIGENCE = (
    "shareholders",
    "managers",
    "affiliates",
    "statements",
    "bank_credits",
    "guarantees",
    "public_records",
    "media",
    "investigations",
    "changes",
    "risks",
    "wallets",
    "competitors",
    "projects",
)


def evidence(customer: Customer, assessment: Assessment, place: Place, view: View) -> tuple[Block, ...]:
    """Each reason of the grades and the records it rests on, so that anybody can look them up; then the papers."""
    volume = [_sources(reason, place) for reason in assessment.volume.reasons]
    credit = [_sources(reason, place) for reason in assessment.credit.reasons]
    others = (*assessment.quadrant.reasons, *assessment.factors.reasons)
    other = [_sources(reason, place) for reason in others]
    return (
        *_headed(Label("Reasons of the volume grade", "业务分级的理由"), volume),
        *_headed(Label("Reasons of the credit grade", "信用分级的理由"), credit),
        *(_headed(Label("Other reasons", "其他理由"), other) if other else ()),
        _documents(customer, view),
        *view.from_standard(_origins(customer, view)),
    )


def _headed(title: Label, sources: Sequence[Sources]) -> tuple[Block, ...]:
    if not sources:
        return (Nothing(m("no reasons"), investigated=True, title=title),)
    first = sources[0]
    return (Sources(first.text, first.files, first.more, title), *sources[1:])


def _sources(reason: Reason, place: Place) -> Sources:
    by_file: dict[str, list[tuple[str, int]]] = {}
    for id in reason.records[:MOST_RECORDS]:
        file, line = place(id) or ("", 0)
        by_file.setdefault(file, []).append((id, line))
    files = tuple((file or m("place unknown"), tuple(ids)) for file, ids in by_file.items())
    return Sources(reason.text, files, max(len(reason.records) - MOST_RECORDS, 0))


def _documents(customer: Customer, view: View) -> Block:
    title = Label("Documents", "原始资料")
    found = known(customer.documents, view.as_of)
    if not found:
        return Nothing(m("no document is recorded"), investigated=False, title=title)

    def expires(each: Document) -> object:
        if each.expires is None or each.expires >= view.as_of:
            return each.expires
        return m("{date} (expired)", date=each.expires)

    columns = (
        "date",
        "kind",
        "title",
        "no",
        Own(Label("expires", "有效期至"), expires, "date"),
        "form",
        Own(Label("where the paper lies", "存放处"), lambda each: [*filter(None, (each.place, each.holder))]),
        Own(Label("SHA-256", "SHA-256"), lambda each: each.sha256 and each.sha256[:SHORT], "code"),
    )
    return listing("documents", title, found, columns, view, most=15)


def _origins(customer: Customer, view: View) -> Block:
    """From how many sides what is known of the customer comes, and how much of it somebody else has verified."""
    title = Label("Sources of what is known", "信息来源统计")
    records = [each for name in INTELLIGENCE for each in known(getattr(customer, name), view.as_of)]
    if not records:
        return Nothing(m("nothing with a source is recorded"), investigated=False, title=title)
    count = Counter(each.source for each in records)
    verified = Counter(each.source for each in records if each.verified_by)
    ranked = sorted(count, key=lambda each: (-count[each], str(each or "~")))
    rows = tuple((each or m("not stated"), count[each], verified[each]) for each in ranked)
    columns = (
        Column(Label("Source", "信息来源")),
        Column(Label("Records", "条数"), "number"),
        Column(Label("Verified", "已核实"), "number"),
    )
    total = (Label("Total", "合计"), len(records), sum(verified.values()))
    return Table("origins", title, columns, rows, total)
