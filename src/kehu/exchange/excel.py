"""The library that reads and writes Excel files, imported where it is used: it is an extra [excel].

Beside it what every Excel file from outside must pass before the library sees it: its size, packed and unpacked.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kehu.errors import NOT_FOUND, SAID_NO, KehuError

if TYPE_CHECKING:
    from openpyxl import Workbook

LIMIT = 8_000_000  # bytes of a file, as for any other
UNPACKED_LIMIT = 64_000_000  # a small archive may unpack to terabytes
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password


class ExcelMissing(KehuError):
    sentence = "Excel files need the package openpyxl, which is not installed"
    hint = "install it: pip install 'kehu[excel]'"
    exit_code = NOT_FOUND


class NotExcel(KehuError):
    sentence = "{file} is not an Excel file of today (.xlsx) that can be read"
    hint = "open it in the spreadsheet and save it as .xlsx, without a password"
    exit_code = SAID_NO


class ExcelTooLarge(KehuError):
    sentence = "{file} is too large: at most {limit} MB are read"
    hint = "delete what does not belong to it, pictures above all, and save it again"
    exit_code = SAID_NO


def need_openpyxl() -> None:
    """ExcelMissing, unless the library is there."""
    if find_spec("openpyxl") is None:
        raise ExcelMissing


def open_workbook(data: bytes, file: str, *, values: bool) -> Workbook:
    """The workbook in the bytes of a file: with the values that formulas had when it was saved, or with the formulas.

    Raises NotExcel or ExcelTooLarge.
    """
    need_openpyxl()
    from openpyxl import load_workbook

    _must_be_sane(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of newer versions of Excel that the library leaves out
            return load_workbook(io.BytesIO(data), data_only=values)
    except Exception as error:  # the library raises whatever the XML inside makes it stumble over
        raise NotExcel(file=file) from error


def _must_be_sane(data: bytes, file: str) -> None:
    if len(data) > LIMIT:
        raise ExcelTooLarge(file=file, limit=LIMIT // 1_000_000)
    if data.startswith(_OLD_OR_LOCKED):
        raise NotExcel(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except zipfile.BadZipFile:
        raise NotExcel(file=file) from None
    if size > UNPACKED_LIMIT:
        raise ExcelTooLarge(file=file, limit=UNPACKED_LIMIT // 1_000_000)
