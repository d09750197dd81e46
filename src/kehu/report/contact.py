"""When we last talked with the customer and looked it over. Part of the section on our dealings."""

from __future__ import annotations

import datetime

from kehu.lang import Label, Message, m
from kehu.model.customer import Customer
from kehu.report.blocks import Block, Column, Nothing, Table, without_empty

TALKS, REVIEWS = 10, 5


def talks(customer: Customer, as_of: datetime.date) -> Block:
    """The latest communications, newest first."""
    title = Label("Recent communications", "近期沟通记录")
    found = sorted(
        (each for each in customer.communications if each.date <= as_of),
        key=lambda each: (each.date, each.id),
        reverse=True,
    )
    if not found:
        return Nothing(m("no communication up to {date} is recorded", date=as_of), investigated=True, title=title)
    columns = (
        Column(Label("Date", "日期"), "date"),
        Column(Label("Channel", "方式")),
        Column(Label("With", "对方")),
        Column(Label("By", "我方人员")),
        Column(Label("Subject and content", "主题与内容")),
        Column(Label("Feedback", "反馈")),
        Column(Label("Follow up on", "跟进日期"), "date"),
    )
    rows = tuple(
        (
            each.date,
            each.channel,
            each.with_,
            each.by,
            _joined(each.subject, each.content),
            each.feedback,
            each.follow_up,
        )
        for each in found[:TALKS]
    )
    shown, kept = without_empty(columns, *rows)
    return Table("communications", title, shown, tuple(kept), note=_earlier(len(found) - TALKS))


def _joined(subject: str | None, content: str | None) -> object:
    if subject and content:
        return m("{subject}: {content}", subject=subject, content=content)
    return subject or content


def reviews(customer: Customer, as_of: datetime.date) -> Block:
    """The latest reviews, newest first."""
    title = Label("Reviews", "复核记录")
    found = sorted(
        (each for each in customer.reviews if each.date <= as_of), key=lambda each: (each.date, each.id), reverse=True
    )
    if not found:
        return Nothing(m("no review up to {date} is recorded", date=as_of), investigated=True, title=title)
    columns = (
        Column(Label("Date", "日期"), "date"),
        Column(Label("By", "复核人")),
        Column(Label("Looked at", "复核内容")),
        Column(Label("Changed", "变动情况")),
        Column(Label("Next review", "下次复核"), "date"),
        Column(Label("Note", "备注")),
    )
    rows = tuple((each.date, each.by, each.looked_at, each.changed, each.next, each.note) for each in found[:REVIEWS])
    shown, kept = without_empty(columns, *rows)
    return Table("reviews", title, shown, tuple(kept), note=_earlier(len(found) - REVIEWS))


def _earlier(count: int) -> Message | None:
    return m("{count} earlier {count:entry is|entries are} not shown.", count=count) if count > 0 else None
