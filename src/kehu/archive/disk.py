"""What the disk refuses, said in sentences: errors of the operating system become errors of kehu here.

Opens and writes nothing itself.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kehu.errors import NOT_FOUND, SAID_NO, KehuError
from kehu.lang import Message, m

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WHY = {
    errno.ENOSPC: m("the disk is full"),
    errno.EDQUOT: m("the disk quota is used up"),
    errno.EFBIG: m("the file would be larger than the system allows"),
    errno.EACCES: m("permission denied"),
    errno.EPERM: m("permission denied"),
    errno.EROFS: m("the disk is read-only"),
    errno.ENAMETOOLONG: m("the name is too long"),
    errno.ENOENT: m("there is no such file or folder"),
    errno.ENOTDIR: m("a part of the path is a file, not a folder"),
    errno.ELOOP: m("its symbolic links lead in a circle, or changed meanwhile"),
    errno.EIO: m("the disk reports a fault"),
    errno.ENXIO: m("it is not an ordinary file"),
}


class CannotWrite(KehuError):
    """The disk refused a write. The file is whole: as it was or, if the disk lied, as it was to become."""

    sentence = "Cannot write {path}: {why}"
    hint = "Mend that, then run the command again: no file was left half-written"
    exit_code = SAID_NO


class CannotRead(KehuError):
    """The disk refused a read."""

    sentence = "Cannot read {path}: {why}"
    exit_code = NOT_FOUND


def why(error: OSError) -> Message | str:
    """The reason in an `OSError`, in words; what is too rare to have words of ours, in the system's."""
    return _WHY.get(error.errno or 0) or error.strerror or type(error).__name__


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Errors of the system in this block mean that `path` cannot be written."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path=path, why=why(error)) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Errors of the system in this block mean that `path` cannot be read."""
    try:
        yield
    except OSError as error:
        raise CannotRead(path=path, why=why(error)) from error
