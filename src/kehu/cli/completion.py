"""`kehu completion SHELL`: a script by which the shell asks kehu itself what may come next; and kehu's answers.

The script calls `kehu` with the words so far and the variable _KEHU_COMPLETE, so options, subcommands and choices are
always those of the installed version. Customers are completed by the names of their files, without reading one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import typer

from kehu import lang, registry
from kehu.cli import session
from kehu.errors import KehuError
from kehu.lang import m, text

BASH = """\
_kehu() {
    local IFS=$'\\n'
    COMPREPLY=( $(_KEHU_COMPLETE=bash kehu "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) )
}
complete -o bashdefault -o default -F _kehu kehu
"""

ZSH = """\
#compdef kehu
_kehu() {
    local -a answers
    answers=( ${(f)"$(_KEHU_COMPLETE=zsh kehu "${(@)words[2,CURRENT]}" 2>/dev/null)"} )
    if (( $#answers )); then
        _describe 'kehu' answers
    else
        _files
    fi
}
compdef _kehu kehu
"""

FISH = """\
function __kehu_complete
    set -lx _KEHU_COMPLETE fish
    set -l words (commandline -opc)
    kehu $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c kehu -a '(__kehu_complete)'
"""

POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName kehu -ScriptBlock {
    param($word, $ast, $position)
    $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($word -eq '') { $words += '""' }
    $env:_KEHU_COMPLETE = 'powershell'
    kehu @words 2>$null | ForEach-Object {
        $value, $says = $_ -split "`t", 2
        if (-not $says) { $says = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $says)
    }
    Remove-Item Env:_KEHU_COMPLETE
}
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}

DESCRIPTION = m("Prints a script for your shell. With it, the Tab key completes commands, options and customer codes.")
EXAMPLES = (
    ("kehu completion bash >> ~/.bashrc", m("For bash; takes effect in the next shell you open")),
    ("kehu completion zsh >> ~/.zshrc", m("For zsh, after the line that calls compinit")),
    ("kehu completion fish > ~/.config/fish/completions/kehu.fish", m("For fish")),
    ("kehu completion powershell >> $PROFILE", m("For PowerShell")),
)

Answers = Iterator[tuple[str, str]]


def command(
    shell: Annotated[
        Literal["bash", "zsh", "fish", "powershell"], typer.Argument(metavar="SHELL", help="The shell you use")
    ],
) -> None:
    """Print the script."""
    print(SCRIPTS[shell], end="")  # noqa: T201 the result


def answer(words: Sequence[str], shell: str) -> int:
    """Print what may stand for the last of `words`, one a line, with what it means where the shell shows it."""
    unfinished = words[-1].strip('"') if words else ""
    lang.use(session.begin(words[:-1])[0])
    session.name_archive(session.glance(words[:-1])[1])  # the words are not parsed: they are not finished
    found = [one for one in _candidates(list(words[:-1]), unfinished) if one[0].startswith(unfinished)]
    for value, says in found:
        print(_line(value, says, shell))  # noqa: T201 the result
    return 0


def _line(value: str, says: str, shell: str) -> str:
    if not says or shell == "bash":
        return value
    if shell == "zsh":
        return f"{value.replace(':', chr(92) + ':')}:{says}"
    return f"{value}\t{says}"


def _candidates(before: list[str], unfinished: str) -> Answers:
    """`before` are the finished words after `kehu`."""
    from kehu.cli.run import build, resolve, split_common

    before = split_common(before)[1]
    if not before or before == ["help"]:
        yield from _commands(unfinished)
        return
    if before[0] == "help":
        before = before[1:]
    entry = registry.find(before[0])
    if entry is None:
        return
    target, rest = resolve(entry, before[1:])
    if not rest:
        yield from ((name, text(one.summary)) for name, one in target.subcommands.items())
    if target.function is not None:
        yield from _parameters(build(target).params, rest, unfinished)


def _commands(unfinished: str) -> Answers:
    if unfinished.startswith("-"):
        yield from ((option, "") for option in ("--archive", "--lang", "--version", "--help"))
    else:
        yield from ((command.name, text(command.summary)) for command in registry.COMMANDS)


def _parameters(parameters: Sequence[Any], rest: Sequence[str], unfinished: str) -> Answers:
    options = {name: one for one in parameters for name in one.opts if one.param_type_name == "option"}
    asked = options.get(rest[-1]) if rest else None
    if asked is not None and not asked.is_flag:
        yield from _values(asked)
    elif unfinished.startswith("-"):
        yield from ((name, "") for name in options if name.startswith("--"))
    else:
        argument = _next_argument(parameters, rest, options)
        if argument is not None:
            yield from _values(argument)


def _next_argument(parameters: Sequence[Any], rest: Sequence[str], options: dict[str, Any]) -> Any:
    """The argument that the next plain word would be."""
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    plain, skip = 0, False
    for word in rest:
        if skip:
            skip = False
        elif word.startswith("-"):
            skip = word in options and not options[word].is_flag
        else:
            plain += 1
    for argument in arguments:
        if argument.nargs == -1 or plain < argument.nargs:
            return argument
        plain -= argument.nargs
    return None


def _values(parameter: Any) -> Answers:
    if parameter.metavar == "CUSTOMER":
        yield from ((code, "") for code in _codes())
    elif parameter.metavar == "LANGUAGE":
        yield from (("en", "English"), ("zh", "中文"))
    else:
        yield from ((str(getattr(one, "value", one)), "") for one in getattr(parameter.type, "choices", ()))


def _codes() -> list[str]:
    try:
        customers = session.archive_root() / "customers"
    except KehuError:
        return []
    return sorted(file.stem for file in customers.rglob("*.yaml") if not file.name.startswith((".", "~")))
