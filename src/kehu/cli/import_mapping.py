"""Which mapping `kehu import` goes by: the one that --map names, or one proposed, shown, saved and agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kehu.cli import output, session
from kehu.lang import m, text

if TYPE_CHECKING:
    from kehu.exchange.mapping import ImportMap
    from kehu.exchange.propose import Proposal
    from kehu.exchange.table import Table
    from kehu.model.entry import Record
    from kehu.model.load import Source
    from kehu.model.problem import Problem


@dataclass(frozen=True)
class Wanted:
    """What the command line says about the mapping."""

    root: Path
    file: Path
    map: str | None = None
    save_map: Path | None = None
    encoding: str | None = None
    dates: str | None = None
    unasked: bool = False  # --yes, or a dry run, which asks nothing because it changes nothing
    dry_run: bool = False
    own: Mapping[str, type[Record]] = field(default_factory=dict)  # the kinds of records that the firm declares


@dataclass(frozen=True)
class Chosen:
    """The table, and the mapping to read it by; `mapping` is None if it has faults of its own."""

    table: Table
    mapping: ImportMap | None
    source: Source
    system: str
    problems: list[Problem]
    proposed: str = ""  # the text of a proposed mapping


def told(wanted: Wanted) -> Chosen:
    """The mapping that --map names, from the current directory or from the archive."""
    from kehu.exchange.mapping import TableFormat, load_mapping
    from kehu.exchange.saved import find_mapping
    from kehu.exchange.table import NotCsv, open_table

    given = wanted.map or ""
    place = find_mapping(given, wanted.root)
    mapping, source, problems = load_mapping(place, given, wanted.own)
    if mapping and mapping.format is TableFormat.XLSX:
        raise NotCsv(file=wanted.file)
    table = open_table(wanted.file, wanted.encoding or (mapping.encoding if mapping else None))
    system = (mapping.system if mapping else None) or place.stem
    return Chosen(table, _with_dates(mapping, wanted.dates), source, system, problems)


def proposed(wanted: Wanted) -> Chosen:
    """A mapping made from the header."""
    from kehu.exchange.mapping import parse_mapping
    from kehu.exchange.propose import mapping_text, propose
    from kehu.exchange.saved import usual_place
    from kehu.exchange.table import open_table

    table = open_table(wanted.file, wanted.encoding)
    proposal = propose(table)
    _settle_dates(proposal, wanted)
    made = mapping_text(proposal, wanted.file.name)
    place = wanted.save_map or usual_place(wanted.file, wanted.root)
    mapping, source, problems = parse_mapping(made.encode(), str(place))
    return Chosen(table, _with_dates(mapping, wanted.dates), source, place.stem, problems, made)


def _with_dates(mapping: ImportMap | None, dates: str | None) -> ImportMap | None:
    from kehu.exchange.dates import order_named

    return mapping.model_copy(update={"dates": order_named(dates)}) if mapping and dates else mapping


def _settle_dates(proposal: Proposal, wanted: Wanted) -> None:
    """Ask how to read dates that can be read both ways; the import refuses them if nobody is there to say."""
    from kehu.exchange.dates import order_named
    from kehu.exchange.propose import settle_dates

    answer = wanted.dates
    if proposal.unclear and not answer and session.interactive() and not wanted.unasked:
        question = m("Every date of {columns} can be read both ways. Is it month-first or day-first?",
                     columns=proposal.unclear)  # fmt: skip
        answer = typer.prompt(text(question), type=_either, err=True)
    order = order_named(answer) if answer else None
    if order:
        settle_dates(proposal, order)


def _either(answer: str) -> str:
    if answer not in ("month-first", "day-first"):
        raise typer.BadParameter("month-first / day-first")
    return answer


def agreed(chosen: Chosen, wanted: Wanted) -> bool:
    """Save the proposed mapping where that is wanted; whether to import by it now."""
    from kehu.exchange.saved import save_mapping, usual_place

    usual = usual_place(wanted.file, wanted.root)
    asking = session.interactive() and not wanted.unasked
    save_at = wanted.save_map
    if save_at is None and asking and not usual.exists():
        save_at = usual if typer.confirm(text(m("Save this mapping as {file}?", file=usual)), err=True) else None
    if save_at and not wanted.dry_run:
        save_mapping(chosen.proposed, save_at, wanted.root)
        output.note(m("The mapping is saved in {file}", file=save_at))
    if wanted.unasked:
        return True
    question = m("Import {n} {n:row|rows} with this mapping?", n=len(chosen.table.rows))
    if asking and typer.confirm(text(question), err=True):
        return True
    output.note(m("Nothing was imported. Look the mapping over, then: kehu import {file} --map {mapping}; or add --yes",
                  file=wanted.file, mapping=save_at or m("FILE")))  # fmt: skip
    return False
