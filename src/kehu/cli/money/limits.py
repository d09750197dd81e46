"""Limits as a table, as a customer's page, and for programs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli import output, session
from kehu.cli.fitted import print_fitted
from kehu.cli.money import lines
from kehu.cli.output import Cell, Column
from kehu.credit.estimate import Estimate, Input, cents
from kehu.credit.limits import LimitState
from kehu.credit.subject import Headroom, Subject, tightest
from kehu.credit.suggestion import Suggestion
from kehu.lang import Label, Message, m, money, text
from kehu.lang.width import wrap
from kehu.ledger.obligation import ZERO
from kehu.model.problem import Problem
from kehu.model.staff import Staff

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.limits import By

FEW = 3
CASH_ONLY = Label("0 cash only", "0 只做现款")
COLUMNS = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Limit", "额度"), right=True),
    Column(Label("Until", "截止日")),
    Column(Label("Exposure", "敞口"), right=True),
    Column(Label("Available", "可用额度"), right=True),
    Column(Label("Used", "使用率"), right=True),
    Column(Label("Suggested", "建议额度"), right=True),
    Column(Label("Approved by", "批准人")),
)
LOSE = (8, 6, 3)  # columns to do without on a narrow terminal, the first first
NAMES = (
    *("code", "name", "owner", "state", "limit", "from", "until", "exposure", "available", "utilisation"),
    *("suggested", "generous", "approved_by"),
)
SUMS = (
    Column(Label("Limits", "额度"), right=True),
    Column(Label("Exposure", "敞口"), right=True),
    Column(Label("Available", "可用额度"), right=True),
    Column(Label("Used", "使用率"), right=True),
    Column(Label("Suggested", "建议额度"), right=True),
)


@dataclass(frozen=True)
class Limited:
    """A customer with its limit and what is suggested; `able`: who may approve that, None where nobody is named."""

    file: CustomerFile
    subject: Subject
    headrooms: list[Headroom]
    suggestion: Suggestion
    able: tuple[Staff, ...] | None

    @property
    def headroom(self) -> Headroom:
        """The limit that leaves least: its own, or the group's."""
        return tightest(self.headrooms)

    @cached_property
    def exposure(self) -> Decimal:
        """The customer's own."""
        return self.subject.exposure().total

    @property
    def states(self) -> tuple[str, ...]:
        """The states by which it is chosen."""
        standing = self.headroom.limit
        over = ("over",) if self.headroom.is_over else ()
        return ("cash_only" if standing.amount == 0 else standing.state.value, *over)


def print_limits(found: Sequence[Limited], day: datetime.date, problems: Iterable[Problem], format: str) -> None:
    if format == "json":
        told = [_page_json(each) for each in found]
        output.print_json(
            {"as_of": day, "customers": told, "problems": [output.problem_json(each) for each in problems]}
        )
    elif format == "csv":
        output.print_csv(NAMES, ([_json(each)[name] for name in NAMES] for each in found))
    else:
        suggested = sum((each.suggestion.conservative or ZERO for each in found), ZERO)
        limit, exposure, available = _sums(found)
        count = m("{count} {count:customer|customers}", count=len(found))
        footer = ["", count, limit, "", exposure, available, "", suggested, ""]
        print_fitted(COLUMNS, [_row(each) for each in found], footer, dispensable=LOSE)


def _row(each: Limited) -> list[Cell]:
    standing, available = each.headroom.limit, each.headroom.available
    suggested = each.suggestion.conservative
    return [
        each.file.code,
        each.subject.customer.name,
        _limit_told(each.headroom),
        standing.until,
        each.exposure,
        "-" if available is None else available,
        _percent(each.headroom) or "-",
        "-" if suggested is None else suggested,
        standing.limit.approved_by if standing.limit else None,
    ]


def _limit_told(headroom: Headroom) -> Cell:
    amount = headroom.limit.amount
    if amount is None:
        return headroom.limit.state.label
    return amount or CASH_ONLY


def _percent(headroom: Headroom) -> str | None:
    """What is used of the limit, cut off to one decimal; none of no limit, nor of 0."""
    amount = headroom.limit.amount
    return _share(headroom.exposure, amount) if amount else None


def _share(part: Decimal, whole: Decimal) -> str | None:
    if not whole:
        return None
    return output.percent_text(f"{Decimal(int(Fraction(part) * 1000 / Fraction(whole))).scaleb(-1):,.1f}")


def _sums(found: Sequence[Limited]) -> tuple[Decimal, Decimal, Decimal]:
    """Limits in force, exposure, and what is left of those limits. A limit that a group shares counts once."""
    limits: dict[str, Headroom] = {}
    for each in found:
        if each.headroom.limit.amount is not None:
            limits[each.headroom.holder.code] = each.headroom
    amounts = sum((each.limit.amount or ZERO for each in limits.values()), ZERO)
    left = sum((each.available or ZERO for each in limits.values()), ZERO)
    return amounts, sum((each.exposure for each in found), ZERO), left


def _json(each: Limited) -> dict[str, Any]:
    headroom, customer = each.headroom, each.subject.customer
    limit, amount = headroom.limit.limit, headroom.limit.amount
    return {
        "code": customer.code,
        "name": customer.name,
        "owner": customer.owner,
        "state": each.states[0],
        "limit": limit.amount if limit else None,
        "from": limit.from_ if limit else None,
        "until": headroom.limit.until,
        "exposure": each.exposure,
        "available": headroom.available,
        "utilisation": output.ratio_text(headroom.exposure, amount) if amount else None,
        "suggested": each.suggestion.conservative,
        "generous": each.suggestion.generous,
        "approved_by": limit.approved_by if limit else None,
    }


def _page_json(each: Limited) -> dict[str, Any]:
    limit = each.headroom.limit.limit
    return {
        **_json(each),
        "group_limit": each.headroom.is_group,
        "limit_place": place(each.file, limit.id) if limit and each.headroom.holder is each.subject.customer else None,
        "methods": [_method_json(each.file, method) for method in each.suggestion.estimates],
        "caps": list(each.suggestion.caps),
        "may_approve": None if each.able is None else [one.name for one in each.able],
    }


def _method_json(file: CustomerFile, method: Estimate) -> dict[str, Any]:
    return {
        "method": method.name,
        "label": method.label,
        "formula": method.formula,
        "inputs": [
            {
                "name": each.name,
                "label": each.label,
                "value": _number_json(each),
                "records": [{"id": id, "place": place(file, id)} for id in each.records],
            }
            for each in method.inputs
        ],
        "missing": [each.name for each in method.missing],
        "conservative": None if method.conservative is None else cents(method.conservative),
        "generous": None if method.generous is None else cents(method.generous),
    }


def _number_json(each: Input) -> Decimal | str | None:
    if each.value is None:
        return None
    if each.shown == "money":
        return cents(each.value)
    return output.ratio_text(each.value.numerator, each.value.denominator)


def place(file: CustomerFile, id: str) -> str:
    path, line, _ = file.place_of(id)
    return f"{path}:{line}"


def print_page(each: Limited) -> None:
    """All about one customer's limit."""
    customer = each.subject.customer
    _say(m("{code} {name}, {day}", code=customer.code, name=customer.name, day=each.subject.as_of))
    for headroom in each.headrooms:
        for line in _standing_lines(headroom, each.file):
            _say(line)
    output.say()
    _say(_suggested(each.suggestion))
    for cap in each.suggestion.caps:
        _say(m("  because: {why}", why=cap))
    if each.suggestion.conservative is not None:
        _say(_approval(each))
    for method in each.suggestion.estimates:
        output.say()
        _print_method(each.file, method)


def _say(line: Message) -> None:
    """A line of the page, folded where a person watches."""
    for part in wrap(text(line), session.width()) if session.to_terminal() else [line]:
        output.say(part)


def _standing_lines(headroom: Headroom, file: CustomerFile) -> list[Message]:
    standing, limit = headroom.limit, headroom.limit.limit
    whose = m("Limit of the group of {name}", name=headroom.holder.name) if headroom.is_group else m("Limit")
    told: Message | Label
    if limit is None:
        told = standing.state.label
    elif standing.state is LimitState.EXPIRED:
        told = m("{amount}, expired on {until} ({id})", amount=limit.amount, until=standing.until, id=limit.id)
    elif standing.state is LimitState.SUSPENDED:
        told = m("{amount}, suspended since {day} ({id})", amount=limit.amount, day=limit.suspended_on, id=limit.id)
    elif not limit.amount:
        told = m("0, cash only, until {until} ({id})", until=standing.until, id=limit.id)
    else:
        told = m("{amount} until {until} ({id})", amount=limit.amount, until=standing.until, id=limit.id)
    found = [m("{whose}: {told}", whose=whose, told=told)]
    if limit and limit.approved_by:
        found.append(m("Approved by: {name}", name=limit.approved_by))
    left, used = headroom.available, _percent(headroom)
    exposed = {"amount": headroom.exposure, "left": left, "used": used}
    if used is not None:
        found.append(m("Exposure: {amount}, {used} of it; available: {left}", **exposed))
    else:
        found.append(m("Exposure: {amount}", amount=headroom.exposure))
    return found


def _suggested(found: Suggestion) -> Message:
    if found.conservative is None:
        return m("Suggested: nothing, for no method has its inputs")
    return m("Suggested: {amount}; at most {most}", amount=found.conservative, most=found.generous)


def _approval(each: Limited) -> Message:
    if each.able is None:
        return m("Who may approve how much is not settled: delegation: in kehu.yaml")
    if not each.able:
        return m("None of the staff may approve that much")
    names = [
        m("{name} ({role})", name=one.name, role=one.role.label) if one.role else m("{name}", name=one.name)
        for one in each.able
    ]
    return m("May approve it: {names}", names=names)


def _print_method(file: CustomerFile, method: Estimate) -> None:
    _say(m("{method}: {figures}", method=method.label, figures=_figures(method)))
    _say(m("  = {formula}", formula=method.formula))
    for each in method.inputs:
        _say(m("  {label}: {value}{records}", label=each.label, value=_value(each), records=_records(file, each)))


def _figures(method: Estimate) -> Message:
    if method.conservative is None or method.generous is None:
        return m("cannot be computed, for {missing} is missing", missing=[each.label for each in method.missing])
    return m(
        "{conservative}, generously {generous}",
        conservative=cents(method.conservative),
        generous=cents(method.generous),
    )


def _value(each: Input) -> str:
    if each.value is None:
        return text(m("missing"))
    if each.shown == "money":
        return money(cents(each.value))
    figure = (Decimal(each.value.numerator) / each.value.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return output.percent_text(f"{figure:,f}") if each.shown == "percent" else f"{figure:,f}"


def _records(file: CustomerFile, each: Input) -> str:
    if not each.records:
        return ""
    shown = [f"{id} {place(file, id)}" for id in each.records[:FEW]]
    more = len(each.records) - len(shown)
    rest = [text(m("and {n} more", n=more))] if more else []
    return text(m(" [{records}]", records="; ".join([*shown, *rest])))


def print_lines(
    found: Sequence[Limited],
    archive: Archive,
    by: By,
    day: datetime.date,
    problems: Iterable[Problem],
    format: str,
) -> None:
    """Limits added up for each owner, region, unit or group."""
    line = lines.line_of(archive, by)
    gathered: dict[lines.Line, list[Limited]] = {}
    for each in found:
        gathered.setdefault(line(each.subject.customer), []).append(each)
    ordered = sorted(gathered.items(), key=lambda each: each[0].order)
    head = [*lines.names(by), "limit", "exposure", "available", "utilisation", "suggested"]
    if format == "table":
        rows = [[*lines.cells(by, key, len(some)), *_line_shown(some)] for key, some in ordered]
        first: list[Cell] = [len(found), ""] if by in lines.FIELDS else ["", ""]
        print_fitted([*lines.columns(by), *SUMS], rows, [*first, *_line_shown(found)])
        return
    values = [[*lines.values(by, key, len(some)), *_line(some)] for key, some in ordered]
    if format == "csv":
        output.print_csv(head, values)
        return
    told = [dict(zip(head, row, strict=True)) for row in values]
    output.print_json({"as_of": day, "by": by, "lines": told, "problems": list(map(output.problem_json, problems))})


def _line(found: Sequence[Limited]) -> list[Cell]:
    """Sums of a line; utilisation is of the limits in force, with the exposure that counts against them."""
    limit, exposure, available = _sums(found)
    suggested = sum((each.suggestion.conservative or ZERO for each in found), ZERO)
    used = output.ratio_text(limit - available, limit) if limit else None
    return [limit, exposure, available, used, suggested]


def _line_shown(found: Sequence[Limited]) -> list[Cell]:
    limit, exposure, available, _, suggested = _line(found)
    assert isinstance(limit, Decimal)
    assert isinstance(available, Decimal)
    return [limit, exposure, available, _share(limit - available, limit) or "-", suggested]
