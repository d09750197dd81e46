"""The year of credit control in the example archive: the table of the printed case, figure by figure, by the oracle."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import oracle
from kehu.archive.directory import Archive
from kehu.grading.assess import assess
from kehu.ledger.replay import replay
from kehu.main import main
from kehu.model.customer import Customer
from kehu.model.months import month_end

VALVE = Path(__file__).parents[1] / "examples" / "valve"
BEFORE, END = datetime.date(2016, 12, 31), datetime.date(2017, 12, 31)
REFUSED = datetime.date(2017, 3, 15)


@cache
def histories() -> dict[str, dict[str, Any]]:
    return {file.code: file.merged.data for file in Archive.open(VALVE).files()}


@cache
def rates() -> oracle.Rates:
    """What the dollars of the customer abroad were worth."""
    return oracle.Rates("CNY", yaml.load((VALVE / "rates.yaml").read_text("utf-8"), yaml.BaseLoader)["rates"])


@cache
def ledgers(day: datetime.date) -> dict[str, oracle.Replay]:
    return {code: oracle.Replay(data, {}, day, rates()) for code, data in histories().items()}


@cache
def fell_due() -> list[tuple[tuple[str, str], oracle.Obligation]]:
    """What fell due in 2017, with the contract it belongs to; a sale without one is its own."""
    found = []
    for code, ledger in ledgers(END).items():
        contracts = {sale["id"]: sale.get("contract") or sale["id"] for sale in histories()[code].get("sales") or []}
        for each in ledger.obligations.values():
            if BEFORE < each.due <= END:
                found.append(((code, contracts.get(each.name, each.name)), each))
    return found


def customer(code: str) -> Customer:
    file = Archive.open(VALVE).find(code)
    assert file is not None
    assert file.customer is not None
    return file.customer


def test_receivables_fall_by_72_8_per_cent_in_the_year() -> None:
    then, now = (sum(each.outstanding for each in ledgers(day).values()) for day in (BEFORE, END))
    assert Decimal(now) / Decimal(then) - 1 == Decimal("-0.728")
    assert not any(each.balance for day in (BEFORE, END) for each in ledgers(day).values())


def test_the_readme_prints_the_table() -> None:
    readme = (VALVE / "README.md").read_text("utf-8")
    sums = [oracle.money(sum(each.outstanding for each in ledgers(day).values())) for day in (BEFORE, END)]
    assert readme.count(f"| {sums[0]:,.2f} | {sums[1]:,.2f} | −72.8") == 2
    overdue = oracle.money(oracle.Replay(histories()["C00091"], {}, REFUSED).overdue)
    assert readme.count(f"{overdue:,.2f}") == 2


def test_they_had_never_been_higher_than_when_it_began() -> None:
    archive = Archive.open(VALVE)
    customers = [file.customer for file in archive.files() if file.customer]

    def owed(day: datetime.date) -> Decimal:
        return sum((replay(each, archive.policy, day).outstanding for each in customers), Decimal(0))

    ends = [
        month_end(datetime.date(year, month, 1)) for year in range(2013, 2018) for month in (1, 4, 6, 9, 10, 11, 12)
    ]
    assert max(ends, key=owed) == BEFORE


def test_98_8_per_cent_of_what_fell_due_is_paid() -> None:
    due = sum(each.amount for _, each in fell_due())
    open_ = sum(each.open for _, each in fell_due())
    assert Decimal(due - open_) / due == Decimal("0.988")


def test_98_8_per_cent_of_the_contracts_are_fulfilled() -> None:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for contract, each in fell_due():
        sums[contract][0] += each.amount
        sums[contract][1] += each.open
    fulfilled = sum(amount for amount, open_ in sums.values() if not open_)
    assert Decimal(fulfilled) / sum(amount for amount, _ in sums.values()) == Decimal("0.988")
    assert sum(open_ > 0 for _, open_ in sums.values()) >= 5


def test_no_contract_has_obligations_due_in_two_of_the_years() -> None:
    """So that the amount of a contract is the same, whether all of it is meant or what fell due."""
    of_2017 = {contract for contract, _ in fell_due()}
    for code, data in histories().items():
        for sale in data.get("sales") or []:
            if (code, sale.get("contract")) in of_2017:
                assert BEFORE < datetime.date.fromisoformat(sale["due"]) <= END, sale


def test_nothing_is_written_off_in_2017() -> None:
    days = [each["date"] for data in histories().values() for each in data.get("write_offs") or []]
    assert days
    assert not any(day > "2016" for day in days)


def test_the_largest_customer_is_refused_for_being_late() -> None:
    largest = customer("C00091")
    judged = assess(largest, Archive.open(VALVE).policy, REFUSED)
    assert (judged.volume.grade, judged.volume.purchases > 3_000_000) == ("A", True)
    late = [each for each in judged.ledger.obligations if each.open and (REFUSED - each.due).days > 15]
    assert late
    order = next(each for each in largest.orders if each.date == datetime.date(2017, 3, 13))
    assert order.closed_on == REFUSED
    assert not any(sale.order == order.id for sale in largest.sales)
    talk = next(each for each in largest.communications if each.date == REFUSED)
    assert f"逾期{judged.ledger.overdue:,.2f}元" in str(talk.content)
    assert order.id in str(talk.content)
    paid = assess(largest, Archive.open(VALVE).policy, datetime.date(2017, 4, 5))
    assert paid.ledger.overdue == 0


@pytest.mark.parametrize(("day", "paid"), [("2017-03-15", False), ("2017-04-05", True)])
def test_clear_says_the_same_of_its_order(day: str, paid: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Once it has paid, what stands against it is no overdue money any more, but how late it was."""
    with pytest.raises(SystemExit) as end:
        main(["-C", str(VALVE), "clear", "C00091", "--amount", "378000", "--as-of", day, "--format", "json"])
    reasons = {each["rule"]: each["ok"] for each in json.loads(capsys.readouterr().out)["reasons"]}
    assert (end.value.code, reasons["overdue"]) == (1, paid)


def test_a_contract_of_550_000_is_recovered_by_law() -> None:
    debtor = customer("C00018")
    case = next(iter(debtor.cases))
    sales = [each for each in debtor.sales if each.id in case.sales]
    assert {each.contract for each in sales} == {"LY-GC-1512-18"}
    assert sum(each.amount for each in sales) == case.claim == case.recovered == 550_000
    assert all(each.due and each.due < case.date for each in sales)
    policy = Archive.open(VALVE).policy

    def left(day: datetime.date) -> Decimal:
        ledger = replay(debtor, policy, day)
        return sum((each.open for each in ledger.obligations if each.id in case.sales), Decimal(0))

    assert [left(day) for day in (BEFORE, datetime.date(2017, 6, 30), END)] == [550_000, 400_000, 0]
    assert not any(each.date > case.date for each in debtor.sales)


def test_what_came_later_is_unknown_at_the_end_of_2014() -> None:
    later = [each for data in histories().values() for each in data.get("sales") or [] if each["date"] > "2015"]
    assert len(later) > 1000
    assert max(each["date"] for each in later) <= "2017-12-31"
    assert all(each["due"] >= each["date"] for each in later)
