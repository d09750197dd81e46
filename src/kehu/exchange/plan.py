"""What an import makes of one customer: which rows it takes, what they add and change, why it rejects the others.

Rows depend on each other (a receipt names a sale of another row), so rejecting one may take others with it: the
remaining rows are looked at again until all of them stand. Nothing is written here, and no text is spliced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.archive.intent import assigned
from kehu.exchange.draft import RecordDraft, Refused, RowDraft
from kehu.exchange.identity import Identity, nested
from kehu.exchange.matching import Holdings, Key, ListPath, Names, Place, keeps_key, resolve
from kehu.exchange.record import Rules, changed, made, made_id, reason
from kehu.lang import Message, m
from kehu.model.custom import CUSTOM
from kehu.model.entry import Record
from kehu.model.load import Source, load_customer
from kehu.model.own import list_path
from kehu.model.problem import Problem
from kehu.model.rates import exchanged

PLACEHOLDER = "NEW"  # stands for a code that is not given yet
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Added:
    """A new record: its kind, its plain text data, the row that brings it."""

    kind: type[Record]
    data: Data
    line: int

    @property
    def list(self) -> ListPath:
        """The keys that lead to its list."""
        return list_path(self.kind)


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a record that the file has, and its new value as plain text data."""

    place: Place
    name: str
    value: Any
    line: int


@dataclass
class CustomerPlan:
    """One customer after the import. `file` is None for a new one; `lines` are rows that add or change something."""

    file: CustomerFile | None
    id: str  # as the table has it
    identity: dict[str, str] = field(default_factory=dict)  # all of a new customer; what is set of a known one
    differs: list[str] = field(default_factory=list)  # fields of a known customer that stay as they are
    added: list[Added] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    unchanged: set[int] = field(default_factory=set)
    rejected: dict[int, Message] = field(default_factory=dict)
    odd: dict[int, Message] = field(default_factory=dict)  # by line: taken, but it may be a slip

    @property
    def is_new(self) -> bool:
        return self.file is None and bool(self.lines)

    def reject(self, why: Message) -> None:
        """Take nothing of what would add or change something."""
        self.rejected |= dict.fromkeys(self.lines, why)
        self.identity, self.added, self.changes, self.lines, self.odd = {}, [], [], set(), {}


def plan_customer(file: CustomerFile | None, id: str, drafts: Sequence[RowDraft], rules: Rules) -> CustomerPlan:
    """What the rows of one customer add and change, and which of them cannot be taken."""
    rejected: dict[int, Message] = {}
    holdings = Holdings(file.customer if file else None)
    while True:
        attempt = _Attempt(file, id, holdings, rules)
        faults = attempt.take([draft for draft in drafts if draft.row.line not in rejected])
        if not faults:
            attempt.plan.rejected = rejected
            return attempt.plan
        rejected |= faults


class _Attempt:
    """One look at those rows of a customer that are still standing."""

    def __init__(self, file: CustomerFile | None, id: str, holdings: Holdings, rules: Rules) -> None:
        self.plan = CustomerPlan(file, id)
        self._file = file
        self._holdings = holdings
        self._rules = rules
        self._faults: dict[int, Message] = {}

    def take(self, drafts: Sequence[RowDraft]) -> dict[int, Message]:
        """Plan the rows; what is wrong with them, by line."""
        records = self._firsts(drafts)
        names = self._names(records)
        for line, draft in records:
            try:
                self._record(line, draft, names)
            except Refused as refused:
                self._faults.setdefault(line, refused.reason)
        if not self._faults and drafts:
            self._identity(drafts)
        if not self._faults and self.plan.lines:
            self._whole()
        self.plan.unchanged = {draft.row.line for draft in drafts} - self.plan.lines
        return self._faults

    def _firsts(self, drafts: Sequence[RowDraft]) -> list[tuple[int, RecordDraft]]:
        """Every record once, with the line of its row: a row may repeat another, but not contradict it."""
        seen: dict[Key, tuple[int, RecordDraft]] = {}
        for row in drafts:
            for draft in row.records:
                line, first = seen.setdefault((list_path(draft.kind), draft.key), (row.row.line, draft))
                if first is not draft and not first.says_the_same(draft):
                    self._faults.setdefault(row.row.line, _contradiction(draft, line))
        return [each for each in seen.values() if each[0] not in self._faults]

    def _names(self, records: Sequence[tuple[int, RecordDraft]]) -> dict[str, Names]:
        """What other records may call the sales and orders of the file and of the table. New ones get their ids."""
        names = {name: known.copy() for name, known in self._holdings.names.items()}
        for _, draft in records:
            if not draft.id:
                draft.id = made_id(draft, self._holdings.ids, self._rules.source)
            if self._place(draft) is None and draft.kind.KIND.list in names:
                names[draft.kind.KIND.list].add(draft.id, draft.fields.get("no"), draft.key)
        return names

    def _place(self, draft: RecordDraft) -> Place | None:
        """Where the file has the record already."""
        key = draft.key if keeps_key(draft.kind) else draft.id
        return self._holdings.places.get((list_path(draft.kind), key))

    def _record(self, line: int, draft: RecordDraft, names: dict[str, Names]) -> None:
        fields = {**draft.fields, **resolve(draft, names)}
        place = self._place(draft)
        customer = self._file.customer if self._file else None
        if place is None:
            self.plan.added.append(Added(draft.kind, made(draft, fields, customer, self._rules), line))
            self.plan.lines.add(line)
            return
        changes = changed(place.record, fields, customer, self._rules)
        volume = self._file.volume_of(place.record.id) if self._file and changes else None
        if volume:
            raise Refused(
                m("{id} is bound in {file}; `kehu unbind` brings it back", id=place.record.id, file=volume.file)
            )
        for name, value in changes.items():
            self.plan.changes.append(Change(place, name, value, line))
            self.plan.lines.add(line)

    def _identity(self, drafts: Sequence[RowDraft]) -> None:
        identity = Identity(drafts, self._rules)
        self._faults |= identity.faults
        if self._faults:
            return
        differing = identity.differing(self._file) if self._file else identity.values
        if self._file is None or self._rules.update:
            self._faults |= identity.refused(differing)
        if self._faults:
            return
        if self._file is None:
            self.plan.identity = {"name": self.plan.id, **identity.values}
            self.plan.lines.add(drafts[0].row.line)
            return
        if self._rules.update:
            self.plan.identity = differing
            self.plan.lines |= {identity.lines[name] for name in differing}
        else:
            self.plan.differs = list(differing)

    def _whole(self) -> None:
        """What is wrong with the customer as a whole after the import, such as a bill that bounced before it came."""
        data = self._data()
        lines = self._lines()
        source = Source("", lambda path, key: (lines.get(tuple(path[: 3 if path[:1] == (CUSTOM,) else 2]), 0), 0))
        customer, problems = load_customer(data, self._rules.settings, source)
        if customer is not None:
            _, faults = exchanged(customer, self._rules.settings.base_currency, self._rules.rates)
            problems += [source.problem(*fault) for fault in faults]
        self._blame(problem for problem in problems if problem.severity == "error")
        self._blame(self._rules.news(customer, self._file.customer if self._file else None, source))

    def _blame(self, problems: Iterable[Problem]) -> None:
        """Errors reject the rows that they come from; of what is only odd it is said once for a row."""
        for problem in problems:
            to_blame = {problem.line} if problem.line else self.plan.lines
            if problem.severity == "error":
                self._faults |= dict.fromkeys(to_blame, reason(problem))
            else:
                self.plan.odd.setdefault(min(to_blame), reason(problem))

    def _data(self) -> Data:
        """The customer's file as it will be."""
        before = self._file.merged.data if self._file else {"code": PLACEHOLDER}
        data: Data = nested(before, self.plan.identity)
        for change in self.plan.changes:
            data = assigned(data, (*change.place.list, change.place.index, change.name), change.value)
        for each in self.plan.added:
            data = assigned(data, each.list, [*_records(data, each.list), each.data])
        return data

    def _lines(self) -> dict[tuple[str | int, ...], int]:
        """The table's line that a record of the file as it will be comes from, or is changed by."""
        lines: dict[tuple[str | int, ...], int] = {
            (*each.place.list, each.place.index): each.line for each in self.plan.changes
        }
        counts: dict[ListPath, int] = {}
        for each in self.plan.added:
            start = len(_records(self._file.merged.data, each.list)) if self._file else 0
            counts[each.list] = counts.get(each.list, start - 1) + 1
            lines[*each.list, counts[each.list]] = each.line
        return lines


def _records(data: Data, path: ListPath) -> Sequence[Any]:
    """The list that keys lead to; empty where there is none."""
    found: Any = data
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, list) else []


def _contradiction(draft: RecordDraft, line: int) -> Message:
    return m(
        "line {line} has another {kind} “{key}”, which differs; if both are right, name more columns as its id",
        line=line,
        kind=draft.kind.KIND.label,
        key=draft.key,
    )
