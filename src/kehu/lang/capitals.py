"""Amounts in Chinese capitals (人民币大写), as bills, statements and letters want them. Pure; exact to the fen.

The rules are those of 《正确填写票据和结算凭证的基本规定》: 整 stands after 元 and after 角, not after 分; zeros
within the figure are read 零, several in a row once; between 元 and 分 stands 零 where there is no 角. Where the rules
leave the 零 free (107000.53, 1680.32), it is left out. What is below a fen is rounded half up; what is below zero
begins with 负.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from kehu.lang import money

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("仟", "佰", "拾", "")
WAN, YI = 10**4, 10**8
CENT = Decimal("0.01")
_WIDE = Context(prec=64, rounding=ROUND_HALF_UP)
NAMES = {
    "CNY": "人民币",
    "USD": "美元",
    "EUR": "欧元",
    "JPY": "日元",
    "HKD": "港元",
    "GBP": "英镑",
    "AUD": "澳大利亚元",
    "CAD": "加拿大元",
    "SGD": "新加坡元",
    "CHF": "瑞士法郎",
    "KRW": "韩元",
    "RUB": "俄罗斯卢布",
}


def currency_name(code: str) -> str:
    """What a currency is called in Chinese; its code where nobody has said."""
    return NAMES.get(code, code)


def capitals(amount: Decimal, currency: str = "CNY") -> str:
    """人民币壹佰贰拾叁元肆角伍分: the currency's name and the amount in words."""
    fen = int(_WIDE.quantize(abs(amount), CENT) * 100)
    sign = "负" if amount < 0 and fen else ""
    return currency_name(currency) + sign + _in_words(fen)


def _in_words(fen: int) -> str:
    yuan, rest = divmod(fen, 100)
    jiao, fen = divmod(rest, 10)
    if not rest:
        return f"{_whole(yuan) or '零'}元整"
    said = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        said += f"{DIGITS[jiao]}角"
    elif yuan:
        said += "零"
    return said + (f"{DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    """A whole number; nothing for 0."""
    if number >= YI:
        return _joined(number, YI, "亿")
    if number >= WAN:
        return _joined(number, WAN, "万")
    return _below_wan(number)


def _joined(number: int, unit: int, name: str) -> str:
    """The part above a unit and the part below it, with 零 between them where the lower one does not fill its place."""
    high, low = divmod(number, unit)
    gap = "零" if low and low < unit // 10 else ""
    return f"{_whole(high)}{name}{gap}{_whole(low)}"


def _below_wan(number: int) -> str:
    said, pending = "", False
    for digit, place in zip(f"{number:04d}", PLACES, strict=True):
        if digit == "0":
            pending = bool(said)
        else:
            said += ("零" if pending else "") + DIGITS[int(digit)] + place
            pending = False
    return said


def spelled(amount: Decimal, currency: str) -> str:
    """An amount as a Chinese letter writes it, in figures and in capitals: 人民币 100.00 元（大写：人民币壹佰元整）."""
    unit = " 元" if currency == "CNY" else ""
    return f"{currency_name(currency)} {money(amount)}{unit}（大写：{capitals(amount, currency)}）"
