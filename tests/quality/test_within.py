"""What is odd within one customer."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.model.customer import Customer
from kehu.model.settings import Settings
from kehu.model.staff import Staff
from kehu.quality.within import within_faults

SETTINGS = Settings(staff=[Staff(name="张伟"), Staff(name="李娜")], units=["华南部"])
SALE = {"id": "S1", "date": "2014-01-02", "amount": "100"}


def oddities(settings: Settings = SETTINGS, **data: Any) -> list[tuple[str, str]]:
    customer = Customer.model_validate({"code": "C1", "name": "一", **data})
    faults = list(within_faults("customers/C1.yaml", customer, settings))
    assert all(fault.hint for fault in faults)
    return [(fault.rule, ".".join(map(str, fault.path))) for fault in faults]


def test_an_ordinary_customer_has_none() -> None:
    assert oddities(
        owner="张伟", unit="华南部", founded="2001-01-01", entered_on="2014-01-02", approved_on="2014-01-02",
        sales=[SALE | {"due": "2014-01-02"}], returns=[{"id": "T1", "date": "2014-01-02", "amount": "1", "sale": "S1"}],
    ) == []  # fmt: skip


def test_records_of_the_future_are_no_oddity() -> None:
    assert oddities(sales=[SALE | {"date": "2999-01-01"}]) == []


@pytest.mark.parametrize(
    ("name", "record", "key"),
    [
        ("sales", SALE | {"due": "2014-01-01"}, "due"),
        ("orders", {"id": "O1", "date": "2014-01-02", "amount": "1", "promised": "2014-01-01"}, "promised"),
        ("receipts", {"id": "R1", "date": "2014-01-02", "amount": "1", "matures": "2014-01-01"}, "matures"),
        ("communications", {"id": "C1", "date": "2014-01-02", "follow_up": "2014-01-01"}, "follow_up"),
        ("reviews", {"id": "V1", "date": "2014-01-02", "by": "李娜", "next": "2014-01-01"}, "next"),
    ],
)
def test_days_of_a_record_in_order(name: str, record: dict[str, str], key: str) -> None:
    assert oddities(**{name: [record]}) == [("dates", f"{name}.0.{key}")]


def test_days_of_the_intake_in_order() -> None:
    assert oddities(founded="2015-01-01", entered_on="2014-01-02") == [("dates", "entered_on")]
    assert oddities(collected_on="2014-01-02", entered_on="2014-01-05", filed_on="2014-01-04") == [
        ("dates", "filed_on")
    ]


@pytest.mark.parametrize("name", ["returns", "write_offs", "extensions"])
def test_what_happens_to_a_sale_comes_after_it(name: str) -> None:
    more = {"returns": {"amount": "1"}, "write_offs": {}, "extensions": {"due": "2014-02-01"}}[name]
    record = {"id": "X1", "date": "2014-01-01", "sale": "S1", **more}
    assert oddities(sales=[SALE], **{name: [record]}) == [("dates", f"{name}.0.date")]


def test_colleagues_and_units_are_known() -> None:
    assert oddities(owner="王五", unit="华北部") == [("staff", "owner"), ("unit", "unit")]
    assert oddities(Settings(), owner="王五", unit="华北部") == []


def test_the_check_digits_of_the_credit_code() -> None:
    assert oddities(credit_code="91440300708461136T") == []
    assert oddities(credit_code="91440300708461136X") == [("check-digit", "credit_code")]
