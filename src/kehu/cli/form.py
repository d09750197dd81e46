"""`kehu form KIND`: a form to be filled on paper or in a spreadsheet: a new customer's, or a visit sheet [W3].

exchange draws it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Subcommand, Subcommands
from kehu.cli.usage import WrongUsage
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.exchange.form_layout import Form
    from kehu.model.settings import Settings

DESCRIPTION = m(
    "Makes an empty form for a new customer, for salespeople to fill in: as Markdown, as an HTML page that prints on "
    "A4, or as an Excel file with lists to choose from. It has the firm's own fields and colleagues, if run in an "
    "archive. What was filled into the Excel form, `kehu add customer --from FILE` reads."
)
EXAMPLES = (
    ("kehu form organization -o form.xlsx", m("Excel, to be filled in and read back")),
    ("kehu form organization --role intermediary -o form.html", m("A page to print, for a reseller")),
    ("kehu form individual --lang zh", m("Markdown in Chinese, to the screen")),
)
SUFFIXES: dict[str, Format] = {".md": "md", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}
Format = Literal["md", "html", "xlsx"]
VISIT_DESCRIPTION = m(
    "Makes a visit sheet (客户走访单) to take along: plan, what was said, what follows, lines to sign. For a customer "
    "its head stands on it, and on a page of its own, which the customer is not to see, grades, what is owed, "
    "promises, complaints, the last contacts. What was filled into the Excel sheet, `kehu add visit CUSTOMER --from "
    "FILE` reads."
)
VISIT_EXAMPLES = (
    ("kehu form visit C00012 -o visit.html", m("For one customer, to print")),
    ("kehu form visit C00012 -o visit.xlsx", m("Excel, to be filled in and read back")),
    ("kehu form visit -o visit.html", m("An empty sheet")),
)
FORMS = {
    "organization": Label("Form of an organisation", "组织型客户资料表"),
    "individual": Label("Form of an individual", "个人型客户资料表"),
}


class FormNeedsFile(WrongUsage):
    sentence = "An Excel file cannot be shown on the screen: name a file with -o FILE"


class FileThere(KehuError):
    sentence = "{file} is there already; it may be a form that was filled in, so it is left as it is"
    hint = "Choose another name, or delete it first"
    exit_code = SAID_NO


def subcommands() -> Subcommands:
    """One for each kind of customer, and the visit sheet."""
    customers = {
        kind: Subcommand(
            summary=summary,
            function=_printer(kind),
            description=DESCRIPTION,
            examples=[each for each in EXAMPLES if each[0].split()[2] == kind],
        )
        for kind, summary in FORMS.items()
    }
    visit = Subcommand(
        summary=Label("Visit sheet", "客户走访单"),
        function=visit_sheet,
        description=VISIT_DESCRIPTION,
        examples=VISIT_EXAMPLES,
    )
    return {**customers, "visit": visit}


def _printer(kind: str) -> Callable[..., int]:
    def form(
        role: Annotated[
            Literal["intermediary", "end_user"] | None,
            typer.Option("--role", metavar="ROLE", help="Leave out what only the other role is asked"),
        ] = None,
        format: Annotated[Literal["md", "html", "xlsx"] | None, options.FORMAT] = None,
        to: Annotated[Path | None, options.OUTPUT] = None,
    ) -> int:
        wanted = _format(format, to, f"kehu form {kind}")
        return _write(_drawn(kind, role, wanted), to)

    return form


def visit_sheet(
    customer: Annotated[str | None, options.CUSTOMER] = None,
    as_of: AsOf = None,
    format: Annotated[Literal["md", "html", "xlsx"] | None, options.FORMAT] = None,
    to: Annotated[Path | None, options.OUTPUT] = None,
) -> int:
    """Print the visit sheet, empty or for a customer."""
    from kehu.exchange.form_visit import visit_form

    wanted = _format(format, to, "kehu form visit")
    if customer is None:
        settings = _settings()
        return _write(_page(visit_form(settings), wanted, settings), to)
    from kehu.archive.directory import Archive
    from kehu.cli.visit_head import sheet_for

    archive = Archive.open(session.archive_root())
    file = archive.resolve(customer)
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    return _write(_page(sheet_for(archive, file, day), wanted, archive.settings), to)


def _format(format: Format | None, to: Path | None, command: str) -> Format:
    """What the option, or the file's name, asks for; refused where it cannot go there."""
    wanted = format or SUFFIXES.get(to.suffix.lower() if to else "", "md")
    if wanted == "xlsx" and to is None and session.to_terminal():
        raise FormNeedsFile(command=command)
    if to is not None and to.exists():
        raise FileThere(file=str(to))
    return wanted


def _drawn(kind: str, role: str | None, format: Format) -> bytes:
    from kehu.exchange.form_layout import form_of
    from kehu.model.choices import CustomerKind, Role

    settings = _settings()
    form = form_of(CustomerKind[kind.upper()], Role[role.upper()] if role else None, settings)
    return _page(form, format, settings)


def _settings() -> Settings:
    from kehu.model.settings import Settings

    try:
        from kehu.archive.directory import Archive

        return Archive.open(session.archive_root()).settings
    except session.NoArchive:  # a form may be wanted before there is an archive
        return Settings()


def _page(form: Form, format: Format, settings: Settings) -> bytes:
    if format == "xlsx":
        from kehu.exchange.excel import need_openpyxl

        need_openpyxl()
        from kehu.exchange.form_workbook import workbook

        return workbook(form, settings.company or "")
    from kehu.exchange.form_pages import page

    return page(form, format, settings.company or "").encode()


def _write(page: bytes, to: Path | None) -> int:
    if to is not None:
        with to.open("xb") as file:
            file.write(page)
        output.say(str(to))
    elif session.to_terminal():
        output.say(page.decode().rstrip("\n"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(page)
    return DONE
