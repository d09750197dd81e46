"""Customers that are probably one and the same [Q4]: same credit code, same phone, same or similar name. Warnings.

The first record decides whose customer it is, so each warning says which one that is [W1]. A closed customer is no
double any more. Pure: it compares facts and reads nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from kehu.lang import Label, Message, m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.name_core import name_core
from kehu.model.people import Contact
from kehu.model.reach import dialled
from kehu.model.tidy import tidy
from kehu.quality.facts import Facts, Fault, Path, warning

Held = tuple[Facts, Path, str]  # who holds the value, where it stands, and as it is written
Values = Callable[[Facts], Sequence[tuple[Path, str]]]


def likeness_faults(customers: Sequence[Facts]) -> Iterator[Fault]:
    """A warning wherever a customer has something that should be its own in common with another."""
    still = [each for each in customers if not each.is_closed]
    yield from _shared(still, lambda each: [(("credit_code",), each.credit_code)], code_folded)
    yield from _shared(still, lambda each: each.phones, dialled)
    yield from _shared(still, lambda each: each.names, name_folded)
    yield from _similar(still)


def _shared(customers: Sequence[Facts], values: Values, fold: Callable[[str], str]) -> Iterator[Fault]:
    held: defaultdict[str, list[Held]] = defaultdict(list)
    for each in customers:
        for path, value in values(each):
            key = fold(value)
            if key:
                held[key].append((each, path, value))
    for same in held.values():
        if len(same) > 1 and len({each.file for each, _, _ in same}) > 1:
            yield from _warnings(same)


def _warnings(same: Sequence[Held]) -> Iterator[Fault]:
    for each, path, value in same:
        others = list({other.file: other for other, _, _ in same if other.file != each.file}.values())
        shown = [other.file for other in others[:5]]
        message = m("{label} {value} is also that of {file}", label=_label(path), value=value, file=shown)
        yield warning(each.file, path, "probable-duplicate", message, _advice(each, others))


def _similar(customers: Sequence[Facts]) -> Iterator[Fault]:
    """Names that differ by place and legal form only, unless two credit codes say that they are two firms."""
    groups: defaultdict[str, list[Facts]] = defaultdict(list)
    for each in customers:
        if core := name_core(each.name).core:
            groups[core].append(each)
    for group in groups.values():
        for each in group:
            others = [other for other in group if other is not each and are_similar(each, other)]
            if others:
                shown = [f"{other.file} ({other.name})" for other in others[:5]]
                message = m(
                    "{label} {value} is like that of {file}", label=_label(("name",)), value=each.name, file=shown
                )
                yield warning(each.file, ("name",), "probable-duplicate", message, _advice(each, others))


def are_similar(one: Facts, other: Facts) -> bool:
    """Whether the names are alike without being the same."""
    codes = code_folded(one.credit_code), code_folded(other.credit_code)
    if all(codes) and codes[0] != codes[1]:
        return False
    if {name_folded(name) for _, name in one.names} & {name_folded(name) for _, name in other.names}:
        return False
    return name_core(one.name).is_like(name_core(other.name))


def _advice(one: Facts, others: Sequence[Facts]) -> Message:
    """Who was first and keeps the customer, and what to do with the other."""
    everyone = [one, *others]
    if not all(each.entered for each in everyone):
        return m("if they are one customer, keep one file and close the other")
    day = min(each.entered for each in everyone)
    earliest = [each for each in everyone if each.entered == day]
    if len(earliest) > 1:
        return m("both were entered on {day}: if they are one customer, a manager decides: kehu assign", day=day)
    first = earliest[0]
    owner = first.owner or m("none")
    if first is one:
        return m(
            "{first} was entered first, on {day}, owner {owner}: if they are one customer, it keeps it; close {others}",
            first=first.code, day=day, owner=owner, others=[each.code for each in others[:5]],
        )  # fmt: skip
    return m(
        "{first} was entered first, on {day}, owner {owner}: if they are one customer, it keeps it; close this one "
        "(kehu status {code} closed), or let a manager decide (kehu assign {first})",
        first=first.code, day=day, owner=owner, code=one.code,
    )  # fmt: skip


def _label(path: Path) -> Label:
    name, *rest = path
    return keys(Contact)[str(rest[-1])].label if name == "contacts" else keys(Customer)[str(name)].label


def code_folded(text: str) -> str:
    return tidy("credit_code", str, text)


def name_folded(text: str) -> str:
    """Without regard to case and spaces."""
    return "".join(text.split()).casefold()
