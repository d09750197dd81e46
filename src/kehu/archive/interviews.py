"""Interviews that are not finished: the answers so far, kept in .kehu/drafts/, which git ignores. Asks nobody."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kehu.archive.disk import reading, writing
from kehu.archive.lock import FOLDER, locked
from kehu.errors import KehuError

PATTERN = "interview-*.json"


class InterviewBroken(KehuError):
    sentence = "The draft {file} cannot be read"
    hint = "Delete it, and begin anew with --interactive"


@dataclass
class Interview:
    """What was said so far, as data of a customer's file, and the question to go on with; of a table row and column."""

    path: Path
    kind: str = ""
    role: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    step: int = 0
    row: int = 0
    column: int = 0

    @property
    def name(self) -> str:
        return str(self.data.get("name", ""))

    @property
    def shown(self) -> str:
        return os.path.relpath(self.path)

    def keep(self) -> None:
        """Write it down; what was kept before is there until this is."""
        said = {name: value for name, value in vars(self).items() if name != "path"}
        with writing(self.path):
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
            fresh.replace(self.path)

    def drop(self) -> None:
        with suppress(OSError):
            self.path.unlink()


def begin(root: Path) -> Interview:
    """A new one, with a file of its own: several people may be at it."""
    folder = root / FOLDER / "drafts"
    with locked(root), writing(folder):  # the lock makes .kehu/
        folder.mkdir(exist_ok=True)
        taken = {path.name for path in folder.glob(PATTERN)}
        number = next(n for n in range(1, len(taken) + 2) if f"interview-{n}.json" not in taken)
        interview = Interview(folder / f"interview-{number}.json")
        interview.keep()
    return interview


def kept(root: Path) -> Iterator[Interview]:
    """Those that were left, in the order of their names."""
    for path in sorted((root / FOLDER / "drafts").glob(PATTERN)):
        with reading(path):
            text = path.read_text("utf-8")
        try:
            yield Interview(path, **json.loads(text))
        except (ValueError, TypeError) as error:
            raise InterviewBroken(file=os.path.relpath(path)) from error
