"""Drafts: a copy of a file that a person edits, kept in .kehu/ until it is sound and written, and never thrown away.

Beside the draft lies what it was begun from: a draft is written only over that. Asks nobody and starts no editor.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kehu.archive.customer_file import read_customer
from kehu.archive.directory import CUSTOMERS, POLICY_FILE, SETTINGS_FILE, Archive
from kehu.archive.disk import reading, writing
from kehu.archive.lock import FOLDER, alone_with, locked
from kehu.archive.read import read
from kehu.archive.write import ChangedMeanwhile, read_bytes, replace
from kehu.errors import LOCKED, NOT_FOUND, KehuError
from kehu.model.load import Source, load
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.model.settings import Settings

MODELS: dict[str, type[Settings] | type[Policy]] = {SETTINGS_FILE: Settings, POLICY_FILE: Policy}


class Overtaken(KehuError):
    """The file is no longer what the draft was begun from."""

    sentence = "{file} was changed by somebody else since the draft was begun; the draft is kept: {draft}"
    hint = "Compare the two; `kehu edit {what} --discard` begins anew from the file as it is now"
    exit_code = LOCKED


class DraftGone(KehuError):
    sentence = "The draft {draft} is gone; nothing was written"
    hint = "Let the editor save the file under the name it was opened by"
    exit_code = NOT_FOUND


class BeingEdited(KehuError):
    """Two editors on one draft: whoever saves last would win, and the other's work be lost."""

    sentence = "{file} is being edited already; its draft is {draft}"
    hint = "Finish there first: close that editor, or end that kehu"
    exit_code = LOCKED


@dataclass(frozen=True)
class Draft:
    """The draft of one file of an archive; `file` is its path below the root."""

    archive: Archive
    file: str

    @property
    def path(self) -> Path:
        """As deep below the root as a customer's usual file, so that the pointer to its schema leads there too."""
        name = PurePosixPath(self.file).name
        folder = "drafts" if self.file.startswith(f"{CUSTOMERS}/") else "settings"
        return self.archive.root / FOLDER / folder / name

    @property
    def _base(self) -> Path:
        return self.path.with_suffix(".base")

    @property
    def what(self) -> str:
        """How `kehu edit` names the file."""
        return self.file if self.file in MODELS else PurePosixPath(self.file).stem

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this block lasts nobody else edits the file's draft. Raises BeingEdited if somebody does."""
        with locked(self.archive.root), writing(self.path):  # the lock makes .kehu/, which git ignores
            self.path.parent.mkdir(exist_ok=True)
        with alone_with(self.path.with_suffix(".lock")) as alone:
            if not alone:
                raise BeingEdited(file=self.file, draft=self.shown)
            yield

    def kept(self) -> bool:
        """Whether there is one from before."""
        return self.path.is_file() and self._base.is_file()

    def begin(self) -> None:
        """Copy the file."""
        data = read_bytes(self.archive.root / self.file, self.archive.root)
        self.drop()  # an old draft beside a new beginning would undo what others have changed since
        with writing(self.path):
            self._base.write_bytes(data)
            self.path.write_bytes(data)

    def drop(self) -> None:
        """Delete it, because it is written, unchanged, or not wanted."""
        for path in (self.path, self._base):
            with suppress(OSError):
                path.unlink()

    def data(self) -> bytes:
        """What the draft says now."""
        if not self.path.is_file():
            raise DraftGone(draft=self.shown)
        with reading(self.path):
            return self.path.read_bytes()

    def changed(self) -> bool:
        return self.data() != self._begun_from()

    def must_be_current(self) -> None:
        """Overtaken, unless the file still is what the draft was begun from."""
        if read_bytes(self.archive.root / self.file, self.archive.root) != self._begun_from():
            raise Overtaken(file=self.file, draft=self.shown, what=self.what)

    def _begun_from(self) -> bytes:
        if not self._base.is_file():
            raise DraftGone(draft=self.shown)
        with reading(self._base):
            return self._base.read_bytes()

    def problems(self) -> tuple[list[Problem], bool]:
        """What is wrong with the draft, and whether an error is among it that the file does not have already."""
        now = self._problems_of(self.data())
        known = {(each.rule, str(each.message)) for each in self._problems_of(self._begun_from())}
        fresh = any(each.severity == "error" and (each.rule, str(each.message)) not in known for each in now)
        return now, fresh

    def _problems_of(self, data: bytes) -> list[Problem]:
        if self.file not in MODELS:
            volumes = self.archive.volumes_of(self.file)
            return read_customer(self.file, data, self.archive.settings, volumes, lambda: self.archive.rates).problems
        document = read(data, self.file)
        # Comments alone are all defaults; nothing at all is a save that went wrong.
        problems = [problem for problem in document.problems if problem.rule != "empty" or not data.strip()]
        return problems or load(MODELS[self.file], document.data, Source(self.file, document.place))[1]

    def write(self) -> None:
        """Make the file say what the draft says, and drop the draft. Raises Overtaken and keeps it."""
        root = self.archive.root
        with locked(root):
            try:
                replace(root / self.file, self.data(), expected=self._begun_from(), root=root)
            except ChangedMeanwhile:
                raise Overtaken(file=self.file, draft=self.shown, what=self.what) from None
        self.drop()

    @property
    def shown(self) -> str:
        return os.path.relpath(self.path)
