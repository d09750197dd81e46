"""Hands customers without an owner to the staff, evenly by each one's capacity [W2].

Who looks after how many is settled first, by largest remainders, counting the customers that they have already; then
the customers are dealt one by one. The same input gives the same plan on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who takes customers. Without a capacity there is no limit; then nobody has one, and all count alike."""

    name: str
    has: int = 0
    capacity: int | None = None
    regions: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        return 1 if self.capacity is None else self.capacity

    def covers(self, region: str | None) -> bool:
        """Whether a customer's region lies in one of theirs: 江苏 and 江苏省 cover 江苏省苏州市."""
        return region is not None and any(region.startswith(_bare(each)) for each in self.regions)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who gets whom, in the order of the customers; and who stays without an owner."""

    given: tuple[tuple[str, str], ...]  # (customer, taker)
    left: tuple[str, ...]


def share(customers: Sequence[tuple[str, str | None]], takers: Sequence[Taker], by_region: bool = False) -> Plan:
    """Deal out customers, each a code and its region; who can be looked after by the fewest goes first."""
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, region in customers:
        groups[tuple(each.name for each in takers if not by_region or each.covers(region))].append(code)
    has = {each.name: each.has for each in takers}
    given: dict[str, str] = {}
    for names, codes in sorted(groups.items(), key=lambda group: len(group[0])):
        these = [each for each in takers if each.name in names]
        for code, name in zip(codes, _dealt(_more(these, has, len(codes))), strict=False):
            given[code] = name
            has[name] += 1
    order = [code for code, _ in customers]
    return Plan(
        tuple((code, given[code]) for code in order if code in given),
        tuple(code for code in order if code not in given),
    )


def _more(takers: Sequence[Taker], has: Mapping[str, int], n: int) -> dict[str, int]:
    """How many customers more each one takes: as many as bring them nearest to their share of all."""
    if any(each.capacity is not None for each in takers):
        n = min(n, sum(_room(each, has[each.name]) for each in takers))
    taking = [each for each in takers if each.weight > 0]
    while taking:
        total = n + sum(has[each.name] for each in taking)
        weights = sum(each.weight for each in taking)
        above = [each for each in taking if has[each.name] > Fraction(total * each.weight, weights)]
        if not above:
            return _apportioned(taking, has, total)
        taking = [each for each in taking if each not in above]  # they have their share already
    return {}


def _apportioned(takers: Sequence[Taker], has: Mapping[str, int], total: int) -> dict[str, int]:
    """The shares of a total in whole customers: rounded down, then one more for the largest remainders."""
    weights = sum(each.weight for each in takers)
    shares = {each.name: Fraction(total * each.weight, weights) for each in takers}
    whole = {name: int(share) for name, share in shares.items()}
    spare = total - sum(whole.values())
    for name in sorted(whole, key=lambda name: whole[name] - shares[name])[:spare]:
        whole[name] += 1
    return {name: number - has[name] for name, number in whole.items()}


def _dealt(numbers: Mapping[str, int]) -> list[str]:
    """The takers in the order in which they get a customer: in turn, who is to take most more often."""
    turns = [
        (Fraction(2 * n + 1, 2 * number), place, name)
        for place, (name, number) in enumerate(numbers.items())
        for n in range(number)
    ]
    return [name for _, _, name in sorted(turns)]


def _room(taker: Taker, has: int) -> int:
    return max((taker.capacity or 0) - has, 0)


def _bare(region: str) -> str:
    return region.removesuffix("省").removesuffix("市")
