"""How receivables are put into buckets by age [C4]."""

from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Choice, Whole, choice, fault


class Basis(Choice):
    DUE = "due", "due date", "到期日"
    DATE = "date", "date of sale", "交易日"


class AgeingPolicy(Entry):
    buckets: Annotated[list[Whole], Label("last day past due of each bucket", "各账龄段的上限天数")] = [
        30,
        60,
        90,
    ]
    basis: Annotated[
        Annotated[Basis, choice(Basis)],
        Label("due: days since the due date; date: days since the sale", "due：按到期日；date：按交易日"),
    ] = Basis.DUE

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if not self.buckets or self.buckets != sorted(set(self.buckets)) or self.buckets[0] < 1:
            fault(
                "buckets",
                m("the limits of the buckets must rise, from 1 upward"),
                m("like [30, 60, 90]"),
                at="buckets",
            )
        return self

    @property
    def names(self) -> list[str]:
        """Names of the buckets: not_due, 1-30, 31-60, 61-90, 90+."""
        starts = [1, *(limit + 1 for limit in self.buckets[:-1])]
        return [
            "not_due",
            *(f"{a}-{b}" for a, b in zip(starts, self.buckets, strict=True)),
            f"{self.buckets[-1]}+",
        ]
