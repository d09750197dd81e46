"""`kehu grade --policy FILE`: who would move from what to what under another policy, and with how much money [G9]."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from kehu.cli import output
from kehu.cli.fitted import print_fitted
from kehu.cli.grading_views import Grades, grade_name, grades_json
from kehu.cli.output import Cell, Column
from kehu.grading.assess import assess
from kehu.grading.result import Assessment
from kehu.lang import Label, m
from kehu.model.policy import Policy

CSV_HEADER = (
    "code",
    "name",
    "owner",
    "volume_from",
    "volume_to",
    "credit_from",
    "credit_to",
    "purchases",
    "outstanding",
)


class Move(NamedTuple):
    """A customer whose grades the other policy changes."""

    owner: str | None
    before: Assessment
    after: Assessment


def print_trial(grades: Grades, usual: Policy, format: str) -> None:
    """`grades` are by the policy that is tried; `usual` is the archive's."""
    moves = []
    for graded in grades.graded:
        before = assess(graded.customer, usual, grades.as_of)
        after = graded.assessment
        if (before.volume.grade, before.credit.grade) != (after.volume.grade, after.credit.grade):
            moves.append(Move(graded.customer.owner, before, after))
    if format == "json":
        output.print_json(
            {**grades_json(grades), "compared_with": usual.hash, "moves": [_json(each) for each in moves]}
        )
    elif format == "csv":
        output.print_csv(CSV_HEADER, map(_csv_row, moves))
    elif moves:
        _print_steps(moves)
        output.say()
        _print_moves(moves)
    if format == "table":
        count, of = len(moves), len(grades.graded)
        output.say(m("{count} of {of} {of:customer|customers} would move", count=count, of=of))


def _json(move: Move) -> dict[str, Any]:
    return {
        "code": move.after.code,
        "name": move.after.name,
        "from": {"volume": move.before.volume.grade, "credit": move.before.credit.grade},
        "to": {"volume": move.after.volume.grade, "credit": move.after.credit.grade},
        "purchases": move.after.volume.purchases,
        "outstanding": move.after.ledger.outstanding,
    }


def _csv_row(move: Move) -> list[Cell]:
    before, after = move.before, move.after
    return [
        after.code, after.name, move.owner, before.volume.grade, after.volume.grade, before.credit.grade,
        after.credit.grade, after.volume.purchases, after.ledger.outstanding,
    ]  # fmt: skip


def _print_steps(moves: list[Move]) -> None:
    """From what to what, how many, and their money."""
    columns = [
        Column(Label("Move", "变动")),
        Column(Label("Customers", "客户数"), right=True),
        Column(Label("Purchases", "采购额"), right=True),
        Column(Label("Owed", "应收"), right=True),
    ]
    steps: defaultdict[tuple[int, str], list[Assessment]] = defaultdict(list)
    for move in moves:
        for rank, step in enumerate(_steps(move)):
            if step:
                steps[rank, step].append(move.after)
    rows = [
        [step, str(len(found)), sum((each.volume.purchases for each in found), Decimal(0)),
         sum((each.ledger.outstanding for each in found), Decimal(0))]
        for (_, step), found in sorted(steps.items(), key=lambda item: item[0])
    ]  # fmt: skip
    output.print_table(columns, rows)


def _steps(move: Move) -> tuple[str, str]:
    """The step by volume and the step by payment; "" for none."""
    before, after = move.before, move.after
    return _step(before.volume.grade, after.volume.grade), _step(before.credit.grade, after.credit.grade)


def _step(before: str, after: str) -> str:
    return "" if before == after else f"{grade_name(before)}→{grade_name(after)}"


def _print_moves(moves: list[Move]) -> None:
    columns = [
        Column(Label("Code", "编码")),
        Column(Label("Customer", "客户")),
        Column(Label("Volume", "业务")),
        Column(Label("Credit", "信用")),
        Column(Label("Purchases", "采购额"), right=True),
        Column(Label("Owed", "应收"), right=True),
    ]
    rows = [
        [each.after.code, each.after.name, volume or grade_name(each.after.volume.grade),
         credit or grade_name(each.after.credit.grade), each.after.volume.purchases, each.after.ledger.outstanding]
        for each in moves
        for volume, credit in (_steps(each),)
    ]  # fmt: skip
    purchases = sum((each.after.volume.purchases for each in moves), Decimal(0))
    outstanding = sum((each.after.ledger.outstanding for each in moves), Decimal(0))
    count = m("{count} {count:customer|customers}", count=len(moves))
    print_fitted(columns, rows, ["", count, "", "", purchases, outstanding])
