"""Checks a whole archive, or some customers of it and what clashes with them [Q1]. Reads only."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from kehu.archive.customer_file import CustomerFile, read_customer
from kehu.archive.directory import POLICY_FILE, SETTINGS_FILE, Archive, FaultySettings
from kehu.archive.read import Document, read
from kehu.archive.write import read_bytes
from kehu.errors import KehuError
from kehu.grading.classes import rule_faults
from kehu.grading.completeness import BadDemand, demands_of
from kehu.grading.conditions import condition_faults
from kehu.lang import m
from kehu.model.custom import CUSTOM
from kehu.model.holidays_file import HolidaysFile
from kehu.model.own import CustomField, usual_list
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.model.rates import RATES_FILE
from kehu.model.rates_file import RatesFile
from kehu.model.settings import Settings
from kehu.model.working_days import HOLIDAYS_FILE
from kehu.quality.across import across_faults
from kehu.quality.attachments import composed, file_faults, named_files, unnamed
from kehu.quality.bearing import Bearing
from kehu.quality.binding import of_other_years, strays
from kehu.quality.commitment import is_reserving, overcommitted
from kehu.quality.conflict import both_added
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


def check(
    archive: Archive, paths: Sequence[str] | None = None, *, today: datetime.date | None = None, hashed: bool = True
) -> Checked:
    """All that is wrong in the archive; with `paths`, in these customers' files and between them and any other.

    Without `today` nothing is found expired; unless `hashed`, the documents' files only have to be there.
    """
    settings, problems = usable_settings(archive)
    own = 0
    if paths is None:
        problems += _policy(archive, settings, today) + list(_strays(archive))
        problems += strays(archive)
        problems += _rates(archive) + _holidays(archive)
        own = 1 + sum((archive.root / name).exists() for name in (POLICY_FILE, RATES_FILE, HOLIDAYS_FILE))
    else:
        problems = []
    everyone = archive.paths()
    wanted = frozenset(everyone if paths is None else paths)
    checking = _Checking(archive, settings, today, hashed)
    looked_at = [checking.customer(path) for path in everyone if path in wanted]
    compared = [known for known, _ in looked_at] + checking.others(everyone, [known for known, _ in looked_at])
    problems += [problem for _, found in looked_at for problem in found]
    codes = None if paths is None else [PurePosixPath(path).stem for path in wanted]
    problems += checking.overcommitted()
    problems += unnamed(archive, checking.named, codes)
    clashes = (fault for fault in (*across_faults(compared), *likeness_faults(compared)) if fault.file in wanted)
    problems += _placed(archive, clashes)
    return Checked(len(wanted) + own + checking.bound, sorted(problems, key=by_place))


def by_place(problem: Problem) -> tuple[str, int, int, str]:
    """The order in which problems are reported."""
    return problem.file, problem.line, problem.column, problem.rule


class _Anything(CustomField):
    """What faulty settings mean to declare: nobody can say what may stand there, so that nothing is wrong with it."""

    def read(self, text: Any) -> Any:
        return text


def _named(document: Document) -> Iterator[str]:
    """The fields and lists of the firm's own that settings name, whatever is wrong with them."""
    custom, records = document.data.get(CUSTOM), document.data.get("records")
    yield from custom if isinstance(custom, dict) else ()
    for name, told in records.items() if isinstance(records, dict) else ():
        given = told.get("list") if isinstance(told, dict) else None
        yield given if isinstance(given, str) and given else usual_list(name)


def usable_settings(archive: Archive) -> tuple[Settings, list[Problem]]:
    """The settings and their faults. Behind faulty ones customers are checked with defaults and any custom field."""
    settings, problems = archive.load_file(SETTINGS_FILE, Settings)
    if settings is not None:
        return settings, problems
    document = read(archive.bytes_of(SETTINGS_FILE), SETTINGS_FILE)
    return Settings(custom={name: _Anything() for name in _named(document)}), problems


def _policy(archive: Archive, settings: Settings, today: datetime.date | None) -> list[Problem]:
    if not (archive.root / POLICY_FILE).exists():
        return []
    policy, problems = archive.load_file(POLICY_FILE, Policy)
    if policy:
        problems += [*_demands(archive, policy, settings, today), *_classes(archive, policy, settings)]
        problems += _review(archive, policy, settings)
    return problems


def _demands(archive: Archive, policy: Policy, settings: Settings, today: datetime.date | None) -> Iterator[Problem]:
    """What the policy demands of a file, where it names fields or grades that are not there."""
    try:
        demands_of(policy, settings, today or datetime.date.min)
    except BadDemand as error:
        document = read(archive.bytes_of(POLICY_FILE), POLICY_FILE)
        line, column = document.place(error.path)
        yield Problem("demand", error.why, POLICY_FILE, line, column, "error", error.advice)


def _classes(archive: Archive, policy: Policy, settings: Settings) -> Iterator[Problem]:
    """Rules of classes that are no expressions."""
    document = read(archive.bytes_of(POLICY_FILE), POLICY_FILE)
    if "classes" not in document.data:  # the shipped ones, which a test holds to
        return
    for path, why, advice in rule_faults(policy, settings):
        yield Problem("class", why, POLICY_FILE, *document.place(path), "error", advice)


def _review(archive: Archive, policy: Policy, settings: Settings) -> Iterator[Problem]:
    """Expressions of the sections on review and occasions that cannot be understood."""
    document = read(archive.bytes_of(POLICY_FILE), POLICY_FILE)
    if not {"review", "occasions"} & document.data.keys():
        return
    for path, why, advice in condition_faults(policy, settings):
        yield Problem("condition", why, POLICY_FILE, *document.place(path), "error", advice)


def _rates(archive: Archive) -> list[Problem]:
    return archive.load_file(RATES_FILE, RatesFile)[1] if (archive.root / RATES_FILE).exists() else []


def _holidays(archive: Archive) -> list[Problem]:
    there = (archive.root / HOLIDAYS_FILE).exists()
    return archive.load_file(HOLIDAYS_FILE, HolidaysFile)[1] if there else []


def _strays(archive: Archive) -> Iterator[Problem]:
    hint = m("a customer's file ends in .yaml: rename it")
    for path in archive.strays():
        yield Problem("stray", m("this file is not read"), path, 1, 1, "error", hint)


class _Checking:
    """One run over the customers; notes on the way which attachments their documents name."""

    def __init__(self, archive: Archive, settings: Settings, today: datetime.date | None, hashed: bool) -> None:
        self.archive, self.settings, self.today, self.hashed = archive, settings, today, hashed
        self.named: set[str] = set()
        self.bound = 0  # volumes of the wanted customers
        self.reserving: list[CustomerFile] = []  # those whose orders hold headroom

    def customer(self, path: str) -> tuple[Facts, list[Problem]]:
        """One customer's facts and its problems."""
        try:
            data = read_bytes(self.archive.root / path, self.archive.root)
            volumes = self._volumes(path)
        except KehuError as error:
            return facts(path, {}), [unreadable(path, error)]
        self.bound += len(volumes)
        try:
            file = read_customer(path, data, self.settings, volumes, lambda: self.archive.rates)
        except FaultySettings:  # of rates.yaml, which is reported as what it is
            file = read_customer(path, data, self.settings, volumes)
        if file.customer and self.today and is_reserving(file.customer, self.today):
            self.reserving.append(file)
        found = [
            Problem(fault.rule, fault.message, *file.place(fault.path), fault.severity, fault.hint)
            for fault in self._faults(file)
        ]
        torn = [each.line for each in file.problems if each.rule == "merge-marker" and each.file == path]
        if torn:
            found += both_added(path, file.text, torn[0])
        return self._facts(path, file.document.data), [*file.problems, *found, *of_other_years(file.volumes)]

    def overcommitted(self) -> list[Problem]:
        """What is wrong with the headroom that orders hold; with a faulty policy nothing can be said of it."""
        if not self.reserving or self.today is None:
            return []
        has_policy = (self.archive.root / POLICY_FILE).exists()
        policy = self.archive.load_file(POLICY_FILE, Policy)[0] if has_policy else Policy()
        return list(overcommitted(self.archive, policy, self.reserving, self.today)) if policy else []

    def others(self, everyone: Sequence[str], wanted: Sequence[Facts]) -> list[Facts]:
        """The facts of all customers but the wanted ones; of those that cannot clash with these only the code."""
        seen = {each.file for each in wanted}
        bearing = Bearing(wanted)
        found = {path: facts(path, {}) for path in everyone if path not in seen}
        for path in found:
            with suppress(KehuError):
                data = read_bytes(self.archive.root / path, self.archive.root)
                if bearing.on(data):
                    self._volumes(path)
                    found[path] = self._facts(path, read(data, path).data)
        self._look_up(found, [each.parent for each in wanted])
        return list(found.values())

    def _look_up(self, found: dict[str, Facts], parents: list[str]) -> None:
        """Who stands above the customers, up to the top: a parent that comes round again is a fault of all of them."""
        by_code = {each.code: path for path, each in found.items()}
        while parents:
            path = by_code.pop(parents.pop(), None)
            if path and not found[path].parent:
                with suppress(KehuError):
                    data = read_bytes(self.archive.root / path, self.archive.root)
                    found[path] = self._facts(path, read(data, path).data)
            if path:
                parents.append(found[path].parent)

    def _volumes(self, path: str) -> list[tuple[str, bytes]]:
        volumes = self.archive.volumes_of(path)
        for name, bound in volumes:
            self._note(read(bound, name).data)
        return volumes

    def _facts(self, path: str, data: dict[str, Any]) -> Facts:
        self._note(data)
        return facts(path, data)

    def _note(self, data: dict[str, Any]) -> None:
        self.named.update(composed(file) for _, file in named_files(data))

    def _faults(self, file: CustomerFile) -> Iterator[Fault]:
        if file.customer is not None:
            yield from within_faults(file.file, file.customer, self.settings, self.today)
        data = file.merged.data if file.customer is not None else file.document.data
        yield from file_faults(self.archive, file.file, data, self.hashed)


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
