"""The section on the customer's finances: statements year beside year, how they changed, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from kehu.lang import Label, Message, m
from kehu.model.credit_file import Statement
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.months import add_months, month_end
from kehu.model.policy import Policy
from kehu.report.about import stated
from kehu.report.blocks import Block, Column, Nothing, Table
from kehu.report.figures import capital
from kehu.report.plausibility import plausibility
from kehu.report.ratios import BY_NAME, RATIOS, Ratio
from kehu.report.recorded import ORIGIN, known, listing
from kehu.report.view import View

YEARS = 3
ITEMS = (
    "cash",
    "receivables",
    "inventory",
    "current_assets",
    "total_assets",
    "payables",
    "current_liabilities",
    "total_liabilities",
    "equity",
    "revenue",
    "cost_of_sales",
    "gross_profit",
    "net_profit",
    "operating_cash_flow",
)
ITEM, FORMULA = Label("Item", "项目"), Label("Formula", "计算公式")


def finances(customer: Customer, policy: Policy, view: View) -> tuple[Block, ...]:
    of_itself = stated(customer, "stated-finances", ("registered_capital", "assets", "yearly_sales"))
    every = by_date(customer, view)
    if not every:
        return (*of_itself, Nothing(m("no financial statements are recorded"), investigated=False))
    shown = every[-(view.most(YEARS) or len(every)) :]
    return (
        *of_itself,
        _statements(shown),
        *view.from_standard(*_changes(shown, every)),
        _ratios(shown, every),
        *view.from_standard(plausibility(customer, policy, view)),
        *view.from_standard(_origins(shown, view)),
    )


def by_date(customer: Customer, view: View) -> list[Statement]:
    """One statement for each balance sheet date, the oldest first; of two for one date the one recorded last."""
    return list({each.date: each for each in reversed(known(customer.statements, view.as_of))}.values())


def before(statement: Statement, every: Sequence[Statement]) -> Statement | None:
    """The statement of a year earlier."""
    date = add_months(statement.date, -12)
    if statement.date == month_end(statement.date):
        date = month_end(date)
    return next((each for each in every if each.date == date), None)


def _statements(shown: Sequence[Statement]) -> Table:
    heads = [Column(ITEM), *(Column(_day(each), "money") for each in shown)]
    rows = [(capital(keys(Statement)[item].label), *(getattr(each, item) for each in shown)) for item in ITEMS]
    filled = [row for row in rows if any(each is not None for each in row[1:])]
    return Table("statements", Label("Statements", "财务报表"), tuple(heads), tuple(filled))


def _day(statement: Statement) -> Message:
    return m("{date}", date=statement.date)


def _changes(shown: Sequence[Statement], every: Sequence[Statement]) -> tuple[Block, ...]:
    pairs = [(each, old) for each in shown if (old := before(each, every))]
    rows = []
    for item in ITEMS:
        figures = [_change(getattr(now, item), getattr(old, item)) for now, old in pairs]
        if any(figures):
            rows.append((capital(keys(Statement)[item].label), *figures))
    if not rows:
        return ()
    heads = (Column(ITEM), *(Column(_day(now), "number") for now, _ in pairs))
    note = m("Against the statement of a year before; none where that figure is missing or not positive.")
    return (Table("changes-by-year", Label("Change year over year", "同比增减"), heads, tuple(rows), note=note),)


def _change(now: Decimal | None, old: Decimal | None) -> Message | None:
    if now is None or old is None or old <= 0:
        return None
    return m("{percent} %", percent=f"{_rounded(Fraction(now - old) / Fraction(old) * 100, 1):+,.1f}")


def _ratios(shown: Sequence[Statement], every: Sequence[Statement]) -> Table:
    heads = (
        Column(Label("Ratio", "指标")),
        Column(FORMULA),
        *(Column(_day(each), "number") for each in shown),
    )
    rows = tuple(
        (each.label, each.formula, *(worded(each, one, before(one, every)) for one in shown)) for each in RATIOS
    )
    note = m("Averages are of both ends of the year, or of its end alone where the year before is not recorded.")
    return Table("ratios", Label("Ratios", "财务比率"), heads, rows, note=note)


def worded(ratio: Ratio, statement: Statement, old: Statement | None) -> Message | None:
    """The ratio as it is written, rounded half up; None where it cannot be computed."""
    figure = ratio.of(statement, old)
    if figure is None:
        return None
    if ratio.shown == "percent":
        return m("{percent} %", percent=f"{_rounded(figure, 1):,.1f}")
    return m("{number}", number=f"{_rounded(figure, 0 if ratio.shown == 'days' else 2):,f}")


def _rounded(figure: Fraction, places: int) -> Decimal:
    """Half up, away from zero, without a float between."""
    scaled = abs(figure) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if figure >= 0 else -whole).scaleb(-places)


def ability(customer: Customer, view: View) -> Message:
    """In one sentence what the latest statement says of the ability to pay."""
    every = by_date(customer, view)
    if not every:
        return m("not investigated: no financial statements are recorded")
    names = ("current", "quick", "debt", "net-margin")
    told = [(BY_NAME[name].label, worded(BY_NAME[name], every[-1], before(every[-1], every))) for name in names]
    said = [m("{ratio} {figure}", ratio=label, figure=figure) for label, figure in told if figure]
    if not said:
        return m("the statement of {date} gives no ratio", date=every[-1].date)
    return m("by the statement of {date}: {ratios}", date=every[-1].date, ratios=said)


def _origins(shown: Sequence[Statement], view: View) -> Block:
    title = Label("Where the statements come from", "报表来源")
    return listing("statement-origins", title, list(reversed(shown)), ("date", "audited_by", ORIGIN), view)
