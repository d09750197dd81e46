"""What the checks find in one customer, as (severity, rule, path)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.settings import Settings
from kehu.quality.within import within_faults

Found = list[tuple[str, str, str]]
TODAY = datetime.date(2014, 12, 31)


@pytest.fixture
def found() -> Callable[..., Found]:
    """Looks through a customer of some data; each fault has advice, in both languages."""

    def look(**data: Any) -> Found:
        customer = Customer.model_validate({"code": "C1", "name": "一", **data})
        faults = list(within_faults("customers/C1.yaml", customer, Settings(), TODAY))
        for fault in faults:
            assert fault.hint
            assert text(fault.message, "zh") != text(fault.message, "en")
            assert text(fault.hint, "zh") != text(fault.hint, "en")
        return [(fault.severity, fault.rule, ".".join(map(str, fault.path))) for fault in faults]

    return look
