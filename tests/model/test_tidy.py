"""What is put right without asking, and what only after it was shown."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from kehu.model.choices import Method
from kehu.model.tidy import mend, tidy


@pytest.mark.parametrize(
    ("field", "kind", "text", "right"),
    [
        ("credit_code", str, "９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43"),
        ("credit_code", str, " 91350100-m000100y-43", "91350100M000100Y43"),
        ("identity_number", str, "11010519491231002x", "11010519491231002X"),
        ("phone", str, "０７５５－８３７６５５６６", "0755-83765566"),
        ("phone", str, "0755-83765566（总机）", "0755-83765566（总机）"),
        ("email", str, "ａ＠ｂ．ｃｎ", "a@b.cn"),
        ("date", datetime.date, "２０２６－０１－０２", "2026-01-02"),
        ("date", datetime.date, "2026/1/2", "2026/1/2"),
        ("amount", Decimal, "１２００．５０", "1200.50"),
        ("amount", Decimal, "1,200.00", "1,200.00"),
        ("note", str, "　Ａ座１０１室，", "　Ａ座１０１室，"),
    ],
)
def test_tidy_changes_only_characters(field: str, kind: type, text: str, right: str) -> None:
    assert tidy(field, kind, text) == right


@pytest.mark.parametrize(
    ("field", "kind", "text", "right"),
    [
        ("date", datetime.date, "2026/1/2", "2026-01-02"),
        ("date", datetime.date, "2026.01.02", "2026-01-02"),
        ("date", datetime.date, "2026-1-2", "2026-01-02"),
        ("date", datetime.date, "２０２６年１月２日", "2026-01-02"),
        ("date", datetime.date, "20260102", "2026-01-02"),
        ("date", datetime.date, "2026/2/30", "2026/2/30"),
        ("date", datetime.date, "1/2/2026", "1/2/2026"),
        ("date", datetime.date, "02-01-26", "02-01-26"),
        ("amount", Decimal, "1,200.00", "1200.00"),
        ("amount", Decimal, "１，２００．００", "1200.00"),
        ("amount", Decimal, "12,00", "12,00"),
        ("amount", Decimal, "1,200,00", "1,200,00"),
        ("amount", Decimal, "1.200,00", "1.200,00"),
        ("amount", Decimal, "1,200元", "1,200元"),
        ("terms", int, "１，０００", "1000"),
        ("method", Method, "银行转账", "transfer"),
        ("method", Method, "transfer", "transfer"),
        ("method", Method, "刷脸", "刷脸"),
        ("sale", str, "Ｓ１", "S1"),
        ("note", str, "2026/1/2 付 1,200.00", "2026/1/2 付 1,200.00"),
    ],
)
def test_mend_leaves_alone_what_may_be_something_else(field: str, kind: type, text: str, right: str) -> None:
    assert mend(field, kind, text) == right
