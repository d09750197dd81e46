"""Bad files are refused with their place, good ones read as text; nothing makes the reader raise.

bad-files/NAME.yaml is a fault as people make it; NAME.expected says for each problem where it is, its rule, and what is
said about it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kehu.archive.guards import LIMIT
from kehu.archive.read import Document, decode, parse, read
from kehu.lang import text as rendered

BAD = sorted((Path(__file__).parent / "bad-files").glob("*.yaml"))


def rules(document: Document) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in document.problems]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_place_and_advice(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    said = "".join(
        f"{problem.where} {problem.rule}\n  {rendered(problem.message, 'en')}\n  {rendered(problem.hint, 'en')}\n"
        for problem in document.problems
    )
    assert said == path.with_suffix(".expected").read_text("utf-8")
    assert said
    for problem in document.problems:
        assert problem.severity == "error"
        for sentence in (problem.message, problem.hint):
            chinese = rendered(sentence, "zh")
            assert chinese != rendered(sentence, "en")
            chinese.encode("gbk")


def test_of_a_duplicate_key_the_first_counts_and_the_rest_is_read() -> None:
    document = parse("code: C1\ncode: C2\nname: 甲\n", "a.yaml")
    assert document.data == {"code": "C1", "name": "甲"}
    assert rules(document) == [("duplicate-key", 2, 1)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", '"a": [', "!x [", "&a ["])
@pytest.mark.parametrize("before", ["", "code: C1\nnote: ", "# [[[\nnote: '[['\nx: "])
def test_a_hundred_thousand_openings_end_no_process(opening: str, before: str) -> None:
    document = parse(before + opening * 100_000, "a.yaml")
    assert document.data == {}
    assert document.problems


def test_deep_indentation_ends_no_process() -> None:
    document = parse("".join(f"{' ' * depth}a:\n" for depth in range(2_000)), "a.yaml")
    assert rules(document) == [("nesting", 51, 51)]


@pytest.mark.parametrize(("depth", "fine"), [(49, True), (50, False)])
def test_fifty_collections_may_nest(depth: int, fine: bool) -> None:
    document = parse("a: " + "[" * depth + "]" * depth, "a.yaml")
    assert (document.problems == []) is fine


def test_brackets_that_open_nothing_do_not_count() -> None:
    brackets = "[" * 200
    text = f"# {brackets}\na: '{brackets}'\nb: \"{brackets}\"\nc: x{brackets}\nd: |\n  {brackets}\n  - - - {brackets}\n"
    assert parse(text, "a.yaml").problems == []


def test_a_file_over_the_limit_is_not_read() -> None:
    line = "note: 长文\n"
    size = len(line.encode())
    over = line * (LIMIT // size + 1)
    assert [problem.rule for problem in read(over.encode(), "a.yaml").problems] == ["size"]
    assert [problem.rule for problem in parse(over, "a.yaml").problems] == ["size"]
    assert decode(b"#" * LIMIT, "a.yaml")[1] == []
    assert [problem.rule for problem in decode(b"#" * (9 * 1024 * 1024), "a.yaml")[1]] == ["size"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no\nb: 012\nc: 1e3\n", {"a": "no", "b": "012", "c": "1e3"}),
        ("a: 12:30\nb: 2026-01-02\nc: ~\n", {"a": "12:30", "b": "2026-01-02", "c": "~"}),
        ("a:\nb: ''\nc: \"\"\n", {"a": "", "b": "", "c": ""}),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("{}", {}),
        ("a: |\n  x", {"a": "x\n"}),  # with and without a final newline
        ("a: M&S *5 !x\nb: 50*80\nc: [a&b, c!d]\n", {"a": "M&S *5 !x", "b": "50*80", "c": ["a&b", "c!d"]}),
        ("a: '<<<<<<<'\nb: |\n  <<<<<<< HEAD\n  =======\n", {"a": "<<<<<<<", "b": "<<<<<<< HEAD\n=======\n"}),
        ("a: |\n  %x\n  ---\n", {"a": "%x\n---\n"}),
        ("a: b \t# tab\n# \t\nc:\td\n", {"a": "b", "c": "d"}),
        ("<<: a\n? b\n: c\n", {"<<": "a", "b": "c"}),
    ],
)  # fmt: skip
def test_what_is_legal_is_read_as_text(text: str, data: dict[str, Any]) -> None:
    document = parse(text, "a.yaml")
    assert document.problems == []
    assert document.data == data


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places(mark: str, newline: str) -> None:
    lines = [
        "code: C1",
        "名称: 𠮷野",
        "sales:",
        "- {id: S1, amount: 1.00}",
        "- id: S2",
        "  note:",
        "watch: {cause: x}",
        "",
    ]
    document = read((mark + newline.join(lines)).encode(), "a.yaml")
    assert document.text == mark + newline.join(lines)
    assert document.place(["code"]) == (1, 7)
    assert document.place(["code"], key=True) == (1, 1)
    assert document.place(["名称"]) == (2, 5)
    assert document.place(["sales"], key=True) == (3, 1)
    assert document.place(["sales", 0]) == (4, 3)
    assert document.place(["sales", 1]) == (5, 3)
    assert document.place(["sales", 0, "amount"]) == (4, 20)
    assert document.place(["sales", 0, "amount"], key=True) == (4, 12)
    assert document.place(["sales", 1, "note"], key=True) == (6, 3)
    assert document.place(["sales", 1, "missing"]) == document.place(["sales", 1])
    assert document.place(["sales", 7]) == document.place(["sales"])
    assert document.place(["missing", "too"]) == document.place([]) == (1, 1)
    assert document.node(["watch", "cause"]).value == "x"
    with pytest.raises(LookupError):
        document.node(["watch", "missing"])


def test_an_unreadable_file_has_a_place_but_no_nodes() -> None:
    document = parse("a: [", "a.yaml")
    assert document.place(["a", 3]) == (1, 1)
    with pytest.raises(LookupError):
        document.node([])


@given(st.binary(max_size=60))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    document = read(data, "a.yaml")
    assert document.data == {} or not any(problem.rule != "duplicate-key" for problem in document.problems)


pieces = [*"ab甲:-[]{}'\">#&*!%@\\~ +1?,", ": ", "- ", "? ", ", ", " #"]
pieces += ["|", "\t", "\n", "\n", "\n ", "\n  ", "\r\n", "\n---\n", "\n...\n", "\n<<<<<<< x\n"]
marked = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(pieces), max_size=14).map("".join))
def test_it_reads_as_pyyaml_or_refuses(text: str) -> None:
    document = parse(text, "a.yaml")
    try:
        told = yaml.load(text + "\n", yaml.CBaseLoader)
    except yaml.YAMLError:
        assert document.problems
        return
    if not document.problems:
        assert document.data == told
        assert not any(isinstance(token, marked) for token in yaml.scan(text, yaml.CBaseLoader))
