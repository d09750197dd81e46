"""The archive's one lock: whoever writes holds it, so that no two writers ever build on the same old file.

It is a file of its own in `.kehu/`, because a lock on a file that is then renamed over protects nothing.
The lock is the operating system's and dies with its holder: a lock file left behind blocks nobody. What is
written in it is for people, and tells the next writer that the last one was killed, so that it sweeps up
after it. Reading needs no lock, and this module changes no file of the archive.
"""

# The system's calls stand here by their own names: each is a point at which the tests break a write.
# ruff: noqa: PTH102, PTH108, PTH116, PTH118

from __future__ import annotations

import errno
import os
import re
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kehu.archive.disk import writing
from kehu.errors import LOCKED, SAID_NO, KehuError
from kehu.lang import Message, m

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ".kehu"
GITIGNORE_LINES = (f"{FOLDER}/", ".*.kehu~")  # what an archive's .gitignore must list

_TEMPORARY = re.compile(r"\.[0-9a-f]{12}\.kehu~")
_FIRST_WAIT, _LONGEST_WAIT = 0.002, 0.05  # seconds
_BEYOND = 1 << 30  # the byte to lock on Windows, where a locked one cannot be read: behind the holder's name
_held: dict[Path, tuple[int, int]] = {}  # archive → process and thread of ours that hold its lock


class ArchiveLocked(KehuError):
    """Somebody else held the lock all the time that we were ready to wait."""

    sentence = "The archive {root} is being changed by somebody else: {holder}"
    hint = "Wait until that is done, then run the command again"
    exit_code = LOCKED


class OutsideArchive(KehuError):
    """A symbolic link leads out of the archive."""

    sentence = "{path} leads out of the archive, to {target}"
    hint = "Put the file itself in its place: kehu follows symbolic links inside the archive only"
    exit_code = SAID_NO


@contextmanager
def locked(root: Path, timeout: float = 30.0) -> Iterator[None]:
    """Hold the lock of the archive at `root`, after waiting up to `timeout` seconds for it.

    Raises ArchiveLocked when it stays taken, CannotWrite when the lock file cannot be made. Threads exclude
    each other too. To take it twice in one thread is a mistake in the program: RuntimeError.
    """
    root = Path(os.path.realpath(root))
    me = (os.getpid(), threading.get_ident())
    if _held.get(root) == me:
        raise RuntimeError(f"this thread already holds the lock of {root}")
    handle = _acquire(root, timeout)
    _held[root] = me
    try:
        _sign(handle, root)
        yield
    finally:
        del _held[root]
        _release(handle)


@contextmanager
def alone_with(file: Path) -> Iterator[bool]:
    """Whether no other process is in such a block of the same file. Not for what must wait: nobody waits here."""
    with writing(file):
        handle = _open(file)
    try:
        yield _take(handle)
    finally:
        os.close(handle)


def must_hold(root: Path) -> None:
    """A mistake in the program, unless this process holds the lock of the archive at `root`."""
    process, _ = _held.get(Path(os.path.realpath(root)), (0, 0))
    if process != os.getpid():
        raise RuntimeError(f"writing without the lock of {root}")


def inside(path: Path, root: Path) -> Path:
    """The file that `path` leads to, symbolic links followed; OutsideArchive if it is not below `root`."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise OutsideArchive(path=path, target=target)
    return target


def temporary_name() -> str:
    """A name for a file that is being written: one that git ignores and that `_sweep` knows."""
    return f".{os.urandom(6).hex()}.kehu~"


def _acquire(root: Path, timeout: float) -> int:
    deadline = time.monotonic() + timeout
    wait = _FIRST_WAIT
    while (handle := _attempt(root)) is None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise ArchiveLocked(root=root, holder=_holder(root))
        time.sleep(min(wait, left))
        wait = min(wait * 1.5, _LONGEST_WAIT)
    return handle


def _attempt(root: Path) -> int | None:
    """The lock file, open and locked, or None when it is taken."""
    folder = inside(root / FOLDER, root)
    with writing(folder / "lock"):
        _make_folder(folder)
        handle = _open(folder / "lock")
        try:
            if _take(handle) and _still_there(handle, folder / "lock"):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None


def _make_folder(folder: Path) -> None:
    """`.kehu/` with a .gitignore of its own: git shows nothing of it even where the archive's is lost."""
    with suppress(FileExistsError):
        os.mkdir(folder)
    ignore = folder / ".gitignore"
    with suppress(FileNotFoundError):
        if os.stat(ignore).st_size:  # a kill may have left it empty
            return
    handle = os.open(ignore, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        os.write(handle, b"*\n")
    finally:
        os.close(handle)


def _open(file: Path) -> int:
    safe = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | safe, 0o666)
    except PermissionError:
        return os.open(file, os.O_RDONLY | safe)  # a colleague's lock file; it can be locked all the same


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _BEYOND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def _still_there(handle: int, file: Path) -> bool:
    """Whether what we locked is still the lock file: `.kehu/` may be deleted, and others lock another."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(file))
    except FileNotFoundError:
        return False


def _release(handle: int) -> None:
    # The change is made by now: whatever goes wrong here must not make it look as if it were not.
    # The lock ends with the process, at the latest.
    with suppress(OSError):
        os.ftruncate(handle, 0)
    with suppress(OSError):
        if sys.platform == "win32":
            os.lseek(handle, _BEYOND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_UN)
    with suppress(OSError):
        os.close(handle)


def _sign(handle: int, root: Path) -> None:
    """Write who we are into the lock file. A name that still stands there is that of a killed writer."""
    command = " ".join(" ".join(sys.argv).split())[:200]
    name = f"{os.getpid()}\n{_host()}\n{command}\n".encode(errors="replace")
    with suppress(OSError):  # only information: a disk too full for it, or a colleague's file, stops no work
        os.lseek(handle, 0, os.SEEK_SET)
        if os.read(handle, 1):
            _sweep(root)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, name)


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "?")


def _holder(root: Path) -> Message:
    """Who holds the lock, as far as its file tells."""
    try:
        lines = (root / FOLDER / "lock").read_text("utf-8", errors="replace").splitlines()
        pid, host, command = lines[:3]
    except (OSError, ValueError):
        return m("an unknown process")
    return m("process {pid} on {host} ({command})", pid=pid, host=host, command=command)


def _sweep(root: Path) -> None:
    """Delete the temporary files of a writer that was killed. Nobody is writing now: the lock is ours."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in (FOLDER, ".git")]
        for name in files:
            if _TEMPORARY.fullmatch(name):
                with suppress(OSError):
                    os.unlink(os.path.join(folder, name))
