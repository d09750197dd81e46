"""What to know of a customer before calling: what is open at a date, what comes next, and how the year goes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.cli.about.records import until
from kehu.credit.promises import Promised, State, promised
from kehu.grading.assess import assess
from kehu.grading.cadence import NextReview, next_review
from kehu.grading.result import Assessment
from kehu.grading.volume import purchases
from kehu.ledger.obligation import Ledger
from kehu.model.choices import Calendar, FeedbackKind, ProjectState, VisitState
from kehu.model.customer import Customer
from kehu.model.dossier import Communication, Feedback, Project, Service, Visit
from kehu.model.months import add_days
from kehu.model.people import LUNAR, Contact, Private
from kehu.model.policy import Policy
from kehu.model.policy.volume import Window

LEAP_DAY = "02-29"
LUNAR_YEAR = 385  # days of the longest


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to talk to, and what is next for them: the birthday, a lunar one also as it is written, and the journey."""

    name: str
    contact: Contact | None  # none for an individual, who is the customer
    birthday: datetime.date | None = None
    lunar_birthday: str = ""
    journey: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is open is open at the assessment's date; each list begins with what matters first."""

    customer: Customer
    assessment: Assessment
    promises: list[Promised]
    complaints: list[Feedback]
    projects: list[Project]
    contacts: list[Communication | Visit]
    follow_ups: list[Communication | Visit | Service]
    people: list[Person]
    bought: Decimal  # from the first of January
    review: NextReview


def brief(customer: Customer, policy: Policy, as_of: datetime.date, private: bool) -> Brief:
    """What to know of the customer."""
    assessment = assess(customer, policy, as_of)
    year = policy.volume.model_copy(update={"window": Window.CALENDAR_YEAR})
    contacts = _contacts(customer, as_of)
    return Brief(
        customer,
        assessment,
        _promises(customer, assessment.ledger),
        [each for each in until(customer.feedback, as_of) if _is_open_complaint(each, as_of)],
        [each for each in until(customer.projects, as_of) if each.state is ProjectState.OPEN],
        contacts,
        _follow_ups([*contacts, *until(customer.services, as_of)]),
        _people(customer, as_of, private),
        purchases(customer, year, as_of).net,
        next_review(customer, assessment, policy),
    )


def _is_open_complaint(said: Feedback, as_of: datetime.date) -> bool:
    return said.kind is FeedbackKind.COMPLAINT and (said.solved_on is None or said.solved_on > as_of)


def _promises(customer: Customer, ledger: Ledger) -> list[Promised]:
    """Those open, and those broken whose money has still not come, the first to be paid first."""
    standing = (each for each in promised(customer, ledger) if each.state is State.OPEN or each.is_broken)
    return sorted(standing, key=lambda each: (each.promise.pay_by, each.promise.id))


def _contacts(customer: Customer, as_of: datetime.date) -> list[Communication | Visit]:
    """Every conversation that has taken place, the latest first."""
    visits = [each for each in until(customer.visits, as_of) if each.state is VisitState.MADE]
    return sorted(
        [*until(customer.communications, as_of), *visits], key=lambda each: (each.date, each.id), reverse=True
    )


def _follow_ups(dealings: Sequence[Communication | Visit | Service]) -> list[Communication | Visit | Service]:
    """Those after whose day nobody has talked to them or served them again, the first due first."""
    last = max((each.date for each in dealings), default=None)
    waiting = [each for each in dealings if last and each.follow_up and each.follow_up > last]
    return sorted(waiting, key=lambda each: (str(each.follow_up), each.id))


def _people(customer: Customer, as_of: datetime.date, private: bool) -> list[Person]:
    found = [_person(each.name, each, each.private if private else None, as_of) for each in customer.contacts]
    own = _person(customer.name, None, customer.private, as_of) if private and customer.private else None
    return [own, *found] if own and (own.birthday or own.lunar_birthday or own.journey) else found


def _person(name: str, contact: Contact | None, known: Private | None, as_of: datetime.date) -> Person:
    if known is None:
        return Person(name, contact)
    lunar = known.birthday or "" if known.birthday_calendar in LUNAR else ""
    birthday = _next_lunar(known, as_of) if lunar else None
    if known.birthday and not lunar:
        birthday = _next_birthday(known.birthday[-5:], as_of)
    journeys = (each for each in known.itinerary if (each.until or each.date) >= as_of)
    journey = min(journeys, key=lambda each: each.date, default=None)
    told = " ".join(filter(None, (str(journey.date), journey.place, journey.purpose))) if journey else ""
    return Person(name, contact, birthday, lunar[-5:], told)


def _next_lunar(known: Private, as_of: datetime.date) -> datetime.date | None:
    """The next day on which a lunar birthday is kept; None where the table of lunar years ends before."""
    from kehu.model.lunar import celebrations

    month, day = map(int, (known.birthday or "")[-5:].split("-"))
    leap = known.birthday_calendar is Calendar.LUNAR_LEAP
    return min(celebrations(as_of, add_days(as_of, LUNAR_YEAR), month, day, leap), default=None)


def _next_birthday(day: str, as_of: datetime.date) -> datetime.date:
    """The next one, today's included; a leap day's is the day before where the year has none."""
    return next(each for each in _birthdays(day, as_of.year) if each >= as_of)


def _birthdays(day: str, year: int) -> Iterable[datetime.date]:
    for each in (year, year + 1):
        leap = each % 4 == 0 and (each % 100 != 0 or each % 400 == 0)
        yield datetime.date.fromisoformat(f"{each:04}-{'02-28' if day == LEAP_DAY and not leap else day}")
