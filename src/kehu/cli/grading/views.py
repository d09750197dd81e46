"""How grades are shown: table, reasons in words, JSON [SPEC 12], CSV. One result, several views."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kehu.archive.customer_file import CustomerFile
from kehu.cli import output, session
from kehu.cli.fitted import print_fitted
from kehu.cli.output import Cell, Column
from kehu.grading.result import Assessment, FactorsResult, Reason
from kehu.lang import Label, Message, m, text
from kehu.lang.printable import one_line
from kehu.lang.width import wrap
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.texts import CREDIT_LABELS, scheme_label
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.cli.grading.classes import Classified
    from kehu.grading.classes import Classed

FLAGS = {"thin": Label("thin", "样本少"), "lapsed": Label("lapsed", "已停购")}
RECORDS_SHOWN = 6  # of a reason, in words; JSON has them all
CSV_HEADER = (
    "code", "name", "owner", "volume", "credit", "recorded_volume", "recorded_credit", "flags", "purchases", "due",
    "on_time", "on_time_ratio", "worst_late_days", "outstanding", "overdue", "quadrant", "factors_total",
)  # fmt: skip


class Graded(NamedTuple):
    """A customer, its file, and what grading says of it."""

    file: CustomerFile
    customer: Customer
    assessment: Assessment


@dataclass(frozen=True)
class Grades:
    """The result that all views show."""

    as_of: datetime.date
    policy: Policy
    graded: list[Graded]
    drafts: list[Customer]
    problems: list[Problem]
    classified: Classified = field(default_factory=dict)  # empty where no class was asked for

    @property
    def schemes(self) -> list[str]:
        """The schemes of classes that were asked for."""
        return list(next(iter(self.classified.values()), ()))

    def classes(self, graded: Graded) -> dict[str, Classed]:
        """A customer's classes, of those that were asked for."""
        return self.classified.get(graded.customer.code, {})


def print_grades(grades: Grades, format: str, reasons: bool) -> None:
    """The grades of each customer."""
    if format == "json":
        output.print_json(grades_json(grades))
    elif format == "csv":
        header = [*CSV_HEADER, *(f"class.{each}" for each in grades.schemes)]
        output.print_csv(header, (_csv_row(each, grades.classes(each)) for each in grades.graded))
    elif reasons:
        _print_reasons(grades)
    else:
        _print_table(grades)
    if format == "table" and grades.drafts:
        drafts = [f"{each.code} {each.name}" for each in grades.drafts]
        output.say(m("Not graded, still drafts: {drafts}", drafts=drafts))


def grades_json(grades: Grades) -> dict[str, Any]:
    """The document of SPEC 12."""
    return {
        "as_of": grades.as_of,
        "policy": grades.policy.hash,
        "customers": [graded_json(each, grades.classes(each)) for each in grades.graded],
        "not_graded": [{"code": each.code, "name": each.name, "status": each.status.value} for each in grades.drafts],
        "problems": [output.problem_json(problem) for problem in grades.problems],
    }


def graded_json(graded: Graded, classes: Mapping[str, Classed] | None = None) -> dict[str, Any]:
    """One customer in the document of SPEC 12."""
    found = graded.assessment
    reasons = [*found.reasons, *(each.reason for each in (classes or {}).values())]
    return {
        "code": found.code,
        "name": found.name,
        "volume": {"grade": found.volume.grade, "purchases": found.volume.purchases, "flags": found.volume.flags},
        "credit": {
            "grade": found.credit.grade,
            "due": found.credit.due,
            "on_time": found.credit.on_time,
            "on_time_ratio": output.ratio_text(found.credit.on_time, found.credit.due),
            "worst_late_days": found.credit.worst_late_days,
            "outstanding": found.ledger.outstanding,
            "overdue": found.ledger.overdue,
            "flags": found.credit.flags,
        },
        "recorded": {"volume": found.recorded.volume, "credit": found.recorded.credit},
        "quadrant": {
            "name": found.quadrant.quadrant.value,
            "relation": found.quadrant.relation,
            "wallet": found.quadrant.wallet,
        },
        "factors": _factors_json(found.factors) if found.factors.reasons else None,
        "classes": {name: each.name for name, each in (classes or {}).items()},
        "reasons": [_reason_json(reason, graded.file) for reason in reasons],
    }


def _factors_json(found: FactorsResult) -> dict[str, Any]:
    return {
        "total": found.total,
        "scores": {
            each.factor: {"score": f"{each.score:f}", "note": each.note, "evaluation": each.evaluation}
            for each in found.scores
        },
        "missing": found.missing,
    }


def _reason_json(reason: Reason, file: CustomerFile) -> dict[str, Any]:
    places = ((id, *file.place_of(id)) for id in reason.records)
    records = [{"id": id, "file": where, "line": line} for id, where, line, _ in places]
    return {"rule": reason.rule, "text": reason.text, "records": records}


def _csv_row(graded: Graded, classes: Mapping[str, Classed]) -> list[Cell]:
    found = graded.assessment
    return [
        found.code, found.name, graded.customer.owner, found.volume.grade, found.credit.grade,
        found.recorded.volume, found.recorded.credit, " ".join((*found.volume.flags, *found.credit.flags)),
        found.volume.purchases, found.credit.due, found.credit.on_time,
        output.ratio_text(found.credit.on_time, found.credit.due), found.credit.worst_late_days,
        found.ledger.outstanding, found.ledger.overdue, found.quadrant.quadrant.value, found.factors.total,
        *(each.name for each in classes.values()),
    ]  # fmt: skip


def _print_table(grades: Grades) -> None:
    schemes = [scheme_label(name, grades.policy.classes[name].label) for name in grades.schemes]
    columns = [
        Column(Label("Code", "编码")),
        Column(Label("Customer", "客户")),
        Column(Label("Volume", "业务")),
        Column(Label("Credit", "信用")),
        *(Column(each) for each in schemes),
        Column(Label("Purchases", "采购额"), right=True),
        Column(Label("Due", "应付额"), right=True),
        Column(Label("On time", "按期率"), right=True),
        Column(Label("Days late", "迟付"), right=True),
        Column(Label("Owed", "应收"), right=True),
        Column(Label("Overdue", "逾期"), right=True),
        Column(Label("Remark", "标注")),
    ]
    found = [each.assessment for each in grades.graded]
    footer: list[Cell] = [
        "", m("{count} {count:customer|customers}", count=len(found)), "", "", *("" for _ in schemes),
        _total(each.volume.purchases for each in found), _total(each.credit.due for each in found), "", "",
        _total(each.ledger.outstanding for each in found), _total(each.ledger.overdue for each in found), "",
    ]  # fmt: skip
    rows = [_table_row(each, grades.classes(each)) for each in grades.graded]
    more = len(schemes)
    print_fitted(columns, rows, footer, dispensable=(5 + more, 10 + more, 8 + more, *((7 + more,) if schemes else ())))


def _table_row(graded: Graded, classes: Mapping[str, Classed]) -> list[Cell]:
    found = graded.assessment
    ratio = output.ratio_text(found.credit.on_time * 100, found.credit.due)
    return [
        found.code, found.name, *_grades(found), *(each.label or "-" for each in classes.values()),
        found.volume.purchases, found.credit.due,
        output.percent_text(ratio[:-3]) if ratio else "-",
        str(found.credit.worst_late_days) if found.credit.worst_late_days else "-",
        found.ledger.outstanding, found.ledger.overdue,
        [FLAGS.get(flag, flag) for flag in (*found.volume.flags, *found.credit.flags)],
    ]  # fmt: skip


def _grades(found: Assessment) -> tuple[str, str]:
    """By volume and by payment, each with the recorded one where that differs."""
    recorded = found.recorded
    return _grade(recorded.volume, found.volume.grade), _grade(recorded.credit, found.credit.grade)


def _grade(before: str | None, now: str) -> str:
    return grade_name(now) if before in (None, now) else f"{grade_name(before)}→{grade_name(now)}"


def grade_name(grade: str | None) -> str:
    """A grade for people: the credit grade none is 未评."""
    return text(CREDIT_LABELS[UNGRADED]) if grade == UNGRADED else grade or "-"


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _print_reasons(grades: Grades) -> None:
    width = session.width()
    for number, graded in enumerate(grades.graded):
        found = graded.assessment
        if number:
            output.say()
        volume, credit = _grades(found)
        shown = {"code": found.code, "name": found.name, "volume": volume, "credit": credit}
        heading = m("{code} {name}: by volume {volume}, by payment {credit}", **shown)
        say_wrapped(heading, "", width)
        of_classes = [each.reason for each in grades.classes(graded).values()]
        for reason in (*found.reasons, *of_classes):
            say_wrapped(reason.text, "  ", width)
            for line in record_lines(reason, graded.file):
                output.say("    " + text(line))


def record_lines(reason: Reason, file: CustomerFile) -> list[Message | str]:
    """The records of a reason, each at its place, as an editor opens it."""
    lines: list[Message | str] = []
    for id in reason.records[:RECORDS_SHOWN]:
        where, line, _ = file.place_of(id)
        lines.append(f"{where}:{line} {id}")
    more = len(reason.records) - RECORDS_SHOWN
    return [*lines, m("and {n} more", n=more)] if more > 0 else lines


def say_wrapped(said: Message, indent: str, width: int) -> None:
    """A sentence over as many lines as it takes."""
    for line in wrap(one_line(text(said)), width - len(indent)):
        output.say(indent + line)
