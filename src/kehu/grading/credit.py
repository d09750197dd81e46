"""The credit grade [G3]: 甲 nothing late, 乙 mostly on time, 丙 often late, 丁 beyond the limit; none: no data."""

from __future__ import annotations

from decimal import Decimal

from kehu.grading.judged import Judged, counts, in_window, judge
from kehu.grading.ratio import reaches
from kehu.grading.reasons import credit_reasons
from kehu.grading.result import CreditResult
from kehu.ledger.obligation import ZERO, Ledger
from kehu.model.policy.credit import UNGRADED, CreditPolicy, Reading


def grade_credit(ledger: Ledger, policy: CreditPolicy) -> CreditResult:
    """The credit grade at the ledger's date, with its reasons."""
    seen = list(in_window(ledger.obligations, policy, ledger.as_of))
    judged = [judge(each, policy, ledger.as_of) for each in seen if counts(each, policy)]
    due = sum((each.due for each in judged), ZERO)
    on_time = sum((each.on_time for each in judged), ZERO)
    paid = sum((each.paid for each in judged), ZERO)
    counted = paid if policy.reading is Reading.PAID else on_time
    grade = _grade(judged, due, counted, policy)
    thin = sum(each.stood_open for each in judged) < policy.thin_below
    return CreditResult(
        grade,
        due,
        on_time,
        max((tardy.days for each in judged for tardy in each.tardy if tardy.late), default=0),
        ("thin",) if thin else (),
        credit_reasons(grade, judged, [each for each in seen if not counts(each, policy)], policy, ledger.as_of),
        paid,
        tuple(each.obligation.id for each in judged),
    )


def credit_grade(ledger: Ledger, policy: CreditPolicy) -> str:
    """The grade alone, for whoever asks for many days."""
    seen = in_window(ledger.obligations, policy, ledger.as_of)
    judged = [judge(each, policy, ledger.as_of) for each in seen if counts(each, policy)]
    paid_at_all = policy.reading is Reading.PAID
    due = sum((each.due for each in judged), ZERO)
    return _grade(judged, due, sum((each.paid if paid_at_all else each.on_time for each in judged), ZERO), policy)


def _grade(judged: list[Judged], due: Decimal, counted: Decimal, policy: CreditPolicy) -> str:
    if any(tardy.over for each in judged for tardy in each.tardy):
        return "丁"
    if not due:
        return UNGRADED
    if not any(each.tardy for each in judged):
        return "甲"
    return "乙" if reaches(counted, due, policy.ratio) else "丙"
