"""Numbers with rules of their own in one customer's file: codes, identity numbers, phones, addresses. Pure.

A number that cannot be right is an error, one that may be is a warning; neither makes a figure wrong, so the customer
is graded all the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import Calendar, Sex
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.identity import holder
from kehu.model.numbers import CHECKED, number_verdict
from kehu.model.people import Contact, Private, Relative
from kehu.model.tidy import tidy
from kehu.quality.facts import Fault, Path, warning

PRIVATE = ("identity_number",)  # what no message quotes


def value_faults(file: str, customer: Customer, today: datetime.date | None) -> Iterator[Fault]:
    """Every bad number of the customer and of the people there."""
    yield from _numbers(file, customer, ())
    yield from _person(file, customer, None, (), today)
    for n, contact in enumerate(customer.contacts):
        yield from _numbers(file, contact, ("contacts", n))
        yield from _person(file, contact, contact.sex, ("contacts", n), today)


def _numbers(file: str, entry: Entry, path: Path) -> Iterator[Fault]:
    known = keys(type(entry))
    for field in CHECKED:
        text = getattr(entry, field) if field in known else None
        if text:
            yield from _number(file, (*path, field), field, text)


def _number(file: str, path: Path, field: str, text: str) -> Iterator[Fault]:
    right = tidy(field, str, text)
    verdict = number_verdict(field, right)
    if verdict:
        yield Fault(file, path, verdict.rule, verdict.message, verdict.hint, verdict.severity)
    elif right != text:
        message = m("it holds full-width or lower-case characters, blanks or dashes where none belong")
        shown = m("it as it should be") if field in PRIVATE else right
        yield warning(file, path, "spelling", message, m("write {right}; `kehu check --fix` does", right=shown))


def _person(
    file: str, person: Customer | Contact, sex: Sex | None, path: Path, today: datetime.date | None
) -> Iterator[Fault]:
    """An identity number that agrees with what else is kept of a person, and a basis to keep it [R13]."""
    private = person.private
    if private is None:
        return
    path = (*path, "private")
    yield from _numbers(file, private, path)
    yield from _leap_month(file, private, path)
    for n, relative in enumerate(private.family):
        yield from _leap_month(file, relative, (*path, "family", n))
    if person.privacy is None:
        message = m("personal data is kept of {name}, and no basis for that", name=person.name)
        hint = m("add privacy: {{basis: consent, consent_on: 2026-01-31}}, or what the basis is")
        yield warning(file, path, "privacy", message, hint)
    said = holder(tidy("identity_number", str, private.identity_number or ""))
    if said is None:
        return
    place = (*path, "identity_number")
    if private.born_on and private.born_on != said.birthday:
        yield warning(
            file,
            place,
            "identity-number",
            m(
                "the identity number says that the birthday is {day}, not {other}",
                day=said.birthday,
                other=private.born_on,
            ),
            m("correct one of them; for a birthday by the old calendar add birthday_calendar: lunar"),
        )
    if today and said.birthday > today:
        message = m("the identity number says that the birthday is {day}, which is still to come", day=said.birthday)
        yield Fault(file, place, "identity-number", message, m("compare it with the card"))
    if sex and sex is not said.sex:
        message = m("by the identity number {name} is {sex}", name=person.name, sex=said.sex)
        yield warning(file, place, "identity-number", message, m("correct the number or the sex"))


def _leap_month(file: str, born: Private | Relative, path: Path) -> Iterator[Fault]:
    """A birthday in a leap month that its year did not have; said of years whose months are known."""
    if born.birthday_calendar is not Calendar.LUNAR_LEAP or not born.birthday or len(born.birthday) < len("1970-01-31"):
        return
    from kehu.model.lunar import months_of

    year, month = int(born.birthday[:-6]), int(born.birthday[-5:-3])
    months = months_of(year)
    if months and not any(each.leap and each.month == month for each in months):
        message = m("the lunar year {year} had no leap month {month}", year=str(year), month=month)
        yield warning(file, (*path, "birthday"), "date", message, m("correct the day, or write its calendar as lunar"))
