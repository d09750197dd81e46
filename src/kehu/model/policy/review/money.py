"""The numbers of the rules about money and credit."""

from typing import Annotated

from kehu.lang import Label
from kehu.model.policy.parts import Rule, Severity
from kehu.model.types import Whole, choice


class OverdueRule(Rule):
    days: Annotated[Whole, Label("days past due", "逾期天数")] = 1
    severity_beyond_limit: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity beyond the 丁 limit", "超过丁级界限时的级别")
    ] = Severity.CRITICAL


class LimitExpiredRule(Rule):
    severity_expiring: Annotated[
        Annotated[Severity, choice(Severity)], Label("severity while it is expiring", "即将到期时的级别")
    ] = Severity.INFO
