"""Classes of customers by rules [G6]: the shipped ones on both sides of their lines, and a firm's own."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehu.grading.classes import BadClass, Classed, Classes, rule_faults
from kehu.grading.figures import Subject
from kehu.grading.population import Population
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from trade import customer, on, record

DAY = "2025-06-30"


def classed(made: Customer, scheme: str, population: tuple[str, ...] = (), **policy: Any) -> Classed:
    rules = Policy(**policy)
    classes = Classes(rules, Settings(), on(DAY), [scheme])
    everyone = Population.of(map(Decimal, population))
    return classes.of(Subject(made, rules, Settings(), on(DAY), population=everyone))[scheme]


def bought(date: str, amount: str = "1000", **values: str) -> dict[str, Any]:
    return record("S1", date, amount, **values)


@pytest.mark.parametrize(
    ("first", "name"),
    [("2024-06-30", "old"), ("2024-07-01", "new"), ("2025-06-30", "new"), ("2025-07-01", "future")],
)
def test_time(first: str, name: str) -> None:
    assert classed(customer(bought(first)), "time").name == name


def order(date: str, **values: str) -> dict[str, Any]:
    return record("O1", date, "1000", **values)


@pytest.mark.parametrize(
    ("records", "name"),
    [
        ([bought("2024-07-01")], "current"),
        ([bought("2024-06-30")], "former"),
        ([bought("2020-01-01"), order("2024-07-01")], "current"),
        ([bought("2020-01-01"), order("2024-07-01", closed_on="2025-06-30")], "former"),
        ([bought("2020-01-01"), order("2024-07-01", closed_on="2025-07-01")], "current"),
        ([bought("2020-01-01"), order("2024-07-01", open_quantity="0")], "former"),
        ([bought("2020-01-01", order="O1"), order("2024-07-01")], "former"),
        ([bought("2020-01-01", "999.99", order="O1"), order("2024-07-01")], "current"),
        ([order("2024-07-01")], "current"),
        ([order("2024-06-30")], "upcoming"),
        ([], None),
    ],
)
def test_process(records: list[dict[str, Any]], name: str | None) -> None:
    assert classed(customer(*records), "process").name == name


@pytest.mark.parametrize(
    ("date", "state", "name"),
    [("2025-06-30", "open", "upcoming"), ("2025-07-01", "open", None), ("2025-06-30", "lost", None)],
)
def test_an_open_project_makes_an_upcoming_customer(date: str, state: str, name: str | None) -> None:
    made = customer(projects=[{"id": "J1", "date": date, "name": "新厂", "state": state}])
    assert classed(made, "process").name == name


@pytest.mark.parametrize(
    ("amount", "first", "name"),
    [
        ("80", "2023-06-30", "main"),
        ("80", "2023-07-01", "general"),  # not two years yet
        ("15", "2023-06-30", "general"),
        ("5", "2023-06-30", "sporadic"),
    ],
)
def test_size_by_what_larger_customers_make_and_years(amount: str, first: str, name: str) -> None:
    made = customer(record("S1", first, "0"), record("S2", "2025-01-01", amount))
    assert classed(made, "size", ("80", "15", "5")).name == name


def test_who_leads_over_the_line_still_belongs_to_those_who_make_it() -> None:
    old = record("S1", "2020-01-01", "0")
    made = customer(old, record("S2", "2025-01-01", "41"))
    assert classed(made, "size", ("41", "40", "19")).name == "main"
    made = customer(old, record("S2", "2025-01-01", "40"))
    assert classed(made, "size", ("41", "40", "19")).name == "main"  # 41 % are made by larger ones, 81 % with it
    made = customer(old, record("S2", "2025-01-01", "19"))
    assert classed(made, "size", ("41", "40", "19")).name == "general"


@pytest.mark.parametrize(
    ("first", "amount", "name"),
    [
        ("2020-01-01", "900000.01", "core"),
        ("2020-01-01", "900000", "ordinary"),
        ("2024-12-30", "1800000.02", "core"),  # half a year: 1,800,000.02 a year × 0.5
        ("2024-12-30", "1800000.00", "ordinary"),
        ("2024-12-31", "9000000", "core"),  # 30 June is no 31st, but months clamp: half a year as well
        ("2025-06-01", "9000000", "ordinary"),  # no full month yet
    ],
)
def test_core_by_average_purchases_and_years(first: str, amount: str, name: str) -> None:
    assert classed(customer(bought(first, amount)), "core").name == name


RISK = {"id": "RS1", "date": "2025-06-30", "kind": "debts"}
LATE = [record("S1", "2024-01-01", "1000", due="2024-01-31")]


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (customer(risks=[RISK]), "special"),
        (customer(risks=[{**RISK, "cleared_on": "2025-06-30"}]), "general"),
        (customer(risks=[{**RISK, "cleared_on": "2025-07-01"}]), "special"),
        (customer(risks=[{**RISK, "date": "2025-07-01"}]), "general"),
        (customer(*LATE), "special"),  # 丁
        (customer(bought("2025-01-01", "300000", due="2025-12-31")), "important"),
        (customer(bought("2025-01-01", "299999.99", due="2025-12-31")), "general"),
        (
            customer(
                bought("2025-01-01", "200000", due="2025-12-31"),
                wallets=[{"id": "K1", "date": "2025-01-01", "amount": "300000"}],
            ),
            "important",
        ),
    ],
)
def test_importance(made: Customer, name: str) -> None:
    assert classed(made, "importance").name == name


@pytest.mark.parametrize(
    ("cost", "name"),
    [("900", "good"), ("900.01", "fair"), ("1000", "fair"), ("1000.01", "bad"), ("", None)],
)
def test_profit_where_the_cost_is_known(cost: str, name: str | None) -> None:
    costs = {"cost": cost} if cost else {}
    assert classed(customer(bought("2025-01-01", "1000", **costs)), "profit").name == name


def test_sales_without_cost_and_outside_the_window_play_no_part_in_profit() -> None:
    made = customer(
        record("S1", "2025-01-01", "1000", cost="900"),
        record("S2", "2025-01-02", "99999"),
        record("S3", "2024-06-30", "1000", cost="99999"),
        record("S4", "2025-01-03", "1000", cost="99999", opening="yes"),
    )
    found = Subject(made, Policy(), Settings(), on(DAY))
    assert [found.value(name) for name in ("profit", "profit_ratio", "sales_without_cost")] == [
        100,
        Fraction(1, 10),
        1,
    ]


def test_a_reason_says_rule_figures_and_records() -> None:
    found = classed(customer(bought("2025-01-01")), "time")
    assert found.reason.records == ("S1",)
    assert text(found.reason.text, "zh") == (
        "按时间分类：新客户，符合 first_sale > today - 12 months（首次交易：2025-01-01）"
    )
    found = classed(customer(risks=[RISK]), "importance")
    assert found.reason.records == ("RS1",)
    none = classed(customer(), "profit")
    assert none.label is None
    assert text(none.reason.text) == "Class by profit: none, no rule holds (profit on sales: none)"


def test_a_firm_adds_its_own_scheme_and_the_shipped_ones_stay() -> None:
    own = {"south": {"label": "华南", "rules": [{"name": "yes", "when": "region ~ 广东"}, {"name": "no"}]}}
    assert classed(customer(region="广东佛山"), "south", classes=own).name == "yes"
    assert classed(customer(region="上海"), "south", classes=own).name == "no"
    assert set(Policy(classes=own).classes) == {
        "time", "process", "size", "core", "importance", "profit", "south",
    }  # fmt: skip


def test_a_scheme_without_rules_is_switched_off() -> None:
    off = Policy(classes={"size": {"rules": []}})
    assert "size" not in Classes(off, Settings(), on(DAY)).schemes
    assert Classes(off, Settings(), on(DAY)).needing_all == []


def test_a_class_says_whether_it_looks_at_all_customers() -> None:
    assert Classes(Policy(), Settings(), on(DAY)).needing_all == ["size"]
    assert Classes(Policy(), Settings(), on(DAY), ["time", "profit"]).needing_all == []
    with pytest.raises(ValueError, match="all must have been assessed"):
        Classes(Policy(), Settings(), on(DAY)).of(Subject(customer(), Policy(), Settings(), on(DAY)))


def test_a_rule_that_is_no_expression_is_named_with_its_place() -> None:
    bad = Policy(classes={"mine": {"rules": [{"name": "a"}]}, "x": {"rules": [{"name": "b", "when": "purchaes > 1"}]}})
    with pytest.raises(BadClass) as refused:
        Classes(bad, Settings(), on(DAY))
    assert text(refused.value.message) == (
        "policy.yaml: classes.x, class b, character 1 of `when`: there is no field “purchaes”"
    )
    assert [path for path, *_ in rule_faults(bad, Settings())] == [("classes", "x", "rules", 0, "when")]
    assert list(rule_faults(Policy(), Settings())) == []


@pytest.mark.parametrize(
    "rules",
    [
        [{"name": "a", "when": "lapsed"}, {"name": "a"}],
        [{"name": "a"}, {"name": "b", "when": "lapsed"}],
    ],
)
def test_rules_that_hide_each_other_are_refused(rules: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="classes"):
        Policy(classes={"mine": {"rules": rules}})


def test_a_rule_cannot_speak_of_another_class() -> None:
    bad = Policy(classes={"mine": {"rules": [{"name": "a", "when": "class.time = old"}]}})
    assert len(list(rule_faults(bad, Settings()))) == 1


@given(st.lists(st.decimals(-1000, 100_000, places=2), min_size=1, max_size=30))
def test_larger_shares_are_exact_and_fall_as_purchases_rise(amounts: list[Decimal]) -> None:
    everyone = Population.of(amounts)
    whole = sum(each for each in amounts if each > 0)
    for each in amounts:
        larger = sum(other for other in amounts if other > max(each, Decimal(0)))
        expected = Fraction(larger) / Fraction(whole) if whole else None
        assert everyone.larger_share(each) == expected
        assert everyone.share(each) == (Fraction(max(each, Decimal(0))) / Fraction(whole) if whole else None)


@given(
    st.lists(
        st.tuples(st.dates(on("2018-01-01"), on("2026-01-01")), st.decimals(0, 500_000, places=2), st.booleans()),
        max_size=8,
    )
)
def test_every_customer_has_at_most_one_class_in_every_scheme_and_all_but_two_take_everybody(
    sales: list[tuple[Any, Decimal, bool]],
) -> None:
    records = [
        record(f"S{number}", str(day), str(amount), **({"cost": "1"} if costed else {}))
        for number, (day, amount, costed) in enumerate(sales)
    ]
    made = customer(*records)
    classes = Classes(Policy(), Settings(), on(DAY))
    subject = Subject(made, Policy(), Settings(), on(DAY), population=Population.of([Decimal(500), Decimal(90)]))
    found = classes.of(subject)
    assert list(found) == ["time", "process", "size", "core", "importance", "profit"]
    for name, each in found.items():
        names = [rule.name for rule in Policy().classes[name].rules]
        assert names.count(each.name) == 1 if each.name else name in ("process", "profit")
        assert classes.name(subject, name) == each.name
