"""What the customer wants and says of us, and what we do for it. Part of the section on our dealings."""

from __future__ import annotations

from collections.abc import Sequence

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.dossier import Communication
from kehu.model.entry import Record
from kehu.report.blocks import Block, Nothing
from kehu.report.recorded import Own, facts_block, known, listing
from kehu.report.view import View


def preferences(customer: Customer, view: View) -> tuple[Block, ...]:
    return facts_block("preferences", customer.preferences, Label("Preferences", "客户偏好"), view)


def feedback(customer: Customer, view: View) -> Block:
    title = Label("Opinions and complaints", "意见与投诉")
    found = known(customer.feedback, view.as_of)
    if not found:
        return Nothing(m("no feedback up to {date} is recorded", date=view.as_of), investigated=True, title=title)
    columns = ("date", "kind", "severity", "with", "sale", "handled_by", "solved_on")
    return listing("feedback", title, found, columns, view, below=("content", "result"), most=5)


def care(customer: Customer, view: View) -> tuple[Block, ...]:
    """Requirements, services, market events, greetings: each only where there is one."""
    return (
        *_some("requirements", Label("Technical requirements", "技术要求"), customer.requirements, _WANTED, view),
        *_some("services", Label("Services", "服务记录"), customer.services, _SERVED, view, ("content", "result")),
        *_some("activities", Label("Market events", "市场活动"), customer.activities, _INVITED, view, ("opinion",)),
        *_some("care", Label("Greetings and gifts", "节日与生日关怀"), customer.care, _GREETED, view),
    )


_WANTED = ("date", "product", "content", "by", "met_on")
_SERVED = ("date", "subject", "sale", "by", "done_on")
_GREETED = ("date", "occasion", "festival", "whom", "gift", "by")
_INVITED = ("date", "event", "reply", "who", "by")


def _some(
    key: str, title: Label, records: Sequence[Record], columns: Sequence[str], view: View, below: Sequence[str] = ()
) -> tuple[Block, ...]:
    found = known(records, view.as_of)
    return (listing(key, title, found, columns, view, below=below, most=5),) if found else ()


def talks(customer: Customer, view: View) -> Block:
    """The latest communications."""
    title = Label("Recent communications", "近期沟通记录")
    found = known(customer.communications, view.as_of)
    if not found:
        return Nothing(m("no communication up to {date} is recorded", date=view.as_of), investigated=True, title=title)
    columns = (
        "date",
        "channel",
        "with",
        "by",
        Own(Label("subject and content", "主题与内容"), _told),
        "feedback",
        "follow_up",
    )
    return listing("communications", title, found, columns, view, below=("materials",))


def _told(each: Communication) -> object:
    if each.subject and each.content:
        return m("{subject}: {content}", subject=each.subject, content=each.content)
    return each.subject or each.content


def reviews(customer: Customer, view: View) -> Block:
    """When somebody last looked the customer over."""
    title = Label("Reviews", "复核记录")
    found = known(customer.reviews, view.as_of)
    if not found:
        return Nothing(m("no review up to {date} is recorded", date=view.as_of), investigated=True, title=title)
    return listing("reviews", title, found, ("date", "by", "looked_at", "changed", "next"), view, most=5)
