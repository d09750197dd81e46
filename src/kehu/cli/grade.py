"""`kehu grade`: how customers stand by volume and by payment, and why; records grades, tries policies out [G7]–[G9].

It computes nothing: grading does. What is printed is laid out in grading_views.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.grading.names import grade_meant
from kehu.cli.options import AsOf, Customers, Owner
from kehu.cli.usage import WrongUsage
from kehu.lang import m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Assessing
    from kehu.cli.grading.classes import Classified
    from kehu.cli.grading.views import Graded
    from kehu.model.policy import Policy

DESCRIPTION = m(
    "Grades every customer by volume (A, B, C, D by the purchases of twelve months) and by payment behaviour (甲, "
    "乙, 丙, 丁, or none where there is nothing to judge by). Beside a grade that differs from the recorded one, "
    "the old one stands: B→A. Drafts are not graded. Customers whose files have errors are named, and the others "
    "are graded all the same; the exit code is 1 then."
)
EXAMPLES = (
    ("kehu grade", m("All customers today")),
    ("kehu grade C00012 --reasons", m("One customer, with the reasons and the records behind them")),
    ("kehu grade --as-of 2014-12-31 --write", m("Record the grades of the end of a year in the files")),
    ("kehu grade --class size --class importance", m("With two of the classes that the policy has rules for")),
    ("kehu grade --summary", m("How many customers, and how much of the purchases, each grade has")),
    ("kehu grade C00012 --explain", m("A page to read to the customer: what was due, what came when, what would help")),
    ("kehu grade --history --from 2014-01-01", m("The grades month by month, with the changes and why")),
    ("kehu grade --compare 2013-12-31", m("Who stands elsewhere than on that day")),
    ("kehu grade --policy strict.yaml", m("Try another policy: who would move, with how much money")),
)


CHANGES = ("--policy", "--history", "--compare")  # each has a result of its own
APART = (
    ("--write", *CHANGES),
    ("--summary", "--reasons", "--explain", *CHANGES),
    ("--class", "--explain", *CHANGES),
    ("--to-rise", "--summary", *CHANGES),
    ("--explain", "--format csv"),
)


class NotTogether(WrongUsage):
    sentence = "{one} and {other} do not go together"


class OnlyWithHistory(WrongUsage):
    sentence = "{option} says for which months --history is wanted"
    hint = "add --history, or give the date with --as-of"


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    reasons: Annotated[bool, typer.Option("--reasons", help="Say why, and name the records")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Count grades instead of listing customers")] = False,
    write: Annotated[bool, typer.Option("--write", help="Record changed grades in the customers' files")] = False,
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Grade by this policy and show who would move")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="A page that can be read to the customer")] = False,
    to_rise: Annotated[bool, typer.Option("--to-rise", help="Say what would lift each customer's grades")] = False,
    history: Annotated[bool, typer.Option("--history", help="Grades month by month, the changes and why")] = False,
    start: Annotated[
        date | None,
        typer.Option(
            "--from", parser=options.date_of("--from"), metavar="DATE", help="First month of --history (12 months back)"
        ),
    ] = None,
    end: Annotated[
        date | None,
        typer.Option("--to", parser=options.date_of("--to"), metavar="DATE", help="Last day of --history (--as-of)"),
    ] = None,
    compare: Annotated[
        date | None,
        typer.Option(
            "--compare", parser=options.date_of("--compare"), metavar="DATE", help="Show who stands elsewhere than then"
        ),
    ] = None,
    owner: Owner = None,
    grade: Annotated[
        list[str] | None,
        typer.Option("--grade", metavar="GRADE", help="Only customers with this grade by volume or by payment"),
    ] = None,
    classes: Annotated[
        list[str] | None,
        typer.Option("--class", metavar="SCHEME", help="Tell each customer's class in this scheme too"),
    ] = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print grades."""
    asked = {
        "--write": write, "--summary": summary, "--reasons": reasons, "--class": bool(classes), "--to-rise": to_rise,
        "--explain": explain, "--policy": policy is not None, "--history": history, "--compare": compare is not None,
        "--from": start is not None, "--to": end is not None, "--format csv": format == "csv",
    }  # fmt: skip
    _refuse_contradictions(asked)
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Assessing, Readable
    from kehu.cli.grading import views as grading_views

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    usual = archive.policy
    tried = archive.policy_from(str(policy.absolute())) if policy else usual
    wanted = _wanted(grade, tried)
    readable = Readable(archive, customers, owner)
    assessing = Assessing(readable, tried, day)
    if write:
        found = _record(archive, assessing, wanted)
    else:
        found = [each for each in map(grading_views.Graded._make, assessing) if _is_wanted(each, wanted)]
    everybody = customers is None and owner is None and not wanted
    classified = _classified(archive, tried, day, found, classes, summary, everybody) if classes or summary else {}
    result = grading_views.Grades(day, tried, found, [] if wanted else assessing.drafts, readable.problems, classified)
    if policy:
        from kehu.cli.grading.trial import print_trial

        print_trial(result, usual, format)
    elif summary:
        from kehu.cli.grading.summary import print_summary

        print_summary(result, format)
    elif history:
        from kehu.cli.grading.history import print_history

        print_history(result, start, end or day, format, every_month=bool(customers))
    elif compare:
        from kehu.cli.grading.history import print_comparison

        print_comparison(result, compare, format)
    elif explain:
        from kehu.cli.grading.explanation import print_explanations

        print_explanations(result, format)
    elif customers or to_rise:
        from kehu.cli.grading.told import print_told

        print_told(result, format, reasons)
    else:
        grading_views.print_grades(result, format, reasons)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _record(archive: Archive, assessing: Assessing, wanted: frozenset[str]) -> list[Graded]:
    from kehu.cli.grading.record import record

    return record(archive, assessing, lambda each: _is_wanted(each, wanted))


def _classified(
    archive: Archive,
    policy: Policy,
    day: date,
    found: Sequence[Graded],
    named: Sequence[str] | None,
    summary: bool,
    everybody: bool,
) -> Classified:
    """The classes that were asked for; a summary tells of all."""
    from kehu.cli.grading.classes import Classifying

    classifying = Classifying(archive, policy, day)
    schemes = classifying.schemes(named or (), "kehu grade")
    return classifying.classify(found, None if summary and not schemes else schemes, everybody=everybody)


def _refuse_contradictions(asked: dict[str, bool]) -> None:
    for group in APART:
        both = [name for name in group if asked[name]]
        if len(both) > 1:
            raise NotTogether(one=both[0], other=both[1], command="kehu grade")
    for option in ("--from", "--to"):
        if asked[option] and not asked["--history"]:
            raise OnlyWithHistory(option=option, command="kehu grade")


def _wanted(grades: Sequence[str] | None, policy: Policy) -> frozenset[str]:
    """The grades asked for, checked."""
    return frozenset(grade_meant(each, policy, "kehu grade") for each in grades or ())


def _is_wanted(graded: Graded, wanted: frozenset[str]) -> bool:
    return not wanted or not wanted.isdisjoint((graded.assessment.volume.grade, graded.assessment.credit.grade))
