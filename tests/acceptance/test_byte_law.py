"""A change by kehu alters the lines that it is about and no other byte [D3]: every example file, every command.

The files are those of tests/archive/edit-files, in every shape that people write. What a command replaced is found by
comparing bytes: what both texts begin and end with was left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from kehu.archive.intent import assigned, removed
from kehu.archive.read import Document, parse
from kehu.model.entry import Record
from kehu.model.kinds import BY_KIND
from typed import Kehu, written

FILES = sorted((Path(__file__).parents[1] / "archive/edit-files").glob("*.yaml"))
ADDS: dict[str, list[str]] = {
    "contact": ["--name", "韩梅: 采购"],
    "terms": ["--days", "60", "--from", "2026-01-01"],
    "order": ["--amount", "100"],
    "sale": ["--product", "衬氟阀", "--quantity", "30", "--price", "1200.00", "--due", "2026-03-01"],
    "receipt": ["--amount", "36000.00", "--method", "现金"],
    "return": ["--amount", "5", "--reason", "a, b"],
    "refund": ["--amount", "5"],
    "communication": ["--content", "第一行\n第二行: #x"],
    "review": ["--by", "李娜"],
}


@dataclass(frozen=True)
class Replaced:
    """What stood in the old text from line `first` to line `last`, and what stands there now."""

    old: str
    new: str
    first: int
    last: int


def replaced(before: str, after: str) -> Replaced:
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    same = next((i for i in range(shorter - start) if before[-1 - i] != after[-1 - i]), shorter - start)
    old, new = before[start : len(before) - same], after[start : len(after) - same]
    first = before.count("\n", 0, start) + 1
    return Replaced(old, new, first, first + old.removesuffix("\n").count("\n"))


def lines_of(document: Document, path: list[str | int]) -> range:
    """The lines of a key and its value, or of a list's item."""
    first = document.place(path, key=True)[0]
    node = document.node(path)
    last = node.end_mark.line + (1 if node.end_mark.column else 0)
    return range(first, max(first, last) + 1)


def read(file: Path) -> tuple[str, Document]:
    text = file.read_bytes().decode()
    return text, parse(text, file.name)


@pytest.fixture(params=FILES, ids=[file.stem for file in FILES])
def customer(request: pytest.FixtureRequest, folder: Path) -> Path:
    """One of the files, as a customer of an archive."""
    source: Path = request.param
    (folder / "kehu.yaml").write_text("company: x\n", "utf-8")
    code = parse(source.read_bytes().decode(), "").data["code"]
    file = folder / "customers" / f"{code}.yaml"
    file.parent.mkdir()
    file.write_bytes(source.read_bytes())
    return file


def test_there_are_many_files() -> None:
    assert len(FILES) >= 30


def run(kehu: Kehu, file: Path, *words: str) -> tuple[str, Document, str, Document]:
    """The text and the data before and after a command, which must do its work."""
    before, old = read(file)
    answer = kehu(*words)
    assert answer.code == 0, answer.err
    after, new = read(file)
    assert not new.problems
    return before, old, after, new


def adding(kind: str) -> list[str]:
    return ["review", "done"] if kind == "review" else ["add", kind]


def test_adding_a_record_of_every_kind(customer: Path, kehu: Kehu) -> None:
    original = customer.read_bytes()
    for kind, options in ADDS.items():
        name = BY_KIND[kind].KIND.list
        before, old, after, new = run(kehu, customer, *adding(kind), customer.stem, *options)
        assert new.data == {**old.data, name: [*(old.data.get(name) or []), new.data[name][-1]]}
        change = replaced(before, after)
        if change.old:
            # an empty list became a block, or a flow list got a comma before a comment: on its own lines
            lines = lines_of(old, [name])
            assert change.first in lines, (kind, change)
            assert change.last in lines, (kind, change)
        if block_list(old, name):
            assert change.old == "", (kind, change)  # new = old[:i] + inserted + old[i:]
        customer.write_bytes(original)


def block_list(document: Document, name: str) -> bool:
    return bool(document.data.get(name)) and not getattr(document.node([name]), "flow_style", True)


def test_records_that_name_a_sale(customer: Path, kehu: Kehu) -> None:
    sale = kehu("add", "sale", customer.stem, "--amount", "7", "--due", "2026-03-01").out.strip()
    for words in (
        ["add", "write-off", customer.stem, "--sale", sale],
        ["add", "extension", customer.stem, "--sale", sale, "--due", "2026-05-01"],
        ["add", "receipt", customer.stem, "--amount", "7", "--for", f"{sale}=3"],
    ):
        before, old, after, _ = run(kehu, customer, *words)
        change = replaced(before, after)
        name = BY_KIND[words[1]].KIND.list
        assert change.old == "" or change.first in lines_of(old, [name])


def fields(data: dict[str, Any]) -> Iterator[tuple[str, list[str | int], str]]:
    """Fields of the file that a person may set: dotted name, path, present value."""
    for name in ("name", "note", "region", "website", "short_name"):
        if name in data:
            yield name, [name], data[name]
    for kind in ("contact", "sale", "receipt", "review"):
        model: type[Record] = BY_KIND[kind]
        records = data.get(model.KIND.list) or []
        for number, record in enumerate(records if isinstance(records, list) else []):
            if not isinstance(record, dict) or not isinstance(record.get("id"), str):
                continue
            for key in ("note", "product", "phone", "looked_at"):
                if isinstance(record.get(key), str):
                    yield f"{model.KIND.list}.{record['id']}.{key}", [model.KIND.list, number, key], record[key]


def test_setting_every_field(customer: Path, kehu: Kehu) -> None:
    original = customer.read_bytes()
    for name, path, value in fields(read(customer)[1].data):
        before, old, after, new = run(kehu, customer, "set", customer.stem, f"{name}=新值 {value[:3].strip()}x")
        assert new.data == assigned(old.data, path, new.node(path).value)
        change, lines = replaced(before, after), lines_of(old, path)
        assert change.first in lines, (name, change)
        assert change.last in lines, (name, change)
        customer.write_bytes(original)


def test_setting_what_is_not_there(customer: Path, kehu: Kehu) -> None:
    original = customer.read_bytes()
    for name, path in (("fax", ["fax"]), ("parent", ["parent"]), ("external_ids.erp", ["external_ids", "erp"])):
        before, old, after, new = run(kehu, customer, "set", customer.stem, f"{name}=0012")
        assert new.data == assigned(old.data, path, "0012")
        assert replaced(before, after).old == "", name
        customer.write_bytes(original)


def test_removing_every_field(customer: Path, kehu: Kehu) -> None:
    original = customer.read_bytes()
    for name, path, _ in fields(read(customer)[1].data):
        if name == "name":
            continue
        before, old, after, new = run(kehu, customer, "set", customer.stem, f"{name}=")
        assert new.data == removed(old.data, path)
        change, lines = replaced(before, after), lines_of(old, path)
        assert change.new.strip() in ("", "[]", "{}"), (name, change)
        around = range(lines.start - 1, lines.stop + 1)  # equal lines above or below may stand for the one that went
        assert change.first in around, (name, change)
        assert change.last in around, (name, change)
        customer.write_bytes(original)


def test_a_command_that_is_refused_changes_nothing(customer: Path, kehu: Kehu) -> None:
    before = written(customer), customer.read_bytes()
    assert kehu("add", "sale", customer.stem, "--amount", "abc").code == 2
    assert kehu("add", "write-off", customer.stem, "--sale", "none").code == 1
    assert kehu("set", customer.stem, "founded=soon").code == 2
    assert kehu("set", customer.stem, "code=X").code == 2
    assert (written(customer), customer.read_bytes()) == before


def test_recording_a_grade_only_inserts(archive: Path, commented: Path, kehu: Kehu) -> None:
    before, old, after, new = run(kehu, commented, "grade", "C00001", "--write")
    assert {**new.data, "grades": []} == {**old.data, "grades": []}
    assert len(new.data["grades"]) == 1
    assert replaced(before, after).old == ""
    assert kehu("grade", "C00001", "--write").code == 0
    assert read(commented)[0] == after


def test_the_oracle_of_this_test() -> None:
    assert replaced("a\nb\nc\n", "a\nx\nb\nc\n") == Replaced("", "x\n", 2, 2)
    assert replaced("a\nb\nc\n", "a\nc\n") == Replaced("b\n", "", 2, 2)
    assert replaced("a\nbd\nc", "a\nbed\nc") == Replaced("", "e", 2, 2)
    assert isinstance(parse("a: [b]", "").node(["a"]), yaml.SequenceNode)
