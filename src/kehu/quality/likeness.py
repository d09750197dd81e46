"""Customers that are probably one and the same [Q4]: same credit code, same phone, same name. Warnings, no more.

Pure: it compares facts and reads nothing. Names that are only alike are for a later, closer look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.people import Contact
from kehu.model.reach import dialled
from kehu.model.tidy import tidy
from kehu.quality.facts import Facts, Fault, Path, warning

Held = tuple[Facts, Path, str]  # who holds the value, where it stands, and as it is written
Values = Callable[[Facts], Sequence[tuple[Path, str]]]


def likeness_faults(customers: Sequence[Facts]) -> Iterator[Fault]:
    """A warning wherever a customer has something that should be its own in common with another."""
    yield from _shared(customers, lambda each: [(("credit_code",), each.credit_code)], _code)
    yield from _shared(customers, lambda each: each.phones, dialled)
    yield from _shared(customers, lambda each: each.names, _name)


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
        others = list(dict.fromkeys(other.file for other, _, _ in same if other.file != each.file))
        yield warning(
            each.file,
            path,
            "probable-duplicate",
            m("{label} {value} is also that of {file}", label=_label(path), value=value, file=others[:5]),
            m("if they are one customer, keep one file and close the other"),
        )


def _label(path: Path) -> Label:
    name, *rest = path
    return keys(Contact)[str(rest[-1])].label if name == "contacts" else keys(Customer)[str(name)].label


def _code(text: str) -> str:
    return tidy("credit_code", str, text)


def _name(text: str) -> str:
    """Without regard to case and spaces."""
    return "".join(text.split()).casefold()
