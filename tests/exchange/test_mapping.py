"""A mapping's faults, each with its line, column and hint; and mappings proposed from headers."""

from __future__ import annotations

import pytest

from kehu.exchange.dates import Order
from kehu.exchange.mapping import faults, parse_mapping
from kehu.exchange.propose import NothingRecognised, mapping_text, propose, settle_dates
from kehu.exchange.table import Table, read_table
from kehu.model.own import CustomField, OwnKind, record_class

HEADER = ("customer", "name", "invoice", "date", "amount", "date2", "twice", "twice")


def problems(text: str) -> list[str]:
    """All that is wrong with a mapping for a table with HEADER, as `line:column rule message (hint)`."""
    mapping, source, found = parse_mapping(text.encode(), "erp.yaml")
    if mapping:
        found = faults(mapping, HEADER, {}, source)
    return [f"{each.line}:{each.column} {each.rule}: {each.message} ({each.hint})" for each in found]


def test_a_good_mapping_has_no_faults() -> None:
    assert not problems(
        "dates: {date: month-first, date2: year-first}\ncustomer: {id: customer, set: {name: [name, = x]}}\n"
        "records:\n- {add: write_off, id: invoice, set: {date: date, sale: invoice}}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("custmer: {id: customer}\n", "1:1 unknown-key: unknown key “custmer” (did you mean “customer”?)"),
        ("customer: {id: custmer}\n", "1:16 column: there is no column “custmer” (did you mean “customer”?)"),
        ("customer: {id: twice}\n", "1:16 column: 2 columns are called “twice”"),
        ("customer: {id: = X}\n", "1:16 column: an id needs a column"),
        (
            "customer:\n  id: customer\n  set: {nmae: name}\n",
            "3:9 unknown-key: a customer has no field “nmae” (did you mean “name”?)",
        ),
        ("customer: {id: customer, set: {code: customer}}\n", "1:32 field: the code cannot be set"),
        ("customer: {id: customer, set: {sales: name}}\n", "1:32 field: a column cannot fill “sales”"),
        ("customer: {id: customer, set: {custom: name}}\n", "name what in it: custom.… : column"),
        ("customer: {id: customer, set: {custom.colour: name}}\n", "a customer has no field “custom.colour”"),
        ("dates: monthfirst\ncustomer: {id: customer}\n", "1:8 choice: “monthfirst” is none of the choices"),
        (
            "customer: {id: customer}\nvalues: {nam: {a: b}}\n",
            "2:10 column: there is no column “nam” (did you mean “name”?)",
        ),
        (
            "customer: {id: customer}\nrecords:\n- add: salee\n  id: invoice\n  set: {date: date}\n",
            "3:8 choice: “salee” is no kind of record (did you mean “sale”?)",
        ),
        (
            "customer: {id: customer}\nrecords:\n- add: sale\n  id: invoice\n  set: {date: date, amont: amount}\n",
            "5:21 unknown-key: a sale has no field “amont” (did you mean “amount”?)",
        ),
        (
            "customer: {id: customer}\nrecords:\n- add: sale\n  id: invoice\n  set: {date: date}\n",
            "5:3 missing: a sale needs “amount” (amount)",
        ),
        (
            "customer: {id: name}\nrecords:\n- {add: sale, id: invoice, set: {id: name, date: date, amount: amount}}\n",
            "“id” cannot be set",
        ),
    ],
)
def test_a_fault_of_a_mapping_is_named_with_its_place(text: str, expected: str) -> None:
    assert any(expected in each for each in problems(text)), problems(text)


def proposed(header: str, *rows: str) -> str:
    return mapping_text(propose(table(header, *rows)), "t.csv")


def table(header: str, *rows: str) -> Table:
    return read_table("\n".join([header, *rows, ""]).encode(), "t.csv")


def test_the_header_of_an_american_invoice_list() -> None:
    assert proposed(
        "countryCode,customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate",
        "391,0379-NEVHP,0000611365,1/2/2013,2/1/2013,55.94,No,1/15/2013",
        "391,0379-NEVHP,0000611366,1/13/2013,2/28/2013,55.94,No,1/15/2013",
    ).splitlines()[2:] == [
        "format: csv",
        "dates: month-first",
        "customer:",
        "  id: customerID",
        "  set: {name: customerID}",
        "records:",
        "- add: sale",
        "  id: invoiceNumber",
        "  set: {no: invoiceNumber, date: InvoiceDate, due: DueDate, amount: InvoiceAmount, disputed: Disputed}",
        "- add: receipt",
        "  when: SettledDate",
        "  id: invoiceNumber",
        "  set: {date: SettledDate, amount: InvoiceAmount, for: invoiceNumber}",
    ]


def test_the_header_of_a_chinese_sales_list() -> None:
    text = proposed(
        "客户编号,客户名称,联系电话,开票日期,发票号,金额（元）,到期日,付款日期,业务员",
        "1,甲,2,2024-01-02,3,4,2024-02-01,,王",
    )
    assert "id: 客户编号" in text
    assert "set: {name: 客户名称, phone: 联系电话, owner: 业务员}" in text
    assert "set: {date: 开票日期, no: 发票号, amount: 金额（元）, due: 到期日}" in text
    assert "when: 付款日期" in text


def test_a_list_of_customers_alone() -> None:
    text = proposed("客户名称,地址,客户性质,备注", "甲公司,深圳,普通公司,x")
    assert "set: {name: 客户名称, address: 地址, nature: 客户性质, note: 备注}" in text
    assert "records" not in text


def test_rows_without_a_number_are_told_apart_by_what_they_say() -> None:
    assert "  id: [日期, 产品, 金额]" in proposed("客户,日期,产品,金额", "甲,2024-01-02,阀,5").splitlines()


def test_dates_that_can_be_read_both_ways_are_left_to_a_person() -> None:
    proposal = propose(table("customer,date,amount", "A,1/2/2013,5"))
    assert proposal.unclear == ["date"] and "\n# dates:" in mapping_text(proposal, "t.csv")
    settle_dates(proposal, Order.DAY_FIRST)
    assert "\ndates: day-first" in mapping_text(proposal, "t.csv")


OWN = record_class("tender", OwnKind(letter="TD", fields={"project": CustomField()}))


@pytest.mark.parametrize(
    ("named", "hint"),
    [("tendr", "did you mean “tender”?"), ("salee", "did you mean “sale”?"), ("xyzzy", ", tender")],
)
def test_a_mistyped_kind_is_compared_with_the_firms_own_kinds_too(named: str, hint: str) -> None:
    text = f"customer: {{id: customer}}\nrecords:\n- add: {named}\n  id: invoice\n  set: {{project: name}}\n"
    mapping, _, (problem,) = parse_mapping(text.encode(), "erp.yaml", {"tender": OWN})
    assert mapping is None
    assert (problem.line, problem.column, str(problem.message)) == (3, 8, f"“{named}” is no kind of record")
    assert hint in str(problem.hint)


def test_a_kind_of_the_firms_own_is_known() -> None:
    text = "customer: {id: customer}\nrecords:\n- add: tender\n  id: invoice\n  set: {project: name}\n"
    mapping, _, found = parse_mapping(text.encode(), "erp.yaml", {"tender": OWN})
    assert not found and mapping and mapping.records[0].kind is OWN


def test_columns_of_different_orders_get_one_each() -> None:
    text = proposed("customer,invoice no,date,amount,due date", "A,1,2013-01-02,5,1/31/2013")
    assert "dates: {date: year-first, due date: month-first}" in text


def test_a_proposal_can_be_read_back_whatever_columns_are_called() -> None:
    text = proposed("客户,单号: x,日期,金额,#,“a”,b: c", "甲,1,2024-01-02,5,1,2,3")
    mapping, _, found = parse_mapping(text.encode(), "erp.yaml")
    assert mapping is not None and not found


def test_a_table_that_names_no_customer_is_refused() -> None:
    with pytest.raises(NothingRecognised):
        propose(table("a,b", "1,2"))
