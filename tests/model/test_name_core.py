"""Which names may be one firm's."""

from __future__ import annotations

import pytest

from kehu.model.name_core import name_core

ALIKE = [
    ("江苏东海化工有限公司", "东海化工（江苏）有限责任公司"),
    ("江苏东海化工有限公司", "江苏省东海化工厂"),
    ("江苏东海化工有限公司", "东海化工"),
    ("江苏苏州市东海化工有限公司", "苏州市东海化工股份有限公司"),
    ("A & B Valve Ltd", "A&B VALVE"),
    ("Blue Valve Ltd", "BLUE VALVE Co., Ltd."),
]
OTHERS = [
    ("江苏东海化工有限公司", "浙江东海化工有限公司"),  # two places
    ("苏州市东海化工有限公司", "无锡市东海化工有限公司"),
    ("东海化工有限公司", "东海阀门有限公司"),
    ("上海电气集团", "电气有限公司"),  # without its place nothing is left that is its own
    ("Red Ltd", "Red Inc"),  # three letters tell nothing
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike_but_for_place_and_form(one: str, other: str) -> None:
    assert name_core(one).is_like(name_core(other))
    assert name_core(other).is_like(name_core(one))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_others(one: str, other: str) -> None:
    assert not name_core(one).is_like(name_core(other))
    assert not name_core(other).is_like(name_core(one))
