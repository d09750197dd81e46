"""What a customer has already: records by the key that an import knows them by, and by what other records call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kehu.exchange.draft import RecordDraft, Refused
from kehu.exchange.fields import REFERENCES
from kehu.lang import m
from kehu.model.custom import CUSTOM, own_lists
from kehu.model.customer import Customer
from kehu.model.entry import Record, keys
from kehu.model.kinds import BY_LIST

ListPath = tuple[str, ...]  # the keys that lead to a list of the file: one, or of the firm's own kinds two
Key = tuple[ListPath, str]  # the list, and the key of the record
_SEPARATORS = str.maketrans(dict.fromkeys("，、；;", ","))


@dataclass(frozen=True, slots=True)
class Place:
    """A record of the file: the keys that lead to its list, its index there, and itself."""

    list: ListPath
    index: int
    record: Record


@dataclass
class Names:
    """The ids of records by what a row may call them: id, document number, import id."""

    ids: set[str] = field(default_factory=set)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    imported: dict[str, set[str]] = field(default_factory=dict)

    def add(self, id: str, number: str | None, import_id: str | None) -> None:
        self.ids.add(id)
        if number:
            self.numbers.setdefault(number, set()).add(id)
        if import_id:
            self.imported.setdefault(import_id, set()).add(id)

    def copy(self) -> Names:
        return Names(set(self.ids), _copied(self.numbers), _copied(self.imported))

    def find(self, name: str) -> set[str]:
        """The one record of that name, if some way of naming finds just one; else all that any way finds."""
        ways = ({name} & self.ids, self.numbers.get(name, set()), self.imported.get(name, set()))
        return next((way for way in ways if len(way) == 1), set[str]().union(*ways))


def _copied(sets: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {name: set(ids) for name, ids in sets.items()}


class Holdings:
    """The records of a customer as its file has them; none of a customer who is new."""

    def __init__(self, customer: Customer | None) -> None:
        self.places: dict[Key, Place] = {}
        self.ids: set[str] = set()
        self.names: dict[str, Names] = {name: Names() for name in set(REFERENCES.values())}
        for name in BY_LIST if customer else ():
            for index, record in enumerate(getattr(customer, name)):
                self._add(Place((name,), index, record))
        for name, records in own_lists(customer.custom).items() if customer else ():
            for index, record in enumerate(records):
                self._add(Place((CUSTOM, name), index, record))

    def _add(self, place: Place) -> None:
        record = place.record
        self.ids.add(record.id)
        import_id = getattr(record, "import_id", None)
        key = import_id if keeps_key(type(record)) else record.id
        if key:
            self.places.setdefault((place.list, key), place)
        if place.list[-1] in self.names:
            self.names[place.list[-1]].add(record.id, getattr(record, "no", None), import_id)


def keeps_key(kind: type[Record]) -> bool:
    """Whether records of the kind keep their row's key; the id of others is made from it."""
    return "import_id" in keys(kind)


def resolve(draft: RecordDraft, names: Mapping[str, Names]) -> dict[str, str | list[str]]:
    """The ids of the records that a draft names. Raises Refused for a name that is unknown or means several."""
    found: dict[str, str | list[str]] = {}
    for field_name, text in draft.names.items():
        known = names[REFERENCES[field_name]]
        if field_name == "for" and not known.find(text):
            ids = [_one(each.strip(), known) for each in text.translate(_SEPARATORS).split(",") if each.strip()]
            found[field_name] = ids if len(ids) > 1 else ids[0]
        else:
            found[field_name] = _one(text, known)
    return found


def _one(name: str, known: Names) -> str:
    ids = known.find(name)
    if not ids:
        raise Refused(m("“{name}” is no record of this customer, in the archive or in this table", name=name))
    if len(ids) > 1:
        raise Refused(m("“{name}” may mean {n} records: {ids}", name=name, n=len(ids), ids=sorted(ids)))
    return next(iter(ids))


def differing(old: Record, new: Record, names: Iterable[str]) -> list[str]:
    """Those of the fields in which two records differ. What a receipt pays is compared without the amounts."""
    kind = type(old)
    return [name for name in names if _said(old, kind, name) != _said(new, kind, name)]


def _said(record: Record, kind: type[Record], name: str) -> Any:
    value = getattr(record, keys(kind)[name].attribute)
    return [claim.sale for claim in value] if name == "for" else value
