"""A CSV file as a table: its header, and its rows with their line numbers. What the columns mean is not known here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kehu.archive.disk import reading
from kehu.errors import KehuError
from kehu.exchange.encoding import LIMIT, Decoded, decode
from kehu.lang import Message, m

DELIMITERS = ",;\t|"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SEP_LINE = re.compile(r"sep=([,;\t|])(?:\r\n|\r|\n)")  # tells Excel the delimiter, and is no row
_AS_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets are told to keep leading zeros


class NotCsv(KehuError):
    sentence = "{file}: this release reads CSV, and this is not CSV"
    hint = "in the spreadsheet choose “Save as”, CSV UTF-8, and import that file"


class NoRows(KehuError):
    sentence = "{file} has no rows below a header"
    hint = "the first row names the columns, each further row is one record"


class BadQuotes(KehuError):
    sentence = "{file}: the row that begins in line {line} cannot be read: its quotation marks do not pair"
    hint = "a quotation mark that opens a cell must close it; inside a cell it is written twice"


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header. `fault` says why it cannot be taken apart into columns."""

    line: int
    cells: tuple[str, ...]
    fault: Message | None = None


@dataclass(frozen=True, slots=True)
class Table:
    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    bom: bool
    delimiter: str

    def column(self, name: str) -> int:
        """Where a column stands. KeyError if it does not."""
        try:
            return self.header.index(name)
        except ValueError:
            raise KeyError(name) from None


def open_table(path: Path, encoding: str | None = None) -> Table:
    """The table in a CSV file."""
    with reading(path), path.open("rb") as file:
        return read_table(file.read(LIMIT + 1), str(path), encoding)


def read_table(data: bytes, file: str, encoding: str | None = None) -> Table:
    """The table in the bytes of a CSV file. Rows without any text are left out, and not counted."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):  # .xlsx, and .xls of old
        raise NotCsv(file=file)
    decoded = decode(data, file, encoding)
    csv.field_size_limit(LIMIT)  # the file's own limit is enough
    delimiter = _delimiter(decoded.text)
    rows = _rows(decoded, delimiter, file)
    _, header = next(rows, (0, []))
    if any(_CONTROL.search(name) for name in header):
        raise NotCsv(file=file)
    names = tuple(clean(name) for name in header)
    while names and not names[-1]:
        names = names[:-1]
    taken = tuple(_row(line, cells, len(names)) for line, cells in rows)
    if not taken:
        raise NoRows(file=file)
    return Table(file, names, taken, decoded.encoding, decoded.bom, delimiter)


def clean(cell: str) -> str:
    """A cell's text without spaces around it, line ends as `\\n`, and `="0012"` as the text that it stands for."""
    text = cell.strip().replace("\r\n", "\n").replace("\r", "\n")
    kept = _AS_TEXT.fullmatch(text)
    return kept[1].strip() if kept else text


def _delimiter(text: str) -> str:
    """The sign that cuts the header into most columns; a comma if none does."""
    told = _SEP_LINE.match(text)
    if told:
        return told[1]
    lines = (line for line in io.StringIO(text, newline="") if line.strip(" \t\r\n,;|"))
    first = next(lines, "")
    return max(DELIMITERS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))


def _rows(decoded: Decoded, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Every row with text in it, and the line on which it begins."""
    lines = io.StringIO(decoded.text, newline="")
    line = 1
    if _SEP_LINE.match(decoded.text):
        next(lines)
        line = 2
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    above = line
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + above
    except csv.Error:
        raise BadQuotes(file=file, line=line) from None


def _row(line: int, cells: list[str], width: int) -> Row:
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    fault = None
    if len(cells) != width:
        fault = m("the row has {n} cells, the header {width}", n=len(cells), width=width)
    else:
        found = next(filter(None, map(_CONTROL.search, cells)), None)
        if found:
            fault = m("an invisible control character ({code}) stands in it", code=f"U+{ord(found[0]):04X}")
    return Row(line, tuple(cells) if fault else tuple(map(clean, cells)), fault)
