"""`kehu add document --file`: the file is copied below attachments/, hashed, and named by the record [R10].

The copy is made first, under the archive's lock: what breaks off afterwards leaves a file that no document names, which
`kehu check` reports and the same command once more puts to use.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehu.cli.adding.coming_in import Refused
from kehu.lang import Message, m

if TYPE_CHECKING:
    from kehu.archive.attachments import Taken
    from kehu.archive.customer_file import CustomerFile
    from kehu.cli.adding.new_record import NewRecord
    from kehu.cli.options import Fields

KIND = "document"


def with_place(root: Path, kind: str, fields: Fields, code: str) -> Fields:
    """The fields as they will be once the file is there, so that they can be checked before anything is copied."""
    from kehu.archive.attachments import FOLDER, safe_name

    source = _source(kind, fields, root)
    return {**fields, "file": f"{FOLDER}/{code}/{safe_name(source.name)}"} if source else fields


@contextmanager
def taking_in(root: Path, kind: str, fields: Fields, file: CustomerFile, made: NewRecord) -> Iterator[NewRecord]:
    """The record with its file in the archive; if the block refuses the record, the copy is taken away again."""
    from kehu.archive.attachments import give_back, take_in
    from kehu.model.documents import Document
    from kehu.model.entry import keys

    source = _source(kind, fields, root)
    if source is None:
        yield made
        return
    taken = take_in(source, root, file.code)
    try:
        if made.data.get("sha256", taken.sha256) != taken.sha256:
            message = m("{file} has another hash: {hash}", file=source, hash=taken.sha256)
            raise Refused(field="--sha256", message=message, advice=m("kehu computes it: leave the option out"))
        data = {**made.data, "file": taken.file, "sha256": taken.sha256}
        ordered = {name: data[name] for name in keys(Document) if name in data}
        yield replace(made, data=ordered, filled=(*made.filled, *_said(source, taken, file)))
    except BaseException:
        give_back(taken, root)
        raise


def _source(kind: str, fields: Fields, root: Path) -> Path | None:
    """The file that is meant: one that lies in the archive already may be named from its root, as a record names it."""
    words = fields.get("file") if kind == KIND else None
    if not isinstance(words, str) or not words:
        return None
    given, below = Path(words).expanduser(), root / words
    return below if not given.exists() and below.is_file() else given


def _said(source: Path, taken: Taken, file: CustomerFile) -> Iterator[Message]:
    if taken.new:
        yield m("copied {source} to {file}", source=source, file=taken.file)
    else:
        yield m("{file} was there already, with the same content", file=taken.file)
    for document in file.customer.documents if file.customer else ():
        if document.sha256 == taken.sha256:
            yield m("the document {id} of {day} has the same content", id=document.id, day=document.date)
