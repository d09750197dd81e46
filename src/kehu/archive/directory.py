"""The archive as a directory [D1]: its settings, its policy, its customers; changes under the lock."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from kehu.archive.customer_file import CustomerFile, read_customer
from kehu.archive.guards import LIMIT
from kehu.archive.lock import locked
from kehu.archive.read import Document, read
from kehu.archive.volumes import VOLUMES, Found, Volume, is_year, volume_path, year_of
from kehu.archive.write import Change, read_bytes, replace_all
from kehu.errors import NOT_FOUND, SAID_NO, KehuError, NotAnArchive
from kehu.lang import Message, m
from kehu.model.entry import Entry
from kehu.model.load import Source, load
from kehu.model.policy import Policy, default_policy
from kehu.model.problem import Problem
from kehu.model.rates import RATES_FILE, Rates
from kehu.model.settings import Settings

if TYPE_CHECKING:
    from kehu.model.working_days import WorkingDays

SETTINGS_FILE, POLICY_FILE, CUSTOMERS = "kehu.yaml", "policy.yaml", "customers"
Model = TypeVar("Model", bound=Entry)


class FaultySettings(KehuError):
    """A settings or policy file with errors; a command that needs it cannot go on."""

    sentence = "{where}: {message}"
    hint = "{advice}"
    exit_code = SAID_NO

    @classmethod
    def of(cls, problems: list[Problem]) -> FaultySettings:
        first = next(problem for problem in problems if problem.severity == "error")
        return cls(
            where=first.where,
            message=first.message,
            advice=first.hint or m("correct the file, then run the command again"),
        )


class NoSuchCustomer(KehuError):
    sentence = "no customer is called “{words}”"
    hint = "`kehu find {words}` looks further; a customer is named by code, name, a part of it, pinyin, phone or person"
    exit_code = NOT_FOUND


class SeveralCustomers(KehuError):
    sentence = "“{words}” may be {count} customers: {candidates}"
    hint = "name the one that is meant by its code"
    exit_code = SAID_NO


class CodeTaken(KehuError):
    sentence = "the code {code} is taken by {file}"
    hint = "codes are unique without regard to case and never reused: choose another, or leave it to kehu"
    exit_code = SAID_NO


class WouldBreak(KehuError):
    """A change that would put an error into a file; nothing was written."""

    sentence = "this would break {where}: {message}"
    hint = "{advice}"
    exit_code = SAID_NO


@dataclass(frozen=True)
class Archive:
    """An archive at `root`. Nothing is read before it is asked for."""

    root: Path

    @classmethod
    def open(cls, root: Path) -> Archive:
        """The archive whose kehu.yaml lies in `root`."""
        if not (root / SETTINGS_FILE).is_file():
            raise NotAnArchive(folder=root)
        return cls(root)

    @cached_property
    def settings(self) -> Settings:
        settings, problems = self.load_file(SETTINGS_FILE, Settings)
        if settings is None:
            raise FaultySettings.of(problems)
        return settings

    @cached_property
    def policy(self) -> Policy:
        """The firm's policy; the defaults where there is no policy.yaml."""
        return self.policy_from(POLICY_FILE) if (self.root / POLICY_FILE).exists() else default_policy()

    @cached_property
    def rates(self) -> Rates:
        """What other currencies are worth; none is known where there is no rates.yaml."""
        if not (self.root / RATES_FILE).exists():
            return Rates(self.settings.base_currency)
        from kehu.model.rates_file import RatesFile

        found, problems = self.load_file(RATES_FILE, RatesFile)
        if found is None:
            raise FaultySettings.of(problems)
        return found.of(self.settings.base_currency)

    @cached_property
    def working_days(self) -> WorkingDays:
        """Mainland China's working days, and what holidays.yaml says where there is one."""
        from kehu.model.working_days import HOLIDAYS_FILE, china

        if not (self.root / HOLIDAYS_FILE).exists():
            return china()
        from kehu.model.holidays_file import HolidaysFile

        found, problems = self.load_file(HOLIDAYS_FILE, HolidaysFile)
        if found is None:
            raise FaultySettings.of(problems)
        return found.calendar()

    def policy_from(self, file: str) -> Policy:
        """A policy of another file, to try it out [G9]; a path from the archive's root, or absolute."""
        document = self._settings_document(file)

        def section(model: type[Entry], data: dict[str, Any]) -> Entry:
            found, problems = load(model, data, Source(file, document.place))
            if found is None:
                raise FaultySettings.of(problems)
            return found

        problems = _faults(document)
        policy = None
        if not problems:
            policy, problems = load(Policy, document.data, Source(file, document.place), section)
        if policy is None:
            raise FaultySettings.of(problems)
        return policy

    def load_file(self, file: str, model: type[Model]) -> tuple[Model | None, list[Problem]]:
        """A settings or policy file as its model, or all that is wrong with it. Comments alone are all defaults."""
        document = self._settings_document(file)
        problems = _faults(document)
        return (None, problems) if problems else load(model, document.data, Source(file, document.place))

    def _settings_document(self, file: str) -> Document:
        return read((self.root / file).read_bytes() if Path(file).is_absolute() else self.bytes_of(file), file)

    def paths(self) -> list[str]:
        """Every customer's file, sorted by code."""
        found = [path for path in self._walk() if path.endswith(".yaml")]
        return sorted(found, key=lambda path: (PurePosixPath(path).stem.casefold(), path))

    def strays(self) -> list[str]:
        """Files below customers/ that look like customers and are not read: `.yml`."""
        return sorted(
            path for path in self._walk() if path.lower().endswith((".yml", ".yaml")) and not path.endswith(".yaml")
        )

    def _walk(self, top: str = CUSTOMERS) -> Iterator[str]:
        """Paths of all files below customers/, without dot files and `~` files [D1]."""
        pending = [top]
        while pending:
            folder = pending.pop()
            try:
                entries = list(os.scandir(self.root / folder))
            except FileNotFoundError:
                continue
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith("~"):
                    continue
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                else:
                    yield path

    def read(self, path: str) -> CustomerFile:
        """One customer, from its file and its bound volumes; raises only if one of them cannot be read at all."""
        data = self.bytes_of(path)  # before the volumes: `kehu bind` writes these first, so nothing is missed
        return read_customer(path, data, self.settings, self.volumes_of(path), lambda: self.rates)

    def bytes_of(self, path: str) -> bytes:
        """A file's bytes; of one that is too large only enough for the guard to see that it is."""
        return read_bytes(self.root / path, self.root, LIMIT + 1)

    def files(self) -> Iterator[CustomerFile]:
        """Every customer's file, in order of code."""
        for path in self.paths():
            yield self.read(path)

    def years(self) -> list[int]:
        """The years of which there are bound volumes."""
        try:
            with os.scandir(self.root / VOLUMES) as entries:
                return sorted(int(entry.name) for entry in entries if is_year(entry.name))
        except OSError:
            return []

    def bound_paths(self) -> list[str]:
        """All files below volumes/ that are bound volumes or look like them."""
        return sorted(path for path in self._walk(VOLUMES) if path.lower().endswith((".yaml", ".yml")))

    def volume_places(self, path: str, year: int) -> list[str]:
        """Where a year's volume of a customer may lie: as its file does, or as files of its code usually do."""
        usual = self.usual_path(PurePosixPath(path).stem)
        return list(dict.fromkeys(volume_path(year, each.removeprefix(f"{CUSTOMERS}/")) for each in (path, usual)))

    def volumes_of(self, path: str) -> list[Found]:
        """The bound volumes of a customer's file, the oldest first."""
        places = (place for year in self.years() for place in self.volume_places(path, year))
        return [(place, self.bytes_of(place)) for place in places if (self.root / place).exists()]

    def usual_path(self, code: str) -> str:
        """Where a new customer's file goes."""
        return f"{CUSTOMERS}/{self.settings.path_pattern.format(code=code)}"

    def path_of(self, code: str) -> str | None:
        """The file of a code, without regard to case; looked for at its usual place first."""
        usual = self.usual_path(code)
        if _spelled(self.root / usual):
            return usual
        wanted = code.casefold()
        return next((path for path in self.paths() if PurePosixPath(path).stem.casefold() == wanted), None)

    def find(self, code: str) -> CustomerFile | None:
        path = self.path_of(code)
        return self.read(path) if path else None

    def resolve(self, words: str) -> CustomerFile:
        """Who is meant by a code, or by anything else that names one customer: naming.Way lists the ways [L3]."""
        if re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,31}", words, re.ASCII):
            found = self.find(words)
            if found:
                return found
        from kehu.archive.who import matches

        candidates = matches(self, words)
        if not candidates:
            raise NoSuchCustomer(words=words)
        if len(candidates) > 1:
            shown = [f"{each.code} {each.name}" for each in candidates[:20]]
            more = [m("and {n} more", n=len(candidates) - 20)] if len(candidates) > 20 else []
            raise SeveralCustomers(words=words, count=len(candidates), candidates=[*shown, *more])
        return self.read(candidates[0].file)  # with its volumes: who is meant was asked of the files alone

    @contextmanager
    def changing(self) -> Iterator[Changing]:
        """Edits under the archive's lock, checked together and written when the block ends without an error [D7]."""
        with locked(self.root):
            change = Changing(self)
            yield change
            change.write()


def _spelled(file: Path) -> bool:
    """Whether the disk spells the file's name just so: some file systems ignore case."""
    try:
        with os.scandir(file.parent) as entries:
            return any(entry.name == file.name for entry in entries)
    except OSError:
        return False


def _faults(document: Document) -> list[Problem]:
    """What is wrong with a settings file as text; one without values is all defaults."""
    return [problem for problem in document.problems if problem.rule != "empty"]


class Changing:
    """The edits of one command, collected; none is written before all have been checked."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._edits: dict[str, tuple[CustomerFile | None, str]] = {}
        self._volumes: dict[str, tuple[Volume | None, str | None]] = {}
        self._order: dict[str, None] = {}  # in which the files were edited first, and are written
        self._mended: set[str] = set()

    def read(self, path: str) -> CustomerFile:
        """The customer as it is now, with what this change has done to it so far."""
        if path in self._edits:
            return self._read(path, self._edits[path][1].encode())
        return self._read(path, self.archive.bytes_of(path))

    def _read(self, path: str, data: bytes) -> CustomerFile:
        """A customer's file of these bytes, and its volumes with what this change has done to them."""
        volumes = dict(self.archive.volumes_of(path))
        if self._volumes:
            years = {*self.archive.years(), *map(year_of, self._volumes)}
            for place in (place for year in sorted(years) for place in self.archive.volume_places(path, year)):
                text = self._volumes[place][1] if place in self._volumes else None
                if text is not None:
                    volumes[place] = text.encode()
                elif place in self._volumes:
                    volumes.pop(place, None)
        return read_customer(path, data, self.archive.settings, sorted(volumes.items()), lambda: self.archive.rates)

    def edit(self, file: CustomerFile, text: str) -> None:
        """Let a file that was read here say `text`."""
        original = self._edits[file.file][0] if file.file in self._edits else file
        self._edits[file.file] = (original, text)
        self._order.setdefault(file.file)

    def mend(self, file: CustomerFile, text: str) -> None:
        """The same where `text` only spells rightly what the file says: errors that come to light by it are no breach.

        An amount that could not be read hid that it does not add up.
        """
        self.edit(file, text)
        self._mended.add(file.file)

    def edit_volume(self, path: str, volume: Volume | None, text: str | None) -> None:
        """Let a volume say `text`; without a volume as read it is made, without a text it is deleted."""
        self._volumes[path] = (volume, text)
        self._order.setdefault(path)

    def create(self, code: str, text: str) -> str:
        """Add a customer's file at the usual place, and give its path."""
        taken = self._taken.get(code.casefold())
        if taken:
            raise CodeTaken(code=code, file=taken)
        path = self.archive.usual_path(code)
        self._edits[path] = (None, text)
        self._order.setdefault(path)
        self._taken[code.casefold()] = path
        return path

    @cached_property
    def _taken(self) -> dict[str, str]:
        """Codes and aliases in use, and by which file: looked through once, however many customers are added."""
        from kehu.archive.who import aliases

        codes = {PurePosixPath(path).stem.casefold(): path for path in self.archive.paths()}
        return {alias.casefold(): path for alias, path in aliases(self.archive)} | codes

    def next_code(self) -> str:
        """The archive's pattern with the highest number in use or held as an alias, + 1 [D8]."""
        from kehu.archive.who import highest_number

        pattern = self.archive.settings.code_pattern
        made = [PurePosixPath(path).stem for path in self._edits]
        return pattern.format(seq=highest_number(self.archive, pattern, made) + 1)

    def write(self) -> None:
        """Check all edits, then write them one by one; nothing is written if one of them is refused."""
        replace_all(self.checked(), self.archive.root)

    def checked(self) -> list[Change]:
        """What would be written, in the order of the edits. Raises WouldBreak."""
        changes = []
        for path in self._order:
            file = self.archive.root / path
            if path in self._volumes:
                volume, new = self._volumes[path]
                changes.append(Change(file, new.encode() if new is not None else None, volume.data if volume else None))
                continue
            original, text = self._edits[path]
            data = text.encode()
            if original is None or data != original.data:
                self._check(path, original, data)
                changes.append(Change(file, data, original.data if original else None))
        return changes

    def _check(self, path: str, original: CustomerFile | None, data: bytes) -> None:
        """Refuse a text with an error that the file did not have before: mending one fault of several is welcome."""
        if path in self._mended:
            return
        known = {(each.rule, _said(each.message)) for each in original.errors} if original else set()
        for problem in self._read(path, data).errors:
            if (problem.rule, _said(problem.message)) not in known:
                advice = problem.hint or m("nothing was written")
                raise WouldBreak(where=problem.where, message=problem.message, advice=advice)


def _said(message: Message) -> str:
    return f"{message.template}{sorted((key, str(value)) for key, value in message.values.items())}"
