"""What pays what and when [G2], case by case, worked by hand."""

from __future__ import annotations

from trade import customer, ledger, money, obligation, on, parts, record


def test_a_receipt_that_names_nothing_pays_by_due_date_then_date_then_id() -> None:
    made = customer(
        record("S1", "2014-01-02", "100", due="2014-03-01"),
        record("S2", "2014-01-03", "100", due="2014-02-01"),
        record("S4", "2014-01-01", "100", due="2014-03-01"),
        record("S3", "2014-01-01", "100", due="2014-03-01"),
        record("R1", "2014-01-20", "350"),
    )
    found = ledger(made, "2014-12-31")
    assert [(each.id, each.open) for each in found.obligations] == [("S2", 0), ("S3", 0), ("S4", 0), ("S1", 50)]
    assert found.outstanding == found.overdue == 50


def test_a_disputed_sale_beside_an_undisputed_one_is_paid_last() -> None:
    made = customer(
        record("S1", "2014-01-01", "100", due="2014-01-31", disputed="yes"),
        record("S2", "2014-02-01", "100", due="2014-03-03"),
        record("R1", "2014-02-10", "150"),
    )
    found = ledger(made, "2014-02-10")
    assert parts(found, "S2") == [("100.00", "2014-02-10", "receipt", ("R1",), False)]
    assert parts(found, "S1") == [("50.00", "2014-02-10", "receipt", ("R1",), False)]
    assert obligation(found, "S1").open == 50


def test_a_named_receipt_pays_in_the_order_written_each_as_much_as_it_says() -> None:
    made = customer(
        record("S1", "2014-01-01", "100"),
        record("S2", "2014-01-02", "100"),
        record("S3", "2014-01-03", "100"),
        record("R1", "2014-01-20", "160", pays={"S3": "40", "S2": "", "S1": "5"}),
    )
    found = ledger(made, "2014-01-20")
    assert [obligation(found, id).open for id in ("S1", "S2", "S3")] == [80, 0, 60]  # 5 named, 15 more as free money
    assert found.unallocated == 0


def test_a_deposit_paid_before_its_invoice_stays_with_it() -> None:
    made = customer(
        record("S1", "2014-01-01", "100", due="2014-01-31"),
        record("R1", "2014-01-10", "80", pays="S2"),
        record("S2", "2014-02-01", "60", due="2014-03-03"),
    )
    before = ledger(made, "2014-01-31")
    assert (before.open, before.reserved, before.free) == (100, {"S2": 80}, 0)
    assert before.outstanding == 20
    after = ledger(made, "2014-02-01")
    assert parts(after, "S2") == [("60.00", "2014-02-01", "receipt", ("R1",), False)]
    assert parts(after, "S1") == [("20.00", "2014-02-01", "receipt", ("R1",), False)]  # the surplus became free


def test_a_receipt_naming_a_later_sale_without_an_amount_reserves_all_that_is_left() -> None:
    made = customer(
        record("S1", "2014-01-01", "100"),
        record("R1", "2014-01-10", "150", pays=["S1", "S9", "S1"]),
        record("S9", "2014-05-01", "500"),
    )
    assert ledger(made, "2014-01-10").reserved == {"S9": money("50")}


def test_a_receipt_naming_a_later_sale_with_an_amount_reserves_that_and_frees_the_rest() -> None:
    made = customer(
        record("S1", "2014-01-01", "100"),
        record("R1", "2014-01-10", "150", pays={"S9": "30"}),
        record("S9", "2014-05-01", "500"),
    )
    found = ledger(made, "2014-01-10")
    assert (found.reserved, found.free, obligation(found, "S1").open) == ({"S9": money("30")}, 20, 0)
    later = ledger(made, "2014-05-01")
    assert parts(later, "S9") == [
        ("30.00", "2014-05-01", "receipt", ("R1",), False),
        ("20.00", "2014-05-01", "receipt", ("R1",), False),
    ]
    assert (later.reserved, later.free, later.outstanding) == ({}, 0, 450)


def test_free_money_is_spent_in_the_order_of_arrival_and_settles_on_the_sales_own_date() -> None:
    made = customer(
        record("R2", "2014-01-01", "30"),
        record("R1", "2014-01-05", "100"),
        record("S1", "2014-02-01", "50"),
    )
    found = ledger(made, "2014-02-01")
    assert parts(found, "S1") == [
        ("30.00", "2014-02-01", "receipt", ("R2",), False),
        ("20.00", "2014-02-01", "receipt", ("R1",), False),
    ]
    assert found.free == 80


def test_a_return_that_names_none_before_its_sale_is_due_was_never_due() -> None:
    made = customer(
        record("S1", "2014-01-01", "100", due="2014-01-31"),
        record("T1", "2014-01-20", "30"),
        record("R1", "2014-01-31", "70"),
    )
    found = ledger(made, "2014-02-01")
    assert parts(found, "S1") == [
        ("30.00", "2014-01-20", "return", ("T1",), True),
        ("70.00", "2014-01-31", "receipt", ("R1",), False),
    ]
    assert found.outstanding == 0


def test_a_credit_note_after_the_limit_settles_that_day() -> None:
    sale = record("S1", "2013-11-01", "100", due="2013-11-30")  # + 3 months = 2014-02-28
    in_time = ledger(customer(sale, record("T1", "2014-02-28", "40", sale="S1")), "2014-03-31")
    too_late = ledger(customer(sale, record("T1", "2014-03-01", "40", sale="S1")), "2014-03-31")
    assert parts(in_time, "S1") == [("40.00", "2014-02-28", "return", ("T1",), True)]
    assert parts(too_late, "S1") == [("40.00", "2014-03-01", "return", ("T1",), False)]


def test_goods_returned_after_full_payment_leave_the_sale_as_it_was() -> None:
    made = customer(
        record("S1", "2014-01-01", "100", due="2014-01-31"),
        record("R1", "2014-01-30", "100"),
        record("T1", "2014-02-10", "40", sale="S1"),
        record("S2", "2014-03-01", "25"),
    )
    assert ledger(made, "2014-02-10").unallocated == 40
    found = ledger(made, "2014-03-01")
    assert parts(found, "S1") == [("100.00", "2014-01-30", "receipt", ("R1",), False)]
    assert parts(found, "S2") == [("25.00", "2014-03-01", "receipt", ("T1",), False)]  # money by now, not a return
    assert found.outstanding == -15


def test_a_write_off_takes_what_is_open_and_a_later_receipt_recovers_it() -> None:
    made = customer(
        record("S1", "2014-01-01", "100", due="2014-01-31"),
        record("R1", "2014-01-31", "30", pays="S1"),
        record("W1", "2014-06-01", sale="S1"),
        record("S2", "2014-07-01", "10"),
        record("R2", "2014-08-01", "25", pays={"S1": "20"}),
    )
    before = ledger(made, "2014-06-30")
    assert (before.outstanding, obligation(before, "S1").written_off) == (0, 70)
    found = ledger(made, "2014-08-01")
    assert parts(found, "S1") == [
        ("30.00", "2014-01-31", "receipt", ("R1",), False),
        ("50.00", "2014-06-01", "write_off", ("W1",), False),
        ("20.00", "2014-08-01", "receipt", ("R2",), False),
    ]
    assert obligation(found, "S1").parts[-1].given_up_on == on("2014-06-01")
    assert (found.movements.write_offs, found.movements.recoveries) == (70, 20)
    assert obligation(found, "S2").open == 5  # what R2 does not name is free


def test_a_refund_takes_free_then_reserved_money_and_the_rest_is_owed() -> None:
    made = customer(
        record("R1", "2014-01-01", "10"),
        record("R2", "2014-01-01", "20", pays="S9"),
        record("R3", "2014-01-01", "20", pays="S8"),
        record("F1", "2014-01-02", "25"),
        record("F2", "2014-01-03", "100"),
    )
    first = ledger(made, "2014-01-02")
    assert (first.free, first.reserved) == (0, {"S8": 5, "S9": 20})  # by sale id: S8 gave 15
    found = ledger(made, "2014-01-03")
    assert [(each.id, each.kind, each.due, each.amount) for each in found.obligations] == [
        ("F2", "refund", on("2014-01-03"), 75)
    ]
    assert (found.outstanding, found.movements.outstanding) == (75, 75)


def test_a_refund_whose_receipt_bounces_is_owed() -> None:
    made = customer(
        record("R1", "2014-01-10", "100", bounced="2014-02-10"),
        record("F1", "2014-01-20", "100"),
    )
    assert ledger(made, "2014-02-09").outstanding == 0
    after = ledger(made, "2014-02-10")  # the receipt does not exist any more: we paid back what never came
    assert [(each.id, each.kind, each.due, each.open) for each in after.obligations] == [
        ("F1", "refund", on("2014-01-20"), 100)
    ]


def test_on_one_date_sales_come_before_returns_write_offs_receipts_and_refunds() -> None:
    day = "2014-01-01"
    made = customer(
        record("F1", day, "5"),
        record("R1", day, "20"),
        record("W1", day, sale="S1"),
        record("T1", day, "10", sale="S1"),
        record("S1", day, "100"),
        record("S2", day, "8"),
    )
    found = ledger(made, day)
    assert parts(found, "S1") == [
        ("10.00", day, "return", ("T1",), True),
        ("90.00", day, "write_off", ("W1",), False),
    ]
    assert parts(found, "S2") == [("8.00", day, "receipt", ("R1",), False)]
    assert found.free == 7  # 20 − 8 − 5


def test_what_is_dated_after_the_as_of_date_does_not_exist() -> None:
    made = customer(record("S1", "2014-01-01", "100"), record("R1", "2014-01-02", "100"))
    assert ledger(made, "2013-12-31").obligations == ()
    assert ledger(made, "2014-01-01").outstanding == 100


def test_opening_sales_are_owed() -> None:
    found = ledger(customer(record("S1", "2014-01-01", "100", opening="是", due="2014-01-01")), "2014-01-02")
    assert (found.outstanding, found.overdue, found.obligations[0].opening) == (100, 100, True)
