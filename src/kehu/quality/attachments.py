"""Whether the files that documents name are there and unaltered, and all files there are named [R10]. Reads only.

Time and size of a file prove nothing: a copy, a clone or a restore changes the one and an alteration may keep the
other. So files are hashed, unless somebody asks only whether they are there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from kehu.archive.attachments import FOLDER, attached, sha256_of
from kehu.archive.directory import Archive
from kehu.archive.lock import inside
from kehu.errors import KehuError
from kehu.lang import m
from kehu.model.problem import Problem
from kehu.quality.facts import Fault, warning


def named_files(data: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The files that a customer's documents name, whatever shape the data is in, with the document's number."""
    documents = data.get("documents")
    for n, document in enumerate(documents if isinstance(documents, list) else ()):
        file = document.get("file") if isinstance(document, dict) else None
        if isinstance(file, str) and file.startswith(f"{FOLDER}/") and ".." not in file.split("/"):
            yield n, file


def file_faults(archive: Archive, path: str, data: Mapping[str, Any], hashed: bool) -> Iterator[Fault]:
    """What is wrong with the files of one customer's documents."""
    for n, file in named_files(data):
        place = ("documents", n, "file")
        recorded = data["documents"][n].get("sha256")
        try:
            real = inside(archive.root / file, archive.root)
            if not real.exists():
                message = m("the file {file} is missing", file=file)
                yield Fault(
                    path, place, "file-missing", message, m("restore it from git or a backup, or correct file:")
                )
                continue
            found = sha256_of(real) if hashed or not recorded else ""
        except KehuError as error:
            yield Fault(
                path, place, "file-unreadable", error.message, error.advice or m("put a copy of it in its place")
            )
            continue
        if not recorded:
            message = m("the file {file} has no hash: nobody would see that it is altered", file=file)
            yield warning(path, place, "hash-missing", message, m("`kehu check --fix` adds sha256: {hash}", hash=found))
        elif hashed and found != recorded:
            message = m("the file {file} is not what was recorded: it was altered or replaced", file=file)
            hint = m("restore it from git or a backup; if it is right as it is, write sha256: {hash}", hash=found)
            yield Fault(path, (*place[:2], "sha256"), "file-altered", message, hint)


def unnamed(archive: Archive, named: Container[str], codes: Iterable[str] | None = None) -> Iterator[Problem]:
    """Files below attachments/ (of some customers: below their folders) that no document names."""
    for below in [""] if codes is None else codes:
        for file in attached(archive.root, below):
            if file not in named and composed(file) not in named:
                hint = m("record it: kehu add document {code} --file {file}; or delete it", code=_code(file), file=file)
                yield Problem("attachment", m("no document names this file"), file, 1, 1, "warning", hint)


def composed(file: str) -> str:
    """The name as kehu writes it; a Mac may give letters and their marks apart."""
    return unicodedata.normalize("NFC", file)


def _code(file: str) -> str:
    parts = file.split("/")
    return parts[1] if len(parts) > 2 else "CUSTOMER"
