"""`kehu statement`: statements of account (对账单) to the screen, a file or a folder [C6]."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import Owner
from kehu.cli.usage import WrongUsage
from kehu.errors import SAID_NO, KehuError
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.credit.statement import Account, Statement
    from kehu.model.customer import Customer
    from kehu.report.render import Format

DESCRIPTION = m(
    "A statement of account for a period: what was owed before it, every movement with its balance, what is owed at "
    "its end and what of it is open, by age, with lines to confirm or contradict it. Opening + movements = closing, in "
    "each currency. A bounced receipt has a line of its own on the day it bounced. The page is Markdown or HTML for "
    "A4; templates/statement.html.j2 in the archive replaces the built-in one."
)
EXAMPLES = (
    ("kehu statement C00012", m("This year until today, to the screen")),
    (
        "kehu statement C00012 --from 2014-01-01 --to 2014-12-31 -o C00012.html",
        m("A year, as a page to print, stamp and send"),
    ),
    ("kehu statement --all --to 2014-12-31 -o statements", m("For everybody with a balance or a movement")),
)


class WhichStatement(WrongUsage):
    sentence = "`{command}` needs either one CUSTOMER or --all"


class StatementsNeedFolder(WrongUsage):
    sentence = "--all writes many files: name their folder with -o DIR"


class PeriodReversed(WrongUsage):
    sentence = "The period ends on {end}, before it starts on {start}"


class NoStatement(KehuError):
    sentence = "There is no statement of {code}: its file has errors"
    hint = "`kehu check {code}` lists them"
    exit_code = SAID_NO


def command(
    customer: Annotated[str | None, options.CUSTOMER] = None,
    every: Annotated[bool, typer.Option("--all", help="Everybody with a movement or a balance")] = False,
    start: Annotated[
        date | None,
        typer.Option(
            "--from", metavar="DATE", parser=options.date_of("--from"), help="First day; else 1 January of the last day"
        ),
    ] = None,
    end: Annotated[
        date | None,
        typer.Option("--to", metavar="DATE", parser=options.date_of("--to"), help="Last day; else today"),
    ] = None,
    format: Annotated[Literal["md", "html", "json"] | None, options.FORMAT] = None,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, or into this folder")
    ] = None,
    owner: Owner = None,
) -> int:
    """Write statements of account."""
    if every == (customer is not None):
        raise WhichStatement(command="kehu statement")
    if every and format != "json" and (to is None or str(to) == "-"):
        raise StatementsNeedFolder(command="kehu statement")
    from kehu.archive.directory import Archive

    archive = Archive.open(session.archive_root())
    last = session.as_of(end, archive.settings.utc_offset or "")
    first = start or last.replace(month=1, day=1)
    if last < first:
        raise PeriodReversed(command="kehu statement", start=first, end=last)
    desk = Desk(archive, first, last)
    if every:
        return desk.write_all(to, format, owner)
    return desk.write_one(customer or "", format, to)


class Desk:
    """Where statements of one period are made."""

    def __init__(self, archive: Archive, start: date, end: date) -> None:
        self.archive, self.start, self.end = archive, start, end

    def write_one(self, words: str, format: Literal["md", "html", "json"] | None, to: Path | None) -> int:
        from kehu.cli.assessing import Readable
        from kehu.cli.pages import SUFFIXES, put

        readable = Readable(self.archive, [words])
        found = next(iter(readable), None)
        output.print_problems(readable.problems)
        if found is None:
            raise NoStatement(code=readable.faulty[0].code if readable.faulty else words)
        made = self._made(found[1])
        if format == "json":
            output.print_json(_json(made))
        else:
            page = format or SUFFIXES.get(to.suffix.lower() if to else "", "md")
            put(self._page(made, page), to, f"{found[0].code}.{page}")
        return readable.exit_code

    def write_all(self, folder: Path | None, format: Literal["md", "html", "json"] | None, owner: str | None) -> int:
        from kehu.cli.assessing import Readable

        readable = Readable(self.archive, None, owner)
        made = (self._made(customer) for _, customer in readable)
        told = (each for each in made if not each.is_empty)
        if format == "json":
            statements = [_json(each) for each in told]
            problems = [output.problem_json(problem) for problem in readable.problems]
            output.print_json({"from": self.start, "to": self.end, "statements": statements, "problems": problems})
            return readable.exit_code
        assert folder is not None
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for each in told:
            name = f"{each.customer.code}.{format or 'html'}"
            (folder / name).write_bytes(self._page(each, format or "html").encode())
            count += 1
        output.print_problems(readable.problems)
        output.note(m("{count} {count:statement|statements} in {folder}", count=count, folder=str(folder)))
        return readable.exit_code

    def _made(self, customer: Customer) -> Statement:
        from kehu.credit.statement import statement

        return statement(customer, self.archive.policy, self.start, self.end)

    def _page(self, made: Statement, format: Format) -> str:
        from kehu.report.letters import statement_page
        from kehu.report.render import render_page

        page = statement_page(made, self.archive.settings, self.archive.policy.ageing.basis)
        return render_page("statement", format, self.archive.root, statement=page)


def _json(made: Statement) -> dict[str, Any]:
    return {
        "customer": made.customer.code,
        "name": made.customer.name,
        "from": made.start,
        "to": made.end,
        "accounts": [_account_json(each) for each in made.accounts],
    }


def _account_json(account: Account) -> dict[str, Any]:
    return {
        "currency": account.currency,
        "opening": account.opening,
        "movements": [
            {
                "date": line.date,
                "kind": line.kind.value,
                "id": line.id,
                "no": line.no,
                "amount": line.amount,
                "balance": line.balance,
            }
            for line in account.lines
        ],
        "charged": account.charged,
        "credited": account.credited,
        "closing": account.closing,
        "unallocated": account.unallocated,
        "ageing": dict(account.ageing.buckets),
        "open": [
            {
                "id": item.obligation.id,
                "no": item.no,
                "date": item.obligation.date,
                "due": item.obligation.due,
                "amount": item.obligation.amount,
                "open": item.obligation.open,
                "days_late": max(item.days_late, 0),
                "disputed": item.obligation.disputed,
            }
            for item in account.items
        ],
        "interest": account.interest.amount if account.interest else None,
    }
