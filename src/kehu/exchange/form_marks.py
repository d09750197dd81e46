"""What stands in the hidden column of an Excel form, by which it is read back."""

from __future__ import annotations

MARK = "kehu form 1"  # in A1 of the first sheet: what the file is and the version of its layout; then kind and role
TABLE = "table"  # before a table's name: its keys follow in this row
IGNORED = "#"  # a row that holds no answer
