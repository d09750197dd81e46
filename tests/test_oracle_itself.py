"""The oracle tried before it judges: hand-worked cases, its own laws, and a second oracle of single coins."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

import pytest

import oracle
from histories import histories, policies

D = Decimal


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def sale(name: str, date: str, due: str, amount: str, **more: str) -> dict[str, Any]:
    return {"id": name, "date": date, "due": due, "amount": amount, **more}


def receipt(name: str, date: str, amount: str, wanted: Any = None, **more: str) -> dict[str, Any]:
    return {"id": name, "date": date, "amount": amount, **({"for": wanted} if wanted else {}), **more}


def after(history: dict[str, Any], as_of: str, policy: dict[str, Any] | None = None) -> dict[str, Any]:
    return oracle.ledger(history, policy or {}, on(as_of))


def graded(history: dict[str, Any], as_of: str, **credit: str) -> tuple[Any, ...]:
    found = oracle.credit(history, {"credit": credit}, on(as_of))
    return tuple(found[key] for key in ("grade", "due", "on_time", "on_time_ratio", "worst_late_days"))


# ----------------------------------------------------------------------- hand-worked: the ledger


def test_a_return_naming_no_sale_before_the_due_date_was_never_due() -> None:
    history = {
        "sales": [sale("S1", "2025-01-10", "2025-02-10", "100.00")],
        "returns": [{"id": "T1", "date": "2025-01-20", "amount": "30.00"}],
    }
    found = after(history, "2025-03-01")["obligations"]["S1"]
    assert found["parts"] == [(D(30), on("2025-01-20"), "never_due")]
    assert found["open"] == D(70)
    # Only 70 was due, all of it open: 10 Feb to 1 March = 18 days of February + 1 = 19 days.
    assert graded(history, "2025-03-01") == ("丙", D(70), D(0), "0.0000", 19)


def test_a_return_before_its_sale_is_free_money_until_the_sale() -> None:
    history = {
        "sales": [sale("S1", "2025-01-10", "2025-02-10", "100.00")],
        "returns": [{"id": "T1", "date": "2025-01-05", "amount": "30.00", "sale": "S1"}],
    }
    assert after(history, "2025-01-09")["free"] == D(30)
    assert after(history, "2025-01-10")["obligations"]["S1"]["parts"] == [(D(30), on("2025-01-10"), "free")]


def test_a_deposit_pays_its_invoice_on_the_invoice_date() -> None:
    history = {
        "sales": [sale("S1", "2025-02-01", "2025-03-03", "100.00")],
        "receipts": [receipt("R1", "2025-01-05", "60.00")],
    }
    before, then = after(history, "2025-01-31"), after(history, "2025-02-01")
    assert (before["free"], before["outstanding"]) == (D(60), D(-60))
    assert then["obligations"]["S1"]["parts"] == [(D(60), on("2025-02-01"), "free")]
    assert (then["free"], then["outstanding"], then["overdue"]) == (D(0), D(40), D(0))


TWO_SALES = [
    sale("S1", "2025-01-01", "2025-01-31", "100.00"),
    sale("S2", "2025-02-01", "2025-03-03", "50.00"),
]


def test_a_receipt_for_a_later_sale_is_kept_for_it_whole() -> None:
    history = {"sales": TWO_SALES, "receipts": [receipt("R1", "2025-01-15", "100.00", "S2")]}
    before, then = after(history, "2025-01-31"), after(history, "2025-02-01")
    # All 100 wait for S2, though S1 is open and, from 1 February, overdue.
    assert before["reserved"] == {"S2": D(100)}
    assert (before["obligations"]["S1"]["open"], before["outstanding"]) == (D(100), D(0))
    # S2 takes 50 on its own date; the surplus of 50 becomes free and pays S1 that day.
    assert then["obligations"]["S2"]["parts"] == [(D(50), on("2025-02-01"), "reserved")]
    assert then["obligations"]["S1"]["parts"] == [(D(50), on("2025-02-01"), "free")]
    assert (then["outstanding"], then["overdue"], then["balance"]) == (D(50), D(50), D(0))


def test_a_receipt_for_a_later_sale_with_an_amount_keeps_only_that() -> None:
    history = {"sales": TWO_SALES, "receipts": [receipt("R1", "2025-01-15", "100.00", {"S2": "30.00"})]}
    then = after(history, "2025-02-01")["obligations"]
    # 30 wait for S2; 70 are free at once and pay S1 on the day they come.
    assert then["S1"]["parts"] == [(D(70), on("2025-01-15"), "free")]
    assert then["S2"]["parts"] == [(D(30), on("2025-02-01"), "reserved")]
    assert (then["S1"]["open"], then["S2"]["open"]) == (D(30), D(20))


def test_free_money_pays_the_undisputed_sale_first() -> None:
    history = {
        "sales": [
            sale("S1", "2025-01-01", "2025-01-31", "100.00", disputed="是"),
            sale("S2", "2025-01-02", "2025-02-28", "100.00"),
        ],
        "receipts": [receipt("R1", "2025-01-20", "150.00")],
    }
    found = after(history, "2025-02-01")
    # S1 is due earlier, but disputed: S2 takes 100, then S1 the remaining 50.
    assert (found["obligations"]["S1"]["open"], found["obligations"]["S2"]["open"]) == (D(50), D(0))
    assert graded(history, "2025-02-01") == ("丙", D(100), D(50), "0.5000", 1)
    assert graded(history, "2025-02-01", disputed="leave_out") == ("none", D(0), D(0), None, 0)


def test_names_are_paid_in_the_order_written_and_the_rest_is_free() -> None:
    sales = [sale(f"S{n}", "2025-01-01", f"2025-02-0{n}", "10.00") for n in (1, 2, 3)]
    history = {
        "sales": sales,
        "receipts": [receipt("R1", "2025-01-10", "25.00", {"S3": "4.00", "S2": "99.00"})],
    }
    found = after(history, "2025-01-10")["obligations"]
    # S3: 4 said. S2: 99 said, 10 open. Free: 25 − 4 − 10 = 11, S1 10, then 1 to the next in order: S3.
    assert [found[f"S{n}"]["open"] for n in (1, 2, 3)] == [D(0), D(0), D(5)]
    assert found["S3"]["parts"] == [
        (D(1), on("2025-01-10"), "free"),
        (D(4), on("2025-01-10"), "receipt"),
    ]


def test_a_refund_takes_free_then_reserved_money_and_owes_the_rest() -> None:
    history = {
        "sales": [sale("S9", "2025-06-01", "2025-06-30", "10.00")],
        "receipts": [
            receipt("R1", "2025-01-01", "5.00"),
            receipt("R2", "2025-01-01", "7.00", {"S9": "7.00"}),
        ],
        "refunds": [{"id": "F1", "date": "2025-02-01", "amount": "6.00"}],
    }
    found = after(history, "2025-02-01")
    assert (found["free"], found["reserved"]) == (D(0), {"S9": D(6)})
    history["refunds"].append({"id": "F2", "date": "2025-02-02", "amount": "8.00"})
    found = after(history, "2025-02-02")
    # 8 − 6 reserved = 2 owed, due the same day and so overdue tomorrow.
    assert (found["balance"], found["obligations"]["F2"]["open"], found["overdue"]) == (D(0), D(2), D(0))
    assert after(history, "2025-02-03")["overdue"] == D(2)


def test_a_refund_takes_reserved_money_by_the_id_of_the_sale() -> None:
    history = {
        "sales": [
            sale("S2", "2025-05-01", "2025-06-30", "10.00"),
            sale("S1", "2025-06-01", "2025-06-30", "10.00"),
        ],
        "receipts": [receipt("R1", "2025-01-01", "10.00", "S2"), receipt("R2", "2025-01-02", "10.00", "S1")],
        "refunds": [{"id": "F1", "date": "2025-02-01", "amount": "12.00"}],
    }
    assert after(history, "2025-02-01")["reserved"] == {"S2": D(8)}


def test_a_refund_whose_receipt_bounces_becomes_an_obligation() -> None:
    history = {
        "receipts": [receipt("R1", "2025-01-05", "100.00", bounced="2025-03-01")],
        "refunds": [{"id": "F1", "date": "2025-02-01", "amount": "100.00"}],
    }
    good, bad = after(history, "2025-02-28"), after(history, "2025-03-01")
    assert (good["obligations"], good["outstanding"]) == ({}, D(0))
    assert bad["obligations"]["F1"]["due"] == on("2025-02-01")
    assert (bad["outstanding"], bad["overdue"]) == (D(100), D(100))
    assert graded(history, "2025-03-01") == ("丙", D(100), D(0), "0.0000", 28)
    assert oracle.volume(history, {}, on("2025-03-01")) == {"grade": "D", "purchases": D(0), "flags": []}


def test_a_write_off_and_what_comes_back() -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100.00")],
        "write_offs": [{"id": "W1", "date": "2025-06-01", "sale": "S1"}],
        "receipts": [
            receipt("R1", "2025-01-31", "20.00"),
            receipt("R2", "2025-08-01", "30.00", "S1"),
            receipt("R3", "2025-08-02", "40.00"),  # names nothing: no recovery, free money
        ],
    }
    found = after(history, "2025-09-01")
    assert found["obligations"]["S1"]["recovered"] == [(D(30), on("2025-06-01"), on("2025-08-01"))]
    # 100 − 20 − 80 written off + 30 recovered; 30 of the 80 came back, 50 stay given up.
    assert found["obligations"]["S1"]["written_off"] == D(50)
    assert (found["free"], found["outstanding"], found["overdue"]) == (D(40), D(-40), D(0))
    # 31 January to 1 September = 28+31+30+31+30+31+31+1 = 213 days, for ever open.
    assert graded(history, "2025-09-01") == ("丁", D(100), D(20), "0.2000", 213)


@pytest.mark.parametrize(("wanted", "free", "back"), [(None, D(30), []), ("S1", D(0), [D(30)])])
def test_on_one_day_the_write_off_comes_before_the_receipt(wanted: Any, free: Decimal, back: Any) -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100.00")],
        "write_offs": [{"id": "W1", "date": "2025-06-01", "sale": "S1"}],
        "receipts": [receipt("R1", "2025-06-01", "30.00", wanted)],
    }
    found = after(history, "2025-06-01")
    assert found["free"] == free
    assert [amount for amount, *_ in found["obligations"]["S1"]["recovered"]] == back


def test_extensions_move_the_due_date_only_when_agreed_in_time() -> None:
    def extension(name: str, date: str, due: str) -> dict[str, str]:
        return {"id": name, "date": date, "sale": "S1", "due": due}

    chain = [
        extension("X2", "2025-03-02", "2025-04-30"),  # too late for 31 January, in time for 2 March
        extension("X1", "2025-01-31", "2025-03-02"),
        extension("X3", "2025-05-01", "2025-12-31"),  # a day too late
    ]
    history = {"sales": [sale("S1", "2025-01-01", "2025-01-31", "1.00")], "extensions": chain}
    due = {day: after(history, day)["obligations"]["S1"]["due"] for day in ("2025-01-30", "2025-03-01")}
    assert due == {"2025-01-30": on("2025-01-31"), "2025-03-01": on("2025-03-02")}
    assert after(history, "2025-06-01")["obligations"]["S1"]["due"] == on("2025-04-30")


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({}, "2025-03-02"),  # the policy's 30 days: 28 of February leave 2
        ({"terms": "10"}, "2025-02-10"),
        ({"due": "2025-02-20", "terms": "10"}, "2025-02-20"),
        ({"due": "2025-01-15"}, "2025-01-31"),  # never before its own date
    ],
)
def test_due_date(given: dict[str, str], due: str) -> None:
    history = {"sales": [{"id": "S1", "date": "2025-01-31", "amount": "1.00", **given}]}
    assert after(history, "2025-02-01")["obligations"]["S1"]["due"] == on(due)


def test_agreed_terms_hold_for_sales_of_their_days() -> None:
    terms = [
        {"id": "A1", "from": "2025-01-01", "until": "2025-06-30", "days": "60"},
        {"id": "A2", "from": "2025-06-01", "days": "10"},
    ]
    for date, due in [
        ("2024-12-31", "2025-01-30"),  # before any: the policy's 30 days
        ("2025-01-01", "2025-03-02"),  # 30 days of January, 28 of February, 2
        ("2025-05-31", "2025-07-30"),
        ("2025-06-01", "2025-06-11"),  # both hold: the one that began last
        ("2025-07-01", "2025-07-11"),
    ]:
        history = {"sales": [{"id": "S1", "date": date, "amount": "1.00"}], "terms": terms}
        assert after(history, date)["obligations"]["S1"]["due"] == on(due)


def test_amounts_are_rounded_half_up_to_cents() -> None:
    given = {"id": "S1", "date": "2025-01-01"}
    for quantity, price, discount, amount in [
        ("3", "0.335", "0", "1.01"),  # 1.005
        ("3", "33.333333", "0", "100.00"),  # 99.999999
        ("1", "2.5", "0.005", "2.50"),  # 2.495
    ]:
        record = {**given, "quantity": quantity, "price": price, "discount": discount}
        assert after({"sales": [record]}, "2025-01-01")["outstanding"] == D(amount)


def test_months_clamp_in_both_directions() -> None:
    assert oracle.add_months(on("2023-11-30"), 3) == on("2024-02-29")
    assert oracle.add_months(on("2025-05-31"), -3) == on("2025-02-28")
    assert oracle.add_months(on("2024-02-29"), 12) == on("2025-02-28")
    assert oracle.add_months(on("2024-12-31"), 1) == on("2025-01-31")


# ------------------------------------------------------------------- hand-worked: the credit grade


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        ("2025-04-30", ("none", D(0), D(0), None, 0)),  # the last day on which it was never due
        ("2025-05-01", ("丁", D(100), D(0), "0.0000", 90)),  # 28 + 31 + 30 + 1 days late
    ],
)
def test_a_credit_note_at_the_limit_and_after_it(returned: str, expected: tuple[Any, ...]) -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100.00")],
        "returns": [{"id": "T1", "date": returned, "amount": "100.00", "sale": "S1"}],
    }
    assert graded(history, "2025-07-01") == expected


def test_goods_returned_after_payment_leave_the_amount_due_unchanged() -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100.00")],
        "receipts": [receipt("R1", "2025-01-20", "100.00")],
        "returns": [{"id": "T1", "date": "2025-02-10", "amount": "100.00", "sale": "S1"}],
    }
    assert after(history, "2025-03-01")["outstanding"] == D(-100)
    assert graded(history, "2025-03-01") == ("甲", D(100), D(100), "1.0000", 0)
    assert oracle.credit(history, {}, on("2025-03-01"))["flags"] == ["thin"]


def test_a_hundred_thousand_short_of_one_fen_is_on_time() -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100000.00")],
        "receipts": [receipt("R1", "2025-01-31", "99999.99")],
    }
    assert graded(history, "2025-12-31") == ("甲", D(100000), D(100000), "1.0000", 0)
    assert oracle.credit(history, {}, on("2025-12-31"))["overdue"] == D("0.01")
    # Without tolerance: a fen open for 334 days, beyond 30 April; the ratio is cut, not rounded, to
    # 0.9999.
    assert graded(history, "2025-12-31", tolerance="0") == ("丁", D(100000), D("99999.99"), "0.9999", 334)


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [
        ("80.00", "20.00", ("乙", D(100), D(80), "0.8000", 1)),
        ("79.99", "20.01", ("丙", D(100), D("79.99"), "0.7999", 1)),
        ("99.00", "1.00", ("甲", D(100), D(100), "1.0000", 0)),  # within the tolerance
        ("98.99", "1.01", ("乙", D(100), D("98.99"), "0.9899", 1)),
    ],
)
def test_the_eighty_percent_line_and_the_tolerance(early: str, late: str, expected: tuple[Any, ...]) -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100.00")],
        "receipts": [receipt("R1", "2025-01-31", early), receipt("R2", "2025-02-01", late)],
    }
    assert graded(history, "2025-07-01") == expected
    paid_at_all = graded(history, "2025-07-01", reading="paid")
    assert paid_at_all[0] == ("甲" if expected[0] == "甲" else "乙")
    assert paid_at_all[1:] == expected[1:]


@pytest.mark.parametrize(
    ("paid", "grade"),
    [("2024-02-29", "丙"), ("2024-03-01", "丁")],  # 30 November + 3 months = 29 February 2024
)
def test_the_limit_is_in_calendar_months(paid: str, grade: str) -> None:
    history = {
        "sales": [sale("S1", "2023-11-01", "2023-11-30", "100.00")],
        "receipts": [receipt("R1", paid, "100.00")],
    }
    assert graded(history, "2024-06-01")[0] == grade


def test_grace_leaves_an_open_part_out_and_then_counts_it_late_from_the_due_date() -> None:
    history = {"sales": [sale("S1", "2025-01-01", "2025-01-31", "100.00")]}
    assert graded(history, "2025-01-31", grace_days="5") == ("none", D(0), D(0), None, 0)
    assert graded(history, "2025-02-05", grace_days="5") == ("none", D(0), D(0), None, 0)
    assert graded(history, "2025-02-06", grace_days="5") == ("丙", D(100), D(0), "0.0000", 6)
    history["receipts"] = [receipt("R1", "2025-02-05", "100.00")]
    assert graded(history, "2025-02-06", grace_days="5") == ("甲", D(100), D(100), "1.0000", 0)


@pytest.mark.parametrize(
    ("due", "paid", "as_of", "judged"),
    [
        ("2023-03-01", "2023-03-01", "2025-02-28", ["S1"]),  # window from 1 March 2023 on
        ("2023-02-28", "2023-02-28", "2025-02-28", []),  # the day before the window
        ("2023-02-28", "2023-03-01", "2025-02-28", []),  # paid on its first day: no day ended with it open
        ("2023-02-28", "2023-03-02", "2025-02-28", ["S1"]),
        ("2025-02-28", "2025-02-28", "2025-02-28", []),  # due today is not judged yet
    ],
)
def test_the_credit_window(due: str, paid: str, as_of: str, judged: list[str]) -> None:
    history = {
        "sales": [sale("S1", "2022-12-01", due, "100.00")],
        "receipts": [receipt("R1", paid, "100.00")],
    }
    assert oracle.credit(history, {}, on(as_of))["judged"] == judged


def test_a_debt_written_off_before_the_window_is_not_judged_though_it_is_recovered_in_it() -> None:
    history = {
        "sales": [sale("S1", "2020-01-01", "2020-01-31", "100.00")],
        "write_offs": [{"id": "W1", "date": "2021-01-01", "sale": "S1"}],
        "receipts": [receipt("R1", "2025-01-01", "100.00", "S1")],
    }
    assert graded(history, "2025-02-01")[0] == "none"
    assert graded(history, "2022-12-30")[0] == "丁"  # 31 December 2020 was its last open day
    assert graded(history, "2022-12-31")[0] == "none"


def test_thin_counts_sales_that_were_open_after_their_date() -> None:
    sales = [sale(f"S{n}", f"2025-01-0{n}", "2025-01-31", "10.00") for n in (1, 2, 3)]
    paid = [receipt(f"R{n}", f"2025-01-0{n}", "10.00") for n in (1, 2, 3)]
    later = [*paid[:2], receipt("R3", "2025-01-04", "10.00")]
    for receipts, below, flags in [
        (paid, "1", ["thin"]),  # three cash sales are no evidence
        (later, "1", []),
        (later, "2", ["thin"]),
        ([], "3", []),
        ([], "4", ["thin"]),
    ]:
        policy = {"credit": {"thin_below": below}}
        found = oracle.credit({"sales": sales, "receipts": receipts}, policy, on("2025-03-01"))
        assert found["flags"] == flags


# ---------------------------------------------------------- hand-worked: volume grade and ageing


@pytest.mark.parametrize(
    ("sales", "as_of", "grade", "purchases", "flags"),
    [
        ([], "2025-06-30", "D", "0", []),
        ([("2025-06-01", "300000.00")], "2025-06-30", "A", "300000.00", []),
        ([("2025-06-01", "299999.99")], "2025-06-30", "B", "299999.99", []),
        ([("2025-04-01", "199999.99")], "2025-06-30", "D", "199999.99", []),  # 29 + 31 + 30 = 90 days
        ([("2025-04-01", "199999.99")], "2025-07-01", "C", "199999.99", []),  # 91 days
        ([("2024-06-30", "900000.00")], "2025-06-30", "C", "0", ["lapsed"]),  # a day before the window
        ([("2024-07-01", "900000.00")], "2025-06-30", "A", "900000.00", []),
    ],
)
def test_volume(sales: list[tuple[str, str]], as_of: str, grade: str, purchases: str, flags: list[str]) -> None:
    history = {"sales": [sale("S1", date, date, amount) for date, amount in sales]}
    expected = {"grade": grade, "purchases": D(purchases), "flags": flags}
    assert oracle.volume(history, {}, on(as_of)) == expected


def test_the_calendar_year_begins_on_its_first_day() -> None:
    history = {
        "sales": [
            sale("S1", "2024-12-31", "2024-12-31", "1.00"),
            sale("S2", "2025-01-01", "2025-01-01", "2.00"),
        ]
    }
    policy = {"volume": {"window": "calendar_year"}}
    assert oracle.volume(history, policy, on("2025-06-30"))["purchases"] == D(2)
    lapsed = oracle.volume({"sales": history["sales"][:1]}, policy, on("2025-06-30"))
    assert lapsed == {"grade": "C", "purchases": D(0), "flags": ["lapsed"]}


def test_purchases_leave_out_opening_sales_and_take_off_returns() -> None:
    history = {
        "sales": [
            sale("S1", "2025-01-01", "2025-01-31", "500000.00", opening="true"),
            sale("S2", "2025-01-02", "2025-01-31", "200000.00"),
        ],
        "returns": [{"id": "T1", "date": "2025-06-30", "amount": "0.01"}],
    }
    assert oracle.volume(history, {}, on("2025-06-29"))["grade"] == "B"
    assert oracle.volume(history, {}, on("2025-06-30"))["purchases"] == D("199999.99")
    assert oracle.volume(history, {}, on("2025-06-30"))["grade"] == "C"


def test_ageing_at_the_edges_of_its_buckets() -> None:
    # At 30 December 2025 the days past due are 0, 1, 30, 31, 60, 61, 90, 91; amounts tell them apart.
    ages = {"1": 0, "2": 1, "4": 30, "8": 31, "16": 60, "32": 61, "64": 90, "128": 91}
    as_of = on("2025-12-30")
    history = {
        "sales": [
            sale(f"S{amount}", "2025-01-01", (as_of - dt.timedelta(age)).isoformat(), amount)
            for amount, age in ages.items()
        ],
        "receipts": [receipt("R1", "2025-12-29", "1000", "S999")],
    }
    found = oracle.ageing(history, {}, as_of)
    assert found == {
        "outstanding": D(255 - 1000),
        "not_due": D(1),
        "buckets": {"1-30": D(6), "31-60": D(24), "61-90": D(96), "90+": D(128)},
        "unallocated": D(1000),
    }
    by_date = oracle.ageing(history, {}, as_of, basis="date")
    assert (by_date["not_due"], by_date["buckets"]["90+"]) == (D(0), D(255))


# -------------------------------------------------------------------------------------- laws


def cases(n: int, seed: int, **kind: bool) -> Any:
    for number, (history, dates) in enumerate(histories(n, seed, **kind)):
        policy = policies(random.Random(f"{seed}:{number}")) if number % 3 else {}
        for as_of in dates:
            yield history, policy, as_of


def test_conservation() -> None:
    for history, policy, as_of in cases(300, seed=2):
        found = oracle.ledger(history, policy, as_of)
        total = found["totals"]
        owed = total["sales"] - total["returns"] - total["write_offs"] + total["recoveries"]
        is_open = sum(o["open"] for o in found["obligations"].values())
        assert owed + total["refunds"] - total["receipts"] == is_open - found["balance"]
        assert is_open - found["balance"] == found["outstanding"]
        assert found["balance"] == found["free"] + sum(found["reserved"].values())
        assert not (found["free"] and is_open)
        for one in found["obligations"].values():
            assert sum(part[0] for part in one["parts"]) + one["open"] + one["written_off"] == one["amount"]
        for basis in ("due", "date"):
            aged = oracle.ageing(history, policy, as_of, basis)
            placed = aged["not_due"] + sum(aged["buckets"].values())
            assert placed - aged["unallocated"] == aged["outstanding"] == found["outstanding"]
            if basis == "due":
                assert sum(aged["buckets"].values()) == found["overdue"]


def test_the_future_does_not_exist() -> None:
    """Cutting off what is dated later (and bounces that come later) changes no figure."""
    for history, policy, as_of in cases(100, seed=3):
        cut = {
            kind: [
                {key: text for key, text in record.items() if key != "bounced" or text <= as_of.isoformat()}
                for record in records
                if record.get("date", "") <= as_of.isoformat()
            ]
            for kind, records in history.items()
        }
        assert oracle.ledger(cut, policy, as_of) == oracle.ledger(history, policy, as_of)
        assert oracle.credit(cut, policy, as_of) == oracle.credit(history, policy, as_of)
        assert oracle.volume(cut, policy, as_of) == oracle.volume(history, policy, as_of)


def test_the_histories_are_varied_and_the_same_every_time() -> None:
    assert list(histories(20, seed=5)) == list(histories(20, seed=5))
    credit, volume, hows = set(), set(), set()
    for history, policy, as_of in cases(150, seed=4):
        credit.add(oracle.credit(history, policy, as_of)["grade"])
        volume.add(oracle.volume(history, policy, as_of)["grade"])
        for one in oracle.ledger(history, policy, as_of)["obligations"].values():
            hows |= {part[2] for part in one["parts"]} | {one["kind"]}
    assert credit == {"甲", "乙", "丙", "丁", "none"}
    assert volume == set("ABCD")
    assert hows == {"sale", "refund", "receipt", "free", "reserved", "return", "never_due", "recovery"}


# ---------------------------------------------------------------------- a second oracle: single coins


class Coin:
    """One fen of an obligation and what became of it."""

    def __init__(self, of: str, date: dt.date, due: dt.date, disputed: bool) -> None:
        self.of, self.date, self.due, self.disputed = of, date, due, disputed
        self.fate, self.on = "open", dt.date.max
        self.closed = dt.date.max  # when it first ceased to be open

    def become(self, fate: str, on: dt.date) -> None:
        self.fate, self.on = fate, on
        self.closed = min(self.closed, on)


class Purse:
    """The same rules with one coin moved at a time; only the reading of records is shared with the oracle."""

    def __init__(self, history: dict[str, Any], policy: dict[str, Any], as_of: dt.date) -> None:
        self.history, self.policy, self.as_of = history, policy, as_of
        self.coins: list[Coin] = []
        self.money: list[str] = []  # each coin of theirs: "" if free, else the sale that it waits for
        kinds = ("sales", "returns", "write_offs", "receipts", "refunds")
        events = [
            (record["date"], place, record["id"], record)
            for place, kind in enumerate(kinds)
            for record in oracle.records(history, kind, as_of)
        ]
        for date, place, _, record in sorted(events, key=lambda event: event[:3]):
            getattr(self, kinds[place])(record, on(date))
            while "" in self.money and (coin := self.next_open()):
                self.money.remove("")
                coin.become("settled", on(date))

    def next_open(self) -> Coin | None:
        waiting = [coin for coin in self.coins if coin.fate == "open"]
        return min(waiting, key=lambda c: (c.disputed, c.due, c.date, c.of), default=None)

    def of(self, name: str, fate: str) -> Coin | None:
        return next((coin for coin in self.coins if coin.of == name and coin.fate == fate), None)

    def sales(self, record: dict[str, Any], today: dt.date) -> None:
        due = oracle.due_date(self.history, self.policy, record, self.as_of)
        for _ in range(fen(oracle.sale_amount(record))):
            self.coins.append(Coin(record["id"], today, due, oracle.yes(record.get("disputed"))))
        while record["id"] in self.money:
            if coin := self.of(record["id"], "open"):
                self.money.remove(record["id"])
                coin.become("settled", today)
            else:
                self.money[self.money.index(record["id"])] = ""

    def returns(self, record: dict[str, Any], today: dt.date) -> None:
        for _ in range(fen(oracle.units(record["amount"]))):
            coin = self.of(record["sale"], "open") if record.get("sale") else self.next_open()
            if coin is None:
                self.money.append("")
            else:
                in_time = today <= oracle.add_months(coin.due, 3)
                coin.become("never due" if in_time else "settled", today)

    def write_offs(self, record: dict[str, Any], today: dt.date) -> None:
        while coin := self.of(record["sale"], "open"):
            coin.become("written off", today)

    def receipts(self, record: dict[str, Any], today: dt.date) -> None:
        if record.get("bounced", "9999") <= self.as_of.isoformat():
            return
        left = fen(oracle.units(record["amount"]))
        for name, said in oracle.named(record):
            wish = left if said is None else fen(said)
            while left and wish:
                coin = self.of(name, "open") or self.of(name, "written off")
                if coin:
                    coin.become("settled", today)
                elif any(coin.of == name for coin in self.coins):
                    break
                else:
                    self.money.append(name)
                left, wish = left - 1, wish - 1
        self.money += [""] * left

    def refunds(self, record: dict[str, Any], today: dt.date) -> None:
        for _ in range(fen(oracle.units(record["amount"]))):
            if self.money:
                self.money.remove(min(self.money))  # "" sorts before every id
            else:
                self.coins.append(Coin(record["id"], today, today, False))

    def judged(self) -> set[str]:
        numbers = oracle.rules(self.policy, "credit")
        first = oracle.add_months(self.as_of, -int(numbers["months"])) + dt.timedelta(1)
        window = [first + dt.timedelta(n) for n in range((self.as_of - first).days + 1)]
        return {
            coin.of
            for coin in self.coins
            if coin.due < self.as_of
            and not (coin.disputed and numbers["disputed"] == "leave_out")
            and coin.fate != "never due"
            and (coin.due in window or any(coin.date <= day < coin.closed for day in window))
        }

    def grade(self) -> tuple[str, int, int, int, list[str]]:
        """Grade, due and on time in fen, worst days, flags."""
        numbers = oracle.rules(self.policy, "credit")
        grace = dt.timedelta(int(numbers["grace_days"]))
        judged = self.judged()
        counted = [coin for coin in self.coins if coin.of in judged and coin.fate != "never due"]
        ends = {coin: coin.on if coin.fate == "settled" else self.as_of for coin in counted}
        slow = [coin for coin in counted if ends[coin] > coin.due + grace]
        total = {name: sum(coin.of == name for coin in slow) for name in judged}
        late = [coin for coin in slow if total[coin.of] > fen(oracle.units(numbers["tolerance"]))]
        due = len([coin for coin in counted if coin.fate == "settled" or coin in slow])
        good = due - len(late)
        paid = due - len([coin for coin in late if coin.fate != "settled"])
        line = D(str(numbers["ratio"])) * due
        if not due:
            grade = "none"
        elif any(ends[coin] > oracle.add_months(coin.due, 3) for coin in late):
            grade = "丁"
        elif not late:
            grade = "甲"
        else:
            grade = "乙" if (paid if numbers["reading"] == "paid" else good) >= line else "丙"
        worst = max(((ends[coin] - coin.due).days for coin in late), default=0)
        evidence = {coin.of for coin in counted if coin.fate != "settled" or coin.on > coin.date}
        return grade, due, good, worst, ["thin"] if len(evidence) < int(numbers["thin_below"]) else []


def fen(units: int) -> int:
    assert units % oracle.CENT == 0
    return units // oracle.CENT


def test_single_coins_agree_with_piles() -> None:
    for history, policy, as_of in cases(300, seed=6, coins=True):
        piles = oracle.ledger(history, policy, as_of)
        purse = Purse(history, policy, as_of)
        for name, one in piles["obligations"].items():
            fates: dict[tuple[str, dt.date], int] = {}
            for coin in (coin for coin in purse.coins if coin.of == name):
                fates[coin.fate, coin.on] = fates.get((coin.fate, coin.on), 0) + 1
            expected: dict[tuple[str, dt.date], int] = {}
            for amount, day, how in one["parts"]:
                key = ("never due" if how == "never_due" else "settled", day)
                expected[key] = expected.get(key, 0) + int(amount * 100)
            expected |= {("written off", day): int(amount * 100) for amount, day in one["written_off_parts"]}
            expected |= {("open", dt.date.max): int(one["open"] * 100)} if one["open"] else {}
            assert fates == expected
        assert {coin.of for coin in purse.coins} == set(piles["obligations"])
        assert purse.money.count("") == piles["free"] * 100
        assert {name: purse.money.count(name) for name in purse.money if name} == {
            name: amount * 100 for name, amount in piles["reserved"].items()
        }
        found = oracle.credit(history, policy, as_of)
        keys = ("grade", "due", "on_time", "worst_late_days", "flags")
        grade, due, good, worst, flags = purse.grade()
        assert tuple(found[key] for key in keys) == (grade, D(due) / 100, D(good) / 100, worst, flags)
