"""`kehu review done`: a person has looked a customer over, by the checklist of its class [V4]."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kehu.cli import options, output, session
from kehu.cli.options import Field, Fields
from kehu.errors import SAID_NO
from kehu.lang import Label, m, text

if TYPE_CHECKING:
    from kehu.archive.directory import Archive

DESCRIPTION = m(
    "Records that somebody has looked a customer over: who, when, what was looked at, what has changed, and when the "
    "next review is due. The policy has a checklist for each class of customers: at a terminal its points are asked "
    "for one by one, else it is printed as a reminder. The date is today unless --date says otherwise. The record's "
    "id is printed."
)
DONE_EXAMPLES = (
    (
        "kehu review done C00012 --by 李娜 --next 2026-06-30",
        m("The next review is due on that day, whatever the policy says"),
    ),
    (
        "kehu review done C00012 --by 李娜 --looked-at '应收账款、联系人' --changed '…'",
        m("Say what was looked at and what has changed; nothing is asked"),
    ),
)
ANSWER = m("Enter: looked at, nothing new; -: not looked at; or write what has changed. /end leaves out the rest")
BETWEEN = Label("; ", "；")


def fields() -> Sequence[Field]:
    from kehu.cli.adding.given import options_of
    from kehu.model.upkeep import Review

    return options_of(Review, without=["id"], optional=["date"])


def record_review(customer: options.Customer, fields: Fields) -> int:
    """Add a review to the customer's file."""
    from kehu.archive.directory import Archive
    from kehu.cli.add import add_record

    archive = Archive.open(session.archive_root())
    points = [] if "looked_at" in fields else _points(archive, customer)
    if points and session.interactive():
        answered = _asked(points, fields)
        if answered is None:
            return SAID_NO
        return add_record(archive, "review", customer, answered, "kehu review done")
    code = add_record(archive, "review", customer, fields, "kehu review done")
    if points:
        output.note(m("To look at, by the policy (--looked-at says what was):"))
        for point in points:
            output.note(f"  - {point}")
    return code


def _points(archive: Archive, words: str) -> list[str]:
    """The checklist of the customer's class; none of one whose file has errors, which is said elsewhere."""
    from kehu.grading.assess import assess
    from kehu.model.rates import NoRate
    from kehu.review.case import Case
    from kehu.review.round import Round

    customer = archive.resolve(words).customer
    if customer is None:
        return []
    day = session.today(archive.settings.utc_offset or "")
    try:
        case = Case(customer, assess(customer, archive.policy, day), Round(archive.policy, archive.settings, day))
        return [text(each) for each in case.round.checklist(case)]
    except NoRate as error:
        output.print_problems([error.problem()])
        return []


def _asked(points: Sequence[str], fields: Fields) -> Fields | None:
    """What was given, and what a person says of each point; None if nothing is to be recorded."""
    from kehu.cli.adding.asking import Said, ask

    output.note(ANSWER)
    seen, changed, number = list[str](), list[str](), 0
    while number < len(points):
        answer = ask(f"{number + 1}/{len(points)} {points[number]}: ", ANSWER)
        if answer in (Said.STOP, Said.DROP):
            output.note(m("Nothing was recorded"))
            return None
        if answer is Said.END:
            break
        if answer is Said.BACK:
            number, seen, changed = 0, [], []
            continue
        number += 1
        if answer not in ("-", Said.SKIP):
            seen.append(points[number - 1])
        if isinstance(answer, str) and answer not in ("-", ""):
            changed.append(answer)
    given = fields.get("changed")
    told = [*([given] if isinstance(given, str) else []), *changed]
    joined = {"looked_at": text(BETWEEN).join(seen), "changed": text(BETWEEN).join(told)}
    return {**fields, **{name: said for name, said in joined.items() if said}}
