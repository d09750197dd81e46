"""`kehu review plan`: the reviews that come due, spread over working days and people. It writes no customer's file."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Owner
from kehu.cli.output import Cell, Column
from kehu.errors import SAID_NO, KehuError
from kehu.lang import Label, m, text

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.findings.gathering import Reviewing
    from kehu.review.plan import Job, Planned

DESCRIPTION = m(
    "Says who reviews which customer on which day. Every customer whose review is due by the last day, or late "
    "already, comes once; nothing comes later than it is due where that can be; and the days of each colleague are "
    "alike where nothing forces more. Whoever looks after a customer reviews it; customers of nobody go to those who "
    "have fewest. Working days are mainland China's, or those of holidays.yaml. Nothing is written: as a calendar "
    "(--format ics) a later plan moves the days of the one before."
)
PLAN_EXAMPLES = (
    ("kehu review plan", m("The coming month")),
    ("kehu review plan --from 2026-07-01 --to 2026-07-31 --format csv > plan.csv", m("A month, for a spreadsheet")),
    ("kehu review plan --owner 张伟 --format ics > reviews.ics", m("One colleague's days, for a calendar")),
)
TWO_FIGURES = 10
HEADER = ("day", "by", "customer", "name", "due", "late", "weight")


class NoWorkingDay(KehuError):
    sentence = "There is no working day from {start} to {end}"
    hint = "Say another --from or --to"
    exit_code = SAID_NO


def plan_reviews(
    owner: Owner = None,
    as_of: AsOf = None,
    start: Annotated[
        datetime.date | None,
        typer.Option("--from", metavar="DATE", parser=options.date_of("--from"), help="The first day, if not today"),
    ] = None,
    end: Annotated[
        datetime.date | None,
        typer.Option(
            "--to", metavar="DATE", parser=options.date_of("--to"), help="The last day, if not a month after the first"
        ),
    ] = None,
    format: Annotated[Literal["table", "md", "json", "csv", "ics"], options.FORMAT] = "table",
) -> int:
    """Print the plan."""
    from kehu.archive.directory import Archive
    from kehu.cli.findings.gathering import Reviewing
    from kehu.model.months import add_months
    from kehu.review.plan import plan

    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    start = start or day
    end = end or add_months(start, 1)
    calendar = archive.working_days
    days = [each for each in _days(start, end) if calendar.is_working(each)]
    if not days:
        raise NoWorkingDay(start=start, end=end)
    run = Reviewing(archive, day)
    jobs = list(_jobs(run, days[-1]))
    planned = plan(jobs, days, _people(archive, start, jobs))
    planned = [each for each in planned if owner is None or each.by == owner]
    _show(planned, days, archive, day, format, run)
    for message in calendar.assumed():
        output.note(message)
    if format != "json":
        output.print_problems(run.readable.problems)
    return run.readable.exit_code


def _days(start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    return (start + datetime.timedelta(days=each) for each in range((end - start).days + 1))


def _jobs(run: Reviewing, last: datetime.date) -> Iterator[Job]:
    """A review of every customer that is due by the last day: as `kehu review` counts, by the rule not-reviewed."""
    from kehu.grading.cadence import next_review
    from kehu.model.choices import Status
    from kehu.model.policy.review.work import CadenceRule
    from kehu.review.finding import weight
    from kehu.review.plan import Job

    for case in run.cases():
        rule = run.round.effective("not-reviewed", case)
        if case.customer.status is Status.CLOSED or not rule.enabled:
            continue
        assert isinstance(rule, CadenceRule)
        until = next_review(case.customer, case.assessment, case.policy, rule).until
        if until is None or until <= last:
            customer = case.customer
            yield Job(customer.code, customer.name, customer.owner, until, weight(case.assessment))


def _people(archive: Archive, day: datetime.date, jobs: Sequence[Job]) -> list[str]:
    """Who may review: everybody on the list of staff who looks after customers; without a list, all owners."""
    from kehu.model.choices import StaffRole

    owners = {job.owner for job in jobs if job.owner}
    staff = archive.settings.staff
    if not staff:
        return sorted(owners)
    here = [each for each in staff if each.left_on is None or each.left_on > day]
    return [each.name for each in here if each.name in owners or each.role is StaffRole.SALES]


def _show(
    planned: Sequence[Planned],
    days: Sequence[datetime.date],
    archive: Archive,
    as_of: datetime.date,
    format: str,
    run: Reviewing,
) -> None:
    match format:
        case "json":
            problems = [output.problem_json(each) for each in run.readable.problems]
            load = [{"by": person, "days": dict(counts)} for person, counts in _loads(planned)]
            reviews = [_json(each) for each in planned]
            output.print_json({"as_of": as_of, "reviews": reviews, "load": load, "problems": problems})
        case "csv":
            output.print_csv(HEADER, ([_json(each)[name] for name in HEADER] for each in planned))
        case "ics":
            _print_calendar(planned, archive, as_of)
        case _:
            _print_tables(planned, days, format)


def _json(each: Planned) -> dict[str, Any]:
    return {
        "day": each.day,
        "by": each.by,
        "customer": each.job.code,
        "name": each.job.name,
        "due": each.job.until,
        "late": each.late,
        "weight": each.job.weight,
    }


def _loads(planned: Sequence[Planned]) -> list[tuple[str | None, Counter[str]]]:
    """How many reviews each person has on each day that has some."""
    people = sorted({each.by for each in planned}, key=lambda name: name or "")
    return [(name, Counter(each.day.isoformat() for each in planned if each.by == name)) for name in people]


def _print_tables(planned: Sequence[Planned], days: Sequence[datetime.date], format: str) -> None:
    """The reviews by day, then the load: of each person how many in all, and and how many on which day."""
    put = output.print_markdown if format == "md" else output.print_table
    columns = [
        Column(Label("Day", "日期")),
        Column(Label("By", "复核人")),
        Column(Label("Customer", "客户")),
        Column(Label("Due", "应于")),
        Column(Label("At stake", "涉及金额"), right=True),
    ]
    rows: list[list[Cell]] = [
        [each.day, each.by or m("nobody"), f"{each.job.code} {each.job.name}", _due(each), each.job.weight]
        for each in planned
    ]
    put(columns, rows)
    output.say()
    put(
        [
            Column(Label("By", "复核人")),
            Column(Label("Reviews", "复核数"), right=True),
            Column(Label("Fewest a day", "每日最少"), right=True),
            Column(Label("Most a day", "每日最多"), right=True),
            Column(Label("Late", "其中逾期"), right=True),
            Column(Label("Day by day, by weeks", "逐日（按周）")),
        ],
        [_load(name or text(m("nobody")), counts, planned, days, name) for name, counts in _loads(planned)],
    )
    output.say()
    counts = Counter(each.day for each in planned)
    busiest = max(counts.values(), default=0)
    output.say(
        m(
            "{count} {count:review|reviews} on {days} {days:working day|working days}, at most {most} a day",
            count=len(planned),
            days=len(days),
            most=busiest,
        )
    )


def _load(
    shown: str, counts: Counter[str], planned: Sequence[Planned], days: Sequence[datetime.date], name: str | None
) -> list[Cell]:
    loads = [counts[day.isoformat()] for day in days]
    late = sum(each.late for each in planned if each.by == name)
    return [shown, sum(loads), min(loads), max(loads), late, _daily(counts, days)]


def _daily(counts: Counter[str], days: Sequence[datetime.date]) -> str:
    """How many on each working day: 21111 11112, a group of figures for each week."""
    between = "" if max(counts.values(), default=0) < TWO_FIGURES else ","
    weeks = groupby(days, key=lambda day: day.isocalendar()[:2])
    return " ".join(between.join(str(counts[day.isoformat()]) for day in week) for _, week in weeks)


def _due(each: Planned) -> Cell:
    """The last day for it; a day that has passed, or was never named, is said to be late."""
    if each.job.until is None:
        return m("never reviewed")
    return m("{day}, late", day=each.job.until) if each.late else each.job.until


def _print_calendar(planned: Sequence[Planned], archive: Archive, as_of: datetime.date) -> None:
    from kehu.cli.outfile import show
    from kehu.exchange.icalendar import Event, calendar

    company = archive.settings.company or ""
    events = (
        Event(
            f"plan/{each.job.code}",
            each.day,
            text(m("Review {customer}", customer=f"{each.job.code} {each.job.name}")),
            f"{text(m('by {name}', name=each.by or m('nobody')))}\nkehu review done {each.job.code}",
            [each.by] if each.by else [],
        )
        for each in planned
    )
    show(calendar(text(m("Reviews {company}", company=company)), events, as_of, company))
