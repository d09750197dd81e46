"""An import from table to archive: rows drafted, customers found, plans made, texts written under one lock [Q5].

All is planned before anything is written; a run that was broken off is completed by the same import again, because
rows that are there already are known by their keys.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from kehu.archive import splice
from kehu.archive.customer_file import CustomerFile
from kehu.archive.directory import Archive, Changing
from kehu.archive.new_file import CannotSpell
from kehu.errors import KehuError
from kehu.exchange.draft import Drafting, PutRight, Refused, RowDraft
from kehu.exchange.known import Known, NewCodes, is_code, several, survey
from kehu.exchange.mapping import ImportMap
from kehu.exchange.plan import CustomerPlan, plan_customer
from kehu.exchange.record import Judge, Rules
from kehu.exchange.rejects import refuse_foreign, write_rejects
from kehu.exchange.table import Table
from kehu.exchange.writing import changed_text, code_of, new_text
from kehu.lang import Message, m


@dataclass(frozen=True, slots=True)
class Job:
    """What to import, and how. `system` is what the table's customer ids are filed under, where they are no codes.

    `judge` says what is wrong or odd about a customer, as `kehu check` would.
    """

    table: Table
    mapping: ImportMap
    system: str
    rejects: Path
    judge: Judge
    update: bool = False
    dry_run: bool = False


@dataclass
class Outcome:
    """What became of the rows. `plans` are the customers that something is added to or changed in, with their codes."""

    table: Table
    rejected: dict[int, Message] = field(default_factory=dict)
    unchanged: int = 0
    plans: list[tuple[str, CustomerPlan]] = field(default_factory=list)
    differing: int = 0  # known customers with fields that the table has otherwise
    odd: dict[int, Message] = field(default_factory=dict)  # rows that are taken, though something may be a slip
    put_right: list[PutRight] = field(default_factory=list)
    reject_file: Path | None = None

    def is_taken(self, line: int) -> bool:
        """Whether that row adds or changes something."""
        return any(line in plan.lines for _, plan in self.plans)

    @property
    def rows(self) -> int:
        return len(self.table.rows)

    @property
    def taken(self) -> int:
        return self.rows - self.unchanged - len(self.rejected)

    @property
    def customers_added(self) -> int:
        return sum(plan.is_new for _, plan in self.plans)

    @property
    def customers_changed(self) -> int:
        return sum(bool(plan.identity) and not plan.is_new for _, plan in self.plans)

    @property
    def added(self) -> dict[str, int]:
        """New records by the name of their list."""
        counts: dict[str, int] = {}
        for _, plan in self.plans:
            for each in plan.added:
                counts[each.list[-1]] = counts.get(each.list[-1], 0) + 1
        return counts

    @property
    def records_changed(self) -> int:
        return sum(len({(each.place.list, each.place.index) for each in plan.changes}) for _, plan in self.plans)


def import_table(archive: Archive, job: Job, source: random.Random) -> Outcome:
    """Import the table, or only say what would happen. `source` makes the ids of new records."""
    drafting = Drafting(job.mapping, job.table, archive.settings.custom)
    outcome = Outcome(job.table)
    drafts = _drafts(drafting, outcome)
    if not job.dry_run:
        refuse_foreign(job.rejects, job.table)
    rules = Rules(archive.settings, archive.policy, job.update, source, lambda: archive.rates, job.judge)
    changing: AbstractContextManager[Changing | None] = nullcontext() if job.dry_run else archive.changing()
    with changing as change:
        known = survey(archive)
        plans = _plans(known, drafts, job.system, rules, outcome, change.read if change else archive.read)
        _texts(archive, plans, known, job.system, outcome, change)
        for plan in plans:
            outcome.rejected |= plan.rejected
            outcome.unchanged += len(plan.unchanged)
            outcome.differing += bool(plan.differs)
            outcome.odd |= plan.odd
        outcome.put_right = [each for each in drafting.put_right if outcome.is_taken(each.line)]
        if change and write_rejects(job.rejects, job.table, outcome.rejected):
            outcome.reject_file = job.rejects
    return outcome


def _drafts(drafting: Drafting, outcome: Outcome) -> dict[str, list[RowDraft]]:
    """The rows by customer, in the order of the table."""
    drafts: dict[str, list[RowDraft]] = {}
    for row in outcome.table.rows:
        try:
            draft = drafting.draft(row)
        except Refused as refused:
            outcome.rejected[row.line] = refused.reason
            continue
        drafts.setdefault(draft.customer_id.casefold(), []).append(draft)
    return drafts


def _plans(
    known: Known,
    drafts: dict[str, list[RowDraft]],
    system: str,
    rules: Rules,
    outcome: Outcome,
    read: Callable[[str], CustomerFile],
) -> list[CustomerPlan]:
    """A plan for every customer of the table. Two ids of the table may mean one customer."""
    by_file: dict[str, list[RowDraft]] = {}
    plans = []
    for rows in drafts.values():
        id = rows[0].customer_id
        files = known.files(id, system)
        if len(files) > 1:
            outcome.rejected |= dict.fromkeys((each.row.line for each in rows), several(id, files))
        elif files:
            by_file.setdefault(files.pop(), []).extend(rows)
        else:
            plans.append(plan_customer(None, id, rows, rules))
    for path, rows in by_file.items():
        try:
            file = read(path)
        except KehuError as error:
            outcome.rejected |= dict.fromkeys(map(_line, rows), error.message)
            continue
        if file.customer is None:
            outcome.rejected |= dict.fromkeys(map(_line, rows), _faulty(file))
        else:
            plans.append(plan_customer(file, rows[0].customer_id, sorted(rows, key=_line), rules))
    return plans


def _line(draft: RowDraft) -> int:
    return draft.row.line


def _faulty(file: CustomerFile) -> Message:
    first = file.errors[0]
    return m("the customer's file has an error, mend it first: {where}: {what}", where=first.where, what=first.message)


def _texts(
    archive: Archive,
    plans: list[CustomerPlan],
    known: Known,
    system: str,
    outcome: Outcome,
    change: Changing | None,
) -> None:
    """Work out every file's new text, and hand it to the change, if there is one."""
    codes = NewCodes(archive, known)
    for plan in plans:
        if plan.is_new and is_code(plan.id):
            codes.keep(plan.id)
    for plan in plans:
        if plan.is_new:
            code = code_of(plan, codes)
            try:
                text = new_text(plan, code, archive.usual_path(code), system)
            except CannotSpell as refusal:
                plan.reject(refusal.message)
                continue
            if change:
                change.create(code, text)
            outcome.plans.append((code, plan))
        elif plan.file and plan.lines:
            try:
                text = changed_text(plan)
            except splice.CannotSplice as refusal:
                plan.reject(refusal.message)
                continue
            if change:
                change.edit(plan.file, text)
            outcome.plans.append((plan.file.code, plan))
