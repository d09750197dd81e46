"""Grades by payment behaviour, and the terms that rule due dates [G2] [G3]."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Amount, Choice, Text, Whole, choice, fault


class Reading(Choice):
    ON_TIME = "on_time", "paid on time", "按期付清"
    PAID = "paid", "paid at all by the as-of date", "截至基准日已付"


class Disputed(Choice):
    COUNT = "count", "count", "计入"
    LEAVE_OUT = "leave_out", "leave out", "不计入"


class TermsPolicy(Entry):
    days: Annotated[
        Whole,
        Label(
            "days of credit where neither the sale nor an agreement says otherwise",
            "交易和协议都没有约定时的账期（天）",
        ),
    ] = 30


class CreditGradePolicy(Entry):
    label: Annotated[Text | None, Label("what it is called", "称谓")] = None
    strategy: Annotated[Text | None, Label("what it allows", "信用政策")] = None


CREDIT_GRADES = ("甲", "乙", "丙", "丁")
UNGRADED = "none"


class CreditPolicy(Entry):
    months: Annotated[Whole, Label("months of the credit window", "信用考察期月数")] = 24
    grace_days: Annotated[Whole, Label("days after the due date that still count as on time", "宽限天数")] = 0
    limit_months: Annotated[
        Whole, Label("months after the due date beyond which a payment makes 丁", "逾期超过几个月定为丁级")
    ] = 3
    ratio: Annotated[Amount, Label("least share paid on time for 乙", "乙级最低按期付款率")] = Decimal("0.80")
    reading: Annotated[
        Annotated[Reading, choice(Reading)],
        Label(
            "what the share counts: on_time, or paid (paid at all by the as-of date)",
            "付款率的口径：on_time 按期付清；paid 截至基准日已付",
        ),
    ] = Reading.ON_TIME
    tolerance: Annotated[
        Amount,
        Label(
            "late parts of one obligation up to this sum count as on time",
            "一笔应收中迟付部分合计不超过此数视为按期",
        ),
    ] = Decimal("1.00")
    disputed: Annotated[
        Annotated[Disputed, choice(Disputed)],
        Label("disputed sales: count, or leave_out", "有争议的交易：count 计入；leave_out 不计入"),
    ] = Disputed.COUNT
    thin_below: Annotated[
        Whole, Label("fewer judged obligations than this are flagged thin", "考察笔数少于此数标注“样本少”")
    ] = 3
    grades: Annotated[
        dict[str, CreditGradePolicy],
        Label("names and policies of the credit grades", "各信用等级的称谓与政策"),
    ] = {}

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.ratio > 1:
            fault("ratio", m("a share lies between 0 and 1"), m("write 80 % as 0.80"), at="ratio")
        for name in self.grades:
            if name not in (*CREDIT_GRADES, UNGRADED):
                fault(
                    "grades",
                    m("“{name}” is no credit grade", name=name),
                    m("write 甲, 乙, 丙, 丁 or none"),
                    at="grades",
                )
        return self
