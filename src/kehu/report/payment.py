"""The section on how the customer has paid: the obligations that the credit grade judged, and each late one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from kehu.grading.judged import Tardy, judge
from kehu.grading.result import Assessment
from kehu.lang import Label, m
from kehu.ledger.obligation import ZERO, Obligation
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.credit import Reading
from kehu.report.blocks import Block, Column, Fact, Facts, Nothing, Table, without_empty
from kehu.report.figures import MOST_ROWS, and_more, original, sales_by_id, share
from kehu.report.lateness import lateness
from kehu.report.view import View
from kehu.report.word import word_and_law


def judged_obligations(assessment: Assessment) -> list[Obligation]:
    """What the credit grade looked at."""
    ids = set(assessment.credit.judged)
    return [each for each in assessment.ledger.obligations if each.id in ids]


def late_items(judged: Iterable[Obligation], policy: Policy, as_of: datetime.date) -> list[Tardy]:
    """Everything of these obligations that was paid late or is still waited for, the worst first [G3]."""
    found = [tardy for each in judged for tardy in judge(each, policy.credit, as_of).tardy]
    return sorted(
        found, key=lambda each: (-each.days, -each.amount, each.obligation.due, each.obligation.id, each.until)
    )


def payment_record(
    customer: Customer,
    assessment: Assessment,
    judged: Sequence[Obligation],
    late: Sequence[Tardy],
    policy: Policy,
    view: View,
) -> tuple[Block, ...]:
    return (
        *_judged(customer, assessment, judged, late, policy, view),
        *word_and_law(customer, assessment.ledger, view),
    )


def _judged(
    customer: Customer,
    assessment: Assessment,
    judged: Sequence[Obligation],
    late: Sequence[Tardy],
    policy: Policy,
    view: View,
) -> tuple[Block, ...]:
    if not judged:
        why = m(
            "none of its obligations fell due in the {months} months to {date}",
            months=policy.credit.months,
            date=assessment.as_of,
        )
        return (Nothing(why, investigated=True),)
    figures, table = _figures(assessment, judged, policy), _late_table(customer, judged, late, view)
    chart = view.from_standard(lateness(judged, late, view.as_of)) if late else ()
    return (figures, *chart, table)


def _figures(assessment: Assessment, judged: Sequence[Obligation], policy: Policy) -> Facts:
    credit = assessment.credit
    paid = policy.credit.reading is Reading.PAID
    good = credit.paid if paid else credit.on_time
    return Facts(
        "payment-figures",
        (
            Fact(Label("Obligations judged", "考察笔数"), len(judged), "number"),
            Fact(
                Label("Credit window", "考察期"),
                m("{months} months to {date}", months=policy.credit.months, date=assessment.as_of),
            ),
            Fact(Label("Amount due", "应付金额"), credit.due, "money"),
            Fact(
                Label("Paid by the as-of date", "截至基准日已付") if paid else Label("Paid on time", "按期付款金额"),
                good,
                "money",
            ),
            Fact(
                Label("Share paid", "付款率") if paid else Label("On-time ratio", "按期付款率"), share(good, credit.due)
            ),
            Fact(Label("Worst delay", "最长逾期"), m("{days} {days:day|days}", days=credit.worst_late_days)),
        ),
    )


def _late_table(customer: Customer, judged: Sequence[Obligation], late: Sequence[Tardy], view: View) -> Block:
    title = Label("Late payments, the worst first", "逾期付款明细（由重到轻）")
    if not late:
        none = m("nothing was paid late among {count} {count:obligation|obligations} judged", count=len(judged))
        return Nothing(none, investigated=True, title=title)
    sales = sales_by_id(customer)

    def row(each: Tardy) -> tuple[object, ...]:
        sale = sales.get(each.obligation.id)
        return (
            each.obligation.id,
            sale and sale.no,
            sale and sale.contract,
            each.obligation.date,
            each.obligation.due,
            _settled(each),
            each.days,
            original(each.obligation.originally(each.amount), each.obligation),
            each.amount,
            list(each.by) or None,
        )

    columns = (
        Column(Label("Record", "记录编号"), "code"),
        Column(Label("Document no", "单据号"), "code"),
        Column(Label("Contract", "合同号"), "code"),
        Column(Label("Date", "交易日"), "date"),
        Column(Label("Due", "到期日"), "date"),
        Column(Label("Settled", "结清日"), "date"),
        Column(Label("Days late", "逾期天数"), "number"),
        Column(Label("In its currency", "原币金额"), "number"),
        Column(Label("Amount late", "逾期金额"), "money"),
        Column(Label("Settled by", "结清凭证"), "code"),
    )
    listed = late[: view.most(MOST_ROWS)]
    rest = late[len(listed) :]
    more = and_more(len(rest), sum((each.amount for each in rest), ZERO)) if rest else None
    total = (
        m("{count} {count:item|items} in all", count=len(late)),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        sum((each.amount for each in late), ZERO),
        "",
    )
    shown, rows = without_empty(columns, *(row(each) for each in listed))
    return Table("late", title, shown, tuple(rows), tuple(total[columns.index(each)] for each in shown), more)


def _settled(late: Tardy) -> object:
    if late.part is None:
        return Label("open", "未付")
    if late.part.how == "write_off":
        return Label("written off", "已核销")
    return late.until
