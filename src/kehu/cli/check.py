"""`kehu check`: everything that is wrong in the files, for people, programs and code scanners. quality finds it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

from kehu.cli import options, output, session
from kehu.cli.options import Customers
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.model.problem import Problem
    from kehu.quality.check import Checked

DESCRIPTION = m(
    "Looks through the settings, the policy and every customer's file, and compares them with each other. An error "
    "makes the exit code 1; warnings alone do not."
)
EXAMPLES = (
    ("kehu check", m("The whole archive")),
    ("kehu check C00012", m("One customer, and what clashes with it")),
    ("kehu check customers/C00/C00012.yaml", m("The same by its file, as a commit hook names it")),
    ("kehu check --format sarif > check.sarif", m("For a code scanner that shows problems beside the lines")),
)


def command(
    customers: Customers = None,
    format: Annotated[Literal["text", "json", "sarif"], options.FORMAT] = "text",
) -> int:
    """Print the problems."""
    from kehu.archive.directory import Archive
    from kehu.quality.check import check

    archive = Archive.open(session.archive_root())
    checked = check(archive, _paths(archive, customers)) if customers else _with_mappings(check(archive), archive)
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
        mapping, source, problems = parse_mapping(read_bytes(file, archive.root), name)
    except KehuError as error:
        return [unreadable(name, error)]
    return problems if mapping is None else list(field_faults(mapping, usable_settings(archive)[0].custom, source))


def _paths(archive: Archive, named: Sequence[str]) -> list[str]:
    """The files of the customers that are named, by their files or in any other way."""
    paths = archive.paths() if any(words.endswith(".yaml") for words in named) else []
    by_stem = {PurePath(path).stem: path for path in paths}
    return [by_stem.get(PurePath(words).stem) or archive.resolve(words).file for words in named]
