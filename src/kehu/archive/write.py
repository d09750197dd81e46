"""Safe replacement of files: the old file or the new one, never half, whatever happens meanwhile.

The caller holds the archive's lock and has read the file under it. Nothing here knows what the bytes mean.
"""

# The system's calls stand here by their own names: each is a point at which the tests break a write.
# ruff: noqa: PTH102, PTH105, PTH106, PTH108, PTH116

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehu.archive.disk import CannotWrite, reading, why, writing
from kehu.archive.lock import inside, must_hold, temporary_name
from kehu.errors import LOCKED, SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from collections.abc import Sequence

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class ChangedMeanwhile(KehuError):
    """The file is not, or no longer, what the caller read."""

    sentence = "{path} was changed by somebody else meanwhile; it was not written"
    hint = "Run the command again: it starts from the file as it is now"
    exit_code = LOCKED


class HardLinked(KehuError):
    """Replacing one name of a file would silently part it from its other names."""

    sentence = "{path} is one of {links} hard links to one file; it was not written"
    hint = "Put a copy of its own in its place"
    exit_code = SAID_NO


class NotAFile(KehuError):
    """A folder, a pipe or a device stands where a file should."""

    sentence = "{path} is not an ordinary file"
    exit_code = SAID_NO


class NotConfirmed(KehuError):
    """The file is replaced, but may be the old one again after a power cut."""

    sentence = "{path} was written, but the disk did not confirm it: {why}"
    hint = "Check the disk, and that the file is as you want it"
    exit_code = SAID_NO


@dataclass(frozen=True, slots=True)
class Change:
    """A file's new bytes, and those that it must have until then; None: there is to be, or must be, no such file."""

    path: Path
    new: bytes | None
    expected: bytes | None


def read_bytes(path: Path, root: Path, at_most: int = sys.maxsize) -> bytes:
    """The file's bytes, not more than `at_most`. Raises CannotRead, NotAFile or OutsideArchive."""
    file = inside(path, root)
    with reading(path):
        handle = os.open(file, _READ)
        try:
            _must_be_file(os.fstat(handle), path)
            return _read(handle, at_most)
        finally:
            os.close(handle)


def replace(path: Path, new: bytes, *, expected: bytes | None, root: Path) -> None:
    """Make the file at `path` hold `new`, if it holds `expected` (None: is not there) until the last moment.

    Raises ChangedMeanwhile, OutsideArchive, HardLinked, NotAFile or CannotWrite, and then the file is as it
    was, or NotConfirmed, and then it is new. Nothing is written when `new` is what is there.
    """
    must_hold(root)
    file = inside(path, root)
    with writing(path):
        old = _compare(file, expected, path)
        if new == expected:
            return
        if old is None:
            make_folders(file.parent)
        temporary = file.parent / temporary_name()
        try:
            _write(temporary, new, old)
            _compare(file, expected, path)
            os.replace(temporary, file)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    _confirm(file.parent, path)


def remove(path: Path, *, expected: bytes | None, root: Path) -> None:
    """Delete the file at `path`, if it holds `expected`, and the folders this leaves empty. Raises as `replace`."""
    must_hold(root)
    file = inside(path, root)
    with writing(path):
        if _compare(file, expected, path) is None:
            return
        os.unlink(file)
    _confirm(file.parent, path)
    with suppress(OSError):  # a folder that holds something, or the root
        for folder in file.parents:
            os.rmdir(folder)


def replace_all(changes: Sequence[Change], root: Path) -> None:
    """Replace many files, one by one, after everything that can be known beforehand speaks for all of them.

    What goes wrong before the first write raises as `replace` does, and nothing is written. A fault of the
    disk in the middle leaves some files new and the others old; the same again, from what is there by then,
    completes it.
    """
    must_hold(root)
    files = [inside(change.path, root) for change in changes]
    if len(set(files)) < len(files):
        raise ValueError("two changes of one file")
    for change, file in zip(changes, files, strict=True):
        with writing(change.path):
            _compare(file, change.expected, change.path)
        _must_be_writable(file.parent, change.path)
    for change in changes:
        if change.new is None:
            remove(change.path, expected=change.expected, root=root)
        else:
            replace(change.path, change.new, expected=change.expected, root=root)


def _compare(file: Path, expected: bytes | None, path: Path) -> os.stat_result | None:
    """What the system knows of the file, which must hold `expected` and have one name; None: not there."""
    try:
        handle = os.open(file, _READ)
    except FileNotFoundError:
        if expected is None:
            return None
        raise ChangedMeanwhile(path=path) from None
    try:
        found = os.fstat(handle)
        _must_be_file(found, path)
        if found.st_nlink > 1:
            raise HardLinked(path=path, links=found.st_nlink)
        if expected is None or _read(handle, len(expected) + 1) != expected:
            raise ChangedMeanwhile(path=path)
        return found
    finally:
        os.close(handle)


def _must_be_file(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(path=path)


def _must_be_writable(folder: Path, path: Path) -> None:
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotWrite(path=path, why=m("permission denied"))


def _read(handle: int, at_most: int) -> bytes:
    pieces = []
    while at_most > 0 and (piece := os.read(handle, min(at_most, 1 << 20))):
        pieces.append(piece)
        at_most -= len(piece)
    return b"".join(pieces)


def make_folders(folder: Path) -> None:
    """Create what is missing of the folders above a new file, each as durably as the file itself."""
    try:
        os.stat(folder)
    except FileNotFoundError:
        make_folders(folder.parent)
        with suppress(FileExistsError):
            os.mkdir(folder)
        sync_folder(folder.parent)


def _write(temporary: Path, new: bytes, old: os.stat_result | None) -> None:
    """Write a temporary file down to the disk, with the old one's mode; a new file's mode obeys the umask."""
    handle = os.open(temporary, _CREATE, 0o600 if old else 0o666)
    try:
        rest = memoryview(new)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if old:
            _keep_mode(handle, old)
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_mode(handle: int, old: os.stat_result) -> None:
    """Mode, and where we may also group and owner: a mode means little to a colleague without them."""
    if sys.platform == "win32":
        return
    now = os.fstat(handle)
    if now.st_gid != old.st_gid:
        with suppress(OSError):
            os.fchown(handle, -1, old.st_gid)
    if now.st_uid != old.st_uid:
        with suppress(OSError):
            os.fchown(handle, old.st_uid, -1)
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _confirm(folder: Path, path: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise NotConfirmed(path=path, why=why(error)) from error


def sync_folder(folder: Path) -> None:
    """Bring the folder's list of names down to the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks know no such thing
            raise
    finally:
        os.close(handle)
