"""How wide text is on a terminal, and where its lines may break. Chinese takes two cells a character.

Lines break at spaces and between Chinese characters, but never before a closing mark nor after an opening one (避头尾).
"""

from __future__ import annotations

from unicodedata import combining, east_asian_width

NOT_FIRST = frozenset("。，、；：？！）】》〉」』〕”’…—·％%,.;:!?)]}")
NOT_LAST = frozenset("（【《〈「『〔“‘([{")


def cells(text: str) -> int:
    """The number of terminal cells that a line takes. Ambiguous ones count one, as terminals outside GBK show them."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if combining(character) or character in "\u200b\u200d\ufeff\ufe0e\ufe0f":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def pad(text: str, width: int, right: bool = False) -> str:
    """Fill with spaces up to `width` cells; on the left if the text stands to the right."""
    space = " " * (width - cells(text))
    return space + text if right else text + space


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells; line breaks of the text stay. At least one line."""
    return [line for paragraph in text.split("\n") for line in _fill(paragraph, max(width, 2))]


def _fill(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for piece in pieces(paragraph):
        if line and cells(line) + cells(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        rest = piece
        while cells(rest.rstrip()) > width:
            head = _head(rest, width)
            lines.append(head)
            rest = rest[len(head) :]
        line += rest
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def pieces(paragraph: str) -> list[str]:
    """Cut where a line may break; the spaces after a word belong to it. What stands in backticks stays together."""
    found: list[str] = []
    in_code = False
    for before, character in zip(" " + paragraph, paragraph, strict=False):
        if found and (in_code or not _may_break(before, character)):
            found[-1] += character
        else:
            found.append(character)
        in_code ^= character == "`"
    return found


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return after != "%"  # 80 % stays together
    wide = _cell(before) == 2 or _cell(after) == 2
    return wide and after not in NOT_FIRST and before not in NOT_LAST and _cell(after) > 0


def _head(piece: str, width: int) -> str:
    """As much of an unbreakable piece as fits: a long path must be cut somewhere."""
    taken = 0
    for index, character in enumerate(piece):
        taken += _cell(character)
        if taken > width:
            return piece[:index] or character
    return piece
