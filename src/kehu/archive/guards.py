"""What is refused before any parser sees it: size, encoding, control characters, merge markers.

Works on bytes and text alone and knows no YAML. Nesting is not guarded here: the reader counts it event by event,
which no bracket inside a quoted text can mislead.
"""

from __future__ import annotations

import re

from kehu.lang import m
from kehu.model.problem import Problem

LIMIT = 8 * 1024 * 1024
BOM = "\ufeff"

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# U+0085, U+2028 and U+2029 break lines for YAML and for no editor; a byte order mark inside a file is invisible.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_MERGE_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_WIDE_ENCODINGS = {
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\xfe\xff": "UTF-16",
    b"\xff\xfe": "UTF-16",
}


def place_at(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of the text; a byte order mark takes no column."""
    start = 1 if text.startswith(BOM) else 0
    line = 1
    for line_break in _LINE_BREAK.finditer(text, 0, index):
        line, start = line + 1, line_break.end()
    return line, max(index - start, 0) + 1


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Bytes as text, or "" and the reason why not. A byte order mark stays, so that the bytes can be written again."""
    if len(data) > LIMIT:
        return "", [_too_large(len(data), file)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return "", [_not_utf8(data, error.start, file)]


def faults(text: str, file: str) -> list[Problem]:
    """Why a text must not reach the parser: too large, control characters, merge markers."""
    if len(text) * 4 > LIMIT:  # four bytes are the most that one character takes
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > LIMIT:
            return [_too_large(size, file)]
    return _control_characters(text, file) + _merge_markers(text, file)


def _too_large(size: int, file: str) -> Problem:
    return Problem(
        "size",
        m("The file has {size} bytes; the limit is {limit}", size=f"{size:,}", limit=f"{LIMIT:,}"),
        file,
        hint=m("Bind closed years into volumes, or take out what does not belong here"),
    )


def _not_utf8(data: bytes, index: int, file: str) -> Problem:
    encoding = _guess_encoding(data)
    if encoding.startswith("UTF"):
        return _encoded(encoding, file, 1, 1)
    before = data[:index].decode("utf-8")
    line, column = place_at(before, len(before))
    if encoding:
        return _encoded(encoding, file, line, column)
    hint = m("Open it in an editor, mend the damaged characters, and save it as UTF-8")
    return Problem("encoding", m("The file is not UTF-8 text"), file, line, column, hint=hint)


def _encoded(encoding: str, file: str, line: int, column: int) -> Problem:
    message = m("The file is not UTF-8 but looks like {encoding}", encoding=encoding)
    hint = m("Save it as UTF-8 in the editor, or convert it: iconv -f {encoding} -t UTF-8 OLD > NEW", encoding=encoding)
    return Problem("encoding", message, file, line, column, hint=hint)


def _guess_encoding(data: bytes) -> str:
    for mark, name in _WIDE_ENCODINGS.items():
        if data.startswith(mark):
            return name
    if data.count(0) * 4 > len(data):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"


def _control_characters(text: str, file: str) -> list[Problem]:
    found = _CONTROL.search(text, 1 if text.startswith(BOM) else 0)
    if not found:
        return []
    line, column = place_at(text, found.start())
    if text.count("\0") * 4 > len(text):  # UTF-16 of Latin letters is valid UTF-8, every other byte a NUL
        return [_encoded("UTF-16", file, line, column)]
    return [
        Problem(
            "control-character",
            m("An invisible control character ({character}) stands here", character=f"U+{ord(found[0]):04X}"),
            file,
            line,
            column,
            hint=m("Delete it; it often comes with text copied from elsewhere, or from a damaged disk"),
        )
    ]


def _merge_markers(text: str, file: str) -> list[Problem]:
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "=======" not in text:
        return []
    found = list(_MERGE_MARKER.finditer(text))
    starts = [marker for marker in found if marker[0] == "<<<<<<<"] or found[:1]
    problems = []
    for marker in starts:  # one problem a conflict, at its first marker
        line, column = place_at(text, marker.start())
        problems.append(
            Problem(
                "merge-marker",
                m("An unfinished merge: {marker} stands here", marker=marker[0]),
                file,
                line,
                column,
                hint=m("Decide what holds, delete the lines <<<<<<<, ======= and >>>>>>>, and finish the merge"),
            )
        )
    return problems
