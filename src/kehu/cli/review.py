"""`kehu review`: what the rules flag [V1] [V3]; `kehu review done`: a person has looked a customer over [V4]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customers, Field, Fields, Owner, Subcommand, Subcommands
from kehu.cli.usage import ChoiceUnknown
from kehu.errors import SAID_NO
from kehu.lang import Label, m

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehu.archive.customer_file import CustomerFile
    from kehu.model.customer import Customer
    from kehu.model.policy.rule import Severity
    from kehu.review.finding import Finding

DESCRIPTION = m(
    "Lists what needs a person's attention, by the rules of the policy: the most severe first, and within a "
    "severity the customers with most money at stake. With --fail-on the exit code says whether there is "
    "anything, for cron and CI."
)
EXAMPLES = (
    ("kehu review", m("Everything, today")),
    ("kehu review --owner 张伟 --severity warning", m("One colleague's list, without what is information only")),
    ("kehu review --rule overdue --format csv > overdue.csv", m("Overdue money, for a spreadsheet")),
    ("kehu review --fail-on critical", m("For cron: exit code 1 if something is critical")),
    ("kehu review done C00012 --by 李娜 --changed '…'", m("Record that you have looked a customer over")),
)
DONE_DESCRIPTION = m(
    "Records that somebody has looked a customer over. The date is today unless --date says otherwise. The "
    "record's id is printed."
)
DONE_EXAMPLES = (
    (
        "kehu review done C00012 --by 李娜 --next 2026-06-30",
        m("The next review is due on that day, whatever the policy says"),
    ),
)


def command(
    customers: Customers = None,
    as_of: AsOf = None,
    owner: Owner = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="RULE", help="Only findings of this rule, such as overdue")
    ] = None,
    severity: Annotated[
        str | None,
        typer.Option(
            "--severity", metavar="SEVERITY", help="Only findings at least so severe: info, warning or critical"
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="SEVERITY", help="Exit with 1 if a listed finding is at least so severe"),
    ] = None,
    format: Annotated[Literal["table", "md", "json", "csv"], options.FORMAT] = "table",
) -> int:
    """Print the findings."""
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.cli.finding_views import print_findings
    from kehu.grading.assess import assess
    from kehu.model.rates import NoRate
    from kehu.quality.groups import Groups
    from kehu.review.finding import ordered
    from kehu.review.round import Round

    least, failing = _severity(severity, "--severity"), _severity(fail_on, "--fail-on")
    archive = Archive.open(session.archive_root())
    policy, settings = archive.policy, archive.settings
    day = session.as_of(as_of, settings.utc_offset or "")
    round = Round(policy, settings, day)
    rules = _rules(rule or (), round.labels)
    readable, groups = Readable(archive, customers, owner), Groups(archive, policy)

    def flagged(file: CustomerFile, customer: Customer) -> list[Finding]:
        group = groups.of(customer, whole=False)
        try:
            return round.findings(customer, assess(customer, policy, day), group, rules)
        except NoRate as error:
            readable.problems.append(error.problem(file.file))
            return []

    of_firm = [] if customers or owner else round.of_firm(rules)
    found = [*of_firm, *(each for file, customer in readable for each in flagged(file, customer))]
    found = ordered(each for each in found if least is None or each.severity.rank >= least.rank)
    print_findings(found, day, readable.problems, format)
    output.print_problems(readable.problems if format != "json" else ())
    failed = failing is not None and any(each.severity.rank >= failing.rank for each in found)
    return SAID_NO if failed else readable.exit_code


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
    """`kehu review done`."""
    done = Subcommand(
        summary=Label("Record that a customer has been looked over", "登记一次复核"),
        function=record_review,
        fields=_fields,
        description=DONE_DESCRIPTION,
        examples=DONE_EXAMPLES,
    )
    return {"done": done}


def _fields() -> Sequence[Field]:
    from kehu.cli.given import options_of
    from kehu.model.upkeep import Review

    return options_of(Review, without=["id"], optional=["date"])


def record_review(customer: options.Customer, fields: Fields) -> int:
    """Add a review to the customer's file."""
    from kehu.archive.directory import Archive
    from kehu.cli.add import add_record

    return add_record(Archive.open(session.archive_root()), "review", customer, fields, "kehu review done")
