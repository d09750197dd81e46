"""`kehu check`: everything that is wrong in the files, for people, programs and code scanners. quality finds it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Literal

from kehu.cli import options, output, session
from kehu.cli.options import Customers
from kehu.errors import DONE, SAID_NO
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive

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
    checked = check(archive, _paths(archive, customers) if customers else None)
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


def _paths(archive: Archive, named: Sequence[str]) -> list[str]:
    """The files of the customers that are named, by their files or in any other way."""
    paths = archive.paths() if any(words.endswith(".yaml") for words in named) else []
    by_stem = {PurePath(path).stem: path for path in paths}
    return [by_stem.get(PurePath(words).stem) or archive.resolve(words).file for words in named]
