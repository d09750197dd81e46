"""`kehu grade --history` and `--compare`: grades month by month, and who stands elsewhere than on another day.

Both are what kehu would have answered on those days from the records as they stand now.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from kehu.cli import output, session
from kehu.cli.grading.moves import CSV_HEADER, csv_row, move_json, print_tables, steps, tables_json
from kehu.cli.grading.views import Graded, Grades, grade_name, say_wrapped
from kehu.cli.output import Cell, Column
from kehu.grading.assess import assess
from kehu.grading.moves import Move
from kehu.grading.over_time import Standing, over_time
from kehu.grading.result import Reason
from kehu.lang import Label, m
from kehu.model.months import add_days, add_months
from kehu.model.policy import Policy

MONTHS = 12  # where nobody says from when on
HISTORY_HEADER = (
    "code", "name", "date", "volume", "credit", "volume_from", "credit_from", "purchases", "due", "on_time",
    "outstanding", "overdue",
)  # fmt: skip


def print_history(
    grades: Grades, start: datetime.date | None, end: datetime.date, format: str, *, every_month: bool
) -> None:
    """The grades at each month end; `every_month` also shows the months in which nothing changed."""
    start = start or add_days(add_months(end, -MONTHS), 1)
    found = (
        (each, over_time(each.customer, grades.policy, start, end))
        for each in output.progress(grades.graded, m("Grading month by month"))
    )
    if format == "json":
        output.print_json(_history_json(grades, start, end, found))
    elif format == "csv":
        output.print_csv(HISTORY_HEADER, (_csv_row(each) for _, standings in found for each in standings))
    elif every_month:
        for number, (graded, standings) in enumerate(found):
            if number:
                output.say()
            _print_months(graded, standings)
    else:
        changes = [each.move for _, standings in found for each in standings if each.move and each.changed]
        _print_changes(changes)
        shown = {"count": len(changes), "start": start, "end": end, "of": len(grades.graded)}
        output.say(m("{count} {count:change|changes} of {of} {of:customer|customers} from {start} to {end}", **shown))


def _print_months(graded: Graded, standings: Sequence[Standing]) -> None:
    say_wrapped(m("{code} {name}", code=graded.customer.code, name=graded.customer.name), "", session.width())
    columns = [
        Column(Label("Month end", "月末")),
        Column(Label("Volume", "业务")),
        Column(Label("Credit", "信用")),
        Column(Label("Purchases", "采购额"), right=True),
        Column(Label("Owed", "应收"), right=True),
        Column(Label("Overdue", "逾期"), right=True),
    ]
    output.print_table(columns, [_month_row(each) for each in standings])
    changes = [each.move for each in standings if each.move and each.changed]
    if changes:
        output.say(m("Why it changed:"))
    for change in changes:
        _say_change(change, "  ", named=False)


def _month_row(standing: Standing) -> list[Cell]:
    found = standing.found
    volume, credit = steps(standing.move) if standing.move else ("", "")
    return [
        found.as_of, volume or found.volume.grade, credit or grade_name(found.credit.grade), found.volume.purchases,
        found.ledger.outstanding, found.ledger.overdue,
    ]  # fmt: skip


def _print_changes(changes: Sequence[Move]) -> None:
    """By date, then by code."""
    for change in sorted(changes, key=lambda each: (each.after.as_of, each.after.code)):
        _say_change(change, "", named=True)


def _say_change(change: Move, indent: str, *, named: bool) -> None:
    after, width = change.after, session.width()
    step = [each for each in steps(change) if each]
    shown = {"day": after.as_of, "code": after.code, "name": after.name, "step": step, "owed": after.ledger.outstanding}
    if named:
        say_wrapped(m("{day} {code} {name}: {step}, owed {owed}", **shown), indent, width)
    else:
        say_wrapped(m("{day}: {step}, owed {owed}", **shown), indent, width)
    for reason in change.reasons:
        say_wrapped(reason.text, indent + "  ", width)


def _csv_row(standing: Standing) -> list[Cell]:
    found, before = standing.found, standing.move.before if standing.move else None
    return [
        found.code, found.name, found.as_of, found.volume.grade, found.credit.grade,
        before.volume.grade if before else None, before.credit.grade if before else None, found.volume.purchases,
        found.credit.due, found.credit.on_time, found.ledger.outstanding, found.ledger.overdue,
    ]  # fmt: skip


def _history_json(
    grades: Grades,
    start: datetime.date,
    end: datetime.date,
    found: Iterator[tuple[Graded, list[Standing]]],
) -> dict[str, Any]:
    return {
        "from": start,
        "to": end,
        "policy": grades.policy.hash,
        "customers": [
            {"code": graded.customer.code, "name": graded.customer.name, "months": [_month(each) for each in months]}
            for graded, months in found
        ],
        "problems": [output.problem_json(problem) for problem in grades.problems],
    }


def _month(standing: Standing) -> dict[str, Any]:
    found, move = standing.found, standing.move
    return {
        "date": found.as_of,
        "volume": found.volume.grade,
        "credit": found.credit.grade,
        "purchases": found.volume.purchases,
        "on_time_ratio": output.ratio_text(found.credit.on_time, found.credit.due),
        "outstanding": found.ledger.outstanding,
        "overdue": found.ledger.overdue,
        "changed": standing.changed,
        "reasons": [_reason(each) for each in move.reasons] if move else [],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"rule": reason.rule, "text": reason.text, "records": reason.records}


def print_comparison(grades: Grades, day: datetime.date, format: str) -> None:
    """Who stands elsewhere at the as-of date than on the day, and why."""
    policy = grades.policy
    everybody = [
        Move(each.customer.owner, assess(each.customer, policy, day), each.assessment) for each in grades.graded
    ]
    moves = [each for each in everybody if each.moved]
    if format == "json":
        output.print_json(_comparison_json(grades, day, everybody, policy))
    elif format == "csv":
        output.print_csv(CSV_HEADER, map(csv_row, moves))
    else:
        if moves:
            print_tables(everybody, policy, policy)
            output.say()
            _print_changes(moves)
            output.say()
        shown = {"count": len(moves), "of": len(everybody), "day": day, "as_of": grades.as_of}
        output.say(m("{count} of {of} {of:customer|customers} moved from {day} to {as_of}", **shown))


def _comparison_json(grades: Grades, day: datetime.date, everybody: Sequence[Move], policy: Policy) -> dict[str, Any]:
    return {
        "as_of": grades.as_of,
        "compared_with": day,
        "policy": policy.hash,
        "tables": tables_json(everybody, policy, policy),
        "moves": [
            {**move_json(each), "reasons": [_reason(reason) for reason in each.reasons]}
            for each in everybody
            if each.moved
        ],
        "problems": [output.problem_json(problem) for problem in grades.problems],
    }
