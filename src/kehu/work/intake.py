"""From a salesperson's draft to a filed customer: approved, forwarded, filed, in this order [W1]."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kehu.lang import Message, m
from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.work.roles import Act


@dataclass(frozen=True, slots=True)
class Step:
    """One step; the customer's fields `<name>_on` and `<name>_by` say that it was taken."""

    name: str
    act: Act
    command: str
    before: tuple[str, ...]  # fields with dates, the first present one is the least date

    def on(self, customer: Customer) -> datetime.date | None:
        """When it was taken, if it was."""
        found: datetime.date | None = getattr(customer, f"{self.name}_on")
        return found

    def by(self, customer: Customer) -> str | None:
        found: str | None = getattr(customer, f"{self.name}_by")
        return found


APPROVED = Step("approved", Act.APPROVE, "approve", ("entered_on", "collected_on"))
FORWARDED = Step("forwarded", Act.FORWARD, "forward", ("approved_on",))
FILED = Step("filed", Act.FILE, "file", ("forwarded_on",))
STEPS = (APPROVED, FORWARDED, FILED)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step cannot be taken, and what to do."""

    message: Message
    advice: Message


def refusal(customer: Customer, step: Step, day: datetime.date) -> Refusal | None:
    """Why the customer cannot take a step on a day; None if it can."""
    taken = step.on(customer) or step.by(customer)
    if taken:
        return _taken(customer, step)
    if step is APPROVED:
        if customer.status is Status.CLOSED:
            return Refusal(m("{code} is closed", code=customer.code), m("nothing was written"))
    else:
        for needed in STEPS[: STEPS.index(step)]:
            if needed.on(customer) is None:
                return _too_early(customer, needed)
    return _out_of_order(customer, step, day)


def _taken(customer: Customer, step: Step) -> Refusal:
    on, by = step.on(customer) or m("an unknown day"), step.by(customer) or m("somebody")
    advice = m("nothing was written; a mistake is corrected with kehu set")
    said = {
        "approved": m("{code} was approved by {by} on {day} already", code=customer.code, by=by, day=on),
        "forwarded": m("{code} was forwarded by {by} on {day} already", code=customer.code, by=by, day=on),
        "filed": m("{code} was filed by {by} on {day} already", code=customer.code, by=by, day=on),
    }
    return Refusal(said[step.name], advice)


def _too_early(customer: Customer, needed: Step) -> Refusal:
    if needed is APPROVED:
        message = m("{code} has not been approved yet", code=customer.code)
    else:
        message = m("{code} has not been forwarded to the keeper yet", code=customer.code)
    return Refusal(message, m("first: kehu {command} {code} --by …", command=needed.command, code=customer.code))


def _out_of_order(customer: Customer, step: Step, day: datetime.date) -> Refusal | None:
    for name in step.before:
        earlier: datetime.date | None = getattr(customer, name)
        if earlier is not None:
            if day >= earlier:
                return None
            label = keys(type(customer))[name].label
            message = m("{day} is too early: {label} {earlier}", day=day, label=label, earlier=earlier)
            return Refusal(message, m("give the right day with --date"))
    return None
