"""Files below attachments/: one is taken in under the lock, never over another; all of them are listed and hashed.

Nothing here knows what a document is. Files are streamed: a film of a handover is as welcome as a scan.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from kehu.archive.disk import reading, writing
from kehu.archive.lock import inside, must_hold, temporary_name
from kehu.archive.write import NotAFile, make_folders, sync_folder
from kehu.errors import SAID_NO, KehuError

FOLDER = "attachments"
PIECE = 1 << 20
LONGEST = 150  # bytes of a name; the system's limit of 255 must leave room for a copy's suffix and encryption
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_NOISE = ("Thumbs.db", "desktop.ini")  # what file managers leave behind


class OtherFileThere(KehuError):
    """The name is taken by another content, and nothing is ever overwritten."""

    sentence = "{path} is there already, and is another file than {source}"
    hint = "give the new file another name, then add it again"
    exit_code = SAID_NO


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that lies in the archive now: its path there, its SHA-256, and whether it was copied just now."""

    file: str
    sha256: str
    new: bool


def safe_name(name: str) -> str:
    """A file's name that every system can hold; letters of all scripts and the extension stay."""
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .~") or "file"
    stem, dot, extension = plain.rpartition(".")
    stem, ending = (stem, dot + extension) if dot and stem and len(extension) <= 10 else (plain, "")
    while len((stem + ending).encode()) > LONGEST:
        stem = stem[:-1]
    return ("_" if _DEVICE.match(stem + ending) else "") + stem.rstrip(" .") + ending


def take_in(source: Path, root: Path, code: str) -> Taken:
    """Copy a file to attachments/CODE/, durably and under the archive's lock; one that lies there already stays.

    Raises OtherFileThere, NotAFile, OutsideArchive, CannotRead or CannotWrite; then nothing was changed.
    """
    must_hold(root)
    folder = inside(root / FOLDER / code, root)
    real = Path(os.path.realpath(source))
    if real.is_relative_to(folder):
        return Taken(f"{FOLDER}/{code}/{real.relative_to(folder).as_posix()}", sha256_of(source), False)
    _opened(source).close()  # nothing is made for a source that cannot be read
    name = _spelled(folder, safe_name(source.name))
    target, file = folder / name, f"{FOLDER}/{code}/{name}"
    temporary = folder / temporary_name()
    try:
        with writing(folder):
            make_folders(folder)
        copied = _copy(source, temporary)
        if os.path.lexists(target):
            if sha256_of(inside(target, root)) != copied:
                raise OtherFileThere(path=file, source=source)
            return Taken(file, copied, False)
        with writing(target):
            _name(temporary, target)
            sync_folder(folder)
        return Taken(file, copied, True)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def give_back(taken: Taken, root: Path) -> None:
    """Take away a copy whose document could not be recorded."""
    if taken.new:
        with suppress(OSError):
            (root / taken.file).unlink()
            (root / taken.file).parent.rmdir()  # refused by the system while anything is in it


def _spelled(folder: Path, name: str) -> str:
    """The name as the folder spells it: some systems ignore case, and an archive wanders between systems."""
    try:
        return next((each for each in os.listdir(folder) if each.casefold() == name.casefold()), name)  # noqa: PTH208
    except OSError:
        return name


def _copy(source: Path, temporary: Path) -> str:
    """Copy piece by piece down to the disk; the hash is that of the bytes that were written."""
    digest = hashlib.sha256()
    with _opened(source) as reader, writing(temporary), temporary.open("xb") as writer:
        while piece := _piece(reader, source):
            writer.write(piece)
            digest.update(piece)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest()


def _opened(source: Path) -> BufferedReader:
    with reading(source):
        if not source.is_file():
            if source.exists():
                raise NotAFile(path=source)
            source.stat()
        return source.open("rb")


def _piece(reader: BufferedReader, source: Path) -> bytes:
    with reading(source):
        return reader.read(PIECE)


def _name(temporary: Path, target: Path) -> None:
    """Give the copy its name, unless somebody has just given it to another file."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links; the lock keeps kehu's other writers away
        temporary.rename(target)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises CannotRead or NotAFile."""
    with _opened(path) as reader, reading(path):
        return hashlib.file_digest(reader, "sha256").hexdigest()


def attached(root: Path, below: str = "") -> Iterator[str]:
    """Every file below attachments/, or a folder in it, as paths of the archive; without dot and `~` files."""
    pending = [f"{FOLDER}/{below}" if below else FOLDER]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~") or entry.name in _NOISE:
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{folder}/{entry.name}")
            else:
                yield f"{folder}/{entry.name}"
