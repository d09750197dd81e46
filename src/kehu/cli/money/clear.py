"""What `kehu clear` found, on a page of a terminal and for programs. Decides nothing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli import output, session
from kehu.cli.about.page import heading
from kehu.cli.table import lay_out
from kehu.credit.exposure import Part
from kehu.credit.release import RULES, Reason, Release
from kehu.credit.remedies import Step
from kehu.credit.subject import Headroom, Subject
from kehu.lang import Label, Message, m, money, text
from kehu.lang.printable import one_line
from kehu.lang.width import wrap
from kehu.model.entry import plain

OK, NOT_OK = Label("ok", "通过"), Label("no", "不符")
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Cleared:
    """A decision with what would make it yes and, where one was written, the reservation and where it stands."""

    file: CustomerFile
    subject: Subject
    release: Release
    ways: Sequence[tuple[Step, ...]]
    reserved: str | None = None
    until: datetime.date | None = None
    place: str = ""


def print_cleared(cleared: Cleared, format: str) -> None:
    """The decision in the format that was asked for."""
    if format == "json":
        output.print_json(as_json(cleared))
    else:
        output.say("\n".join(one_line(line) for line in as_text(cleared, session.width())))
    if cleared.reserved:
        output.note(
            m(
                "Headroom of {amount} is held until {day} by order {id} ({where})",
                amount=cleared.release.request.amount,
                day=cleared.until,
                id=cleared.reserved,
                where=cleared.place,
            )
        )


def as_text(cleared: Cleared, width: int) -> list[str]:
    """The lines of the page."""
    release, inner = cleared.release, width - len(INDENT)
    lines = [
        *heading(cleared.subject.customer, cleared.subject.as_of, width),
        "",
        *wrap(text(_decision(release)), width),
    ]
    rows = [[text(OK if each.ok else NOT_OK), text(RULES[each.rule]), text(each.text)] for each in release.reasons]
    table = lay_out(["", "", ""], rows, [False] * 3, width=inner)[1:]
    lines += [INDENT + line for line in table]
    for headroom in release.headrooms:
        lines += ["", *_headroom(headroom, inner)]
    if cleared.ways:
        lines += ["", text(m("What would make it yes, each way by itself:"))]
        for way in cleared.ways:
            first, *more = wrap(text(_way(way)), inner - 2)
            lines += [f"{INDENT}- {first}", *(f"{INDENT}  {line}" for line in more)]
    return lines


def _decision(release: Release) -> Message:
    shown = {"amount": release.request.amount, "prepaid": release.request.prepaid}
    if release.request.prepaid:
        if release.yes:
            return m("YES: an order of {amount}, {prepaid} of it prepaid, may ship", **shown)
        return m("NO: an order of {amount}, {prepaid} of it prepaid, may not ship", **shown)
    shown.pop("prepaid")
    if release.yes:
        return m("YES: an order of {amount} may ship", **shown)
    return m("NO: an order of {amount} may not ship", **shown)


def _headroom(headroom: Headroom, width: int) -> list[str]:
    """Exposure by its parts, the limit and what is left of it."""
    title = m("Exposure of the group of {name}", name=headroom.holder.name) if headroom.is_group else m("Exposure")
    shown: list[tuple[object, str]] = [(each.label, money(each.amount)) for each in _parts(headroom) if each.items]
    shown.append((Label("exposure", "敞口"), money(headroom.exposure)))
    amount, available = headroom.limit.amount, headroom.available
    shown.append((Label("limit", "额度"), text(headroom.limit.state) if amount is None else money(amount)))
    shown.append((Label("available", "可用"), text(m("none")) if available is None else money(available)))
    rows = [[text(label), value] for label, value in shown]
    return [text(title), *(INDENT + line for line in lay_out(["", ""], rows, [False, True], width=width)[1:])]


def _parts(headroom: Headroom) -> list[Part]:
    """The parts of all that count against a limit, each added up."""
    sums: dict[str, Part] = {}
    for exposure in headroom.exposures:
        for part in exposure.parts:
            before = sums.get(part.name)
            sums[part.name] = Part(part.name, part.label, (before.items if before else ()) + part.items)
    return list(sums.values())


def _way(steps: Sequence[Step]) -> Message:
    first, *rest = steps
    return m("{first}, and {rest}", first=first.text, rest=_way(rest)) if rest else first.text


def as_json(cleared: Cleared) -> dict[str, Any]:
    """The shape of SPEC section 12, and more."""
    release, subject = cleared.release, cleared.subject
    tight, found = release.headroom, subject.assessment
    return {
        "as_of": subject.as_of,
        "customer": subject.customer.code,
        "name": subject.customer.name,
        "amount": release.request.amount,
        "prepaid": release.request.prepaid,
        "order": release.request.order,
        "decision": "yes" if release.yes else "no",
        "terms": plain(release.terms),
        "grades": {"volume": found.volume.grade, "credit": found.credit.grade},
        "exposure": tight.exposure,
        "limit": tight.limit.amount,
        "available": tight.available,
        "headrooms": [_headroom_json(each) for each in release.headrooms],
        "reasons": [_reason_json(cleared, each) for each in release.reasons],
        "ways": [[_step_json(step) for step in way] for way in cleared.ways],
        "reserved": {"id": cleared.reserved, "until": cleared.until} if cleared.reserved else None,
    }


def _reason_json(cleared: Cleared, reason: Reason) -> dict[str, Any]:
    records = [_record(cleared, id) for id in reason.records]
    return {"rule": reason.rule, "ok": reason.ok, "text": reason.text, "records": records}


def _record(cleared: Cleared, id: str) -> dict[str, Any]:
    """A record and where it stands; of another customer of the group only its id."""
    if id not in cleared.file.record_ids:
        return {"id": id, "file": None, "line": None}
    file, line, _ = cleared.file.place_of(id)
    return {"id": id, "file": file, "line": line}


def _headroom_json(headroom: Headroom) -> dict[str, Any]:
    limit = headroom.limit
    return {
        "of": "group" if headroom.is_group else "customer",
        "customer": headroom.holder.code,
        "state": plain(limit.state),
        "limit": limit.amount,
        "limit_id": limit.limit.id if limit.limit else None,
        "until": limit.until,
        "exposure": headroom.exposure,
        "available": headroom.available,
        "customers": [
            {
                "code": each.code,
                "exposure": each.total,
                **{part.name: {"amount": part.amount, "records": _items(part.items)} for part in each.parts},
            }
            for each in headroom.exposures
        ],
    }


def _items(items: Sequence[tuple[str, Decimal]]) -> list[dict[str, Any]]:
    return [{"id": id or None, "amount": amount} for id, amount in items]


def _step_json(step: Step) -> dict[str, Any]:
    amount = getattr(step, "amount", None)
    return {"step": step.kind, "amount": amount, "records": list(step.records), "text": step.text}
