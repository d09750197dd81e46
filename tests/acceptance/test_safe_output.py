"""Nothing that a file holds steers the terminal, whatever command shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from typed import Kehu

# Escapes in double quotes are YAML's way to say what a file must not hold raw [D5a].
HOSTILE = """\
code: C00001
name: "红\\e[31m色\\n伪造的一行\\a\\u202e反　中"
owner: "张\\e[2J"
phone: "1\\e]0;x\\a"
contacts:
- {id: P1, name: "联\\e[1m系"}
sales:
- {id: S1, date: 2014-01-01, amount: 100, product: "阀\\e[5m\\x9b门"}
communications:
- {id: C1, date: 2014-05-05, channel: phone, subject: "主\\e[31m", content: "内\\e[31m容\\r\\nx\\x9b31m"}
"""
BROKEN = 'code: C00002\nname: "坏\\e[31m"\nphone: x\nsales:\n- {id: S1, date: "2014\\e[31m", amount: 5}\n'
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
READING = [
    ("list",), ("list", "--format", "csv"),
    ("show", "C00001"), ("show", "C00002"), ("show", "C00001", "--format", "json"),
    ("grade",), ("grade", "--reasons"), ("ageing",), ("ageing", "--format", "csv"), ("review",),
    ("review", "--format", "md"), ("report", "C00001"), ("report", "C00001", "--format", "html"), ("check",),
    ("add", "sale", "C00001", "--amount", "1"), ("set", "C00001", "note=\x1b[31m"), ("show", "\x1b[31m"),
]  # fmt: skip


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_no_control_character_of_a_file_reaches_the_terminal(archive: Path, kehu: Kehu, words: tuple[str, ...]) -> None:
    (archive / "customers/C00/C00001.yaml").write_text(HOSTILE, "utf-8")
    (archive / "customers/C00/C00002.yaml").write_text(BROKEN, "utf-8")
    said = kehu(*words)
    out = said.out.replace("\\u202e", "")
    if words[-1] == "json":  # data, with JSON's own escapes; marks of direction stay what they are
        out = out.replace("\u202e", "")
    assert not STEERS.search(out + said.err)


def test_a_line_break_in_a_name_makes_no_line_of_the_output(archive: Path, kehu: Kehu) -> None:
    (archive / "customers/C00/C00001.yaml").write_text(HOSTILE, "utf-8")
    for words in (("show", "C00001"), ("review",), ("grade", "--reasons"), ("add", "sale", "C00001", "--amount", "1")):
        said = kehu(*words)
        assert not [line for line in (said.out + said.err).splitlines() if line.startswith("伪造")]


def test_a_full_width_blank_in_a_complaint_stays_a_blank(archive: Path, kehu: Kehu) -> None:
    assert "no customer is called “张　三”" in kehu("show", "张　三").err
