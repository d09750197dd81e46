"""What we record of our own care: who looks after the customer, reviews, grades, status, watch [R2]."""

from typing import Annotated, ClassVar

from kehu.lang import Label
from kehu.model.choices import Status
from kehu.model.entry import Entry, Record
from kehu.model.fields import Note, OptionalDay, OptionalText, Reason
from kehu.model.kinds import BY_KIND
from kehu.model.types import Day, Text, choice


class Watch(Entry):
    """The customer is to be watched, and why."""

    cause: Annotated[Text, Label("cause", "原因")]
    since: Annotated[OptionalDay, Label("since", "起始日")] = None
    by: Annotated[OptionalText, Label("by", "经办人")] = None
    until: Annotated[OptionalDay, Label("until", "截止日")] = None


class StatusChange(Record):
    KIND: ClassVar = BY_KIND.kinds["status"]
    date: Annotated[Day, Label("date", "日期")]
    status: Annotated[Annotated[Status, choice(Status)], Label("status", "状态")]
    reason: Annotated[OptionalText, Label("reason", "原因")] = None
    by: Annotated[OptionalText, Label("by", "经办人")] = None
    until: Annotated[OptionalDay, Label("until", "截止日")] = None


class Review(Record):
    """A person has looked the customer over."""

    KIND: ClassVar = BY_KIND.kinds["review"]
    date: Annotated[Day, Label("date", "日期")]
    by: Annotated[Text, Label("by", "复核人")]
    looked_at: Annotated[Text | None, Label("looked at", "复核内容")] = None
    changed: Annotated[Text | None, Label("changed", "变动情况")] = None
    next: Annotated[Day | None, Label("next review", "下次复核")] = None
    note: Note = None


class GradeEntry(Record):
    """The grades that a person let kehu write down on a day, and the policy they were given by."""

    KIND: ClassVar = BY_KIND.kinds["grade"]
    date: Annotated[Day, Label("date", "日期")]
    volume: Annotated[Text | None, Label("volume grade", "业务分级")] = None
    credit: Annotated[Text | None, Label("credit grade", "信用分级")] = None
    policy: Annotated[Text | None, Label("policy hash", "政策指纹")] = None
    note: Note = None


class OwnerSpell(Record):
    """Since when somebody of us has looked after the customer."""

    KIND: ClassVar = BY_KIND.kinds["owner"]
    date: Annotated[Day, Label("from", "起始日")]
    owner: Annotated[Text, Label("owner", "业务员")]
    by: Annotated[Text | None, Label("assigned by", "指派人")] = None
    reason: Reason = None
