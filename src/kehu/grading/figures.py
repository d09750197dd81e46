"""Every field and figure of a customer at a date, by name: what expressions, columns and sorting speak of.

Fields come from the file, figures from the records; the customer is graded when the first figure that needs it is
asked for, and not before. A draft is not graded: its figures are not there.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol

from kehu.grading.assess import assess, is_graded, recorded
from kehu.grading.dealings import DEALINGS
from kehu.grading.population import Population
from kehu.grading.result import Assessment, Recorded
from kehu.lang import Label
from kehu.model.choices import Quadrant
from kehu.model.custom import own_lists
from kehu.model.customer import Customer
from kehu.model.customer_fields import customer_fields, customer_value, open_ended
from kehu.model.entry import Record
from kehu.model.expression.fields import Field, Fields, Kind, Option
from kehu.model.kinds import BY_LIST, KINDS
from kehu.model.kinds import Kind as RecordKind
from kehu.model.policy import Policy
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED
from kehu.model.policy.texts import CREDIT_LABELS, class_label, scheme_label
from kehu.model.settings import Settings

Figure = Callable[[Customer, datetime.date], Any]


class Rules(Protocol):
    """The rules of the policy's classes: which class a customer has in a scheme."""

    def name(self, subject: Subject, scheme: str) -> str | None: ...


def _ratio(found: Assessment) -> Fraction | None:
    return Fraction(found.credit.on_time) / Fraction(found.credit.due) if found.credit.due else None


def _relation(found: Assessment) -> Fraction | None:
    wallet = found.quadrant.wallet
    return Fraction(found.quadrant.purchases) / Fraction(wallet) if wallet else None


def _profit(found: Assessment) -> Decimal | None:
    return found.volume.margin.profit if found.volume.margin.known else None


def _profit_ratio(found: Assessment) -> Fraction | None:
    margin = found.volume.margin
    return Fraction(margin.profit) / Fraction(margin.sold) if margin.sold else None


ASSESSED: dict[str, tuple[Label, Kind, Callable[[Assessment], Any]]] = {
    "volume": (Label("volume grade", "业务分级"), Kind.CHOICE, lambda found: found.volume.grade),
    "credit": (Label("credit grade", "信用分级"), Kind.CHOICE, lambda found: found.credit.grade),
    "purchases": (Label("purchases", "采购额"), Kind.NUMBER, lambda found: found.volume.purchases),
    "lapsed": (Label("lapsed", "已停购"), Kind.YES_NO, lambda found: "lapsed" in found.volume.flags),
    "thin": (Label("thin", "样本少"), Kind.YES_NO, lambda found: "thin" in found.credit.flags),
    "on_time_ratio": (Label("on time", "按期率"), Kind.RATIO, _ratio),
    "worst_late_days": (Label("days late", "迟付天数"), Kind.NUMBER, lambda found: found.credit.worst_late_days),
    "outstanding": (Label("outstanding", "应收"), Kind.NUMBER, lambda found: found.ledger.outstanding),
    "overdue": (Label("overdue", "逾期"), Kind.NUMBER, lambda found: found.ledger.overdue),
    "balance": (Label("balance", "余额"), Kind.NUMBER, lambda found: found.ledger.unallocated),
    "quadrant": (Label("quadrant", "关系潜力象限"), Kind.CHOICE, lambda found: found.quadrant.quadrant.value),
    "relation": (Label("our share of the wallet", "我方份额"), Kind.RATIO, _relation),
    "factors_total": (
        Label("total of the eight factors", "八要素总分"),
        Kind.NUMBER,
        lambda found: found.factors.total,
    ),
    "profit": (Label("profit", "利润额"), Kind.NUMBER, _profit),
    "profit_ratio": (Label("profit on sales", "利润率"), Kind.RATIO, _profit_ratio),
    "sales_without_cost": (
        Label("sales without cost", "缺成本交易笔数"),
        Kind.NUMBER,
        lambda found: found.volume.margin.unknown,
    ),
}
RECORDED: dict[str, tuple[Label, Kind, Callable[[Recorded], Any]]] = {
    "recorded_volume": (Label("recorded volume grade", "已登记业务分级"), Kind.CHOICE, lambda last: last.volume),
    "recorded_credit": (Label("recorded credit grade", "已登记信用分级"), Kind.CHOICE, lambda last: last.credit),
    "recorded_on": (Label("grades recorded on", "评级登记日期"), Kind.DAY, lambda last: last.date),
}
# Of the purchases of one among all customers.
COMPARED: dict[str, tuple[Label, Kind, Callable[[Population, Decimal], Any]]] = {
    "larger_share": (Label("share of larger customers", "更大客户采购占比"), Kind.RATIO, Population.larger_share),
    "purchases_share": (Label("share of all purchases", "采购额占比"), Kind.RATIO, Population.share),
}
BEST = "best_volume"
BEST_LABEL = Label("best volume grade", "业务最高级")
CLASS = "class."
COUNT, FIRST, LAST, SINCE = "_count", "first_", "last_", "days_since_last_"


def fields(settings: Settings, policy: Policy, *, classes: bool = True) -> Fields:
    """Everything that there is, fields first, then figures; without the classes for the rules of classes."""
    named = [*customer_fields(settings), *_figures(policy), *(_classes(policy) if classes else ())]
    kinds = [*KINDS, *(kind.KIND for kind in settings.own_kinds.values())]
    return Fields([*named, *(each for each, _ in _counted(kinds))], open_ended)


@dataclass(frozen=True)
class Subject:
    """A customer at a date; `value` is what an expression looks up. Who has graded it already hands the result in.

    Figures that compare it with the others need the population, and classes their rules.
    """

    customer: Customer
    policy: Policy
    settings: Settings
    as_of: datetime.date
    graded: Assessment | None = None
    population: Population | None = None
    rules: Rules | None = None

    @cached_property
    def assessment(self) -> Assessment | None:
        if not is_graded(self.customer):
            return None
        return self.graded or assess(self.customer, self.policy, self.as_of)

    @cached_property
    def _recorded(self) -> Recorded:
        return recorded(self.customer, self.as_of)

    @cached_property
    def _own_records(self) -> dict[str, Figure]:
        return {
            field.name: figure for field, figure in _counted(kind.KIND for kind in self.settings.own_kinds.values())
        }

    def value(self, name: str) -> Any:
        """The typed value of a field or figure, several in a list; None if there is none."""
        if name in ASSESSED:
            return ASSESSED[name][2](self.assessment) if self.assessment else None
        if name in DEALINGS:
            return DEALINGS[name][2](self.customer, self.as_of).value
        if name == BEST:
            best = self.policy.volume.grades[0].name
            return self.assessment.volume.grade == best if self.assessment else None
        if name in COMPARED:
            return self._compared(name)
        if name.startswith(CLASS):
            return self._class(name.removeprefix(CLASS))
        if name in RECORDED:
            return RECORDED[name][2](self._recorded)
        if name in _RECORDS:
            return _RECORDS[name](self.customer, self.as_of)
        if name in self._own_records:
            return self._own_records[name](self.customer, self.as_of)
        return customer_value(self.customer, name, self.settings)

    def records(self, name: str) -> tuple[str, ...]:
        """The ids of the records that a figure rests on, where they are few and known."""
        if name in DEALINGS:
            return DEALINGS[name][2](self.customer, self.as_of).records
        if name == "credit" and self.assessment:
            return self.assessment.credit.reasons[0].records if self.assessment.credit.reasons else ()
        if name == "quadrant" and self.assessment:
            return next((each.records for each in self.assessment.quadrant.reasons), ())
        if name in ("first_sale", "last_sale"):
            day = self.value(name)
            return tuple(each.id for each in self.customer.sales if each.date == day)[:1]
        return ()

    def _compared(self, name: str) -> Fraction | None:
        if self.population is None:
            raise ValueError(f"{name} compares customers: all must have been assessed before")
        if self.assessment is None:
            return None
        found: Fraction | None = COMPARED[name][2](self.population, self.assessment.volume.purchases)
        return found

    def _class(self, scheme: str) -> str | None:
        if self.rules is None:
            raise ValueError("classes need their rules")
        return self.rules.name(self, scheme)


def _figures(policy: Policy) -> Iterator[Field]:
    volume = [Option(each.name, Label(each.name, each.name)) for each in policy.volume.grades]
    volume += [Option(each.name, Label(each.label, each.label)) for each in policy.volume.grades if each.label]
    credit = [Option(each, Label(each, each)) for each in CREDIT_GRADES] + [Option(UNGRADED, CREDIT_LABELS[UNGRADED])]
    quadrants = [Option(each.value, each.label) for each in Quadrant]
    for name, (label, kind, _) in every_figure().items():
        options = quadrants if name == "quadrant" else volume if name.endswith("volume") else credit
        yield Field(name, label, kind, options if kind is Kind.CHOICE else ())


def every_figure() -> dict[str, tuple[Label, Kind, Any]]:
    """All figures by name that are not of every kind of record."""
    return {**ASSESSED, BEST: (BEST_LABEL, Kind.YES_NO, None), **DEALINGS, **COMPARED, **RECORDED}


def _classes(policy: Policy) -> Iterator[Field]:
    for name, scheme in policy.classes.items():
        called = scheme_label(name, scheme.label)
        options = [Option(each.name, class_label(name, each.name, each.label)) for each in scheme.rules]
        yield Field(CLASS + name, Label(f"class {called.en}", f"{called.zh}分类"), Kind.CHOICE, options)


def _counted(kinds: Iterable[RecordKind]) -> Iterator[tuple[Field, Figure]]:
    """What every kind of record gives: how many there are and, where they are dated, the first and the last day."""
    for kind in kinds:
        name = kind.list
        label = Label(f"number of {kind.label.en} records", f"{kind.label.zh}条数")
        yield Field(name + COUNT, label, Kind.NUMBER), _count(name)
        if kind.date:
            first = Label(f"first {kind.label.en}", f"首次{kind.label.zh}")
            last = Label(f"last {kind.label.en}", f"最近{kind.label.zh}")
            since = Label(f"days since the last {kind.label.en}", f"距最近{kind.label.zh}天数")
            one = kind.name.replace("-", "_")
            yield Field(FIRST + one, first, Kind.DAY), _edge(name, min)
            yield Field(LAST + one, last, Kind.DAY), _edge(name, max)
            yield Field(SINCE + one, since, Kind.NUMBER), _since(name)


def _known(customer: Customer, name: str, as_of: datetime.date) -> list[Record]:
    """The records of a list that exist at the date: those without a day, and those not dated later."""
    records = getattr(customer, name) if name in BY_LIST else own_lists(customer.custom).get(name, [])
    return [each for each in records if each.day is None or each.day <= as_of]


def _count(name: str) -> Figure:
    return lambda customer, as_of: len(_known(customer, name, as_of))


def _edge(name: str, choose: Callable[..., datetime.date | None]) -> Figure:
    return lambda customer, as_of: choose(
        (each.day for each in _known(customer, name, as_of) if each.day), default=None
    )


def _since(name: str) -> Figure:
    last = _edge(name, max)

    def days(customer: Customer, as_of: datetime.date) -> int | None:
        day = last(customer, as_of)
        return (as_of - day).days if day else None

    return days


_RECORDS = {field.name: figure for field, figure in _counted(KINDS)}
