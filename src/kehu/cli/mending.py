"""`kehu check --fix`: shows as a diff what can be put right by itself, asks, and writes it. quality finds it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehu.archive.customer_file import CustomerFile
from kehu.archive.directory import Archive
from kehu.archive.splice import CannotSplice
from kehu.archive.write import ChangedMeanwhile
from kehu.cli import output, session
from kehu.errors import KehuError
from kehu.lang import m, text
from kehu.model.settings import Settings
from kehu.quality.mending import mended


@dataclass(frozen=True)
class Mending:
    """A file as it was read, and what it would say."""

    file: CustomerFile
    text: str


def fix(archive: Archive, paths: Sequence[str] | None, *, dry_run: bool, yes: bool) -> bool:
    """Show what can be mended and, if that is wanted, write it; whether the files are as good as this makes them."""
    settings = archive.settings  # with faulty ones it ends here: nobody knows the types of the firm's own fields
    found = list(_mendings(archive, settings, archive.paths() if paths is None else paths))
    for mending in found:
        for line in diff(mending):
            output.say(line)
    for path in archive.strays() if paths is None else ():
        output.note(m("{file} is not renamed: only you know what the file is", file=path))
    if not found:
        output.note(m("There is nothing to mend by itself"))
        return True
    if dry_run or not (yes or _wanted(len(found))):
        output.note(m("Nothing was written"))
        return False
    _write(archive, found)
    output.note(m("Mended {n} {n:file|files}", n=len(found)))
    return True


def _mendings(archive: Archive, settings: Settings, paths: Sequence[str]) -> Iterator[Mending]:
    for path in paths:
        try:
            file = archive.read(path)
            new = mended(archive, settings, path, file.text)
        except CannotSplice as error:
            output.note(error.message)
            continue
        except KehuError:
            continue  # it cannot be read at all: the check says so
        if new != file.text:
            yield Mending(file, new)


def _wanted(files: int) -> bool:
    """Ask, where there is somebody to ask."""
    if not session.interactive():
        output.note(m("--yes writes this"))
        return False
    import typer

    return typer.confirm(text(m("Write this to {n} {n:file|files}?", n=files)), default=False, err=True)


def _write(archive: Archive, found: Sequence[Mending]) -> None:
    """All files or none, and only what was shown."""
    with archive.changing() as change:
        for mending in found:
            now = change.read(mending.file.file)
            if now.data != mending.file.data:
                raise ChangedMeanwhile(path=archive.root / mending.file.file)
            change.mend(now, mending.text)


def diff(mending: Mending) -> Iterator[str]:
    """The lines of a unified diff that git and patch take."""
    name = mending.file.file
    old, new = (each.splitlines(keepends=True) for each in (mending.file.text, mending.text))
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
