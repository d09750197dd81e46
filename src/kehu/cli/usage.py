"""Wrong usage in our own words: Typer's cannot be translated, so its errors are told apart by kind and said anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

from kehu.errors import WRONG_USAGE, KehuError
from kehu.lang import Message
from kehu.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehu.cli.run import Target


MANY = 12


class WrongUsage(KehuError):
    """Base of what this module says; {command} is what to ask for help."""

    sentence = "`{command}` was not understood: {why}"
    hint = "`{command} --help` explains it"
    exit_code = WRONG_USAGE


class OptionUnknown(WrongUsage):
    sentence = "`{command}` has no option {option}"


class OptionMistyped(OptionUnknown):
    hint = "Did you mean {nearest}? `{command} --help` explains all options"


class OptionMissing(WrongUsage):
    sentence = "`{command}` needs the option {option}"


class ArgumentMissing(WrongUsage):
    sentence = "`{command}` needs {argument}"


class ValueMissing(WrongUsage):
    sentence = "The option {option} needs a value"


class ValueUnwanted(WrongUsage):
    sentence = "The option {option} takes no value"


class ChoiceUnknown(WrongUsage):
    sentence = "{option}: {value} is none of its choices"
    hint = "Choose one of: {choices}"


class NotNumber(WrongUsage):
    sentence = "{option}: {value} is not a number that it takes"


class ValueBad(WrongUsage):
    sentence = "{option}: {value} does not fit"


class ArgumentsExtra(WrongUsage):
    sentence = "`{command}` does not know what to do with {words}"


class SubcommandMissing(WrongUsage):
    sentence = "`{command}` needs to know what: {known}"


class SubcommandUnknown(WrongUsage):
    sentence = "`{command}` does not know {name}"
    hint = "It knows: {known}"


class SubcommandMistyped(SubcommandUnknown):
    hint = "Did you mean `{command} {nearest}`? It knows: {known}"


class OneOfManyMissing(WrongUsage):
    """More subcommands than a line can hold."""

    sentence = "`{command}` needs to know what"
    hint = "`{command} --help` lists what it knows"


class OneOfManyUnknown(SubcommandUnknown):
    hint = "`{command} --help` lists what it knows"


class OneOfManyMistyped(SubcommandUnknown):
    hint = "Did you mean `{command} {nearest}`? `{command} --help` lists what it knows"


def missing_subcommand(command: str, known: Sequence[str]) -> WrongUsage:
    """What to say when no subcommand is named."""
    kind = SubcommandMissing if len(known) <= MANY else OneOfManyMissing
    return kind(command=command, known=list(known))


def unknown_subcommand(command: str, name: str, known: Sequence[str]) -> WrongUsage:
    """What to say of a word that stands where a subcommand should."""
    near = nearest(name, known)
    if name.startswith("-"):
        return OptionUnknown(command=command, option=name.partition("=")[0])
    few = len(known) <= MANY
    if near:
        mistyped = SubcommandMistyped if few else OneOfManyMistyped
        return mistyped(command=command, name=name, nearest=near, known=list(known))
    unknown = SubcommandUnknown if few else OneOfManyUnknown
    return unknown(command=command, name=name, known=list(known))


def refuse_extra(context: Any) -> None:
    """Words that no argument takes; the parser is told to leave them, as it would only join them into its sentence."""
    if context.args:
        raise ArgumentsExtra(command=context.info_name, words=list(context.args))


def translate(error: UsageError, target: Target, command: Any, arguments: Sequence[str]) -> KehuError:
    """The same complaint as an error of ours."""
    path = target.path
    match error:
        case NoSuchOption():
            return _unknown_option(path, error.option_name, command)
        case MissingParameter():
            return _missing(path, error.param)
        case BadParameter():
            return _bad_value(path, error, command, arguments)
        case BadOptionUsage():
            kind = ValueUnwanted if "does not take" in error.message else ValueMissing
            return kind(command=path, option=error.option_name)
    return WrongUsage(command=path, why=error.message)


def _unknown_option(path: str, option: str, command: Any) -> WrongUsage:
    known = [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
    near = nearest(option, known)
    if near:
        return OptionMistyped(command=path, option=option, nearest=near)
    return OptionUnknown(command=path, option=option)


def _missing(path: str, parameter: Any) -> WrongUsage:
    if parameter.param_type_name == "option":
        return OptionMissing(command=path, option=option_name(parameter))
    return ArgumentMissing(command=path, argument=Message(parameter.metavar or parameter.name.upper(), {}))


def _bad_value(path: str, error: BadParameter, command: Any, arguments: Sequence[str]) -> WrongUsage:
    parameter: Any = error.param
    if parameter is None:
        return WrongUsage(command=path, why=error.message)
    given = command.make_parser(error.ctx).parse_args(list(arguments))[0].get(parameter.name)
    if parameter.param_type_name == "option":
        name: object = option_name(parameter)
    else:
        name = Message(parameter.metavar or parameter.name.upper(), {})
    values = {"command": path, "option": name, "value": given}
    choices = getattr(parameter.type, "choices", None)
    if choices is not None:
        return ChoiceUnknown(choices=[getattr(one, "value", one) for one in choices], **values)
    if parameter.type.name.startswith(("int", "float")):
        return NotNumber(**values)
    return ValueBad(**values)


def option_name(parameter: Any) -> str:
    """The long one of an option's names."""
    return str(max(parameter.opts, key=len))
