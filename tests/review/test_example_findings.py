"""What the rules about credit, sales and habits find in the example at the end of 2014, worked out by hand.

The figures were added up from the files by hand and with a small script of its own, not with kehu. Each rule that finds
nothing has its reason here too.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.grading.assess import assess
from kehu.lang import text
from kehu.review.finding import Finding
from kehu.review.round import Round

VALVE = Path(__file__).parents[2] / "examples" / "valve"
AS_OF = datetime.date(2014, 12, 31)

FOUND = {
    # Who owes 100,000 or has a limit of that much: these three, and C00120 and C00122, whose investigations of March
    # 2014 are valid for a year.
    "investigation-old": ["C00036", "C00059", "C00091"],
    "evaluation-old": ["C00091"],  # of 200,000 and more: C00120 as well, evaluated in March
    # Its limit of 2013-11-01 ended on 2014-10-31; those of the others end in March 2015 or later.
    "limit-expired": ["C00083"],
    # Its limit holds from 2014-03-12; a new buyer in July, less output in September, its bank's credit in November;
    # the investigation is of 2014-03-06.
    "change-after-limit": ["C00122", "C00122", "C00122"],
    # S141208-ngd4: 4,545.00 off 17,720.00 are 25.64 %; all other discounts of December are below 10 %.
    "discount-beyond": ["C00053"],
    # Last sale in 2013. C00111: on 2013-12-31, the day before the 12 months.
    "lapsed": [
        "C00002", "C00015", "C00017", "C00020", "C00033", "C00048",
        "C00052", "C00074", "C00075", "C00078", "C00104", "C00111",
    ],
    # Medians 35, 17.5 and 14.5 days; last purchases on 10-20, 11-20 and 11-04: 72, 41 and 57 days ago.
    "interval-long": ["C00132", "C00136", "C00137"],
    # Bought from January 2013 on; C00097 is nearest to the line: 152,190.00, then 199,860.00, 31.32 % more.
    "purchases-risen": ["C00005", "C00056", "C00071", "C00085", "C00096", "C00097", "C00110", "C00114"],
    # C00032: of 25,395.00 due since July, 6,100.00 came 40 days late, 3,825.00 26, and 6,320.00 are open for 21 days.
    "payments-slower": ["C00022", "C00024", "C00032", "C00040", "C00087", "C00092", "C00143"],
    # The agreed day has passed; nobody has spoken with them since, nor have they ordered or bought.
    "follow-up-due": [
        "C00015", "C00028", "C00069", "C00095", "C00112", "C00121", "C00150", "C00176", "C00183",
    ],
}  # fmt: skip
NOTHING = {
    "limit-without-agreement": (
        "the limits in force, of C00059, C00120 and C00122, name their agreements; C00186 gets no credit"
    ),
    "terms-expired": "C00091, whose terms ended with 2013, has new ones; no others end before February 2015",
    "terms-without-agreement": "all terms name their supply agreement",
    "risk-open": "only C00077 has risk signs, of which two of five are open; it is closed, and so not looked at",
    "terms-beyond": "sales are due as agreed",
    "units-terms": "nobody bought from two units in 2014",
    "units-discount": "and so no model from two either",
    "papers-missing": "no single sale of 100,000 is open",
    "limitation-near": "the one case of 2013 was closed on 2014-12-22",
    "purchases-fallen": (
        "nobody who bought in both years bought over 30 % less in 2014; C00007 is nearest to the line: 330,905.00, "
        "then 233,300.00, 29.50 % less"
    ),
    "complaints-many": "there are two complaints, of two customers",
    "complaint-open": "both complaints were solved",
    "document-expired": "the documents that expire do so in 2035 or later",
    "one-source": "C00120 and C00122, the key customers, are known from several sides",
    "phasing-out-stalled": "something was done about both, C00003 and C00076, in December",
    "watch-over": "those who are watched are watched until 2015",
}


@cache
def findings() -> dict[str, list[Finding]]:
    archive = Archive.open(VALVE)
    round, rules = Round(archive.policy, archive.settings, AS_OF), (*FOUND, *NOTHING)
    by_rule = defaultdict(list)
    for file in archive.files():
        assert file.customer, file.file
        for each in round.findings(file.customer, assess(file.customer, archive.policy, AS_OF), rules=rules):
            by_rule[each.rule].append(each)
    return by_rule


@pytest.mark.parametrize("rule", FOUND)
def test_the_findings_are_those_worked_out_by_hand(rule: str) -> None:
    assert sorted(each.customer for each in findings()[rule]) == FOUND[rule]


@pytest.mark.parametrize(("rule", "why"), NOTHING.items())
def test_and_no_others(rule: str, why: str) -> None:
    assert [text(each.message, "en") for each in findings()[rule]] == [], why


@pytest.mark.parametrize(
    ("rule", "customer", "said"),
    [
        ("discount-beyond", "C00053", "the highest, S141208-ngd4 of 2014-12-08: 25.64 %, allowed are 10.00 %"),
        ("interval-long", "C00136", "No purchase for 41 days, since 2014-11-20; usually every 17.5 days"),
        (
            "purchases-risen",
            "C00097",
            "Purchases 199,860.00 in the 12 months to 2014-12-31, 152,190.00 in the 12 before",
        ),
        (
            "payments-slower",
            "C00032",
            "18.7 days late on average (4 items, 25,395.00 due), in the 6 before 1.2 (4 items",
        ),
        ("investigation-old", "C00091", "Credit of 403,130.00 is given"),
    ],
)
def test_with_their_figures(rule: str, customer: str, said: str) -> None:
    assert said in next(text(each.message, "en") for each in findings()[rule] if each.customer == customer)
