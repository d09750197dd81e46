"""`kehu set`: dotted paths, one changed line, several assignments as one change, complaints by the field's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.archive.shape import form
from kehu.model.customer import Customer
from kehu.model.entry import keys
from typed import COMMENTED, Answer, Kehu, git, written

FILE = "customers/C00/C00001.yaml"

# One assignment; the line that goes, the line that comes.
CHANGES: list[tuple[str, str | None, str | None]] = [
    ("phone=0755-1", "phone: 0755-83765566  # 总机", "phone: 0755-1  # 总机"),
    ("name=红阀", "name: 蓝阀有限公司   # 2019 年更名", "name: 红阀   # 2019 年更名"),
    ("phone=", "phone: 0755-83765566  # 总机", None),
    ("kind=个人型客户", None, "kind: individual"),
    ("watch.cause=拖欠", None, "watch: {cause: 拖欠}"),
    ("external_ids.erp.x=0012", None, "external_ids: {erp.x: 0012}"),
    ("external-ids.erp=0012", None, "external_ids: {erp: 0012}"),
    ("custom.colour=red", None, "custom: {colour: red}"),
    ('aliases=a,"b, c"', None, 'aliases: [a, "b, c"]'),
    (
        "contacts.P7k3m2a.phone=0012",
        "  - {id: P7k3m2a, name: 韩梅, phone: 123}  # 采购",
        "  - {id: P7k3m2a, name: 韩梅, phone: 0012}  # 采购",
    ),
    (
        "sales.S1.due=2026-03-01",
        "  - {id: S1, date: 2025-11-01, product: 衬氟阀, amount: 36000.00, due: 2025-12-01}",
        "  - {id: S1, date: 2025-11-01, product: 衬氟阀, amount: 36000.00, due: 2026-03-01}",
    ),
    (
        "receipts.R1.for=S1=50",
        "  - {id: R1, date: 2025-12-01, amount: 100.00, for: S1}",
        "  - {id: R1, date: 2025-12-01, amount: 100.00, for: {S1: 50}}",
    ),
    (
        "receipts.R1.method=现金",
        "  - {id: R1, date: 2025-12-01, amount: 100.00, for: S1}",
        "  - {id: R1, date: 2025-12-01, amount: 100.00, method: cash, for: S1}",
    ),
]


def changed(archive: Path) -> tuple[list[str], list[str]]:
    """The lines that git says went and came."""
    diff = [line for line in git("diff", "-U0", cwd=archive).splitlines() if not line.startswith(("+++", "---"))]
    return [line[1:] for line in diff if line[0] == "-"], [line[1:] for line in diff if line[0] == "+"]


@pytest.mark.parametrize(("assignment", "gone", "come"), CHANGES)
def test_one_field_is_one_line(
    assignment: str, gone: str | None, come: str | None, commented: Path, archive: Path, kehu: Kehu
) -> None:
    settings = archive / "kehu.yaml"
    settings.write_text(settings.read_text("utf-8") + "custom: {colour: {}}\n", "utf-8")
    git("commit", "-qam", "custom", cwd=archive)
    answer = kehu("set", "C00001", assignment)
    assert answer.code == 0, answer.err
    assert answer.out == ""
    assert changed(archive) == ([gone] if gone else [], [come] if come else [])
    assert answer.lines[0].startswith(assignment.partition("=")[0] + ": ")


def test_several_assignments_are_one_change(commented: Path, archive: Path, kehu: Kehu) -> None:
    answer = kehu("set", "蓝阀", "sales.S1.quantity=3", "sales.S1.price=10", "sales.S1.amount=30.00", "watch.cause=x")
    assert answer == Answer(
        0,
        "",
        "sales.S1.quantity: - → 3\nsales.S1.price: - → 10\nsales.S1.amount: 36000.00 → 30.00\nwatch.cause: - → x\n",
    )
    assert "amount: 30.00, due" in commented.read_text("utf-8")


def test_a_record_can_be_removed(commented: Path, archive: Path, kehu: Kehu) -> None:
    assert kehu("set", "C00001", "receipts.R1=").code == 0
    assert changed(archive) == (
        ["receipts:", "  - {id: R1, date: 2025-12-01, amount: 100.00, for: S1}"],
        ["receipts: []"],
    )


def test_one_that_is_refused_stops_all(commented: Path, kehu: Kehu) -> None:
    assert kehu("set", "C00001", "phone=1", "founded=soon").code == 2
    assert commented.read_text("utf-8") == COMMENTED


def test_items_without_ids_go_by_their_number(archive: Path, kehu: Kehu) -> None:
    assert kehu("set", "C00001", "bank_accounts.1.bank=工行", "bank_accounts.1.account=0012").code == 0
    assert kehu("set", "C00001", "bank_accounts.2.bank=农行", "bank_accounts.2.account=0013").code == 0
    assert kehu("set", "C00001", "bank_accounts.1=").code == 0
    assert "bank_accounts:\n- {bank: 农行, account: 0013}\n" in (archive / FILE).read_text("utf-8")


def test_lists_within_nested_fields_go_by_their_number(commented: Path, archive: Path, kehu: Kehu) -> None:
    for person in ("", "contacts.P7k3m2a."):
        for part in ("family.1.name=李明", "family.1.birthday=02-30", "birthday=1970-01-31", "family.2.name=李华"):
            if part.endswith("02-30"):
                assert kehu("set", "C00001", f"{person}private.{part}").code == 2  # no day but by the lunar calendar
                assert kehu("set", "C00001", f"{person}private.family.1.birthday_calendar=农历").code == 0
            assert kehu("set", "C00001", f"{person}private.{part}").code == 0
        assert kehu("set", "C00001", f"{person}private.family.2=").code == 0
        assert kehu("set", "C00001", f"{person}private.itinerary.1.date=2026-05-01").code == 0
        assert kehu("set", "C00001", f"{person}privacy.basis=本人同意").code == 0
    file = Archive.open(archive).find("C00001")
    assert file is not None
    assert file.customer is not None, file.errors
    for holder in (file.customer, file.customer.contacts[0]):
        assert holder.private is not None
        assert holder.privacy is not None
        assert holder.private.data() == {
            "birthday": "1970-01-31",
            "family": [{"name": "李明", "birthday": "02-30", "birthday_calendar": "lunar"}],
            "itinerary": [{"date": "2026-05-01"}],
        }
        assert holder.privacy.data() == {"basis": "consent"}


@pytest.mark.parametrize("nested", ["characteristics", "business", "preferences"])
def test_every_part_of_a_nested_field_can_be_set(nested: str, archive: Path, kehu: Kehu) -> None:
    model = form(keys(Customer)[nested]).type
    assert kehu("set", "C00001", *(f"{nested}.{part}=某 {part}" for part in keys(model))).code == 0
    file = Archive.open(archive).find("C00001")
    assert file is not None
    assert file.customer is not None, file.errors
    assert getattr(file.customer, nested).data() == {part: f"某 {part}" for part in keys(model)}


def test_an_id_may_hold_dots(archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text(
        "code: C00001\nname: x\nsales:\n"
        "- {id: A.1, date: 2026-01-01, amount: 1}\n- {id: A.1.due, date: 2026-01-01, amount: 1}\n",
        "utf-8",
    )
    assert kehu("set", "C00001", "sales.A.1.no=5", "sales.A.1.due.no=6").code == 0
    text = (archive / FILE).read_text("utf-8")
    assert "{id: A.1, date: 2026-01-01, no: 5, amount: 1}" in text
    assert "{id: A.1.due, date: 2026-01-01, no: 6, amount: 1}" in text


def test_nothing_new_writes_nothing(commented: Path, archive: Path, kehu: Kehu) -> None:
    before = written(commented)
    answer = kehu("set", "C00001", "phone=0755-83765566", "watch=")
    assert answer == Answer(0, "", f"{FILE} says so already; nothing was written\n")
    assert written(commented) == before


def test_one_of_several_faults_can_be_mended(archive: Path, kehu: Kehu) -> None:
    (archive / FILE).write_text("code: C00001\nname: x\nfounded: soon\nstatus: odd\n", "utf-8")
    assert kehu("set", "C00001", "founded=2001-01-01").code == 0
    assert kehu("set", "C00001", "status=").code == 0


REFUSED: list[tuple[list[str], int, list[str]]] = [
    (["phone"], 2, ["“phone” sets nothing", "write FIELD=VALUE, or FIELD= to remove; `kehu set --help` explains it"]),
    (["=3"], 2, ["“=3” sets nothing", "write FIELD=VALUE, or FIELD= to remove; `kehu set --help` explains it"]),
    (["phon=1"], 2, ["there is no field “phon”", "did you mean “phone”?"]),
    (
        ["xyzzy=1"],
        2,
        [
            "there is no field “xyzzy”",
            "fields of your own are named custom.NAME; all fields: kehu add customer --help",
        ],
    ),
    (["watch.causes=1"], 2, ["there is no field “watch.causes”", "did you mean “cause”?"]),
    (["sales.S2.due=x"], 2, ["sales.S2.due: there is no “S2” in this list", "did you mean “S1”?"]),
    (
        ["orders.O1.due=x"],
        2,
        ["orders.O1.due: there is no “O1” in this list", "the list is empty; kehu add makes records"],
    ),
    (
        ["bank_accounts.2.bank=x"],
        2,
        ["bank_accounts.2.bank: there is no “2” in this list", "its items are numbered from 1; 1 adds one"],
    ),
    (
        ["code=C00002"],
        2,
        ["code cannot be set", "codes and ids stand for ever, because other records, papers and people refer to them"],
    ),
    (
        ["sales.S1.id=S2"],
        2,
        [
            "sales.S1.id cannot be set",
            "codes and ids stand for ever, because other records, papers and people refer to them",
        ],
    ),
    (["watch=x"], 2, ["watch is not one value", "set a part of it: watch.cause=…"]),
    (["sales=x"], 2, ["sales is not one value", "set a part of it: sales.ID.date=…"]),
    (["sales.S1=x"], 2, ["sales.S1 is not one value", "set a part of it: sales.S1.date=…"]),
    (["custom=x"], 2, ["custom is not one value", "set a part of it: custom.NAME=…"]),
    (["phone.x=1"], 2, ["phone.x: phone has no parts", "set it as a whole: phone=…"]),
    (["sales="], 2, ["sales is a whole list, and is not removed at once", "remove its items one by one: sales.ID="]),
    (
        ["aliases=,"],
        2,
        ["aliases: the list names nothing", "write a,b; or nothing at all after the equals sign to remove the list"],
    ),
    (
        ["name="],
        2,
        [
            "name cannot be removed: nothing may be without it",
            "set it to another value, or remove the whole that it is a part of",
        ],
    ),
    (
        ["watch.cause=x", "watch.until=2026-01-01", "watch.cause="],
        2,
        [
            "watch.cause cannot be removed: nothing may be without it",
            "set it to another value, or remove the whole that it is a part of",
        ],
    ),
    (["founded=1.2.2001"], 2, ["founded: “1.2.2001” is not a date", "write a date as 2026-01-31"]),
    (
        ["custom.colour=1"],
        2,
        ["custom.colour: custom field “colour” is not declared", "declare it in kehu.yaml under custom:"],
    ),
    (
        ["receipts.R1.for=S2"],
        1,
        ["receipts.R1.for: there is no sale S2 in this file", "did you mean S1?"],
    ),
    (
        ["sales.S1="],
        1,
        [
            "this would break customers/C00/C00001.yaml:15:53: there is no sale S1 in this file",
            "record it first, or take the reference out",
        ],
    ),
    (["--lang", "zh", "phon=1"], 2, ["没有字段“phon”", "是否为“phone”？"]),
]


@pytest.mark.parametrize(("words", "code", "lines"), REFUSED)
def test_what_is_refused(words: list[str], code: int, lines: list[str], commented: Path, kehu: Kehu) -> None:
    assert kehu("set", "C00001", *words) == Answer(code, "", f"kehu: {lines[0]}\n{lines[1]}\n")
    assert commented.read_text("utf-8") == COMMENTED


def test_what_is_no_text(commented: Path, kehu: Kehu) -> None:
    """Bytes that the system could not decode stand in the arguments as lone surrogates."""
    for words in ("note=\udcff", "external_ids.\udcff=1"):
        assert "the value holds characters that are not valid text" in kehu("set", "C00001", words).err
    assert commented.read_text("utf-8") == COMMENTED


def test_what_was_set_is_shown_safely(archive: Path, kehu: Kehu) -> None:
    assert kehu("set", "C00001", "note=\x1b[31m red\n").err == 'note: - → "\\x1b[31m red\\n"\n'


def test_no_customer_and_nothing_to_set(archive: Path, kehu: Kehu) -> None:
    assert kehu("set", "Nobody", "phone=1").code == 3
    assert kehu("set", "C00001").lines[0] == "kehu: `kehu set` needs FIELD=VALUE"
