"""One record of a row: made anew, or compared with the one that the file has."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kehu.exchange.draft import RecordDraft, Refused
from kehu.exchange.matching import differing, keeps_key
from kehu.lang import Message, m
from kehu.ledger.due import agreed_due
from kehu.model.customer import Customer
from kehu.model.entry import Record, keys
from kehu.model.ids import new_id
from kehu.model.load import NOWHERE, Source, load
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.model.rates import Rates
from kehu.model.records import Goods, Sale
from kehu.model.settings import Settings
from kehu.model.types import read_day

_NOBODY = Customer(code="C", name="-")

Judge = Callable[[Customer, Source], list[Problem]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for the whole import."""

    settings: Settings
    policy: Policy
    update: bool
    source: random.Random
    rates: Callable[[], Rates]  # read when a record is in another currency
    judge: Judge  # what is wrong or odd about a customer that can be read, as `kehu check` would say it

    def news(self, after: Customer | None, before: Customer | None, source: Source) -> list[Problem]:
        """What is wrong or odd now and was not before."""
        if after is None:
            return []
        known = {_said(problem) for problem in self.judge(before, NOWHERE)} if before else set()
        return [problem for problem in self.judge(after, source) if _said(problem) not in known]


def _said(problem: Problem) -> tuple[str, str]:
    return problem.rule, str(problem.message)


def made_id(draft: RecordDraft, taken: set[str], source: random.Random) -> str:
    """An id for a new record. A kind that cannot keep its row's key gets one that is always the same for the key."""
    try:
        day = read_day(draft.fields.get(draft.kind.KIND.date, ""))
    except ValueError:
        day = None  # reading the record will say what is wrong with it
    if not keeps_key(draft.kind):
        return new_id(draft.kind, day, (), random.Random(f"{draft.kind.KIND.name} {draft.key}"))  # no secret
    id = new_id(draft.kind, day, taken, source)
    taken.add(id)
    return id


def made(draft: RecordDraft, fields: Mapping[str, Any], customer: Customer | None, rules: Rules) -> dict[str, Any]:
    """The plain text data of a new record, with a sale's due date written out [G2]. Raises Refused."""
    data = {"id": draft.id, **fields}
    if keeps_key(draft.kind):
        data["import_id"] = draft.key
    record = _load(draft.kind, data)
    if isinstance(record, Sale) and record.due is None:
        record = _load(draft.kind, {**data, "due": _due(record, customer, rules)})
    return _without_defaults(record)


def changed(old: Record, fields: Mapping[str, Any], customer: Customer | None, rules: Rules) -> dict[str, Any]:
    """What a row changes in a record that the file has. Raises Refused unless the import may update."""
    kind = type(old)
    before = old.data()
    merged = {**before, **fields}
    recomputed = isinstance(old, Goods) and "amount" not in fields and bool({"quantity", "price"} <= merged.keys())
    if recomputed:
        del merged["amount"]
    new = _load(kind, merged)
    names = differing(old, new, fields)
    if not names:
        return {}
    if not rules.update:
        raise Refused(_known_otherwise(old, new, names))
    if isinstance(old, Sale) and isinstance(new, Sale) and _due_follows(old, names, fields, customer, rules):
        new = _load(kind, {**merged, "due": _due(new, customer, rules)})
    after = new.data()
    names = differing(old, new, [*fields, *(["amount"] if recomputed else []), *(["due"] if "due" in after else [])])
    return {name: after[name] for name in dict.fromkeys(names)}


def _due_follows(
    old: Sale, names: list[str], fields: Mapping[str, Any], customer: Customer | None, rules: Rules
) -> bool:
    """Whether the due date was computed from what changes now, and by no one else's hand."""
    follows = "due" not in fields and bool({"date", "terms"} & set(names)) and old.due is not None
    return follows and old.due == _agreed(old, customer, rules)


def _due(sale: Sale, customer: Customer | None, rules: Rules) -> str:
    return str(_agreed(sale, customer, rules).isoformat())


def _agreed(sale: Sale, customer: Customer | None, rules: Rules) -> Any:
    return agreed_due(sale.model_copy(update={"due": None}), customer or _NOBODY, rules.policy)


def _known_otherwise(old: Record, new: Record, names: list[str]) -> Message:
    model, before, after = keys(type(old)), old.data(), new.data()
    differences = [
        m("{field} {before}, here {after}", field=model[name].label, before=before.get(name, "-"), after=after[name])
        for name in names
    ]
    return m("it is known as {id} and differs: {differences} (--update takes it over)",
             id=old.id, differences=differences)  # fmt: skip


def _load(kind: type[Record], data: Mapping[str, Any]) -> Record:
    names = list(data)
    field_of = Source("", lambda path, key: (names.index(str(path[0])) + 1 if path and path[0] in names else 0, 0))
    record, problems = load(kind, data, field_of)
    if record is None:
        first = problems[0]
        raise Refused(reason(first, keys(kind)[names[first.line - 1]].label if first.line else None))
    return record


def reason(problem: Problem, field: object = None) -> Message:
    """Why a row is rejected, on one line: the field, what is wrong with it, what to do."""
    hint = problem.hint if problem.rule != "missing" else None  # it says what to write into a file of the archive
    said = m("{what} ({hint})", what=problem.message, hint=hint) if hint else problem.message
    return m("{field}: {what}", field=field, what=said) if field else said


def _without_defaults(record: Record) -> dict[str, Any]:
    model = keys(type(record))
    return {
        name: text
        for name, text in record.data().items()
        if getattr(record, model[name].attribute) != model[name].field.default
    }
