"""Checks a whole archive, or some customers of it and what clashes with them [Q1]. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kehu.archive.customer_file import read_customer
from kehu.archive.directory import POLICY_FILE, SETTINGS_FILE, Archive
from kehu.archive.read import Document, read
from kehu.archive.write import read_bytes
from kehu.errors import KehuError
from kehu.lang import m
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.model.settings import CustomField, Settings
from kehu.quality.across import across_faults
from kehu.quality.facts import Facts, Fault, facts
from kehu.quality.likeness import likeness_faults
from kehu.quality.within import within_faults


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were looked at, and everything that is wrong with them, by file, line and column."""

    files: int
    problems: list[Problem]

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems)


def check(archive: Archive, paths: Sequence[str] | None = None) -> Checked:
    """All that is wrong in the archive; with `paths`, in these customers' files and between them and any other."""
    settings, problems = usable_settings(archive)
    own = 0
    if paths is None:
        problems += _policy(archive) + list(_strays(archive))
        own = 1 + (archive.root / POLICY_FILE).exists()
    else:
        problems = []
    everyone = archive.paths()
    wanted = frozenset(everyone if paths is None else paths)
    compared: list[Facts] = []
    for path in everyone:
        known, found = _customer(archive, path, settings, path in wanted)
        compared += known
        problems += found
    clashes = (fault for fault in (*across_faults(compared), *likeness_faults(compared)) if fault.file in wanted)
    problems += _placed(archive, clashes)
    return Checked(len(wanted) + own, sorted(problems, key=by_place))


def by_place(problem: Problem) -> tuple[str, int, int, str]:
    """The order in which problems are reported."""
    return problem.file, problem.line, problem.column, problem.rule


def usable_settings(archive: Archive) -> tuple[Settings, list[Problem]]:
    """The settings and their faults. Behind faulty ones customers are checked with defaults and any custom field."""
    settings, problems = archive.load_file(SETTINGS_FILE, Settings)
    if settings is not None:
        return settings, problems
    custom = read(read_bytes(archive.root / SETTINGS_FILE, archive.root), SETTINGS_FILE).data.get("custom")
    names = custom if isinstance(custom, dict) else {}
    return Settings(custom={name: CustomField() for name in names}), problems


def _policy(archive: Archive) -> list[Problem]:
    return archive.load_file(POLICY_FILE, Policy)[1] if (archive.root / POLICY_FILE).exists() else []


def _strays(archive: Archive) -> Iterator[Problem]:
    hint = m("a customer's file ends in .yaml: rename it")
    for path in archive.strays():
        yield Problem("stray", m("this file is not read"), path, 1, 1, "error", hint)


def _customer(archive: Archive, path: str, settings: Settings, wanted: bool) -> tuple[list[Facts], list[Problem]]:
    """One customer's facts, and its problems if they are wanted: only then the model has a look."""
    try:
        data = read_bytes(archive.root / path, archive.root)
    except KehuError as error:
        return [facts(path, {})], [unreadable(path, error)] if wanted else []
    if not wanted:
        return [facts(path, read(data, path).data)], []
    file = read_customer(path, data, settings)
    problems = list(file.problems)
    if file.customer is not None:
        problems += [_at(fault, file.document.place) for fault in within_faults(path, file.customer, settings)]
    return [facts(path, file.document.data)], problems


def unreadable(path: str, error: KehuError) -> Problem:
    """A file that cannot be read at all, as a problem: it must not hide the others [L6]."""
    return Problem("unreadable", error.message, path, 1, 1, "error", error.advice)


def _placed(archive: Archive, faults: Iterable[Fault]) -> Iterator[Problem]:
    """Faults between files with their places; the few files that have any are read again for that."""
    documents: dict[str, Document] = {}
    for fault in faults:
        if fault.file not in documents:
            documents[fault.file] = read(read_bytes(archive.root / fault.file, archive.root), fault.file)
        yield _at(fault, documents[fault.file].place)


def _at(fault: Fault, place: Callable[..., tuple[int, int]]) -> Problem:
    line, column = place(fault.path)
    return Problem(fault.rule, fault.message, fault.file, line, column, fault.severity, fault.hint)
