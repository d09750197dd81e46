"""A program that writes in copies of an archive and is broken at one system call after the other.

    python breaking.py MODE WORK TEMPLATE FOLDER

Case n works in FOLDER/n, a copy of TEMPLATE, in a process of its own, and breaks at its nth system call.
A line of output for each: n, how the process ended (0 done, 1 an error of kehu's, -9 killed, else a bug),
and the call.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
import sys
import traceback
from itertools import count
from pathlib import Path
from typing import Any

from kehu.archive import lock, write
from kehu.errors import KehuError

MODES = (
    "error_before",
    "error_after",
    "kill_before",
    "kill_after",
    "error_then_kill",
    "disk_full",
    "half_then_kill",
)
OLD, NEW = b"code: C00001\n", b"code: C00001\n" + b"note: new\n" * 500
CHANGED, CREATED = "customers/C00/C00001.yaml", "customers/C99/deep/C99001.yaml"

# Changing, or telling what may make us fail; each is a point to break at.
CALLS = {
    *("open", "close", "read", "write", "lseek", "ftruncate", "fsync", "fstat", "stat", "fchmod", "fchown"),
    *("mkdir", "replace", "unlink", "flock"),
}
HARMLESS = {"getpid", "uname", "urandom", "walk", "access"}
NOT_REACHED = 77


class Breaking:
    """Stands for the modules os and fcntl in lock and write, and breaks at one of their calls."""

    def __init__(self, mode: str, at: int, name_file: Path) -> None:
        self.mode, self.at, self.name_file = mode, at, name_file
        self.seen, self.broken = 0, False
        lock.os = write.os = lock.fcntl = self  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> Any:
        real = getattr(fcntl if name in ("flock", "LOCK_EX", "LOCK_NB", "LOCK_UN") else os, name)
        if name not in CALLS:
            assert not callable(real) or name in HARMLESS, f"{name} is new here: may it be broken?"
            return real
        return lambda *args: self._call(name, real, args)

    def _call(self, name: str, real: Any, args: tuple[Any, ...]) -> Any:
        if self.broken and self.mode == "error_then_kill":
            kill()
        if self.mode in ("disk_full", "half_then_kill") and name != "write":
            return real(*args)
        self.seen += 1
        if self.seen != self.at + 1:
            return real(*args)
        self.broken = True
        self.name_file.write_text(f"{name} {args}"[:100].replace("\n", " "))
        return self._break(real, args)

    def _break(self, real: Any, args: tuple[Any, ...]) -> Any:
        if self.mode.startswith("kill"):
            try:
                if self.mode == "kill_after":
                    real(*args)
            finally:
                kill()
        if self.mode in ("disk_full", "half_then_kill"):
            handle, data = args
            real(handle, data[: len(data) // 2])
            if self.mode == "half_then_kill":
                kill()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.mode == "error_after":
            real(*args)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def change(root: Path) -> None:
    file = root / CHANGED
    write.replace(file, NEW, expected=write.read_bytes(file, root), root=root)


def create(root: Path) -> None:
    write.replace(root / CREATED, NEW, expected=None, root=root)


def both(root: Path) -> None:
    file = root / CHANGED
    changes = [
        write.Change(file, NEW, write.read_bytes(file, root)),
        write.Change(root / CREATED, NEW, None),
    ]
    write.replace_all(changes, root)


def run(mode: str, at: int, work: str, root: Path) -> int:
    """One case, in this process, which may not live to tell."""
    breaking = Breaking(mode, at, root.with_suffix(".call"))
    try:
        with lock.locked(root, timeout=0):
            {"change": change, "create": create, "both": both}[work](root)
    except KehuError:
        return 1
    except BaseException:
        traceback.print_exc()
        return 99
    return 0 if breaking.broken else NOT_REACHED


def main(mode: str, work: str, template: Path, folder: Path) -> None:
    for n in count():
        root = folder / str(n)
        shutil.copytree(template, root)
        child = os.fork()
        if not child:
            os._exit(run(mode, n, work, root))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == NOT_REACHED:
            shutil.rmtree(root)
            return
        print(n, code, root.with_suffix(".call").read_text(), flush=True)
        root.with_suffix(".call").unlink()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
