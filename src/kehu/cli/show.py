"""`kehu show`: one customer on one page. Which parts there are say customer_parts; customer_page lays them out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customer
from kehu.errors import DONE, SAID_NO
from kehu.lang import m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.cli.about.parts import Asked
    from kehu.grading.result import Assessment
    from kehu.model.settings import Settings

DESCRIPTION = m(
    "Shows one customer on one page: grades with the main reasons, what is owed and for how long, what is known of "
    "it, whom to talk to, and the latest records of each kind. --section shows only parts of it. What is private stays "
    "out unless --private asks for it. Of a file with errors it shows what can be read."
)
PRIVATE = typer.Option("--private", help="Show private data of persons too")
EXAMPLES = (
    ("kehu show C00012", m("By code")),
    ("kehu show 钧丰", m("By a part of the name that only one customer has")),
    ("kehu show C00012 --as-of 2014-12-31", m("As it was at a date: later records do not exist for it")),
    ("kehu show C00012 --section demand --section sales --full", m("What it wants, and every sale")),
    ("kehu show C00012 --section 家庭情况 --private", m("The family; sections have names in both languages")),
    ("kehu show C00012 --format json", m("For programs")),
)


def command(
    customer: Customer,
    as_of: AsOf = None,
    section: Annotated[
        list[str] | None, typer.Option("--section", metavar="SECTION", help="Show only this section; may be repeated")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show all records of each kind, and all that they say")] = False,
    private: Annotated[bool, PRIVATE] = False,
    format: Annotated[Literal["table", "json"], options.FORMAT] = "table",
) -> int:
    """Print one customer."""
    from kehu.archive.directory import Archive

    archive = Archive.open(session.archive_root())
    file = archive.resolve(customer)
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    assessment = _assess(file, archive, day)
    asked = _asked(file, section or (), full, private, archive.settings)
    if format == "json":
        output.print_json(_json(file, archive, day, assessment, asked))
    elif file.customer is not None and assessment is not None:
        from kehu.cli.about.page import page

        output.say("\n".join(page(file.customer, assessment, archive.policy, session.width(), asked)))
    else:
        from kehu.cli.about.page import broken_page

        output.say("\n".join(broken_page(file, session.width())))
    output.print_problems(file.problems if format != "json" else ())
    return SAID_NO if file.errors else DONE


def _asked(file: CustomerFile, sections: Sequence[str], full: bool, private: bool, settings: Settings) -> Asked:
    from kehu.cli.about.parts import Asked, chosen
    from kehu.model.choices import CustomerKind

    kind = file.customer.kind if file.customer else CustomerKind.ORGANIZATION
    return Asked(chosen(sections, kind, private, settings) if sections else (), full, private, settings)


def _assess(file: CustomerFile, archive: Archive, day: datetime.date) -> Assessment | None:
    from kehu.grading.assess import assess

    return assess(file.customer, archive.policy, day) if file.customer is not None else None


def _json(
    file: CustomerFile, archive: Archive, day: datetime.date, assessment: Assessment | None, asked: Asked
) -> dict[str, Any]:
    """What the file says, what follows from it, and what is wrong with it."""
    from kehu.cli.about.data import data
    from kehu.cli.ageing import figures
    from kehu.cli.grading.views import Graded, graded_json
    from kehu.grading.assess import is_graded
    from kehu.ledger.ageing import age

    graded = aged = None
    if file.customer is not None and assessment is not None:
        aged = figures(age(assessment.ledger, archive.policy.ageing))
        if is_graded(file.customer):
            graded = graded_json(Graded(file, file.customer, assessment))
    return {
        "as_of": day,
        "policy": archive.policy.hash,
        "code": file.code,
        "name": file.name,
        "file": file.file,
        "customer": data(file, day, asked),
        "grades": graded,
        "ageing": aged,
        "problems": [output.problem_json(problem) for problem in file.problems],
    }
