"""A command made for tests of the frame: it has every kind of parameter, a subcommand with fields, and ways to fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Field, Fields, Subcommand, Subcommands
from kehu.errors import KehuError
from kehu.lang import Label, m


class Refused(KehuError):
    sentence = "Refused: {why}"
    hint = "Ask for {what}"


def fail(how: str) -> None:
    """Fail in the way that is asked for."""
    if how == "deep":
        fail(how)
    errors: dict[str, BaseException] = {
        "refuse": Refused(why="\x1b[31mred", what=date(2026, 1, 2)),
        "bug": ZeroDivisionError("secret"),
        "memory": MemoryError(),
        "interrupt": KeyboardInterrupt(),
        "file": PermissionError(13, "Permission denied", "customers/C1.yaml"),
        "abort": typer.Abort(),
        "exit": typer.Exit(4),
    }
    raise errors[how]


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
    lines: Annotated[int, typer.Option("--lines", help="How many lines")] = 2,
    how: Annotated[str | None, typer.Option("--fail", help="How to fail")] = None,
) -> int:
    """Print a result."""
    if how == "root":
        output.say(str(session.archive_root()))
    elif how:
        fail(how)
    rows = [(f"C{number:05d}", "客户", Decimal(number)) for number in range(lines)]
    if format == "json":
        output.print_json({"as_of": session.as_of(as_of), "customers": customers, "sum": Decimal("0.1")})
    elif format == "csv":
        output.print_csv(["code", "name", "amount"], rows)
    else:
        columns = [
            output.Column(Label("Code", "编码")),
            output.Column(Label("Name", "名称")),
            output.Column(Label("Owed", "应收"), True),
        ]
        output.print_table(columns, rows)
    output.note("note")
    return 1 if lines == 1 else 0


def adder(kind: str) -> Callable[..., int]:
    """A function whose options come from a model."""

    def add(customer: options.Customer, fields: Fields) -> int:
        output.print_json({"kind": kind, "customer": customer, "fields": fields})
        return 0

    return add


def fields() -> list[Field]:
    """The options of `probe add`."""
    if os.environ.get("NO_FIELDS"):
        raise AssertionError("fields of a subcommand that was not asked for")
    return [
        Field("for", Label("What it pays", "所付交易"), many=True),
        Field("due", Label("Due date", "到期日"), metavar="DATE", required=True),
        Field("open_quantity", Label("Open quantity", "未交数量")),
    ]


def subcommands() -> Subcommands:
    """`probe add`, and one that must not be built for another."""
    return {
        "add": Subcommand(
            Label("Add one", "登记一笔"),
            adder("sale"),
            fields,
            m("Long. " * 30),
            (("kehu probe add", m("An example")),),
        ),
        "other": Subcommand(Label("Another", "另一个"), adder("other"), fields),
    }


if __name__ == "__main__":  # `python -m fake_command ARGUMENTS` is kehu with the command `probe`
    from kehu import main, registry

    registry.COMMANDS = (
        *registry.COMMANDS,
        registry.Command(registry.CARE, "probe", Label("Probe", "试验"), "fake_command"),
    )
    main.main()
