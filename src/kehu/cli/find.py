"""`kehu find`: which customers a word may mean, and, with --full, every place that says it. The search is quality's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.output import Cell, Column
from kehu.cli.usage import ArgumentMissing
from kehu.errors import DONE, SAID_NO
from kehu.lang import Label, Message, m, text

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.archive.naming import Way
    from kehu.model.problem import Problem
    from kehu.model.settings import Settings
    from kehu.quality.search import Found, Hit

DESCRIPTION = m(
    "Finds customers by code, name, a part of any of their names, alias, number in other systems, phone (with or "
    "without area code), e-mail, and persons (contacts, legal representative, proprietor). Chinese may be typed as "
    "pinyin, as its initials, in traditional or simplified characters. The best matches come first. --full looks "
    "through every text of every record and shows each place. Wherever a command takes a CUSTOMER, these ways serve "
    "too, if they lead to one customer. Exit code 1: nothing was found."
)
EXAMPLES = (
    ("kehu find 华兴", m("By a part of the name; 華興 finds the same")),
    ("kehu find huaxing", m("By pinyin")),
    ("kehu find jshx", m("By the initials of the pinyin: 江苏华兴…")),
    ("kehu find 83765566", m("By a phone number, without its area code")),
    ("kehu find --full 质保金", m("Every place in the archive that says so")),
)
HOW = {
    "CODE": Label("code", "编码"),
    "ALIAS": Label("alias", "别名"),
    "NAME": Label("name", "名称"),
    "ID": Label("number elsewhere", "其他编号"),
    "PHONE": Label("phone", "电话"),
    "ADDRESS": Label("e-mail or WeChat", "邮箱或微信"),
    "PART_OF_NAME": Label("part of a name", "名称的一部分"),
    "PERSON": Label("person", "人员"),
    "PINYIN": Label("pinyin", "拼音"),
    "PART_OF_PINYIN": Label("pinyin of a part", "部分拼音"),
    "INITIALS": Label("initials", "拼音首字母"),
    "PART_OF_INITIALS": Label("initials of a part", "部分首字母"),
    "BEGUN_PINYIN": Label("pinyin, unfinished", "拼音（未输完）"),
    "PINYIN_OF_PERSON": Label("pinyin of a person", "人员拼音"),
    "INITIALS_OF_PERSON": Label("initials of a person", "人员首字母"),
    "PART": Label("part of it", "其中一部分"),
}
TEXT = Label("text", "文字")


def command(
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="What to look for")],
    full: Annotated[
        bool, typer.Option("--full", help="Look through every text of every record, and show the places")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="With --full: through private facts of persons too")
    ] = False,
    format: Annotated[Literal["table", "json"], options.FORMAT] = "table",
) -> int:
    """Find customers."""
    from kehu.archive.directory import Archive
    from kehu.quality.search import Search

    wanted = " ".join(words).strip()
    if not wanted:
        raise ArgumentMissing(command="kehu find", argument=m("TEXT"))
    archive = Archive.open(session.archive_root())
    problems: list[Problem] = []
    found = list(Search(wanted, full, private).files(archive, archive.paths(), problems))
    found.sort(key=lambda each: each.rank)  # among equals the order of codes stays
    if format == "json":
        output.print_json(_json(wanted, full, found, problems))
    else:
        if found:
            _print_table(found, full, archive)
        output.note(_count(wanted, len(found)))
        output.print_problems(problems)
    return DONE if found else SAID_NO


def _count(wanted: str, found: int) -> Message:
    if found:
        return m("{n} {n:customer|customers}", n=found)
    return m("Nothing was found for “{words}”", words=wanted)


def _print_table(found: list[Found], full: bool, archive: Archive) -> None:
    from kehu.archive.directory import SETTINGS_FILE
    from kehu.model.settings import Settings

    settings = archive.load_file(SETTINGS_FILE, Settings)[0] or Settings()
    columns = [
        Column(Label("Code", "编码")),
        Column(Label("Customer", "客户")),
        Column(Label("Found by", "匹配方式")),
        Column(Label("Field", "字段")),
        Column(Label("Text", "内容")),
    ]
    if full:
        columns.append(Column(Label("Place", "位置")))
    output.print_table(columns, _rows(found, full, settings))


def _rows(found: list[Found], full: bool, settings: Settings) -> Iterator[list[Cell]]:
    """Of each customer the best match; with `full` every place."""
    for each in found:
        for hit in each.hits if full else each.hits[:1]:
            row: list[Cell] = [each.code, each.name, _how(hit.way), _field(hit, settings), " ".join(hit.text.split())]
            yield [*row, _place(hit)] if full else row


def _how(way: Way | None) -> Label:
    return HOW[way.name] if way else TEXT


def _field(hit: Hit, settings: Settings) -> str:
    from kehu.quality.search import labels

    return " ".join(text(each) for each in labels(hit.path, settings))


def _place(hit: Hit) -> str:
    where = f"{hit.file}:{hit.line}"
    return f"{where} {hit.record}" if hit.record else where


def _json(wanted: str, full: bool, found: list[Found], problems: list[Problem]) -> dict[str, Any]:
    return {
        "text": wanted,
        "full": full,
        "customers": [
            {
                "code": each.code,
                "name": each.name,
                "file": each.file,
                "matches": [_match(hit) for hit in each.hits],
            }
            for each in found
        ],
        "problems": [output.problem_json(problem) for problem in problems],
    }


def _match(hit: Hit) -> dict[str, Any]:
    """Line and column are null unless --full looked them up."""
    return {
        "by": hit.way.name.lower() if hit.way else "text",
        "field": dotted(hit),
        "record": hit.record,
        "file": hit.file,
        "text": hit.text,
        "line": hit.line or None,
        "column": hit.column or None,
    }


def dotted(hit: Hit) -> str:
    """The path as `kehu set` takes it: a record by its id, other items by their number from 1."""
    steps = [str(step + 1) if isinstance(step, int) else str(step) for step in hit.path]
    if hit.record:
        steps[next(n for n, step in enumerate(hit.path) if isinstance(step, int))] = hit.record
    return ".".join(steps)
