"""`kehu report`: credit reports to the screen, a file or a folder [P1]. The room `report` decides what they say."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Owner
from kehu.cli.usage import WrongUsage
from kehu.errors import KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.grading.result import Assessment
    from kehu.model.customer import Customer
    from kehu.report.context import ReportContext
    from kehu.report.render import Format
    from kehu.report.view import Depth

DESCRIPTION = m(
    "The credit report of a customer, as Markdown or as one HTML file that prints on A4 and needs nothing else: the "
    "conclusion on one page, then all that the archive holds, with charts, and the records behind every reason. What "
    "nobody has looked into is said to be not investigated. Lists are short in a basic report and whole in a deep one. "
    "Templates in the archive's templates/ replace the built-in ones."
)
EXAMPLES = (
    ("kehu report C00012", m("Markdown, to the screen")),
    (
        "kehu report C00012 -o C00012.html --by 李娜",
        m("A page to read and to print, with the investigator's name"),
    ),
    ("kehu report C00012 --depth deep -o C00012.html", m("Every record there is, for a large decision")),
    ("kehu report --all -o reports --as-of 2014-12-31", m("One page for every customer, as of the end of a year")),
)
SUFFIXES: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md"}


class WhichCustomer(WrongUsage):
    sentence = "`{command}` needs either one CUSTOMER or --all"


class NeedsFolder(WrongUsage):
    sentence = "--all writes many files: name their folder with -o DIR"


class DraftUnreported(KehuError):
    sentence = "{code} {name} is a draft: drafts are not graded, so there is nothing to report"
    hint = "a manager approves it: kehu approve {code} --by …"


class CustomerFaulty(KehuError):
    sentence = "There is no report of {code}: its file has errors"
    hint = "Correct them with `kehu edit {code}`"


def command(
    customer: Annotated[str | None, options.CUSTOMER] = None,
    every: Annotated[bool, typer.Option("--all", help="Write a report of every customer")] = False,
    format: Annotated[Literal["md", "html"] | None, options.FORMAT] = None,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, or into this folder")
    ] = None,
    as_of: AsOf = None,
    issued: Annotated[
        date | None,
        typer.Option(
            "--issued", metavar="DATE", parser=options.date_of("--issued"), help="Date of issue, if not today"
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="STAFF", help="Who investigated")] = None,
    reviewer: Annotated[str | None, typer.Option("--reviewer", metavar="STAFF", help="Who reviews the report")] = None,
    depth: Annotated[
        Literal["basic", "standard", "deep"], typer.Option("--depth", help="How much the report tells")
    ] = "standard",
    private: Annotated[bool, typer.Option("--private", help="Show private data of persons too")] = False,
    owner: Owner = None,
) -> int:
    """Write credit reports."""
    if every == (customer is not None):
        raise WhichCustomer(command="kehu report")
    if every and (to is None or str(to) == "-"):
        raise NeedsFolder(command="kehu report")
    from kehu.archive.directory import Archive

    archive = Archive.open(session.archive_root())
    today = session.today(archive.settings.utc_offset or "")
    desk = Desk(archive, as_of or today, issued or today, by, reviewer, depth, private)
    if to is not None and every:
        return desk.write_all(to, format or "html", owner)
    return desk.write_one(customer or "", format, to)


class Desk:
    """Where reports are written: the archive, and what stands in the head of each."""

    def __init__(
        self,
        archive: Archive,
        as_of: date,
        issued: date,
        by: str | None,
        reviewer: str | None,
        depth: Depth,
        private: bool,
    ) -> None:
        self.archive, self.as_of, self.issued = archive, as_of, issued
        self.by, self.reviewer = by, reviewer
        self.depth, self.private = depth, private

    def write_one(self, words: str, format: Format | None, to: Path | None) -> int:
        from kehu.cli.assessing import Assessing, Readable

        readable = Readable(self.archive, [words])
        assessing = Assessing(readable, self.archive.policy, self.as_of)
        found = next(iter(assessing), None)
        output.print_problems(readable.problems)
        if found is None:
            for draft in assessing.drafts:
                raise DraftUnreported(code=draft.code, name=draft.name)
            raise CustomerFaulty(code=readable.faulty[0].code if readable.faulty else words)
        from kehu.cli.outfile import put

        format = format or SUFFIXES.get(to.suffix.lower() if to else "", "md")
        page = self._page(*found, format)
        if to is None or str(to) == "-":
            _print(page)
        else:
            to = to / f"{found[0].code}.{format}" if to.is_dir() else to
            put(to, page.encode())
            output.say(str(to))
        return readable.exit_code

    def write_all(self, folder: Path, format: Format, owner: str | None) -> int:
        from kehu.cli.assessing import Assessing, Readable
        from kehu.model.rates import NoRate

        folder.mkdir(parents=True, exist_ok=True)
        readable = Readable(self.archive, None, owner, worth_a_bar=20)  # a report takes longer than an assessment
        assessing = Assessing(readable, self.archive.policy, self.as_of)
        count = 0
        for file, customer, assessment in assessing:
            try:
                page = self._page(file, customer, assessment, format)
            except NoRate as error:  # of the as-of date, or of a month's end, which only exposure asks for
                readable.problems.append(error.problem(file.file))
                continue
            (folder / f"{file.code}.{format}").write_bytes(page.encode())
            count += 1
        output.print_problems(readable.problems)
        if assessing.drafts:
            codes = [each.code for each in assessing.drafts]
            output.note(m("No report of drafts: {drafts}", drafts=codes))
        output.note(m("{count} {count:report|reports} in {folder}", count=count, folder=str(folder)))
        return readable.exit_code

    def _page(self, file: CustomerFile, customer: Customer, assessment: Assessment, format: Format) -> str:
        from kehu.report.render import render

        return render(self._report(file, customer, assessment), format, self.archive.root)

    def _report(self, file: CustomerFile, customer: Customer, assessment: Assessment) -> ReportContext:
        from kehu.report.context import build

        return build(
            customer,
            assessment,
            self.archive.policy,
            self.archive.settings,
            issued=self.issued,
            revision=file.revision,
            place=lambda id: file.place_of(id)[:2],
            investigator=self.by,
            reviewer=self.reviewer,
            depth=self.depth,
            private=self.private,
        )


def _print(page: str) -> None:
    """The bytes that a file would have: a page says of itself that it is UTF-8, whatever the console speaks."""
    if session.to_terminal():
        output.say(page.rstrip("\n"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(page.encode())
