"""A fault in data is data: one `Problem` says what is wrong, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kehu.lang import Message

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: `file` relative to the archive with forward slashes, `line` and `column` from 1, 0 if unknown."""

    rule: str
    message: Message
    file: str = ""
    line: int = 0
    column: int = 0
    severity: Severity = "error"
    hint: Message | None = None

    def at(self, file: str, line: int, column: int) -> Problem:
        """The same fault at a place."""
        return replace(self, file=file, line=line, column=column)

    @property
    def where(self) -> str:
        """`file:line:column`, as editors and compilers write it; without what is unknown."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)
