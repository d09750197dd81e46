"""Collection by law [R9]: through which stages a case went, when its claim is barred, and what has come in.

The claim of a sale is barred three years after its due date (Civil Code, art. 188). A demand, a promise of the debtor,
a payment, a suit or the like interrupts that, and the three years begin again (art. 195); while proceedings last, they
do not run. What the case's own `limitation` says goes before all of this.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO, Ledger
from kehu.model.choices import CaseStage
from kehu.model.credit_file import Case, CaseStep
from kehu.model.customer import Customer
from kehu.model.months import add_months

LIMITATION_MONTHS = 36
PROCEEDINGS = (CaseStage.LAWSUIT, CaseStage.ARBITRATION, CaseStage.JUDGEMENT, CaseStage.ENFORCEMENT)
PAYMENT = Label("payment", "部分付款")
PROMISE = Label("promise of payment", "债务人承诺付款")
LETTER = Label("dunning letter", "催款函")
DUE = Label("due date", "到期日")
# What must have been before a stage; any of them.
NEEDS = {
    CaseStage.JUDGEMENT: (CaseStage.LAWSUIT,),
    CaseStage.ENFORCEMENT: (CaseStage.JUDGEMENT, CaseStage.ARBITRATION, CaseStage.MEDIATION),
}
# Stages after which these make no sense.
ONLY_BEFORE = {
    CaseStage.DUNNING: (*PROCEEDINGS, CaseStage.MEDIATION, CaseStage.LAWYER),
    CaseStage.LAWYER: PROCEEDINGS,
    CaseStage.MEDIATION: (CaseStage.JUDGEMENT, CaseStage.ENFORCEMENT),
    CaseStage.LAWSUIT: (CaseStage.JUDGEMENT, CaseStage.ENFORCEMENT),
    CaseStage.ARBITRATION: (CaseStage.LAWSUIT, CaseStage.JUDGEMENT, CaseStage.ENFORCEMENT),
    CaseStage.JUDGEMENT: (CaseStage.ENFORCEMENT,),
}


@dataclass(frozen=True, slots=True)
class Limitation:
    """The last day on which the claim can be enforced, and what it rests on; no day: proceedings are going on."""

    day: datetime.date | None
    basis: Message
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A case at a date. `came`: what receipts paid of its sales since it was opened; `recovered`: that or what was
    written down, whichever is more."""

    case: Case
    stage: CaseStage
    since: datetime.date
    steps: tuple[CaseStep, ...]
    limitation: Limitation | None
    came: Decimal
    recovered: Decimal
    receipts: tuple[str, ...]

    @property
    def is_closed(self) -> bool:
        return self.stage is CaseStage.CLOSED


def standing(case: Case, customer: Customer, ledger: Ledger) -> Standing:
    """How it stands with a case at the ledger's date."""
    as_of = ledger.as_of
    steps = tuple(each for each in steps_of(case) if each.date <= as_of)
    last = steps[-1] if steps else None
    paid = [
        part
        for each in ledger.obligations
        if each.id in case.sales
        for part in each.parts
        if part.how == "receipt" and part.settled_on >= case.date
    ]
    came = sum((each.amount for each in paid), ZERO)
    stage, since = (last.stage, last.date) if last else (CaseStage.DUNNING, case.date)
    limitation = None if stage is CaseStage.CLOSED else _limitation(case, steps, customer, ledger)
    recovered = max(came, case.recovered or ZERO) if case.stage_on is None or case.stage_on <= as_of else came
    receipts = tuple(dict.fromkeys(each.by[0] for each in paid if each.by))
    return Standing(case, stage, since, steps, limitation, came, recovered, receipts)


def steps_of(case: Case) -> list[CaseStep]:
    """The stages with their days, the first first; of a case without a history, the one that it is in."""
    now = CaseStep(date=case.stage_on or case.date, stage=case.stage)
    steps = sorted(case.stages, key=lambda each: each.date)
    if not any(each.stage is now.stage for each in steps):
        steps = sorted((*steps, now), key=lambda each: each.date)
    return steps


def refused(case: Case, step: CaseStep) -> Message | None:
    """Why a case cannot move to a stage on a day; None if it can."""
    been = steps_of(case)
    last = been[-1]
    if last.stage is CaseStage.CLOSED:
        return m("the case was closed on {day}", day=last.date)
    if step.date < last.date:
        return m("the case is in the stage {stage} since {day}", stage=last.stage.label, day=last.date)
    if step.stage is last.stage:
        return m("the case is in this stage already, since {day}", day=last.date)
    stages = {each.stage for each in been}
    later = [each for each in ONLY_BEFORE.get(step.stage, ()) if each in stages]
    if later:
        return m("{stage} does not come after {other}", stage=step.stage.label, other=later[0].label)
    needed = NEEDS.get(step.stage)
    if needed and not stages.intersection(needed):
        return m("{stage} comes after {others}", stage=step.stage.label, others=[each.label for each in needed])
    return None


def _limitation(case: Case, steps: tuple[CaseStep, ...], customer: Customer, ledger: Ledger) -> Limitation | None:
    if case.limitation:
        return Limitation(case.limitation, m("as written down in the case"))
    if steps and steps[-1].stage in PROCEEDINGS:
        return Limitation(None, m("proceedings are going on: {stage}", stage=steps[-1].stage.label))
    dues = [(each.due, each.id) for each in ledger.obligations if each.id in case.sales]
    if not dues:
        return None
    first, sale = min(dues)
    events = [(first, DUE, sale), *(each for each in _interruptions(case, steps, customer, ledger) if each[0] >= first)]
    day, what, record = max(events, key=lambda each: (each[0], each[2]))
    end = add_months(day, LIMITATION_MONTHS)
    if what is DUE:
        return Limitation(end, m("3 years from the due date {day} ({id})", day=day, id=record), (record,))
    return Limitation(end, m("3 years from {what} on {day} ({id})", what=what, day=day, id=record), (record,))


def _interruptions(
    case: Case, steps: tuple[CaseStep, ...], customer: Customer, ledger: Ledger
) -> Iterator[tuple[datetime.date, Label, str]]:
    """What makes the three years begin again: a demand, the debtor's word, a payment."""
    for step in steps:
        yield step.date, step.stage.label, case.id
    for promise in customer.promises:
        if promise.date <= ledger.as_of and set(case.sales) & set(promise.sales):
            yield promise.date, PROMISE, promise.id
    for talk in customer.communications:
        if talk.dunning_level and talk.date <= ledger.as_of and set(case.sales) & set(talk.about):
            yield talk.date, LETTER, talk.id
    for each in ledger.obligations:
        if each.id in case.sales and each.open:
            for part in each.parts:
                if part.how == "receipt" and part.by:
                    yield part.settled_on, PAYMENT, part.by[0]
