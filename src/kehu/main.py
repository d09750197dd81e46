"""The door: fast answers without Typer, then the one command that is asked for; the one error boundary.

This is the only place that exits, and the only one that turns an exception into words.
"""

from __future__ import annotations

import gc
import os
import sys

from kehu import __version__, lang, registry
from kehu.cli import session
from kehu.errors import DONE, INTERRUPTED, NOT_FOUND, WRONG_USAGE, KehuError
from kehu.lang import m, text

TYPE_CHECKING = False  # typing costs a fast answer more than all else that it does
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn, TextIO

    from kehu.lang import Message

FAILED = NOT_FOUND  # of the codes of [L5] the one for "could not get to an answer"; 1 would say "I looked, and no"
COLLECT_AFTER = 200_000  # new containers; with Python's own 700 the search for cycles takes a tenth of all time
ASCII = ("ascii", "us-ascii", "ansi_x3.4-1968", "646")


class UnknownCommand(KehuError):
    sentence = "There is no command {name}"
    hint = "`kehu --help` lists all commands"
    exit_code = WRONG_USAGE


class MistypedCommand(UnknownCommand):
    hint = "Did you mean `kehu {nearest}`? `kehu --help` lists all commands"


class UnknownGlobalOption(KehuError):
    sentence = "There is no option {option} before the command"
    hint = "`kehu --help` lists the options that may stand there"
    exit_code = WRONG_USAGE


class ValueWanted(KehuError):
    sentence = "{option} needs a value"
    hint = "`kehu --help` says which"
    exit_code = WRONG_USAGE


def main(argv: Sequence[str] | None = None) -> None:
    """Answer one command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        _make_safe(stream)
    if argv is None:
        _leave(_guarded(sys.argv[1:]))
    sys.exit(_guarded(list(argv)))


def _leave(code: int) -> NoReturn:
    """End the process without taking it to pieces first: what it holds goes at once, object by object takes as long as
    Python's own start. Whoever watches how it ends (coverage, a profiler, a debugger) is let do so."""
    if "coverage" in sys.modules or sys.gettrace() or sys.getprofile() or sys.stdout is None or sys.stderr is None:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python says what it can of it
    os._exit(code)


def _make_safe(stream: TextIO | None) -> None:
    """Output must never fail for want of a letter: UTF-8 where the locale says ASCII, else an escape."""
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is not None and reconfigure is not None:
        encoding = "utf-8" if stream.encoding.lower() in ASCII else None
        reconfigure(encoding=encoding, errors="backslashreplace")


def _guarded(arguments: list[str]) -> int:
    try:
        code = _answer(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KehuError as error:
        _show_trace_if_wanted()
        _complain(error.message, error.advice)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # kehu list | head: whoever read has seen enough
        _drop_output()
        return DONE
    except Exception as error:
        _show_trace_if_wanted()
        from kehu.cli import trouble

        _drop_output()
        _complain(*trouble.explain(error))
        return FAILED


def _answer(arguments: list[str]) -> int:
    if "_KEHU_COMPLETE" in os.environ:
        from kehu.cli import completion

        return completion.answer(arguments, os.environ["_KEHU_COMPLETE"])
    language, unknown = session.begin(arguments)
    lang.use(language)
    for value in unknown:
        _complain(m("the language {value} is not spoken here; en and zh are", value=value))
    wanted, rest = _leading_options(arguments)
    if wanted == "version":
        print(f"kehu {__version__}")  # noqa: T201 a fast answer
        return DONE
    if not rest:
        from kehu.cli.overview import overview

        print(overview(session.width()))  # noqa: T201 a fast answer
        return DONE
    return _command(rest[0], [*rest[1:], "--help"] if wanted == "help" else rest[1:])


def _leading_options(arguments: list[str]) -> tuple[str, list[str]]:
    """What stands before the command: "version", "help" or nothing asked for; and the rest from the command on."""
    wanted = ""
    rest = list(arguments)
    while rest and (rest[0].startswith("-") or rest[0] == "help"):
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == "--version":
            return "version", rest
        if word in ("-h", "--help", "help"):
            wanted = "help"
        elif word.startswith("-C") and word != "-C":
            session.name_archive(word[2:])
        elif name in ("-C", "--archive", "--lang"):
            if not equals and not rest:
                raise ValueWanted(option=name)
            value = value if equals else rest.pop(0)
            if name != "--lang":
                session.name_archive(value)
        else:
            raise UnknownGlobalOption(option=name)
    return wanted, rest


def _command(name: str, arguments: list[str]) -> int:
    entry = registry.find(name)
    if entry is None:
        from kehu.nearest import nearest

        near = nearest(name, (command.name for command in registry.COMMANDS))
        raise MistypedCommand(name=name, nearest=near) if near else UnknownCommand(name=name)
    _make_quick()
    from kehu.cli.run import run

    try:
        return run(entry, arguments)
    finally:
        gc.freeze()  # the process ends: Python need not search all that it holds for cycles once more


def _make_quick() -> None:
    """Spare a command what it has no use for: plugins of pydantic, which are looked for among all that is installed,
    and frequent searches for cycles among objects that nearly all live to the end."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    gc.set_threshold(COLLECT_AFTER)


def _complain(message: Message, hint: Message | None = None) -> None:
    from kehu.lang.printable import one_line

    lines = [f"kehu: {text(message)}", *([text(hint)] if hint else [])]
    try:
        if sys.stdout is not None:
            sys.stdout.flush()  # so that on a terminal the complaint stands below what came before it
        print(*map(one_line, lines), sep="\n", file=sys.stderr, flush=True)  # noqa: T201 the boundary
    except OSError:
        _drop_output()  # nobody is left to tell


def _drop_output() -> None:
    """Let the interpreter flush into nothing when it ends, instead of complaining once more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _show_trace_if_wanted() -> None:
    if os.environ.get("KEHU_DEBUG") == "1":
        import traceback

        traceback.print_exc()
