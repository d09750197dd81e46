"""`kehu grade --summary`: how many customers, how much of purchases and profit each grade and class has [G8]."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kehu.cli import output, session
from kehu.cli.grading.views import Grades, grade_name, say_wrapped
from kehu.cli.output import Cell, Column
from kehu.grading.summary import NO_CLASS, Row, Summary, summarize
from kehu.lang import Label, Message, m
from kehu.model.choices import Quadrant
from kehu.model.policy import Policy
from kehu.model.policy.texts import CREDIT_LABELS, VOLUME_LABELS, class_label, scheme_label

CSV_HEADER = ("by", "grade", "customers", "customers_share", "purchases", "purchases_share", "profit", "profit_share")


def print_summary(grades: Grades, format: str) -> None:
    """How many customers, and how much of the purchases, each grade has; shares add to 100.0 % [G8]."""
    classes = {code: {name: each.name for name, each in of.items()} for code, of in grades.classified.items()}
    found = summarize((each.assessment for each in grades.graded), grades.policy, classes)
    of_classes = {f"class.{name}": rows for name, rows in found.classes.items()}
    parts = {
        "volume": found.volume, "credit": found.credit, "combined": found.combined, "quadrant": found.quadrant,
        **of_classes,
    }  # fmt: skip
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
        if found.known:
            quadrants: dict[str, Cell] = {each.value: each.label for each in Quadrant}
            _print_labels(Label("By relation and potential", "关系×潜力"), found.quadrant, found, quadrants)
            output.say()
        for scheme, rows in found.classes.items():
            called = scheme_label(scheme, grades.policy.classes[scheme].label)
            title = Label(called.en[:1].upper() + called.en[1:], called.zh)
            _print_labels(title, rows, found, _class_names(scheme, grades.policy))
            output.say()
        for line in _rule_of_thumb(found):
            say_wrapped(line, "", session.width())


def _json(found: Summary, parts: dict[str, tuple[Row, ...]]) -> dict[str, Any]:
    return {
        "customers": found.customers,
        "purchases": found.purchases,
        "profit": found.profit if found.has_profit else None,
        "sales": found.sales,
        "sales_without_cost": found.sales_without_cost,
        **{name: [_row_json(row) for row in rows] for name, rows in parts.items() if not name.startswith("class.")},
        "classes": {name: [_row_json(row) for row in rows] for name, rows in found.classes.items()},
        "top_customers": found.top_customers,
        "top_share": _ratio(found.top_share),
        "most_customers": found.most_customers,
        "most_share": _ratio(found.most_share),
        "quadrant_known": found.known,
        "ordinary_share": _ratio(found.ordinary_share),
        "low_value_share": _ratio(found.low_value_share),
    }


def _row_json(row: Row) -> dict[str, Any]:
    return {
        "grade": " ".join(row.grades) or None,
        "customers": row.customers,
        "customers_share": _ratio(row.customers_share),
        "purchases": row.purchases,
        "purchases_share": _ratio(row.purchases_share),
        "profit": row.profit,
        "profit_share": _ratio(row.profit_share),
    }


def _ratio(percent: Decimal | None) -> str | None:
    return None if percent is None else f"{percent / 100:.4f}"


def _percent(percent: Decimal | None) -> str:
    return "-" if percent is None else output.percent_text(f"{percent}")


def _print_table(title: Label, rows: Sequence[Row], whole: Summary, names: Mapping[str, object]) -> None:
    """Grades: each by its name and what it is called."""
    columns = [Column(title), Column(Label("", ""))]
    _print_rows(columns, rows, whole, lambda name: [grade_name(name), names.get(name, "")])


def _print_labels(title: Label, rows: Sequence[Row], whole: Summary, names: Mapping[str, Cell]) -> None:
    """Quadrants and classes: each by what it is called."""
    _print_rows([Column(title)], rows, whole, lambda name: [names[name]])


def _print_rows(
    first: list[Column], rows: Sequence[Row], whole: Summary, named: Callable[[str], Sequence[object]]
) -> None:
    """Profit has its columns only where the cost of some sale is known."""
    columns = [
        *first,
        Column(Label("Customers", "客户数"), right=True),
        Column(Label("Share", "占比"), right=True),
        Column(Label("Purchases", "采购额"), right=True),
        Column(Label("Share", "占比"), right=True),
        Column(Label("Profit", "利润额"), right=True),
        Column(Label("Share", "占比"), right=True),
    ]
    body: list[list[Cell]] = [
        [*named(row.grades[0]), str(row.customers), _percent(row.customers_share), row.purchases,
         _percent(row.purchases_share), "-" if row.profit is None else row.profit, _percent(row.profit_share)]
        for row in rows
    ]  # fmt: skip
    footer: list[Cell] = [
        m("all"), *("" for _ in first[1:]), str(whole.customers), _all(whole.customers), whole.purchases,
        _all(whole.purchases), whole.profit, _all(whole.profit),
    ]  # fmt: skip
    shown = len(columns) if whole.has_profit else -2
    output.print_table(columns[:shown], [row[:shown] for row in body], footer=footer[:shown])


def _all(whole: Decimal | int) -> str:
    return output.percent_text("100.0") if whole > 0 else "-"


def _class_names(scheme: str, policy: Policy) -> dict[str, Cell]:
    rules = policy.classes[scheme].rules
    return {**{each.name: class_label(scheme, each.name, each.label) for each in rules}, NO_CLASS: m("none of these")}


def _volume_names(policy: Policy) -> dict[str, object]:
    return {each.name: each.label or VOLUME_LABELS.get(each.name, "") for each in policy.volume.grades}


def _credit_names(policy: Policy) -> dict[str, object]:
    own = {name: each.label for name, each in policy.credit.grades.items() if each.label}
    names: dict[str, object] = {**CREDIT_LABELS, **own}
    return {name: "" if str(label) == grade_name(name) else label for name, label in names.items()}


def _rule_of_thumb(found: Summary) -> list[Message]:
    """What the firm's figures say beside the rules of thumb, and what the figures leave out."""
    said: list[Message] = []
    if found.top_share is not None and found.most_share is not None:
        said += _few_make_most(found)
    if found.ordinary_share is not None:
        text = m(
            "Of the {known} {known:customer|customers} whose wallet is known, {ordinary} % are ordinary, where the "
            "rule of thumb says 50 % or more, and {low} % of low value, where it says about 10 %.",
            known=found.known,
            ordinary=str(found.ordinary_share),
            low=str(found.low_value_share),
        )
        said.append(text)
    if found.has_profit and found.sales_without_cost:
        text = m(
            "Profit is of the sales whose cost is recorded: {missing} of {all} {all:sale|sales} of the period lack it.",
            missing=found.sales_without_cost,
            all=found.sales,
        )
        said.append(text)
    elif found.sales_without_cost:
        said.append(m("No sale of the period has its cost recorded: there is no profit to tell of."))
    return said


def _few_make_most(found: Summary) -> list[Message]:
    return [
        m(
            "The largest 20 % of customers ({count}) make {share} % of the purchases; the rule of thumb says 80 %.",
            count=found.top_customers,
            share=str(found.top_share),
        ),
        m(
            "80 % of the purchases come from {count} {count:customer|customers}, {share} % of all; "
            "the rule of thumb says 20 %.",
            count=found.most_customers,
            share=str(found.most_share),
        ),
    ]
