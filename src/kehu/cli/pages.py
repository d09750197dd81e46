"""Where pages go: to a file, into a folder, or to the screen as the bytes that a file would have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehu.cli import outfile, output

if TYPE_CHECKING:
    from kehu.report.render import Format

SUFFIXES: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md"}


def put(page: str, to: Path | None, name: str) -> None:
    """Write a page to a file, to `name` in a folder that is there, or, without either, to stdout.

    A page says of itself that it is UTF-8, whatever the console speaks.
    """
    if to is None or str(to) == "-":
        outfile.show(page)
        return
    to = to / name if to.is_dir() else to
    outfile.put(to, page.encode())
    output.say(str(to))
