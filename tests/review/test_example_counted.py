"""The other rules on the example at the end of 2014: the findings equal those counted from the YAML as it stands.

What a person can see at a glance is listed below with its reason. What concerns many customers is counted anew from
the plain files, a few lines a rule, with nothing of kehu: grades and what is owed are those of the oracle. The rules
about credit, sales and habits have their own list, worked out by hand: test_example_findings.py.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

import oracle
from kehu.archive.directory import Archive
from kehu.cli.findings.gathering import Reviewing
from kehu.review.finding import Finding
from kehu.review.round import BUILT_IN
from oracle.values import Plain, add_months
from review.test_example_findings import FOUND, NOTHING

VALVE = Path(__file__).parents[2] / "examples" / "valve"
AS_OF, TODAY = datetime.date(2014, 12, 31), "2014-12-31"

SEEN = {
    # 戴永胜 left on 2014-08-29 and still has four; five have nobody.
    "no-owner": ["C00032", "C00051", "C00065", "C00072", "C00089", "C00094", "C00100", "C00165", "C00227"],
    "not-contacted": ["C00220", "C00224"],  # entered on 4 and 16 December, and nothing since
    "minutes-not-sent": ["C00120", "C00120"],  # approved on 2013-05-15 and 2014-06-11, and nothing of sending
    "occasion-near": ["C00097", "C00140", "C00147"],  # founded on 7 January, 2 January and 31 December
    "confidentiality-missing": [""],  # 蒋军; 沈国梁 is the boss
}
NOBODY = {
    "not-entered": "whoever was collected was entered within two working days",
    "draft-waiting": "there are no drafts at the end of 2014",
    "not-forwarded": "the example does not say when papers went to the keeper, only when they were filed",
    "not-filed": "and so none waits to be filed",
    "visit-not-made": "no visit is planned and past",
    "visit-without-minutes": "all visits that were made have minutes",
    "minutes-not-approved": "and these are approved",
    "minutes-not-confirmed": "what was sent was confirmed",
    "no-consent": "whoever has private data has a basis",
    "keep-until": "nothing is kept beyond its day",
    "keeper": "许秀芳 alone keeps the archive",
    "training-missing": "all but the boss were trained in March 2014; 戴永胜 has left",
    "over-limit": "nobody owes more than a limit in force",
    "promise-broken": "all promises of 2014 were kept",
    "legal-terms": "kehu.yaml does not say how large the firm is, and the decree is of 2025",
    "implausible-statement": "no statement is there that deviates",
}


NEVER = [{"date": "9"}]


class Known:
    """One file as it stands, at the date."""

    def __init__(self, plain: Plain) -> None:
        self.plain, self.code = plain, str(plain["code"])
        self.volume, self.credit = oracle.volume(plain, {}, AS_OF), oracle.credit(plain, {}, AS_OF)
        self.purchases = Decimal(self.volume["purchases"])
        wallets = self.records("wallets")
        self.wallet = Decimal(wallets[-1]["amount"]) if wallets else Decimal(0)

    def records(self, name: str) -> list[Plain]:
        known = [each for each in self.plain.get(name, []) if each.get("date", "") <= TODAY]
        return sorted(known, key=lambda each: (each.get("date", ""), each.get("id", "")))

    @property
    def is_potential(self) -> bool:
        return self.wallet >= 300000 and self.purchases * 2 < self.wallet

    @property
    def is_best(self) -> bool:
        is_key = self.wallet >= 300000 and self.purchases * 2 >= self.wallet
        return self.volume["grade"] == "A" or is_key

    @property
    def owed_since(self) -> list[datetime.date]:
        """The due dates of what is overdue."""
        told = oracle.Replay(self.plain, {}, AS_OF).obligations.values()
        return [each.due for each in told if each.open and each.due < AS_OF]

    def last_visits(self) -> list[str]:
        made = [each["date"] for each in self.records("visits") if each.get("state") == "made"]
        return made + [each["date"] for each in self.records("communications") if each.get("channel") == "visit"]

    def last_contacts(self) -> list[str]:
        came = [each for each in self.records("activities") if each.get("reply") == "came"]
        met = [each["date"] for name in ("communications", "feedback") for each in self.records(name)]
        first = [each for each in [self.plain.get("first_contact_on", "9")] if each <= TODAY]
        return [*self.last_visits(), *met, *(each["date"] for each in came), *first]


@cache
def files() -> list[Known]:
    found = [_whole(each) for each in sorted(VALVE.glob("customers/**/C*.yaml"))]
    return [Known(each) for each in found if each.get("status") not in ("closed", "draft")]


def _whole(file: Path) -> Plain:
    """A customer with the records of its bound years."""
    plain: Plain = yaml.load(file.read_bytes(), yaml.BaseLoader)
    for volume in sorted(VALVE.glob(f"volumes/*/*/{file.name}")):
        for name, bound in yaml.load(volume.read_bytes(), yaml.BaseLoader).items():
            if isinstance(bound, list):
                plain[name] = [*bound, *plain.get(name, [])]
    return plain


def not_reviewed(one: Known) -> str:
    """2 months, 1 for the best; warned of at both ends, and where the last review is of half a year ago or more."""
    reviews = one.records("reviews")
    entered = one.plain.get("entered_on", "9")
    first = min(each["date"] for name in ("sales", "orders", "communications") for each in one.records(name) or NEVER)
    begun = reviews[-1]["date"] if reviews else entered if entered <= TODAY else first
    planned = reviews[-1].get("next") if reviews else None
    until = planned or str(add_months(datetime.date.fromisoformat(begun), 1 if one.is_best else 2))
    if until >= TODAY:
        return ""
    end = one.is_best or one.credit["grade"] in "丙丁"
    return "warning" if end or not reviews or begun < "2014-07-01" else "info"


def overdue(one: Known) -> str:
    """From the day after; past three months it is critical."""
    since = one.owed_since
    return ("critical" if add_months(min(since), 3) < AS_OF else "warning") if since else ""


def grade_differs(one: Known) -> str:
    """Written down on the last of September, or never."""
    written = one.records("grades")
    last = (written[-1]["volume"], written[-1]["credit"]) if written else None
    return "info" if last != (one.volume["grade"], one.credit["grade"]) else ""


def contact_missed(one: Known) -> str:
    """180 days, 60 for the best."""
    last = max(one.last_contacts(), default="9")
    return "info" if last < str(AS_OF - datetime.timedelta(60 if one.is_best else 180)) else ""


def visit_missed(one: Known) -> str:
    """90 days, for the best; whom nobody ever visited is no matter of this rule."""
    last = max(one.last_visits(), default="9")
    return "warning" if one.is_best and last < str(AS_OF - datetime.timedelta(90)) else ""


def incomplete(one: Known) -> str:
    """The weights that policy.yaml has for its class, and the share that is there."""
    asked = yaml.load((VALVE / "policy.yaml").read_bytes(), yaml.BaseLoader)["completeness"]
    classes = {each["name"]: each for each in asked["classes"]}
    if one.plain.get("kind") == "individual":
        own = classes["individual"]
    elif one.is_best:
        own = classes["best"]
    elif one.purchases >= 200000 or one.is_potential:
        own = classes["large"]
    else:
        own = classes["buyer"] if one.purchases > 0 else asked | {"weights": {}}
    weights = {name: Decimal(weight) for name, weight in (asked["weights"] | own["weights"]).items()}
    there = sum(weight for name, weight in weights.items() if _is_there(one, name))
    return "info" if there < Decimal(own["at_least"]) * sum(weights.values()) else ""


def _is_there(one: Known, name: str) -> bool:
    path, _, value = name.partition("=")
    first, _, field = path.partition(".")
    if not isinstance(one.plain.get(first), list):
        found = one.plain.get(first)
        return bool(found.get(field) if field and isinstance(found, dict) else found)
    held: Iterator[str] = (each.get(field, "") if field else "x" for each in one.records(first))
    return any(each == value if value else each for each in held)


COUNTED = {
    "not-reviewed": not_reviewed,
    "overdue": overdue,
    "grade-differs": grade_differs,
    "contact-missed": contact_missed,
    "visit-missed": visit_missed,
    "incomplete": incomplete,
}


@cache
def findings() -> list[Finding]:
    return Reviewing(Archive.open(VALVE), AS_OF).findings()


@pytest.mark.parametrize("rule", COUNTED)
def test_the_findings_are_those_counted_from_the_files(rule: str) -> None:
    counted = {one.code: COUNTED[rule](one) for one in files()}
    found = {each.customer: each.severity.value for each in findings() if each.rule == rule}
    assert found == {code: severity for code, severity in counted.items() if severity}
    assert found


@pytest.mark.parametrize("rule", SEEN)
def test_the_findings_are_those_that_can_be_seen(rule: str) -> None:
    assert sorted(each.customer for each in findings() if each.rule == rule) == SEEN[rule]


@pytest.mark.parametrize("rule", NOBODY)
def test_and_nothing_else(rule: str) -> None:
    assert [each.customer for each in findings() if each.rule == rule] == [], NOBODY[rule]


def test_every_rule_is_worked_out() -> None:
    lists = (COUNTED, SEEN, NOBODY, FOUND, NOTHING)
    assert sorted(rule for each in lists for rule in each) == sorted(BUILT_IN)
