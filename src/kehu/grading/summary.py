"""How many customers, and how much of purchases and profit, each grade, quadrant and class has [G8]; and what rules of
thumb say: that 20 % of the customers make 80 % of the purchases, and how many should be ordinary or of low value.

Profit is what the sales brought whose cost is known; how many lack it is counted.

Shares are in percent with one decimal and add up to exactly 100.0: what rounding down leaves over goes to the largest
remainders, and among equal ones to the grade that stands first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import partial

from kehu.grading.ratio import reaches
from kehu.grading.result import Assessment
from kehu.ledger.obligation import ZERO
from kehu.model.choices import Quadrant
from kehu.model.policy import Policy
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED

FEW, MUCH = Decimal("0.20"), Decimal("0.80")  # 20 % of the customers make 80 % of the purchases
NO_CLASS = ""  # no rule of a scheme took the customer
TENTHS = 1000  # tenths of a percent in a whole


@dataclass(frozen=True, slots=True)
class Row:
    """One grade, or one combination: volume and credit grade. Shares in percent, None where there is no whole.

    `profit` is None where no sale of the group has its cost recorded: that is not the same as no profit.
    """

    grades: tuple[str, ...]
    customers: int
    customers_share: Decimal | None
    purchases: Decimal
    purchases_share: Decimal | None
    profit: Decimal | None = None
    profit_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows in the policy's order of grades; combinations that nobody has are left out.

    `classes` has rows for each scheme, the last of them for those whom no rule took, if there are any. Of the quadrant
    `known` customers are known, and `ordinary_share` and `low_value_share` are percent of these.

    `top_customers` are the largest 20 % (rounded half up, at least one), `top_share` their percent of the purchases;
    `most_customers` is the least number that make 80 % of the purchases, `most_share` their percent of all customers.
    """

    customers: int
    purchases: Decimal
    volume: tuple[Row, ...]
    credit: tuple[Row, ...]
    combined: tuple[Row, ...]
    top_customers: int
    top_share: Decimal | None
    most_customers: int
    most_share: Decimal | None
    quadrant: tuple[Row, ...] = ()
    classes: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    profit: Decimal = ZERO
    sales: int = 0  # of the window, and of them those whose cost is not known
    sales_without_cost: int = 0
    known: int = 0
    ordinary_share: Decimal | None = None
    low_value_share: Decimal | None = None

    @property
    def has_profit(self) -> bool:
        """Whether the cost of any sale is known."""
        return self.sales > self.sales_without_cost


def summarize(
    assessments: Iterable[Assessment], policy: Policy, classes: Mapping[str, Mapping[str, str | None]] | None = None
) -> Summary:
    """The whole archive in a few rows; `classes` are each customer's by scheme, under its code."""
    everyone = list(assessments)
    found = [each.volume.purchases for each in everyone]
    volumes = [each.name for each in policy.volume.grades]
    credits = [*CREDIT_GRADES, UNGRADED]
    present = {(each.volume.grade, each.credit.grade) for each in everyone}
    pairs = [(volume, credit) for volume in volumes for credit in credits if (volume, credit) in present]
    purchases = sum(found, ZERO)
    top = _few(len(found))
    largest = sorted(found, reverse=True)
    most = _most(largest, purchases)
    quadrants = Counter(each.quadrant.quadrant for each in everyone)
    known = len(everyone) - quadrants[Quadrant.UNKNOWN]
    margins = [each.volume.margin for each in everyone]
    return Summary(
        len(found),
        purchases,
        _grouped([(name,) for name in volumes], everyone, lambda each: (each.volume.grade,)),
        _grouped([(name,) for name in credits], everyone, lambda each: (each.credit.grade,)),
        _grouped(pairs, everyone, lambda each: (each.volume.grade, each.credit.grade)),
        top,
        _share(sum(largest[:top], ZERO), purchases),
        most,
        _share(Decimal(most), Decimal(len(found))),
        _grouped([(each.value,) for each in Quadrant], everyone, lambda each: (each.quadrant.quadrant.value,)),
        _classes(everyone, policy, classes or {}),
        sum((each.profit for each in margins), ZERO),
        sum(each.known + each.unknown for each in margins),
        sum(each.unknown for each in margins),
        known,
        _share(Decimal(quadrants[Quadrant.ORDINARY]), Decimal(known)),
        _share(Decimal(quadrants[Quadrant.LOW_VALUE]), Decimal(known)),
    )


def _classes(
    everyone: Sequence[Assessment], policy: Policy, classes: Mapping[str, Mapping[str, str | None]]
) -> dict[str, tuple[Row, ...]]:
    """Rows of every scheme that the customers were classed by."""
    found = {}
    for scheme in next(iter(classes.values()), ()):
        of_each = {code: (named[scheme] or NO_CLASS,) for code, named in classes.items()}
        groups = [(each.name,) for each in policy.classes[scheme].rules]
        groups += [(NO_CLASS,)] if (NO_CLASS,) in of_each.values() else []
        found[scheme] = _grouped(groups, everyone, partial(_of_code, of_each))
    return found


def shares(amounts: Sequence[Decimal]) -> list[Decimal | None]:
    """Percent of the whole with one decimal, adding up to exactly 100.0; None where the whole is not positive."""
    whole = sum(amounts, ZERO)
    if whole <= 0:
        return [None] * len(amounts)
    exact = [Fraction(each) / Fraction(whole) * TENTHS for each in amounts]
    tenths = [each.numerator // each.denominator for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (tenths[place] - exact[place], place))
    for place in by_remainder[: TENTHS - sum(tenths)]:
        tenths[place] += 1
    return [Decimal(each).scaleb(-1) for each in tenths]


def _of_code(groups: Mapping[str, tuple[str, ...]], assessment: Assessment) -> tuple[str, ...]:
    return groups[assessment.code]


def _grouped(
    groups: Sequence[tuple[str, ...]], everyone: Sequence[Assessment], group: Callable[[Assessment], tuple[str, ...]]
) -> tuple[Row, ...]:
    counts, bought = dict.fromkeys(groups, 0), dict.fromkeys(groups, ZERO)
    brought: dict[tuple[str, ...], Decimal] = {}  # of groups in which the cost of some sale is known
    for each in everyone:
        mine, margin = group(each), each.volume.margin
        counts[mine] += 1
        bought[mine] += each.volume.purchases
        if margin.known:
            brought[mine] = brought.get(mine, ZERO) + margin.profit
    by_number = shares([Decimal(counts[each]) for each in groups])
    by_amount = shares([bought[each] for each in groups])
    by_profit = dict(zip(brought, shares(list(brought.values())), strict=True))
    return tuple(
        Row(each, counts[each], number, bought[each], amount, brought.get(each), by_profit.get(each))
        for each, number, amount in zip(groups, by_number, by_amount, strict=True)
    )


def _few(customers: int) -> int:
    if not customers:
        return 0
    return max(1, int((customers * FEW).to_integral_value(ROUND_HALF_UP)))


def _most(largest: Sequence[Decimal], purchases: Decimal) -> int:
    """How many of the largest it takes to make 80 % of the purchases."""
    if purchases <= 0:
        return 0
    made = ZERO
    for count, amount in enumerate(largest, 1):
        made += amount
        if reaches(made, purchases, MUCH):
            return count
    return len(largest)


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Percent with one decimal, rounded half up."""
    if whole <= 0:
        return None
    return (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
