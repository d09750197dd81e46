"""One customer's file as read: its bytes, what it says, what is wrong with it, and where each record stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from kehu.archive.read import Document, read
from kehu.lang import m
from kehu.model.customer import BY_LIST, Customer
from kehu.model.load import Source, load_customer
from kehu.model.problem import Problem
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
        """What the archive knew of the customer, as a hash [P5]."""
        return "sha256:" + hashlib.sha256(self.data).hexdigest()

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {id: (self.file, *self.document.place(path)) for id, path in self.record_paths()}

    def place_of(self, record_id: str) -> Place:
        """File, line and column of a record; of the file's beginning if there is no such record."""
        return self._places.get(record_id, (self.file, 1, 1))

    def record_paths(self) -> Iterator[tuple[str, tuple[str, int]]]:
        """Every record's id and its path in the document."""
        for name in BY_LIST:
            records = self.document.data.get(name)
            for n, record in enumerate(records if isinstance(records, list) else ()):
                if isinstance(record, dict) and isinstance(record.get("id"), str):
                    yield record["id"], (name, n)


def read_customer(file: str, data: bytes, settings: Settings) -> CustomerFile:
    """What the bytes of a customer's file say; never raises for what is in them."""
    document = read(data, file)
    if any(problem.severity == "error" for problem in document.problems):
        return CustomerFile(file, data, document, None, list(document.problems))
    customer, problems = load_customer(document.data, settings, Source(file, document.place))
    problems = [*document.problems, *problems, *_code_problems(document, file)]
    if any(problem.severity == "error" for problem in problems):
        customer = None
    return CustomerFile(file, data, document, customer, sorted(problems, key=lambda each: (each.line, each.column)))


def _code_problems(document: Document, file: str) -> Iterator[Problem]:
    code, stem = document.data.get("code"), PurePosixPath(file).stem
    if isinstance(code, str) and code and code != stem:
        yield Source(file, document.place).problem(
            ("code",),
            "code-is-file-name",
            m("the code {code} is not the file's name {stem}", code=code, stem=stem),
            m("a file is named by its customer's code: rename the file or correct the code"),
        )
