"""`kehu add visit CUSTOMER --from FILE`: a filled visit sheet becomes a visit, or all that is wrong with it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehu.cli import given, output
from kehu.cli.add import add_record
from kehu.cli.from_form import LARGEST
from kehu.cli.options import Fields
from kehu.errors import SAID_NO, KehuError
from kehu.exchange.filled_form import read_form
from kehu.exchange.form_visit import with_state
from kehu.lang import m
from kehu.model.dossier import Visit
from kehu.model.load import load
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.exchange.filled_form import Filled

COMMAND = "kehu add visit"


class OtherCustomer(KehuError):
    sentence = "{file} is a visit sheet for {of}, not for {code}"
    hint = "name that customer, or have a sheet made for this one: kehu form visit {code}"
    exit_code = SAID_NO


def add_from_sheet(archive: Archive, words: str, file: Path, fields: Fields) -> int:
    """Add the visit that the sheet describes; what options say goes before what the sheet says."""
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
    return add_record(archive, "visit", customer.code, data, COMMAND)


def _faults(data: Mapping[str, Any], filled: Filled, said: Mapping[str, object]) -> Iterator[Problem]:
    """What the model says of the data, each at its place in the sheet; complains of a faulty option at once.

    The id and, where the sheet has no date, today are for `add_record` to give.
    """
    probe = {"date": "2000-01-01", **data, "id": "N"}
    found = list(given.faults(lambda source: load(Visit, probe, source)[1]))
    given.complain(COMMAND, [each for each in found if each[0] and each[0][0] in said])
    for path, problem in found:
        yield problem.at(*filled.where(path, problem.rule == "unknown-key"))
