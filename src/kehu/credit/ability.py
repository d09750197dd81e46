"""What a customer can carry, read off its latest financial statement: working assets, and a share of the net worth.

Working assets (营运资产分析模型) are half of working capital and net worth together; two ratios of liquidity less
two of debt say what share of them may be lent. Conservatively the lesser of the two is taken in place of the half.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from kehu.credit.estimate import Estimate, Input
from kehu.lang import Label
from kehu.model.credit_file import Statement
from kehu.model.entry import keys
from kehu.model.policy.suggestion import SuggestionPolicy

HUNDRED = 100
ZERO = Fraction(0)
WORKING_ASSETS = Label("working assets", "营运资产分析法")
WORKING_FORMULA = Label(
    "(working capital + net worth) ÷ 2 × percent by the sum of the ratios: current ratio + quick ratio - current "
    "liabilities ÷ net worth - all liabilities ÷ net worth; conservatively, the lesser of working capital and net "
    "worth",
    "（营运资本 + 净资产）÷ 2 × 比例；比例按评估值查表，评估值 = 流动比率 + 速动比率 - 流动负债 ÷ 净资产 - "
    "负债总额 ÷ 净资产；保守值取营运资本与净资产中较小者",
)
NET_WORTH = Label("share of the net worth", "净资产比例法")
NET_WORTH_FORMULA = Label("net worth × percent by the policy", "净资产 × 规定比例")


def working_assets(statement: Statement | None, policy: SuggestionPolicy) -> Estimate:
    """Nothing where liabilities leave no net worth or no working capital."""
    assets, owed, stock, debts = (
        _stated(statement, name) for name in ("current_assets", "current_liabilities", "inventory", "total_liabilities")
    )
    worth = _net_worth(statement)
    inputs = (assets, owed, stock, debts, worth)
    values = [each.value for each in inputs]
    if any(each is None for each in values):
        return Estimate("working_assets", WORKING_ASSETS, WORKING_FORMULA, "ability", inputs)
    current, short, inventory, liabilities, net = (each or ZERO for each in values)
    capital = current - short
    score, percent = _percent(current, short, inventory, liabilities, net, policy)
    shown = (
        *inputs,
        Input("working_capital", Label("working capital", "营运资本"), capital),
        Input("ratios", Label("sum of the ratios", "评估值"), score, (), "number"),
        Input("percent", Label("percent of the working assets", "营运资产比例"), percent, (), "percent"),
    )
    figures = [max(each, ZERO) * percent / HUNDRED for each in (min(capital, net), (capital + net) / 2)]
    known = shown if score is not None else tuple(each for each in shown if each.name != "ratios")
    return Estimate("working_assets", WORKING_ASSETS, WORKING_FORMULA, "ability", known, *figures)


def _percent(
    current: Fraction,
    short: Fraction,
    inventory: Fraction,
    liabilities: Fraction,
    net: Fraction,
    policy: SuggestionPolicy,
) -> tuple[Fraction | None, Fraction]:
    """The sum of the four ratios, and the share that it gives. Without debts due soon the best share is given."""
    if net <= 0:
        return None, ZERO
    if short <= 0:
        return None, Fraction(policy.working_assets[0].percent) if policy.working_assets else ZERO
    score = current / short + (current - inventory) / short - short / net - liabilities / net
    reached = (Fraction(each.percent) for each in policy.working_assets if score > Fraction(each.above))
    return score, next(reached, ZERO)


def net_worth_share(statement: Statement | None, policy: SuggestionPolicy) -> Estimate:
    worth = _net_worth(statement)
    shares = (policy.net_worth, policy.net_worth_generous)
    inputs = (
        worth,
        Input("percent", Label("percent, conservatively", "保守比例"), Fraction(shares[0]), (), "percent"),
        Input("percent_generous", Label("percent, generously", "宽松比例"), Fraction(shares[1]), (), "percent"),
    )
    if worth.value is None:
        return Estimate("net_worth", NET_WORTH, NET_WORTH_FORMULA, "ability", inputs)
    figures = [max(worth.value, ZERO) * Fraction(each) / HUNDRED for each in shares]
    return Estimate("net_worth", NET_WORTH, NET_WORTH_FORMULA, "ability", inputs, *figures)


def _stated(statement: Statement | None, name: str) -> Input:
    value: Decimal | None = getattr(statement, name) if statement else None
    known = None if value is None else Fraction(value)
    return Input(name, keys(Statement)[name].label, known, (statement.id,) if statement and known is not None else ())


def _net_worth(statement: Statement | None) -> Input:
    """Equity as stated, else assets less liabilities."""
    label = Label("net worth", "净资产")
    if statement is None:
        return Input("net_worth", label, None)
    worth = statement.equity
    if worth is None and statement.total_assets is not None and statement.total_liabilities is not None:
        worth = statement.total_assets - statement.total_liabilities
    return Input("net_worth", label, None if worth is None else Fraction(worth), (statement.id,))
