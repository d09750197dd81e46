"""Every English sentence in the source has its Chinese, with the same blanks to fill; and no Chinese is left over.

The source is read, not run: a sentence that only a rare error says is found like any other.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import kehu
from kehu.lang import Label, m, money, text, zh

SOURCE = Path(kehu.__file__).parent
TEMPLATES = SOURCE.parent.parent / "templates"
IN_TEMPLATE = re.compile(r"""\b[_m]\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")


def of_python(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of what a module may say."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="m" | "Message"), args=[ast.Constant(value=str(said)), *_]):
                yield node.lineno, said
            case ast.Call(
                func=ast.Name(id="Field" | "TyperOption") | ast.Attribute(attr="Option" | "Argument" | "Field")
            ):
                for keyword in node.keywords:
                    match keyword:
                        case ast.keyword(arg="help" | "metavar", value=ast.Constant(value=str(said))):
                            yield keyword.value.lineno, said
            case ast.ClassDef():
                yield from of_class(node)


def of_class(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="sentence" | "hint")], value=ast.Constant(value=str(said))) if said:
                yield statement.lineno, said
            case ast.AnnAssign(target=ast.Name(id="metavar"), value=ast.Constant(value=str(said))):
                yield statement.lineno, said


def sayings() -> dict[str, str]:
    """English template → where it is said first."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for line, said in of_python(ast.parse(file.read_text("utf-8"))):
            found.setdefault(said, f"{file.relative_to(SOURCE).as_posix()}:{line}")
    for file in sorted(TEMPLATES.rglob("*.j2")):
        source = file.read_text("utf-8")
        for match in IN_TEMPLATE.finditer(source):
            said = next(group for group in match.groups() if group is not None)
            said = re.sub(r"\\(.)", lambda escape: {"n": "\n"}.get(escape[1], escape[1]), said)
            line = source.count("\n", 0, match.start()) + 1
            found.setdefault(said, f"templates/{file.relative_to(TEMPLATES).as_posix()}:{line}")
    return found


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_sentence_has_its_chinese() -> None:
    chinese = zh.messages()
    missing = [f"{where}: {said!r}" for said, where in sayings().items() if said not in chinese]
    assert not missing, f"{len(missing)} without Chinese:\n" + "\n".join(missing)


def test_no_chinese_is_left_over() -> None:
    said = sayings()
    dead = [f"lang/zh/{room}.py: {key!r}" for room in zh.ROOMS for key in entries(room) if key not in said]
    assert not dead, f"{len(dead)} that nobody says:\n" + "\n".join(dead)


def test_the_blanks_are_the_same_in_both_languages() -> None:
    different = [
        f"{english!r}: {sorted(blanks(english))} but {sorted(blanks(chinese))}"
        for english, chinese in zh.messages().items()
        if blanks(english) != blanks(chinese)
    ]
    assert not different, "\n".join(different)


def test_no_sentence_stands_in_two_rooms() -> None:
    rooms: dict[str, list[str]] = {}
    for room in zh.ROOMS:
        for key in keys_as_written(room):
            rooms.setdefault(key, []).append(room)
    twice = [f"{key!r}: {', '.join(where)}" for key, where in rooms.items() if len(where) > 1]
    assert not twice, "\n".join(twice)


def test_every_room_is_listed() -> None:
    files = {file.stem for file in (SOURCE / "lang" / "zh").glob("*.py")} - {"__init__"}
    assert files == set(zh.ROOMS)


def test_all_that_is_said_can_be_written_in_gbk() -> None:
    """Redirected output on a Chinese Windows is GBK."""
    said = [*zh.messages().values(), *sayings()]
    strange = [f"{one!r}: {sorted(set(unwritable(one)))}" for one in said if unwritable(one)]
    assert not strange, "\n".join(strange)


def test_templates_of_messages_are_literals() -> None:
    """`m(variable)` could not be found by the tests above."""
    variable = []
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="m"), args=[first, *_]) if not isinstance(first, ast.Constant):
                    variable.append(f"{file.relative_to(SOURCE).as_posix()}:{node.lineno}")
    assert not variable, "\n".join(variable)


def entries(room: str) -> dict[str, str]:
    messages: dict[str, str] = import_module(f"kehu.lang.zh.{room}").MESSAGES
    return messages


def keys_as_written(room: str) -> list[str]:
    """The keys in the file, those written twice twice; a dict would forget that."""
    tree = ast.parse((SOURCE / "lang" / "zh" / f"{room}.py").read_text("utf-8"))
    return [
        key.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]


def unwritable(said: str) -> list[str]:
    return [character for character in said if not character.encode("gbk", "ignore")]


@pytest.mark.parametrize(("days", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_english_chooses_the_word_by_the_number(days: int, said: str) -> None:
    assert text(m("{n} {n:day|days}", n=days), "en") == said


def test_values_are_said_in_the_language_of_the_message() -> None:
    from datetime import date
    from decimal import Decimal

    message = m(
        "{a} {b} {c} {d}", a=Label("yes", "是"), b=[Label("x", "甲"), "y"], c=Decimal("1234.5"), d=date(2026, 1, 2)
    )
    assert text(message, "zh") == "是 甲、y 1,234.50 2026-01-02"
    assert text(message, "en") == "yes x, y 1,234.50 2026-01-02"


def test_money_shows_more_than_two_decimals_only_where_there_are() -> None:
    from decimal import Decimal

    assert [money(Decimal(amount)) for amount in ("0", "1200.5", "0.125", "1E+3", "3.1000")] == [
        "0.00", "1,200.50", "0.125", "1,000.00", "3.10",
    ]  # fmt: skip
