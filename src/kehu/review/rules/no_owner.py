"""Nobody of us looks after the customer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kehu.lang import Message, m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("A customer has an owner who is on the list of staff, where there is one, and has not left.")


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    message, since = _missing(case)
    if message is not None:
        yield Flag(
            message, m("Give it an owner: kehu assign {code} --to … --by … --why …", code=case.customer.code), since
        )


def _missing(case: Case) -> tuple[Message | None, datetime.date | None]:
    owner, staff = case.customer.owner, case.settings.staff
    if owner is None:
        return m("Nobody looks after this customer"), None
    spells = [each for each in staff if each.name == owner]
    if staff and not spells:
        return m("The owner {owner} is not on the list of staff", owner=owner), None
    left = [each.left_on for each in spells if each.left_on and each.left_on <= case.as_of]
    if left and len(left) == len(spells):
        return m("The owner {owner} left on {date}", owner=owner, date=max(left)), max(left)
    return None, None
