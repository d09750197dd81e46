"""The numbers of the rules about our own work: who looks a customer over, and who speaks to it."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.policy.rule import BY_CLASS, ClassChange, InfoRule, Rule
from kehu.model.types import Whole

BEST = "best_volume or quadrant = key"
# Neither the largest nor the riskiest, and looked over in this half-year: `kehu review plan` has a day for these.
MIDDLE = f"not ({BEST} or credit = 丙 or credit = 丁) and days_since_last_review <= 183"


class CadenceRule(Rule):
    months: Annotated[Whole, Label("months between reviews", "复核间隔（月）")] = 2
    months_best: Annotated[
        Whole,
        Label(
            "months between reviews of the best volume grade and of key customers",
            "最高业务等级客户及关键客户的复核间隔（月）",
        ),
    ] = 1
    by_class: Annotated[list[ClassChange], BY_CLASS] = [ClassChange(when=MIDDLE, change={"severity": "info"})]


class ContactRule(Rule):
    days: Annotated[Whole, Label("days after entry", "建档后天数")] = 7


class EntryRule(Rule):
    working_days: Annotated[Whole, Label("working days after collection", "采集后的工作日数")] = 2


class ForwardingRule(Rule):
    working_days: Annotated[Whole, Label("working days after approval", "审批后的工作日数")] = 1


class FilingRule(Rule):
    working_days: Annotated[Whole, Label("working days after forwarding", "移交后的工作日数")] = 2


class DraftRule(Rule):
    working_days: Annotated[Whole, Label("working days that a draft may wait", "草稿可搁置的工作日数")] = 3


class MinutesRule(Rule):
    working_days: Annotated[Whole, Label("working days after the visit", "走访后的工作日数")] = 2


class MinutesApprovalRule(Rule):
    working_days: Annotated[Whole, Label("working days after the minutes", "纪要写成后的工作日数")] = 2


class MinutesSendingRule(Rule):
    working_days: Annotated[Whole, Label("working days after approval", "纪要批准后的工作日数")] = 2


class MinutesConfirmationRule(Rule):
    working_days: Annotated[Whole, Label("working days after sending", "纪要送出后的工作日数")] = 5


class ContactFrequencyRule(InfoRule):
    days: Annotated[Whole, Label("days between contacts; 0: none demanded", "联系间隔天数；0 表示不作要求")] = 180
    by_class: Annotated[list[ClassChange], BY_CLASS] = [ClassChange(when=BEST, change={"days": "60"})]


class VisitFrequencyRule(Rule):
    days: Annotated[Whole, Label("days between visits; 0: none demanded", "走访间隔天数；0 表示不作要求")] = 0
    by_class: Annotated[list[ClassChange], BY_CLASS] = [ClassChange(when=BEST, change={"days": "90"})]


class OccasionRule(InfoRule):
    days: Annotated[Whole, Label("days ahead", "提前天数")] = 7


class TrainingRule(Rule):
    months: Annotated[Whole, Label("months that a training holds", "培训有效期（月）")] = 12
    days_after_joining: Annotated[Whole, Label("days after joining until the first one", "入职后首次培训的天数")] = 30
