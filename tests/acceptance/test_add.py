"""`kehu add`: options from the models, values as typed, one more line in the file, complaints by the option's name."""

from __future__ import annotations

import datetime
import random
import shlex
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kehu.archive.directory import Archive
from kehu.archive.shape import Shape, form
from kehu.cli.adding import given, kinds
from kehu.cli.adding.new_record import Maker
from kehu.lang import text
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.model.kinds import BY_KIND
from kehu.model.types import Choice
from typed import Answer, Kehu, git

FILE = "customers/C00/C00001.yaml"


def customer(archive: Path) -> Customer:
    file = Archive.open(archive).find("C00001")
    assert file is not None
    assert file.customer is not None, file.errors
    return file.customer


# Options and values


def test_every_kind_is_offered() -> None:
    """All but those that have a command of their own."""
    assert set(kinds.KINDS) == set(BY_KIND) - {"review", "grade", "owner", "status"}


def test_kinds_stand_in_groups(kehu: Kehu) -> None:
    for language in ("en", "zh"):
        page = kehu("add", "--help", "--lang", language).out
        places = [page.index(f"\n{text(group, language)}\n") for group in kinds.GROUPS]
        assert places == sorted(places)
        assert all(f"\n  {kind} " in page and text(label, language) in page for kind, label in kinds.KINDS.items())


ARCHIVED = (
    "code: C00001\nname: x\n"
    "orders:\n- {id: O1, date: 2025-01-01, amount: 1}\n"
    "sales:\n- {id: S1, date: 2025-01-01, amount: 90000, due: 2025-02-01}\n"
    "- {id: S2, date: 2025-01-01, amount: 90000, due: 2025-02-01}\n"
)
EXAMPLES = [call for examples in kinds.EXAMPLES.values() for call, _ in examples]


@pytest.mark.parametrize("call", EXAMPLES, ids=[" ".join(call.split()[2:3]) for call in EXAMPLES])
def test_every_example_does_what_it_shows(call: str, archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text(ARCHIVED, "utf-8")
    (archive / "scan.pdf").write_bytes(b"scan")
    answer = kehu(*shlex.split(call)[1:])
    assert answer.code == 0, answer.err
    assert answer.out.strip() in (archive / FILE).read_text("utf-8")


def word(model: type[Entry], name: str) -> str:
    """What one value of a field may be."""
    what = form(keys(model)[name])
    by_name = {
        "code": "X-1", "for": "S1", "sale": "S1", "sales": "S1", "order": "O1", "parent": "O1", "birthday": "02-29",
        "file": "attachments/C00001/扫描 1.pdf", "sha256": "0123456789abcdef" * 4,
        "credit_code": "91350100M000100Y43", "currency": "CNY",
    }  # fmt: skip
    if name in by_name:
        return by_name[name]
    if issubclass(what.type, Choice):
        return list(what.type)[-1].label.zh
    by_type = {datetime.date: "2026-03-04", Decimal: "0008.50", int: "012", bool: "是", str: "no: #1, “甲” [x]"}
    return by_type[what.type]


def filled(model: type[Entry]) -> dict[str, Any]:
    """A mapping with all its parts."""
    found: dict[str, Any] = {}
    for name, key in keys(model).items():
        what = form(key)
        found[name] = [filled(what.type)] if what.shape is Shape.ITEMS else word(model, name)
    return found


def flat(data: dict[str, Any], above: str = "") -> Iterator[str]:
    """The parts as they are typed."""
    for name, value in data.items():
        if isinstance(value, list):
            yield from (part for n, each in enumerate(value, 1) for part in flat(each, f"{above}{name}.{n}."))
        else:
            yield f"{above}{name}={value}"


def stored(model: type[Entry], data: dict[str, Any]) -> dict[str, Any]:
    """Choices in English, as a file has them."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        what = form(keys(model)[name])
        if isinstance(value, list):
            found[name] = [stored(what.type, each) for each in value]
        else:
            found[name] = what.type.named(value).value if issubclass(what.type, Choice) else value
    return found


def sample(model: type[Entry], name: str) -> list[str]:
    """Words that a field takes."""
    what = form(keys(model)[name])
    if what.shape is Shape.TEXTS:
        return ["S1", "S2"] if name in ("sales", "about") else ["one, two", "三"]
    if what.shape is Shape.PAIRS:
        return ["erp=00 12", "b.c=x=y"] if name == "external_ids" else ["colour=red"]
    if what.shape is Shape.MAPPING:
        return list(flat(filled(what.type)))
    if what.shape is Shape.ITEMS:
        return [*flat(filled(what.type), "1."), *flat(filled(what.type), "2.")]
    return [word(model, name)]


def as_read(model: type[Entry], name: str, words: list[str]) -> Any:
    """What the model makes of the words."""
    what = form(keys(model)[name])
    if what.shape is Shape.CLAIMS:
        return ((words[0], None),)
    if what.shape is Shape.MAPPING:
        return what.type.model_validate(stored(what.type, filled(what.type)))
    if what.shape is Shape.ITEMS:
        return [what.type.model_validate(stored(what.type, filled(what.type)))] * 2
    if what.shape in (Shape.PAIRS, Shape.TEXTS):
        return dict(word.split("=", 1) for word in words) if what.shape is Shape.PAIRS else words
    (only,) = words
    if issubclass(what.type, Choice):
        return what.type.named(only)
    known: dict[type, Any] = {datetime.date: datetime.date.fromisoformat, Decimal: Decimal, int: int, bool: bool}
    return known.get(what.type, str)(only)


OPTIONS = [(kind, field.name) for kind in kinds.KINDS for field in given.options_of(BY_KIND[kind], ["id"])]


@pytest.mark.parametrize(("kind", "name"), OPTIONS)
def test_every_option_of_every_record_reads_back(kind: str, name: str, archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text(ARCHIVED, "utf-8")
    model = BY_KIND[kind]
    needed = {each.name: sample(model, each.name) for each in given.options_of(model, ["id"]) if each.required}
    fields = {**needed, name: sample(model, name)}
    if name == "bounced":
        fields["date"] = ["2026-01-01"]
    if name == "file":
        (archive / "attachments/C00001").mkdir(parents=True)
        (archive / word(model, name)).write_bytes(b"scan")
    words = [word for field, values in fields.items() for value in values for word in (given.option(field), value)]
    answer = kehu("add", kind, "C00001", *words)
    assert answer.code == 0, answer.err
    record = getattr(customer(archive), model.KIND.list)[-1]
    assert record.id == answer.out.strip()
    assert getattr(record, keys(model)[name].attribute) == as_read(model, name, fields[name])


@pytest.mark.parametrize("name", [field.name for field in given.options_of(Customer, ["name"])])
def test_every_option_of_a_customer_reads_back(name: str, archive: Path, kehu: Kehu) -> None:
    settings = archive / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8") + "custom: {colour: {}}\n", "utf-8")
    words = sample(Customer, name)
    answer = kehu("add", "customer", "Red", *[each for word in words for each in (given.option(name), word)])
    assert answer.code == 0, answer.err
    file = Archive.open(archive).find(answer.out.strip())
    assert file is not None
    assert file.customer is not None
    assert getattr(file.customer, keys(Customer)[name].attribute) == as_read(Customer, name, words)


def test_values_stay_as_typed(archive: Path, kehu: Kehu) -> None:
    kehu("add", "receipt", "C00001", "--amount", "36000.00", "--no", "0012", "--method", "现金", "--note", "a: b")
    line = (archive / FILE).read_text("utf-8").splitlines()[-1]
    assert line.endswith('date: 2026-01-02, amount: 36000.00, method: cash, no: 0012, note: "a: b"}')


# Sales


def test_a_sale_gets_its_amount_and_its_due_date(archive: Path, kehu: Kehu) -> None:
    answer = kehu("add", "sale", "C00001", "--quantity", "30", "--price", "1200", "--discount", "0.01")
    sale = customer(archive).sales[0]
    assert (sale.amount, sale.due) == (Decimal("35999.99"), datetime.date(2026, 2, 1))
    assert answer.out == f"{sale.id}\n"
    assert answer.lines == [
        f"Added sale {sale.id} to Blue Valve Ltd ({FILE}:6)",
        "amount 35,999.99 = quantity × price - discount",
        "due 2026-02-01, 30 days after the sale",
    ]
    assert "due: 2026-02-01" in (archive / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "due"),
    [
        (["--due", "2026-01-31"], "2026-01-31"),
        (["--terms", "60"], "2026-03-03"),
        (["--date", "2025-06-30"], "2025-07-30"),  # before the agreed terms: the policy's 30 days
        ([], "2026-04-02"),  # 90 days agreed
    ],
)
def test_the_due_date_goes_by_the_nearest_agreement(options: list[str], due: str, archive: Path, kehu: Kehu) -> None:
    kehu("add", "terms", "C00001", "--from", "2025-07-01", "--days", "90")
    assert kehu("add", "sale", "C00001", "--amount", "1", *options).code == 0
    assert str(customer(archive).sales[0].due) == due


def test_the_terms_of_the_policy(archive: Path, kehu: Kehu) -> None:
    (archive / "policy.yaml").write_text("terms: {days: 10}\n", "utf-8")
    kehu("add", "sale", "C00001", "--amount", "1")
    assert str(customer(archive).sales[0].due) == "2026-01-12"


def test_a_product_of_the_largest_numbers(archive: Path, kehu: Kehu) -> None:
    answer = kehu("add", "sale", "C00001", "--quantity", "9" * 15, "--price", "9" * 15)
    assert answer.code == 2
    assert "= 999,999,999,999,998,000,000,000,000,001.00 has more than 15 digits" in answer.err


def test_what_a_receipt_pays(archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text(
        "code: C00001\nname: x\nsales:\n"
        "- {id: S1, date: 2026-01-01, amount: 9}\n- {id: S2, date: 2026-01-01, amount: 9}\n",
        "utf-8",
    )
    for words in (["S1"], ["S1", "S2"], ["S1=5.00", "S2"]):
        kehu("add", "receipt", "C00001", "--amount", "9", *[word for each in words for word in ("--for", each)])
    paid = [receipt.for_ for receipt in customer(archive).receipts]
    assert paid == [(("S1", None),), (("S1", None), ("S2", None)), (("S1", Decimal(5)), ("S2", None))]
    text = (archive / FILE).read_text("utf-8")
    assert "for: S1}" in text
    assert "for: [S1, S2]}" in text
    assert 'for: {S1: 5.00, S2: ""}}' in text


# Customers


def test_the_next_code(archive: Path, kehu: Kehu) -> None:
    assert kehu("add", "customer", "Red").out == "C00002\n"
    assert kehu("add", "customer", "Green", "--code", "C00007").out == "C00007\n"
    assert kehu("add", "customer", "Black").out == "C00008\n"
    assert kehu("add", "customer", "White", "--code", "c00007").lines[0] == (
        "kehu: the code c00007 is taken by customers/C00/C00007.yaml"
    )


def test_a_new_customer_s_file(archive: Path, kehu: Kehu) -> None:
    answer = kehu("add", "customer", "红", "--owner", "李雷", "--aliases", "a", "--aliases", "b", "--watch", "cause=新")
    assert answer.lines == ["Made customers/C00/C00002.yaml for 红"]
    assert (archive / "customers/C00/C00002.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../schemas/customer.schema.json\n"
        "code: C00002\nname: 红\naliases: [a, b]\nowner: 李雷\nentered_on: 2026-01-02\nwatch: {cause: 新}\n"
    )


def test_a_customer_like_another_is_pointed_out_first(archive: Path, kehu: Kehu) -> None:
    kehu("add", "customer", "Red", "--phone", "0755-8376 5566", "--owner", "Li Lei")
    like = ["add", "customer", "blue valve Co., LTD", "--phone", "(0755)83765566"]
    said = [
        "C00001 Blue Valve Ltd has the same name but for place or legal form: owner none, entered on 2026-01-02",
        "C00002 Red has the same phone: owner Li Lei, entered on 2026-01-02",
    ]
    refused = kehu(*like)
    assert (refused.code, refused.out) == (1, "")
    assert refused.lines == [
        *said,
        "kehu: blue valve Co., LTD looks like C00001, C00002, which was there first and keeps the customer; "
        "nothing was written",
        "a manager may decide otherwise: kehu assign; if it is another firm, add it with --anyway",
    ]
    assert not (archive / "customers/C00/C00003.yaml").exists()
    answer = kehu(*like, "--anyway")
    assert (answer.code, answer.out) == (0, "C00003\n")
    assert answer.lines[:2] == said


# Refusals: nothing is written, and the option is named

REFUSED: list[tuple[list[str], int, list[str]]] = [
    (
        ["sale", "C00001", "--amount", "abc"],
        2,
        [
            "kehu: --amount: “abc” is not a number",
            "write it like 1200.00: digits and a point, no comma, no exponent, at most 6 decimals",
        ],
    ),
    (["sale", "C00001"], 2, ["kehu: `kehu add sale` needs the option --amount", "`kehu add sale --help` explains it"]),
    (
        ["sale", "C00001", "--quantity", "2", "--price", "3", "--amount", "5"],
        2,
        [
            "kehu: --amount: the amount 5.00 is not quantity × price - discount = 6.00",
            "correct one of them, or leave the amount out: kehu computes it",
        ],
    ),
    (
        ["sale", "C00001", "--amount", "-5"],
        2,
        [
            "kehu: --amount: the amount -5 is negative",
            "amounts are positive: record goods that came back or an allowance as a return (kehu add return)",
        ],
    ),
    (
        ["receipt", "C00001", "--amount", "5", "--for", "S9"],
        1,
        ["kehu: --for: there is no sale S9 in this file", "record it first, or take the reference out"],
    ),
    (
        ["receipt", "C00001", "--amount", "5", "--for", "S9=1", "--for", "S9=2"],
        2,
        ["kehu: --for: S9 is given twice", "give it once"],
    ),
    (
        ["receipt", "C00001", "--amount", "5", "--bounced", "2025-01-01"],
        1,
        ["kehu: --bounced: the receipt bounced before it came (2026-01-02)", "correct one of the two dates"],
    ),
    (
        ["contact", "C00001"],
        2,
        ["kehu: `kehu add contact` needs the option --name", "`kehu add contact --help` explains it"],
    ),
    (
        ["contact", "C00001", "--name", "x", "--fone", "1"],
        2,
        [
            "kehu: `kehu add contact` has no option --fone",
            "Did you mean --phone? `kehu add contact --help` explains all options",
        ],
    ),
    (
        ["customer", "Red", "--code", "A B"],
        2,
        [
            "kehu: --code: “A B” is not a customer code",
            "use up to 32 letters A–Z, digits, - and _, not beginning with -",
        ],
    ),
    (
        ["customer", "Red", "--custom", "colour=red"],
        2,
        ["kehu: --custom colour: custom field “colour” is not declared", "declare it in kehu.yaml under custom:"],
    ),
    (
        ["customer", "Red", "--external-ids", "12"],
        2,
        [
            "kehu: --external-ids: “12” is not NAME=VALUE",
            "write the name, an equals sign and the value, without spaces around it",
        ],
    ),
    (
        ["customer", "Red", "--watch", "until=2026-01-01"],
        2,
        ["kehu: --watch: “cause” (cause) is missing", "give it too: --watch cause=…"],
    ),
    (
        ["customer", "Red", "--private", "birthday=1970-02-30"],
        2,
        [
            "kehu: --private birthday: 1970-02-30 is not a day of the calendar",
            "beside a lunar birthday stands its calendar: lunar",
        ],
    ),
    (
        ["contact", "C00001", "--name", "x", "--private", "family.2.name=y"],
        2,
        ["kehu: --private: 2 is not the next item of the list", "its items are counted from 1: 1.name=…"],
    ),
    (
        ["contact", "C00001", "--name", "x", "--private", "family.1.relation=y"],
        2,
        [
            "kehu: --private family.1: “name” (name) is missing",
            "give it too: --private family.1.name=…",
        ],
    ),
    (
        ["customer", "Red", "--departments", "name=x"],
        2,
        ["kehu: --departments: name is not the next item of the list", "its items are counted from 1: 1.name=…"],
    ),
    (
        ["contact", "C00001", "--name", "x", "--private", "birthdy=05-01"],
        2,
        ["kehu: --private birthdy: unknown key “birthdy”", "did you mean “birthday”?"],
    ),
    (
        ["statement", "C00001", "--cash", "5"],
        2,
        ["kehu: `kehu add statement` needs the option --date", "`kehu add statement --help` explains it"],
    ),
    (
        ["evaluation", "C00001", "--by", "x", "--funds", "11"],
        2,
        [
            "kehu: --funds: a score lies between 0 and 10",
            "leave it out where the factor was not judged",
        ],
    ),
    (
        ["sale", "Nobody", "--amount", "1"],
        3,
        [
            "kehu: no customer is called “Nobody”",
            "`kehu find Nobody` looks further; "
            "a customer is named by code, name, a part of it, pinyin, phone or person",
        ],
    ),
    (
        ["refund"],
        2,
        ["kehu: `kehu add refund` needs CUSTOMER", "`kehu add refund --help` explains it"],
    ),
    (
        ["sal", "C00001"],
        2,
        [
            "kehu: `kehu add` does not know sal",
            "Did you mean `kehu add sale`? `kehu add --help` lists what it knows",
        ],
    ),
    (
        ["--lang", "zh", "sale", "C00001", "--date", "2026-02-30", "--amount", "1"],
        2,
        ["kehu: --date：2026-02-30 不是有效日期", "日期请写成 2026-01-31"],
    ),
    (
        ["--lang", "zh", "receipt", "C00001", "--amount", "1", "--for", "S9"],
        1,
        ["kehu: --for：本文件中没有编号为 S9 的交易", "请先登记，或删去此处的引用"],
    ),
]


@pytest.mark.parametrize(("words", "code", "lines"), REFUSED)
def test_what_is_refused(words: list[str], code: int, lines: list[str], archive: Path, kehu: Kehu) -> None:
    before = (archive / FILE).read_bytes()
    answer = kehu("add", *words)
    assert answer == Answer(code, "", "\n".join(lines) + "\n")
    assert (archive / FILE).read_bytes() == before
    assert len(list(archive.rglob("customers/*/*"))) == 1


def test_a_file_that_cannot_be_read_is_left_alone(archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text("code: C00001\nname: x\nname: y\n", "utf-8")
    answer = kehu("add", "sale", "C00001", "--amount", "1")
    assert answer.code == 1
    assert answer.lines[0].startswith(f"kehu: {FILE}:3:1: nothing was changed, because the file has an error")


def test_an_error_elsewhere_in_the_file_does_not_stop_work(archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text(
        "code: C00001\nname: x\nfone: 1\nsales:\n- {id: S1, date: 2026-01-01, amount: 5}\n", "utf-8"
    )
    assert kehu("add", "receipt", "C00001", "--amount", "5", "--for", "S1").code == 0
    assert kehu("add", "receipt", "C00001", "--amount", "5", "--for", "S2").code == 1
    (archive / FILE).write_text("code: C00001\nname: x\nterms:\n- {id: A1, from: soon, days: 9}\n", "utf-8")
    assert kehu("add", "sale", "C00001", "--amount", "5", "--terms", "3").code == 0
    answer = kehu("add", "sale", "C00001", "--amount", "5")  # due by terms that cannot be read
    assert (
        answer.lines[0]
        == f"kehu: {FILE}:4:18: nothing was changed, because the file has an error: “soon” is not a date"
    )


# Ids, git, help


def test_the_random_source_of_ids_is_a_parameter(archive: Path) -> None:
    opened = Archive.open(archive)
    file = opened.find("C00001")
    assert file is not None
    made = [
        Maker("kehu add sale", opened.policy, datetime.date(2026, 1, 2), random.Random(5)).make(
            BY_KIND["sale"], {"amount": "1"}, file
        )
        for _ in range(2)
    ]
    assert made[0].id == made[1].id
    assert made[0].id.startswith("S260102-")


def test_git_sees_one_added_line(commented: Path, archive: Path, kehu: Kehu) -> None:
    id = kehu("add", "sale", "C00001", "--amount", "1200.00").out.strip()
    diff = git("diff", "-U0", cwd=archive).splitlines()
    assert [line for line in diff if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))] == [
        f"+  - {{id: {id}, date: 2026-01-02, amount: 1200.00, due: 2026-02-01}}"
    ]
    assert git("status", "--short", cwd=archive) == " M customers/C00/C00001.yaml\n"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_names_every_option_with_its_label(language: str, kehu: Kehu) -> None:
    answer = kehu("add", "sale", "--help", "--lang", language)
    for name, key in keys(BY_KIND["sale"]).items():
        if name != "id":
            assert given.option(name) in answer.out
            assert text(key.label, language) in answer.out
    assert ("银行转账" if language == "zh" else "transfer") in answer.out


def test_a_customer_without_a_name_is_asked_for_the_argument(archive: Path, kehu: Kehu) -> None:
    for name in ("", "  "):
        assert kehu("add", "customer", name).lines[0] == "kehu: `kehu add customer` needs NAME"


def test_choices_are_offered_to_a_chinese_reader_with_their_meaning(archive: Path, kehu: Kehu) -> None:
    said = kehu("--lang", "zh", "add", "sale", "C00001", "--amount", "1", "--use", "试用").err
    assert said == "kehu: --use：“试用”不在可选值之内\n请从中选一：new_build（新建）、repair（维修）\n"
