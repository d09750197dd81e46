"""How a dunning plan is shown: who gets which letter, then who gets none and why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kehu.cli import output
from kehu.cli.output import Column
from kehu.credit.dunning import Dunned, Item, sums_of
from kehu.lang import Label, m, money, text

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.cli.assessing import Readable
    from kehu.model.policy.dunning import DunningPolicy

WRITTEN = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Letter", "函件")),
    Column(Label("Items", "笔数"), right=True),
    Column(Label("Oldest, days", "最长逾期天数"), right=True),
    Column(Label("Amount", "金额"), right=True),
)
PASSED_OVER = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Overdue", "逾期"), right=True),
    Column(Label("Why no letter", "不发函的原因")),
)
CSV_HEADER = (
    "code",
    "name",
    "level",
    "letter",
    "id",
    "currency",
    "open",
    "due",
    "days",
    "item_level",
    "held",
    "reason",
)


def print_plan(
    found: Sequence[tuple[CustomerFile, Dunned]],
    readable: Readable,
    day: datetime.date,
    policy: DunningPolicy,
    format: str,
) -> None:
    """Print the plan of a run."""
    plan = [dunned for _, dunned in found]
    if format == "json":
        output.print_json(
            {
                "as_of": day,
                "levels": [
                    {"level": number, "name": text(each.title), "from_days": each.from_days}
                    for number, each in enumerate(policy.levels, 1)
                ],
                "customers": [_json(each) for each in plan],
                "problems": [output.problem_json(problem) for problem in readable.problems],
            }
        )
        return
    if format == "csv":
        output.print_csv(CSV_HEADER, [row for each in plan for row in _csv(each)])
    else:
        _print_tables(plan)
    output.print_problems(readable.problems)


def _print_tables(plan: Sequence[Dunned]) -> None:
    letters = sorted((each for each in plan if each.level), key=lambda each: (-each.level, each.customer.code))
    others = [each for each in plan if not each.level]
    if letters:
        asked = [item for each in letters for item in each.asked]
        count = m("{count} {count:letter|letters}", count=len(letters))
        footer = ["", count, "", len(asked), "", _amounts(asked)]
        output.print_table(WRITTEN, [_row(each) for each in letters], footer=footer)
    else:
        output.say(m("Nobody gets a letter") if others else m("Nothing is past due"))
    if others:
        output.say("")
        output.print_table(
            PASSED_OVER,
            [[each.customer.code, each.customer.name, _amounts(each.items), each.reason] for each in others],
        )


def _row(dunned: Dunned) -> list[output.Cell]:
    step = dunned.step
    return [
        dunned.customer.code,
        dunned.customer.name,
        m("{level} {title}", level=dunned.level, title=step.title if step else ""),
        len(dunned.asked),
        max(each.days for each in dunned.asked),
        _amounts(dunned.asked),
    ]


def _amounts(items: Sequence[Item]) -> output.Cell:
    """The sum; of several currencies each with its code."""
    sums = sums_of(items)
    if len(sums) == 1 and sums[0][0] is None:
        return sums[0][1]
    return [f"{currency or ''} {money(amount)}".strip() for currency, amount in sums]


def _json(dunned: Dunned) -> dict[str, Any]:
    return {
        "code": dunned.customer.code,
        "name": dunned.customer.name,
        "level": dunned.level,
        "letter": text(dunned.step.title) if dunned.step else None,
        "reason": text(dunned.reason) if dunned.reason else None,
        "amounts": [
            {"currency": each.currency, "amount": each.amount, "interest": each.interest and each.interest.amount}
            for each in dunned.sums
        ],
        "unallocated": [{"currency": each.currency, "amount": each.amount} for each in dunned.waiting],
        "items": [
            {
                "id": each.obligation.id,
                "no": each.no,
                "currency": each.currency,
                "amount": each.obligation.amount,
                "open": each.open,
                "due": each.obligation.due,
                "days": each.days,
                "level": each.level,
                "told": each.told,
                "held": each.held.value if each.held else None,
            }
            for each in dunned.items
        ],
    }


def _csv(dunned: Dunned) -> list[list[output.Cell]]:
    title = dunned.step.title if dunned.step else None
    return [
        [
            dunned.customer.code,
            dunned.customer.name,
            dunned.level,
            title,
            each.obligation.id,
            each.currency,
            each.open,
            each.obligation.due,
            each.days,
            each.level,
            each.held.value if each.held else None,
            dunned.reason,
        ]
        for each in dunned.items
    ]
