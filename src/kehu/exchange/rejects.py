"""The reject file: the rows that could not be taken, as they were, each with its line and the reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from kehu.archive.disk import writing
from kehu.archive.lock import temporary_name
from kehu.errors import KehuError
from kehu.exchange.encoding import GB18030
from kehu.exchange.table import Table
from kehu.lang import Message, text

LINE, REASON = "line", "reason"


class RejectFileTaken(KehuError):
    sentence = "{file} exists and is no reject file of this table; it would be overwritten"
    hint = "nothing was imported; move it away, or name another with --rejects FILE"


def reject_text(table: Table, rejected: Mapping[int, Message]) -> str:
    """The rejected rows as CSV with the table's columns and delimiter, and two columns more.

    Cells stand as they stood, also such that a spreadsheet takes for formulas: mended, the file is imported again.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=table.delimiter, lineterminator="\n")
    columns = [n for n, name in enumerate(table.header) if name not in (LINE, REASON)]
    writer.writerow(_header(table))
    for row in table.rows:
        if row.line in rejected:
            cells = [row.cells[n] for n in columns] if row.fault is None else list(row.cells)
            writer.writerow([*cells, str(row.line), text(rejected[row.line])])
    return out.getvalue()


def _header(table: Table) -> list[str]:
    return [*(name for name in table.header if name not in (LINE, REASON)), LINE, REASON]


def write_rejects(file: Path, table: Table, rejected: Mapping[int, Message]) -> bool:
    """Write the reject file, or, when nothing was rejected, remove what an earlier import of the table left there.

    UTF-8; with a byte order mark where the table had one or was not UTF-8: Excel would not recognise it else.
    """
    if not rejected:
        file.unlink(missing_ok=True)
        return False
    marked = table.bom or table.encoding == GB18030
    _replace(file, reject_text(table, rejected).encode("utf-8-sig" if marked else "utf-8"))
    return True


def _replace(file: Path, data: bytes) -> None:
    """Write it whole or not at all: half of one would be taken for somebody else's file by the next import."""
    beside = file.with_name(temporary_name())
    with writing(file):
        try:
            beside.write_bytes(data)
            beside.replace(file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def refuse_foreign(file: Path, table: Table) -> None:
    """Refuse to touch the table itself, and any file that no import of a table with these columns has written."""
    if not file.exists():
        return
    if file.resolve() == Path(table.file).resolve():
        raise RejectFileTaken(file=file)
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        header = next(csv.reader(lines, delimiter=table.delimiter), [])
    if header != _header(table):
        raise RejectFileTaken(file=file)


def usual_reject_file(table: Path) -> Path:
    """The reject file of a table unless told otherwise: in the current directory, by the table's name."""
    return Path(f"{table.stem}.rejects.csv")
