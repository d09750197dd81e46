"""`kehu grade --summary`: how many customers, and how much of the purchases, each grade has [G8]."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kehu.cli import output, session
from kehu.cli.grading_views import Grades, grade_name, say_wrapped
from kehu.cli.output import Cell, Column
from kehu.grading.summary import Row, Summary, summarize
from kehu.lang import Label, Message, m
from kehu.model.policy import Policy
from kehu.model.policy.texts import CREDIT_LABELS, VOLUME_LABELS

CSV_HEADER = ("by", "grade", "customers", "customers_share", "purchases", "purchases_share")


def print_summary(grades: Grades, format: str) -> None:
    """How many customers, and how much of the purchases, each grade has; shares add to 100.0 % [G8]."""
    found = summarize((each.assessment for each in grades.graded), grades.policy)
    parts = {"volume": found.volume, "credit": found.credit, "combined": found.combined}
    if format == "json":
        output.print_json(
            {
                "as_of": grades.as_of,
                "policy": grades.policy.hash,
                "summary": _json(found, parts),
                "problems": [output.problem_json(problem) for problem in grades.problems],
            }
        )
    elif format == "csv":
        output.print_csv(CSV_HEADER, ([name, *_row_json(row).values()] for name, rows in parts.items() for row in rows))
    else:
        _print_table(Label("By volume", "业务分级"), found.volume, found, _volume_names(grades.policy))
        output.say()
        _print_table(Label("By payment", "信用分级"), found.credit, found, _credit_names(grades.policy))
        output.say()
        for line in _rule_of_thumb(found):
            say_wrapped(line, "", session.width())


def _json(found: Summary, parts: dict[str, tuple[Row, ...]]) -> dict[str, Any]:
    return {
        "customers": found.customers,
        "purchases": found.purchases,
        **{name: [_row_json(row) for row in rows] for name, rows in parts.items()},
        "top_customers": found.top_customers,
        "top_share": _ratio(found.top_share),
        "most_customers": found.most_customers,
        "most_share": _ratio(found.most_share),
    }


def _row_json(row: Row) -> dict[str, Any]:
    return {
        "grade": " ".join(row.grades),
        "customers": row.customers,
        "customers_share": _ratio(row.customers_share),
        "purchases": row.purchases,
        "purchases_share": _ratio(row.purchases_share),
    }


def _ratio(percent: Decimal | None) -> str | None:
    return None if percent is None else f"{percent / 100:.4f}"


def _percent(percent: Decimal | None) -> str:
    return "-" if percent is None else f"{percent}%"


def _print_table(title: Label, rows: Sequence[Row], whole: Summary, names: dict[str, object]) -> None:
    columns = [
        Column(title),
        Column(Label("", "")),
        Column(Label("Customers", "客户数"), right=True),
        Column(Label("Share", "占比"), right=True),
        Column(Label("Purchases", "采购额"), right=True),
        Column(Label("Share", "占比"), right=True),
    ]
    body: list[list[Cell]] = [
        [grade_name(row.grades[0]), names.get(row.grades[0], ""), str(row.customers), _percent(row.customers_share),
         row.purchases, _percent(row.purchases_share)]
        for row in rows
    ]  # fmt: skip
    all_of_it = "100.0%" if whole.customers else "-"
    footer = [m("all"), "", str(whole.customers), all_of_it, whole.purchases, "100.0%" if whole.purchases > 0 else "-"]
    output.print_table(columns, body, footer=footer)


def _volume_names(policy: Policy) -> dict[str, object]:
    return {each.name: each.label or VOLUME_LABELS.get(each.name, "") for each in policy.volume.grades}


def _credit_names(policy: Policy) -> dict[str, object]:
    own = {name: each.label for name, each in policy.credit.grades.items() if each.label}
    names: dict[str, object] = {**CREDIT_LABELS, **own}
    return {name: "" if str(label) == grade_name(name) else label for name, label in names.items()}


def _rule_of_thumb(found: Summary) -> list[Message]:
    """What the firm's figures say beside “20 % of customers make 80 % of purchases”."""
    if found.top_share is None or found.most_share is None:
        return []
    return [
        m(
            "The largest 20 % of customers ({count}) make {share}% of the purchases; the rule of thumb says 80 %.",
            count=found.top_customers,
            share=str(found.top_share),
        ),
        m(
            "80 % of the purchases come from {count} {count:customer|customers}, {share}% of all; "
            "the rule of thumb says 20 %.",
            count=found.most_customers,
            share=str(found.most_share),
        ),
    ]
