"""A visit from its plan to the minutes that the customer has confirmed: what is done, what comes next, who acts [W3].

Each step is a field with a day and one with a person; where a visit stands follows from them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kehu.lang import Message, m
from kehu.model.choices import VisitState
from kehu.model.customer import Customer
from kehu.model.dossier import Visit
from kehu.model.types import Choice


class Stage(Choice):
    """Where a visit stands: named by the last step taken."""

    PLANNED = "planned", "planned", "已计划"
    PLAN_APPROVED = "plan_approved", "plan approved", "计划已批准"
    MADE = "made", "made, without minutes", "已走访、缺纪要"
    MINUTES = "minutes", "minutes written", "纪要已写"
    APPROVED = "approved", "minutes approved", "纪要已批准"
    SENT = "sent", "sent to the customer", "已送客户"
    CONFIRMED = "confirmed", "confirmed by the customer", "客户已确认"
    CANCELLED = "cancelled", "cancelled", "已取消"


class Actor(Choice):
    """Who has to act."""

    MANAGER = "manager", "manager", "经理"
    VISITOR = "visitor", "visitor", "走访人"
    CUSTOMER = "customer", "customer", "客户"


class Move(Choice):
    """What may be done with a visit; the value is the word that a person types."""

    APPROVE = "approve", "approve the plan", "批准计划"
    MADE = "made", "make the visit", "走访"
    MINUTES = "minutes", "write the minutes", "写纪要"
    APPROVE_MINUTES = "approve-minutes", "approve the minutes", "批准纪要"
    SENT = "sent", "send the minutes to the customer", "纪要送客户"
    CONFIRMED = "confirmed", "have the customer confirm them", "请客户确认"
    CANCEL = "cancel", "cancel it", "取消"


NEXT: dict[Stage, tuple[Move, Actor]] = {
    Stage.PLANNED: (Move.APPROVE, Actor.MANAGER),
    Stage.PLAN_APPROVED: (Move.MADE, Actor.VISITOR),
    Stage.MADE: (Move.MINUTES, Actor.VISITOR),
    Stage.MINUTES: (Move.APPROVE_MINUTES, Actor.MANAGER),
    Stage.APPROVED: (Move.SENT, Actor.VISITOR),
    Stage.SENT: (Move.CONFIRMED, Actor.CUSTOMER),
}
# A visit that took place is a fact: that its plan was never approved does not stop it from being recorded.
FROM: dict[Move, tuple[Stage, ...]] = {
    Move.APPROVE: (Stage.PLANNED,),
    Move.MADE: (Stage.PLANNED, Stage.PLAN_APPROVED),
    Move.MINUTES: (Stage.MADE,),
    Move.APPROVE_MINUTES: (Stage.MINUTES,),
    Move.SENT: (Stage.APPROVED,),
    Move.CONFIRMED: (Stage.SENT,),
    Move.CANCEL: (Stage.PLANNED, Stage.PLAN_APPROVED),
}


def stage(visit: Visit) -> Stage:
    """Where a visit stands."""
    if visit.state is VisitState.CANCELLED:
        return Stage.CANCELLED
    if visit.state is VisitState.PLANNED:
        return Stage.PLAN_APPROVED if visit.plan_approved_on or visit.plan_approved_by else Stage.PLANNED
    if visit.confirmed_on or visit.confirmed_by:
        return Stage.CONFIRMED
    if visit.sent_on or visit.sent_by:
        return Stage.SENT
    if visit.approved_on or visit.approved_by:
        return Stage.APPROVED
    return Stage.MINUTES if visit.minutes or visit.minutes_on else Stage.MADE


def since(visit: Visit) -> datetime.date:
    """The day of the last step, as far as it is known."""
    days = (
        visit.confirmed_on,
        visit.sent_on,
        visit.approved_on,
        visit.minutes_on,
        visit.date if visit.state is VisitState.MADE else None,
        visit.plan_approved_on,
        visit.planned_on,
    )
    return next((day for day in days if day), visit.date)


@dataclass(frozen=True, slots=True)
class Standing:
    """A visit, where it stands, and who of us is to act; for the manager nobody is named."""

    visit: Visit
    stage: Stage
    since: datetime.date
    next: Move | None
    actor: Actor | None
    who: str | None

    @property
    def is_open(self) -> bool:
        return self.next is not None


def standings(customer: Customer, as_of: datetime.date) -> list[Standing]:
    """Every visit known on a day, the oldest first; one that is planned for later is known since it was planned."""
    known = [each for each in customer.visits if (each.planned_on or min(each.date, as_of)) <= as_of]
    return [_standing(customer, each) for each in sorted(known, key=lambda each: (each.date, each.id))]


def _standing(customer: Customer, visit: Visit) -> Standing:
    now = stage(visit)
    move, actor = NEXT.get(now, (None, None))
    who = visit.by or customer.owner if actor in (Actor.VISITOR, Actor.CUSTOMER) else None
    if move is Move.MINUTES:
        who = visit.recorder or who
    return Standing(visit, now, since(visit), move, actor, who)


def refusal(visit: Visit, move: Move) -> Message | None:
    """Why a visit cannot be moved on so; None if it can."""
    now = stage(visit)
    if now in FROM[move]:
        return None
    return m("the visit {id} of {day} stands at: {stage}", id=visit.id, day=visit.date, stage=now)
