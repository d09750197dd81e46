"""From × to: how many customers moved between grades, with what they owe. One result as table, JSON and CSV rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kehu.cli import output
from kehu.cli.fitted import print_fitted
from kehu.cli.grading.views import grade_name
from kehu.cli.output import Cell, Column
from kehu.grading.moves import Cell as Held
from kehu.grading.moves import Matrix, Move, by_payment, by_volume
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
VOLUME, CREDIT = Label("By volume", "业务分级"), Label("By payment", "信用分级")


def csv_row(move: Move) -> list[Cell]:
    before, after = move.before, move.after
    return [
        after.code, after.name, move.owner, before.volume.grade, after.volume.grade, before.credit.grade,
        after.credit.grade, after.volume.purchases, after.ledger.outstanding,
    ]  # fmt: skip


def move_json(move: Move) -> dict[str, Any]:
    return {
        "code": move.after.code,
        "name": move.after.name,
        "from": {"volume": move.before.volume.grade, "credit": move.before.credit.grade},
        "to": {"volume": move.after.volume.grade, "credit": move.after.credit.grade},
        "purchases": move.after.volume.purchases,
        "outstanding": move.after.ledger.outstanding,
    }


def tables_json(moves: Sequence[Move], before: Policy, after: Policy) -> dict[str, Any]:
    return {"volume": _matrix_json(by_volume(moves, before, after)), "credit": _matrix_json(by_payment(moves))}


def _matrix_json(matrix: Matrix) -> dict[str, Any]:
    return {
        "cells": [
            {"from": before, "to": after, **_held_json(matrix.cell(before, after))}
            for before in matrix.before
            for after in matrix.after
            if matrix.cell(before, after).customers
        ],
        "from": {each: _held_json(matrix.row(each)) for each in matrix.before},
        "to": {each: _held_json(matrix.column(each)) for each in matrix.after},
        "all": _held_json(matrix.whole),
    }


def _held_json(held: Held) -> dict[str, Any]:
    return {"customers": held.customers, "outstanding": held.outstanding}


def print_tables(moves: Sequence[Move], before: Policy, after: Policy) -> None:
    """By volume and by payment; who stays is counted too, so that the margins are those of the two runs."""
    _print_matrix(VOLUME, by_volume(moves, before, after))
    output.say()
    _print_matrix(CREDIT, by_payment(moves))


def _print_matrix(title: Label, matrix: Matrix) -> None:
    froms = [each for each in matrix.before if matrix.row(each).customers]
    tos = [each for each in matrix.after if matrix.column(each).customers]
    columns = [Column(title), Column(Label("from, to →", "原级，现级→"))]
    columns += [Column(Label(name, name), right=True) for name in map(grade_name, tos)]
    columns.append(Column(Label("all", "合计"), right=True))
    rows: list[list[Cell]] = []
    for each in froms:
        rows += _two_rows(grade_name(each), [*(matrix.cell(each, to) for to in tos), matrix.row(each)])
    rows += _two_rows(m("all"), [*(matrix.column(to) for to in tos), matrix.whole])
    print_fitted(columns, rows[:-1], rows[-1])


def _two_rows(name: Cell, held: Sequence[Held]) -> list[list[Cell]]:
    """How many, and below it what they owe."""
    counts: list[Cell] = [str(each.customers) if each.customers else "-" for each in held]
    owed: list[Cell] = [each.outstanding if each.customers else "-" for each in held]
    return [[name, m("customers"), *counts], ["", m("owed"), *owed]]


def steps(move: Move) -> tuple[str, str]:
    """The step by volume and the step by payment; "" for none."""
    before, after = move.before, move.after
    return _step(before.volume.grade, after.volume.grade), _step(before.credit.grade, after.credit.grade)


def _step(before: str, after: str) -> str:
    return "" if before == after else f"{grade_name(before)}→{grade_name(after)}"
