"""`kehu review`: what the rules flag [V1] [V3]. Showing, recording, planning and sending are rooms of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.findings import done as review_done
from kehu.cli.findings import plan as review_plan
from kehu.cli.findings import rules as rules_listed
from kehu.cli.options import AsOf, Customers, Owner, Subcommand, Subcommands
from kehu.cli.usage import ChoiceUnknown, WrongUsage
from kehu.errors import SAID_NO
from kehu.lang import Label, m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.cli.findings.views import Shown
    from kehu.model.policy.rule import Severity

DESCRIPTION = m(
    "Lists what needs a person's attention, by the rules of the policy. Both ends are watched first: the most severe, "
    "and within a severity the customers with most money at stake. A page for the intranet, a calendar and mails come "
    "from the same list. With --fail-on the exit code says whether there is anything, for cron and CI."
)
EXAMPLES = (
    ("kehu review", m("Everything, today")),
    ("kehu review --owner 张伟 --severity warning", m("One colleague's list, without what is information only")),
    ("kehu review --by owner --top 20", m("The twenty that come first, under the names of those who look after them")),
    ("kehu review --rule overdue --format csv > overdue.csv", m("Overdue money, for a spreadsheet")),
    ("kehu review -o review.html", m("A page for the intranet; .ics makes a calendar")),
    ("kehu review --since seen.json --quiet", m("For cron: what is new since the last run, and nothing if nothing is")),
    ("kehu review --fail-on critical", m("For cron: exit code 1 if something is critical")),
)
SUFFIXES = {
    ".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".csv": "csv", ".ics": "ics", ".txt": "table",
}  # fmt: skip
PAGES = ("html", "ics")  # say of themselves that they are UTF-8


class TopTooSmall(WrongUsage):
    sentence = "--top {top}: at least 1 finding must be left"


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    owner: Owner = None,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="RULE", help="Only findings of this rule, such as overdue, which is explained"),
    ] = None,
    severity: Annotated[
        str | None,
        typer.Option(
            "--severity", metavar="SEVERITY", help="Only findings at least so severe: info, warning or critical"
        ),
    ] = None,
    by: Annotated[
        Literal["owner", "rule", "customer"] | None,
        typer.Option("--by", help="Under the names of owners, rules or customers instead of severities"),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="NUMBER", help="Only so many, those that come first")
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since", metavar="FILE", help="Only what is new since the last run with this file, where it is noted"
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="SEVERITY", help="Exit with 1 if a listed finding is at least so severe"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing if there is nothing to list")] = False,
    format: Annotated[Literal["table", "md", "html", "json", "csv", "ics"] | None, options.FORMAT] = None,
    to: Annotated[Path | None, options.OUTPUT] = None,
    mail_dir: Annotated[
        Path | None,
        typer.Option("--mail-dir", metavar="DIR", help="Write a mail for each colleague into this folder instead"),
    ] = None,
    mail_from: Annotated[
        str | None, typer.Option("--mail-from", metavar="ADDRESS", help="Who the mails are from")
    ] = None,
) -> int:
    """Print the findings."""
    from kehu.archive.directory import Archive
    from kehu.cli.findings.gathering import Reviewing
    from kehu.cli.findings.rule import told
    from kehu.cli.findings.seen import seen_in
    from kehu.cli.findings.views import Shown
    from kehu.cli.outfile import put

    least, failing = _severity(severity, "--severity"), _severity(fail_on, "--fail-on")
    if top is not None and top < 1:
        raise TopTooSmall(command="kehu review", top=top)
    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    run = Reviewing(archive, day, customers, owner)
    rules = _rules(rule or (), run.round.labels)
    seen = seen_in(since) if since else None
    found = [each for each in run.findings(rules) if least is None or each.severity.rank >= least.rank]
    new = [each for each in found if seen is None or seen.is_new(each)]
    shown = Shown(
        new[:top],
        day,
        archive.settings.company or "",
        by,
        told(archive, rules),
        run.readable.problems,
        archive.root,
        news=seen is not None,
    )
    format = format or SUFFIXES.get(to.suffix.lower() if to else "", "table")  # type: ignore[assignment]
    if mail_dir is not None:
        _write_mails(shown, archive, mail_dir, mail_from)
    elif shown.found or not quiet or to:  # a page of yesterday must not stay
        _put(shown, format or "table", to, quiet)
    if len(new) > len(shown.found) and not quiet:
        output.note(m("{count} more {count:finding|findings} not shown", count=len(new) - len(shown.found)))
    for message in run.round.calendar.assumed():
        output.note(message)
    output.print_problems(shown.problems if format != "json" or mail_dir else ())
    if since and seen is not None:
        hidden = {file.code for file in run.readable.faulty}
        put(since, seen.after(found, shown.found, hidden).written(day))
    failed = failing is not None and any(each.severity.rank >= failing.rank for each in shown.found)
    return SAID_NO if failed else run.readable.exit_code


def _put(shown: Shown, format: str, to: Path | None, quiet: bool) -> None:
    """To the screen or into the file that was named."""
    from contextlib import redirect_stdout
    from io import StringIO

    from kehu.cli.findings.views import print_findings
    from kehu.cli.outfile import put, show

    if format not in PAGES and (to is None or str(to) == "-"):
        print_findings(shown, format)
        return
    if format in PAGES:
        said = _page(shown, format)
    else:
        with redirect_stdout(StringIO()) as printed:
            print_findings(shown, format)
        said = printed.getvalue()
    if to is not None and str(to) != "-":
        put(to, said.encode())
        if not quiet:
            output.note(m("Written: {file}", file=str(to)))
    else:
        show(said)


def _page(shown: Shown, format: str) -> str:
    if format == "html":
        from kehu.cli.findings.page import page

        return page(shown)
    from kehu.cli.findings.calendar import findings_calendar

    return findings_calendar(shown)


def _write_mails(shown: Shown, archive: Archive, folder: Path, sender: str | None) -> None:
    """Into the folder, which is made; the files' names are printed."""
    from kehu.archive.disk import writing
    from kehu.cli.findings.mail import mails
    from kehu.cli.outfile import put

    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for mail in mails(shown, archive.settings, sender):
        put(folder / mail.file, mail.data)
        output.say(str(folder / mail.file))
        if not mail.to:
            output.note(
                m("{file}: nobody to send it to: kehu.yaml has no email for {name}", file=mail.file, name=mail.name)
            )


def _severity(named: str | None, option: str) -> Severity | None:
    """The severity that is meant by its name in either language."""
    from kehu.model.policy.rule import Severity

    if named is None:
        return None
    meant = Severity.named(named)
    if not isinstance(meant, Severity):
        known = [each.offered for each in Severity]
        raise ChoiceUnknown(command="kehu review", option=option, value=named, choices=known)
    return meant


def _rules(named: Sequence[str], labels: Mapping[str, Label]) -> tuple[str, ...]:
    """The rules that are meant by their names, or by what they are called, in their order."""
    meant = {name: rule for rule, label in labels.items() for name in (rule, label.en, label.zh)}
    for each in named:
        if each not in meant:
            known = [Label(rule, f"{rule}（{label.zh}）") for rule, label in labels.items()]
            raise ChoiceUnknown(command="kehu review", option="--rule", value=each, choices=known)
    asked = {meant[each] for each in named}
    return tuple(rule for rule in labels if rule in asked)


def subcommands() -> Subcommands:
    """`kehu review done`, `plan` and `rules`."""
    done = Subcommand(
        summary=Label("Record that a customer has been looked over", "登记一次复核"),
        function=review_done.record_review,
        fields=review_done.fields,
        description=review_done.DESCRIPTION,
        examples=review_done.DONE_EXAMPLES,
    )
    plan = Subcommand(
        summary=Label("Spread coming reviews over days and people", "安排近期的复核"),
        function=review_plan.plan_reviews,
        description=review_plan.DESCRIPTION,
        examples=review_plan.PLAN_EXAMPLES,
    )
    rules = Subcommand(
        summary=Label("List all rules of review", "列出全部复核规则"),
        function=rules_listed.list_rules,
        description=rules_listed.DESCRIPTION,
        examples=rules_listed.RULES_EXAMPLES,
    )
    return {"done": done, "plan": plan, "rules": rules}
