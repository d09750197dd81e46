"""`kehu --help`: the commands by group, without importing one of them."""

from __future__ import annotations

from kehu import registry
from kehu.lang import m, text
from kehu.lang.width import cells, pad, wrap


def overview(width: int) -> str:
    """The page, no line wider than `width`."""
    width = min(width, 100)
    lines = [
        *wrap(
            text(
                m("kehu (客户) keeps customer archives as plain YAML files and does the credit manager's work on them.")
            ),
            width,
        ),
        "",
        text(m("Usage: kehu [-C DIR] [--lang LANGUAGE] COMMAND …")),
    ]
    group = None
    column = max(cells(command.name) for command in registry.COMMANDS) + 4
    for command in registry.COMMANDS:
        if command.group != group:
            group = command.group
            lines += ["", text(group)]
        lines += entry(command.name, text(command.summary), column, width)
    lines += ["", text(m("Options"))]
    for name, says in _options():
        lines += entry(name, says, 24, width)
    lines += [
        "",
        *wrap(
            text(m("`kehu COMMAND --help` explains a command, with examples. A new archive: `kehu init my-archive`.")),
            width,
        ),
    ]
    return "\n".join(lines)


def _options() -> list[tuple[str, str]]:
    return [
        ("-C, --archive " + text(m("DIR")), text(m("Work on the archive in this folder"))),
        ("--lang " + text(m("LANGUAGE")), text(m("Speak en or zh"))),
        ("--version", text(m("Print the version"))),
        ("-h, --help", text(m("Show this page"))),
    ]


def entry(name: str, says: str, column: int, width: int) -> list[str]:
    """One item of a help page: its name, and what it is from `column` on; on the next line if the name is long."""
    name = "  " + name
    says_lines = wrap(says, max(width - column, 20)) if says else []
    if not says_lines:
        return [name]
    if cells(name) + 2 > column:
        return [name, *(" " * column + line for line in says_lines)]
    return [pad(name, column) + says_lines[0], *(" " * column + line for line in says_lines[1:])]
