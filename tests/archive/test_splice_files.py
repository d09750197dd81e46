"""Every operation on every file of edit-files/: files as people write them, under the laws of the random ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_splice_laws import (
    KEYS,
    at,
    check_lines,
    concerned,
    follows_dash,
    is_insertion,
    oracle,
    paths,
    through_next_line,
)

from kehu.archive.read import read
from kehu.archive.splice import append, remove, set_value

FILES = sorted((Path(__file__).parent / "edit-files").glob("*.yaml"))
SHORT = {
    "date": "2026-03-05",
    "id": "X260305-abcd",
    "product": "衬氟阀, 大",
    "amount": "-36000.00",
    "for": {"S1": "100.00"},
}
LONG = {"id": "X260306-abcd", "content": "第一行: 货款\n\n# 第二行\n", "note": "长" * 100, "labels": ["a", "b, c"]}
VALUES: list[Any] = ["no", "甲: 乙", "第一行\n第二行", ["a", "b"], [SHORT, LONG], {"cause": "欠款"}, ""]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    document = read(request.param.read_bytes(), request.param.name)
    assert document.problems == []
    assert document.text.encode("utf-8") == request.param.read_bytes()
    return document.text


def test_there_are_files() -> None:
    assert len(FILES) >= 30


@pytest.mark.parametrize("record", [SHORT, LONG], ids=["short", "long"])
def test_append_to_every_list(text: str, record: dict[str, Any]) -> None:
    data = oracle(text)
    lists = {key for key, value in data.items() if isinstance(value, list) or not value}
    for key in sorted(lists | {"contacts", "reviews", "orders", "另一个"}):
        if key in data and key not in lists:
            continue
        new = append(text, key, record, order=KEYS)
        assert oracle(new) == {**data, key: [*(data.get(key) or []), record]}
        assert text.endswith("\n") == new.endswith("\n")
        if data.get(key) and not read(text.encode(), "").node([key]).flow_style:
            assert is_insertion(text, new)
        elif key in data:
            check_lines(text, new, concerned(text, (key,)))
        else:
            assert is_insertion(text, new)


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_set_every_value(text: str, value: Any) -> None:
    for path in paths(oracle(text)):
        new = set_value(text, path, value, order=KEYS)
        expected = oracle(text)
        at(expected, path[:-1])[path[-1]] = value
        assert oracle(new) == expected
        check_lines(text, new, concerned(text, path))


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_set_a_new_key_in_every_mapping(text: str, value: Any) -> None:
    data = oracle(text)
    for path in [(), *(path for path in paths(data) if isinstance(at(data, path), dict))]:
        for key in ("industry", "新: 键"):
            if key in at(data, path):
                continue
            new = set_value(text, [*path, key], value, order=KEYS)
            expected = oracle(text)
            at(expected, path)[key] = value
            assert oracle(new) == expected
            assert is_insertion(text, new)


def test_remove_every_value(text: str) -> None:
    for path in paths(oracle(text)):
        expected = oracle(text)
        parent = at(expected, path[:-1])
        alone = len(parent) == 1
        if alone and (len(path) == 1 or (isinstance(parent, dict) and isinstance(path[-2], str))):
            continue
        new = remove(text, path)
        del parent[path[-1]]
        assert oracle(new) == expected
        place = concerned(text, path[:-1] if alone else path)
        check_lines(text, new, through_next_line(text, place) if not alone and follows_dash(text, path) else place)


def test_add_and_take_back(text: str) -> None:
    """Appending a record to a block list and removing it again gives the old bytes."""
    data = oracle(text)
    for key, value in data.items():
        if isinstance(value, list) and value and not read(text.encode(), "").node([key]).flow_style:
            new = append(text, key, SHORT, order=KEYS)
            assert remove(new, [key, len(value)]) == text
