"""Errors that have no sentence: the system's, said in plain words, and kehu's own, kept in a log for its makers."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from kehu import __version__
from kehu.cli import session
from kehu.errors import KehuError
from kehu.lang import Message, m

REASONS = {
    errno.ENOSPC: m("no space left on the disk"),
    errno.EDQUOT: m("your disk quota is used up"),
    errno.EACCES: m("permission denied"),
    errno.EPERM: m("permission denied"),
    errno.EROFS: m("the disk is read-only"),
    errno.ENOENT: m("no such file or folder"),
    errno.ENOTDIR: m("no such file or folder"),
    errno.EISDIR: m("it is a folder"),
    errno.EEXIST: m("it exists already"),
    errno.EMFILE: m("too many open files"),
    errno.EIO: m("the disk reports an error"),
    errno.ENAMETOOLONG: m("the name is too long"),
}


def explain(error: Exception) -> tuple[Message, Message | None]:
    """What to tell the person, and what they can do."""
    if isinstance(error, MemoryError):
        return m("The memory does not suffice for this"), None
    if isinstance(error, OSError) and error.errno is not None:
        why = REASONS.get(error.errno) or error.strerror
        if error.filename is not None:
            return m("{file}: {why}", file=os.fsdecode(error.filename), why=why), None
        if error.errno == errno.ENOENT:  # without a name it can only be where we are
            return m("The current folder does not exist any more"), m("Change to another folder, or name one: -C DIR")
        return m("Cannot write the output: {why}", why=why), None
    return _unexpected(error)


def _unexpected(error: Exception) -> tuple[Message, Message | None]:
    name = type(error).__name__
    try:
        log = _write_log()
    except OSError:
        return (
            m("This is a mistake in kehu itself: {name}", name=name),
            m("Please report it, with what KEHU_DEBUG=1 shows"),
        )
    return m("This is a mistake in kehu itself: {name}", name=name), m(
        "Please report it, with the log {file}", file=log
    )


def _write_log() -> Path:
    head = f"kehu {__version__}, Python {sys.version.split()[0]}, {platform.platform()}\n\n"
    handle, path = tempfile.mkstemp(prefix="kehu-", suffix=".log", dir=_log_folder())
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
        log.write(head + traceback.format_exc())
    return Path(path)


def _log_folder() -> Path | None:
    """The archive's own folder for what may be deleted; else, as None, the system's."""
    try:
        folder = session.archive_root() / ".kehu"
    except KehuError:
        return None
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None
