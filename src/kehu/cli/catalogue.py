"""`kehu catalogue CUSTOMER`: the numbered list of each part of the binder [R11]. The model makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import Customer
from kehu.cli.output import Column
from kehu.cli.usage import WrongUsage
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import Label, Message, m, text

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.cli.output import Cell
    from kehu.model.binder import Item
    from kehu.model.choices import BinderPart
    from kehu.report.binder_page import BinderPage

DESCRIPTION = m(
    "Lists everything there is of a customer in the four parts of the binder: base data; credit, finance and payment; "
    "trade; returns and allowances. Each item has a number, its date, the number on the paper, where the paper lies "
    "and who has it, and the file and line where it is recorded, in bound volumes too: paper and file lead to each "
    "other."
)
EXAMPLES = (
    ("kehu catalogue C00012", m("The whole binder")),
    ("kehu catalogue C00012 --part trade", m("One part")),
    ("kehu catalogue C00012 --format html -o catalogue.html", m("To print and put in front of the binder")),
)
COLUMNS = (
    Column(Label("No.", "序号")),
    Column(Label("Item", "内容")),
    Column(Label("Date", "日期")),
    Column(Label("Paper no.", "单据号")),
    Column(Label("Id", "编号")),
    Column(Label("Paper lies", "存放地点")),
    Column(Label("File", "文件")),
)


class OnlyPages(WrongUsage):
    sentence = "Only a page is written to a file: -o goes with --format html"


class Unreadable(KehuError):
    sentence = "{code} has errors in its file, so its catalogue would not be complete: {where}: {message}"
    hint = "correct the file first; `kehu check {code}` lists all errors"
    exit_code = SAID_NO


def command(
    customer: Customer,
    part: Annotated[
        Literal["base", "credit", "trade", "returns"] | None,
        typer.Option("--part", help="Only this part of the binder"),
    ] = None,
    format: Annotated[Literal["table", "md", "html", "json"], options.FORMAT] = "table",
    to: Annotated[Path | None, options.OUTPUT] = None,
) -> int:
    """Print the catalogue."""
    from kehu.archive.directory import Archive
    from kehu.model.binder import catalogue
    from kehu.model.choices import BinderPart

    if to is not None and format != "html":
        raise OnlyPages(command="kehu catalogue")
    archive = Archive.open(session.archive_root())
    file = archive.resolve(customer)
    if file.customer is None:
        first = file.errors[0]
        raise Unreadable(code=file.code, where=first.where, message=first.message)
    parts = [each for each in BinderPart if part in (None, each.value)]
    everything = catalogue(file.customer)
    items = {each: [item for item in everything if item.part is each] for each in parts}
    if format == "json":
        shown = [{"part": each.value, "items": [_json(item, file) for item in items[each]]} for each in parts]
        output.print_json({"customer": file.code, "name": file.name, "parts": shown})
    elif format == "html":
        from kehu.cli.pages import put
        from kehu.report.render import render_page

        page = _page(file, file.customer.owner, archive.settings.company, items)
        put(render_page("catalogue", "html", archive.root, catalogue=page), to, f"{file.code}.html")
    else:
        _print(file, {each.label: items[each] for each in parts}, markdown=format == "md")
    output.print_problems(file.problems if format != "json" else ())
    return DONE


def _page(
    file: CustomerFile, owner: str | None, company: str | None, items: Mapping[BinderPart, Sequence[Item]]
) -> BinderPage:
    from kehu.report.binder_page import BinderPage, Line, Part

    parts = tuple(
        Part(
            part.label,
            tuple(
                Line(each.number, _what(each), each.date, each.no, each.id, each.papers, _shown_at(each, file))
                for each in listed
            ),
        )
        for part, listed in items.items()
    )
    return BinderPage(company, file.code, file.name, owner, parts)


def _print(file: CustomerFile, parts: dict[Label, list[Item]], *, markdown: bool) -> None:
    from kehu.report.escape import markdown as harmless

    title = f"{file.code}  {file.name}"
    output.say(f"# {harmless(title)}" if markdown else title)
    for label, items in parts.items():
        output.say("")
        output.say(f"## {text(label)}" if markdown else text(label))
        if markdown:
            output.say("")
        rows = [_row(item, file) for item in items]
        if not rows:
            output.say(m("Nothing"))
        elif markdown:
            output.print_markdown(COLUMNS, rows)
        else:
            output.print_table(COLUMNS, rows)


def _row(item: Item, file: CustomerFile) -> list[Cell]:
    papers = "; ".join(item.papers)
    return [item.number, _what(item), item.date, item.no, item.id, papers, _shown_at(item, file)]


def _what(item: Item) -> Label | Message:
    told = [each for each in item.what if text(each)]
    return m("{kind}: {what}", kind=item.kind, what=told) if told else item.kind


def _shown_at(item: Item, file: CustomerFile) -> str:
    return item.attachment or _where(item, file)


def _json(item: Item, file: CustomerFile) -> dict[str, Any]:
    recorded, line, _ = _place(item, file)
    return {
        "number": item.number,
        "kind": item.kind,
        "what": [text(each) for each in item.what],
        "date": item.date,
        "no": item.no,
        "id": item.id,
        "papers": item.papers,
        "attachment": item.attachment,
        "file": recorded,
        "line": line,
    }


def _where(item: Item, file: CustomerFile) -> str:
    recorded, line, _ = _place(item, file)
    return f"{recorded}:{line}"


def _place(item: Item, file: CustomerFile) -> tuple[str, int, int]:
    """Where the item is recorded: a record's beginning, of a group of fields the first."""
    if item.id:
        return file.place_of(item.id)
    return file.file, *file.document.place((item.path,), key=True)
