"""`kehu add customer --from FILE`: a filled form becomes a customer, or all that is wrong with it is said."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kehu.cli import output, session
from kehu.cli.adding import given
from kehu.cli.options import Fields
from kehu.errors import SAID_NO
from kehu.lang import m
from kehu.model.customer import Customer
from kehu.model.load import load_customer
from kehu.model.problem import Problem
from kehu.quality.within import within_faults

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.exchange.filled_form import Filled
    from kehu.model.settings import Settings

COMMAND = "kehu add customer"
LARGEST = 8_000_001  # one byte more than any reader takes


def add_from_form(archive: Archive, file: Path, fields: Fields, anyway: bool = False) -> int:
    """Make the customer that the form describes; what options say goes before what the form says."""
    from kehu.cli.add import register_new
    from kehu.exchange.filled_form import completed, read_form

    with file.open("rb") as opened:
        filled = read_form(opened.read(LARGEST), str(file), archive.settings)
    said = given.data_of(Customer, fields)
    today = session.today(archive.settings.utc_offset or "")
    data = completed({**filled.data, **said}, archive.settings, today, random.SystemRandom())
    problems = sorted([*filled.problems, *_faults(archive, data, filled, said)], key=lambda each: each.line)
    output.print_problems(problems)
    for each in filled.put_right:
        output.note(each)
    errors = sum(each.severity == "error" for each in problems)
    if errors:
        output.note(m("{n} {n:error|errors} in {file}; nothing was written", n=errors, file=str(file)))
        return SAID_NO
    dated = {"entered_on": today.isoformat(), **data}
    return register_new(archive, dated, anyway, lambda path: _spelled(filled, path))


def _faults(
    archive: Archive, data: Mapping[str, object], filled: Filled, said: Mapping[str, object]
) -> Iterator[Problem]:
    """What the model says of the data, each at its place in the form; complains of a faulty option at once."""
    if any(each.severity == "error" for each in filled.problems) and not filled.data:
        return  # it could not be read at all
    probe = {"code": "C", **data}
    found = list(given.faults(lambda source: load_customer(probe, archive.settings, source)[1]))
    found += wrong_within(archive.settings, probe)
    given.complain(COMMAND, [each for each in found if each[0] and each[0][0] in said])
    for path, problem in found:
        whole = (*path, str(problem.message.values["key"])) if problem.rule == "missing" else path
        yield problem.at(*filled.where(whole, problem.rule == "unknown-key"))


def _spelled(filled: Filled, path: Sequence[str | int]) -> str:
    file, line, column = filled.where(path, False)
    return f"{file}:{line}:{column}" if line else file


def wrong_within(settings: Settings, data: Mapping[str, object]) -> list[given.Fault]:
    """What cannot be right though the model takes it, such as a code whose check digit is another."""
    customer, _ = load_customer(data, settings)
    if customer is None:
        return []
    return [
        (fault.path, Problem(fault.rule, fault.message, hint=fault.hint))
        for fault in within_faults("", customer, settings)
        if fault.severity == "error"
    ]
