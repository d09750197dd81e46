"""Where a change lands and how it is written: one example each. The laws are in test_splice_laws.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kehu.archive.read import parse
from kehu.archive.scalars import block_scalar, plain_safe
from kehu.archive.splice import CannotSplice, FaultyFile, append, append_all, remove, set_all, set_value
from kehu.lang import text as rendered

ORDER = ["code", "name", "kind", "watch", "contacts", "orders", "sales", "receipts", "reviews", "grades"]
SALE = {"date": "2026-01-02", "id": "S1", "product": "衬氟阀", "amount": "36000.00"}
LINE = "{id: S1, date: 2026-01-02, product: 衬氟阀, amount: 36000.00}"

APPENDED = {
    "before the blank lines and comments that follow": (
        "code: C1\nsales:\n- {id: S0}  # 首单\n\n# 回款\nreceipts:\n- {id: R1}\n",
        f"code: C1\nsales:\n- {{id: S0}}  # 首单\n- {LINE}\n\n# 回款\nreceipts:\n- {{id: R1}}\n",
    ),
    "an absent list after the nearest key before it": (
        "code: C1\ncontacts:\n- {id: P1}\n\n# 复核\nreviews:\n- {id: V1}\n",
        f"code: C1\ncontacts:\n- {{id: P1}}\nsales:\n- {LINE}\n\n# 复核\nreviews:\n- {{id: V1}}\n",
    ),
    "indented like the file's other lists": (
        "code: C1\ncontacts:\n   - {id: P1}\n   # - {id: P0}\n",
        f"code: C1\ncontacts:\n   - {{id: P1}}\n   # - {{id: P0}}\nsales:\n   - {LINE}\n",
    ),
    "at the end where nothing precedes it": ("reviews:\n- {id: V1}", f"reviews:\n- {{id: V1}}\nsales:\n- {LINE}"),
    "an empty list becomes a block list": ("sales: []  # 无\ngrades: []\n", f"sales:  # 无\n- {LINE}\ngrades: []\n"),
    "an empty value becomes a block list": ("sales:\ngrades:\n", f"sales:\n- {LINE}\ngrades:\n"),
    "a one-line flow list grows in place": ("sales: [{id: S0}] # 旧\n", f"sales: [{{id: S0}}, {LINE}] # 旧\n"),
    "a flow list of many lines gets a line": (
        "sales: [\n  {id: S0},\n  {id: S00}  # 末\n]\n",
        f"sales: [\n  {{id: S0}},\n  {{id: S00}},  # 末\n  {LINE}\n]\n",
    ),
    "no newline at the end stays missing": ("sales:\r\n- {id: S0}", f"sales:\r\n- {{id: S0}}\r\n- {LINE}"),
    "the neighbour's line ending": (
        "code: C1\nsales:\r\n- {id: S0}\r\n",
        f"code: C1\nsales:\r\n- {{id: S0}}\r\n- {LINE}\r\n",
    ),
    "after a block scalar": (
        "sales:\n- id: S0\n  note: |\n    长文",
        f"sales:\n- id: S0\n  note: |\n    长文\n- {LINE}",
    ),
    "before the end mark": ("---\nsales:\n- {id: S0}\n...\n", f"---\nsales:\n- {{id: S0}}\n- {LINE}\n...\n"),
}


@pytest.mark.parametrize(("old", "new"), APPENDED.values(), ids=APPENDED)
def test_where_a_record_stands(old: str, new: str) -> None:
    assert append(old, "sales", SALE, order=ORDER) == new


def test_long_text_is_a_block_scalar_in_a_block_record() -> None:
    record = {"content": "第一行: 货款\n\n第二行\n", "id": "V1", "follow_up": "长" * 90, "materials": ["a", "b, c"]}
    assert append("code: C1\n", "communications", record) == (
        "code: C1\ncommunications:\n- id: V1\n  content: |\n    第一行: 货款\n\n    第二行\n"
        f'  follow_up: |-\n    {"长" * 90}\n  materials: [a, "b, c"]\n'
    )


@pytest.mark.parametrize(
    ("length", "one_line"),
    [(63, True), (64, False)],
)
def test_a_line_is_short_up_to_160_columns(length: int, one_line: bool) -> None:
    new = append("code: C1\n", "sales", {"id": "S260102-7k", "note": "长" * length + "x" * 8})
    assert ("- {id" in new) is one_line


@pytest.mark.parametrize(
    ("old", "path", "value", "new"),
    [
        ("name: 甲  # 旧\n", ["name"], "乙", "name: 乙  # 旧\n"),
        ("name:   # 待填\n", ["name"], "乙", "name: 乙   # 待填\n"),
        ("name: ''\n", ["name"], "it's", "name: 'it''s'\n"),
        ('name: "甲"\n', ["name"], "乙", 'name: "乙"\n'),
        ("name: 甲\n", ["name"], "a: b", 'name: "a: b"\n'),
        ("name: 甲\n", ["name"], "no", "name: no\n"),
        ("name: 甲\n", ["name"], "null", 'name: "null"\n'),
        ("name: 甲\n", ["name"], "", 'name: ""\n'),
        (
            "watch: {cause: 欠款, since: 1}  # w\n",
            ["watch", "cause"],
            "a, b",
            'watch: {cause: "a, b", since: 1}  # w\n',
        ),
        ("watch: {cause: 欠款}\n", ["watch", "until"], "2026-07-05", "watch: {cause: 欠款, until: 2026-07-05}\n"),
        ("watch: {}\n", ["watch", "until"], "2026-07-05", "watch: {until: 2026-07-05}\n"),
        ("code: C1\nsales: []\n", ["watch", "cause"], "欠款", "code: C1\nwatch: {cause: 欠款}\nsales: []\n"),
        (
            "watch:\n    cause: 甲 # c\n\nsales: []\n",
            ["watch", "x"],
            "乙",
            "watch:\n    cause: 甲 # c\n    x: 乙\n\nsales: []\n",
        ),
        ("note: |  # 长\n  一\n  二\nx: 1\n", ["note"], "短", "note: 短  # 长\nx: 1\n"),
        ("note: 短  # 注\nx: 1\n", ["note"], "一\n二", "note: |-  # 注\n  一\n  二\nx: 1\n"),
        ("a: [x]\n", ["a"], ["x", "y"], "a: [x, y]\n"),
        ("a:\n  - x\n  - y # 旧\n", ["a", 1], "z", "a:\n  - x\n  - z # 旧\n"),
        ("g:\n- {id: G1, a: 1}  # 甲\n", ["g", 0], {"id": "G1", "a": "2"}, "g:\n- {id: G1, a: 2}  # 甲\n"),
        ("g:\n- {id: G1, a: 1}  # 甲\n", ["g", 0], {"id": "G2"}, "g:\n- {id: G2}  # 甲\n"),
        (
            "g:\n- id: G1\n  # 注\n  a: '1'\n",
            ["g", 0],
            {"id": "G1", "a": "2", "b": "3"},
            "g:\n- id: G1\n  # 注\n  a: '2'\n  b: 3\n",
        ),
        ("g:\n- {id: G1}\n", ["g", 1], {"id": "G2"}, "g:\n- {id: G1}\n- {id: G2}\n"),
        ("code: C1\n", ["aliases", 0], "乙", "code: C1\naliases: [乙]\n"),
        ("name: 甲\n", ["name"], "甲", "name: 甲\n"),
    ],
)
def test_a_value_is_set(old: str, path: list[str | int], value: Any, new: str) -> None:
    assert set_value(old, path, value, order=ORDER) == new


@pytest.mark.parametrize(
    ("old", "path", "new"),
    [
        ("a: 1\nb: 2  # 注\nc: 3\n", ["b"], "a: 1\nc: 3\n"),
        ("a: 1\nb: 2", ["b"], "a: 1"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a", "b"], "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a", "d"], "a: {b: 1, c: 2}\n"),
        ("a: {b: 1}\nc: 2\n", ["a", "b"], "c: 2\n"),
        ("a:\n- x  # 注\nc: 2\n", ["a", 0], "a: []\nc: 2\n"),
        ("a:\n- {b: 1}\n- {c: 2}\n", ["a", 0, "b"], "a:\n- {}\n- {c: 2}\n"),
        ("a:\n- b: 1\n  c: 2\n", ["a", 0, "b"], "a:\n- c: 2\n"),
        ("a: [\n  x, # 一\n  y  # 二\n]\n", ["a", 0], "a: [\n  y  # 二\n]\n"),
        ("a: 1\nnote: |\n  长\n\n  文\n\nc: 3\n", ["note"], "a: 1\n\nc: 3\n"),
        ("a: 1\n", ["b", "c"], "a: 1\n"),
    ],
)
def test_a_value_is_removed(old: str, path: list[str | int], new: str) -> None:
    assert remove(old, path) == new


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        *[
            (text, flow)
            for text in ["- a", "a: b", "a #b", " a", "~", "*", "a:", "", "...", "-", "#"]
            for flow in (True, False)
        ],
        *[(text, True) for text in ["a, b", "[a]", "a]", "{", "a:]"]],
    ],
)
def test_what_is_quoted(text: str, flow: bool) -> None:
    assert not plain_safe(text, flow)


@pytest.mark.parametrize(
    "text", ["no", "012", "1e3", "12:30", "2026-01-02", "-5.00", "0755-83765566", "http://a.cn/b#c", "甲：乙", "50*80"]
)
def test_what_is_plain_everywhere(text: str) -> None:
    assert plain_safe(text, True)
    assert plain_safe(text, False)


@pytest.mark.parametrize(
    ("text", "header"), [("a\nb", "|-"), ("a\nb\n", "|"), (" a\nb", "|2-"), ("\n a\n", "|2"), ("\n\na\n", "|")]
)
def test_the_header_of_a_block_scalar(text: str, header: str) -> None:
    lines = block_scalar(text, 4, 2)
    assert lines is not None
    assert lines[0] == header


@pytest.mark.parametrize("text", ["a\n\n", "\n", "a\r\nb", "a\x00\nb", "a\u2028\nb"])
def test_what_no_block_scalar_can_hold(text: str) -> None:
    assert block_scalar(text, 2, 0) is None
    new = set_value("a: 1\n", ["a"], text)
    assert new.startswith('a: "')
    assert parse(new, "").data == {"a": text}


def test_a_file_with_an_error_is_not_changed() -> None:
    with pytest.raises(FaultyFile) as refused:
        append("code: C1\ncode: C2\n", "sales", SALE, file="customers/C1.yaml")
    assert "customers/C1.yaml:2:1" in str(refused.value)
    assert refused.value.values["line"] == 2


@pytest.mark.parametrize(
    ("change", "line", "column"),
    [
        (lambda: append("code: C1\nsales: 无\n", "sales", SALE), 2, 8),
        (lambda: set_value("code: C1\nname: 甲\n", ["name", "x"], "乙"), 2, 7),
        (lambda: set_value("a:\n- x\n", ["a", 5], "乙"), 2, 1),
        (lambda: remove("code: C1\n", ["code"]), 1, 7),
        (lambda: set_value("? a\n: b\nc: d\n", ["a"], "e"), 1, 3),
    ],
)
def test_what_cannot_be_spliced_is_refused_with_its_place(change: Any, line: int, column: int) -> None:
    with pytest.raises(CannotSplice) as refused:
        change()
    assert (refused.value.values["line"], refused.value.values["column"]) == (line, column)
    assert rendered(refused.value.message, "zh") != rendered(refused.value.message, "en")


def test_only_text_can_be_written() -> None:
    with pytest.raises(TypeError):
        append("code: C1\n", "sales", {"amount": 1})


def test_a_broken_character_of_the_command_line_is_escaped_or_refused() -> None:
    with pytest.raises(CannotSplice):
        set_value("code: C1\n", ["name"], "a\udcff")


@pytest.mark.parametrize(
    "old", ["code: C1\n", "sales: []\n", "sales:\n- {id: S0}", "sales: [{id: S0}]\n", "sales: [\n  {id: S0}, # 旧\n]\n"]
)
def test_many_records_land_as_one_by_one(old: str) -> None:
    records = [SALE, {"id": "S2", "note": "a: b"}, {"id": "S3", "note": "一\n二"}]
    one_by_one = old
    for record in records:
        one_by_one = append(one_by_one, "sales", record, order=ORDER)
    assert append_all(old, "sales", records, order=ORDER) == one_by_one
    assert append_all(old, "sales", [], order=ORDER) == old


def test_many_values_are_set_together() -> None:
    old = "code: C1\nname: 甲  # 旧\nsales:\n- {id: S1, amount: 1.00}\n- id: S2\n  note: 短\n"
    values: list[tuple[Sequence[str | int], str]] = [
        (["name"], "乙"),
        (["sales", 0, "amount"], "2.00"),
        (["sales", 1, "note"], "一\n二"),
        (["kind"], "个人"),
        (["name"], "丙"),
    ]
    assert set_all(old, values, order=lambda path: ORDER) == (
        "code: C1\nname: 丙  # 旧\nkind: 个人\nsales:\n- {id: S1, amount: 2.00}\n- id: S2\n  note: |-\n    一\n    二\n"
    )


@pytest.mark.parametrize(
    ("new", "text"),
    [
        (["a", "b", "c"], "x:\n- a # one\n# between\n- b # two\n- c\n# after\ny: 1\n"),
        (["b", "c"], "x:\n# between\n- b # two\n- c\n# after\ny: 1\n"),
        (["a"], "x:\n- a # one\n# between\n# after\ny: 1\n"),
        (["a", "d: e"], 'x:\n- a # one\n# between\n- "d: e"\n# after\ny: 1\n'),
        (["b", "a"], "x:\n- b\n- a\n# after\ny: 1\n"),
    ],
)
def test_items_that_stay_in_a_list_keep_their_lines_and_comments(new: list[str], text: str) -> None:
    assert set_value("x:\n- a # one\n# between\n- b # two\n# after\ny: 1\n", ["x"], new) == text


def test_a_list_on_one_line_grows_and_shrinks_in_place() -> None:
    assert set_value("x: [ a,'b' ] # z\n", ["x"], ["a", "b", "c"]) == "x: [ a,'b', c ] # z\n"
    assert set_value("x: [ a,'b' ] # z\n", ["x"], ["b"]) == "x: [ 'b' ] # z\n"
