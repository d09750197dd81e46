"""Amounts in Chinese capitals: known answers, and every amount read back by an independent reader."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from kehu.lang.capitals import DIGITS, capitals

KNOWN = {
    "0": "零元整",
    "0.01": "壹分",
    "0.05": "伍分",
    "0.10": "壹角整",
    "0.50": "伍角整",
    "0.55": "伍角伍分",
    "1": "壹元整",
    "1.00": "壹元整",
    "1.05": "壹元零伍分",
    "1.50": "壹元伍角整",
    "10": "壹拾元整",
    "10.01": "壹拾元零壹分",
    "11": "壹拾壹元整",
    "20": "贰拾元整",
    "100": "壹佰元整",
    "101": "壹佰零壹元整",
    "110": "壹佰壹拾元整",
    "325.04": "叁佰贰拾伍元零肆分",  # an example of the rules
    "1000": "壹仟元整",
    "1001": "壹仟零壹元整",
    "1010": "壹仟零壹拾元整",
    "1100": "壹仟壹佰元整",
    "1409.50": "壹仟肆佰零玖元伍角整",  # an example of the rules
    "1680.32": "壹仟陆佰捌拾元叁角贰分",  # an example of the rules
    "6007.14": "陆仟零柒元壹角肆分",  # an example of the rules
    "10000": "壹万元整",
    "10001": "壹万零壹元整",
    "10010": "壹万零壹拾元整",
    "10100": "壹万零壹佰元整",
    "11000": "壹万壹仟元整",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",  # an example of the rules
    "100000": "壹拾万元整",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "100001": "壹拾万零壹元整",
    "1000000": "壹佰万元整",
    "1234567.89": "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
    "10000000": "壹仟万元整",
    "10010000": "壹仟零壹万元整",
    "100000000": "壹亿元整",
    "100000001": "壹亿零壹元整",
    "100010000": "壹亿零壹万元整",
    "101000000": "壹亿零壹佰万元整",
    "110000000": "壹亿壹仟万元整",
    "1000000000": "壹拾亿元整",
    "1000000000000": "壹万亿元整",
    "1000000000001": "壹万亿零壹元整",
    "1000100000000": "壹万零壹亿元整",
    "999999999999999.99": "玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
    "-100": "负壹佰元整",
    "-0.01": "负壹分",
    "-0.00": "零元整",
    "1.004": "壹元整",
    "1.005": "壹元零壹分",
    "0.995": "壹元整",
    "-0.004": "零元整",
}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(("figure", "words"), KNOWN.items())
def test_known_answers(figure: str, words: str) -> None:
    assert capitals(Decimal(figure)) == "人民币" + words


def test_other_currencies_are_called_by_their_names() -> None:
    assert capitals(Decimal("12.30"), "USD") == "美元壹拾贰元叁角整"
    assert capitals(Decimal(5), "XAU") == "XAU伍元整"


def read(words: str) -> int:
    """The fen that capitals stand for: read by place values, with nothing of what writes them."""
    words = words.removeprefix("人民币")
    sign = -1 if words.startswith("负") else 1
    words = words.removeprefix("负").removesuffix("整")
    yuan, _, rest = words.partition("元") if "元" in words else ("", "", words)
    fen = 0
    for name, worth in (("角", 10), ("分", 1)):
        if name in rest:
            fen += DIGITS.index(rest[rest.index(name) - 1]) * worth
    return sign * (_number(yuan) * 100 + fen)


def _number(words: str) -> int:
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        if unit in words:
            high, _, low = words.rpartition(unit)
            return _number(high) * worth + _number(low)
    total, digit = 0, 0
    for each in words:
        if each in UNITS:
            total += digit * UNITS[each]
            digit = 0
        else:
            digit = DIGITS.index(each)
    return total + digit


def test_every_amount_below_a_thousand_yuan_reads_back() -> None:
    said = [capitals(Decimal(fen) / 100) for fen in range(100_000)]
    assert [read(each) for each in said] == list(range(100_000))
    assert len(set(said)) == len(said)
    assert not [each for each in said if "零零" in each or "零元整" in each.removeprefix("人民币零元整")]


def test_amounts_of_any_size_read_back() -> None:
    draw = random.Random(4)
    for _ in range(20_000):
        digits = "".join(draw.choice("0000123456789") for _ in range(draw.randint(1, 17)))
        fen = int(digits) * draw.choice((1, -1))
        words = capitals(Decimal(fen).scaleb(-2))
        assert read(words) == fen
        assert "零零" not in words and "零万" not in words and "零亿" not in words
