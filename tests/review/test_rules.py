"""Each rule a day before and a day after its line [V1]."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.lang import text
from kehu.model.policy import Policy
from kehu.model.policy.rule import Severity
from kehu.model.settings import Settings
from kehu.model.staff import Staff
from kehu.review.finding import Finding, ordered
from kehu.review.round import BadRule, Round
from reviewing import reviewed
from trade import Data, customer, on, record

SMALL = record("S1", "2013-06-01", "100", due="2013-07-01"), record("R1", "2013-07-01", "100", pays="S1")


def flagged(
    rule: str, as_of: str, *records: Data, staff: tuple[Staff, ...] = (), policy: Policy | None = None, **fields: Any
) -> Finding | None:
    made = customer(*records, **fields)
    found = reviewed(made, as_of, policy, Settings(staff=list(staff)))
    return next((each for each in found if each.rule == rule), None)


def review(date: str, **values: str) -> Data:
    return record("V1", date, by="周敏", **values)


@pytest.mark.parametrize(
    ("as_of", "records", "fields", "since"),
    [
        ("2014-02-28", (*SMALL, review("2013-12-31")), {}, None),  # 31 December + 2 months = end of February
        ("2014-03-01", (*SMALL, review("2013-12-31")), {}, "2014-02-28"),
        ("2014-03-01", (*SMALL, review("2013-12-31", next="2014-06-30")), {}, None),
        ("2014-07-01", (*SMALL, review("2013-12-31", next="2014-06-30")), {}, "2014-06-30"),
        ("2014-01-05", (*SMALL, review("2013-12-31", next="2014-01-04")), {}, "2014-01-04"),
        ("2014-01-05", SMALL, {"entered_on": "2013-11-05"}, None),
        ("2014-01-06", SMALL, {"entered_on": "2013-11-05"}, "2014-01-05"),
        ("2013-08-01", SMALL, {}, None),  # the first record: 1 June
        ("2013-08-02", SMALL, {}, "2013-08-01"),
        ("2013-08-02", SMALL, {"entered_on": "2014-01-01"}, "2013-08-01"),  # entered later does not exist yet
    ],
)
def test_not_reviewed(as_of: str, records: tuple[Data, ...], fields: dict[str, str], since: str | None) -> None:
    found = flagged("not-reviewed", as_of, *records, **fields)
    assert (found and str(found.since)) == since


def test_the_best_customers_are_reviewed_every_month() -> None:
    best = record("S2", "2014-01-02", "300000", due="2014-12-31")
    assert flagged("not-reviewed", "2014-02-28", *SMALL, best, review("2014-01-31")) is None
    found = flagged("not-reviewed", "2014-03-01", *SMALL, best, review("2014-01-31"))
    assert found is not None
    assert (found.days, found.severity) == (1, Severity.WARNING)
    assert flagged("not-reviewed", "2014-03-01", *SMALL, review("2014-01-31")) is None


@pytest.mark.parametrize(
    ("as_of", "records", "severity"),
    [
        ("2014-08-01", (), Severity.INFO),  # 183 days after the review; the middle
        ("2014-08-02", (), Severity.WARNING),
        ("2014-05-01", (record("S2", "2014-01-02", "299900", due="2014-12-31"),), Severity.WARNING),  # with 100 of 2013
        ("2014-05-01", (record("S2", "2014-01-02", "299899", due="2014-12-31"),), Severity.INFO),
        ("2014-04-30", (record("S2", "2014-01-02", "9", due="2014-01-31"),), Severity.INFO),  # 丁 from 3 months on
        ("2014-05-01", (record("S2", "2014-01-02", "9", due="2014-01-31"),), Severity.WARNING),
    ],
)
def test_of_those_not_reviewed_both_ends_come_first(as_of: str, records: tuple[Data, ...], severity: Severity) -> None:
    found = flagged("not-reviewed", as_of, *SMALL, *records, review("2014-01-30"))
    assert found
    assert found.severity is severity


def test_never_reviewed_with_nothing_to_count_from() -> None:
    found = flagged("not-reviewed", "2014-01-01")
    assert found is not None
    assert (found.since, found.days, text(found.message, "zh")) == (None, None, "从未复核")


OWED = record("S1", "2013-11-01", "36000", due="2013-11-30")


def test_overdue_from_the_day_after_and_critical_beyond_the_limit() -> None:
    assert flagged("overdue", "2013-11-30", OWED) is None
    first, last, beyond = (flagged("overdue", day, OWED) for day in ("2013-12-01", "2014-02-28", "2014-03-01"))
    assert first and last and beyond
    assert (first.days, first.severity, last.severity) == (1, Severity.WARNING, Severity.WARNING)
    assert (beyond.severity, beyond.since, beyond.days) == (Severity.CRITICAL, on("2013-11-30"), 91)
    assert text(beyond.message, "en") == (
        "36,000.00 overdue in 1 item; the oldest, 36,000.00 of S1, was due on 2013-11-30, 91 days ago"
    )
    assert text(beyond.message, "zh") == (
        "逾期 1 笔共 36,000.00 元，其中最久的 S1 欠 36,000.00 元，到期日 2013-11-30，已逾期 91 天"
    )


def test_overdue_from_the_days_that_the_policy_says() -> None:
    policy = Policy(review={"overdue": {"days": "15"}})
    assert flagged("overdue", "2013-12-14", OWED, policy=policy) is None
    assert flagged("overdue", "2013-12-15", OWED, policy=policy) is not None


def test_not_contacted_within_seven_days_of_entry() -> None:
    assert flagged("not-contacted", "2014-01-08", entered_on="2014-01-01") is None
    found = flagged("not-contacted", "2014-01-09", entered_on="2014-01-01")
    assert found is not None
    assert (found.since, found.days) == (on("2014-01-08"), 1)
    assert flagged("not-contacted", "2014-01-09", collected_on="2014-01-01") is not None
    assert flagged("not-contacted", "2014-01-09") is None  # nobody knows when it was entered


@pytest.mark.parametrize(
    ("records", "fields"),
    [
        ((record("C1", "2014-01-05"),), {}),
        ((record("S1", "2014-01-05", "1"),), {}),
        ((record("O1", "2014-01-05", "1"),), {}),
        ((), {"first_contact_on": "2013-12-01"}),
    ],
)
def test_whoever_was_spoken_to_or_sold_to_was_contacted(records: tuple[Data, ...], fields: dict[str, str]) -> None:
    assert flagged("not-contacted", "2014-02-01", *records, entered_on="2014-01-01", **fields) is None


def test_contact_after_the_as_of_date_does_not_exist() -> None:
    assert flagged("not-contacted", "2014-02-01", record("C1", "2014-02-02"), entered_on="2014-01-01") is not None


def test_grades_that_differ_from_those_written_down() -> None:
    same = record("G1", "2014-01-01", volume="C", credit="甲")
    assert flagged("grade-differs", "2014-02-01", *SMALL, same) is None
    found = flagged("grade-differs", "2014-02-01", *SMALL, {**same, "credit": "none"})
    assert found is not None
    assert (found.severity, found.since) == (Severity.INFO, on("2014-01-01"))
    assert text(found.message, "en") == "Written down on 2014-01-01: C and not graded; today: C and 甲"
    assert text(found.message, "zh") == "2014-01-01 记录的评级为 C、未评，现行评级为 C、甲"


def test_grades_never_written_down_are_information() -> None:
    strict = Policy(review={"grade_differs": {"severity": "critical"}})
    found = flagged("grade-differs", "2014-02-01", *SMALL, policy=strict)
    assert found is not None
    assert (found.severity, found.since) == (Severity.INFO, None)
    assert flagged("grade-differs", "2014-02-01", *SMALL, status="draft") is None


LI = Staff(name="李娟", left_on=on("2014-03-31"))


def test_no_owner_or_one_who_left() -> None:
    day = "2014-03-31"
    assert flagged("no-owner", day) is not None
    assert flagged("no-owner", day, owner="李娟") is None  # no list of staff to look in
    assert flagged("no-owner", "2014-03-30", owner="李娟", staff=(LI,)) is None
    left = flagged("no-owner", day, owner="李娟", staff=(LI,))
    assert left is not None
    assert (left.since, left.days, left.owner) == (on(day), 0, "李娟")
    assert flagged("no-owner", day, owner="李娟", staff=(LI, Staff(name="李娟"))) is None  # came back
    assert "not on the list" in str(getattr(flagged("no-owner", day, owner="王强", staff=(LI,)), "message", ""))


def test_of_a_closed_customer_only_overdue_money_is_flagged() -> None:
    made, policy, day = customer(OWED, status="closed", entered_on="2013-10-01"), Policy(), on("2014-06-30")
    assert [each.rule for each in reviewed(made, str(day), policy)] == ["overdue"]


def test_a_rule_can_be_switched_off() -> None:
    off = Policy(review={"overdue": {"enabled": "no"}})
    assert flagged("overdue", "2014-06-30", OWED, policy=off) is None


def test_severest_first_then_most_money_then_code_then_rule() -> None:
    day, rules = on("2014-06-30"), ("not-reviewed", "overdue", "grade-differs", "no-owner")
    worst = customer(OWED, code="C9")
    large = customer(record("S1", "2014-06-01", "90000", due="2014-12-31"), code="C8")
    small = [customer(code=code) for code in ("C2", "C1")]
    made = [each for one in (*small, large, worst) for each in reviewed(one, str(day), rules=rules)]
    shown = [(each.severity.value, each.customer, each.rule) for each in ordered(made)]
    assert shown == [
        ("critical", "C9", "overdue"),
        ("warning", "C8", "no-owner"),
        ("warning", "C9", "not-reviewed"),
        ("warning", "C9", "no-owner"),
        ("warning", "C1", "not-reviewed"),
        ("warning", "C1", "no-owner"),
        ("warning", "C2", "not-reviewed"),
        ("warning", "C2", "no-owner"),
        ("info", "C8", "grade-differs"),
        ("info", "C9", "grade-differs"),
        ("info", "C1", "grade-differs"),
        ("info", "C2", "grade-differs"),
    ]


def test_rules_have_names_in_both_languages() -> None:
    assert text(Round(Policy(), Settings(), on("2014-01-01")).labels["not-contacted"], "zh") == "新客户未联系"


WEIGHTS = {"phone": "1", "address": "1", "contacts": "1", "fax": "2"}  # 5 in all


def thin(firm: Policy, as_of: str = "2014-01-01", **fields: Any) -> Finding | None:
    made = customer(*SMALL, **fields)
    found = reviewed(made, as_of, firm)
    return next((each for each in found if each.rule == "incomplete"), None)


def demanding(at_least: str, **incomplete: str) -> Policy:
    classes = [{"name": "buyer", "where": "purchases > 0", "at_least": at_least}]
    return Policy(completeness={"weights": WEIGHTS, "classes": classes}, review={"incomplete": incomplete})


def test_incomplete_below_what_the_class_demands_and_not_at_it() -> None:
    assert thin(demanding("0.60"), phone="1", fax="2") is None  # 3 of 5
    found = thin(demanding("0.600001"), phone="1", fax="2")
    assert found
    assert (found.severity, found.since, found.days) == (Severity.INFO, None, None)
    assert text(found.message, "zh") == "档案完整度 60.00%，“一般往来客户”要求 60.00%；缺少：地址、联系人"
    assert text(found.action, "en") == "Fill the gaps: kehu completeness C00001"


def test_incomplete_can_be_made_severe_and_switched_off() -> None:
    found = thin(demanding("1", severity="critical"), phone="1")
    assert found and found.severity is Severity.CRITICAL
    assert thin(demanding("1", enabled="false"), phone="1") is None


def test_incomplete_looks_at_the_class_of_the_day() -> None:
    """Purchases of June 2013 make a buyer until June 2014; afterwards the customer is one of the others."""
    assert thin(demanding("0.60"), "2014-05-31", phone="1")
    assert thin(demanding("0.60"), "2014-06-01", phone="1", fax="2") is None


def test_a_closed_customer_need_not_be_complete() -> None:
    assert thin(demanding("1"), status="closed") is None


def test_a_class_has_numbers_of_its_own() -> None:
    """The first change whose expression holds is in force; the others keep the rule's own."""
    changes = [{"when": "volume = A", "change": {"days": "10", "severity": "critical"}}]
    firm = Policy(review={"overdue": {"by_class": changes}})
    large = record("S9", "2013-06-02", "300000", due="2013-07-01")
    paid = record("R9", "2013-07-01", "300000", pays="S9")
    late = record("S8", "2013-06-03", "1", due="2013-07-01")
    found = flagged("overdue", "2013-07-10", large, paid, late, policy=firm)
    assert found is None
    found = flagged("overdue", "2013-07-11", large, paid, late, policy=firm)
    assert found is not None
    assert found.severity is Severity.CRITICAL
    plain = flagged("overdue", "2013-07-02", late, policy=firm)
    assert plain is not None
    assert plain.severity is Severity.WARNING


@pytest.mark.parametrize("change", [{"dayz": "3"}, {"days": "-1"}, {"severity": "loud"}])
def test_a_change_that_does_not_fit_the_rule_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="by_class"):
        Policy(review={"overdue": {"by_class": [{"when": "volume = A", "change": change}]}})


def test_rules_of_the_firm_s_own() -> None:
    own = {"id": "far-away", "label": "偏远客户", "when": "region = 西藏", "severity": "info", "message": "运费需另议"}
    firm = Policy(review={"own": [own]})
    found = flagged("far-away", "2014-01-01", *SMALL, policy=firm, region="西藏")
    assert found is not None
    assert (found.severity, text(found.message, "zh"), found.label.zh) == (Severity.INFO, "运费需另议", "偏远客户")
    assert flagged("far-away", "2014-01-01", *SMALL, policy=firm, region="江苏") is None
    off = Policy(review={"own": [{**own, "enabled": "no"}]})
    assert flagged("far-away", "2014-01-01", *SMALL, policy=off, region="西藏") is None


@pytest.mark.parametrize("id", ["overdue", "Far", "far away", "own"])
def test_an_own_rule_has_an_id_of_its_own(id: str) -> None:
    with pytest.raises(ValueError, match="id"):
        Policy(review={"own": [{"id": id, "when": "thin", "message": "x"}]})


def test_an_expression_that_nobody_understands_is_said_with_its_place() -> None:
    firm = Policy(review={"own": [{"id": "x", "when": "volum = A", "message": "x"}]})
    with pytest.raises(BadRule) as caught:
        reviewed(customer(*SMALL), "2014-01-01", firm)
    assert "review.own.x, character 1" in text(caught.value.message, "en")
