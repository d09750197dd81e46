"""The help page of one command: what it is for, how it is called, what it takes, examples. In either language.

Typer's own pages cannot be translated, and its rich ones cut Chinese text off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kehu.cli.options import Field
from kehu.cli.overview import entry
from kehu.cli.run import Target, build
from kehu.lang import Label, Message, m, text
from kehu.lang.width import cells, wrap

WIDEST = 100  # longer lines are hard to read
COLUMN = 30


def page(target: Target, width: int) -> str:
    """The page, no line wider than `width` unless a word or an example is."""
    width = min(width, WIDEST)
    parameters = build(target).params if target.function else []
    shown = [parameter for parameter in parameters if not getattr(parameter, "hidden", False)]
    arguments = [one for one in shown if one.param_type_name == "argument"]
    options = [one for one in shown if one.param_type_name == "option"]
    own = [one for one in options if not one.name.startswith("common_")]
    common = [one for one in options if one.name.startswith("common_")]
    labels = {one.parameter: one for one in target.fields}
    sections = [
        [f"{target.path} – {text(target.summary)}"],
        _usage(target, arguments, width),
        wrap(text(target.description), width) if target.description else [],
        *_subcommands(target, width),
        _section(m("Arguments"), [(_argument_name(one), _says(one, labels)) for one in arguments], width),
        _section(m("Options"), [(_option_name(one), _says(one, labels)) for one in own], width),
        *(_parts(field, width) for field in target.fields if field.parts),
        _section(m("Common options"), [(_option_name(one), _says(one, labels)) for one in common], width),
        _examples(target, width),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _usage(target: Target, arguments: Iterable[Any], width: int) -> list[str]:
    lines = []
    if target.function:
        words = [target.path, text(m("[OPTIONS]")), *(_usage_piece(one) for one in arguments)]
        lines.append(text(m("Usage: {call}", call=" ".join(words))))
    if target.subcommands:
        call = f"{target.path} {text(m('SUBCOMMAND'))} …"
        lines.append(text(m("Usage: {call}", call=call)))
    return [piece for line in lines for piece in wrap(line, width)]


def _usage_piece(argument: Any) -> str:
    name = _argument_name(argument)
    if argument.nargs != 1:
        name += " …"
    return name if argument.required else f"[{name}]"


def _argument_name(argument: Any) -> str:
    return text(Message(argument.metavar or argument.name.upper(), {}))


def _option_name(option: Any) -> str:
    names = ", ".join(sorted([*option.opts, *option.secondary_opts], key=len))
    if option.is_flag:
        return names
    return f"{names} {text(Message(option.metavar or 'VALUE', {}))}"


def _says(parameter: Any, fields: dict[str, Any]) -> str:
    field = fields.get(parameter.name)
    if field:
        says = text(field.label)
        choices: Sequence[str] = field.choices
    else:
        says = text(Message(parameter.help or "", {}))
        choices = [str(getattr(one, "value", one)) for one in getattr(parameter.type, "choices", ())]
    return says + _remarks(parameter, choices)


def _remarks(parameter: Any, choices: Sequence[str]) -> str:
    remarks = []
    if choices:
        remarks.append(m("one of {choices}", choices=list(choices)))
    if parameter.required and parameter.param_type_name == "option":
        remarks.append(m("required"))
    if getattr(parameter, "multiple", False):
        remarks.append(m("may be given several times"))
    if parameter.default not in (None, False, "", ()) and not callable(parameter.default):
        default = getattr(parameter.default, "value", parameter.default)
        remarks.append(m("default: {default}", default=default))
    return _remarked(remarks)


def _remarked(remarks: Sequence[Message]) -> str:
    if not remarks:
        return ""
    together = text(remarks[0])
    for remark in remarks[1:]:
        together = text(m("{one}; {other}", one=together, other=remark))
    return text(m(" ({remarks})", remarks=together))


def _subcommands(target: Target, width: int) -> list[list[str]]:
    """The subcommands under the headings of their groups, all in one column."""
    found: dict[Label | Message, list[tuple[str, str]]] = {}
    for name, one in target.subcommands.items():
        found.setdefault(one.group or m("Subcommands"), []).append((name, text(one.summary)))
    longest = max((cells(name) for name in target.subcommands), default=0)
    return [_section(group, items, width, longest) for group, items in found.items()]


def _parts(field: Field, width: int) -> list[str]:
    """What may stand before the equals sign of an option that is given part by part."""
    rows = [
        (f"{part.name}={text(Message(part.metavar, {}))}", text(part.label) + _remarked(_part_remarks(part)))
        for part in field.parts
    ]
    return _section(m("Parts of {option}", option=field.option), rows, width)


def _part_remarks(part: Field) -> list[Message]:
    choices = [m("one of {choices}", choices=list(part.choices))] if part.choices else []
    return choices + ([m("required")] if part.required else [])


def _section(title: Label | Message, items: Sequence[tuple[str, str]], width: int, longest: int = 0) -> list[str]:
    if not items:
        return []
    column = min(max(longest, *(cells(name) for name, _ in items)) + 4, COLUMN)
    return [text(title), *(line for name, says in items for line in entry(name, says, column, width))]


def _examples(target: Target, width: int) -> list[str]:
    if not target.examples:
        return []
    lines = [text(m("Examples"))]
    for call, explanation in target.examples:
        lines += ["  " + call, *("      " + line for line in wrap(text(explanation), width - 6))]
    return lines
