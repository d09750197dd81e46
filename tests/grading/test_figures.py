"""Fields and figures by name, and that nobody is graded for less than a figure."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kehu.grading import figures
from kehu.grading.assess import assess
from kehu.grading.classes import Classes
from kehu.grading.figures import ASSESSED, Subject, fields
from kehu.grading.population import Population
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.expression.fields import Kind
from kehu.model.expression.meaning import bind
from kehu.model.expression.parse import parse
from kehu.model.kinds import BY_LIST
from kehu.model.policy import Policy
from kehu.model.settings import Settings

DAY = datetime.date(2014, 12, 31)
SETTINGS = Settings.model_validate(
    {
        "custom": {
            "tonnage": {"type": "number", "zh": "吨位"},
            "visited": {"type": "date"},
            "vip": {"type": "yes_no"},
            "colour": {"type": "choice", "choices": ["red", "blue"]},
            "motto": {},
        }
    }
)
HENGDA: dict[str, Any] = {
    "code": "C00001",
    "name": "恒达",
    "status": "active",
    "watch": {"cause": "迟付", "until": "2015-03-01"},
    "aliases": ["K77", "HD"],
    "external_ids": {"erp": "10086", "a.b": "x"},
    "sales_target": "500000",
    "headcount": "30",
    "custom": {"tonnage": "12.50", "visited": "2014-05-01", "vip": "是", "colour": "blue", "motto": "好"},
    "sales": [
        {"id": "S1", "date": "2013-12-10", "amount": "36000.00", "due": "2014-01-09"},
        {"id": "S2", "date": "2014-02-10", "amount": "360000.00", "due": "2014-03-12", "cost": "300000"},
        {"id": "S3", "date": "2015-01-10", "amount": "99000.00", "due": "2015-02-09"},
    ],
    "receipts": [
        {"id": "R1", "date": "2014-01-05", "amount": "36000", "for": "S1"},
        {"id": "R2", "date": "2014-03-05", "amount": "310000", "for": "S2"},
    ],
    "contacts": [{"id": "P1", "name": "王建国"}],
    "wallets": [{"id": "K1", "date": "2014-01-01", "amount": "450000"}],
    "evaluations": [{"id": "EV1", "date": "2014-06-30", "by": "李娜", "record": "6", "steady": "9"}],
    "orders": [{"id": "O1", "date": "2014-12-01", "amount": "1000"}],
    "risks": [{"id": "RS1", "date": "2014-12-01", "kind": "debts"}],
    "grades": [{"id": "G1", "date": "2014-06-30", "volume": "B", "credit": "乙"}],
}


def subject(**changed: Any) -> Subject:
    everybody = Population.of([Decimal(360000), Decimal(640000)])
    classes = Classes(Policy(), SETTINGS, DAY)
    return Subject(
        Customer.model_validate(HENGDA | changed), Policy(), SETTINGS, DAY, population=everybody, rules=classes
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "恒达"),
        ("status", "active"),
        ("region", None),
        ("watch.cause", "迟付"),
        ("watch.until", datetime.date(2015, 3, 1)),
        ("privacy.basis", None),
        ("aliases", ["K77", "HD"]),
        ("external_ids.erp", "10086"),
        ("external_ids.a.b", "x"),
        ("external_ids.crm", None),
        ("sales_target", Decimal(500000)),
        ("headcount", 30),
        ("custom.tonnage", Decimal("12.50")),
        ("custom.visited", datetime.date(2014, 5, 1)),
        ("custom.vip", True),
        ("custom.colour", "blue"),
        ("custom.motto", "好"),
        ("volume", "A"),
        ("credit", "丁"),
        ("purchases", Decimal(360000)),
        ("lapsed", False),
        ("thin", True),
        ("on_time_ratio", Fraction(346, 396)),
        ("worst_late_days", 294),
        ("outstanding", Decimal(50000)),
        ("overdue", Decimal(50000)),
        ("balance", Decimal(0)),
        ("best_volume", True),
        ("quadrant", "key"),
        ("relation", Fraction(36, 45)),
        ("wallet", Decimal(450000)),
        ("factors_total", Decimal(75)),
        ("profit", Decimal(60000)),
        ("profit_ratio", Fraction(1, 6)),
        ("sales_without_cost", 0),
        ("open_orders", 1),
        ("last_open_order", datetime.date(2014, 12, 1)),
        ("open_projects", 0),
        ("open_risks", 1),
        ("years_of_relation", Decimal(1)),
        ("lifetime_purchases", Decimal(396000)),
        ("average_yearly_purchases", Decimal(396000)),
        ("relation_value", Decimal(396000)),
        ("larger_share", Fraction(64, 100)),
        ("purchases_share", Fraction(36, 100)),
        ("class.time", "old"),
        ("class.importance", "special"),
        ("recorded_volume", "B"),
        ("recorded_credit", "乙"),
        ("recorded_on", datetime.date(2014, 6, 30)),
        ("sales_count", 2),  # the third is dated later
        ("contacts_count", 1),
        ("visits_count", 0),
        ("first_sale", datetime.date(2013, 12, 10)),
        ("last_sale", datetime.date(2014, 2, 10)),
        ("days_since_last_sale", 324),
        ("last_visit", None),
        ("days_since_last_visit", None),
        ("last_write_off", None),
    ],
)
def test_values(name: str, value: object) -> None:
    assert fields(SETTINGS, Policy()).find(name) is not None
    assert subject().value(name) == value


def test_a_customer_without_any_of_it_has_no_value_or_none() -> None:
    everybody = Population.of([Decimal(1000)])
    bare = Subject(Customer(code="C1", name="x"), Policy(), SETTINGS, DAY, population=everybody)
    for field in fields(SETTINGS, Policy(), classes=False).every:
        value = bare.value(field.name)
        if field.name.endswith("_count"):
            assert value == 0
        elif field.name == "larger_share":
            assert value == 1
        elif field.name not in ("code", "name", "kind", "status", "dunning") and field.name not in ASSESSED:
            assert not value, field.name


def test_every_value_has_the_kind_of_its_field() -> None:
    kinds: dict[Kind, tuple[type, ...]] = {
        Kind.TEXT: (str,),
        Kind.NUMBER: (Decimal, int),
        Kind.RATIO: (Fraction,),
        Kind.DAY: (datetime.date,),
        Kind.CHOICE: (str,),
        Kind.YES_NO: (bool,),
    }
    for field in fields(SETTINGS, Policy()).every:
        value = subject().value(field.name)
        for each in value if isinstance(value, list) else [value]:
            assert each is None or isinstance(each, kinds[field.kind]), field.name
            assert not isinstance(each, enum.Enum), field.name


def test_every_field_of_one_value_and_every_kind_of_record_is_there() -> None:
    known = fields(SETTINGS, Policy())
    left_out = {"bank_accounts", "departments", "external_ids", "custom", *BY_LIST}
    nested = {"watch", "private", "privacy", "characteristics", "business", "preferences"}
    for key in keys(Customer):
        if key in nested:
            assert any(each.name.startswith(f"{key}.") for each in known.every), key
        elif key not in left_out:
            assert known.find(key), key
    for name, model in BY_LIST.items():
        assert known.find(f"{name}_count")
        assert bool(known.find(f"last_{model.KIND.name.replace('-', '_')}")) == bool(model.KIND.date)


def test_names_are_unique_and_so_are_chinese_ones() -> None:
    every = fields(SETTINGS, Policy()).every
    assert len({each.name for each in every}) == len(every)
    assert len({each.label.zh for each in every}) == len(every)


def test_a_draft_is_not_graded_so_its_figures_are_missing() -> None:
    draft = subject(status="draft")
    assert {draft.value(name) for name in ASSESSED} == {None}
    assert draft.value("sales_count") == 2


def test_volume_grades_by_the_policys_names_and_labels() -> None:
    grades = [
        {"name": "大", "at_least": "1000", "label": "大客户"},
        {"name": "小", "at_least": "0"},
        {"name": "新"},
    ]
    policy = Policy.model_validate(
        {"volume": {"grades": grades, "potential": {"grade": "新", "days": 90, "below": "大"}}}
    )
    known = fields(Settings(), policy)
    field = known.find("volume")
    assert field is not None
    assert field.choices == ["大", "小", "新"]
    one = Subject(Customer.model_validate(HENGDA | {"custom": {}}), policy, Settings(), DAY)
    assert bind(parse("业务分级 = 大客户 and volume in [大]"), known, DAY)(one.value)


def test_nobody_is_graded_unless_a_figure_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    graded = []

    def counting(*given: Any) -> Any:
        graded.append(given)
        return assess(*given)

    monkeypatch.setattr(figures, "assess", counting)
    known = fields(SETTINGS, Policy())
    one = subject()
    assert not bind(parse("owner = 张伟 and overdue > 0"), known, DAY)(one.value)
    assert bind(parse("sales_count = 2 and recorded_volume = B"), known, DAY)(one.value)
    assert not graded
    assert bind(parse("overdue > 0 and volume = A and credit = 丁"), known, DAY)(one.value)
    assert len(graded) == 1
