"""What a terminal must not obey, and what it may show."""

from __future__ import annotations

from kehu.lang.printable import one_line, printable


def test_control_characters_stand_as_escapes() -> None:
    assert printable("红\x1b[31m\x07\x9b1m\x00\x7f\rx") == "红\\x1b[31m\\x07\\x9b1m\\x00\\x7f\\rx"
    assert printable("\u202e反\u2066") == "\\u202e反\\u2066"


def test_blanks_breaks_and_emoji_stay() -> None:
    kept = "甲　乙\u00a0丙\tx\ny 👩\u200d🔧"
    assert printable(kept) == kept
    assert printable("a\r\nb") == "a\nb"


def test_a_name_with_a_line_break_is_one_line() -> None:
    assert one_line("甲\r\n乙\n丙\t丁\x1b") == "甲 乙 丙 丁\\x1b"
