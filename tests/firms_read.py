"""A random firm as kehu has it, without the customers whose file lacks a rate and so gives no figures."""

from __future__ import annotations

import datetime
from decimal import Decimal

import oracle
from firm_histories import Firm
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates


def rates_of(firm: Firm) -> tuple[Rates, oracle.Rates]:
    """The firm's rates, as kehu and as the oracle have them."""
    known = {
        currency: {datetime.date.fromisoformat(day): Decimal(rate) for day, rate in sorted(table.items())}
        for currency, table in firm.rates.items()
    }
    return Rates("CNY", known, firm.valid_days), oracle.Rates("CNY", firm.rates, firm.valid_days)


def readable(firm: Firm) -> tuple[dict[str, Customer], Policy, Firm]:
    """The customers and the policy as kehu has them, and the same firm in plain data."""
    rates, table = rates_of(firm)
    plain = {code: made for code, made in firm.customers.items() if not oracle.is_missing(made, table)}
    customers = {code: Customer(**made).with_rates(rates) for code, made in plain.items()}
    return customers, Policy(**firm.policy), Firm(plain, firm.rates, firm.valid_days, firm.days, firm.policy)
