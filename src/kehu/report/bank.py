"""The section on what banks make of the customer: accounts, lines, what of them is used or overdue."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.credit_file import BankCredit
from kehu.model.customer import Customer
from kehu.report.blocks import Block, Column, Nothing, Table
from kehu.report.recorded import ORIGIN, Own, known, listing
from kehu.report.view import View


def bank_credit(customer: Customer, view: View) -> tuple[Block, ...]:
    accounts = view.from_standard(*_accounts(customer))
    found = known(customer.bank_credits, view.as_of)
    if not found:
        return (*accounts, Nothing(m("no bank credit is recorded"), investigated=False))
    columns = ("date", "bank", "rating", "line", "used", UNUSED, "overdue", "security", ORIGIN)
    return (*accounts, listing("bank-credit-lines", Label("Lines of credit", "银行授信"), found, columns, view))


def _unused(record: BankCredit) -> object:
    return record.line - record.used if record.line is not None and record.used is not None else None


UNUSED = Own(Label("unused", "未用额度"), _unused, "money")


def _accounts(customer: Customer) -> tuple[Block, ...]:
    if not customer.bank_accounts:
        return ()
    return (
        Table(
            "bank-accounts",
            Label("Bank accounts", "银行账户"),
            (
                Column(Label("Bank", "开户行")),
                Column(Label("Account name", "户名")),
                Column(Label("Account no", "账号"), "code"),
            ),
            tuple((each.bank, each.name, each.account) for each in customer.bank_accounts),
        ),
    )
