"""How late payments come: weighted days late, and the part that comes on time [C5]."""

from __future__ import annotations

from fractions import Fraction

from kehu.credit.measure import Measure, MeasureUnit, ratio
from kehu.credit.sums import Sums
from kehu.lang import Label


def days_late(sums: Sums) -> Fraction | None:
    return ratio(Fraction(sums.amount_days), Fraction(sums.weighed))


def on_time(sums: Sums) -> Fraction | None:
    return ratio(Fraction(sums.on_time), Fraction(sums.judged))


MEASURES = (
    Measure(
        "days_late",
        Label("weighted average days late", "加权平均迟付天数"),
        Label("Days late", "迟付天数"),
        MeasureUnit.DAYS,
        Label("Σ(amount × its days late) ÷ Σ amount", "Σ（金额 × 迟付天数）÷ Σ 金额"),
        Label(
            "In: each part settled in the period, with the days from its due date to its settlement, 0 where it came "
            "early; each part overdue at the end, however old, with the days to the end; each part written off in the "
            "period while overdue, with the days to that day. A return later than the limit of the 丁 grade settles; "
            "what a return took earlier was never due and is out. Out: what is open and not past due at the end. "
            "Disputed sales are in; no days of grace.",
            "计入：本期结清的各笔（从到期日到结清日的天数，提前付款记 0 天）；期末逾期未付的各笔，不论多久"
            "（算到期末）；本期核销的逾期款（算到核销日）。超过丁级界限后的退货视同结清；在此以前退货冲减的部分从未到期，不计。"
            "期末未到期的不计。有争议的计入；不扣宽限天数。",
        ),
        Label(
            "kehu; amounts as weights as in NACM's average days to pay",
            "kehu 口径；按金额加权，与 NACM 的平均付款天数一致",
        ),
        ("amount_days", "weighed"),
        days_late,
    ),
    Measure(
        "on_time",
        Label("on-time ratio", "按期付款率"),
        Label("On time", "按期率"),
        MeasureUnit.RATIO,
        Label("settled by due date + grace ÷ what fell due in the period", "按期（含宽限期）结清的金额 ÷ 本期到期金额"),
        Label(
            "Obligations due in the period, its last day in and the day of the opening balance out, judged at the end "
            "as the credit grade judges: with its grace and tolerance, disputed sales as the policy says, written-off "
            "parts as never paid; an open part is out of both sums while it is within grace.",
            "到期日在本期内（期初日当天不算，期末日当天算）的款项，按信用评级的规则在期末判定：宽限期、容差、争议款的处理均按政策，"
            "核销部分视同未付；尚在宽限期内的未付部分分子分母都不计。",
        ),
        Label("the ratio of the credit grade, for one period", "信用评级所用比率，限于一个期间"),
        ("on_time", "judged"),
        on_time,
    ),
)
