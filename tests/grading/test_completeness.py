"""What is missing in a file, by class; worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from kehu.grading.completeness import BadDemand, Completeness, completeness, demands_of
from kehu.grading.figures import Subject
from kehu.lang import text
from kehu.model.choices import CustomerKind
from kehu.model.customer import Customer
from kehu.model.own import CustomField
from kehu.model.policy import Policy
from kehu.model.policy.completeness import CLASS_LABELS, CLASSES
from kehu.model.settings import Settings
from trade import customer, on, record

AS_OF = "2014-12-31"
SALE = record("S1", "2014-06-01", "1000", due="2014-07-01")


def judged(made: Customer, settings: Settings | None = None, as_of: str = AS_OF, **policy: Any) -> Completeness:
    firm, settings = Policy(completeness=policy), settings or Settings()
    subject = Subject(made, firm, settings, on(as_of))
    return completeness(subject, demands_of(firm, settings, on(as_of)))


def missing(found: Completeness) -> list[str]:
    return [gap.wanted.name for gap in found.missing]


WEIGHTS = {"phone": "3", "address": "2", "contacts": "1"}


def test_the_weight_of_what_is_filled_by_the_weight_of_what_is_demanded() -> None:
    found = judged(customer(SALE, phone="0755-83765566"), weights=WEIGHTS, classes=[])
    assert (found.filled, found.demanded, found.ratio) == (Decimal(3), Decimal(6), Fraction(1, 2))
    assert missing(found) == ["address", "contacts"]


def test_a_gap_is_worth_the_purchases_that_rest_on_it() -> None:
    found = judged(customer(SALE, phone="0755-83765566"), weights=WEIGHTS, classes=[])
    assert [gap.worth for gap in found.missing] == [Decimal("333.33"), Decimal("166.67")]  # 1000 × 2/6 and 1/6
    assert found.worth == Decimal("500.00")


def test_without_purchases_or_with_more_returned_than_bought_no_gap_is_worth_anything() -> None:
    back = record("T1", "2014-08-01", "1500", kind="goods_back", reason="-")
    for made in (customer(), customer(SALE, back), customer(SALE, status="draft")):
        found = judged(made, weights=WEIGHTS, classes=[])
        assert {gap.worth for gap in found.missing} == {Decimal(0)}
        assert found.worth == Decimal(0)


@pytest.mark.parametrize(("at_least", "enough"), [("0.5", True), ("0.500001", False), ("0", True), ("1", False)])
def test_exactly_what_is_demanded_is_enough(at_least: str, enough: bool) -> None:
    found = judged(customer(phone="1"), weights=WEIGHTS, classes=[], at_least=at_least)
    assert found.is_enough is enough


def test_a_third_is_compared_exactly() -> None:
    thirds = {"phone": "1", "address": "1", "fax": "1"}
    assert not judged(customer(phone="1", fax="1"), weights=thirds, classes=[], at_least="0.666667").is_enough
    assert judged(customer(phone="1", fax="1"), weights=thirds, classes=[], at_least="0.666666").is_enough


def test_nothing_demanded_is_complete() -> None:
    found = judged(customer(), weights={"phone": "0"}, classes=[], at_least="1")
    assert (found.ratio, found.is_enough, found.missing) == (1, True, ())


def test_the_first_class_that_fits_adds_to_the_common_weights_and_takes_away() -> None:
    classes = [
        {"name": "buyer", "where": "purchases > 0", "at_least": "0.9", "weights": {"fax": "1", "phone": "0"}},
        {"name": "all", "where": "code = C00001", "at_least": "0.8"},
    ]
    buyer, other = (judged(made, weights=WEIGHTS, classes=classes) for made in (customer(SALE), customer()))
    assert (buyer.demand.name, missing(buyer), buyer.demanded) == ("buyer", ["address", "contacts", "fax"], Decimal(4))
    assert (other.demand.name, missing(other), other.demanded) == ("all", ["phone", "address", "contacts"], Decimal(6))
    assert (buyer.demand.at_least, other.demand.at_least) == (Decimal("0.9"), Decimal("0.8"))


def test_who_is_in_no_class_is_among_the_others() -> None:
    found = judged(customer(), weights=WEIGHTS, classes=[{"name": "b", "where": "purchases > 0", "at_least": "1"}])
    assert (found.demand.name, text(found.demand.label, "zh"), found.demand.at_least) == (
        "",
        "其他客户",
        Decimal("0.40"),
    )


PERSON = {"id": "P1", "name": "王芳", "mobile": "13800138000"}
LICENCE = {"id": "DC1", "date": "2014-12-31", "kind": "licence"}


@pytest.mark.parametrize(
    ("name", "fields", "filled"),
    [
        ("contacts", {}, False),
        ("contacts", {"contacts": [PERSON]}, True),
        ("contacts.mobile", {"contacts": [{"id": "P2", "name": "李雷"}, PERSON]}, True),
        ("contacts.phone", {"contacts": [PERSON]}, False),
        ("contacts.private.birthday", {"contacts": [PERSON]}, False),
        ("contacts.private.birthday", {"contacts": [{**PERSON, "private": {"birthday": "01-31"}}]}, True),
        ("documents.kind=licence", {"documents": [LICENCE]}, True),
        ("documents.kind=contract", {"documents": [LICENCE]}, False),
        ("documents.kind=licence", {"documents": [{**LICENCE, "date": "2015-01-01"}]}, False),  # not there yet
        ("bank_accounts", {"bank_accounts": [{"bank": "工行", "account": "1"}]}, True),
        ("bank_accounts.name", {"bank_accounts": [{"bank": "工行", "account": "1"}]}, False),
        ("characteristics.service_area", {"characteristics": {"service_area": "华东"}}, True),
        ("characteristics.service_area", {"characteristics": {"features": "-"}}, False),
        ("former_names", {"former_names": ["老名"]}, True),
        ("former_names", {}, False),
        ("external_ids.erp", {"external_ids": {"erp": "17"}}, True),
        ("external_ids.erp", {"external_ids": {"crm": "17"}}, False),
        ("custom.lining", {"custom": {"lining": "PFA"}}, True),
        ("custom.lining", {}, False),
        ("headcount", {"headcount": "0"}, True),  # nobody is an answer
    ],
)
def test_what_counts_as_filled(name: str, fields: dict[str, Any], filled: bool) -> None:
    settings = Settings(custom={"lining": CustomField()})
    found = judged(customer(**fields), settings, weights={name: "1"}, classes=[])
    assert (found.missing == ()) is filled


@pytest.mark.parametrize(
    ("policy", "where", "said"),
    [
        ({"weights": {"adress": "1"}}, "completeness.weights.adress", "did you mean address?"),
        ({"weights": {"contacts.mobil": "1"}}, "completeness.weights.contacts.mobil", "did you mean contacts.mobile?"),
        (
            {"weights": {"documents.kind=licens": "1"}},
            "completeness.weights.documents.kind=licens",
            "documents.kind=licence",
        ),
        ({"weights": {"phone.x": "1"}}, "completeness.weights.phone.x", ""),
        ({"weights": {"documents.title=x": "1"}}, "completeness.weights.documents.title=x", ""),
        (
            {"classes": [{"name": "big", "where": "volume = Z", "at_least": "1"}]},
            "completeness.classes.0.where",
            "one of A, B, C, D",
        ),
        (
            {"classes": [{"name": "x", "where": "larger_share > 0", "at_least": "1"}]},
            "completeness.classes.0.where",
            "",
        ),
        ({"classes": [{"name": "x", "where": "phone = ", "at_least": "1"}]}, "completeness.classes.0.where", ""),
    ],
)
def test_what_the_policy_cannot_mean_is_refused_with_its_place(policy: dict[str, Any], where: str, said: str) -> None:
    with pytest.raises(BadDemand) as refused:
        judged(customer(), **policy)
    assert f"policy.yaml: {where}: " in text(refused.value.message, "en")
    assert said in text(refused.value.advice or "", "en")


def test_the_shipped_classes_suit_a_firm_whose_grades_have_other_names() -> None:
    grades = [{"name": "大", "at_least": "100000"}, {"name": "小", "at_least": "0"}, {"name": "新"}]
    firm = Policy(volume={"grades": grades, "potential": {"grade": "新", "below": "大"}})
    made, day = customer(record("S1", "2014-06-01", "100000", due="2014-07-01")), on(AS_OF)
    found = completeness(Subject(made, firm, Settings(), day), demands_of(firm, Settings(), day))
    assert found.demand.name == "best"


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (customer(record("S1", "2014-06-01", "300000", due="2014-07-01")), "best"),
        (customer(record("S1", "2014-06-01", "299999.99", due="2014-07-01")), "large"),
        (customer(record("S1", "2014-06-01", "200000", due="2014-07-01")), "large"),
        (customer(record("S1", "2014-06-01", "199999.99", due="2014-07-01")), "buyer"),
        (customer(record("S1", "2013-06-01", "300000", due="2014-07-01")), ""),
        (customer(record("S1", "2014-06-01", "300000", due="2014-07-01"), kind="individual"), "individual"),
    ],
)
def test_the_shipped_classes(made: Customer, name: str) -> None:
    found = judged(made)
    assert found.demand.name == name
    asks_for_code = "credit_code" in missing(found)
    assert asks_for_code is (made.kind is CustomerKind.ORGANIZATION)


def test_the_larger_the_customer_the_more_is_demanded() -> None:
    firm = Policy()
    best, large, buyer, others = (
        next(each for each in demands_of(firm, Settings(), on(AS_OF)) if each.name == name)
        for name in ("best", "large", "buyer", "")
    )
    assert best.at_least > large.at_least > buyer.at_least > others.at_least
    assert best.weight > large.weight > buyer.weight > others.weight
    assert set(CLASS_LABELS) == {each["name"] for each in CLASSES}


def test_a_draft_is_demanded_of_like_the_others() -> None:
    assert judged(customer(SALE, status="draft")).demand.name == ""


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"at_least": "1.000001"}, "share"),
        ({"classes": [{"name": "a", "where": "lapsed", "at_least": "2"}]}, "share"),
        ({"classes": [{"name": "a", "where": "lapsed", "at_least": "1"}] * 2}, "classes"),
        ({"weights": {"phone": "-1"}}, "negative"),
    ],
)
def test_shares_beyond_one_and_doubled_names_are_refused(values: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Policy(completeness=values)
    assert [each["msg"] for each in refused.value.errors()] == [rule]
