"""An empty form as an Excel workbook, for people who fill it in a spreadsheet. form_reading reads it back.

The keys of the fields stand in column A, which is hidden: labels are for people, so that a form may be filled and read
in either language, and rows may be moved. What is asked once stands on the first sheet, tables on sheets of their own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kehu.exchange.fields import Holds
from kehu.exchange.form_layout import Blank, Fact, Form, Table
from kehu.exchange.form_marks import IGNORED, MARK, TABLE
from kehu.exchange.form_visit import ROOMY, VISIT
from kehu.exchange.form_words import heading, label_of, offered, remarks_of, strict
from kehu.lang import m, text
from kehu.lang.width import cells

ROWS = 12  # empty rows of a table; people may insert more
BLACK, INK, GREY, WASH, LINE = "FF000000", "FF24405F", "FF7F7F7F", "FFEEF1F5", "FFBFBFBF"
FONT = "Microsoft YaHei"


def workbook(form: Form, company: str) -> bytes:
    """The bytes of an .xlsx file."""
    book = Workbook()
    sheet = book.worksheets[0]
    drawing = _Drawing(book.create_sheet("lists"))
    drawing.main(sheet, form, company)
    for group in form.groups:
        if group.tables:
            drawing.tables(book.create_sheet(_sheet_name(text(group.label))), group.tables)
    if form.inside:
        drawing.inside(book.create_sheet(_sheet_name(text(m("For us alone")))), form.inside)
    book.move_sheet("lists", len(book.sheetnames))
    book["lists"].sheet_state = "veryHidden"
    book.active = 0
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _sheet_name(label: str) -> str:
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in label)[:31]


@dataclass
class _Drawing:
    """Draws sheets; the words of drop-down lists go to a sheet of their own, since a list in a cell takes 255 signs."""

    lists: Worksheet
    _ranges: dict[tuple[str, ...], str] = field(default_factory=dict)

    def main(self, sheet: Worksheet, form: Form, company: str) -> None:
        sheet.title = _sheet_name(text(m("Visit") if form.name == VISIT else m("Customer")))
        self._columns(sheet, (30, 52, 34))
        self._put(sheet, 1, [f"{MARK} {form.name} {form.of}".strip(), text(form.title)], size=16, bold=True)
        sheet.row_dimensions[1].height = 30
        self._put(sheet, 2, [IGNORED, self._how(form, company)], color=GREY)
        sheet.merge_cells("B2:D2")
        sheet["B2"].alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[2].height = 48
        self._put(sheet, 3, [IGNORED, text(m("Item")), text(m("To be filled in")), text(m("Remarks"))], head=True)
        sheet.freeze_panes = "C4"
        row = self._facts(sheet, 4, form.about)
        for group in form.groups:
            if group.blanks:
                self._put(sheet, row, [IGNORED, text(group.label), "", ""], bold=True, color=INK, fill=WASH)
                row += 1
            for blank in group.blanks:
                self._line(sheet, row, blank, 150 if form.name == VISIT and blank.name in ROOMY else 36)
                if blank.name in form.answers:
                    sheet.cell(row, 3).value = text(form.answers[blank.name])
                row += 1
        self._printed(sheet, landscape=False, titles="3:3")

    def inside(self, sheet: Worksheet, facts: Iterable[Fact]) -> None:
        """A sheet that is read and not filled in."""
        self._columns(sheet, (30, 86))
        self._put(sheet, 1, [IGNORED, text(m("For us alone: not to be shown to the customer"))], bold=True, size=13)
        self._facts(sheet, 2, facts)
        self._printed(sheet, landscape=False, titles=None)

    def _facts(self, sheet: Worksheet, row: int, facts: Iterable[Fact]) -> int:
        """What is known, from a row on; the row below it."""
        for fact in facts:
            self._put(sheet, row, [IGNORED, heading(fact.label), "\n".join(fact.lines)])
            sheet.row_dimensions[row].height = 20 * max(1, len(fact.lines))
            row += 1
        return row

    def _how(self, form: Form, company: str) -> str:
        how = m("Fill in the column “To be filled in” and the other sheets; leave out what is not known. Do not "
                "delete column A, which is hidden. Then: kehu add customer --from FILE")  # fmt: skip
        if form.name == VISIT:
            how = m("Fill in the column “To be filled in”; leave out what is not known. Do not delete column A, which "
                    "is hidden. Then: kehu add visit {code} --from FILE", code=form.of or m("CUSTOMER"))  # fmt: skip
        return f"{company}\n{text(how)}" if company else text(how)

    def _line(self, sheet: Worksheet, row: int, blank: Blank, tall: int) -> None:
        self._put(sheet, row, [blank.name, label_of(blank), None, remarks_of(blank)])
        sheet.cell(row, 2).font = self._font(bold=blank.required)
        sheet.cell(row, 4).font = self._font(color=GREY, size=9)
        self._prepare(sheet.cell(row, 3), blank)
        self._offer(sheet, f"C{row}", blank)
        sheet.row_dimensions[row].height = tall if blank.long else 20

    def tables(self, sheet: Worksheet, tables: Iterable[Table]) -> None:
        """The tables of one group below each other: heading, keys (a hidden row), labels, empty rows."""
        row = 1
        tables = list(tables)
        self._columns(sheet, _widths(tables))
        for table in tables:
            self._put(sheet, row, [IGNORED, heading(table.label)], bold=True, color=INK, size=13)
            keys = [f"{TABLE} {table.name}", *(column.name for column in table.columns)]
            self._put(sheet, row + 1, keys)
            sheet.row_dimensions[row + 1].hidden = True
            self._put(sheet, row + 2, [IGNORED, *(label_of(column) for column in table.columns)], head=True)
            self._put(sheet, row + 3, [IGNORED, *(remarks_of(column) for column in table.columns)], color=GREY, size=9)
            for n, column in enumerate(table.columns, start=2):
                for line in range(row + 4, row + 4 + ROWS):
                    self._prepare(sheet.cell(line, n), column)
                self._offer(sheet, f"{get_column_letter(n)}{row + 4}:{get_column_letter(n)}{row + 3 + ROWS}", column)
            row += ROWS + 5
        if len(tables) == 1:
            sheet.freeze_panes = "C5"
        self._printed(sheet, landscape=True, titles=None)

    def _columns(self, sheet: Worksheet, widths: Iterable[int]) -> None:
        sheet.column_dimensions["A"].hidden = True
        for n, width in enumerate(widths, start=2):
            sheet.column_dimensions[get_column_letter(n)].width = width

    def _put(self, sheet: Worksheet, row: int, values: Iterable[str | None], **look: Any) -> None:
        for n, value in enumerate(values, start=1):
            cell = sheet.cell(row, n)
            cell.value = value
            if value:
                cell.data_type = "s"  # a label that begins with = is no formula
            if n > 1:
                self._dress(cell, **look)

    def _dress(
        self,
        cell: Cell | MergedCell,
        *,
        bold: bool = False,
        color: str = BLACK,
        size: int = 11,
        fill: str = "",
        head: bool = False,
    ) -> None:
        cell.font = self._font(bold=bold or head, color="FFFFFFFF" if head else color, size=size)
        cell.alignment = Alignment(vertical="center", wrap_text=size < 13)
        if fill or head:
            cell.fill = PatternFill("solid", fgColor=INK if head else fill)

    def _font(self, *, bold: bool = False, color: str = BLACK, size: int = 11) -> Font:
        return Font(name=FONT, bold=bold, color=color, size=size)

    def _prepare(self, cell: Any, blank: Blank) -> None:
        """Frame the cell, and give it the format that keeps what will be typed: leading zeros, long numbers, dates."""
        side = Side("thin", color=LINE)
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal="left")
        cell.number_format = {Holds.DAY: "yyyy-mm-dd", Holds.NUMBER: "General"}.get(blank.holds, "@")

    def _offer(self, sheet: Worksheet, cells: str, blank: Blank) -> None:
        """A drop-down list for what is chosen."""
        words = offered(blank)
        if not words:
            return
        validation = DataValidation(
            type="list", formula1=self._range(words), allow_blank=True, showErrorMessage=strict(blank)
        )
        validation.error = text(m("choose one of {words}", words=list(words)))[:225]
        validation.errorTitle = text(blank.label)[:32]
        validation.add(cells)
        sheet.add_data_validation(validation)

    def _range(self, words: tuple[str, ...]) -> str:
        if words not in self._ranges:
            column = len(self._ranges) + 1
            for row, word in enumerate(words, start=1):
                self.lists.cell(row, column).value = word
                self.lists.cell(row, column).data_type = "s"
            letter = get_column_letter(column)
            self._ranges[words] = f"lists!${letter}$1:${letter}${len(words)}"
        return self._ranges[words]

    def _printed(self, sheet: Worksheet, *, landscape: bool, titles: str | None) -> None:
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if titles:
            sheet.print_title_rows = titles
        sheet.sheet_view.showGridLines = False


def _widths(tables: Iterable[Table]) -> list[int]:
    """The width of each column: the widest of what the tables below each other need."""
    wanted: list[int] = []
    for table in tables:
        for n, column in enumerate(table.columns):
            width = max(14, min(30, cells(label_of(column)) + 3), 24 if _roomy(column) else 0)
            if n < len(wanted):
                wanted[n] = max(width, wanted[n])
            else:
                wanted.append(width)
    return wanted


def _roomy(column: Blank) -> bool:
    return column.holds is Holds.TEXT and not column.choices and column.path[-1] in (
        "name", "note", "content", "account", "bank", "email", "dealings", "career", "need", "guarantor"
    )  # fmt: skip
