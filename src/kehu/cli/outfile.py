"""Puts a result into a file that somebody names, anywhere: the old file or the new one, never half; or to stdout."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from kehu.archive.disk import writing
from kehu.cli import output, session
from kehu.errors import SAID_NO, KehuError

_USUAL = 0o666


class OfTheArchive(KehuError):
    """A slip of the pen after -o would cost a customer's file, and no result of ours is YAML."""

    sentence = "{file} is a file of the archive: no result is written over it"
    hint = "Name another file"
    exit_code = SAID_NO


def put(path: Path, data: bytes) -> None:
    """Make the file hold the bytes; a link is followed, what is no ordinary file is written to.

    Raises CannotWrite, and OfTheArchive where a file of customers or settings would be lost.
    """
    with writing(path):
        target = path.resolve()
        if target.suffix == ".yaml" and any((folder / "kehu.yaml").exists() for folder in target.parents):
            raise OfTheArchive(file=str(path))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(_mode(target))
            Path(temporary).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise


def show(said: str) -> None:
    """To stdout with the bytes that a file would have: a page says of itself that it is UTF-8, whatever the console
    speaks."""
    if session.to_terminal():
        output.say(said.rstrip("\n"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(said.encode())


def _mode(target: Path) -> int:
    """The file's own mode, or that of a new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _USUAL & ~mask
