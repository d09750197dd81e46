"""`kehu assign`: who of us looks after a customer; with `--even` all who have nobody are handed out [W2]."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.clear import OnlyWith
from kehu.cli.output import Column
from kehu.cli.put import By, Date, day_of, must_be_allowed, opened, sound, with_fields, with_record
from kehu.cli.usage import ArgumentMissing, OptionMissing, WrongUsage
from kehu.errors import DONE, LOCKED, SAID_NO, KehuError
from kehu.lang import Label, m, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive, Changing
    from kehu.model.customer import Customer as Known
    from kehu.model.problem import Problem
    from kehu.work.sharing import Plan, Taker

DESCRIPTION = m(
    "Gives a customer to a colleague, and keeps the history of who had it before. With --even all customers without an "
    "owner, or whose owner has left, are handed to the salespeople, evenly by the capacity that kehu.yaml gives each, "
    "counting the customers that they have. The plan is shown first: at a terminal kehu asks; elsewhere nothing is "
    "written without --yes, and the exit code is 1. Sales managers and the boss may, where kehu.yaml lists the staff."
)
EXAMPLES = (
    ("kehu assign C00012 --to 吴晓东 --by 顾建明 --why 原业务员离职", m("One customer")),
    ("kehu assign --even --by-region --by 顾建明", m("Show who would get whom, each within their regions")),
    ("kehu assign --even --by 顾建明 --why 离职移交 --yes", m("Do it without asking")),
)
COLUMNS = (
    Column(Label("Code", "编码")),
    Column(Label("Customer", "客户")),
    Column(Label("Region", "地区")),
    Column(Label("Owner until now", "原业务员")),
    Column(Label("Gets it", "分派给")),
)
SUMS = (
    Column(Label("Staff", "业务员")),
    Column(Label("Capacity", "可负责数"), right=True),
    Column(Label("Has", "现有"), right=True),
    Column(Label("Gets", "新增"), right=True),
)


class EvenOrOne(WrongUsage):
    sentence = "`kehu assign` takes a customer with --to, or --even, not both"


class ChangedMeanwhile(KehuError):
    sentence = "the archive has changed since the plan was shown; nothing was written"
    hint = "look at the new plan: run the command again"
    exit_code = LOCKED


def command(
    by: By,
    customer: Annotated[str | None, options.CUSTOMER] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="STAFF", help="Who is to look after it")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="REASON", help="For what reason")] = None,
    even: Annotated[bool, typer.Option("--even", help="Hand out all customers that have no owner")] = False,
    by_region: Annotated[bool, typer.Option("--by-region", help="Only to colleagues in charge of its region")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Carry the plan out without asking")] = False,
    date: Date = None,
    format: Annotated[Literal["table", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Assign one customer, or hand out all."""
    from kehu.work.roles import Act

    _must_fit(customer, to, why, even, {"--by-region": by_region, "--yes": yes, "--format": format != "table"})
    archive = opened()
    day = day_of(archive, date)
    must_be_allowed(archive, "--by", by, Act.ASSIGN, day)
    if even:
        return _hand_out(archive, by, why, by_region, yes, day, format)
    must_be_allowed(archive, "--to", to or "", Act.OWN, day)
    return _one(archive, customer or "", to or "", by, why or "", day)


def _must_fit(customer: str | None, to: str | None, why: str | None, even: bool, others: dict[str, bool]) -> None:
    if even:
        if customer is not None or to is not None:
            raise EvenOrOne(command="kehu assign")
        return
    for option, given in others.items():
        if given:
            raise OnlyWith(command="kehu assign", option=option, other="--even")
    if customer is None:
        raise ArgumentMissing(command="kehu assign", argument=m("CUSTOMER"))
    for option, value in (("--to", to), ("--why", why)):
        if not value or not value.strip():
            raise OptionMissing(command="kehu assign", option=option)


def _one(archive: Archive, words: str, to: str, by: str, why: str, day: datetime.date) -> int:
    from kehu.cli.intake import NotNow

    path = archive.resolve(words).file
    with archive.changing() as change:
        file = change.read(path)
        old = sound(file).owner
        if old == to:
            already = m("{name} looks after {code} already", name=to, code=file.code)
            raise NotNow(why=already, advice=m("nothing was written"))
        change_owner(change, file, to, by, why, day)
    said = m("{code} {name}: owner {old} → {new}", code=file.code, name=file.name, old=old or m("none"), new=to)
    output.note(said)
    return DONE


def change_owner(change: Changing, file: CustomerFile, to: str, by: str, why: str | None, day: datetime.date) -> None:
    """Let a customer have another owner, and its history say so."""
    from kehu.cli.intake import NotNow
    from kehu.work.owners import first_spell

    known = sound(file)
    last = max((each.date for each in known.owners), default=None)
    if last and day < last:
        message = m("{code} has had its owner since {last}, after {day}", code=file.code, last=last, day=day)
        raise NotNow(why=message, advice=m("give the right day with --date"))
    before = first_spell(known, day)
    out = with_fields(file.text, {("owner",): to}, file.file)
    if before:
        begun = datetime.date.fromisoformat(before.pop("date"))
        out = with_record(out, "owner", before, begun, file)
    out = with_record(out, "owner", {"owner": to, "by": by, "reason": why}, day, file)
    change.edit(file, out)


@dataclass(frozen=True)
class Even:
    """The plan, with what it was made of."""

    files: dict[str, tuple[CustomerFile, Known]]
    takers: list[Taker]
    passed_over: list[str]
    plan: Plan
    problems: list[Problem]


def _planned(archive: Archive, read: Callable[[str], CustomerFile], by_region: bool, day: datetime.date) -> Even:
    from kehu.quality.check import unreadable
    from kehu.work.owners import is_without, takers
    from kehu.work.sharing import share

    known: dict[str, tuple[CustomerFile, Known]] = {}
    problems: list[Problem] = []
    for path in archive.paths():
        try:
            file = read(path)
        except KehuError as error:
            problems.append(unreadable(path, error))
            continue
        problems += file.errors
        if file.customer:
            known[file.code] = file, file.customer
    staff = archive.settings.staff
    taking, passed_over = takers(staff, [each for _, each in known.values()], day)
    waiting = [(code, each.region) for code, (_, each) in known.items() if is_without(each, staff, day)]
    return Even(known, taking, passed_over, share(waiting, taking, by_region), problems)


def _hand_out(
    archive: Archive, by: str, why: str | None, by_region: bool, yes: bool, day: datetime.date, format: str
) -> int:
    """Show the plan, and carry it out if that is wanted."""
    from kehu.cli.adding.given import NotHere

    if not any(each.role and each.role.value == "sales" and each.is_here(day) for each in archive.settings.staff):
        advice = m("names and roles stand under staff: in kehu.yaml")
        raise NotHere(field="--even", message=m("kehu.yaml names no salesperson"), advice=advice)
    even = _planned(archive, archive.read, by_region, day)
    _print(even, day, format)
    if format != "json":
        output.print_problems(even.problems)
    for name in even.passed_over:
        output.note(m("{name} has no capacity in kehu.yaml, and gets none", name=name))
    if even.plan.left:
        output.note(m("{n} {n:customer stays|customers stay} without an owner", n=len(even.plan.left)))
    if not even.plan.given:
        output.note(m("nothing to hand out"))
        return SAID_NO if even.plan.left or even.problems else DONE
    if not (yes or _wanted(len(even.plan.given))):
        output.note(m("this is a plan, nothing was written; --yes carries it out"))
        return SAID_NO
    with archive.changing() as change:
        again = _planned(archive, change.read, by_region, day)  # under the lock, so that two plans never mix
        if again.plan != even.plan:
            raise ChangedMeanwhile()
        for code, name in again.plan.given:
            change_owner(change, again.files[code][0], name, by, why, day)
    output.note(m("{n} {n:customer|customers} handed out", n=len(even.plan.given)))
    return SAID_NO if even.plan.left or even.problems else DONE


def _wanted(n: int) -> bool:
    if not session.interactive():
        return False
    return typer.confirm(text(m("Hand out {n} {n:customer|customers}?", n=n)), default=False, err=True)


def _print(even: Even, day: datetime.date, format: str) -> None:
    from kehu.cli.output import problem_json

    rows = [_row(even, code, name) for code, name in [*even.plan.given, *((code, None) for code in even.plan.left)]]
    gets = [name for _, name in even.plan.given]
    if format == "json":
        names = ("code", "name", "region", "owner", "to")
        staff = [
            {"name": each.name, "capacity": each.capacity, "has": each.has, "gets": gets.count(each.name)}
            for each in even.takers
        ]
        output.print_json(
            {
                "as_of": day,
                "customers": [dict(zip(names, row, strict=True)) for row in rows],
                "staff": staff,
                "problems": [problem_json(each) for each in even.problems],
            }
        )
    elif format == "csv":
        output.print_csv(["code", "name", "region", "owner", "to"], rows)
    else:
        if rows:
            output.print_table(COLUMNS, [[*row[:4], row[4] or m("nobody")] for row in rows])
            output.say()
        sums = [[each.name, each.capacity, each.has, gets.count(each.name)] for each in even.takers]
        output.print_table(SUMS, sums)


def _row(even: Even, code: str, name: str | None) -> Sequence[str | None]:
    known = even.files[code][1]
    return [code, known.name, known.region, known.owner, name]
