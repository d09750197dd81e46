"""What is put right by itself, and what is left to people."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.archive.read import parse
from kehu.model.customer import Customer
from kehu.model.settings import Settings
from kehu.quality.mending import mended

SETTINGS = Settings.model_validate({"custom": {"since": {"type": "date"}, "say": {"type": "text"}}})
HEAD = "code: C1\nname: 恒达\n"
HASH = hashlib.sha256(b"scan").hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "kehu.yaml").write_text("company: 泵阀\n", "utf-8")
    (tmp_path / "attachments/C1").mkdir(parents=True)
    (tmp_path / "attachments/C1/a.pdf").write_bytes(b"scan")
    return Archive.open(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("founded: 2001年1月2日  # 老厂\n", "founded: 2001-01-02  # 老厂\n"),
        ("kind: 个人型客户\n", "kind: individual\n"),
        ("registered_capital: '1,000,000.00'\n", "registered_capital: '1000000.00'\n"),
        ('credit_code: "９１３５０１００m０００１００Ｙ４３"\r\n', 'credit_code: "91350100M000100Y43"\r\n'),
        ("phone: ０７５５－８３７６５５６６", "phone: 0755-83765566"),
        ("custom: {since: 2014/1/2, say: 2014/1/2}\n", "custom: {since: 2014-01-02, say: 2014/1/2}\n"),
        ("contacts:\n- {id: P1, name: 韩梅, sex: 女, private: {wedding_day: 2001.2.3}}\n",
         "contacts:\n- {id: P1, name: 韩梅, sex: female, private: {wedding_day: 2001-02-03}}\n"),
        ("sales:\n- {id: S1, date: 2014-01-02, price: 1,200.00, quantity: 2, amount: 2,400.00, note: 付 1}\n",
         "sales:\n- {id: S1, date: 2014-01-02, price: 1200.00, quantity: 2, amount: 2400.00, note: 付 1}\n"),
        ("sales:\n- {id: S1, date: 2014-01-02, price: 1,200, quantity: 1,000, amount: 1,200,000.50}\n",
         "sales:\n- {id: S1, date: 2014-01-02, price: 1200, quantity: 1000, amount: 1200000.50}\n"),
        ("receipts:\n- {id: R1, date: 2014-01-02, amount: 9, for: {S1: １０}}\n",
         "receipts:\n- {id: R1, date: 2014-01-02, amount: 9, for: {S1: 10}}\n"),
    ],
)  # fmt: skip
def test_mended(archive: Archive, before: str, after: str) -> None:
    once = mended(archive, SETTINGS, "customers/C1.yaml", HEAD + before)
    assert once == HEAD + after
    assert mended(archive, SETTINGS, "customers/C1.yaml", once) == once


@pytest.mark.parametrize(
    "text",
    [
        "founded: 1/2/2001\n",
        "founded: 2001/2/30\n",
        "registered_capital: 100万\n",
        "registered_capital: 1.000.000\n",
        "note: ２０１４/1/2 付 1,200.00\n",
        "nmae: ２０１４\n",
        "kind: 公司\n",
        "sales:\n- {id: S1, date: 2014-01-02, amount: 1, 200: , note: x}\n",
        "sales:\n- {id: S1, date: 2014-01-02, amount: 1,20}\n",
        "sales:\n- {id: S1, date: 2014-01-02, amount: 1, amount: 2}\n",
        "founded: 2001/1/2\nname: 再写\n",
        "founded: [\n",
        "sales: none\n",
        "sales:\n- none\n",
    ],
)
def test_left_to_people(archive: Archive, text: str) -> None:
    assert mended(archive, SETTINGS, "customers/C1.yaml", HEAD + text) == HEAD + text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {date: 2014/1/2, amount: 1}\n", "- {id: ID, date: 2014-01-02, amount: 1}\n"),
        ("- date: 2014-01-02\n  amount: 1\n", "- id: ID\n  date: 2014-01-02\n  amount: 1\n"),
        ("  -   date: 2014-01-02 # x\n      amount: 1", "  -   id: ID\n      date: 2014-01-02 # x\n      amount: 1"),
        ("-\r\n  date: 2014-01-02\r\n  amount: 1\r\n", "-\r\n  id: ID\r\n  date: 2014-01-02\r\n  amount: 1\r\n"),
        ("- {\n    date: 2014-01-02,\n    amount: 1 }\n", "- {\n    id: ID, date: 2014-01-02,\n    amount: 1 }\n"),
        ("- {id: , date: 2014-01-02, amount: 1}\n", "- {id: ID , date: 2014-01-02, amount: 1}\n"),
    ],
)
def test_an_id_is_added_and_comes_first(archive: Archive, before: str, after: str) -> None:
    text = mended(archive, SETTINGS, "customers/C1.yaml", f"{HEAD}sales:\n{before}")
    (record,) = parse(text, "x").data["sales"]
    assert record["id"].startswith("S140102-")
    assert text == f"{HEAD}sales:\n{after}".replace("ID", record["id"])


def test_ids_are_the_same_each_time_and_different_from_each_other(archive: Archive) -> None:
    text = HEAD + "sales:\n" + "- {date: 2014-01-02, amount: 1}\n" * 40
    once = mended(archive, SETTINGS, "customers/C1.yaml", text)
    assert once == mended(archive, SETTINGS, "customers/C1.yaml", text)
    assert Customer.model_validate(parse(once, "x").data).sales
    assert len({record["id"] for record in parse(once, "x").data["sales"]}) == 40


def test_a_hash_that_is_missing(archive: Archive) -> None:
    head = HEAD + "documents:\n"
    record = "- {id: D1, date: 2014-01-02, kind: contract, file: attachments/C1/a.pdf, place: 柜 3}\n"
    right = record.replace(", place", f", sha256: {HASH}, place")
    assert mended(archive, SETTINGS, "customers/C1.yaml", head + record) == head + right
    lost = record.replace("a.pdf", "b.pdf")
    assert mended(archive, SETTINGS, "customers/C1.yaml", head + lost) == head + lost
    wrong = right.replace(HASH, "0" * 64)
    assert mended(archive, SETTINGS, "customers/C1.yaml", head + wrong) == head + wrong


def test_a_byte_order_mark_stays(archive: Archive) -> None:
    text = "\ufeff" + HEAD + "sales:\n- {id: S1, date: 2014/1/2, amount: 1,200.00}\n"
    right = "\ufeff" + HEAD + "sales:\n- {id: S1, date: 2014-01-02, amount: 1200.00}\n"
    assert mended(archive, SETTINGS, "customers/C1.yaml", text) == right
