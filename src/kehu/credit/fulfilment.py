"""Of what fell due in a period, how much was paid by its end, and how many contracts were kept [C5]."""

from __future__ import annotations

from fractions import Fraction

from kehu.credit.measure import Measure, MeasureUnit, ratio
from kehu.credit.sums import Sums
from kehu.lang import Label

BOOK = Label("Chinese credit management practice: 合同履约率, 货款回收率", "国内信用管理实务：合同履约率、货款回收率")


def contracts(sums: Sums) -> Fraction | None:
    return ratio(Fraction(sums.fulfilled), Fraction(sums.contracts))


def collection(sums: Sums) -> Fraction | None:
    return ratio(Fraction(sums.collected), Fraction(sums.fell_due))


MEASURES = (
    Measure(
        "contract_fulfilment",
        Label("contract fulfilment", "合同履约率"),
        Label("Fulfilment", "履约率"),
        MeasureUnit.RATIO,
        Label(
            "amount of contracts of which all that fell due in the period is settled by its end ÷ amount of contracts "
            "of which something fell due in it",
            "本期到期款项期末前全部结清的合同金额 ÷ 本期有款项到期的合同金额",
        ),
        Label(
            "The sales of a customer with one contract number are a contract; a sale without a number is one of its "
            "own, and so is a refund beyond all money of theirs. A contract counts with the amount of all its sales "
            "up to the end, whenever due, less what returns took before the limit of the 丁 grade. Written off is not "
            "settled. Due on the day of the opening balance is out, due on the last day is in.",
            "同一客户合同号相同的交易合为一份合同；没有合同号的交易各算一份，超退款形成的欠款也各算一份。合同金额为截至期末该合同的"
            "全部交易额，不论何时到期，扣除丁级界限以前的退货。核销不算结清。期初日当天到期的不计，期末日当天到期的计入。",
        ),
        BOOK,
        ("fulfilled", "contracts"),
        contracts,
    ),
    Measure(
        "collection",
        Label("collection rate", "货款回收率"),
        Label("Collected", "回收率"),
        MeasureUnit.RATIO,
        Label(
            "settled by the end of the period of what fell due in it ÷ what fell due in it",
            "本期到期款项中期末前结清的金额 ÷ 本期到期金额",
        ),
        Label(
            "Obligations due in the period: due on the day of the opening balance is out, due on the last day is in. "
            "What returns took before the limit of the 丁 grade was never due. Early payment counts, so does a "
            "recovery after a write-off; a write-off does not. Disputed and opening sales are in.",
            "到期日在本期内的款项：期初日当天到期的不计，期末日当天到期的计入。丁级界限以前的退货视为从未到期。"
            "提前付的计入，核销后收回的计入，核销不计。有争议的和期初欠款计入。",
        ),
        BOOK,
        ("collected", "fell_due"),
        collection,
    ),
)
