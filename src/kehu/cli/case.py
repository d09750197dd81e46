"""`kehu case`: one customer's legal cases, and the next stage of one, checked before it is written [R9]."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf, Customer
from kehu.cli.usage import WrongUsage
from kehu.errors import DONE
from kehu.lang import Message, m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.cli.cases import Pursued
    from kehu.model.credit_file import Case

DESCRIPTION = m(
    "Shows a customer's legal cases: every stage with its day, what came in, and when the claim is barred and why: "
    "three years from the due date, or from the last demand, promise or payment, unless the case has a date of its own "
    "(limitation). With --stage a case moves on; a stage that cannot come now is refused. kehu add case opens one."
)
EXAMPLES = (
    ("kehu case C00012", m("How its cases stand")),
    ("kehu case C00012 --stage lawsuit --on 2026-03-01 --note 法院受理", m("The suit was accepted")),
    ("kehu case C00012 --stage closed", m("Closed today")),
)


class OnlyWith(WrongUsage):
    sentence = "{option} goes with {other} only"


def command(
    customer: Customer,
    id: Annotated[str | None, typer.Option("--case", metavar="ID", help="Which case, if there are several")] = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help="Move it to this stage: lawyer, lawsuit, 诉讼 …")
    ] = None,
    on: Annotated[
        datetime.date | None,
        typer.Option("--on", metavar="DATE", parser=options.date_of("--on"), help="Since which day; else today"),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What happened")] = None,
    as_of: AsOf = None,
) -> int:
    """Print the cases, or move one."""
    from kehu.archive.directory import Archive

    for option, given in (("--on", on), ("--note", note)):
        if given is not None and stage is None:
            raise OnlyWith(command="kehu case", option=option, other="--stage")
    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    path = archive.resolve(customer).file
    if stage is not None:
        _move(archive, path, id, stage, on or day, note)
    _print(archive, archive.read(path), id, day)
    return DONE


def _move(archive: Archive, path: str, id: str | None, stage: str, on: datetime.date, note: str | None) -> None:
    """Write the stage as the case's own and into its history, if it can come now."""
    from kehu.archive import splice
    from kehu.cli.adding.given import NotHere
    from kehu.credit.cases import refused, steps_of
    from kehu.model.choices import CaseStage
    from kehu.model.credit_file import Case, CaseStep
    from kehu.model.entry import keys

    step = CaseStep(date=on, stage=_stage(stage), note=note)
    if on > session.today(archive.settings.utc_offset or ""):
        raise NotHere(field="--on", message=m("{day} is still to come", day=on), advice=m("nothing was written"))
    with archive.changing() as change:
        file = change.read(path)
        case = _chosen(file, id)
        file.must_not_be_bound(case.id)
        if why := refused(case, step):
            raise NotHere(field="--stage", message=why, advice=m("nothing was written; kehu set can put a stage right"))
        place = ("cases", [each.id for each in file.customer.cases].index(case.id) if file.customer else 0)
        order, text = list(keys(Case)), file.text
        steps = [each.data() for each in (*steps_of(case), step)]
        fields = {"stage": step.stage.value, "stage_on": on.isoformat(), "stages": steps}
        if step.stage is CaseStage.CLOSED and case.closed_on is None:
            fields["closed_on"] = on.isoformat()
        for name, value in fields.items():
            text = splice.set_value(text, (*place, name), value, order=order, file=path)
        change.edit(file, text)
    output.note(m("{id}: {stage} since {day} ({path})", id=case.id, stage=step.stage.label, day=on, path=path))


def _stage(words: str) -> str:
    """A stage by its value or its name in either language; the model refuses what is none."""
    from kehu.cli.usage import ChoiceUnknown
    from kehu.model.choices import CaseStage

    meant = {name.casefold(): each.value for each in CaseStage for name in (each.value, each.label.en, each.label.zh)}
    if words.casefold() not in meant:
        raise ChoiceUnknown(
            command="kehu case", option="--stage", value=words, choices=[each.value for each in CaseStage]
        )
    return meant[words.casefold()]


def _chosen(file: CustomerFile, id: str | None) -> Case:
    """The case that is meant: the one of that id, or the only one that is not closed."""
    from kehu.archive.splice import FaultyFile
    from kehu.cli.adding.given import NotHere
    from kehu.credit.cases import steps_of
    from kehu.model.choices import CaseStage

    if file.customer is None:
        fault = file.errors[0]
        raise FaultyFile(where=fault.where, why=fault.message)
    cases: Sequence[Case] = file.customer.cases
    if id is not None:
        known, found = cases, [each for each in cases if each.id == id]
        problem: Message = m("there is no case {id} in this file", id=id)
    else:
        known = found = [each for each in cases if steps_of(each)[-1].stage is not CaseStage.CLOSED]
        problem = m("there are {count} open cases in this file", count=len(found))
    if len(found) != 1:
        if known:
            advice = m("there are: {ids}", ids=[each.id for each in known])
        else:
            advice = m("record a new one: kehu add case {code} …", code=file.code)
        raise NotHere(field="--case", message=problem, advice=advice)
    return found[0]


def _print(archive: Archive, file: CustomerFile, id: str | None, day: datetime.date) -> None:
    from kehu.cli.cases import Pursued
    from kehu.credit.cases import standing
    from kehu.ledger.replay import replay

    customer = file.customer
    cases = [each for each in customer.cases if each.date <= day and id in (None, each.id)] if customer else []
    if customer is None or not cases:
        output.say(m("No case at {day}", day=day))
        return
    ledger = replay(customer, archive.policy, day)
    for case in cases:
        each = Pursued(file, customer, standing(case, customer, ledger))
        for line in _lines(each, day):
            output.say(line)


def _lines(each: Pursued, day: datetime.date) -> list[Message]:
    from kehu.cli.money.limits import place

    found, case = each.found, each.found.case
    where = place(each.file, case.id)
    lines = [
        m("{id} ({place}), claim {claim}: {stage}", id=case.id, place=where, claim=case.claim, stage=found.stage.label)
    ]
    for step in found.steps:
        lines.append(
            m("  {day}  {stage}: {note}", day=step.date, stage=step.stage.label, note=step.note)
            if step.note
            else m("  {day}  {stage}", day=step.date, stage=step.stage.label)
        )
    lines.append(m("  recovered {amount}, of it by receipts {came}", amount=found.recovered, came=found.came))
    limitation, left = found.limitation, each.left(day)
    if limitation and limitation.day is None:
        lines.append(m("  the limitation does not run: {basis}", basis=limitation.basis))
    elif limitation and left is not None and left < 0:
        lines.append(m("  barred since {day}: {basis}", day=limitation.day, basis=limitation.basis))
    elif limitation:
        lines.append(
            m("  barred after {day}, in {n} {n:day|days}: {basis}", day=limitation.day, n=left, basis=limitation.basis)
        )
    elif not found.is_closed:
        lines.append(m("  when it is barred is not known: the case names no sale that is owed"))
    return lines
