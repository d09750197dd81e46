"""Credit is given to somebody whom nobody has investigated, or not for long."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.months import add_months
from kehu.model.policy.review.money import InvestigationRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Whoever is given credit – a limit in force, or money owed – of a least amount has an investigation that is valid: "
    "until the day that it names, else for so many months, the last day included. Of several the one that is valid "
    "longest counts."
)


def flag(case: Case, rule: InvestigationRule) -> Iterator[Flag]:
    credit = case.credit_given
    if not credit or credit < rule.least:
        return
    action = m("Investigate, then record it: kehu add investigation {code}", code=case.customer.code)
    ends = [
        (each.valid_until or add_months(each.date, rule.months), each.date, each.id)
        for each in case.known(case.customer.investigations)
    ]
    if not ends:
        yield Flag(m("Credit of {credit} is given, and no investigation is there", credit=credit), action)
        return
    until, date, id = max(ends)
    if until < case.as_of:
        message = m(
            "Credit of {credit} is given; the investigation of {date} ({id}) was valid until {until}",
            credit=credit,
            date=date,
            id=id,
            until=until,
        )
        yield Flag(message, action, until)
