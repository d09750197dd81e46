"""Options that several commands share, the ones that all take, and options made from a model's fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import typer

from kehu.cli import session
from kehu.lang import Label, Message

Fields = dict[str, str | list[str]]  # what was given: the field's name, and its text (texts, if it takes many)
Examples = Sequence[tuple[str, Message]]  # a command line, and what it is good for


def date_of(option: str) -> Callable[[str], date]:
    """The parser of an option that takes a date: `typer.Option(option, parser=date_of(option), …)`."""

    def parse(value: str) -> date:
        return session.parse_date(value, option)

    return parse


AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=date_of("--as-of"), help="Answer for this date instead of today"),
]
FORMAT = typer.Option("--format", metavar="FORMAT", help="How to print the result")
OUTPUT = typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen")
OWNER = typer.Option("--owner", metavar="STAFF", help="Only the customers of this colleague")
Owner = Annotated[str | None, OWNER]
CUSTOMER = typer.Argument(metavar="CUSTOMER", help="Code, name or a part of it, pinyin, alias, phone, person")
Customer = Annotated[str, CUSTOMER]
CUSTOMERS = typer.Argument(metavar="CUSTOMER", help="Only these customers: code, name or a part of it, pinyin, phone …")
Customers = Annotated[list[str] | None, CUSTOMERS]


@dataclass(frozen=True)
class Field:
    """An option `--name VALUE` that is made from a field of a model."""

    name: str
    label: Label
    metavar: str = "VALUE"
    many: bool = False
    required: bool = False
    choices: Sequence[str] = ()
    parts: Sequence[Field] = ()  # of a mapping or a list of mappings: what may stand before the equals sign

    @property
    def option(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def parameter(self) -> str:
        """Its name among a function's parameters; fields may be called `for` or like a parameter."""
        return f"field_{self.name}"


@dataclass(frozen=True)
class Subcommand:
    """`kehu COMMAND NAME`. `fields` is called only when this one runs; its function then has a parameter `fields`."""

    summary: Label
    function: Callable[..., int | None]
    fields: Callable[[], Sequence[Field]] | None = None
    description: Message | None = None
    examples: Examples = field(default_factory=tuple)
    group: Label | None = None  # the heading under which a help page lists it


Subcommands = Mapping[str, Subcommand]


def _name_archive(context: Any, parameter: Any, value: str | None) -> None:
    if value is not None:
        session.name_archive(value)


def common() -> list[Any]:
    """The options of every command. The language is chosen before the command is parsed: see session.begin."""
    from typer.core import TyperOption

    return [
        TyperOption(
            param_decls=["common_archive", "-C", "--archive"],
            type=str,
            metavar="DIR",
            help="Work on the archive in this folder",
            callback=_name_archive,
            is_eager=True,
            expose_value=False,
        ),
        TyperOption(
            param_decls=["common_lang", "--lang"],
            type=str,
            metavar="LANGUAGE",
            help="Speak en or zh",
            expose_value=False,
        ),
        TyperOption(
            param_decls=["common_help", "-h", "--help"],
            is_flag=True,
            help="Show this page",
            callback=_show_help,
            is_eager=True,
            expose_value=False,
        ),
    ]


class HelpWanted(Exception):
    """--help was given."""


def _show_help(context: Any, parameter: Any, value: bool) -> None:
    if value:
        raise HelpWanted


def from_field(one: Field) -> Any:
    """The option of a model's field; what its text means is for the model to say."""
    from typer.core import TyperOption

    return TyperOption(
        param_decls=[one.parameter, one.option],
        type=str,
        metavar=one.metavar,
        multiple=one.many,
        required=one.required,
    )
