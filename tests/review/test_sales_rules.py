"""The rules about what single sales gave away, and what proves them [V1]."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.review.finding import Finding
from reviewing import reviewed
from trade import Data, customer, record

AS_OF = "2026-06-30"


def found(rule: str, made: Customer, policy: Policy | None = None, as_of: str = AS_OF) -> list[Finding]:
    return reviewed(made, as_of, policy, rules=[rule])


def agreed(days: str, **values: str) -> Data:
    return {"id": "A1", "from": "2026-01-01", "days": days, **values}


@pytest.mark.parametrize(
    ("due", "terms", "count"),
    [
        ("2026-07-01", [], 0),  # 30 days, as the policy says
        ("2026-07-02", [], 1),
        ("2026-07-16", [agreed("45")], 0),
        ("2026-07-17", [agreed("45")], 1),
        ("2026-06-02", [agreed("0")], 1),  # agreed is cash
        ("2026-07-16", [agreed("45", until="2026-05-31")], 1),  # ended the day before the sale
    ],
)
def test_terms_beyond_what_is_agreed(due: str, terms: list[Data], count: int) -> None:
    made = customer(record("S1", "2026-06-01", "500", due=due), terms=terms)
    assert len(found("terms-beyond", made)) == count


def test_the_longest_is_named_with_its_figures() -> None:
    made = customer(record("S1", "2026-06-01", "500", due="2026-07-11"), record("S2", "2026-06-02", "700", terms="60"))
    (flagged,) = found("terms-beyond", made)
    assert text(flagged.message, "en") == (
        "2 sales beyond the terms; the longest, S2 of 2026-06-02 over 700.00: 60 days, agreed are 30"
    )
    assert text(flagged.message, "zh") == ("2 笔交易超出账期，最长的 S2（2026-06-02，700.00 元）为 60 天，约定 30 天")
    lenient = Policy(review={"terms_beyond": {"days": "30"}})
    assert found("terms-beyond", made, lenient) == []


@pytest.mark.parametrize(
    ("records", "count"),
    [
        ([record("R1", "2026-06-10", "500")], 0),  # paid, and 32 days old
        ([record("R1", "2026-06-10", "499")], 1),
        ([record("X1", "2026-05-20", sale="S1", due="2026-12-31")], 1),
    ],
)
def test_paid_sales_are_soon_forgotten(records: list[Data], count: int) -> None:
    sale = record("S1", "2026-05-30", "500", due="2026-07-30")
    assert len(found("terms-beyond", customer(sale, *records))) == count
    assert len(found("terms-beyond", customer(sale, *records), as_of="2026-06-29")) == 1  # 30 days old


@pytest.mark.parametrize(
    ("values", "count"),
    [({}, 1), ({"opening": "yes"}, 0), ({"contract": "HT-1"}, 0), ({"contract": "HT-2"}, 1)],
)
def test_opening_balances_and_instalments_are_left_out(values: dict[str, str], count: int) -> None:
    other = record("S2", "2026-06-01", "500", due="2026-07-01", contract="HT-1")
    sale = record("S1", "2026-06-01", "500", due="2027-06-01", **values)
    assert len(found("terms-beyond", customer(sale, other))) == count


def test_an_extension_is_no_term() -> None:
    sale = record("S1", "2026-06-01", "500", due="2026-07-01")
    extension = record("X1", "2026-06-20", sale="S1", due="2026-12-31")
    assert found("terms-beyond", customer(sale, extension)) == []


@pytest.mark.parametrize(
    ("discount", "terms", "date", "count"),
    [
        ("100", [], "2026-06-01", 0),  # 100 of 1,000 are 10 %
        ("100.01", [], "2026-06-01", 1),
        ("150", [agreed("30", discount="15")], "2026-06-01", 0),
        ("150.01", [agreed("30", discount="15")], "2026-06-01", 1),
        ("50.01", [agreed("30", discount="5")], "2026-06-01", 1),
        ("50", [agreed("30")], "2026-06-01", 0),
        ("200", [], "2026-05-30", 0),  # 31 days before
        ("200", [], "2026-05-31", 1),
        ("200", [], "2026-07-01", 0),  # later than the as-of date
    ],
)
def test_discount_beyond_what_is_agreed(discount: str, terms: list[Data], date: str, count: int) -> None:
    amount = str(1000 - float(discount))
    made = customer(record("S1", date, f"{float(amount):.2f}", discount=discount), terms=terms)
    assert len(found("discount-beyond", made)) == count


def test_a_discount_with_its_figures() -> None:
    made = customer(
        record("S1", "2026-06-15", "750", discount="250"), record("S2", "2026-06-16", "880", discount="120")
    )
    (flagged,) = found("discount-beyond", made)
    assert text(flagged.message, "en") == (
        "2 sales beyond the discount allowed; the highest, S1 of 2026-06-15: 25.00 %, allowed are 10.00 %"
    )


def sold(id: str, unit: str, **values: Any) -> Data:
    return record(id, values.pop("date", "2026-05-01"), values.pop("amount", "900"), unit=unit, **values)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({"unit": "北方部", "due": "2026-05-31"}, 0),
        ({"unit": "北方部", "due": "2026-06-01"}, 1),
        ({"unit": "北方部", "due": "2026-06-01", "opening": "yes"}, 0),
        ({"unit": "北方部", "due": "2026-06-01", "contract": "HT-1"}, 1),
        ({"unit": "华东部", "due": "2026-06-01"}, 0),  # the same unit
        ({"unit": "", "due": "2026-06-01"}, 0),  # nobody knows whose
        ({"unit": "北方部", "date": "2025-06-30", "due": "2025-07-31"}, 0),  # before the 12 months
        ({"unit": "北方部", "date": "2025-07-01", "due": "2025-08-01"}, 1),
    ],
)
def test_units_that_give_different_terms(other: dict[str, str], count: int) -> None:
    made = customer(sold("S1", "华东部", due="2026-05-31"), sold("S2", **other))
    flagged = found("units-terms", made)
    assert len(flagged) == count
    if flagged:
        assert text(flagged[0].message, "en") == "北方部 gives 31 days (S2), 华东部 at most 30 (S1)"


def test_terms_that_were_agreed_anew_are_no_difference_between_units() -> None:
    terms = [{"id": "A1", "from": "2026-01-01", "days": "30"}, {"id": "A2", "from": "2026-04-01", "days": "60"}]
    before, after = sold("S1", "华东部", date="2026-03-31"), sold("S2", "北方部", date="2026-04-01")
    assert found("units-terms", customer(before, after, terms=terms)) == []
    again = sold("S3", "华东部", date="2026-04-02", due="2026-05-02")
    assert len(found("units-terms", customer(before, after, again, terms=terms))) == 1


def test_the_unit_of_a_sale_without_one_is_the_customer_s() -> None:
    made = customer(sold("S1", "", due="2026-05-31"), sold("S2", "北方部", due="2026-06-01"), unit="华东部")
    assert len(found("units-terms", made)) == 1


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"discount": "20.41", "amount": "979.59"}, 1),  # 2.041 %
        ({"discount": "20", "amount": "980"}, 0),  # 2 %
        ({"discount": "100", "product": "球阀"}, 0),  # another product
        ({"discount": "100", "model": "DN80"}, 0),  # another model
        ({"discount": "100", "product": ""}, 0),
        ({"discount": "100", "date": "2025-06-30"}, 0),
        ({"discount": "100"}, 1),
    ],
)
def test_units_that_give_different_discounts(values: dict[str, str], count: int) -> None:
    none = sold("S1", "华东部", product="蝶阀")
    made = customer(none, sold("S2", "北方部", **{"product": "蝶阀", **values}))
    flagged = found("units-discount", made)
    assert len(flagged) == count
    if values == {"discount": "100"}:
        assert text(flagged[0].message, "zh") == "蝶阀：北方部给折扣 10.00%（S2），华东部最高 0.00%（S1）"


SALE = record("S1", "2026-06-01", "100000")
SIGNED = {"id": "D1", "date": "2026-06-02", "sale": "S1", "signed_on": "2026-06-05"}


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, ["contract", "delivery voucher"]),
        ({"sales": [{**SALE, "contract": "HT-1"}]}, ["delivery voucher"]),
        ({"sales": [{**SALE, "order": "O1"}], "orders": [record("O1", "2026-05-01", "100000", contract="HT-1")]},
         ["delivery voucher"]),
        ({"terms": [agreed("30", document="年度供货协议")]}, ["delivery voucher"]),
        ({"terms": [agreed("30")]}, ["contract", "delivery voucher"]),
        ({"deliveries": [SIGNED]}, ["contract"]),
        ({"deliveries": [{**SIGNED, "signed_on": "2026-06-30"}]}, ["contract"]),
        ({"deliveries": [{**SIGNED, "signed_on": "2026-07-01"}]}, ["contract", "delivery voucher"]),
        ({"deliveries": [{**SIGNED, "signed_on": ""}]}, ["contract", "delivery voucher"]),
        ({"documents": [{"id": "DC1", "date": "2026-06-01", "kind": "contract", "sales": ["S1"]}]},
         ["delivery voucher"]),
        ({"documents": [{"id": "DC1", "date": "2026-06-01", "kind": "contract", "sales": ["S2"]}]},
         ["contract", "delivery voucher"]),
        ({"documents": [{"id": "DC1", "date": "2026-07-01", "kind": "acceptance", "sales": ["S1"]}]},
         ["contract", "delivery voucher"]),
        ({"documents": [{"id": "DC1", "date": "2026-06-30", "kind": "acceptance", "sales": ["S1"]}]}, ["contract"]),
        ({"sales": [{**SALE, "contract": "HT-1"}], "deliveries": [SIGNED]}, []),
        ({"receipts": [record("R1", "2026-06-30", "0.01")]}, []),
        ({"receipts": [record("R1", "2026-07-01", "0.01")]}, ["contract", "delivery voucher"]),
    ],
)  # fmt: skip
def test_the_papers_of_a_large_open_sale(values: dict[str, Any], missing: list[str]) -> None:
    flagged = found("papers-missing", customer(**{"sales": [SALE], **values}))
    assert [text(each.message, "en") for each in flagged] == (
        [f"100,000.00 of S1 of 2026-06-01 is open, without {', '.join(missing)}"] if missing else []
    )
