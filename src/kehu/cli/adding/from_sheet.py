"""`kehu add visit CUSTOMER --from FILE`: a filled visit sheet becomes a visit, or completes the one that was
planned; or all that is wrong with it is said."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehu.cli import output, session
from kehu.cli.add import add_record
from kehu.cli.adding import given
from kehu.cli.adding.from_form import LARGEST
from kehu.cli.options import Fields
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.exchange.filled_form import read_form
from kehu.exchange.form_visit import with_state
from kehu.lang import m
from kehu.model.choices import VisitState
from kehu.model.dossier import Visit
from kehu.model.load import load
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.exchange.filled_form import Filled

COMMAND = "kehu add visit"
NEW = "new"


class OtherCustomer(KehuError):
    sentence = "{file} is a visit sheet for {of}, not for {code}"
    hint = "name that customer, or have a sheet made for this one: kehu form visit {code}"
    exit_code = SAID_NO


class NoPlan(KehuError):
    sentence = "{code} has no visit {id} that is planned, or made and without minutes"
    hint = "kehu visit {code} lists those on the way; --visit new makes another"
    exit_code = SAID_NO


class WhichVisit(KehuError):
    sentence = "{code} has visits planned, of which the sheet may tell: {visits}"
    hint = "name the one that is meant with --visit ID; if it is another, --visit new"
    exit_code = SAID_NO


def add_from_sheet(archive: Archive, words: str, file: Path, fields: Fields, visit: str | None) -> int:
    """Take in the visit that the sheet describes; what options say goes before what the sheet says.

    It is the visit `visit`, or the one that was planned or made on the sheet's day and has no minutes; else a new one.
    """
    with file.open("rb") as opened:
        filled = read_form(opened.read(LARGEST), str(file), archive.settings, Visit)
    customer = archive.resolve(words)
    if filled.of and archive.resolve(filled.of).code != customer.code:
        raise OtherCustomer(file=str(file), of=filled.of, code=customer.code)
    said = given.data_of(Visit, fields)
    data = with_state({**filled.data, **said})
    problems = sorted([*filled.problems, *_faults(data, filled, said)], key=lambda each: each.line)
    output.print_problems(problems)
    for each in filled.put_right:
        output.note(each)
    errors = sum(each.severity == "error" for each in problems)
    if errors:
        output.note(m("{n} {n:error|errors} in {file}; nothing was written", n=errors, file=str(file)))
        return SAID_NO
    told = _visit(data, session.today(archive.settings.utc_offset or ""))
    meant = None if visit == NEW else _meant(customer, told, visit)
    if meant is None:
        return add_record(archive, "visit", customer.code, data, COMMAND)
    return _complete(archive, customer.file, meant, {name: said for name, said in told.data().items() if name in data})


def _meant(file: CustomerFile, told: Visit, id: str | None) -> str | None:
    """The id of the visit that the sheet tells of, if the file has it: the named one, or that of its day.

    Where a visit was made, and another day was planned, a person is asked; a plan for another day is another visit.
    """
    from kehu.cli.put import sound
    from kehu.work.visits import Stage, stage

    if file.customer is None and id is None:
        return None  # the file has errors elsewhere, which keep no record out
    customer = sound(file)
    open_ = [each for each in customer.visits if stage(each) in (Stage.PLANNED, Stage.PLAN_APPROVED, Stage.MADE)]
    if id is not None:
        if all(each.id != id for each in open_):
            raise NoPlan(code=customer.code, id=id)
        return id
    same = [each for each in customer.visits if _tells_again(told, each)]
    of_day = [each for each in open_ if each.date == told.date] or same
    planned = [each for each in open_ if each.state is VisitState.PLANNED]
    doubtful = of_day[1:] or (not of_day and told.state is VisitState.MADE and planned)
    if doubtful:
        shown = [f"{each.id} ({each.date})" for each in of_day or planned]
        raise WhichVisit(code=customer.code, visits=shown)
    return of_day[0].id if of_day else None


def _visit(data: Mapping[str, Any], today: datetime.date) -> Visit:
    """The sheet's visit, of today where the sheet has no date; it was found sound before."""
    visit, problems = load(Visit, {"date": today.isoformat(), **data, "id": "N"})
    assert visit is not None, problems
    return visit


def _tells_again(told: Visit, known: Visit) -> bool:
    """Whether a visit holds all that the sheet says: the sheet was read before."""
    held = known.data()
    return all(held.get(name) == value for name, value in told.data().items() if name != "id")


def _complete(archive: Archive, path: str, id: str, told: Mapping[str, Any]) -> int:
    """Write what the sheet says into the visit; what it leaves empty stays."""
    from kehu.cli.adding.coming_in import look_at
    from kehu.cli.put import place_of, sound, with_fields
    from kehu.work.visits import stage

    with archive.changing() as change:
        file = change.read(path)
        held = next(each for each in sound(file).visits if each.id == id).data()
        new = {name: value for name, value in told.items() if held.get(name) != value}
        if new:
            place = place_of(file, "visits", id)
            text = with_fields(file.text, {(*place, name): value for name, value in new.items()}, path)
            change.edit(file, text)
        after = change.read(path)
        odd = look_at(archive, file, after, lambda place: given.said(place[2:] or place))
        visit = next(each for each in sound(after).visits if each.id == id)
    output.say(id)
    if new:
        values = {"code": file.code, "name": file.name, "id": id, "stage": stage(visit)}
        output.note(m("{code} {name}: visit {id}: {stage}", **values))
    else:
        output.note(m("{file} says so already; nothing was written", file=path))
    for message in odd:
        output.note(message)
    return DONE


def _faults(data: Mapping[str, Any], filled: Filled, said: Mapping[str, object]) -> Iterator[Problem]:
    """What the model says of the data, each at its place in the sheet; complains of a faulty option at once.

    The id and, where the sheet has no date, today are for `add_record` to give.
    """
    probe = {"date": "2000-01-01", **data, "id": "N"}
    found = list(given.faults(lambda source: load(Visit, probe, source)[1]))
    given.complain(COMMAND, [each for each in found if each[0] and each[0][0] in said])
    for path, problem in found:
        yield problem.at(*filled.where(path, problem.rule == "unknown-key"))
