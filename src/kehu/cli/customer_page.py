"""One customer on one page of a terminal: what a credit manager wants to see first stands first.

Only what is there is shown, each value with its label. Records dated after the as-of date do not exist for the page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli.latest_records import tables
from kehu.cli.table import GAP, lay_out
from kehu.grading.assess import is_graded
from kehu.grading.result import Assessment, Reason
from kehu.lang import Label, Message, m, money, text
from kehu.lang.printable import one_line
from kehu.lang.width import cells, pad, wrap
from kehu.ledger.ageing import age
from kehu.model.customer import BY_LIST, Contact, Customer
from kehu.model.entry import keys
from kehu.model.policy import CREDIT_LABELS, UNGRADED, VOLUME_LABELS, Basis, Policy

INDENT = "  "
IN_HEADING = ("code", "name", "status", "owner")
LISTS = (*BY_LIST, "bank_accounts", "departments")


def page(customer: Customer, assessment: Assessment, policy: Policy, width: int) -> list[str]:
    """The lines of the page."""
    inner = width - len(INDENT)
    lines = _heading(customer, assessment.as_of, width)
    if is_graded(customer):
        lines += _section(m("Grades"), _grades(assessment, policy, inner))
    lines += _section(m("Owed"), _owed(assessment, policy))
    lines += _section(m("Base data"), _facts(_identity(customer), inner))
    lines += _section(m("Contacts"), _contacts(customer.contacts, inner))
    for title, rows in tables(customer, assessment, inner):
        lines += _section(title, rows)
    return lines


def broken_page(file: CustomerFile, width: int) -> list[str]:
    """What can be read of a file with errors."""
    data = file.document.data
    known = keys(Customer)
    lines = wrap(one_line(f"{file.code}  {file.name}".rstrip()), width)
    lines += wrap(text(m("The file has errors: this is what can be read of it, unchecked.")), width)
    told = {key: value for key, value in data.items() if key in known and key not in ("code", "name")}
    said = [(known[key].label, value) for key, value in told.items() if isinstance(value, str) and value]
    lines += _section(m("Base data"), _facts(said, width - 2))
    counts = [(known[key].label, str(len(value))) for key, value in told.items() if isinstance(value, list)]
    return lines + _section(m("Number of records"), _facts(counts, width - 2))


def _heading(customer: Customer, as_of: datetime.date, width: int) -> list[str]:
    owner = m("owner {owner}", owner=customer.owner) if customer.owner else m("no owner")
    about: list[Label | Message] = [customer.status.label, owner, m("as of {day}", day=as_of)]
    name, standing = f"{customer.code}  {customer.name}", "  ".join(map(text, about))
    return [*wrap(one_line(name), width), *wrap(one_line(standing), width)]


def _section(title: Label | Message, lines: Sequence[str]) -> list[str]:
    return ["", text(title), *((INDENT + line).rstrip() for line in lines)] if lines else []


def _grades(assessment: Assessment, policy: Policy, width: int) -> list[str]:
    volume, credit = assessment.volume, assessment.credit
    own = {each.name: each.label for each in policy.volume.grades}
    label = own.get(volume.grade) or VOLUME_LABELS.get(volume.grade, "")
    told = policy.credit.grades.get(credit.grade)
    credit_label = (told.label if told else None) or CREDIT_LABELS[credit.grade]
    shown = "" if credit.grade == UNGRADED else credit.grade
    recorded = assessment.recorded
    lines = [
        *_graded(Label("By volume", "业务分级"), f"{volume.grade} {text(label)}", _main(volume.reasons), width),
        *_graded(
            Label("By payment", "信用分级"), f"{shown} {text(credit_label)}".strip(), _main(credit.reasons), width
        ),
    ]
    if recorded.date and assessment.changed:
        old_credit = CREDIT_LABELS[UNGRADED] if recorded.credit == UNGRADED else recorded.credit or "-"
        old = m("{volume} and {credit}", volume=recorded.volume or "-", credit=old_credit)
        lines += wrap(text(m("Recorded on {day}: {old}", day=recorded.date, old=old)), width)
    elif recorded.date is None:
        lines += wrap(text(m("Never recorded: kehu grade {code} --write", code=assessment.code)), width)
    return lines


def _graded(title: Label, grade: str, why: Reason | None, width: int) -> list[str]:
    lines = [f"{text(title)}  {grade}"]
    if why:
        lines += [INDENT + line for line in wrap(text(why.text), width - len(INDENT))]
    return lines


def _main(reasons: Sequence[Reason]) -> Reason | None:
    """The reason that decided: grading says the figure first, and then what the figure led to."""
    return next((each for each in reasons if each.rule not in ("volume.purchases",)), reasons[0] if reasons else None)


def _owed(assessment: Assessment, policy: Policy) -> list[str]:
    """What is owed and overdue, and below it the buckets that hold something."""
    ledger = assessment.ledger
    if not ledger.open and not ledger.unallocated:
        return [text(m("nothing"))]
    shown: list[tuple[object, Decimal]] = [
        (Label("owed", "应收"), ledger.outstanding),
        (Label("overdue", "逾期"), ledger.overdue),
    ]
    for name, amount in age(ledger, policy.ageing).buckets.items():
        if amount:
            shown.append((_bucket(name, policy.ageing.basis), amount))
    if ledger.unallocated:
        shown.append((Label("unallocated", "预收"), ledger.unallocated))
    return lay_out([text(title) for title, _ in shown], [[money(each) for _, each in shown]], [True] * len(shown))


def _bucket(name: str, basis: Basis) -> Label | Message:
    """What is open, by how long it has been due, or sold where the policy counts from the sale."""
    past_due, last = basis is Basis.DUE, name.removesuffix("+")
    if name == "not_due":
        return Label("not due", "未到期") if past_due else Label("sold today", "当日交易")
    if last != name:
        if past_due:
            return m("more than {days} days", days=last)
        return m("more than {days} days since the sale", days=last)
    return m("{days} days", days=name) if past_due else m("{days} days since the sale", days=name)


def _identity(customer: Customer) -> list[tuple[Label, str]]:
    """Everything that one line can say, but what the heading says."""
    found = []
    for name, key in keys(Customer).items():
        value = getattr(customer, key.attribute)
        if name in (*IN_HEADING, *LISTS) or value in (None, [], {}) or key.attribute not in customer.model_fields_set:
            continue
        found.append((key.label, _said(value)))
    accounts = [" ".join(filter(None, (each.bank, each.account, each.name))) for each in customer.bank_accounts]
    if accounts:
        found.append((keys(Customer)["bank_accounts"].label, text(accounts)))
    return found


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return text([f"{key} {each}" for key, each in value.items()])
    if isinstance(value, Decimal):
        return money(value)
    if hasattr(value, "cause"):
        return " ".join(filter(None, (value.cause, value.until and text(m("until {day}", day=value.until)))))
    return text(value)


def _facts(facts: Sequence[tuple[Label, str]], width: int) -> list[str]:
    """Labels to the left, values beside them; two short ones share a line, long ones are folded."""
    half = (width - len(GAP)) // 2
    titles = [cells(text(label)) for label, _ in facts]
    room = max((title for title in titles if title <= half // 2), default=0)
    lines: list[str] = []
    left = ""
    for label, value in facts:
        title = pad(text(label), room)
        said = f"{title}  {value}"
        if cells(said) <= half and cells(title) == room:
            lines += [f"{pad(left, half)}{GAP}{said}"] if left else []
            left = "" if left else said
            continue
        lines += [left] if left else []
        left = ""
        lines += _long_fact(title, value, width)
    return [*lines, left] if left else lines


def _long_fact(title: str, value: str, width: int) -> list[str]:
    first, *more = wrap(value, width - cells(title) - 2)
    return [f"{title}  {first}", *(" " * (cells(title) + 2) + line for line in more)]


def _contacts(contacts: Sequence[Contact], width: int) -> list[str]:
    """Who they are and how to reach them; nothing private."""
    shown: list[Callable[[Contact], object]] = [
        lambda each: each.name,
        lambda each: " ".join(filter(None, (each.department, each.position))),
        lambda each: each.part,
        lambda each: " ".join(filter(None, (each.mobile, each.phone))),
        lambda each: " ".join(filter(None, (each.email, each.wechat))),
    ]
    rows = [[text(column(each)) for column in shown] for each in contacts]
    used = [index for index in range(len(shown)) if any(row[index] for row in rows)]
    if not rows:
        return []
    body = [[row[index] for index in used] for row in rows]
    return lay_out([""] * len(used), body, [False] * len(used), width=width)[1:]
