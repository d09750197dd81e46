"""One firm's numbers: what grades, terms, ageing, review and reports go by. Data, so that it can be tried out [G9].

A key that is missing takes its default; the labels here are also the comments of the policy.yaml that `init` writes.
"""

import datetime
import hashlib
import json
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.types import Amount, Choice, Text, Whole, YesNo, choice, fault

# A part that is missing is read from nothing, by the validator of the whole: an instance as default would make every
# part a validator of its own whenever this module is imported.
DEFAULTS: Any = Field(default_factory=dict, validate_default=True)


class Window(Choice):
    ROLLING = "rolling", "the months that end on the as-of date", "截至基准日的若干个月"
    CALENDAR_YEAR = "calendar_year", "the calendar year to date", "本年初至基准日"


class Reading(Choice):
    ON_TIME = "on_time", "paid on time", "按期付清"
    PAID = "paid", "paid at all by the as-of date", "截至基准日已付"


class Disputed(Choice):
    COUNT = "count", "count", "计入"
    LEAVE_OUT = "leave_out", "leave out", "不计入"


class Basis(Choice):
    DUE = "due", "due date", "到期日"
    DATE = "date", "date of sale", "交易日"


class Severity(Choice):
    INFO = "info", "info", "提示"
    WARNING = "warning", "warning", "注意"
    CRITICAL = "critical", "critical", "严重"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class TermsPolicy(Entry):
    days: Annotated[
        Whole,
        Label(
            "days of credit where neither the sale nor an agreement says otherwise",
            "交易和协议都没有约定时的账期（天）",
        ),
    ] = 30


class VolumeGrade(Entry):
    """One grade by volume; a grade without `at_least` is given by the potential rule alone."""

    name: Annotated[Text, Label("name", "名称")]
    at_least: Annotated[Amount | None, Label("purchases in the window, at least", "期内采购额下限")] = None
    label: Annotated[Text | None, Label("what it is called", "称谓")] = None
    strategy: Annotated[Text | None, Label("sales strategy", "销售策略")] = None


class Potential(Entry):
    """Who is new: no sale yet, or a first sale at most `days` old and purchases below the line of grade `below`."""

    grade: Annotated[Text, Label("grade of a potential customer", "潜在客户的等级")] = "D"
    days: Annotated[Whole, Label("days since the first sale, at most", "距首笔交易不超过（天）")] = 90
    below: Annotated[Text, Label("and purchases below the line of this grade", "且采购额低于该等级下限")] = "B"


ABCD = (
    {"name": "A", "at_least": Decimal(300000)},
    {"name": "B", "at_least": Decimal(200000)},
    {"name": "C", "at_least": Decimal(0)},
    {"name": "D"},
)


class VolumePolicy(Entry):
    window: Annotated[
        Annotated[Window, choice(Window)],
        Label(
            "rolling: the months that end on the as-of date; calendar_year: the year to date",
            "rolling：截至基准日的若干个月；calendar_year：本年初至基准日",
        ),
    ] = Window.ROLLING
    months: Annotated[Whole, Label("months of a rolling window", "滚动期月数")] = 12
    grades: Annotated[
        list[VolumeGrade],
        Label("from the best down, each with the purchases it asks for", "由高到低，各等级所需的采购额"),
    ] = Field(default_factory=lambda: list(ABCD), validate_default=True)
    potential: Annotated[Potential, Label("potential customers", "潜在客户")] = DEFAULTS

    @model_validator(mode="after")
    def _grades_in_order(self) -> Self:
        names = [grade.name for grade in self.grades]
        lines = [grade.at_least for grade in self.grades if grade.at_least is not None]
        if not 2 <= len(names) <= 9 or len(set(names)) < len(names):
            fault("grades", m("between 2 and 9 grades with different names are expected"), at="grades")
        if lines != sorted(set(lines), reverse=True) or not lines or lines[-1] != 0:
            fault(
                "grades",
                m("the lines of the grades must fall from the best down, and the last of them be 0"),
                m("give the grade of any other customer at_least: 0"),
                at="grades",
            )
        by_name = {grade.name: grade for grade in self.grades}
        if self.potential.grade not in by_name or by_name.get(self.potential.below) is None:
            fault("grades", m("potential names a grade that is not in the list"), at="potential")
        if by_name[self.potential.below].at_least is None:
            fault(
                "grades",
                m("the grade {name} has no line to be below of", name=self.potential.below),
                at="potential",
            )
        return self


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


class Rule(Entry):
    enabled: Annotated[YesNo, Label("on or off", "启用")] = True


class CadenceRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    months: Annotated[Whole, Label("months between reviews", "复核间隔（月）")] = 2
    months_best: Annotated[
        Whole, Label("months between reviews of the best volume grade", "最高业务等级客户的复核间隔（月）")
    ] = 1


class OverdueRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    days: Annotated[Whole, Label("days past due", "逾期天数")] = 1
    severity_beyond_limit: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity beyond the 丁 limit", "超过丁级界限时的级别")
    ] = Severity.CRITICAL


class ContactRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING
    days: Annotated[Whole, Label("days after entry", "建档后天数")] = 7


class DiffersRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.INFO


class OwnerRule(Rule):
    severity: Annotated[Annotated[Severity, choice(Severity)], Label("severity", "级别")] = Severity.WARNING


class ReviewPolicy(Entry):
    not_reviewed: Annotated[CadenceRule, Label("not reviewed within cadence", "超期未复核")] = DEFAULTS
    overdue: Annotated[OverdueRule, Label("overdue money", "逾期账款")] = DEFAULTS
    not_contacted: Annotated[ContactRule, Label("new customer not contacted", "新客户未联系")] = DEFAULTS
    grade_differs: Annotated[DiffersRule, Label("recorded grade differs from today's", "评级记录与现行评级不符")] = (
        DEFAULTS
    )
    no_owner: Annotated[OwnerRule, Label("no owner", "无业务员")] = DEFAULTS


class ReportPolicy(Entry):
    valid_months: Annotated[Whole, Label("months a report is valid", "报告有效期（月）")] = 6


class Policy(Entry):
    terms: Annotated[TermsPolicy, Label("terms of payment", "付款条件")] = DEFAULTS
    volume: Annotated[VolumePolicy, Label("grades by volume", "业务分级")] = DEFAULTS
    credit: Annotated[CreditPolicy, Label("grades by payment behaviour", "信用分级")] = DEFAULTS
    ageing: Annotated[AgeingPolicy, Label("ageing of receivables", "账龄")] = DEFAULTS
    review: Annotated[ReviewPolicy, Label("review rules", "复核规则")] = DEFAULTS
    report: Annotated[ReportPolicy, Label("credit report", "资信报告")] = DEFAULTS

    @cached_property
    def hash(self) -> str:
        """`sha256:` and the hash of the effective values as canonical JSON [P5]."""
        canonical = json.dumps(_canonical(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _canonical(value: Any) -> Any:
    """Effective values in one spelling: 0.80 and 0.8 are the same policy."""
    match value:
        case Entry():
            return {name: _canonical(getattr(value, name)) for name in type(value).model_fields}
        case Choice():
            return value.value
        case bool() | int() | str() | None:
            return value
        case Decimal():
            return f"{value.normalize():f}"
        case datetime.date():
            return value.isoformat()
        case dict():
            return {key: _canonical(each) for key, each in value.items()}
        case _:
            return [_canonical(each) for each in value]


# What init writes and reports say where the policy gives no text of its own.
VOLUME_LABELS = {
    "A": Label("core", "核心客户"),
    "B": Label("important", "重要客户"),
    "C": Label("ordinary", "普通客户"),
    "D": Label("potential", "潜在客户"),
}
VOLUME_STRATEGIES = {
    "A": Label(
        "The boss visits; deliver first, hold stock for them, agree a yearly frame contract, review monthly.",
        "领导亲自走访，优先供货、专门备货，签订年度框架合同，每月复核。",
    ),
    "B": Label(
        "Find out who else they buy from and win a larger share; visit every quarter.",
        "摸清其他供货来源，争取更大份额，每季度走访。",
    ),
    "C": Label(
        "Serve by standard terms; look for those who could grow.",
        "按标准条件服务，从中发现有成长潜力的客户。",
    ),
    "D": Label("Contact within a week, learn the need, win the first order.", "一周内联系，了解需求，争取首单。"),
}
CREDIT_LABELS = {
    "甲": Label("excellent: pays on time", "优：按期付款"),
    "乙": Label("good: mostly on time", "良：基本按期"),
    "丙": Label("fair: often late", "中：经常迟付"),
    "丁": Label("poor: over the limit", "差：严重拖欠"),
    "none": Label("not graded", "未评"),
}
CREDIT_STRATEGIES = {
    "甲": Label("Credit sale up to the limit; extensions possible.", "可在授信额度内赊销，必要时可展期。"),
    "乙": Label("Ship first on an open promise of payment.", "凭付款承诺先发货。"),
    "丙": Label("Payment before shipment.", "款到发货。"),
    "丁": Label("Payment before shipment; recover what is owed; phase out.", "款到发货，追收欠款，逐步淘汰。"),
    "none": Label("Nothing to judge by yet: payment before shipment.", "尚无付款记录可评：款到发货。"),
}
