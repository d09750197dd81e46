"""`kehu visit`: which visits are on the way and who has to act; its subcommands move one visit on [W3]."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customer, Customers, Field, Fields, Owner, Subcommand, Subcommands
from kehu.cli.put import By, Date
from kehu.cli.usage import ChoiceUnknown, WrongUsage
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import Label, Message, m

if TYPE_CHECKING:
    from kehu.model.customer import Customer as Known
    from kehu.model.dossier import Visit
    from kehu.work.visits import Move, Stage

DESCRIPTION = m(
    "Lists the visits that are on the way, from the plan to the minutes that the customer has confirmed: where each "
    "stands, since when, what comes next and who has to act. The subcommands move one visit on; where a customer has "
    "only one visit that is so far, its id need not be given."
)
EXAMPLES = (
    ("kehu visit --owner 周志强", m("What one colleague has to do")),
    ("kehu visit --stage minutes", m("Minutes that wait for the manager")),
    ("kehu visit plan C00012 --date 2026-01-15 --purpose 对账", m("Plan a visit; prints its id")),
    ("kehu visit approve C00012 --by 顾建明", m("The manager approves the plan")),
    ("kehu visit made C00012 --date 2026-01-16", m("It took place, a day later")),
    ("kehu visit minutes C00012 --by 周志强 --text '…'", m("Write the minutes down")),
)
STEPS = {
    "approve": (
        "kehu visit approve C00012 N260115-7k3m --by 顾建明",
        m("The visit is named where several are so far"),
    ),
    "made": ("kehu visit made C00012 --with 李经理", m("It took place as planned; with whom")),
    "minutes": (
        "kehu visit minutes C00012 --by 周志强 --from minutes.txt --follow-up 2026-02-01",
        m("From a text file; come back to it in February"),
    ),
    "approve-minutes": ("kehu visit approve-minutes C00012 --by 顾建明", m("The minutes may go to the customer")),
    "sent": ("kehu visit sent C00012 --by 周志强", m("Sent today")),
    "confirmed": ("kehu visit confirmed C00012 --by 李经理", m("Mr Li of the customer has confirmed them")),
    "cancel": ("kehu visit cancel C00012 --why 客户出差", m("It will not take place")),
}
VISIT = typer.Argument(metavar="VISIT", help="The visit's id; needed where several are so far")
Which = Annotated[str | None, VISIT]


class NoVisit(KehuError):
    sentence = "{code} has no visit that stands at: {stages}"
    hint = "kehu visit {code} --all lists its visits"
    exit_code = SAID_NO


class NotSo(KehuError):
    sentence = "{why}"
    hint = "this goes with a visit that stands at: {stages}"
    exit_code = SAID_NO


class NoVisitCalled(KehuError):
    sentence = "{code} has no visit {id}"
    hint = "kehu visit {code} --all lists its visits"
    exit_code = SAID_NO


class SeveralVisits(KehuError):
    sentence = "{code} has several visits that are so far: {visits}"
    hint = "name the one that is meant by its id, behind the customer"
    exit_code = SAID_NO


class TextTwice(WrongUsage):
    sentence = "the minutes are given with --text or with --from, and with one of them"


def command(
    customers: Customers = None,
    owner: Owner = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="STAFF", help="Only what this colleague has to do")
    ] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help="Only visits that stand there, such as minutes")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that are confirmed or cancelled")] = False,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """List the visits."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.visit_views import Row, print_visits
    from kehu.work.visits import standings

    wanted = _stage(stage)
    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    readable = Readable(archive, customers, owner)
    rows = [Row(customer, each) for _, customer in readable for each in standings(customer, day)]
    rows = [
        row
        for row in rows
        if (row.standing.stage is wanted if wanted else every or row.standing.is_open)
        and (who is None or row.standing.who == who)
    ]
    rows.sort(key=lambda row: (row.standing.since, row.customer.code, row.standing.visit.id))
    print_visits(rows, day, readable.problems, format)
    output.print_problems(readable.problems if format != "json" else ())
    return readable.exit_code


def _stage(named: str | None) -> Stage | None:
    from kehu.work.visits import Stage

    if named is None:
        return None
    meant = Stage.named(named)
    if not isinstance(meant, Stage):
        known = [each.offered for each in Stage]
        raise ChoiceUnknown(command="kehu visit", option="--stage", value=named, choices=known)
    return meant


def subcommands() -> Subcommands:
    """One for each step, in their order."""
    made: dict[str, tuple[Label, Callable[..., int], Message]] = {
        "approve": (
            Label("Approve the plan", "批准走访计划"),
            approve,
            m("A manager approves a visit's plan: a sales manager or the boss, where kehu.yaml lists the staff."),
        ),
        "made": (
            Label("Record that it took place", "登记已走访"),
            made_visit,
            m("Records that a planned visit took place: on which day, and with whom."),
        ),
        "minutes": (
            Label("Write the minutes", "登记走访纪要"),
            minutes,
            m("Writes the minutes of a visit that took place, within two working days. --from reads a text file."),
        ),
        "approve-minutes": (
            Label("Approve the minutes", "批准走访纪要"),
            approve_minutes,
            m("A manager approves the minutes; then they may go to the customer."),
        ),
        "sent": (
            Label("Record that the customer has the minutes", "登记纪要已送客户"),
            sent,
            m("Records that approved minutes were sent to the customer, when and by whom."),
        ),
        "confirmed": (
            Label("Record that the customer has confirmed them", "登记客户已确认纪要"),
            confirmed,
            m("Records who at the customer confirmed the minutes, and when. With this the visit is closed."),
        ),
        "cancel": (
            Label("Cancel a planned visit", "取消走访计划"),
            cancel,
            m("Cancels a visit that has not taken place, and notes why."),
        ),
    }
    plan = Subcommand(
        summary=Label("Plan a visit", "计划走访"),
        function=plan_visit,
        fields=_plan_fields,
        description=m("Plans a visit: the day, who goes, whom to see, for what purpose. The visit's id is printed."),
        examples=(EXAMPLES[2],),
    )
    rest = {
        name: Subcommand(summary=summary, function=function, description=description, examples=(STEPS[name],))
        for name, (summary, function, description) in made.items()
    }
    return {"plan": plan, **rest}


def _plan_fields() -> Sequence[Field]:
    from kehu.cli.adding.given import options_of
    from kehu.model.kinds import BY_KIND

    planned = ("date", "by", "with", "purpose", "plan", "planned_on", "note")
    return [each for each in options_of(BY_KIND["visit"], without=["id"]) if each.name in planned]


def plan_visit(customer: Customer, fields: Fields) -> int:
    """`kehu visit plan`."""
    from kehu.cli.add import add_record
    from kehu.cli.put import opened

    archive = opened()
    today = session.today(archive.settings.utc_offset or "").isoformat()
    planned: Fields = {"state": "planned", "planned_on": today, **fields}
    return add_record(archive, "visit", customer, planned, "kehu visit plan", random.SystemRandom())


def approve(customer: Customer, by: By, visit: Which = None, date: Date = None) -> int:
    """The plan."""
    from kehu.work.visits import Move

    return _move(customer, visit, Move.APPROVE, date, lambda day: {"plan_approved_on": day, "plan_approved_by": by}, by)


def made_visit(
    customer: Customer,
    visit: Which = None,
    whom: Annotated[str | None, typer.Option("--with", metavar="PERSON", help="Whom it was with")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="STAFF", help="Who went, if another than planned")] = None,
    date: Date = None,
) -> int:
    """It took place."""
    from kehu.work.visits import Move

    def values(day: str) -> dict[str, str | None]:
        return {"date": day, "state": "made", "by": by, "with": whom}

    return _move(customer, visit, Move.MADE, date, values)


def minutes(
    customer: Customer,
    by: By,
    visit: Which = None,
    words: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="What was said and agreed")] = None,
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Read it from this text file")] = None,
    needs: Annotated[
        str | None, typer.Option("--needs", metavar="TEXT", help="Needs and problems in the customer's words")
    ] = None,
    follow_up: Annotated[
        datetime.date | None,
        typer.Option(
            "--follow-up", metavar="DATE", parser=options.date_of("--follow-up"), help="When to come back to it"
        ),
    ] = None,
    date: Date = None,
) -> int:
    """The minutes."""
    from kehu.archive.read import decode
    from kehu.work.visits import Move

    if (words is None) == (source is None):
        raise TextTwice(command="kehu visit minutes")
    if source is not None:
        decoded, problems = decode(source.read_bytes(), str(source))
        if problems:
            output.print_problems(problems)
            return SAID_NO
        words = decoded.strip()

    def values(day: str) -> dict[str, str | None]:
        later = follow_up.isoformat() if follow_up else None
        return {"recorder": by, "needs": needs, "minutes": words, "minutes_on": day, "follow_up": later}

    return _move(customer, visit, Move.MINUTES, date, values)


def approve_minutes(customer: Customer, by: By, visit: Which = None, date: Date = None) -> int:
    """The minutes."""
    from kehu.work.visits import Move

    return _move(customer, visit, Move.APPROVE_MINUTES, date, lambda day: {"approved_by": by, "approved_on": day}, by)


def sent(customer: Customer, by: By, visit: Which = None, date: Date = None) -> int:
    """To the customer."""
    from kehu.work.visits import Move

    return _move(customer, visit, Move.SENT, date, lambda day: {"sent_on": day, "sent_by": by})


def confirmed(
    customer: Customer,
    by: Annotated[str, typer.Option("--by", metavar="PERSON", help="Who at the customer confirmed them")],
    visit: Which = None,
    date: Date = None,
) -> int:
    """By the customer."""
    from kehu.work.visits import Move

    return _move(customer, visit, Move.CONFIRMED, date, lambda day: {"confirmed_by": by, "confirmed_on": day})


def cancel(
    customer: Customer,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="For what reason")],
    visit: Which = None,
) -> int:
    """Cancel."""
    from kehu.work.visits import Move

    return _move(customer, visit, Move.CANCEL, None, lambda day: {"state": "cancelled", "note": why})


def _move(
    words: str,
    id: str | None,
    move: Move,
    date: datetime.date | None,
    values: Callable[[str], Mapping[str, str | None]],
    approver: str | None = None,
) -> int:
    """Move the visit that is meant on; read under the lock, so that nobody does it twice."""
    from kehu.cli.put import day_of, must_be_allowed, opened, place_of, sound, with_fields
    from kehu.work.roles import Act
    from kehu.work.visits import stage

    archive = opened()
    day = day_of(archive, date)
    if approver is not None:
        must_be_allowed(archive, "--by", approver, Act.VISIT, day)
    path = archive.resolve(words).file
    with archive.changing() as change:
        file = change.read(path)
        visit = _meant(sound(file), id, move)
        place = place_of(file, "visits", visit.id)
        fields: dict[Sequence[str | int], str] = {
            (*place, name): value for name, value in values(day.isoformat()).items() if value
        }
        change.edit(file, with_fields(file.text, fields, path))
        after = sound(change.read(path))
        now = stage(next(each for each in after.visits if each.id == visit.id))
    output.note(m("{code} {name}: visit {id}: {stage}", code=file.code, name=file.name, id=visit.id, stage=now))
    return DONE


def _meant(customer: Known, id: str | None, move: Move) -> Visit:
    """The visit of that id, or the only one with which the move can be made."""
    from kehu.work.visits import FROM, refusal

    if id is not None:
        named = next((each for each in customer.visits if each.id == id), None)
        if named is None:
            raise NoVisitCalled(code=customer.code, id=id)
        if why := refusal(named, move):
            raise NotSo(why=why, stages=list(FROM[move]))
        return named
    fitting = [each for each in customer.visits if refusal(each, move) is None]
    if not fitting:
        raise NoVisit(code=customer.code, stages=list(FROM[move]))
    if len(fitting) > 1:
        shown = [f"{each.id} ({each.date})" for each in fitting]
        raise SeveralVisits(code=customer.code, visits=shown)
    return fitting[0]
