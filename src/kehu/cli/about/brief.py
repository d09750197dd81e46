"""A brief on one screen of a terminal, and for programs. Each fact is one line; what is longer ends in …."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli import output
from kehu.cli.about.briefing import Brief, Person
from kehu.cli.about.page import bucket, grade_names, heading, main_reason, standing_of
from kehu.cli.ageing import figures
from kehu.cli.grading.views import Graded, graded_json
from kehu.credit.promises import Promised
from kehu.grading.assess import is_graded
from kehu.lang import Label, Message, m, money, text
from kehu.lang.printable import one_line
from kehu.lang.width import cells, pad, wrap
from kehu.ledger.ageing import age
from kehu.model.dossier import Communication, Feedback, Project, Service, Visit
from kehu.model.entry import plain
from kehu.model.people import Contact
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED

FEW, PEOPLE, DUE = 3, 4, 2  # lines: all together they fit on a screen of 30
GAP = "  "
GRADES = Label("Grades", "评级")


def as_text(known: Brief, policy: Policy, width: int) -> list[str]:
    """The lines of the brief."""
    facts = [(label, lines) for label, lines in facts_of(known, policy) if lines]
    room = max(cells(text(label)) for label, _ in facts) + len(GAP)
    found = [*heading(known.customer, known.assessment.as_of, width), ""]
    for label, lines in facts:
        title = text(label)
        for line in lines if label != GRADES else [part for each in lines for part in wrap(each, width - room)]:
            found.append(pad(title, room) + _shortened(one_line(line), width - room))
            title = ""
    return found


def _shortened(line: str, width: int) -> str:
    first, *more = wrap(line, width)
    if not more:
        return first
    return wrap(line, width - 2)[0] + " …"


def facts_of(known: Brief, policy: Policy) -> list[tuple[Label, list[str]]]:
    """What there is to know, each with its lines; without lines, nothing is."""
    as_of, review = known.assessment.as_of, known.review
    due = m("due at once") if review.until is None else m("by {day}", day=review.until)
    late = m("late since {day}", day=review.until) if review.until and review.is_late(as_of) else due
    return [
        (GRADES, _grades(known, policy)),
        (Label("Owed", "往来账款"), _owed(known, policy)),
        (Label("Watch", "关注"), _watch(known)),
        (Label("Bought", "本年采购"), _bought(known)),
        (Label("Promised", "付款承诺"), _few([_promise(each, as_of) for each in known.promises], FEW)),
        (Label("Complaints", "未结投诉"), _few([_complaint(each) for each in known.complaints], FEW)),
        (Label("Projects", "在手项目"), _few([_project(each) for each in known.projects], FEW)),
        (Label("People", "联系人"), _few([_person(each) for each in known.people], PEOPLE)),
        (Label("Talked", "最近联系"), [_talk(each) for each in known.contacts[:FEW]]),
        (Label("Follow up", "待跟进"), _few([_follow_up(each, as_of) for each in known.follow_ups], DUE)),
        (Label("Review", "下次复核"), [text(late)]),
    ]


def _few(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], text(m("and {n} more", n=len(lines) - most + 1))]


def _joined(*things: object) -> str:
    return GAP.join(text(each) for each in things if each not in (None, ""))


def _grades(known: Brief, policy: Policy) -> list[str]:
    if not is_graded(known.customer):
        return []
    found = known.assessment
    reasons = found.volume.reasons if found.credit.grade == UNGRADED else found.credit.reasons
    why = main_reason(reasons)
    standing = [f"{text(label)} {text(told)}" for label, told in standing_of(found)]
    return [
        _joined(*grade_names(found, policy)),
        *([text(why.text)] if why else []),
        *standing,
    ]


def _owed(known: Brief, policy: Policy) -> list[str]:
    ledger = known.assessment.ledger
    if not ledger.open and not ledger.unallocated:
        return [text(m("nothing"))]
    shown: list[tuple[object, Decimal]] = [(Label("owed", "应收"), ledger.outstanding)]
    shown += [(Label("overdue", "逾期"), ledger.overdue)] if ledger.overdue else []
    shown += [(Label("unallocated", "预收"), ledger.unallocated)] if ledger.unallocated else []
    aged = [each for each in age(ledger, policy.ageing).buckets.items() if each[1]]
    ages = [(bucket(name, policy.ageing.basis), amount) for name, amount in aged]
    rows = [[f"{text(label)} {money(amount)}" for label, amount in row] for row in (shown, ages)]
    return [_joined(*row) for row in rows if row]


def _watch(known: Brief) -> list[str]:
    watch = known.customer.watch
    if watch is None or (watch.until and watch.until < known.assessment.as_of):
        return []
    return [_joined(watch.cause, m("until {day}", day=watch.until) if watch.until else None)]


def _bought(known: Brief) -> list[str]:
    target, bought = known.customer.sales_target, known.bought
    if target:
        percent = int(bought * 100 / target)
        return [text(m("{bought} of the target {target}: {percent} %", bought=bought, target=target, percent=percent))]
    return [money(bought)] if bought else []


def _promise(known: Promised, as_of: datetime.date) -> str:
    each = known.promise
    late = (as_of - each.pay_by).days
    overdue = m("{n} {n:day|days} late", n=late) if late > 0 else None
    paid = m("{paid} paid", paid=known.paid) if known.paid else None
    amount = f"{money(each.amount)} {each.currency}" if each.currency else each.amount
    return _joined(m("{amount} by {day}", amount=amount, day=each.pay_by), paid, overdue, each.by)


def _complaint(each: Feedback) -> str:
    return _joined(each.date, each.severity, each.content)


def _project(each: Project) -> str:
    expected = each.expected_amount or each.budget
    return _joined(each.name, expected, each.expected_on, each.need)


def _person(each: Person) -> str:
    told: list[object] = [each.name]
    if contact := each.contact:
        told += [contact.department, contact.position, contact.part, _reach(contact)]
    return _joined(*told, _birthday(each), each.journey)


def _birthday(each: Person) -> Message | None:
    if each.birthday and each.lunar_birthday:
        return m("birthday {day}, lunar {lunar}", day=each.birthday, lunar=each.lunar_birthday)
    if each.lunar_birthday:
        return m("lunar birthday {day}", day=each.lunar_birthday)
    return m("birthday {day}", day=each.birthday) if each.birthday else None


def _reach(contact: Contact) -> str | None:
    return contact.mobile or contact.phone or contact.wechat or contact.email


def _talk(each: Communication | Visit) -> str:
    if isinstance(each, Visit):
        return _joined(each.date, each.KIND.label, each.with_, each.purpose, each.needs or each.minutes)
    return _joined(each.date, each.channel, each.with_, each.subject, each.feedback or each.content)


def _follow_up(each: Communication | Visit | Service, as_of: datetime.date) -> str:
    late = (as_of - each.follow_up).days if each.follow_up else 0
    subject = each.purpose if isinstance(each, Visit) else each.subject or each.content
    whom = None if isinstance(each, Service) else each.with_
    return _joined(each.follow_up, m("{n} {n:day|days} late", n=late) if late > 0 else None, whom, subject)


def as_json(file: CustomerFile, known: Brief | None, policy: Policy, as_of: datetime.date) -> dict[str, Any]:
    """The same with every record whole."""
    problems = [output.problem_json(problem) for problem in file.problems]
    begin = {"as_of": as_of, "policy": policy.hash, "code": file.code, "name": file.name, "file": file.file}
    if known is None:
        return {**begin, "brief": None, "problems": problems}
    customer, found = known.customer, known.assessment
    watched = customer.watch if _watch(known) else None
    told = {
        "status": plain(customer.status),
        "owner": customer.owner,
        "grades": graded_json(Graded(file, customer, found)) if is_graded(customer) else None,
        "ageing": figures(age(found.ledger, policy.ageing)),
        "watch": plain(watched) if watched else None,
        "bought_this_year": known.bought,
        "sales_target": customer.sales_target,
        "promises": [_promise_json(each) for each in known.promises],
        "complaints": _records(known.complaints),
        "projects": _records(known.projects),
        "people": [_person_json(each) for each in known.people],
        "last_contacts": _records(known.contacts[:FEW]),
        "follow_ups": _records(known.follow_ups),
        "next_review": known.review.until,
    }
    return {**begin, "brief": told, "problems": problems}


def _records(records: Sequence[Feedback | Project | Communication | Visit | Service]) -> list[dict[str, Any]]:
    return [{"kind": each.KIND.name, **each.data()} for each in records]


def _promise_json(each: Promised) -> dict[str, Any]:
    told = {"state": plain(each.state), "paid": each.paid, "receipts": each.receipts}
    return {"kind": each.promise.KIND.name, **each.promise.data(), **told}


def _person_json(each: Person) -> dict[str, Any]:
    known = each.contact.data() if each.contact else {"name": each.name}
    known.pop("private", None)
    dates = {"next_birthday": each.birthday, "lunar_birthday": each.lunar_birthday, "next_journey": each.journey}
    return {**known, **{name: value for name, value in dates.items() if value}}
