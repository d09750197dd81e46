"""Every field refuses what is wrong at its place, and says why and what would be right, in both languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from kehu.archive.read import parse
from kehu.archive.rendering import block_list, flow
from kehu.archive.shape import Form, Shape, form
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import BY_KIND
from kehu.model.load import Source, load, load_customer
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.model.settings import Settings
from kehu.model.types import Choice

Path = tuple[str | int, ...]
HEAD = {"code": "C1", "name": "一"}
WRONG: dict[type, tuple[str, ...]] = {
    datetime.date: ("2026/1/2", "2026-02-30", "soon"),
    Decimal: ("1,200.00", "1e3", "-", "12元"),
    int: ("1.5", "-1", "many"),
    bool: ("perhaps",),
}


def places(model: type[Entry], path: Path) -> Iterator[tuple[Path, Form]]:
    """Every field below a mapping of a file; lists have one item."""
    for name, key in keys(model).items():
        what = form(key)
        if what.shape is Shape.ITEMS:
            yield from places(what.type, (*path, name, 0))
        elif what.shape is Shape.MAPPING:
            yield from places(what.type, (*path, name))
        yield (*path, name), what


def wrongs(what: Form) -> Iterator[Any]:
    """Values that the field cannot take."""
    if what.shape is Shape.ITEMS:
        yield from ("text", {"a": "b"}, ["text"])
    elif what.shape is Shape.MAPPING:
        yield from ("text", ["text"], {"nonsense": "x"})
    elif what.shape is Shape.PAIRS:
        yield from ("text", ["text"])
    elif what.shape is Shape.ONE:
        yield from (["a", "b"], {"a": "b"})
        yield from WRONG.get(what.type, ())
        if issubclass(what.type, Choice):
            yield from ("nonsense", next(iter(what.type)).label.zh + "？")
    else:
        yield {"a": {"b": "c"}}


def put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        return [put({}, tuple(rest), value)]
    return {**data, step: put(data.get(step, {}), tuple(rest), value)}


def written(data: dict[str, Any]) -> str:
    """A file with each top-level key on a line of its own."""
    lines = []
    for key, value in data.items():
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            lines += [f"{key}:", *block_list(value, 0)]
        else:
            lines.append(f"{key}: {flow(value)}")
    return "\n".join(lines) + "\n"


CASES = [
    pytest.param(path, value, id=f"{'.'.join(map(str, path))}={str(value)[:20]}")
    for path, what in places(Customer, ())
    for value in wrongs(what)
]


@pytest.mark.parametrize(("path", "value"), CASES)
def test_a_wrong_value_of_a_customer(path: Path, value: Any) -> None:
    document = parse(written(put(HEAD, path, value)), "customers/C1.yaml")
    assert document.problems == []
    customer, problems = load_customer(document.data, Settings(), Source(document.file, document.place))
    assert customer is None
    here = [each for each in problems if (each.line, each.column) in around(document, path, value)]
    assert here, problems
    for problem in problems:
        is_told(problem)


def around(document: Any, path: Path, value: Any) -> set[tuple[int, int]]:
    """Where the fault may be reported: at the value, or at what stands in it."""
    found = {document.place(path)}
    inner: list[Path] = [(*path, key) for key in value] if isinstance(value, dict) else []
    inner += [(*path, n) for n in range(len(value))] if isinstance(value, list) else []
    return found | {document.place(each, key=key) for each in inner for key in (False, True)}


def is_told(problem: Problem) -> None:
    assert problem.file and problem.line and problem.column
    assert problem.hint is not None, text(problem.message)
    for said in (problem.message, problem.hint):
        assert text(said, "en") and text(said, "zh")
        assert text(said, "en") != text(said, "zh"), text(said)


@pytest.mark.parametrize("kind", list(BY_KIND.values()), ids=lambda kind: kind.KIND.name)
def test_what_a_record_needs_and_does_not_know(kind: type[Entry]) -> None:
    name = kind.KIND.list  # type: ignore[attr-defined]  # a record
    for record in ({}, {"id": "X1", "nonsense": "1"}):
        document = parse(written({**HEAD, name: [record or {"note": "x"}]}), "customers/C1.yaml")
        _, problems = load_customer(document.data, Settings(), Source(document.file, document.place))
        assert problems
        for problem in problems:
            is_told(problem)


@pytest.mark.parametrize("model", [Settings, Policy])
def test_a_wrong_value_of_the_settings_and_the_policy(model: type[Entry]) -> None:
    for path, what in places(model, ()):
        for value in wrongs(what):
            document = parse(written(put({}, path, value)), "kehu.yaml")
            loaded, problems = load(model, document.data, Source(document.file, document.place))
            assert loaded is None, (path, value)
            for problem in problems:
                is_told(problem)
