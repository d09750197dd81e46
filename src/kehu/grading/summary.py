"""How many customers and how much of the purchases each grade has [G8], and the rule of thumb of 20 and 80 per cent.

Shares are in percent with one decimal and add up to exactly 100.0: what rounding down leaves over goes to the largest
remainders, and among equal ones to the grade that stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kehu.grading.ratio import reaches
from kehu.grading.result import Assessment
from kehu.ledger.obligation import ZERO
from kehu.model.policy import Policy
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED

FEW, MUCH = Decimal("0.20"), Decimal("0.80")  # 20 % of the customers make 80 % of the purchases
TENTHS = 1000  # tenths of a percent in a whole


@dataclass(frozen=True, slots=True)
class Row:
    """One grade, or one combination: volume and credit grade. Shares in percent, None where there is no whole."""

    grades: tuple[str, ...]
    customers: int
    customers_share: Decimal | None
    purchases: Decimal
    purchases_share: Decimal | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows in the policy's order of grades; combinations that nobody has are left out.

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


def summarize(assessments: Iterable[Assessment], policy: Policy) -> Summary:
    """The whole archive in a few rows."""
    found = [((each.volume.grade, each.credit.grade), each.volume.purchases) for each in assessments]
    volumes = [each.name for each in policy.volume.grades]
    credits = [*CREDIT_GRADES, UNGRADED]
    pairs = [(volume, credit) for volume in volumes for credit in credits]
    present = {grades for grades, _ in found}
    purchases = sum((amount for _, amount in found), ZERO)
    top = _few(len(found))
    largest = sorted((amount for _, amount in found), reverse=True)
    most = _most(largest, purchases)
    return Summary(
        len(found),
        purchases,
        _rows([(name,) for name in volumes], [(grades[:1], amount) for grades, amount in found]),
        _rows([(name,) for name in credits], [(grades[1:], amount) for grades, amount in found]),
        _rows([pair for pair in pairs if pair in present], found),
        top,
        _share(sum(largest[:top], ZERO), purchases),
        most,
        _share(Decimal(most), Decimal(len(found))),
    )


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


def _rows(groups: Sequence[tuple[str, ...]], found: Sequence[tuple[tuple[str, ...], Decimal]]) -> tuple[Row, ...]:
    counts, sums = dict.fromkeys(groups, 0), dict.fromkeys(groups, ZERO)
    for grades, amount in found:
        counts[grades] += 1
        sums[grades] += amount
    by_number = shares([Decimal(counts[each]) for each in groups])
    by_amount = shares([sums[each] for each in groups])
    return tuple(
        Row(each, counts[each], number, sums[each], amount)
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
