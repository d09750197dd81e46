"""One customer as read: its file's bytes, what it and its bound volumes say, what is wrong with them, and where each
record stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from kehu.archive.read import Document, read
from kehu.archive.volumes import Bound, Found, Merged, MergedSource, Volume, merge, own_paths, read_volume, record_paths
from kehu.lang import m
from kehu.model.customer import Customer
from kehu.model.load import Source, load_customer
from kehu.model.problem import Problem
from kehu.model.rates import Rates, exchanged
from kehu.model.settings import Settings

Place = tuple[str, int, int]


@dataclass(frozen=True)
class CustomerFile:
    """`customer` is None where the file has errors; `problems` has all of them, and warnings."""

    file: str  # below the archive, forward slashes
    data: bytes
    document: Document
    customer: Customer | None
    problems: list[Problem] = field(default_factory=list)
    volumes: tuple[Volume, ...] = ()

    @property
    def code(self) -> str:
        """The code, which is the file's name."""
        return PurePosixPath(self.file).stem

    @property
    def name(self) -> str:
        """The name, even of a customer whose file has errors; "" if it cannot be read."""
        name = self.document.data.get("name")
        return name if isinstance(name, str) else ""

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def revision(self) -> str:
        """What the archive knew of the customer, as a hash of its file and its volumes [P5]."""
        known = hashlib.sha256(self.data)
        if self.volumes:
            parts = [known.digest(), *(hashlib.sha256(volume.data).digest() for volume in self.volumes)]
            known = hashlib.sha256(b"".join(parts))
        return "sha256:" + known.hexdigest()

    @cached_property
    def merged(self) -> Merged:
        """File and volumes as one: the data that `customer` was made of."""
        return merge(self.document, self.volumes)

    @cached_property
    def _places(self) -> dict[str, Place]:
        documents = [*(volume.document for volume in self.volumes), self.document]
        found = {id: (each.file, *each.place(path)) for each in documents for id, path in record_paths(each.data)}
        own = {id: (self.file, *self.document.place(path)) for id, path in own_paths(self.document.data)}
        return own | found

    @property
    def record_ids(self) -> Collection[str]:
        """The ids of all records, of bound ones too."""
        return self._places.keys()

    def place_of(self, record_id: str) -> Place:
        """File, line and column of a record; of the file's beginning if there is no such record."""
        return self._places.get(record_id, (self.file, 1, 1))

    def place(self, path: Sequence[str | int]) -> Place:
        """File, line and column of a path of the customer, whose lists hold the bound records too."""
        document, own = self.merged.locate(path)
        return document.file, *document.place(own)

    def volume_of(self, record_id: str) -> Volume | None:
        """The volume that holds a record, unless the customer's own file has it."""
        if any(id == record_id for id, _ in record_paths(self.document.data)):
            return None
        return next((volume for volume in self.volumes if record_id in volume.ids), None)

    def must_not_be_bound(self, record_id: str) -> None:
        """Bound, if the record lies in a volume."""
        volume = self.volume_of(record_id)
        if volume:
            raise Bound(id=record_id, file=volume.file, year=volume.year, code=self.code)


def read_customer(
    file: str,
    data: bytes,
    settings: Settings,
    volumes: Sequence[Found] = (),
    rates: Callable[[], Rates] | None = None,
) -> CustomerFile:
    """What the bytes of a customer's file and of its volumes say; never raises for what is in them.

    `rates` reads the archive's rates of exchange: it is called for a customer with records in another currency, and
    for no other. Without it the customer is not fit for figures in the base currency.
    """
    document, bound = read(data, file), tuple(map(read_volume, volumes))
    faults = [fault for each in (document, *(volume.document for volume in bound)) for fault in each.problems]
    if any(fault.severity == "error" for fault in faults):  # what the rest says would seem to refer to nothing
        return CustomerFile(file, data, document, None, faults, bound)
    merged = merge(document, bound) if bound else None
    whole = merged.data if merged else document.data
    source = MergedSource(file, document.place, merged) if merged else Source(file, document.place)
    customer, problems = load_customer(whole, settings, source)
    problems = [*document.problems, *problems, *_code_problems(document, file)]
    if merged:
        problems += merged.problems(PurePosixPath(file).stem)
    if customer is not None and rates is not None:
        customer, faults_of_money = exchanged(customer, settings.base_currency, rates)
        problems += [source.problem(*fault) for fault in faults_of_money]
    if any(problem.severity == "error" for problem in problems):
        customer = None
    problems.sort(key=lambda each: (each.file != file, each.file, each.line, each.column))
    return CustomerFile(file, data, document, customer, problems, bound)


def _code_problems(document: Document, file: str) -> Iterator[Problem]:
    code, stem = document.data.get("code"), PurePosixPath(file).stem
    if isinstance(code, str) and code and code != stem:
        yield Source(file, document.place).problem(
            ("code",),
            "code-is-file-name",
            m("the code {code} is not the file's name {stem}", code=code, stem=stem),
            m("a file is named by its customer's code: rename the file or correct the code"),
        )
