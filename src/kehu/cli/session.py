"""What a command may ask about its own invocation: which archive, which date, what kind of terminal.

It reads no data file; `archive` does. It is imported for fast answers, so it imports little.
"""
# pathlib would cost a fast answer 3 ms of 16:
# ruff: noqa: PTH109, PTH113, PTH118, PTH120

from __future__ import annotations

import os
import sys

from kehu.errors import NOT_FOUND, WRONG_USAGE, KehuError, NotAnArchive
from kehu.lang import locale

TYPE_CHECKING = False  # typing costs a fast answer more than all else that it does
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path
    from typing import TextIO

SETTINGS = "kehu.yaml"
_named: str | None = None  # what -C said; one process serves one invocation
_language: str | None = None  # what --lang said
_likely: str | None = None  # the archive's folder, by a look ahead


class NoArchive(KehuError):
    sentence = "There is no archive in {folder} nor in the folders above it"
    hint = "`kehu init` makes one here; -C DIR or KEHU_ARCHIVE names one elsewhere"
    exit_code = NOT_FOUND


class BadDate(KehuError):
    sentence = "{source}: {value} is not a date"
    hint = "Write it as year-month-day: 2026-01-31"
    exit_code = WRONG_USAGE


def begin(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Forget the last invocation and look ahead for the language of this one; also what asked for an unknown one."""
    global _language, _likely  # noqa: PLW0603 one process serves one invocation
    name_archive(None)
    lang, archive = glance(arguments)
    _language = lang
    root = _likely = _find_root(archive or os.environ.get("KEHU_ARCHIVE"))
    return locale.choose(lang, os.environ, os.path.join(root, SETTINGS) if root else None)


def glance(arguments: Sequence[str]) -> tuple[str | None, str | None]:
    """`--lang` and `-C`, wherever they stand: a complaint about the command line needs its language already."""
    found: dict[str, str] = {}
    before = ""
    for argument in arguments:
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if equals and name in ("--lang", "--archive"):
            found[name] = value
        elif argument.startswith("-C") and argument != "-C":
            found["--archive"] = argument[2:]
        elif before in ("--lang", "--archive", "-C"):
            found["--archive" if before == "-C" else before] = argument
        before = argument
    return found.get("--lang"), found.get("--archive")


def name_archive(folder: str | None) -> None:
    """Take note of what -C said."""
    global _named  # noqa: PLW0603 one process serves one invocation
    _named = folder


def likely_root() -> str | None:
    """The archive's folder as far as a look ahead at the command line tells, before that is parsed; None if none."""
    return _likely


def said() -> tuple[str | None, str | None]:
    """What --lang and -C said, for those who explain where a setting comes from."""
    return _language, _named


def archive_root() -> Path:
    """The archive's folder [L2]: named by -C or KEHU_ARCHIVE, else found from the current directory upwards."""
    from pathlib import Path

    named = _named or os.environ.get("KEHU_ARCHIVE")
    root = _find_root(named)
    if root is None:
        raise NotAnArchive(folder=named) if named else NoArchive(folder=os.getcwd())
    return Path(root)


def _find_root(named: str | None) -> str | None:
    if named:
        return named if os.path.isfile(os.path.join(named, SETTINGS)) else None
    try:
        folder = os.getcwd()
    except OSError:  # the current directory has been deleted
        return None
    while not os.path.isfile(os.path.join(folder, SETTINGS)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def as_of(option: date | None, utc_offset: str = "") -> date:
    """The date to answer for: --as-of, else today."""
    return option or today(utc_offset)


def today(utc_offset: str = "") -> date:
    """KEHU_TODAY, else the date by `utc_offset` ("+08:00", from kehu.yaml), else this machine's local date."""
    from datetime import datetime

    told = os.environ.get("KEHU_TODAY")
    if told:
        return parse_date(told, "KEHU_TODAY")
    if utc_offset:
        return datetime.now(datetime.fromisoformat(f"2000-01-01T00:00{utc_offset}").tzinfo).date()
    return datetime.now().astimezone().date()


def parse_date(value: str, source: str) -> date:
    """A date typed by a person; `source` names the option or variable in the complaint."""
    from datetime import date

    try:
        if len(value) == 10 and value.isascii():  # fromisoformat also takes 20260131 and 2026-W05-6
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadDate(source=source, value=value)


def interactive() -> bool:
    """Whether a person can be asked: prompts need a terminal for the question and for the answer [L7]."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def to_terminal() -> bool:
    """Whether the result goes to a terminal."""
    return _is_terminal(sys.stdout)


def told() -> bool:
    """Whether what is said beside the result goes to a terminal."""
    return _is_terminal(sys.stderr)


def coloured() -> bool:
    """Whether the result may carry colour: a terminal that can, and no NO_COLOR."""
    return to_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to print help and tables in: COLUMNS, else the terminal's, else 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
