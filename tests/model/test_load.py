"""From plain text data to models: every fault collected, each at its place, with what would be right [D6]."""

from __future__ import annotations

import pytest

from kehu.archive.customer_file import read_customer
from kehu.archive.read import read
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.load import Source, load
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.model.settings import Settings


def problems_of(yaml: str, settings: Settings | None = None) -> list[Problem]:
    return read_customer("customers/C1.yaml", yaml.encode(), settings or Settings()).problems


def said(problem: Problem, language: str = "en") -> str:
    hint = f" | {text(problem.hint, language)}" if problem.hint else ""
    return f"{problem.where} {problem.rule}: {text(problem.message, language)}{hint}"


def test_all_faults_of_a_file_are_collected_each_at_its_place() -> None:
    found = problems_of(
        "code: C1\n"
        "naem: x\n"
        "kind: 组织型客户\n"
        "sales:\n"
        "- {id: S1, date: 2020-02-30, amount: -5}\n"
        "- {id: S2, date: 2020-02-03, amuont: 5}\n"
    )
    assert [said(problem) for problem in found] == [
        "customers/C1.yaml:1:1 missing: “name” (name) is missing | add the key name:",
        "customers/C1.yaml:2:1 unknown-key: unknown key “naem” | did you mean “name”?",
        "customers/C1.yaml:3:7 choice: “组织型客户” is none of the choices"
        " | choices are stored in English: write organization",
        "customers/C1.yaml:5:18 date: 2020-02-30 is not a day of the calendar | write a date as 2026-01-31",
        "customers/C1.yaml:5:38 negative: the amount -5 is negative"
        " | amounts are positive: record goods that came back or an allowance as a return (kehu add return)",
        "customers/C1.yaml:6:3 missing: “amount” (amount) is missing | add the key amount:",
        "customers/C1.yaml:6:30 unknown-key: unknown key “amuont” | did you mean “amount”?",
    ]


def test_messages_speak_chinese() -> None:
    (problem,) = problems_of("code: C1\nname: 某公司\nphnoe: 1\n")
    assert said(problem, "zh") == "customers/C1.yaml:3:1 unknown-key: 未知的键“phnoe” | 是否为“phone”？"


def test_a_missing_id_is_offered_one_and_the_same_one_every_time() -> None:
    yaml = "code: C1\nname: x\nsales:\n- {date: 2026-01-02, amount: 5}\n"
    (first,), (second,) = problems_of(yaml), problems_of(yaml)
    assert said(first) == said(second)
    assert "give it one: id: S260102-" in said(first)


def test_an_amount_must_be_quantity_times_price_less_discount() -> None:
    good = (
        "code: C1\nname: x\nsales:\n- {id: S1, date: 2026-01-02, quantity: 3, price: 0.335, discount: 0.50, "
        "amount: 0.51}\n"
    )
    assert not problems_of(good)
    (problem,) = problems_of(good.replace("0.51", "0.54"))
    assert said(problem).startswith("customers/C1.yaml:4:81 amount: the amount 0.54 is not")


def test_an_amount_may_differ_by_one_cent() -> None:
    line = "code: C1\nname: x\nsales:\n- {{id: S1, date: 2026-01-02, quantity: 3, price: 1, amount: {}}}\n"
    for stated, wrong in (("2.989999", 1), ("2.99", 0), ("3.01", 0), ("3.010001", 1)):
        assert len(problems_of(line.format(stated))) == wrong


def test_a_computed_amount_is_no_larger_than_a_stated_one_may_be() -> None:
    line = "code: C1\nname: x\nsales:\n- {{id: S1, date: 2026-01-02, quantity: {}, price: 1000000}}\n"
    assert not problems_of(line.format("999999999.999999"))
    (problem,) = problems_of(line.format("1000000000"))
    assert said(problem) == (
        "customers/C1.yaml:4:59 amount: quantity × price - discount = 1,000,000,000,000,000.00 has more than 15 digits"
        " | correct the quantity or the price"
    )


def test_an_amount_left_out_is_computed_rounding_half_up() -> None:
    data = {"id": "S1", "date": "2026-01-02", "quantity": "1", "price": "0.125"}
    customer, _ = load(Customer, {"code": "C1", "name": "x", "sales": [data]})
    assert customer and str(customer.sales[0].amount) == "0.13"


def test_empty_values_are_absent() -> None:
    assert not problems_of("code: C1\nname: x\nphone:\nsales:\nfounded: ''\nreceipts: []\n")
    assert [problem.rule for problem in problems_of("code: C1\nname: ''\n")] == ["missing"]


def test_an_unknown_key_is_one_even_without_a_value() -> None:
    assert [problem.rule for problem in problems_of("code: C1\nname: x\nownr:\n")] == ["unknown-key"]


def test_a_comma_in_an_amount_is_no_smaller_amount() -> None:
    (problem,) = problems_of("code: C1\nname: x\nsales:\n- {id: S1, date: 2026-01-02, amount: 1,200.00}\n")
    assert said(problem) == (
        "customers/C1.yaml:4:40 unknown-key: unknown key “200.00”"
        " | write it like 1200.00: digits and a point, no comma, no exponent, at most 6 decimals"
    )


def test_quoted_and_plain_spelling_mean_the_same() -> None:
    one = read_customer(
        "C1.yaml", b"code: C1\nname: 012\nsales:\n- {id: S1, date: 2026-01-02, amount: 1.50}\n", Settings()
    )
    two = read_customer(
        "C1.yaml",
        b"code: 'C1'\nname: \"012\"\nsales:\n- {id: 'S1', date: \"2026-01-02\", amount: '1.50'}\n",
        Settings(),
    )
    assert one.customer == two.customer is not None


@pytest.mark.parametrize("name", ["for_", "from_", "with_"])
def test_python_spellings_of_keywords_are_no_keys(name: str) -> None:
    (problem, *_) = problems_of(
        f"code: C1\nname: x\nreceipts:\n- {{id: R1, date: 2026-01-02, amount: 5, {name}: S1}}\n"
    )
    assert problem.rule == "unknown-key"


def test_references_and_ids_must_hold() -> None:
    found = problems_of(
        "code: C1\nname: x\nsales:\n- {id: S1, date: 2026-01-02, amount: 5}\n"
        "receipts:\n- {id: S1, date: 2026-01-02, amount: 5, for: S2}\n"
        "- {id: R2, date: 2026-01-02, amount: 5, bounced: 2026-01-01}\n"
        "extensions:\n- {id: X1, date: 2026-01-02, sale: S11, due: 2026-05-01}\n"
    )
    assert [said(problem) for problem in found] == [
        "customers/C1.yaml:6:8 duplicate-id: the id S1 stands twice in this file"
        " | give one of the two records another id, and look after what refers to it",
        "customers/C1.yaml:6:46 reference: there is no sale S2 in this file | did you mean S1?",
        "customers/C1.yaml:7:50 dates: the receipt bounced before it came (2026-01-02) | correct one of the two dates",
        "customers/C1.yaml:9:36 reference: there is no sale S11 in this file | did you mean S1?",
    ]


def test_the_code_is_the_file_name() -> None:
    (problem,) = problems_of("code: C2\nname: x\n")
    assert said(problem).startswith("customers/C1.yaml:1:7 code-is-file-name: the code C2 is not the file's name C1")


def test_custom_fields_have_their_declared_type() -> None:
    settings, problems = load(
        Settings,
        {
            "custom": {
                "steel": {"type": "choice", "choices": ["304", "316L"]},
                "since": {"type": "date", "required": "yes"},
            }
        },
    )
    assert settings and not problems
    assert not problems_of("code: C1\nname: x\ncustom: {steel: 316L, since: 2020-01-01}\n", settings)
    found = problems_of("code: C1\nname: x\ncustom: {steel: 305, snice: 2020-01-01}\n", settings)
    assert [(problem.rule, problem.severity) for problem in found] == [
        ("missing", "warning"),
        ("choice", "error"),
        ("unknown-key", "error"),
    ]


def test_a_list_where_a_value_belongs_and_the_other_way() -> None:
    found = problems_of("code: C1\nname: [a, b]\nsales: none yet\nwatch: 5\n")
    assert [(problem.line, problem.rule) for problem in found] == [(2, "type"), (3, "type"), (4, "type")]


@pytest.mark.parametrize(
    ("yaml", "rule"),
    [
        ("credit: {ratio: 80}", "ratio"),
        ("volume: {grades: [{name: A, at_least: 5}, {name: B, at_least: 7}, {name: C, at_least: 0}]}", "grades"),
        ("volume: {grades: [{name: A, at_least: 5}]}", "grades"),
        ("volume: {potential: {grade: Z}}", "grades"),
        ("ageing: {buckets: [30, 20]}", "buckets"),
        ("credit: {grades: {戊: {}}}", "grades"),
        ("credit: {moths: 12}", "unknown-key"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused_at_its_place(yaml: str, rule: str) -> None:
    document = read(yaml.encode(), "policy.yaml")
    policy, problems = load(Policy, document.data, Source("policy.yaml", document.place))
    assert policy is None
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, 1)]


def test_the_policy_hash_is_of_the_effective_values() -> None:
    same, _ = load(Policy, {"credit": {"ratio": "0.8"}, "volume": {"months": "12"}})
    other, _ = load(Policy, {"credit": {"ratio": "0.81"}})
    assert same and other
    assert same.hash == Policy().hash != other.hash
    assert same.hash.startswith("sha256:")
