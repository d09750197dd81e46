"""Days worth a word to a customer: birthdays, wedding days, founding days, festivals, sales records [V1].

A record of care closes the occasion that it is about. Private data whose time is over are not used.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kehu.errors import SAID_NO, KehuError
from kehu.lang import Label, Message, m
from kehu.model.choices import Calendar, CustomerKind, OccasionKind, Status
from kehu.model.dossier import Care
from kehu.model.expression.fault import BadExpression
from kehu.model.expression.meaning import Condition
from kehu.model.months import add_days
from kehu.model.people import LUNAR
from kehu.model.policy.occasions import Festival, OccasionsPolicy, festival_label
from kehu.review.case import Case
from kehu.review.persons import Person, persons
from kehu.review.records import sales_records
from kehu.review.round import Round

NOT_GREETED = (Status.DRAFT, Status.CLOSED)


class BadFestival(KehuError):
    """A festival whose expression cannot be understood."""

    sentence = "policy.yaml: occasions.festivals: {name}, character {place} of greet: {why}"
    hint = "{advice}"
    exit_code = SAID_NO


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, and what it is about. `subject` names it within the customer and stays the same year by year; `person` is
    whom to greet, "" for the firm; `years` is private where it is an age; `lunar` is the day as the family says it."""

    day: datetime.date
    kind: OccasionKind
    what: Label | Message
    subject: str
    person: str = ""
    years: int | None = None
    lunar: str = ""
    festival: str = ""


class Occasions:
    """Finds what is coming within so many days, the as-of date itself included, and the records of late."""

    def __init__(self, round: Round, days: int) -> None:
        self.round = round
        self.first, self.last = round.as_of, add_days(round.as_of, days)

    @property
    def policy(self) -> OccasionsPolicy:
        return self.round.policy.occasions

    def of(self, case: Case) -> list[Occasion]:
        """A customer's open occasions, in their order."""
        return self._open(case, self._yearly_ones, self._festive, self._records)

    def anniversaries(self, case: Case) -> list[Occasion]:
        """Those that are no festival and no sales record."""
        return self._open(case, self._yearly_ones)

    def _open(self, case: Case, *found: Callable[[Case], Iterator[Occasion]]) -> list[Occasion]:
        if case.customer.status in NOT_GREETED:
            return []
        care = list(case.known(case.customer.care))
        occasions = (each for find in found for each in find(case))
        left = [each for each in occasions if not any(self._closes(one, each) for one in care)]
        return sorted(left, key=lambda each: (each.day, list(OccasionKind).index(each.kind), each.subject))

    def _yearly_ones(self, case: Case) -> Iterator[Occasion]:
        yield from self._personal(case)
        yield from self._founding(case)

    def _personal(self, case: Case) -> Iterator[Occasion]:
        for person in persons(case.customer):
            keep_until = person.privacy.keep_until if person.privacy else None
            if person.private and not (keep_until and keep_until < self.first):
                yield from self._of_person(person)

    def _of_person(self, person: Person) -> Iterator[Occasion]:
        known, id = person.private, person.id or "self"
        if known is None:
            return
        if self.policy.birthdays and known.birthday:
            own = Label("Birthday", "生日")
            yield from self._birthdays(known.birthday, known.birthday_calendar, own, f"{id}.birthday", person.name)
        for n, relative in enumerate(known.family if self.policy.relatives else (), 1):
            if relative.birthday:
                of = {"person": person.name, "relation": relative.relation or Label("relative", "家人")}
                what = m("Birthday ({relation} of {person})", **of)
                subject = f"{id}.family.{n}"
                yield from self._birthdays(relative.birthday, relative.birthday_calendar, what, subject, relative.name)
        if self.policy.weddings and known.wedding_day:
            wedding = known.wedding_day
            for day in self._yearly(wedding.month, wedding.day):
                label, years = Label("Wedding day", "结婚纪念日"), day.year - wedding.year
                yield Occasion(day, OccasionKind.WEDDING, label, f"{id}.wedding", person.name, years)

    def _birthdays(
        self, birthday: str, calendar: Calendar | None, what: Label | Message, subject: str, name: str
    ) -> Iterator[Occasion]:
        born, month, day = birthday[:-6], int(birthday[-5:-3]), int(birthday[-2:])
        for each in self._days(month, day, calendar or Calendar.SOLAR):
            years = _year(each, calendar) - int(born) if born else None
            lunar = birthday[-5:] if calendar in LUNAR else ""
            yield Occasion(each, OccasionKind.BIRTHDAY, what, subject, name, years, lunar)

    def _founding(self, case: Case) -> Iterator[Occasion]:
        founded = case.customer.founded
        if not self.policy.foundings or founded is None or case.customer.kind is CustomerKind.INDIVIDUAL:
            return
        for day in self._yearly(founded.month, founded.day):
            if day > founded:
                what = m("Founded {years} {years:year|years} ago", years=day.year - founded.year)
                yield Occasion(day, OccasionKind.FOUNDING, what, "founding", "", day.year - founded.year)

    def _festive(self, case: Case) -> Iterator[Occasion]:
        for festival, greets, days in self._festivals:
            if days and greets(case.figures.value):
                for day in days:
                    what = festival_label(festival)
                    yield Occasion(
                        day, OccasionKind.FESTIVAL, what, f"festival.{festival.name}", festival=festival.name
                    )

    @cached_property
    def _festivals(self) -> list[tuple[Festival, Condition, list[datetime.date]]]:
        return [
            (
                each,
                self._greets(each),
                self._days(int(each.day[:2]), int(each.day[3:]), each.calendar),
            )
            for each in self.policy.festivals
        ]

    def _greets(self, festival: Festival) -> Condition:
        try:
            return self.round.conditions.understood(festival.greet)
        except BadExpression as error:
            at, why, advice = (error.values[name] for name in ("at", "why", "advice"))
            assert isinstance(at, int)
            raise BadFestival(name=festival.name, place=at + 1, why=why, advice=advice or "") from error

    def _records(self, case: Case) -> Iterator[Occasion]:
        if self.policy.records:
            since = add_days(self.first, -self.policy.record_days)
            for day, what, subject in sales_records(case, self.policy.record_sales):
                if since < day:
                    yield Occasion(day, OccasionKind.RECORD, what, f"record.{subject}")

    def _days(self, month: int, day: int, calendar: Calendar) -> list[datetime.date]:
        """On which days of the time looked at a day of the year is kept."""
        if calendar not in LUNAR:
            return self._yearly(month, day)
        from kehu.model.lunar import celebrations

        return celebrations(self.first, self.last, month, day, calendar is Calendar.LUNAR_LEAP)

    def _yearly(self, month: int, day: int) -> list[datetime.date]:
        """The same in the solar calendar; 29 February is kept on the 28th in years that do not have it."""
        found = (solar_day(year, month, day) for year in range(self.first.year, self.last.year + 1))
        return [each for each in found if self.first <= each <= self.last]

    def _closes(self, care: Care, occasion: Occasion) -> bool:
        """Whether a greeting was about the occasion."""
        if care.occasion is not occasion.kind or (care.whom and occasion.person and care.whom != occasion.person):
            return False
        if occasion.kind is OccasionKind.RECORD:
            return occasion.day <= care.date
        if care.festival and occasion.festival and care.festival not in self._names(occasion):
            return False
        return add_days(occasion.day, -self.policy.greeted_days) <= care.date

    def _names(self, occasion: Occasion) -> Sequence[str]:
        what = occasion.what
        return (occasion.festival, what.en, what.zh) if isinstance(what, Label) else (occasion.festival,)


def solar_day(year: int, month: int, day: int) -> datetime.date:
    """A day in a year; 29 February is the 28th where there is none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return datetime.date(year, month, 28)


def _year(day: datetime.date, calendar: Calendar | None) -> int:
    """The year that a day belongs to in a calendar."""
    if calendar not in LUNAR:
        return day.year
    from kehu.model.lunar import lunar_day

    found = lunar_day(day)
    return found.year if found else day.year
