"""What must hold between customers: codes taken once, aliases and external ids too, parents that exist [D8] [Q1].

Pure: it compares facts and reads nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from kehu.lang import m
from kehu.nearest import nearest
from kehu.quality.facts import Facts, Fault, Path

Key = TypeVar("Key", bound=Hashable)


def across_faults(customers: Sequence[Facts]) -> Iterator[Fault]:
    """Every fault between the customers of an archive."""
    yield from _codes(customers)
    yield from _aliases(customers)
    yield from _external_ids(customers)
    yield from _parents(customers)


def _codes(customers: Sequence[Facts]) -> Iterator[Fault]:
    for same in _shared((each.code.casefold(), each) for each in customers).values():
        for each in same:
            yield Fault(
                each.file,
                ("code",),
                "code-taken",
                m("the code {code} is taken by {file} too", code=each.code, file=_others(same, each)),
                m("codes are unique without regard to case: give one of the customers another"),
            )


def _aliases(customers: Sequence[Facts]) -> Iterator[Fault]:
    holders: defaultdict[str, list[tuple[Facts, str, Path]]] = defaultdict(list)
    for customer in customers:
        for n, alias in enumerate(customer.aliases):
            if alias:
                holders[alias.casefold()].append((customer, alias, ("aliases", n)))
    by_code = {each.code.casefold(): each for each in customers}
    hint = m("a name must lead to one customer: remove it")
    for key, held in holders.items():
        owner = by_code.get(key)
        for customer, alias, path in held:
            if owner and owner is not customer:
                message = m("the alias {alias} is the code of {file}", alias=alias, file=owner.file)
                yield Fault(customer.file, path, "alias-taken", message, hint)
            others = [each.file for each, _, _ in held if each is not customer]
            if others:
                message = m("the alias {alias} stands in {file} too", alias=alias, file=others)
                yield Fault(customer.file, path, "alias-taken", message, hint)


def _external_ids(customers: Sequence[Facts]) -> Iterator[Fault]:
    for (system, id), same in _shared((pair, each) for each in customers for pair in each.external_ids).items():
        for each in same if id else ():
            yield Fault(
                each.file,
                ("external_ids", system),
                "external-id-taken",
                m("{system} {id} is held by {file} too", system=system, id=id, file=_others(same, each)),
                m("one of them is another customer's: correct it, or close the double customer"),
            )


def _parents(customers: Sequence[Facts]) -> Iterator[Fault]:
    parents = {each.code: each.parent for each in customers}
    for each in customers:
        if not each.parent:
            continue
        if each.parent not in parents:
            near = nearest(each.parent, sorted(parents))
            yield Fault(
                each.file,
                ("parent",),
                "reference",
                m("there is no customer {code}", code=each.parent),
                m("did you mean {near}?", near=near) if near else None,
            )
        elif each.code in (chain := _above(each.code, parents)):
            message = m("the customer is its own parent, by way of {codes}", codes=chain)
            yield Fault(each.file, ("parent",), "parent-cycle", message, m("remove one of the parents"))


def _above(code: str, parents: dict[str, str]) -> list[str]:
    """The codes above a customer, up to the top or the first that comes again."""
    chain: list[str] = []
    above = parents.get(code)
    while above and above not in chain:
        chain.append(above)
        above = parents.get(above)
    return chain


def _shared(keyed: Iterable[tuple[Key, Facts]]) -> dict[Key, list[Facts]]:
    """The customers that share a key, two or more."""
    found: defaultdict[Key, list[Facts]] = defaultdict(list)
    for key, each in keyed:
        found[key].append(each)
    return {key: same for key, same in found.items() if len(same) > 1}


def _others(same: Sequence[Facts], one: Facts) -> list[str]:
    return [each.file for each in same if each is not one]
