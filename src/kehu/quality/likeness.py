"""Customers that are probably one and the same [Q4]: same credit code, same phone, same name. Warnings, no more.

Pure: it compares facts and reads nothing. Names that are only alike are for a later, closer look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.quality.facts import Facts, Fault

COMPARED = ("credit_code", "phone", "name")


def likeness_faults(customers: Sequence[Facts]) -> Iterator[Fault]:
    """A warning at each customer that shares one of the compared facts with another."""
    for field in COMPARED:
        held: defaultdict[str, list[Facts]] = defaultdict(list)
        for each in customers:
            key = _key(field, getattr(each, field))
            if key:
                held[key].append(each)
        label = keys(Customer)[field].label
        for same in held.values():
            yield from _warnings(field, label, same)


def _warnings(field: str, label: Label, same: Sequence[Facts]) -> Iterator[Fault]:
    for each in same if len(same) > 1 else ():
        others = [other.file for other in same if other is not each]
        yield Fault(
            each.file,
            (field,),
            "probable-duplicate",
            m("{label} {value} is also that of {file}", label=label, value=getattr(each, field), file=others[:5]),
            m("if they are one customer, keep one file and close the other"),
            "warning",
        )


def _key(field: str, value: str) -> str:
    """What is compared: phones by their digits, the rest without regard to case and spaces."""
    if field == "phone":
        digits = "".join(each for each in value if each.isdigit())
        return digits if len(digits) >= 7 else ""
    return "".join(value.split()).casefold()
