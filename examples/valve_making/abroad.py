"""The customer abroad pays in dollars in 2015 and 2016, and in yuan again from 2017 on: what it owes in which money.

What a dollar was worth in these years is about right and rounded: one rate for every month.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from valve_making.layout import Plain
from valve_making.trade import Sale

CODE = "C00198"
FROM, UNTIL = date(2015, 1, 1), date(2016, 12, 31)
DOLLARS = {
    2015: "6.1190 6.1350 6.1510 6.1430 6.1170 6.1210 6.1150 6.1170 6.3750 6.3510 6.3150 6.3850",
    2016: "6.5030 6.5540 6.5390 6.4590 6.4570 6.5890 6.6500 6.6280 6.6780 6.7010 6.7730 6.8960",
    2017: "6.9500 6.8560 6.8810 6.8990 6.8960 6.8090 6.7770 6.7150 6.5910 6.6490 6.6300 6.6070",
}
RATES = {date(year, month, 1): rate for year in DOLLARS for month, rate in enumerate(DOLLARS[year].split(), 1)}
FILE = "".join(
    [
        "# 每月一日的美元汇率（示例数据），一美元折合人民币。\n",
        "rates:\n  USD:\n",
        *(f"    {day}: {rate}\n" for day, rate in RATES.items()),
    ]
)


def in_dollars(sale: Sale) -> Sale:
    """A sale of those two years in whole dollars for each piece, at about the price in yuan; others as they are."""
    if not FROM <= sale.day <= UNTIL:
        return sale
    rate = Decimal(RATES[sale.day.replace(day=1)])
    price, discount = (
        int((Decimal(each) / rate).quantize(Decimal(1), ROUND_HALF_UP)) for each in (sale.price, sale.discount)
    )
    amount = (sale.quantity * price - discount) * 100
    return replace(sale, price=price, discount=discount, amount=amount, said={**sale.said, "currency": Plain("USD")})
