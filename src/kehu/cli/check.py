"""`kehu check`: everything that is wrong in the files, for people, programs and code scanners. quality finds it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import Customers
from kehu.cli.usage import WrongUsage
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.model.problem import Problem
    from kehu.quality.check import Checked

DESCRIPTION = m(
    "Looks through the settings, the policy and every customer's file, compares them with each other, and looks "
    "whether the files that documents name are there and unaltered. An error makes the exit code 1; warnings alone do "
    "not. --fix mends what is a matter of spelling: ids and hashes that are missing, full-width characters, dates and "
    "amounts in another form, choices by their labels. It shows the change as a diff first, and asks."
)
EXAMPLES = (
    ("kehu check", m("The whole archive")),
    ("kehu check C00012", m("One customer, and what clashes with it")),
    ("kehu check customers/C00/C00012.yaml", m("The same by its file, as a commit hook names it")),
    ("kehu check --fix --dry-run", m("What could be mended by itself, as a diff")),
    ("kehu check --fix --yes C00012", m("Mend it without asking")),
    ("kehu check --format sarif > check.sarif", m("For a code scanner that shows problems beside the lines")),
)


class NoFormat(WrongUsage):
    sentence = "--fix prints a diff, and takes no --format {format}"
    hint = "mend first, then run the check again for its result"


class OnlyWithFix(WrongUsage):
    sentence = "{option} goes with --fix only"
    hint = "kehu check changes nothing by itself"


def command(
    customers: Customers = None,
    format: Annotated[Literal["text", "json", "sarif"], options.FORMAT] = "text",
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is a matter of spelling; shows a diff and asks")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: only show the diff")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking")] = False,
    quick: Annotated[
        bool, typer.Option("--no-files", help="Do not read attachments, only look that they are there")
    ] = False,
) -> int:
    """Print the problems."""
    from kehu.archive.directory import Archive
    from kehu.quality.check import check

    if fix and format != "text":
        raise NoFormat(format=format)
    if not fix and (dry_run or yes):
        raise OnlyWithFix(option="--dry-run" if dry_run else "--yes")
    archive = Archive.open(session.archive_root())
    paths = _paths(archive, customers) if customers else None
    if fix and not _fixed(archive, paths, dry_run, yes):
        return SAID_NO
    today = session.today(_offset(archive))
    checked = check(archive, paths, today=today, hashed=not quick)
    if paths is None:
        checked = _with_mappings(checked, archive)
    if format == "json":
        problems = [output.problem_json(problem) for problem in checked.problems]
        output.print_json({"files": checked.files, "problems": problems})
    elif format == "sarif":
        from kehu.cli.sarif import sarif

        output.print_json(sarif(checked.problems))
    else:
        output.print_problems(checked.problems, sys.stdout)
        warnings = len(checked.problems) - checked.errors
        output.note(
            m(
                "{files} {files:file|files}: {errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}",
                files=checked.files,
                errors=checked.errors,
                warnings=warnings,
            )
        )
    return SAID_NO if checked.errors else DONE


def _fixed(archive: Archive, paths: list[str] | None, dry_run: bool, yes: bool) -> bool:
    from kehu.cli.mending import fix

    return fix(archive, paths, dry_run=dry_run, yes=yes)


def _offset(archive: Archive) -> str:
    """The office's offset from UTC, for what has expired today; of faulty settings none is known."""
    from kehu.quality.check import usable_settings

    return usable_settings(archive)[0].utc_offset or ""


def _with_mappings(checked: Checked, archive: Archive) -> Checked:
    """Beside the archive's own files those that map tables for imports."""
    from kehu.quality.check import by_place

    files = sorted((archive.root / "imports").glob("*.yaml"))
    problems = [problem for file in files for problem in _mapping_problems(archive, file)]
    both = sorted([*checked.problems, *problems], key=by_place)
    return replace(checked, files=checked.files + len(files), problems=both)


def _mapping_problems(archive: Archive, file: Path) -> list[Problem]:
    """What keeps a mapping from taking any table at all; the columns are compared when a table is there."""
    from kehu.archive.write import read_bytes
    from kehu.exchange.mapping import field_faults, parse_mapping
    from kehu.quality.check import unreadable, usable_settings

    name = file.relative_to(archive.root).as_posix()
    try:
        settings = usable_settings(archive)[0]
        mapping, source, problems = parse_mapping(read_bytes(file, archive.root), name, settings.own_kinds)
    except KehuError as error:
        return [unreadable(name, error)]
    return problems if mapping is None else list(field_faults(mapping, settings.custom, source))


def _paths(archive: Archive, named: Sequence[str]) -> list[str] | None:
    """The files of the customers that are named, by their files or in any other way; None: all of them.

    A commit hook names every kind of file. Settings, policies and mappings bear on the whole archive.
    """
    by_stem = {PurePath(path).stem: path for path in archive.paths()} if any(map(_is_file, named)) else {}
    found = {}
    for words in named:
        path = by_stem.get(_code(words)) if _is_file(words) else archive.resolve(words).file
        if path is None:
            if "attachments" not in PurePath(words).parts and not (archive.root / words).exists():
                archive.resolve(words)  # there is no such customer, and says so
            return None
        found[path] = words
    return list(found)


def _is_file(words: str) -> bool:
    return words.endswith((".yaml", ".yml")) or "attachments" in PurePath(words).parts


def _code(words: str) -> str:
    """Whose file it is, if it is a customer's: a file below attachments/ lies in the customer's folder."""
    file = PurePath(words)
    if "attachments" in file.parts[:-2]:
        return file.parts[file.parts.index("attachments") + 1]
    return "" if file.suffix == ".yml" else file.stem
