"""What of a year is settled: nothing that is open may be bound, nor what belongs to it."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.ledger import settled as rules
from kehu.ledger.settled import settled
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from trade import on

TODAY = "2026-01-02"
DAY = "2024-03-01"


def verdict(as_of: str = TODAY, year: int = 2024, **lists: list[dict[str, Any]]) -> tuple[list[str], dict[str, str]]:
    """The ids that may be bound, and for those that stay the English of why."""
    customer = Customer(**{"code": "C1", "name": "东海", **lists})  # type: ignore[arg-type]
    found = settled(customer, Policy(), year, on(as_of))
    return sorted(each.id for each in found.closed), {each.record.id: each.why.en for each in found.stay}


def sale(id: str, date: str = DAY, amount: str = "100", **values: Any) -> dict[str, Any]:
    return {"id": id, "date": date, "amount": amount, **values}


def receipt(id: str, date: str = DAY, amount: str = "100", **values: Any) -> dict[str, Any]:
    return {"id": id, "date": date, "amount": amount, **values}


def test_what_is_paid_may_be_bound() -> None:
    assert verdict(sales=[sale("S1")], receipts=[receipt("R1", "2025-02-01")]) == (["S1"], {})
    assert verdict(sales=[sale("S1")], receipts=[receipt("R1")]) == (["R1", "S1"], {})


def test_an_open_sale_stays_with_all_that_belongs_to_it() -> None:
    closed, stay = verdict(
        sales=[sale("S1"), sale("S2", "2024-03-02")],
        receipts=[receipt("R1", amount="150")],
        extensions=[{"id": "X1", "date": DAY, "sale": "S2", "due": "2024-09-01"}],
        feedback=[{"id": "Y1", "date": DAY, "kind": "quality", "content": "-", "sale": "S2"}],
        promises=[{"id": "H1", "date": DAY, "amount": "50", "pay_by": "2024-05-01", "sales": ["S2"]}],
    )
    assert closed == ["S1"]
    assert stay == {"S2": "not settled"} | dict.fromkeys(("R1", "X1", "Y1", "H1"), "belongs to an open one")


def test_money_that_waits_stays() -> None:
    assert verdict(receipts=[receipt("R1")])[1] == {"R1": "its money pays nothing yet"}
    assert verdict(receipts=[receipt("R1")], refunds=[receipt("F1")]) == (["F1", "R1"], {})
    reserved = [receipt("R1", **{"for": "S1"})]
    assert verdict("2025-01-01", sales=[sale("S1", "2025-06-01")], receipts=reserved)[1] == {
        "R1": "its money pays nothing yet"
    }
    assert verdict(sales=[sale("S1")], receipts=[receipt("R1", amount="160")])[1] == {
        "R1": "its money pays nothing yet",
        "S1": "belongs to an open one",
    }


def test_bills_and_bounced_receipts() -> None:
    bill = receipt("R1", matures="2026-06-01")
    assert verdict(sales=[sale("S1")], receipts=[bill])[1] == {
        "R1": "the bill has not matured",
        "S1": "belongs to an open one",
    }
    assert verdict(receipts=[receipt("R1", bounced="2024-04-01")]) == (["R1"], {})


def test_a_sale_that_was_written_off_is_settled() -> None:
    given_up = [{"id": "W1", "date": "2024-12-01", "sale": "S1"}]
    assert verdict(sales=[sale("S1")], write_offs=given_up) == (["S1", "W1"], {})
    case = {"id": "LC1", "date": "2025-01-01", "claim": "100", "stage": "lawsuit", "sales": ["S1"]}
    assert verdict(sales=[sale("S1")], write_offs=given_up, cases=[case]) == (["W1"], {"S1": "belongs to an open one"})


# One record of a list: fields that leave it open, and fields that close it.
STATES = [
    ("orders", {"amount": "1"}, {"closed_on": "2024-05-01"}),
    ("orders", {"amount": "1", "open_quantity": "2"}, {"open_quantity": "0"}),
    ("orders", {"amount": "1", "reserved_until": "2099-01-01"}, {"reserved_until": "2024-05-01"}),
    ("promises", {"amount": "1", "pay_by": "2026-05-01"}, {"withdrawn_on": "2024-05-01"}),
    ("cases", {"claim": "1", "stage": "lawsuit"}, {"stage": "closed"}),
    ("risks", {"kind": "debts"}, {"cleared_on": "2024-05-01"}),
    ("guarantees", {"guarantor": "-"}, {"until": "2025-05-01"}),
    ("communications", {"follow_up": "2024-03-05"}, {"follow_up": ""}),
    ("visits", {"state": "planned"}, {"state": "cancelled"}),
    ("visits", {"state": "made"}, {"minutes": "-"}),
    ("services", {"subject": "-"}, {"done_on": "2024-05-01"}),
    ("requirements", {"content": "-"}, {"met_on": "2024-05-01"}),
    ("feedback", {"kind": "complaint", "content": "-"}, {"solved_on": "2024-05-01"}),
    ("projects", {"name": "-"}, {"state": "lost"}),
    ("documents", {"kind": "licence"}, {"expires": "2025-12-31"}),
    ("documents", {"kind": "delivery", "expires": "2026-12-31"}, {"expires": ""}),
    ("documents", {"kind": "delivery", "part": "base"}, {"part": "trade"}),
]


@pytest.mark.parametrize(("name", "open_", "closing"), STATES)
def test_open_and_closed(name: str, open_: dict[str, str], closing: dict[str, str]) -> None:
    record = {"id": "X1", "date": DAY, **open_}
    assert verdict(**{name: [record]})[0] == []
    assert verdict(**{name: [{**record, **closing}]}) == (["X1"], {})


def test_a_follow_up_is_done_by_a_later_talk() -> None:
    talks = [{"id": "C1", "date": DAY, "follow_up": "2024-03-05"}, {"id": "C2", "date": "2024-04-01"}]
    assert verdict(communications=talks) == (["C1", "C2"], {})


@pytest.mark.parametrize("name", ["reviews", "grades", "statuses", "owners", "wallets", "statements", "investigations"])
def test_the_latest_stays(name: str) -> None:
    values = {"by": "-", "status": "active", "owner": "-", "amount": "1"}
    known = {
        "reviews": ["by"],
        "statuses": ["status"],
        "owners": ["owner"],
        "wallets": ["amount"],
        "investigations": ["by"],
    }.get(name, [])
    records = [{"id": f"X{n}", "date": f"2024-0{n}-01", **{key: values[key] for key in known}} for n in (1, 2)]
    assert verdict(**{name: records}) == (["X1"], {"X2": "the latest, or in force"})


def test_limits_and_terms_in_force_stay() -> None:
    old = {"id": "L1", "from": "2024-01-01", "until": "2024-06-30", "amount": "1"}
    long = {"id": "L2", "from": "2024-07-01", "until": "2026-06-30", "amount": "1"}
    last = {"id": "L3", "from": "2025-01-01", "amount": "1"}
    assert verdict(limits=[old, long, last]) == (["L1"], {"L2": "the latest, or in force"})
    assert verdict(limits=[old]) == ([], {"L1": "the latest, or in force"})


def test_a_change_after_the_limit_waits_for_its_examination() -> None:
    change = {"id": "CH1", "date": DAY, "area": "head", "content": "-"}
    assert verdict(changes=[change]) == (["CH1"], {})
    assert verdict(changes=[change], limits=[{"id": "L1", "from": "2024-01-01", "amount": "1"}])[0] == []
    assert verdict(changes=[change], limits=[{"id": "L1", "from": "2025-01-01", "amount": "1"}])[0] == ["CH1"]


def test_a_contract_goes_with_its_sales() -> None:
    contract = [{"id": "DC1", "date": DAY, "kind": "contract", "no": "HT1"}]
    sold = [sale("S1", contract="HT1"), sale("S2", "2025-01-01", contract="HT1")]
    assert verdict(documents=contract, sales=sold, receipts=[receipt("R1", amount="200")])[0] == ["DC1", "R1", "S1"]
    closed, stay = verdict(documents=contract, sales=sold, receipts=[receipt("R1")])
    assert (closed, set(stay)) == (["R1", "S1"], {"DC1"})
    assert verdict(documents=contract)[1] == {"DC1": "stands without a date of expiry"}


def test_contacts_and_other_years_are_not_asked() -> None:
    assert verdict(contacts=[{"id": "P1", "name": "韩梅"}], sales=[sale("S1", "2023-03-01")]) == ([], {})


def test_the_latest_is_told_by_fields_that_are_there() -> None:
    for name, field in rules.LATEST.items():
        assert name in Customer.model_fields
        assert not field or field in rules.BY_LIST[name].model_fields
