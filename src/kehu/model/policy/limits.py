"""Credit limits: how long they hold, what counts as exposure against them, and whether a group shares one [C1]."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.entry import Entry
from kehu.model.policy.defaults import DEFAULTS
from kehu.model.policy.suggestion import SuggestionPolicy
from kehu.model.types import Choice, Whole, choice


class Unallocated(Choice):
    REDUCES = "reduces", "lessens exposure", "抵减敞口"
    IGNORED = "ignored", "is left out", "不抵减"


class Bills(Choice):
    COMMERCIAL = "commercial", "commercial bills count", "商业汇票计入"
    ALL = "all", "bills of banks count too", "银行汇票也计入"
    NONE = "none", "no bill counts", "均不计入"


class Group(Choice):
    SEPARATE = "separate", "each customer has its own limit", "各户分别授信"
    SHARED = "shared", "a group shares its head's limit", "集团共用额度"


class LimitsPolicy(Entry):
    months: Annotated[Whole, Label("months that a limit without `until` holds", "未写截止日的额度有效期（月）")] = 12
    expiring_days: Annotated[
        Whole, Label("days before its end from which a limit is expiring", "额度到期前几天提示")
    ] = 30
    unallocated: Annotated[
        Annotated[Unallocated, choice(Unallocated)],
        Label(
            "money of theirs that pays nothing yet: reduces exposure, or is ignored",
            "预收款：reduces 抵减敞口；ignored 不抵减",
        ),
    ] = Unallocated.REDUCES
    bills: Annotated[
        Annotated[Bills, choice(Bills)],
        Label(
            "bills that count as exposure until they mature: commercial, all, or none",
            "未到期票据计入敞口的范围：commercial 商业汇票；all 含银行汇票；none 不计",
        ),
    ] = Bills.COMMERCIAL
    group: Annotated[
        Annotated[Group, choice(Group)],
        Label(
            "customers that belong together (`parent`): separate limits, or one shared exposure",
            "同一集团（parent）的客户：separate 分别授信；shared 合并计算敞口",
        ),
    ] = Group.SEPARATE
    suggestion: Annotated[SuggestionPolicy, Label("how a limit is suggested", "建议额度的算法")] = DEFAULTS
