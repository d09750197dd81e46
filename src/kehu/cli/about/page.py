"""One customer on one page of a terminal: what a credit manager wants to see first stands first.

Only what is there is shown, each value with its label. Records dated after the as-of date do not exist for the page.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from kehu.archive.customer_file import CustomerFile
from kehu.cli.about.facts import facts, facts_table, people
from kehu.cli.about.own import own_facts, own_table
from kehu.cli.about.parts import BASE, Asked, usual_parts
from kehu.cli.about.records import capital, table
from kehu.cli.table import lay_out
from kehu.grading.assess import is_graded
from kehu.grading.result import Assessment, QuadrantResult, Reason
from kehu.lang import Label, Message, m, money, text
from kehu.lang.printable import one_line
from kehu.lang.width import wrap
from kehu.ledger.ageing import age
from kehu.model.choices import Quadrant
from kehu.model.custom import CUSTOM, own_lists
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.kinds import BY_LIST
from kehu.model.policy import Policy
from kehu.model.policy.ageing import Basis
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.texts import CREDIT_LABELS, QUADRANT_STRATEGIES, VOLUME_LABELS

INDENT = "  "


def page(customer: Customer, assessment: Assessment, policy: Policy, width: int, asked: Asked) -> list[str]:
    """The lines of the page."""
    inner = width - len(INDENT)
    lines = heading(customer, assessment.as_of, width)
    for part in asked.parts or usual_parts(customer, asked.private):
        shown: list[str] = []
        if "grades" in part.figures and is_graded(customer):
            shown += _section(m("Grades"), _grades(assessment, policy, inner))
        if "owed" in part.figures:
            shown += _section(m("Owed"), _owed(assessment, policy))
        known = facts(customer, part.keys, asked.private)
        known += own_facts(customer, asked.settings) if CUSTOM in part.keys else []
        shown += _section(part.label, facts_table(known, inner))
        for name in part.keys:
            shown += _records(customer, assessment, name, inner, asked)
        if asked.parts and not shown:
            shown = _section(part.label, [text(m("nothing recorded"))])
        lines += shown
    return lines


def _records(customer: Customer, assessment: Assessment, name: str, width: int, asked: Asked) -> list[str]:
    """What the file has in this list."""
    if name == "contacts":
        return _section(m("Contacts"), people(customer.contacts, width, asked.private, asked.full))
    if name == "departments":
        label = keys(Customer)[name].label
        rows = [" ".join(filter(None, map(text, (each.name, each.part, each.note)))) for each in customer.departments]
        return _section(capital(label), [line for row in rows for line in wrap(row, width)])
    if name.startswith(f"{CUSTOM}."):
        own = own_lists(customer.custom).get(name.removeprefix(f"{CUSTOM}."), [])
        shown = own_table(own, assessment.as_of, width, asked.full)
        return _section(*shown) if shown else []
    found = table(customer, assessment, name, width, asked.full) if name in BY_LIST else None
    return _section(*found) if found else []


def broken_page(file: CustomerFile, width: int) -> list[str]:
    """What can be read of a file with errors."""
    data = file.document.data
    known = keys(Customer)
    lines = wrap(one_line(f"{file.code}  {file.name}".rstrip()), width)
    lines += wrap(text(m("The file has errors: this is what can be read of it, unchecked.")), width)
    told = {key: value for key, value in data.items() if key in known and key not in ("code", "name")}
    said = [(known[key].label, value) for key, value in told.items() if isinstance(value, str) and value]
    lines += _section(BASE, facts_table(said, width - 2))
    counts = [(known[key].label, str(len(value))) for key, value in told.items() if isinstance(value, list)]
    return lines + _section(m("Number of records"), facts_table(counts, width - 2))


def heading(customer: Customer, as_of: datetime.date, width: int) -> list[str]:
    """Who it is, and how it stands."""
    owner = m("owner {owner}", owner=customer.owner) if customer.owner else m("no owner")
    about: list[Label | Message] = [customer.status.label, owner, m("as of {day}", day=as_of)]
    name, standing = f"{customer.code}  {customer.name}", "  ".join(map(text, about))
    return [*wrap(one_line(name), width), *wrap(one_line(standing), width)]


def _section(title: Label | Message, lines: Sequence[str]) -> list[str]:
    return ["", text(title), *((INDENT + line).rstrip() for line in lines)] if lines else []


def _grades(assessment: Assessment, policy: Policy, width: int) -> list[str]:
    volume, credit = grade_names(assessment, policy)
    lines = [
        *_graded(Label("By volume", "业务分级"), volume, main_reason(assessment.volume.reasons), width),
        *_graded(Label("By payment", "信用分级"), credit, main_reason(assessment.credit.reasons), width),
    ]
    lines += [one for label, told in standing_of(assessment) for one in wrap(f"{text(label)}  {text(told)}", width)]
    if strategy := quadrant_strategy(assessment, policy):
        lines += [INDENT + line for line in wrap(text(strategy), width - len(INDENT))]
    recorded = assessment.recorded
    if recorded.date and assessment.changed:
        old_credit = CREDIT_LABELS[UNGRADED] if recorded.credit == UNGRADED else recorded.credit or "-"
        old = m("{volume} and {credit}", volume=recorded.volume or "-", credit=old_credit)
        lines += wrap(text(m("Recorded on {day}: {old}", day=recorded.date, old=old)), width)
    elif recorded.date is None:
        lines += wrap(text(m("Never recorded: kehu grade {code} --write", code=assessment.code)), width)
    return lines


def standing_of(assessment: Assessment) -> list[tuple[Label, Label | Message]]:
    """Quadrant and total of the eight factors, where they are known."""
    quadrant, factors = assessment.quadrant, assessment.factors
    said: list[tuple[Label, Label | Message]] = []
    if factors.total is not None:
        total = m("{total} of 100, {count} of 8 judged", total=f"{factors.total}", count=len(factors.scores))
        said.append((Label("Eight factors", "八要素评估"), total))
    elif factors.reasons:
        said.append((Label("Eight factors", "八要素评估"), m("expired")))
    if quadrant.quadrant is not Quadrant.UNKNOWN:
        share = m("{quadrant}, our share {share} %", quadrant=quadrant.quadrant, share=_percent(quadrant))
        said.append((Label("Relation and potential", "关系×潜力"), share))
    return said


def quadrant_strategy(assessment: Assessment, policy: Policy) -> Label | str | None:
    """How customers of this quadrant are looked after."""
    quadrant = assessment.quadrant.quadrant
    if quadrant is Quadrant.UNKNOWN:
        return None
    own: str | None = getattr(policy.quadrant.strategies, quadrant.value)
    return own or QUADRANT_STRATEGIES[quadrant.value]


def _percent(quadrant: QuadrantResult) -> str:
    return str((Decimal(quadrant.relation or 0) * 100).quantize(Decimal("0.1"), ROUND_DOWN))


def grade_names(assessment: Assessment, policy: Policy) -> tuple[str, str]:
    """Both grades, each with what it means."""
    volume, credit = assessment.volume.grade, assessment.credit.grade
    own = {each.name: each.label for each in policy.volume.grades}
    label = own.get(volume) or VOLUME_LABELS.get(volume, "")
    told = policy.credit.grades.get(credit)
    credit_label = (told.label if told else None) or CREDIT_LABELS[credit]
    shown = "" if credit == UNGRADED else credit
    return f"{volume} {text(label)}", f"{shown} {text(credit_label)}".strip()


def _graded(title: Label, grade: str, why: Reason | None, width: int) -> list[str]:
    lines = [f"{text(title)}  {grade}"]
    if why:
        lines += [INDENT + line for line in wrap(text(why.text), width - len(INDENT))]
    return lines


def main_reason(reasons: Sequence[Reason]) -> Reason | None:
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
            shown.append((bucket(name, policy.ageing.basis), amount))
    if ledger.unallocated:
        shown.append((Label("unallocated", "预收"), ledger.unallocated))
    return lay_out([text(title) for title, _ in shown], [[money(each) for _, each in shown]], [True] * len(shown))


def bucket(name: str, basis: Basis) -> Label | Message:
    """What is open, by how long it has been due, or sold where the policy counts from the sale."""
    past_due, last = basis is Basis.DUE, name.removesuffix("+")
    if name == "not_due":
        return Label("not due", "未到期") if past_due else Label("sold today", "当日交易")
    if last != name:
        if past_due:
            return m("more than {days} days", days=last)
        return m("more than {days} days since the sale", days=last)
    return m("{days} days", days=name) if past_due else m("{days} days since the sale", days=name)
