"""A file in which git left both sides of a merge because two of us made a customer of one code at once [W1] [D8].

Each side is a whole customer. Who was first keeps the code, and the customer too if both are one. Reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehu.archive.read import parse
from kehu.lang import m
from kehu.model.name_core import name_core
from kehu.model.problem import Problem
from kehu.quality.facts import Facts, facts
from kehu.quality.likeness import code_folded, name_folded

MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?$")
INTAKE = ("name", "entered_on", "entered_by", "collected_on", "collected_by", "owner")


def sides(text: str) -> tuple[str, str]:
    """The two texts of which git made the one."""
    ours, theirs = list[str](), list[str]()
    part = ""
    for line in text.splitlines(keepends=True):
        found = MARKER.match(line.rstrip("\r\n"))
        if found:
            part = {"<": "ours", "|": "base", "=": "theirs", ">": ""}[found[1][0]]
            continue
        if part in ("", "ours"):
            ours.append(line)
        if part in ("", "theirs"):
            theirs.append(line)
    return "".join(ours), "".join(theirs)


def both_added(file: str, text: str, line: int) -> Iterator[Problem]:
    """A problem if the two sides are two intakes: it names both, who was first, and what to do."""
    documents = [parse(each, file) for each in sides(text)]
    if any(each.problems for each in documents):
        return
    one, other = (each.data for each in documents)
    if all(one.get(name) == other.get(name) for name in INTAKE):
        return
    first, second = sorted((facts(file, one), facts(file, other)), key=lambda each: each.entered or "9999")
    if not first.name or not second.name:
        return
    message = m(
        "two customers have the code {code}: {first}, entered on {first_day}, owner {first_owner}; and {second}, "
        "entered on {second_day}, owner {second_owner}",
        code=first.code, first=first.name, first_day=first.entered or m("an unknown day"),
        first_owner=first.owner or m("none"), second=second.name,
        second_day=second.entered or m("an unknown day"), second_owner=second.owner or m("none"),
    )  # fmt: skip
    if not _one_firm(first, second):
        hint = m(
            "these look like two firms: keep {first} here, and add {second} anew", first=first.name, second=second.name
        )
    elif first.entered == second.entered:
        hint = m(
            "these look like one firm, entered on one day: a manager decides whose side to keep; kehu assign records it"
        )
    else:
        hint = m(
            "these look like one firm: the first, of {day}, keeps it; keep its side, with what is new on the other, or "
            "let a manager decide (kehu assign)",
            day=first.entered,
        )
    yield Problem("code-taken", message, file, line, 1, "error", hint)


def _one_firm(one: Facts, other: Facts) -> bool:
    if name_folded(one.name) == name_folded(other.name) or name_core(one.name).is_like(name_core(other.name)):
        return True
    return bool(one.credit_code) and code_folded(one.credit_code) == code_folded(other.credit_code)
