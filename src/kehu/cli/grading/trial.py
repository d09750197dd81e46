"""`kehu grade --policy FILE`: who would move from what to what under another policy, and with how much money [G9]."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kehu.cli import output
from kehu.cli.fitted import print_fitted
from kehu.cli.grading.moves import CSV_HEADER, csv_row, move_json, print_tables, steps, tables_json
from kehu.cli.grading.views import Grades, grade_name, grades_json
from kehu.cli.output import Column
from kehu.grading.assess import assess
from kehu.grading.moves import Move
from kehu.lang import Label, m
from kehu.model.policy import Policy


def print_trial(grades: Grades, usual: Policy, format: str) -> None:
    """`grades` are by the policy that is tried; `usual` is the archive's."""
    everybody = [
        Move(each.customer.owner, assess(each.customer, usual, grades.as_of), each.assessment) for each in grades.graded
    ]
    moves = [each for each in everybody if each.moved]
    if format == "json":
        output.print_json(
            {
                **grades_json(grades),
                "compared_with": usual.hash,
                "tables": tables_json(everybody, usual, grades.policy),
                "moves": [move_json(each) for each in moves],
            }
        )
    elif format == "csv":
        output.print_csv(CSV_HEADER, map(csv_row, moves))
    else:
        if moves:
            print_tables(everybody, usual, grades.policy)
            output.say()
            _print_moves(moves)
        count, of = len(moves), len(everybody)
        output.say(m("{count} of {of} {of:customer|customers} would move", count=count, of=of))


def _print_moves(moves: Sequence[Move]) -> None:
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
        for volume, credit in (steps(each),)
    ]  # fmt: skip
    purchases = sum((each.after.volume.purchases for each in moves), Decimal(0))
    outstanding = sum((each.after.ledger.outstanding for each in moves), Decimal(0))
    count = m("{count} {count:customer|customers}", count=len(moves))
    print_fitted(columns, rows, ["", count, "", "", purchases, outstanding])
