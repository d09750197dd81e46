"""Provision for bad debts: what is expected to be lost, by age, by grade and by case [C7]."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.ageing import AgeingPolicy, Basis
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED
from kehu.model.policy.limits import Unallocated
from kehu.model.types import Amount, Whole, choice, fault

HUNDRED = Decimal(100)


class ProvisionsPolicy(Entry):
    buckets: Annotated[list[Whole], Label("last day of each bucket", "各账龄段的上限天数")] = [30, 60, 90, 180, 365]
    rates: Annotated[
        list[Amount],
        Label(
            "percent lost: not due, each bucket, and beyond the last one",
            "计提比例（%）：未到期、各账龄段、最后一段以上",
        ),
    ] = [Decimal(each) for each in (0, 2, 5, 10, 20, 50, 100)]
    basis: Annotated[
        Annotated[Basis, choice(Basis)],
        Label("due: days since the due date; date: days since the sale", "due：按到期日；date：按交易日"),
    ] = Basis.DUE
    by_grade: Annotated[
        dict[str, Amount],
        Label("percent at least, by credit grade", "单项评估：某信用等级的最低计提比例（%）"),
    ] = Field(default_factory=lambda: {"丁": Decimal(50)})
    case: Annotated[
        Amount, Label("percent at least of what an open legal case is about", "单项评估：涉案款项的最低计提比例（%）")
    ] = Decimal(50)
    unallocated: Annotated[
        Annotated[Unallocated, choice(Unallocated)],
        Label(
            "money of theirs that pays nothing yet: ignored, or reduces what is open, the lowest rate first",
            "预收款：ignored 不抵减；reduces 抵减应收，先抵计提比例最低的",
        ),
    ] = Unallocated.IGNORED

    @property
    def ageing(self) -> AgeingPolicy:
        """The buckets with the names that ageing gives them."""
        return AgeingPolicy(buckets=self.buckets, basis=self.basis)

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        names = self.ageing.names  # refuses buckets that do not rise
        if len(self.rates) != len(names):
            message = m("{rates} rates for {names} buckets: {all}", rates=len(self.rates), names=len(names), all=names)
            fault("rates", message, m("write one percentage for each"), at="rates")
        rates = {"rates": self.rates, "by_grade": list(self.by_grade.values()), "case": [self.case]}
        for at, percentages in rates.items():
            if any(each > HUNDRED for each in percentages):
                fault("rates", m("no more than 100 % can be lost"), m("write percentages like 5 or 50"), at=at)
        for name in self.by_grade:
            if name not in (*CREDIT_GRADES, UNGRADED):
                message = m("“{name}” is no credit grade", name=name)
                fault("grades", message, m("write 甲, 乙, 丙, 丁 or none"), at="by_grade")
        return self
