"""Days worth a word: which, when, for whom; and that a greeting closes them."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.grading.assess import assess
from kehu.lang import text
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from kehu.review.case import Case
from kehu.review.occasions import BadFestival, Occasion, Occasions
from kehu.review.round import Round
from reviewing import reviewed
from trade import Data, customer, on, record

NO_FESTIVALS = {"festivals": []}


def coming(
    as_of: str, *records: Data, days: int = 30, policy: dict[str, Any] | None = None, **fields: Any
) -> list[Occasion]:
    made, rules = customer(*records, **fields), Policy(occasions=NO_FESTIVALS if policy is None else policy)
    round = Round(rules, Settings(), on(as_of))
    return Occasions(round, days).of(Case(made, assess(made, rules, on(as_of)), round))


def told(*args: Any, **fields: Any) -> list[tuple[str, str]]:
    return [(str(each.day), text(each.what, "en")) for each in coming(*args, **fields)]


def person(**private: Any) -> dict[str, Any]:
    return {"contacts": [{"id": "P1", "name": "王建国", "private": private}]}


@pytest.mark.parametrize(
    ("private", "as_of", "day"),
    [
        ({"birthday": "1970-06-30"}, "2014-06-01", "2014-06-30"),
        ({"birthday": "06-30"}, "2014-06-30", "2014-06-30"),  # today
        ({"birthday": "06-30"}, "2014-07-01", None),
        ({"birthday": "06-30"}, "2014-05-30", None),  # 31 days ahead
        ({"birthday": "06-30"}, "2014-05-31", "2014-06-30"),
        ({"birthday": "01-15"}, "2014-12-31", "2015-01-15"),
        ({"birthday": "1972-02-29"}, "2014-02-20", "2014-02-28"),
        ({"birthday": "1972-02-29"}, "2016-02-20", "2016-02-29"),
        ({"birthday": "1970-08-15", "birthday_calendar": "lunar"}, "2014-08-20", "2014-09-08"),
        ({"birthday": "1970-12-30", "birthday_calendar": "lunar"}, "2014-01-10", "2014-01-30"),
        ({"birthday": "1970-12-30", "birthday_calendar": "lunar"}, "2025-01-10", "2025-01-28"),  # 腊月廿九
        ({"birthday": "02-10", "birthday_calendar": "lunar_leap"}, "2023-03-20", "2023-03-31"),
        ({"birthday": "02-10", "birthday_calendar": "lunar"}, "2023-03-20", None),
        ({"birthday": "02-10", "birthday_calendar": "lunar_leap"}, "2024-03-01", "2024-03-19"),
        ({"wedding_day": "1991-10-01"}, "2014-09-10", "2014-10-01"),
    ],
)
def test_when_a_day_of_a_person_is_kept(private: dict[str, str], as_of: str, day: str | None) -> None:
    assert [str(each.day) for each in coming(as_of, **person(**private))] == ([day] if day else [])


def test_how_many_years() -> None:
    (solar,) = coming("2014-06-01", **person(birthday="1970-06-30"))
    (unknown,) = coming("2014-06-01", **person(birthday="06-30"))
    (lunar,) = coming("2025-01-10", **person(birthday="1970-12-30", birthday_calendar="lunar"))
    (wedding,) = coming("2014-09-10", **person(wedding_day="1991-10-01"))
    assert [each.years for each in (solar, unknown, lunar, wedding)] == [44, None, 54, 23]
    assert [each.lunar for each in (solar, lunar)] == ["", "12-30"]


def test_the_family_an_individual_and_whose_data_may_not_be_used_any_more() -> None:
    family = person(family=[{"name": "宋玉珍", "relation": "妻", "birthday": "06-20"}, {"name": "贾一帆"}])
    (wife,) = coming("2014-06-01", **family)
    assert (wife.person, text(wife.what, "zh"), wife.subject) == ("宋玉珍", "王建国的妻生日", "P1.family.1")
    own = {"kind": "individual", "private": {"birthday": "06-20"}}
    (self,) = coming("2014-06-01", **own)
    assert (self.person, self.subject) == ("东海化工", "self.birthday")
    kept = {"privacy": {"basis": "contract", "keep_until": "2014-06-01"}}
    assert len(coming("2014-06-01", **own, **kept)) == 1
    assert coming("2014-06-02", **own, **kept) == []


def test_founding_days_of_organisations() -> None:
    assert told("2014-06-01", founded="2004-06-30") == [("2014-06-30", "Founded 10 years ago")]
    assert told("2014-06-01", founded="2014-06-30") == []  # is being founded
    assert told("2014-06-01", founded="2004-06-30", kind="individual") == []


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_who_is_not_greeted(status: str) -> None:
    assert coming("2014-06-01", founded="2004-06-30", status=status) == []


def test_what_the_policy_switches_off() -> None:
    fields = {"founded": "2004-06-30", **person(birthday="06-20", wedding_day="1991-06-21")}
    fields["contacts"][0]["private"]["family"] = [{"name": "宋", "birthday": "06-22"}]
    kinds = {"birthdays": ".birthday", "relatives": ".family.1", "weddings": ".wedding", "foundings": "founding"}
    everything = {each.subject for each in coming("2014-06-01", **fields)}
    for switch, subject in kinds.items():
        left = {each.subject for each in coming("2014-06-01", policy={**NO_FESTIVALS, switch: "no"}, **fields)}
        assert everything - left == {each for each in everything if each.endswith(subject)}
        assert len(everything - left) == 1


BEST = record("S1", "2014-01-02", "300000", due="2014-12-31")
SMALL = record("S1", "2014-01-02", "3000", due="2014-12-31")


def test_festivals_and_whom_they_greet() -> None:
    def festive(as_of: str, *records: Data) -> list[tuple[str, str]]:
        return told(as_of, *records, policy={"records": "no"})

    assert festive("2014-12-20", BEST) == [("2015-01-01", "New Year")]
    assert festive("2014-12-20", SMALL) == []
    assert festive("2014-08-20", SMALL) == [("2014-09-08", "Mid-Autumn Festival")]
    assert festive("2014-08-20") == []  # never bought
    own = {"festivals": [{"name": "厂庆", "day": "05-18"}], "records": "no"}
    assert told("2014-05-01", policy=own) == [("2014-05-18", "厂庆")]


def test_an_expression_that_cannot_be_understood() -> None:
    with pytest.raises(BadFestival) as caught:
        coming("2014-05-01", policy={"festivals": [{"name": "厂庆", "day": "05-18", "greet": "volume = "}]})
    assert "厂庆" in text(caught.value.message, "zh")


def sales(*sold: tuple[str, str]) -> list[Data]:
    return [record(f"S{n}", day, amount, due="2020-12-31") for n, (day, amount) in enumerate(sold, 1)]


SIX = [(f"2014-0{month}-10", "1000") for month in range(1, 7)]


def test_the_largest_sale_so_far() -> None:
    line = [*SIX, ("2014-07-01", "900"), ("2014-07-10", "1001")]
    assert told("2014-07-10", *sales(*line)) == [
        ("2014-07-10", "The best month so far: 2014-07"),
        ("2014-07-10", "The largest sale so far: 1,001.00"),
    ]
    assert len(told("2014-07-23", *sales(*line))) == 2
    assert told("2014-07-24", *sales(*line)) == []  # two weeks later
    assert told("2014-07-09", *sales(*line)) == []  # not sold yet
    assert told("2014-07-10", *sales(*line[:-1], ("2014-07-10", "1000"))) == [
        ("2014-07-10", "The best month so far: 2014-07")  # no larger than those before, but 1,900 in a month
    ]


def test_too_few_sales_before_for_a_record() -> None:
    assert told("2014-06-10", *sales(*SIX[:5], ("2014-06-10", "5000"))) == []
    policy = {**NO_FESTIVALS, "record_sales": "5"}
    assert len(told("2014-06-10", *sales(*SIX[:5], ("2014-06-10", "5000")), policy=policy)) == 2


def test_the_best_year_so_far_is_told_once_when_it_becomes_that() -> None:
    line = [("2012-03-01", "1000"), ("2013-03-01", "2000"), ("2014-03-01", "2000")]
    assert told("2014-03-01", *sales(*line)) == []
    assert told("2014-03-05", *sales(*line, ("2014-03-05", "1"))) == [("2014-03-05", "The best year so far: 2014")]
    assert told("2014-04-01", *sales(*line, ("2014-03-05", "1"), ("2014-04-01", "1"))) == []
    assert told("2014-03-05", *sales(*line[1:], ("2014-03-05", "1"))) == []  # one year before is none to compare


def test_an_opening_balance_is_no_sale() -> None:
    line = sales(*SIX, ("2014-07-10", "9000"))
    line[-1]["opening"] = "yes"
    assert told("2014-07-10", *line) == []


def care(date: str, occasion: str, **fields: str) -> dict[str, Any]:
    return {"care": [{"id": "CA1", "date": date, "occasion": occasion, **fields}]}


@pytest.mark.parametrize(
    ("greeting", "closes"),
    [
        (care("2014-06-10", "birthday"), True),
        (care("2014-06-10", "birthday", whom="王建国"), True),
        (care("2014-06-10", "birthday", whom="李"), False),
        (care("2014-06-10", "wedding"), False),
        (care("2014-05-31", "birthday"), True),  # 30 days before
        (care("2014-05-30", "birthday"), False),
        (care("2014-06-12", "birthday"), False),  # is not known yet
    ],
)
def test_a_greeting_closes_its_occasion(greeting: dict[str, Any], closes: bool) -> None:
    assert len(coming("2014-06-11", **person(birthday="06-30"), **greeting)) == (not closes)


def test_a_greeting_closes_its_own_festival() -> None:
    policy = {"records": "no"}
    assert told("2014-08-20", SMALL, policy=policy, **care("2014-08-20", "festival")) == []
    for name in ("mid-autumn", "中秋节", "Mid-Autumn Festival"):
        assert told("2014-08-20", SMALL, policy=policy, **care("2014-08-20", "festival", festival=name)) == []
    assert len(told("2014-08-20", SMALL, policy=policy, **care("2014-08-20", "festival", festival="春节"))) == 1


def test_a_word_about_a_record_comes_after_it() -> None:
    line = sales(*SIX, ("2014-07-10", "5000"))
    assert told("2014-07-11", *line, **care("2014-07-10", "record")) == []
    assert len(told("2014-07-11", *line, **care("2014-07-09", "record"))) == 2


def test_the_review_tells_of_the_next_seven_days_but_not_of_festivals() -> None:
    fields = person(birthday="06-30", wedding_day="1991-06-30")
    made = customer(BEST, **fields)
    assert reviewed(made, "2014-06-22", rules=["occasion-near"]) == []
    found = reviewed(made, "2014-06-23", rules=["occasion-near"])
    assert [(each.days, each.subject) for each in found] == [(-7, "P1.birthday"), (-7, "P1.wedding")]
    assert text(found[0].message, "zh") == "2014-06-30 生日：王建国"
    assert len(reviewed(made, "2014-06-30", rules=["occasion-near"])) == 2
    assert reviewed(made, "2014-07-01", rules=["occasion-near"]) == []
    assert reviewed(customer(BEST), "2014-12-28", rules=["occasion-near"]) == []
