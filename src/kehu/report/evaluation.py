"""The section on what we make of the customer: the eight factors with their total [G4], signs of risk, what changed."""

from __future__ import annotations

from kehu.grading.factors import factor_label, weigh_factors
from kehu.grading.result import FactorsResult
from kehu.lang import Label, Message, m
from kehu.model.as_of import value
from kehu.model.credit_file import Evaluation, Risk
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.factors import FACTORS
from kehu.report.blocks import Block, Column, Nothing, Table, without_empty
from kehu.report.figures import capital
from kehu.report.on_site import latest_investigation
from kehu.report.recorded import ORIGIN, Own, known, listing
from kehu.report.view import View


def evaluation(customer: Customer, policy: Policy, view: View) -> tuple[Block, ...]:
    return (
        *_factors(customer, policy, view),
        _risks(customer, view),
        *view.from_standard(_changes(customer, view)),
    )


def _factors(customer: Customer, policy: Policy, view: View) -> tuple[Block, ...]:
    result = weigh_factors(customer, policy.factors, view.as_of)
    every = known(customer.evaluations, view.as_of)
    table = _scores(result, policy, {each.id: each for each in every})
    if not every:
        unjudged = m("none of the eight factors has been judged; there is no total")
        return (Nothing(unjudged, investigated=False), *view.from_standard(table))
    return (table, *view.only_deep(_history(customer, policy, view)))


def _scores(result: FactorsResult, policy: Policy, made: dict[str, Evaluation]) -> Table:
    """Every factor: one that nobody has judged, or whose evaluation has expired, says so."""
    found = {each.factor: each for each in result.scores}
    rows = []
    for number, name in enumerate(FACTORS, 1):
        score = found.get(name)
        rows.append(
            (
                number,
                _factor(name),
                m("{score}", score=f"{score.score.normalize():f}") if score else m("not investigated"),
                getattr(policy.factors.weights, name),
                score and score.note,
                score and made[score.evaluation].by,
                score and score.date,
            )
        )
    columns = (
        Column(Label("No", "序号"), "index"),
        Column(Label("Factor", "要素")),
        Column(Label("Score (0–10)", "评分（0–10）"), "number"),
        Column(Label("Weight", "权重"), "number"),
        Column(Label("Note", "说明")),
        Column(Label("By", "评估人")),
        Column(Label("Date", "日期"), "date"),
    )
    total = ("", Label("Total (0–100)", "总分（0–100）"), _total(result), "", "", "", "")
    shown, cells = without_empty(columns, *rows)
    return Table(
        "factors",
        Label("The eight factors", "八要素信用评估"),
        shown,
        tuple(cells),
        total=tuple(total[columns.index(each)] for each in shown) if made else None,
        note=_how_to_read(result) if made else None,
    )


def _factor(name: str) -> Label:
    """The factor without its number, which stands in a column of its own."""
    label = factor_label(name)
    return capital(Label(label.en.partition(" ")[2], label.zh.partition("、")[2]))


def _total(result: FactorsResult) -> object:
    return m("none") if result.total is None else m("{score}", score=f"{result.total}")


def _how_to_read(result: FactorsResult) -> Message | None:
    expired = next((each.text for each in result.reasons if each.rule == "factors.expired"), None)
    if expired:
        return m("{reason}.", reason=expired)
    if result.missing:
        return m(
            "Factors that were not judged are left out: {missing}.", missing=[_factor(each) for each in result.missing]
        )
    return None


def _history(customer: Customer, policy: Policy, view: View) -> Block:
    """The total as it was on the day of each evaluation."""

    def total(each: Evaluation) -> object:
        return _total(weigh_factors(customer, policy.factors, each.date))

    columns = ("date", "by", Own(Label("total on that day", "当日总分"), total, "number"), "id")
    return listing(
        "evaluations", Label("Evaluations", "历次评估"), known(customer.evaluations, view.as_of), columns, view
    )


def _risks(customer: Customer, view: View) -> Block:
    title = Label("Risk signs", "风险信号")
    found = known(customer.risks, view.as_of)
    if not found:
        looked = latest_investigation(customer, view)
        if looked is None:
            return Nothing(m("no risk sign is recorded"), investigated=False, title=title)
        text = m("no risk sign is recorded; {by} investigated on {date}", by=looked.by, date=looked.date)
        return Nothing(text, investigated=True, title=title)

    def state(each: Risk) -> object:
        cleared = value(each, "cleared_on", view.as_of)
        return m("cleared on {date}", date=cleared) if cleared else m("open")

    columns = ("date", "kind", "severity", Own(Label("state", "状态"), state), ORIGIN)
    return listing("risks", title, found, columns, view, below=("content",))


def _changes(customer: Customer, view: View) -> Block:
    title = Label("Changes at the customer", "客户变动")
    found = known(customer.changes, view.as_of)
    if not found:
        return Nothing(m("no change at the customer is recorded"), investigated=False, title=title)
    return listing("changes", title, found, ("date", "area", "content", ORIGIN), view)
