"""Laws of every edit, over random files in random styles: it means what it says and touches no other byte.

The oracle is PyYAML itself: what it reads from the new text is compared with the old data plus the intent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehu.archive.read import parse
from kehu.archive.splice import CannotSplice, append, remove, set_value

KEYS = [
    "code",
    "name",
    "aliases",
    "kind",
    "watch",
    "industry",
    "contacts",
    "sales",
    "receipts",
    "note",
    "reviews",
    "grades",
]
FIELDS = ["id", "date", "product", "amount", "for", "note"]
NASTY = """|a|no|012|2026-01-02|-5.00|- a|a: b|a #b|#a|[a|a]|{a}|a, b|'a'|"a"|it's|---|...|~|null|甲方|合同：甲、乙
|深圳（南山）#1|\\n|a:|:a|?|*a|&a|!a|%a|@a|`a|>|𠮷|<<<<<<< HEAD|http://a.cn/?b=c&d""".replace("\n", "").split("|")
NASTY += [
    "a\nb",
    "a\nb\n",
    "\n a",
    " a",
    "a ",
    "a\t",
    "a\n\n\nb\n",
    "a\n  b\nc",
    "  a\nb",
    "\n\n",
    "a\n\n",
    "a\r\nb",
    "|",
]
NASTY += [
    "\u3000全角",
    "x" * 170,
    "长" * 90,
    "\u2028",
    "\x00",
    "\x85",
    "\ufeff",
    "=======\n>>>>>>> x",
    "a\n \n",
    "\ta\nb",
]
texts = st.sampled_from(NASTY) | st.text("ab 甲:#-,[]{}\"'\\\n|>&*!?", max_size=8)
records = st.dictionaries(
    st.sampled_from(FIELDS),
    texts
    | st.lists(texts, max_size=2)
    | st.dictionaries(st.sampled_from(["S1", "S2", "a b", "x: y"]), texts, max_size=2),
    min_size=1,
    max_size=4,
)
values = texts | records | st.lists(texts, max_size=3) | st.lists(records, max_size=2)
simple = st.sampled_from(["a", "甲 乙", "no", "2026-01-02", "1200.00", "a:b", "x-y", "长" * 40])
quoted = st.sampled_from(["''", '""', "'it''s # not a comment'", '"a, b: [c] \\" d"', "'- {x'", '"#"'])
gaps = st.sampled_from(["", "", "", "\n", "# 备注: [\n", "\n# - {old: one}\n\n", "  # indented\n", "\n\n"])
tails = st.sampled_from(["", "", "", "  # 旁注", " #", "  ", " # a: b, [c"])


@st.composite
def flows(draw: st.DrawFn, depth: int = 0) -> str:
    """A flow collection or scalar on one line."""
    kind = draw(st.sampled_from(["scalar", "scalar", "list", "mapping"] if depth < 2 else ["scalar"]))
    if kind == "scalar":
        return draw(st.sampled_from(["a", "甲 乙", "2026-01-02", "'q, r'", '"s: t"', "a:b"]))
    space = draw(st.sampled_from(["", " "]))
    comma = draw(st.sampled_from([", ", ",", " , "]))
    end = draw(st.sampled_from(["", "", ","]))
    if kind == "list":
        items = draw(st.lists(flows(depth=depth + 1), max_size=3))
        return "[" + space + comma.join(items) + (end if items else "") + space + "]"
    keys = draw(st.lists(st.sampled_from(FIELDS), max_size=3, unique=True))
    pairs = [f"{key}: {draw(flows(depth=depth + 1))}" for key in keys]
    return "{" + space + comma.join(pairs) + (end if pairs else "") + space + "}"


@st.composite
def scalars(draw: st.DrawFn, column: int) -> str:
    """What may follow `key:` or `-`, with its space; it ends with a newline."""
    kind = draw(st.sampled_from(["simple", "simple", "quoted", "flow", "literal", "folded", "many", "below", "empty"]))
    inner = " " * (column + draw(st.integers(1, 4)))
    space = draw(st.sampled_from([" ", " ", "  "]))
    match kind:
        case "simple":
            return space + draw(simple) + draw(tails) + "\n"
        case "quoted":
            return space + draw(quoted) + draw(tails) + "\n"
        case "flow":
            return space + draw(flows()) + draw(tails) + "\n"
        case "literal" | "folded":
            mark = ("|" if kind == "literal" else ">") + draw(st.sampled_from(["", "-", "+"]))
            comment = draw(st.sampled_from(["", "  # 纪要"]))
            lines = draw(st.lists(st.sampled_from(["文本", "# not a comment", "- x", "a: b", "", " more"]), max_size=3))
            return f"{space}{mark}{comment}\n" + "".join(
                f"{inner if line else ''}{line}\n" for line in ["first", *lines]
            )
        case "many":
            return f"{space}long\n{inner}plain\n{inner}text" + draw(tails) + "\n"
        case "below":
            return f"{draw(tails)}\n{inner}" + draw(st.sampled_from(["text", "'q'", "[a, b]"])) + draw(tails) + "\n"
        case _:
            return draw(tails) + "\n"


@st.composite
def mappings(draw: st.DrawFn, column: int, names: list[str], depth: int) -> str:
    """A block mapping at a column; the first key's indentation is left to the caller."""
    keys = draw(st.lists(st.sampled_from(names), min_size=1, max_size=5, unique=True))
    parts = []
    for index, key in enumerate(keys):
        spelled = draw(st.sampled_from([key, key, key, f'"{key}"', f"'{key}'"]))
        colon = draw(st.sampled_from([":", ":", " :"]))
        parts.append((" " * column if index else "") + spelled + colon + draw(nodes(column, depth)))
        if index + 1 < len(keys):
            parts.append(draw(gaps))
    return "".join(parts)


@st.composite
def nodes(draw: st.DrawFn, column: int, depth: int) -> str:
    kind = draw(st.sampled_from(["scalar", "list", "list", "mapping", "lines"] if depth < 2 else ["scalar"]))
    if kind == "scalar":
        return draw(scalars(column))
    if kind == "lines":
        items = draw(st.lists(flows(), min_size=1, max_size=3))
        end = draw(st.sampled_from(["", ",", "  # last", ",  # last"]))
        inner = " " * (column + draw(st.integers(1, 4)))
        return " [\n" + ",\n".join(inner + item for item in items) + f"{end}\n{inner[:-1]}]{draw(tails)}\n"
    if kind == "mapping":
        inner = column + draw(st.integers(1, 4))
        return f"{draw(tails)}\n{draw(gaps)}{' ' * inner}" + draw(mappings(inner, FIELDS, depth + 1))
    inner = column + draw(st.sampled_from([0, 0, 1, 2, 4]))
    items = []
    for _ in range(draw(st.integers(1, 3))):
        space = draw(st.sampled_from([" ", " ", "   "]))
        if draw(st.booleans()):
            items.append(f"{' ' * inner}-{space}" + draw(mappings(inner + 1 + len(space), FIELDS, depth + 1)))
        else:
            items.append(" " * inner + "-" + draw(scalars(inner)))
    return draw(tails) + "\n" + "".join(draw(gaps) + item for item in items)


@st.composite
def files(draw: st.DrawFn) -> str:
    top = draw(st.sampled_from([0, 0, 0, 2]))
    text = (
        draw(st.sampled_from(["", "", "---\n", "# 客户\n\n"])) + " " * top + draw(mappings(top, KEYS, 0)) + draw(gaps)
    )
    if draw(st.booleans()):
        text = text.rstrip("\n")
    ending = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text.replace("\n", ending)


def oracle(text: str) -> Any:
    """PyYAML's own reading, nothing of ours in it but what a missing final newline means."""
    text = text.removeprefix("\ufeff")
    return yaml.load(text if text.endswith(("\n", "\r")) else text + "\n", yaml.CBaseLoader)


def paths(data: Any, prefix: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, value in steps for path in [(*prefix, step), *paths(value, (*prefix, step))]]


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@dataclass
class Concerned:
    """The lines of an entry, from its key or dash to the end of its value."""

    first: int
    last: int


def concerned(text: str, path: tuple[str | int, ...]) -> Concerned:
    document = parse(text, "")
    lines = text.splitlines()
    first = document.place(path, key=True)[0] - 1
    if isinstance(path[-1], int):  # the dash may stand on a line above its value
        before = document.place([*path[:-1], path[-1] - 1]) if path[-1] else document.place(path[:-1])
        while first > before[0] - 1 and not lines[first].lstrip().startswith("-"):
            first -= 1
    return Concerned(first, last_line(document.node(path), text.removeprefix("\ufeff"), first))


def follows_dash(text: str, path: tuple[str | int, ...]) -> bool:
    """Whether an entry shares its line with a dash before it; the next entry then moves up beside that dash."""
    line, column = parse(text, "").place(path, key=True)
    before = text.removeprefix("\ufeff").splitlines()[line - 1][: column - 1]
    return before.count("-") > isinstance(path[-1], int)


def through_next_line(text: str, place: Concerned) -> Concerned:
    lines = text.splitlines()
    last = place.last + 1
    while last < len(lines) - 1 and not lines[last].strip():
        last += 1
    return Concerned(place.first, last)


def last_line(node: yaml.Node, text: str, least: int) -> int:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        key, value = last if isinstance(last, tuple) else (last, last)
        return max(last_line(value, text, least), key.start_mark.line, least)
    if isinstance(node, yaml.ScalarNode):
        if node.start_mark.index == node.end_mark.index:
            return least
        if node.style in ("|", ">"):
            body = text[node.start_mark.index : node.end_mark.index]
            header = body.splitlines()[0]
            body = body if "+" in header else body.rstrip()
            return max(node.start_mark.line + len(body.splitlines()) - 1, least)
    return max(node.end_mark.line, least)


def check_lines(old: str, new: str, place: Concerned) -> None:
    """Lines before and after the concerned ones are the same bytes; a missing newline at the end stays missing."""
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    old, new = old.removeprefix("\ufeff"), new.removeprefix("\ufeff")
    lines = old.splitlines(keepends=True)
    head, tail = "".join(lines[: place.first]), "".join(lines[place.last + 1 :])
    if not tail and not old.endswith("\n"):
        gap = any(not line.strip() for line in lines[max(place.first - 1, 0) :])
        assert gap or not new.endswith("\n")  # a blank line that comes last looks like a newline
        head = head.removesuffix("\n").removesuffix("\r")
    assert new.startswith(head)
    assert new.endswith(tail)
    assert len(new) >= len(head) + len(tail)
    assert not tail or new[: len(new) - len(tail)].endswith("\n") or new == tail


def is_insertion(old: str, new: str) -> bool:
    grown = len(new) - len(old)
    same = next((index for index, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old))
    return grown > 0 and new[same + grown :] == old[same:]


law: Callable[[Any], Any] = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@law
@given(files())
def test_the_quick_reader_reads_what_pyyaml_reads(text: str) -> None:
    document = parse(text, "a.yaml")
    assert document.problems == []
    assert document.data == oracle(text)


@law
@given(files(), st.sampled_from(KEYS), records)
def test_append_only_inserts(text: str, key: str, record: dict[str, Any]) -> None:
    data = oracle(text)
    if data.get(key) and not isinstance(data[key], list):
        return
    new = append(text, key, record, order=KEYS)
    assert oracle(new) == {**data, key: [*(data.get(key) or []), record]}
    node = parse(text, "").node([key]) if key in data else None
    if node is None or (data[key] and not node.flow_style):
        assert is_insertion(text, new)
    else:
        check_lines(text, new, concerned(text, (key,)))
    if not text.endswith(("\n", "\r")):
        assert not new.endswith(("\n", "\r"))


@law
@given(st.data())
def test_set_value_alters_only_the_lines_of_the_value(data: st.DataObject) -> None:
    text, value = data.draw(files()), data.draw(values)
    old = oracle(text)
    path = data.draw(st.sampled_from(paths(old)))
    new = set_value(text, path, value, order=KEYS)
    expected = oracle(text)
    at(expected, path[:-1])[path[-1]] = value
    assert oracle(new) == expected
    check_lines(text, new, concerned(text, path))


@law
@given(st.data())
def test_setting_an_absent_key_inserts_it(data: st.DataObject) -> None:
    text, value = data.draw(files()), data.draw(values)
    expected = oracle(text)
    path = data.draw(st.sampled_from([(), *paths(expected)]))
    parent = at(expected, path)
    if not isinstance(parent, dict):
        return
    key = data.draw(st.sampled_from([key for key in (*KEYS, "own key", "x: y") if key not in parent]))
    new = set_value(text, [*path, key], value, order=KEYS)
    parent[key] = value
    assert oracle(new) == expected
    if parent != {key: value} or path:
        assert is_insertion(text, new)


@law
@given(st.data())
def test_remove_takes_only_the_lines_of_the_value(data: st.DataObject) -> None:
    text = data.draw(files())
    expected = oracle(text)
    path = data.draw(st.sampled_from(paths(expected)))
    while (
        len(at(expected, path[:-1])) == 1 and len(path) > 1 and isinstance(path[-2], str) and isinstance(path[-1], str)
    ):
        path = path[:-1]  # a mapping that would be left empty goes with its key
    if len(path) == 1 and len(expected) == 1:
        return
    try:
        new = remove(text, path)
    except CannotSplice:
        assert "+\n" in text or "+\r" in text or "+  #" in text  # a kept block would take the blank lines that follow
        return
    parent = at(expected, path[:-1])
    alone = len(parent) == 1
    del parent[path[-1]]
    assert oracle(new) == expected
    place = concerned(text, path[:-1] if alone else path)
    if not alone and at(expected, path[:-1]) and follows_dash(text, path):
        place = through_next_line(text, place)
    check_lines(text, new, place)
