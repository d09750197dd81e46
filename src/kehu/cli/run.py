"""Run one command: import its module, build its parser and no other, parse, call, give back the exit code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

import typer
from typer._click.exceptions import UsageError

from kehu import registry
from kehu.cli import options, session, usage
from kehu.cli.options import Examples, Field, Fields, HelpWanted, Subcommand, Subcommands
from kehu.lang import Label, Message


@dataclass(frozen=True)
class Target:
    """What a command line names: a command, or a subcommand of one."""

    path: str
    summary: Label
    function: Callable[..., int | None] | None
    description: Message | None = None
    examples: Examples = ()
    fields: Sequence[Field] = ()
    subcommands: Subcommands = field(default_factory=dict)


def run(entry: registry.Command, arguments: list[str]) -> int:
    """Run the command with what follows its name."""
    target, rest = resolve(entry, arguments)
    if target.function is None:
        return _group_alone(target, rest)
    command = build(target)
    try:
        with command.make_context(target.path, list(rest)) as context:
            usage.refuse_extra(context)
            return _call(target, command, context)
    except UsageError as error:
        raise usage.translate(error, target, command, rest) from error
    except HelpWanted:
        return _help(target)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None


def resolve(entry: registry.Command, arguments: Sequence[str]) -> tuple[Target, list[str]]:
    """Find what is meant, and what is left to parse for it."""
    module = import_module(entry.module)
    path = f"kehu {entry.name}"
    subcommands: Subcommands = module.subcommands() if hasattr(module, "subcommands") else {}
    common, rest = split_common(arguments) if subcommands else ([], list(arguments))
    if rest and rest[0] in subcommands:
        return sub_target(path, rest[0], subcommands[rest[0]]), common + rest[1:]
    return _target(entry, path, module, subcommands), list(arguments)


def _target(entry: registry.Command, path: str, module: ModuleType, subcommands: Subcommands) -> Target:
    return Target(
        path=path,
        summary=entry.summary,
        function=getattr(module, "command", None),
        description=getattr(module, "DESCRIPTION", None),
        examples=getattr(module, "EXAMPLES", ()),
        subcommands=subcommands,
    )


def sub_target(path: str, name: str, one: Subcommand) -> Target:
    """The target of a subcommand; here its fields are asked for."""
    return Target(
        path=f"{path} {name}",
        summary=one.summary,
        function=one.function,
        description=one.description,
        examples=one.examples,
        fields=one.fields() if one.fields else (),
    )


def split_common(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Common options that stand before the subcommand's name, with their values; and the rest."""
    rest = list(arguments)
    common: list[str] = []
    while rest and rest[0].startswith("-"):
        name = rest[0].partition("=")[0]
        if name not in ("-C", "--archive", "--lang", "-h", "--help"):
            break
        takes = 1 if name in ("-h", "--help") or "=" in rest[0] else 2
        common, rest = common + rest[:takes], rest[takes:]
    return common, rest


def _group_alone(target: Target, rest: Sequence[str]) -> int:
    """A command that only has subcommands was called without a known one."""
    common, words = split_common(rest)
    if words:
        raise usage.unknown_subcommand(target.path, words[0], list(target.subcommands))
    if "--help" in common or "-h" in common:
        return _help(target)
    raise usage.missing_subcommand(target.path, list(target.subcommands))


def build(target: Target) -> Any:
    """The parser of one command: the function's parameters, the model's fields, the common options."""
    assert target.function is not None
    application = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    application.command(add_help_option=False, context_settings={"allow_extra_args": True, "help_option_names": []})(
        _without_fields(target.function)
    )
    command = typer.main.get_command(application)
    command.params += [options.from_field(one) for one in target.fields] + options.common()
    return command


def _without_fields(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as Typer may see it: its parameter `fields` is filled from the options made from a model."""
    signature = inspect.signature(function)
    if "fields" not in signature.parameters:
        return function
    hints = get_type_hints(function, include_extras=True)
    shown = [
        parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in signature.parameters.items()
        if name != "fields"
    ]

    def with_fields(**values: Any) -> Any:
        fields: Fields = {
            name.removeprefix("field_"): values.pop(name) for name in list(values) if name.startswith("field_")
        }
        return function(**values, fields=fields)

    with_fields.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    with_fields.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return with_fields


def _call(target: Target, command: Any, context: Any) -> int:
    for one in target.fields:
        value = context.params[one.parameter]
        if not value:  # absent; an empty text is what an absent field has
            del context.params[one.parameter]
        elif one.many:
            context.params[one.parameter] = list(value)
    return command.invoke(context) or 0


def _help(target: Target) -> int:
    from kehu.cli.help import page

    print(page(target, session.width()))  # noqa: T201 the command line's own output
    return 0
