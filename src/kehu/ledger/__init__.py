"""Obligations: what pays what and when; balances and ageing. Pure: takes a customer, a policy and a date."""
