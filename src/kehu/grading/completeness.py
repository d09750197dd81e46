"""How complete a customer's file is, against what its class demands [Q2]. Pure: values in, values out.

Completeness is the weight of what is filled ÷ the weight of what is demanded, compared exactly. A gap is worth the
customer's purchases × its share of the demanded weight: the purchases that rest on what is not known. So the same gap
counts for more at a larger customer, and all gaps of a customer together are worth its purchases × (1 − completeness).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kehu.errors import SAID_NO, KehuError
from kehu.grading.figures import COMPARED, Subject, fields
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO
from kehu.model.customer_fields import open_ended
from kehu.model.expression.fault import BadExpression
from kehu.model.expression.fields import Fields
from kehu.model.expression.meaning import Condition, bind
from kehu.model.expression.parse import parse
from kehu.model.policy import Policy
from kehu.model.policy.completeness import CLASS_LABELS, OTHERS
from kehu.model.settings import Settings
from kehu.model.wanted import Wanted, Wanting

SECTION = "completeness"  # of the policy
Path = tuple[str | int, ...]


class BadDemand(KehuError):
    """What the policy demands cannot be understood; `path` says where in the policy that is."""

    sentence = "policy.yaml: {where}: {why}"
    hint = "{advice}"
    exit_code = SAID_NO

    def __init__(self, path: Path, why: Message, advice: Message | None) -> None:
        super().__init__(where=".".join(map(str, path)), why=why, advice=advice or "")
        self.path, self.why = path, why


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded of the customers of one class; `condition` None: of all whom no class before has taken."""

    name: str
    label: Label
    condition: Condition | None
    at_least: Decimal
    wanted: tuple[tuple[Wanted, Decimal], ...]  # with their weights, all above 0

    @property
    def weight(self) -> Decimal:
        return sum((weight for _, weight in self.wanted), ZERO)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. `worth` is in base currency, 0 without purchases."""

    wanted: Wanted
    weight: Decimal
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Completeness:
    """`missing` has the heaviest first. `purchases` are None where the customer is not graded."""

    demand: Demand
    filled: Decimal
    missing: tuple[Gap, ...]
    purchases: Decimal | None

    @property
    def demanded(self) -> Decimal:
        return self.demand.weight

    @property
    def ratio(self) -> Fraction:
        """1 where nothing is demanded."""
        return Fraction(self.filled) / Fraction(self.demanded) if self.demanded else Fraction(1)

    @property
    def is_enough(self) -> bool:
        return self.ratio >= Fraction(self.demand.at_least)

    @property
    def worth(self) -> Decimal:
        """Of all gaps together: purchases × (1 − completeness)."""
        return _money(Fraction(max(self.purchases or ZERO, ZERO)) * (1 - self.ratio))


def demands_of(policy: Policy, settings: Settings, as_of: datetime.date) -> tuple[Demand, ...]:
    """What the policy demands, class by class, at last of those in no class. Raises BadDemand."""
    asked, known, wanting = policy.completeness, _fields(policy, settings), Wanting(settings)
    common = _wanted(wanting, asked.weights, (SECTION, "weights"))
    found = []
    for number, each in enumerate(asked.classes):
        try:
            condition = bind(parse(each.where), known, as_of, each.where)
        except BadExpression as error:
            raise _bad_where(number, error) from error
        own = _wanted(wanting, each.weights, (SECTION, "classes", number, "weights"))
        label = CLASS_LABELS.get(each.name, Label(each.name, each.name))
        found.append(Demand(each.name, label, condition, each.at_least, _heavy({**common, **own})))
    return (*found, Demand("", OTHERS, None, asked.at_least, _heavy(common)))


def completeness(subject: Subject, demands: tuple[Demand, ...]) -> Completeness:
    """How complete the customer's file is at the subject's date."""
    demand = next(each for each in demands if each.condition is None or each.condition(subject.value))
    purchases: Decimal | None = subject.value("purchases")
    bought, total = Fraction(max(purchases or ZERO, ZERO)), Fraction(demand.weight or 1)
    missing = [
        Gap(wanted, weight, _money(bought * Fraction(weight) / total))
        for wanted, weight in demand.wanted
        if not wanted.is_filled(subject.customer, subject.settings, subject.as_of)
    ]
    missing.sort(key=lambda gap: -gap.weight)
    filled = demand.weight - sum((gap.weight for gap in missing), ZERO)
    return Completeness(demand, filled, tuple(missing), purchases)


def _fields(policy: Policy, settings: Settings) -> Fields:
    """What a class may speak of: all but what compares one customer with the others, who are not known here."""
    alone = [each for each in fields(settings, policy, classes=False).every if each.name not in COMPARED]
    return Fields(alone, open_ended)


def _heavy(weights: Mapping[Wanted, Decimal]) -> tuple[tuple[Wanted, Decimal], ...]:
    """What weighs nothing is not wanted."""
    return tuple((wanted, weight) for wanted, weight in weights.items() if weight)


def _wanted(wanting: Wanting, weights: Mapping[str, Decimal], at: Path) -> dict[Wanted, Decimal]:
    """What the weights at a place in the policy speak of."""
    found = {}
    for name, weight in weights.items():
        wanted = wanting.find(name)
        if wanted is None:
            near = wanting.nearest(name)
            advice = m("did you mean {near}?", near=near) if near else m("docs/completeness.md says what there is")
            raise BadDemand((*at, name), m("there is no field “{name}”", name=name), advice)
        found[wanted] = weight
    return found


def _bad_where(number: int, error: BadExpression) -> BadDemand:
    at = error.values["at"]
    assert isinstance(at, int)
    why = m("character {place}: {why}", place=at + 1, why=error.message)
    return BadDemand((SECTION, "classes", number, "where"), why, error.advice)


def _money(exact: Fraction) -> Decimal:
    """Rounded half up to cents."""
    return Decimal(math.floor(exact * 100 + Fraction(1, 2))).scaleb(-2)
