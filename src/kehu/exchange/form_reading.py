"""A filled Excel form, read back by the keys in its hidden column, whatever language its labels are in.

Nothing that a person wrote is passed over in silence: what cannot be taken is a fault, named by sheet and cell, and
what was written beside the blanks is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kehu.errors import KehuError
from kehu.exchange.excel import LIMIT, ExcelTooLarge, open_workbook
from kehu.exchange.filled_form import CUSTOMER, Filled, Place
from kehu.exchange.form_answers import PUT_RIGHT, answer, tidy
from kehu.exchange.form_cells import Unreadable, cell_text
from kehu.exchange.form_layout import Blank, Form, Table, advice, form_of
from kehu.exchange.form_marks import IGNORED, MARK, TABLE
from kehu.exchange.form_visit import VISIT, visit_form
from kehu.exchange.form_words import offered
from kehu.lang import LANGUAGES, Message, join, m
from kehu.model.choices import CustomerKind
from kehu.model.problem import Problem
from kehu.model.settings import Settings

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Path = tuple[str | int, ...]
KEY, LABEL, ANSWER, REMARK = 0, 1, 2, 3  # columns of the first sheet
MOST_CELLS = 1_000_000  # a format that was given to whole columns makes cells of all their rows


class NotForm(KehuError):
    sentence = "{file} is not a form of kehu: its first cell does not say so"
    hint = "`kehu form organization -o form.xlsx` makes an empty one; a table of many customers is for `kehu import`"


class OtherForm(KehuError):
    sentence = "{file} is a form of another kind: {name}"
    hint = "a customer's form is read by `kehu add customer --from`, a visit sheet by `kehu add visit CUSTOMER --from`"


def read_workbook(data: bytes, file: str, settings: Settings, wanted: str = CUSTOMER) -> Filled:
    """What the workbook says. Raises NotForm, OtherForm, and what open_workbook raises."""
    reading = _Reading(data, file, settings, wanted)
    reading.read()
    return Filled(reading.data, reading.where, reading.problems, reading.put_right, reading.of)


@dataclass
class _Reading:
    bytes: bytes
    file: str
    settings: Settings
    wanted: str
    data: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    put_right: list[Message] = field(default_factory=list)
    _places: dict[Path, str] = field(default_factory=dict)

    @cached_property
    def _book(self) -> Any:
        return open_workbook(self.bytes, self.file, values=False)

    @cached_property
    def _values(self) -> Any:
        """The same with what formulas came to; needed only where there are some."""
        return open_workbook(self.bytes, self.file, values=True)

    @cached_property
    def _form(self) -> Form:
        for sheet in self._sheets():
            mark = sheet["A1"].value
            if isinstance(mark, str) and mark.startswith(MARK):
                name, _, of = mark.removeprefix(MARK).strip().partition(" ")
                if self.wanted == VISIT == name:
                    return visit_form(self.settings, of)
                kind = next((each for each in CustomerKind if each.value == name), None)
                if kind is not None and self.wanted == CUSTOMER:
                    return form_of(kind, None, self.settings)
                raise OtherForm(file=self.file, name=name or "-")
        raise NotForm(file=self.file)

    @property
    def of(self) -> str:
        """The customer for which a visit sheet was printed, if for one."""
        return self._form.of

    def _sheets(self) -> Iterator[Worksheet]:
        return (sheet for sheet in self._book.worksheets if sheet.sheet_state != "veryHidden")

    def read(self) -> None:
        if self._form.name == CustomerKind.INDIVIDUAL.value:  # a customer is an organisation unless said
            self.data["kind"] = self._form.name
        for sheet in self._sheets():
            _Sheet(self, sheet, self._form).read()

    def where(self, path: Sequence[str | int], key: bool) -> Place:
        """The cell of a path, or of the nearest that contains it; the first sheet's title for the customer itself."""
        wanted = tuple(path)
        while wanted and wanted not in self._places:
            wanted = wanted[:-1]
        return f"{self.file}:{self._places[wanted]}" if wanted else self.file, 0, 0

    def note_place(self, path: Path, sheet: Worksheet, cell: Any) -> None:
        self._places.setdefault(path, _coordinate(sheet, cell))

    def fault(self, sheet: Worksheet, cell: Any, rule: str, message: Message, hint: Message | None = None) -> None:
        self.problems.append(Problem(rule, message, f"{self.file}:{_coordinate(sheet, cell)}", hint=hint))

    def unread(self, sheet: Worksheet, cell: Any) -> None:
        """Something was written where nothing is asked."""
        message = m("“{text}” was not read: nothing is asked here", text=_shortened(cell.value))
        self.problems.append(
            Problem("not-read", message, f"{self.file}:{_coordinate(sheet, cell)}", severity="warning")
        )

    def value(self, sheet: Worksheet, cell: Any, blank: Blank) -> str | list[str]:
        """What a cell says for a blank; a fault and nothing if it cannot be read."""
        value = cell.value
        if cell.data_type == "f":
            value = self._values[sheet.title][cell.coordinate].value
            if value is None:
                self.fault(sheet, cell, "formula", m("the formula has no value"),
                           m("write what it comes to, or save the file in the spreadsheet once more"))  # fmt: skip
                return ""
        if cell.data_type == "e" or (isinstance(value, str) and value in _ERRORS):
            self.fault(
                sheet, cell, "formula", m("{value} is an error of the spreadsheet, not a value", value=str(value))
            )
            return ""
        try:
            text = cell_text(value, cell.number_format or "", blank)
        except Unreadable as error:
            self.fault(sheet, cell, "cell", error.message, error.hint)
            return ""
        said = answer(blank, text)
        if said and blank.choices and said not in [each.value for each in blank.choices]:
            wrong = m("“{value}” is none of the choices", value=text)
            self.fault(sheet, cell, "choice", wrong, m("choose one of {words}", words=list(offered(blank))))
            return ""
        if blank.path[-1] in PUT_RIGHT and said != tidy(text):
            self.put_right.append(m("{where}: {label} “{old}” is taken as {new}", where=_coordinate(sheet, cell),
                                    label=blank.label, old=text, new=said))  # fmt: skip
        return said


_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


@dataclass
class _Sheet:
    """One sheet: rows with a key and an answer, and tables below a hidden row of keys."""

    reading: _Reading
    sheet: Worksheet
    form: Form
    _table: Table | None = None
    _columns: dict[int, Blank] = field(default_factory=dict)

    def read(self) -> None:
        if self.sheet.max_row * self.sheet.max_column > MOST_CELLS:
            raise ExcelTooLarge(file=self.reading.file, limit=LIMIT // 1_000_000)
        for row in self.sheet.iter_rows():
            mark = row[KEY].value
            if mark == IGNORED or (isinstance(mark, str) and mark.startswith(MARK)):
                continue
            if isinstance(mark, str) and mark.startswith(TABLE + " "):
                self._begin_table(row, mark.removeprefix(TABLE + " "))
            elif mark is not None:
                self._line(row, str(mark).strip())
            elif self._table is not None:
                self._row(row, self._table)
            else:
                self._strange(row[LABEL:])

    def _strange(self, cells: Sequence[Any]) -> None:
        for cell in cells:
            if cell.value not in (None, ""):
                self.reading.unread(self.sheet, cell)

    def _begin_table(self, row: Sequence[Any], name: str) -> None:
        self._table = next((table for table in self.form.tables() if table.name == name), None)
        if self._table is None:
            self.reading.fault(self.sheet, row[LABEL], "form", m("this form has no table {name}", name=name), _ANEW)
            return
        known = {column.name: column for column in self._table.columns}
        self._columns = {n: known[str(cell.value)] for n, cell in enumerate(row) if str(cell.value) in known}

    def _line(self, row: Sequence[Any], name: str) -> None:
        """One blank of the first sheet."""
        blank = next((blank for blank in self.form.blanks() if blank.name == name), None)
        cell = row[ANSWER]
        if blank is None:
            if cell.value not in (None, ""):
                self.reading.fault(self.sheet, cell, "form", m("this form has no field {name}", name=name), _ANEW)
            return
        self._remarked(row, blank)
        self.reading.note_place(blank.path, self.sheet, cell)
        said = self.reading.value(self.sheet, cell, blank)
        if not said:
            return
        inner = self.reading.data
        for step in blank.path[:-1]:
            inner = inner.setdefault(step, {})
        if inner.setdefault(blank.path[-1], said) != said:
            self.reading.fault(self.sheet, cell, "twice", m("{label} is filled in twice", label=blank.label))

    def _remarked(self, row: Sequence[Any], blank: Blank) -> None:
        """Remarks of the person's own beside a blank are not lost in silence."""
        ours = [None, "", *(join(advice(blank), language) for language in LANGUAGES)]
        self._strange([cell for cell in row[REMARK:] if cell.column != REMARK + 1 or cell.value not in ours])

    def _row(self, row: Sequence[Any], table: Table) -> None:
        record: dict[str, str | list[str]] = {}
        here = len(self._records(table, make=False))
        for n, cell in enumerate(row):
            if n not in self._columns:
                self._strange([cell])
                continue
            said = self.reading.value(self.sheet, cell, self._columns[n])
            if said:
                record[self._columns[n].name] = said
        if record:
            self._records(table, make=True).append(record)
            for n, column in self._columns.items():
                self.reading.note_place((*table.path, here, column.name), self.sheet, row[n])
            self.reading.note_place((*table.path, here), self.sheet, row[min(self._columns)])

    def _records(self, table: Table, *, make: bool) -> list[Any]:
        inner: Any = self.reading.data
        for step in table.path[:-1]:
            inner = inner.setdefault(step, {}) if make else inner.get(step, {})
        found: list[Any] = inner.setdefault(table.path[-1], []) if make else inner.get(table.path[-1], [])
        return found


_ANEW = m("it may come from another release or another archive: make an empty form anew with `kehu form`")


def _coordinate(sheet: Worksheet, cell: Any) -> str:
    return f"{sheet.title}!{cell.coordinate}"


def _shortened(value: object) -> str:
    said = tidy(str(value))
    return said if len(said) <= 30 else said[:29] + "…"
