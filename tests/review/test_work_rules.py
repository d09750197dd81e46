"""The rules about our own work, each on the last day that is in time and on the first that is not.

3 March 2014 is a Monday. Of the Spring Festival of 2014 only the eve, 30 January, was worked; then nobody worked until
7 February, but on Sunday 26 January and on Saturday 8 February everybody did.
"""

from __future__ import annotations

from typing import Any

import pytest

from kehu.lang import text
from kehu.model.policy import Policy
from kehu.model.policy.rule import Severity
from kehu.model.settings import Settings
from kehu.model.working_days import WorkingDays
from kehu.review.finding import Finding
from kehu.review.round import Round
from reviewing import reviewed
from trade import customer, on, record

Fields = dict[str, Any]


def found(rule: str, as_of: str, policy: Policy | None = None, **fields: Any) -> list[Finding]:
    return reviewed(customer(**fields), as_of, policy, rules=[rule])


def since(rule: str, as_of: str, **fields: Any) -> str | None:
    """The day from which the rule counts; None if it flags nothing."""
    flagged = found(rule, as_of, **fields)
    assert len(flagged) <= 1
    return str(flagged[0].since) if flagged else None


INTAKE = [
    ("not-entered", {"collected_on": "2014-03-03"}, "2014-03-05"),
    ("not-entered", {"collected_on": "2014-01-29"}, "2014-02-07"),  # the eve, and the first day after the holiday
    ("not-entered", {"collected_on": "2014-03-03", "entered_on": "2014-03-20"}, "2014-03-05"),  # entered only later
    ("draft-waiting", {"status": "draft", "entered_on": "2014-03-03"}, "2014-03-06"),
    ("draft-waiting", {"status": "draft", "collected_on": "2014-03-03"}, "2014-03-06"),
    (
        "draft-waiting",
        {"status": "draft", "statuses": [{"id": "U1", "date": "2014-03-03", "status": "draft"}]},
        "2014-03-06",
    ),
    ("not-forwarded", {"approved_on": "2014-03-03"}, "2014-03-04"),
    ("not-forwarded", {"approved_on": "2014-03-07"}, "2014-03-10"),  # a Friday
    ("not-forwarded", {"approved_on": "2014-01-25"}, "2014-01-26"),  # a Sunday that was worked
    ("not-filed", {"forwarded_on": "2014-03-03"}, "2014-03-05"),
]


@pytest.mark.parametrize(("rule", "fields", "last"), INTAKE)
def test_intake_on_its_last_day_and_on_the_next(rule: str, fields: Fields, last: str) -> None:
    day = on(last)
    assert since(rule, last, **fields) is None
    assert since(rule, day.replace(day=day.day + 1).isoformat(), **fields) == last


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("not-entered", {"collected_on": "2014-03-03", "entered_on": "2014-03-20"}),
        ("not-entered", {"collected_on": "2014-04-30"}),  # does not exist yet
        ("not-entered", {}),
        ("draft-waiting", {"entered_on": "2014-03-03"}),
        ("draft-waiting", {"status": "draft", "entered_on": "2014-03-03", "approved_on": "2014-04-01"}),
        ("not-forwarded", {"approved_on": "2014-03-03", "forwarded_on": "2014-04-01"}),
        ("not-forwarded", {"approved_on": "2014-03-03", "filed_on": "2014-04-01"}),
        ("not-forwarded", {}),
        ("not-filed", {"forwarded_on": "2014-03-03", "filed_on": "2014-04-01"}),
        ("not-filed", {"approved_on": "2014-03-03"}),
    ],
)
def test_what_was_done_is_not_asked_for(rule: str, fields: Fields) -> None:
    assert found(rule, "2014-04-01", **fields) == []


def test_a_draft_of_which_nobody_knows_the_age_has_waited_too_long() -> None:
    (flagged,) = found("draft-waiting", "2014-03-03", status="draft")
    assert (flagged.since, flagged.days) == (None, None)
    assert text(flagged.message, "zh") == "草稿待审，且没有建档日期"


def test_the_numbers_are_the_policys_and_may_differ_by_class() -> None:
    policy = Policy(
        review={
            "not_filed": {
                "working_days": "5",
                "by_class": [{"when": "region = 江苏", "change": {"working_days": "1", "severity": "critical"}}],
            }
        }
    )
    fields = {"forwarded_on": "2014-03-03"}
    assert found("not-filed", "2014-03-10", policy, **fields) == []
    assert len(found("not-filed", "2014-03-11", policy, **fields)) == 1
    assert found("not-filed", "2014-03-04", policy, region="江苏", **fields) == []
    (flagged,) = found("not-filed", "2014-03-05", policy, region="江苏", **fields)
    assert flagged.severity is Severity.CRITICAL


def test_another_calendar_has_other_deadlines_and_says_what_it_assumed() -> None:
    from kehu.grading.assess import assess

    made, policy = customer(collected_on="2014-01-29"), Policy()
    round = Round(policy, Settings(), on("2014-02-01"), WorkingDays({}))
    (flagged,) = round.findings(made, assess(made, policy, on("2014-02-01")), rules=["not-entered"])
    assert str(flagged.since) == "2014-01-31"
    assert round.calendar.unknown == {2014}


def visit(**fields: Any) -> Fields:
    return {"visits": [{"id": "N1", "date": "2014-03-03", "state": "made", **fields}]}


WRITTEN = {"minutes": "要两台", "minutes_on": "2014-03-04"}
APPROVED = {**WRITTEN, "approved_on": "2014-03-05", "approved_by": "顾建明"}
SENT = {**APPROVED, "sent_on": "2014-03-06"}
STEPS = ["visit-without-minutes", "minutes-not-approved", "minutes-not-sent", "minutes-not-confirmed"]


@pytest.mark.parametrize(
    ("rule", "fields", "last", "late"),
    [
        ("visit-without-minutes", {}, "2014-03-05", "2014-03-06"),
        ("minutes-not-approved", WRITTEN, "2014-03-06", "2014-03-07"),
        ("minutes-not-approved", {"minutes": "要两台"}, "2014-03-05", "2014-03-06"),  # counted from the visit
        ("minutes-not-sent", APPROVED, "2014-03-07", "2014-03-08"),
        ("minutes-not-confirmed", SENT, "2014-03-13", "2014-03-14"),
    ],
)
def test_a_visit_waits_for_one_step_at_a_time(rule: str, fields: Fields, last: str, late: str) -> None:
    assert since(rule, last, **visit(**fields)) is None
    assert since(rule, late, **visit(**fields)) == last
    (flagged,) = found(rule, late, **visit(**fields))
    assert flagged.subject == "N1"
    assert text(flagged.action, "en").endswith(" C00001 N1")
    others = [each for each in STEPS if each != rule]
    assert [found(each, "2014-06-30", **visit(**fields)) for each in others] == [[], [], []]


@pytest.mark.parametrize(
    "fields", [{**SENT, "confirmed_on": "2014-03-07"}, {"state": "cancelled"}, {"confirmed_by": "王"}]
)
def test_a_visit_that_is_confirmed_or_cancelled_waits_for_nothing(fields: Fields) -> None:
    assert [found(each, "2014-06-30", **visit(**fields)) for each in STEPS] == [[], [], [], []]


def test_a_step_taken_later_does_not_count_yet() -> None:
    assert (
        since("visit-without-minutes", "2014-03-06", **visit(minutes="要两台", minutes_on="2014-03-10")) == "2014-03-05"
    )


def test_a_planned_visit_is_missed_on_the_day_after() -> None:
    assert since("visit-not-made", "2014-03-03", **visit(state="planned")) is None
    assert since("visit-not-made", "2014-03-04", **visit(state="planned")) == "2014-03-03"
    assert since("visit-not-made", "2014-03-04", **visit()) is None


BEST = record("S1", "2014-01-02", "300000", due="2014-12-31")


@pytest.mark.parametrize(
    ("contact", "counts"),
    [
        ({"communications": [record("C1", "2014-01-01")]}, True),
        ({"visits": [{"id": "N1", "date": "2014-01-01", "state": "made"}]}, True),
        ({"visits": [{"id": "N1", "date": "2014-01-01"}]}, False),  # only planned
        ({"activities": [{"id": "M1", "date": "2014-01-01", "event": "展会", "reply": "came"}]}, True),
        ({"activities": [{"id": "M1", "date": "2014-01-01", "event": "展会", "reply": "invited"}]}, False),
        ({"feedback": [{"id": "Y1", "date": "2014-01-01", "kind": "suggestion", "content": "好"}]}, True),
        ({"first_contact_on": "2014-01-01"}, True),
        ({"sales": [record("S1", "2014-01-01", "1")]}, False),
    ],
)
def test_contacts_of_an_ordinary_customer(contact: Fields, counts: bool) -> None:
    assert found("contact-missed", "2014-06-30", **contact) == []  # 180 days later
    flagged = found("contact-missed", "2014-07-01", **contact)
    assert [str(each.since) for each in flagged] == (["2014-06-30"] if counts else [])


def test_the_best_customers_are_spoken_to_and_visited_more_often() -> None:
    def missed(rule: str, as_of: str, *sales: Any) -> int:
        talk = record("C1", "2014-01-31", channel="visit")
        return len(reviewed(customer(*sales, talk), as_of, rules=[rule]))

    assert [missed("contact-missed", day, BEST) for day in ("2014-04-01", "2014-04-02")] == [0, 1]  # 60 days
    assert [missed("visit-missed", day, BEST) for day in ("2014-05-01", "2014-05-02")] == [0, 1]  # 90 days
    assert [missed("visit-missed", day) for day in ("2014-05-02", "2015-05-02")] == [0, 0]  # none is demanded


def test_a_talk_on_the_phone_is_no_visit_and_a_draft_is_not_asked_after() -> None:
    talk = record("C1", "2014-01-31", channel="phone")
    assert reviewed(customer(BEST, talk), "2014-12-31", rules=["visit-missed"]) == []
    assert reviewed(customer(talk, status="draft"), "2014-12-31", rules=["contact-missed"]) == []


def person(**fields: Any) -> Fields:
    return {"contacts": [{"id": "P1", "name": "王建国", **fields}]}


PRIVATE = {"private": {"hobbies": "钓鱼"}}


@pytest.mark.parametrize(
    ("fields", "subjects"),
    [
        (person(**PRIVATE), ["P1"]),
        (person(**PRIVATE, privacy={"basis": "consent"}), ["P1"]),
        (person(**PRIVATE, privacy={"basis": "consent", "consent_on": "2014-01-01"}), []),
        (person(**PRIVATE, privacy={"basis": "contract"}), []),
        (person(), []),
        (person(privacy={"basis": "consent"}), []),  # nothing private is kept
        ({"kind": "individual", **PRIVATE}, [""]),
        ({"kind": "individual", **PRIVATE, "privacy": {"basis": "contract"}}, []),
        ({"kind": "individual", **PRIVATE, **person(**PRIVATE)}, ["", "P1"]),
    ],
)
def test_the_basis_of_private_data(fields: Fields, subjects: list[str]) -> None:
    assert [each.subject for each in found("no-consent", "2014-06-30", **fields)] == subjects


def test_private_data_go_when_their_time_is_over() -> None:
    fields = person(**PRIVATE, privacy={"basis": "contract", "keep_until": "2014-06-30"})
    assert since("keep-until", "2014-06-30", **fields) is None
    assert since("keep-until", "2014-07-01", **fields) == "2014-06-30"
    assert since("keep-until", "2014-07-01", **fields, status="closed") == "2014-06-30"
    without = person(privacy={"basis": "contract", "keep_until": "2014-06-30"})
    assert since("keep-until", "2014-07-01", **without) is None
    own = {**PRIVATE, "privacy": {"basis": "contract", "keep_until": "2014-06-30"}}
    assert since("keep-until", "2014-07-01", **own) == "2014-06-30"


def firm(rule: str, as_of: str, *staff: Fields) -> list[str]:
    """What the rule says of a firm with this staff."""
    round = Round(Policy(), Settings(staff=list(staff)), on(as_of))
    return [text(each.message, "en") for each in round.of_firm([rule])]


KEEPER: Fields = {"name": "许秀芳", "role": "keeper"}


def test_one_keeper() -> None:
    assert firm("keeper", "2014-06-30") == []  # no list of staff to look in
    assert firm("keeper", "2014-06-30", KEEPER) == []
    gone = {**KEEPER, "left_on": "2014-06-30"}
    assert firm("keeper", "2014-06-29", gone) == []
    assert firm("keeper", "2014-06-30", gone) == []  # nobody is left whom the list could be about
    assert firm("keeper", "2014-06-30", gone, {"name": "周"}) == ["Nobody of the staff keeps the archive"]
    second = {**KEEPER, "name": "李", "joined_on": "2014-06-30"}
    assert firm("keeper", "2014-06-29", KEEPER, second) == []
    assert firm("keeper", "2014-06-30", KEEPER, second) == ["Several people keep the archive: 许秀芳, 李"]


def test_confidentiality_agreements() -> None:
    signed = {**KEEPER, "confidentiality_on": "2014-06-30"}
    assert firm("confidentiality-missing", "2014-06-30", signed) == []
    assert firm("confidentiality-missing", "2014-06-29", signed) == ["No confidentiality agreement of 1: 许秀芳"]
    assert firm("confidentiality-missing", "2014-06-30", {"name": "沈", "role": "boss"}) == []
    assert firm("confidentiality-missing", "2014-06-30", {**KEEPER, "left_on": "2014-06-01"}) == []


def test_trainings_hold_for_a_year_and_the_first_comes_within_a_month() -> None:
    missing = ["No training in force of 1: 许秀芳"]
    trained = {**KEEPER, "joined_on": "2010-01-01", "trainings": [{"date": "2014-03-21"}]}
    assert firm("training-missing", "2015-03-21", trained) == []
    assert firm("training-missing", "2015-03-22", trained) == missing
    assert firm("training-missing", "2014-03-20", trained) == missing  # not trained yet
    new = {**KEEPER, "joined_on": "2014-03-01"}
    assert firm("training-missing", "2014-03-31", new) == []
    assert firm("training-missing", "2014-04-01", new) == missing
    assert firm("training-missing", "2014-04-01", KEEPER) == missing
    assert firm("training-missing", "2014-04-01", {"name": "沈", "role": "boss"}) == []
