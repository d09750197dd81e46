"""`kehu grade --explain`: a page to be read to a customer over the phone, and the same as data [G7].

What was due, what came when, what that made of the grade; what would lift it; what it allows. Explaining is grading's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli import output, session
from kehu.cli.grading.told import Told, document, say_allowed, say_rises, tell, told_json
from kehu.cli.grading.views import Graded, Grades, grade_name, say_wrapped
from kehu.grading.explain import Explanation, Judgement, Piece, explain
from kehu.grading.ratio import percent
from kehu.lang import Label, Message, m
from kehu.model.policy import Policy
from kehu.model.policy.credit import CreditPolicy, Reading

MOST_AGAINST, MOST_FINE = 6, 3  # obligations told one by one; JSON has them all


def print_explanations(grades: Grades, format: str) -> None:
    """A page for each customer."""
    if format == "json":
        output.print_json(document(grades, lambda each: _json(each, grades.policy)))
        return
    for number, graded in enumerate(grades.graded):
        if number:
            output.say()
        _print_page(graded, grades.policy)


def _print_page(graded: Graded, policy: Policy) -> None:
    found, told = graded.assessment, tell(graded, policy)
    shown = {"code": found.code, "name": found.name, "day": found.as_of, "file": graded.file.file}
    _say(m("{code} {name}, grades of {day}; lines are those of {file}", **shown), "")
    output.say()
    _say(m("By payment: {grade}", grade=grade_name(found.credit.grade)), "")
    _say_payment(explain(found, policy.credit), graded, policy.credit)
    output.say()
    _say(m("By volume: {grade}", grade=found.volume.grade), "")
    for reason in found.volume.reasons:
        _say(reason.text, "  ")
    output.say()
    _say(m("What would lift the grades:"), "")
    say_rises(told, "  ")
    output.say()
    _say(m("What the grades allow:"), "")
    say_allowed(told, "  ")


def _say_payment(found: Explanation, graded: Graded, policy: CreditPolicy) -> None:
    if not found.against and not found.fine:
        for reason in graded.assessment.credit.reasons:
            _say(reason.text, "  ")
        return
    shown = {"start": found.start, "end": found.end, "count": len(found.against) + len(found.fine)}
    _say(
        m(
            "Looked at: {count} {count:obligation|obligations} that fell due or were open from {start} to {end}",
            **shown,
        ),
        "  ",
    )
    _say_some(m("Not as agreed:"), found.against, MOST_AGAINST, graded, policy)
    _say_some(m("As agreed:"), found.fine, MOST_FINE, graded, policy)
    for line in _arithmetic(graded, found, policy):
        _say(line, "  ")


def _say_some(title: Message, judgements: Sequence[Judgement], most: int, graded: Graded, policy: CreditPolicy) -> None:
    if not judgements:
        return
    _say(title, "  ")
    first, rest = judgements[:most], judgements[most:]
    for each in first:
        _say_judgement(each, graded, policy)
    if rest:
        amount = sum((each.obligation.amount for each in rest), Decimal(0))
        _say(m("and {count} more, {amount} in all", count=len(rest), amount=amount), "    ")


def _say_judgement(found: Judgement, graded: Graded, policy: CreditPolicy) -> None:
    about = found.obligation
    sale = next((each for each in graded.customer.sales if each.id == about.id), None)
    shown = {
        "id": _named(about.id, sale.no or sale.contract or sale.product if sale else None),
        "place": _place(about.id, graded.file),
        "date": about.date,
        "amount": about.amount,
        "due": about.due,
    }
    _say(m("{id} of {date} ({place}): {amount} was due on {due}", **shown), "    ")
    for piece in found.pieces:
        _say(_piece(piece, graded, policy), "      ")
    if found.tolerated:
        _say(m("{amount} late is so little that it counts as on time", amount=found.tolerated), "      ")


def _piece(piece: Piece, graded: Graded, policy: CreditPolicy) -> Message:
    places = [_record(id, piece, graded) for id in piece.by]
    shown = {"amount": piece.amount, "day": piece.day, "by": places, "what": _fate(piece, policy)}
    match piece.how:
        case None:
            return m("{amount} is still open: {what}", **shown)
        case "write_off":
            return m("{amount} was written off on {day} ({by}): {what}", **shown)
        case "return":
            return m("{amount} was taken back or allowed on {day} ({by}): {what}", **shown)
        case "receipt":
            return m("{amount} was settled on {day} ({by}): {what}", **shown)


def _record(id: str, piece: Piece, graded: Graded) -> Message:
    """A record by its place; money that came earlier and waited has its own date."""
    place = _place(id, graded.file)
    receipt = next((each for each in graded.customer.receipts if each.id == id), None)
    if receipt and receipt.date != piece.day:
        return m("{id} of {date}, {place}", id=id, date=receipt.date, place=place)
    return m("{id}, {place}", id=id, place=place)


def _fate(piece: Piece, policy: CreditPolicy) -> Message:
    shown = {"days": piece.days, "months": policy.limit_months, "grace": policy.grace_days}
    match piece.result:
        case "never_due":
            return m("it was never due")
        case "waiting":
            return m("within the {grace} {grace:day|days} of grace", **shown)
        case "late" if piece.how is None:
            return m("{days} {days:day|days} overdue", **shown)
        case "over_limit" if piece.how is None:
            return m("{days} {days:day|days} overdue, more than {months} {months:month|months}", **shown)
        case "late":
            return m("{days} {days:day|days} late", **shown)
        case "over_limit":
            return m("{days} {days:day|days} late, more than {months} {months:month|months}", **shown)
        case "on_time" if piece.days:
            return m("on time, within the {grace} {grace:day|days} of grace", **shown)
        case "on_time":
            return m("on time")


def _arithmetic(graded: Graded, found: Explanation, policy: CreditPolicy) -> Iterator[Message]:
    """How the grade follows from the figures."""
    credit = graded.assessment.credit
    if credit.due:
        paid_at_all = policy.reading is Reading.PAID
        good = credit.paid if paid_at_all else credit.on_time
        shown = {"good": good, "due": credit.due, "share": percent(good, credit.due)}
        if paid_at_all:
            yield m("Paid at all: {good} ÷ {due} = {share} %", **shown)
        else:
            yield m("On time: {good} ÷ {due} = {share} %", **shown)
    yield _verdict(credit.grade, policy)
    if "thin" in credit.flags:
        yield m(
            "Fewer than {least} of them were open after the day of sale: the evidence is thin", least=policy.thin_below
        )


def _verdict(grade: str, policy: CreditPolicy) -> Message:
    shown = {
        "months": policy.limit_months,
        "line": f"{(policy.ratio * 100).normalize():f}",
        "basis": PAID if policy.reading is Reading.PAID else ON_TIME,
    }
    match grade:
        case "丁":
            return m("Something is or was more than {months} {months:month|months} late: that is 丁", **shown)
        case "丙":
            return m("Something was late, and less than {line} % was {basis}: that is 丙", **shown)
        case "乙":
            return m("Something was late, but {line} % or more was {basis}: that is 乙", **shown)
        case "甲":
            return m("Nothing was late: that is 甲")
    return m("No amount can be judged: that is not graded")


ON_TIME, PAID = Label("paid on time", "按期付清"), Label("paid at all", "付清")


def _named(id: str, called: str | None) -> str:
    """A sale as the customer knows it too: by its document, contract or product."""
    return f"{id} {called}" if called else id


def _place(id: str, file: CustomerFile) -> Message | str:
    """The line in the customer's own file, which the page names once; other files by name."""
    where, line, _ = file.place_of(id)
    return m("line {line}", line=line) if where == file.file else f"{where}:{line}"


def _say(said: Message, indent: str) -> None:
    say_wrapped(said, indent, session.width())


def _json(graded: Graded, policy: Policy) -> dict[str, Any]:
    found = explain(graded.assessment, policy.credit)
    told: Told = tell(graded, policy)
    return {
        **told_json(told, graded.file),
        "explanation": {
            "from": found.start,
            "to": found.end,
            "obligations": [_judgement_json(each, graded.file) for each in (*found.against, *found.fine)],
        },
    }


def _judgement_json(found: Judgement, file: CustomerFile) -> dict[str, Any]:
    about = found.obligation
    return {
        **_record_json(about.id, file),
        "date": about.date,
        "due": about.due,
        "amount": about.amount,
        "counted_against": found.against,
        "tolerated": found.tolerated,
        "parts": [
            {
                "amount": each.amount,
                "on": each.day,
                "how": each.how or "open",
                "records": [_record_json(id, file) for id in each.by],
                "days_late": each.days,
                "result": each.result,
            }
            for each in found.pieces
        ],
    }


def _record_json(id: str, file: CustomerFile) -> dict[str, Any]:
    where, line, _ = file.place_of(id)
    return {"id": id, "file": where, "line": line}
