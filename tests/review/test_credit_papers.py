"""The rules about what credit rests on – agreements, investigations, evaluations – and what has shaken it [V1]."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.review.finding import Finding
from reviewing import reviewed
from trade import customer, record

OWED = record("S1", "2026-01-05", "100000", due="2026-12-31")
LIMIT = {"id": "L1", "from": "2026-01-01", "until": "2026-12-31", "amount": "100000", "document": "授信协议 1"}


def found(rule: str, as_of: str, made: Customer, policy: Policy | None = None) -> list[Finding]:
    return reviewed(made, as_of, policy, rules=[rule])


def said(findings: list[Finding]) -> list[str]:
    return [text(each.message, "en") for each in findings]


def severities(findings: list[Finding]) -> list[str]:
    return [each.severity.value for each in findings]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"document": ""}, 1),
        ({}, 0),
        ({"document": "", "amount": "0"}, 0),  # cash only: nothing to sign
        ({"document": "", "until": "2026-05-31"}, 0),  # ended: another rule's
        ({"document": "", "from": "2026-06-02"}, 0),  # not yet begun
        ({"document": "", "suspended_on": "2026-06-01"}, 0),
        ({"document": "", "suspended_on": "2026-06-02"}, 1),
    ],
)
def test_a_limit_in_force_needs_its_agreement(values: dict[str, str], count: int) -> None:
    flagged = found("limit-without-agreement", "2026-06-01", customer(limits=[{**LIMIT, **values}]))
    assert len(flagged) == count
    if flagged:
        assert said(flagged) == ["The limit 100,000.00 of 2026-01-01 (L1) has no agreement document"]
        assert flagged[0].subject == "L1"


def test_another_severity_for_some_customers() -> None:
    made = customer(limits=[{**LIMIT, "document": ""}], owner="张伟")
    changes = [{"when": 'owner == "张伟"', "change": {"severity": "critical"}}]
    policy = Policy(review={"limit_without_agreement": {"by_class": changes}})
    assert severities(found("limit-without-agreement", "2026-06-01", made, policy)) == ["critical"]
    assert severities(found("limit-without-agreement", "2026-06-01", made)) == ["warning"]


TERMS = {"id": "A1", "from": "2026-01-01", "until": "2026-06-30", "days": "45", "document": "协议 1"}


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [("2026-05-30", []), ("2026-05-31", ["info"]), ("2026-06-30", ["info"]), ("2026-07-01", ["warning"])],
)
def test_terms_expiring_and_expired(as_of: str, severity: list[str]) -> None:
    flagged = found("terms-expired", as_of, customer(OWED, terms=[TERMS]))
    assert severities(flagged) == severity
    if severity == ["warning"]:
        assert said(flagged) == ["The terms of 45 days (A1) ended on 2026-06-30; 30 days hold since"]


@pytest.mark.parametrize(("as_of", "count"), [("2027-01-04", 1), ("2027-01-05", 0)])
def test_terms_of_somebody_who_no_longer_buys_need_no_renewal(as_of: str, count: int) -> None:
    assert len(found("terms-expired", as_of, customer(OWED, terms=[TERMS]))) == count


@pytest.mark.parametrize(("until", "count"), [("2026-12-31", 0), ("", 0), ("2026-06-30", 1), ("2026-05-31", 1)])
def test_terms_that_others_follow_are_not_flagged(until: str, count: int) -> None:
    following = {**TERMS, "id": "A0", "from": "2026-02-01", "until": until, "days": "30"}
    flagged = found("terms-expired", "2026-06-10", customer(OWED, terms=[TERMS, following]))
    assert len(flagged) == count


def test_old_terms_beside_newer_ones_without_an_end() -> None:
    newer = {**TERMS, "id": "A2", "from": "2026-07-01", "until": ""}
    assert found("terms-expired", "2026-06-30", customer(OWED, terms=[TERMS, newer])) == []
    assert found("terms-expired", "2026-07-01", customer(OWED, terms=[TERMS, newer])) == []


@pytest.mark.parametrize(
    ("values", "as_of", "count"),
    [
        ({"document": ""}, "2026-06-30", 1),
        ({"document": ""}, "2026-07-01", 0),
        ({"document": ""}, "2025-12-31", 0),
        ({"document": "", "days": "0"}, "2026-06-30", 0),
        ({}, "2026-06-30", 0),
    ],
)
def test_terms_in_force_need_their_agreement(values: dict[str, str], as_of: str, count: int) -> None:
    assert len(found("terms-without-agreement", as_of, customer(terms=[{**TERMS, **values}]))) == count


CHANGE = {"id": "CH1", "date": "2026-03-02", "area": "head", "content": "换了法定代表人"}


@pytest.mark.parametrize(
    ("start", "investigated", "as_of", "count"),
    [
        ("2026-03-01", None, "2026-03-02", 1),
        ("2026-03-01", None, "2026-03-01", 0),  # nobody knows of it yet
        ("2026-03-02", None, "2026-03-10", 0),  # the limit was set on that day
        ("2026-03-01", "2026-03-01", "2026-03-10", 1),
        ("2026-03-01", "2026-03-02", "2026-03-10", 0),
        ("2026-03-01", "2026-03-11", "2026-03-10", 1),  # investigated later than the as-of date
    ],
)
def test_a_change_after_the_start_of_a_limit(start: str, investigated: str | None, as_of: str, count: int) -> None:
    looked = [record("I1", investigated, by="李娜")] if investigated else []
    made = customer(limits=[{**LIMIT, "from": start}], changes=[CHANGE], investigations=looked)
    flagged = found("change-after-limit", as_of, made)
    assert len(flagged) == count
    if flagged:
        assert text(flagged[0].message, "zh") == (
            f"2026-03-02 负责人变动：换了法定代表人；在 {start} 授信 100,000.00 元之后"
        )


def test_a_change_without_a_limit_in_force_is_news_only() -> None:
    assert found("change-after-limit", "2026-06-01", customer(changes=[CHANGE])) == []
    ended = {**LIMIT, "until": "2026-05-31"}
    assert found("change-after-limit", "2026-06-01", customer(changes=[CHANGE], limits=[ended])) == []
    assert len(found("change-after-limit", "2026-05-31", customer(changes=[CHANGE], limits=[ended]))) == 1


def looked(date: str, **values: str) -> list[dict[str, str]]:
    return [{"id": "I1", "date": date, "by": "李娜", **values}]


@pytest.mark.parametrize(
    ("investigations", "as_of", "since"),
    [
        ([], "2026-02-01", [None]),
        (looked("2025-02-01"), "2026-02-01", []),  # the last of 12 months
        (looked("2025-02-01"), "2026-02-02", ["2026-02-01"]),
        (looked("2026-02-02"), "2026-02-01", [None]),  # made later than the as-of date
        (looked("2025-02-01", valid_until="2025-08-01"), "2025-08-02", []),  # no credit was given yet
        (looked("2025-02-01", valid_until="2026-01-31"), "2026-02-01", ["2026-01-31"]),
        (looked("2025-02-01", valid_until="2026-01-31"), "2026-01-31", []),
        (looked("2020-02-01", valid_until="2030-01-31"), "2026-02-01", []),
    ],
)
def test_an_investigation_where_credit_is_given(
    investigations: list[dict[str, str]], as_of: str, since: list[str | None]
) -> None:
    flagged = found("investigation-old", as_of, customer(OWED, investigations=investigations))
    assert [each.since and str(each.since) for each in flagged] == since


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"sales": [OWED]}, 1),
        ({"sales": [{**OWED, "amount": "99999.99"}]}, 0),
        ({"limits": [LIMIT]}, 1),
        ({"limits": [{**LIMIT, "amount": "99999.99"}]}, 0),
        ({"sales": [OWED], "receipts": [record("R1", "2026-02-01", "0.01")]}, 0),
        ({"sales": [OWED], "receipts": [record("R1", "2026-02-02", "0.01")]}, 1),
    ],
)
@pytest.mark.parametrize("rule", ["investigation-old", "evaluation-old"])
def test_credit_from_a_least_amount(rule: str, values: dict[str, Any], count: int) -> None:
    policy = Policy(review={"evaluation_old": {"least": "100000"}})
    assert len(found(rule, "2026-02-01", customer(**values), policy)) == count


def test_an_investigation_holds_three_months_at_least() -> None:
    made = customer(OWED, investigations=looked("2026-01-05"))
    short = Policy(review={"investigation_old": {"months": "3"}})
    assert found("investigation-old", "2026-04-05", made, short) == []
    assert said(found("investigation-old", "2026-04-06", made, short)) == [
        "Credit of 100,000.00 is given; the investigation of 2026-01-05 (I1) was valid until 2026-04-05"
    ]
    with pytest.raises(ValueError, match="months"):
        Policy(review={"investigation_old": {"months": "2"}})


@pytest.mark.parametrize(("as_of", "count"), [("2027-01-05", 0), ("2027-01-06", 1)])
def test_an_evaluation_older_than_its_validity(as_of: str, count: int) -> None:
    large = {**OWED, "amount": "200000", "due": "2027-12-31"}
    made = customer(large, evaluations=[{"id": "EV1", "date": "2026-01-05", "by": "李娜", "funds": "8"}])
    assert len(found("evaluation-old", as_of, made)) == count
    longer = Policy(factors={"months": "24"})
    assert found("evaluation-old", as_of, made, longer) == []


@pytest.mark.parametrize(
    ("values", "as_of", "severity"),
    [
        ({}, "2026-02-28", []),
        ({}, "2026-03-01", ["critical"]),  # nobody said how grave
        ({"severity": "medium"}, "2026-03-01", ["warning"]),
        ({"severity": "high"}, "2026-03-01", ["critical"]),
        ({"cleared_on": "2026-04-01"}, "2026-03-31", ["critical"]),  # not known before its day
        ({"cleared_on": "2026-04-01"}, "2026-04-01", []),
    ],
)
def test_an_open_risk_sign(values: dict[str, str], as_of: str, severity: list[str]) -> None:
    made = customer(OWED, risks=[{"id": "RS1", "date": "2026-03-01", "kind": "debts", **values}])
    assert severities(found("risk-open", as_of, made)) == severity


@pytest.mark.parametrize(
    ("values", "as_of", "count"),
    [
        ({}, "2026-05-31", 0),
        ({}, "2026-06-01", 1),  # 90 days before
        ({}, "2026-09-30", 1),  # barred: still said
        ({"closed_on": "2026-07-01", "stage": "closed"}, "2026-06-30", 1),
        ({"closed_on": "2026-07-01", "stage": "closed"}, "2026-07-01", 0),
        ({"limitation": ""}, "2026-06-01", 0),
        ({"date": "2026-06-02"}, "2026-06-01", 0),
    ],
)
def test_the_limitation_date_of_a_case(values: dict[str, str], as_of: str, count: int) -> None:
    case = {"id": "LC1", "date": "2025-01-01", "claim": "5000", "stage": "dunning", "limitation": "2026-08-30"}
    flagged = found("limitation-near", as_of, customer(cases=[{**case, **values}]))
    assert severities(flagged) == ["critical"] * count
    if count and as_of == "2026-09-30":
        assert said(flagged) == ["The claim of 5,000.00 (LC1) was barred on 2026-08-30"]


def test_the_claim_against_a_closed_customer_is_watched_too() -> None:
    case = {"id": "LC1", "date": "2025-01-01", "claim": "5000", "stage": "dunning", "limitation": "2026-08-30"}
    assert len(found("limitation-near", "2026-06-01", customer(cases=[case], status="closed"))) == 1


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [("2026-05-30", []), ("2026-05-31", ["info"]), ("2026-06-30", ["info"]), ("2026-07-01", ["warning"])],
)
def test_a_document_expiring_and_expired(as_of: str, severity: list[str]) -> None:
    paper = {"id": "DC1", "date": "2025-07-01", "kind": "licence", "expires": "2026-06-30"}
    assert severities(found("document-expired", as_of, customer(documents=[paper]))) == severity


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({}, 0),
        ({"expires": "2026-12-31"}, 0),
        ({"kind": "credentials"}, 1),
        ({"date": "2026-07-02"}, 1),  # came later than the as-of date
        ({"date": "2025-01-01", "expires": "2026-12-31"}, 1),  # an older paper does not replace it
        ({"title": "防腐施工资质"}, 1),
        ({"title": "营业执照"}, 0),
    ],
)
def test_a_new_document_of_its_kind_takes_its_place(values: dict[str, str], count: int) -> None:
    old = {"id": "DC1", "date": "2025-07-01", "kind": "licence", "title": "营业执照", "expires": "2026-06-30"}
    new = {"id": "DC2", "date": "2026-06-20", "kind": "licence", **values}
    assert [each.subject for each in found("document-expired", "2026-07-01", customer(documents=[old, new]))] == (
        ["DC1"] * count
    )


@pytest.mark.parametrize(("as_of", "count"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_watched_until_a_day(as_of: str, count: int) -> None:
    made = customer(watch={"cause": "付款拖延", "until": "2026-06-30"})
    assert said(found("watch-over", as_of, made)) == ["Watched until 2026-06-30: 付款拖延"] * count
    assert found("watch-over", as_of, customer(watch={"cause": "付款拖延"})) == []


WALLET = {"id": "K1", "date": "2026-01-01", "amount": "400000"}
KEY = {"sales": [record("S1", "2026-01-05", "300000", due="2026-12-31")]}


@pytest.mark.parametrize(
    ("media", "as_of", "count"),
    [
        ([("2026-02-01", "website"), ("2026-03-01", "website")], "2026-06-01", 1),
        ([("2026-02-01", "website"), ("2026-03-01", "agency")], "2026-06-01", 0),
        ([("2026-02-01", "website"), ("2026-06-02", "agency")], "2026-06-01", 0),  # one fact is no pattern
        ([("2026-02-01", "website"), ("2026-03-01", "website"), ("2026-03-02", "")], "2026-06-01", 1),
        ([("2025-06-01", "agency"), ("2026-02-01", "website"), ("2026-03-01", "website")], "2026-06-01", 1),
        ([("2025-06-02", "agency"), ("2026-02-01", "website"), ("2026-03-01", "website")], "2026-06-01", 0),
    ],
)
def test_a_key_customer_known_from_one_side(media: list[tuple[str, str]], as_of: str, count: int) -> None:
    records = [
        {"id": f"MD{n}", "date": date, "medium": "报纸", "source": source} for n, (date, source) in enumerate(media)
    ]
    assert len(found("one-source", as_of, customer(**KEY, wallets=[WALLET], media=records))) == count
    assert found("one-source", as_of, customer(**KEY, media=records)) == []  # without a wallet: nobody knows
