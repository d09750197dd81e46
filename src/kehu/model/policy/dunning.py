"""Dunning letters: levels by days late, what stops a letter, and late interest [C6]."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.types import Amount, Choice, Text, Whole, YesNo, choice, fault


class Tone(Choice):
    """How a letter is worded; its label is what the letter is called where the level has no name."""

    FRIENDLY = "friendly", "Payment reminder", "付款提醒函"
    FIRM = "firm", "Demand for payment", "催款函"
    FINAL = "final", "Final demand before legal steps", "严重催告函（律师函前通知）"


class DunningLevel(Entry):
    """One level of letters."""

    name: Annotated[Text | None, Label("what the letter is called", "函件名称")] = None
    from_days: Annotated[Whole, Label("from so many days past due", "逾期满几天起")]
    tone: Annotated[
        Annotated[Tone, choice(Tone)], Label("friendly, firm or final", "friendly 提醒；firm 催收；final 最后催告")
    ]
    pay_within: Annotated[Whole, Label("days that the letter gives to pay", "要求几日内付款")] = 7
    text: Annotated[Text | None, Label("a text of our own instead of the built-in one", "自拟正文，代替内置正文")] = (
        None
    )

    @property
    def title(self) -> str | Label:
        return self.name or self.tone.label


class InterestPolicy(Entry):
    """Simple interest on what is open past its due date: amount × rate ÷ 100 × days ÷ day count."""

    enabled: Annotated[YesNo, Label("on or off", "启用")] = False
    rate: Annotated[Amount, Label("rate in percent a year", "年利率（%）")] = Decimal("3.65")
    day_count: Annotated[Whole, Label("days of a year: 360 or 365", "计息基础天数：360 或 365")] = 365
    from_day: Annotated[Whole, Label("first day past due that bears interest", "自逾期第几天起计息")] = 1
    basis: Annotated[
        Text | None,
        Label(
            "what the rate rests on, as printed in letters, like: contract, article 8",
            "计息依据，印在函件上，如：合同第八条",
        ),
    ] = None

    @model_validator(mode="after")
    def _countable(self) -> Self:
        if self.day_count not in (360, 365):
            fault("day_count", m("a year of interest has 360 or 365 days"), m("write one of the two"), at="day_count")
        if self.from_day < 1:
            fault(
                "from_day",
                m("no interest is due before the first day past due"),
                m("write a number of days from 1 upward"),
                at="from_day",
            )
        return self


class DunningPolicy(Entry):
    levels: Annotated[list[DunningLevel], Label("levels, the most courteous first", "催款级别，由缓到急")] = [
        DunningLevel(from_days=1, tone=Tone.FRIENDLY, pay_within=10),
        DunningLevel(from_days=30, tone=Tone.FIRM, pay_within=7),
        DunningLevel(from_days=60, tone=Tone.FINAL, pay_within=5),
    ]
    step_by_step: Annotated[
        YesNo,
        Label(
            "yes: each item gets every level in turn; no: the one that its days ask for",
            "yes：逐级催告，不跳级；no：按逾期天数直接定级",
        ),
    ] = False
    pause_days: Annotated[
        Whole, Label("days without another letter to the same customer", "同一客户两次发函的最短间隔（天）")
    ] = 7
    least: Annotated[Amount, Label("no letter where less than this is asked for", "催款金额低于此数不发函")] = Decimal(
        100
    )
    interest: Annotated[InterestPolicy, Label("late interest", "逾期利息")] = DEFAULTS

    @model_validator(mode="after")
    def _rising(self) -> Self:
        days = [each.from_days for each in self.levels]
        if not days or days[0] < 1 or days != sorted(set(days)):
            fault(
                "levels",
                m("the days of the levels must rise, from 1 upward"),
                m("the most courteous level comes first"),
                at="levels",
            )
        if self.pause_days < 1:
            fault(
                "pause_days",
                m("a customer gets no two letters on one day"),
                m("write a number of days from 1 upward"),
                at="pause_days",
            )
        return self
