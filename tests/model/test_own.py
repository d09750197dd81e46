"""Kinds of records and fields that a firm declares: what is wrong with a declaration, and with what rests on it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from kehu.archive.customer_file import CustomerFile, read_customer
from kehu.archive.read import parse
from kehu.lang import text
from kehu.model.custom import own_lists
from kehu.model.load import Source, load
from kehu.model.problem import Problem
from kehu.model.settings import Settings

DECLARED = """\
custom:
  gate: {type: choice, choices: {north: 北门, south: {en: south gate, zh: 南门}}, required: yes}
  tonnage: {type: amount}
records:
  tender:
    en: tender
    zh: 投标
    letter: TD
    fields:
      date: {type: date, required: yes}
      project: {required: yes}
      price: {type: amount}
      result: {type: choice, choices: {won: {zh: 中标}, lost: {zh: 未中标}}}
      class: {type: whole}
      day: {type: yes_no}
  site-visit: {letter: SV, list: seen, date: seen_on, fields: {seen_on: {type: date}}}
"""


def settings_of(yaml: str) -> tuple[Settings | None, list[Problem]]:
    document = parse(yaml, "kehu.yaml")
    assert not document.problems
    return load(Settings, document.data, Source("kehu.yaml", document.place))


def said(problem: Problem, language: str = "en") -> str:
    return f"{problem.where} {text(problem.message, language)} | {text(problem.hint, language) if problem.hint else ''}"


def customer(custom: str, declared: str = DECLARED) -> CustomerFile:
    settings, problems = settings_of(declared)
    assert settings, problems
    return read_customer("customers/C1.yaml", f"code: C1\nname: x\n{custom}".encode(), settings)


def test_records_are_typed_by_their_declaration() -> None:
    file = customer(
        "custom:\n  gate: south\n  tenders:\n"
        "  - {id: TD1, date: 2026-01-02, project: 012, price: 0.10, result: won, class: 3, day: 否}\n"
    )
    assert file.customer is not None
    (record,) = own_lists(file.customer.custom)["tenders"]
    assert (record.KIND.name, record.day, record.value("project")) == ("tender", datetime.date(2026, 1, 2), "012")
    assert (record.value("price"), record.value("class"), record.value("day")) == (Decimal("0.10"), 3, False)
    assert text(record.said("result"), "zh") == "中标"
    assert file.place_of("TD1") == ("customers/C1.yaml", 6, 5)
    assert record.data() == {
        "id": "TD1", "date": "2026-01-02", "project": "012", "price": "0.10", "result": "won", "class": "3",
        "day": "false",
    }  # fmt: skip


def test_another_field_may_be_the_date() -> None:
    file = customer("custom: {gate: north, seen: [{id: SV1, seen_on: 2026-03-01}]}\n")
    assert file.customer is not None
    assert own_lists(file.customer.custom)["seen"][0].day == datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("custom", "wanted"),
    [
        ("  tenders:\n  - {id: T1, date: 2026-01-02, projet: x}\n",
         ["6:5 “project” (project) is missing | add the key project:",
          "6:32 unknown key “projet” | did you mean “project”?"]),
        ("  tenders:\n  - {date: 2026-02-30, project: x}\n",
         ["6:5 “id” (id) is missing | give",
          "6:12 2026-02-30 is not a day of the calendar | write a date as 2026-01-31"]),
        ("  tenders:\n  - {id: T1, date: 2026-01-02, project: x, price: -1}\n", ["6:51 the amount -1 is negative"]),
        ("  tenders:\n  - {id: T1, date: 2026-01-02, project: x, result: maybe}\n",
         ["6:52 “maybe” is none of the choices | write one of won, lost"]),
        ("  tenders:\n  - {id: T1, date: 2026-01-02, project: x}\n  - {id: T1, date: 2026-01-02, project: y}\n",
         ["7:10 the id T1 stands twice in this file"]),
        ("  tenders:\n  - {id: S1, date: 2026-01-02, project: x}\nsales:\n- {id: S1, date: 2026-01-02, amount: 1}\n",
         ["6:10 the id S1 stands twice in this file"]),
        ("  tenders: none\n", ["5:12 a list is expected here"]),
        ("  tenders:\n  - x\n", ["6:5 a mapping of keys and values is expected here"]),
        ("  tenderz: []\n  tender:\n  - {id: T1}\n",
         ["5:3 the list “tenderz” belongs to no kind of record that is declared | did you mean “tenders”?",
          "6:3 the list “tender” belongs to no kind of record that is declared | did you mean “tenders”?"]),
        ("  gat: x\n", ["5:3 custom field “gat” is not declared | did you mean “gate”?"]),
        ("  tonnage: [1]\n", ["5:12 one value is expected here"]),
        ("  tonnage: {a: 1}\n", ["5:12 one value or a list of records is expected here"]),
        ("  tonnage: -1\n", ["5:12 the amount -1 is negative"]),
    ],
)  # fmt: skip
def test_faults_say_where_they_are(custom: str, wanted: list[str]) -> None:
    found = [
        said(problem).removeprefix("customers/C1.yaml:")
        for problem in customer(f"custom:\n  gate: north\n{custom}").errors
    ]
    assert len(found) == len(wanted), found
    for one, beginning in zip(found, wanted, strict=True):
        assert one.startswith(beginning)


def test_a_required_field_is_asked_for_and_does_not_hide_the_customer() -> None:
    file = customer("custom: {gate: , tenders: }\n")
    assert [said(problem) for problem in file.problems] == [
        "customers/C1.yaml:3:1 the custom field “gate” is required | add the key gate:"
    ]
    assert file.customer is not None


KIND = "records:\n  tender: {letter: TD, fields: {date: {type: date}}}\n"


@pytest.mark.parametrize(
    ("declared", "wanted"),
    [
        ("records:\n  sale: {letter: TD, fields: {a: {}}}\n", "2:9 kehu has a kind “sale” itself"),
        ("records:\n  customer: {letter: TD, fields: {a: {}}}\n", "2:13 kehu has a kind “customer” itself"),
        ("records:\n  投标: {letter: TD, list: tenders, fields: {a: {}}}\n", "2:7 “投标” cannot name a kind of record"),
        ("records:\n  tender: {letter: S, fields: {a: {}}}\n", "2:20 the letter S is taken: ids of the kind sale"),
        ("records:\n  tender: {letter: td, fields: {a: {}}}\n", "2:20 “td” cannot begin the ids of a kind"),
        ("records:\n  tender: {letter: ABCD, fields: {a: {}}}\n", "2:20 “ABCD” cannot begin the ids of a kind"),
        (KIND + "  bid: {letter: TD, fields: {a: {}}}\n", "3:17 the letter TD stands twice"),
        (KIND + "  bid: {letter: B1, fields: {a: {}}}\n", "3:17 “B1” cannot begin the ids of a kind"),
        (KIND + "  bid: {letter: BI, list: tenders, fields: {a: {}}}\n", "3:27 the list name tenders is taken"),
        ("records:\n  deal: {letter: TD, list: sales, fields: {a: {}}}\n", "2:28 the list name sales is taken"),
        ("custom:\n  tenders: {}\n" + KIND, "4:11 the list name tenders is taken"),
        ("records:\n  tender: {letter: TD, list: our list, fields: {a: {}}}\n", "2:30 “our list” cannot name a list"),
        ("records:\n  tender: {letter: TD, fields: {}}\n", "2:32 a kind of record needs a field"),
        ("records:\n  tender: {letter: TD, fields: {id: {}}}\n", "2:37 every record has id already"),
        ("records:\n  tender: {letter: TD, fields: {项目: {}}}\n", "2:37 “项目” cannot name a field"),
        ("records:\n  tender: {letter: TD, date: day, fields: {day: {}, on: {type: date}}}\n",
         "2:30 day is not a date among the fields | the fields of type date are: on"),
        ("records:\n  tender: {fields: {a: {}}}\n", "2:11 “letter” (letter of the ids"),
        ("records:\n  tender: {letter: TD, colour: red, fields: {a: {}}}\n", "2:24 unknown key “colour”"),
        ("records:\n  tender: {letter: TD, fields: {a: {typ: text}}}\n", "2:37 unknown key “typ” | did"),
        ("records:\n  tender: {letter: TD, fields: {a: {type: money}}}\n", "2:43 “money” is none of the choices"),
        ("custom:\n  gate: {type: choice}\n", "2:16 a choice needs its choices"),
        ("custom:\n  gate: {choices: [a]}\n", "2:19 only a field of type choice has choices"),
        ("custom:\n  gate: {type: choice, choices: [a, a]}\n", "2:33 “a” stands twice among the choices"),
        ("custom:\n  gate: {type: choice, choices: {a: {de: x}}}\n", "2:37 unknown key “de” | write"),
    ],
)  # fmt: skip
def test_a_faulty_declaration_says_one_line_where_it_is(declared: str, wanted: str) -> None:
    settings, problems = settings_of(declared)
    assert settings is None
    (problem,) = problems
    assert said(problem).removeprefix("kehu.yaml:").startswith(wanted)
    assert text(problem.message, "zh") != text(problem.message, "en")


def test_all_faults_between_declarations_are_said_at_once() -> None:
    _, problems = settings_of("records:\n  sale: {letter: S, fields: {a: {}}}\n  x: {letter: R, fields: {id: {}}}\n")
    assert len(problems) == 4
