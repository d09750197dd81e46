"""Bound volumes: read as one with the customer's file; records moved there and back; no figure changes."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

import pytest

import histories
from kehu.archive.binding import bind, to_bind, unbind
from kehu.archive.customer_file import CustomerFile
from kehu.archive.directory import Archive
from kehu.archive.new_file import new_customer_text
from kehu.archive.splice import CannotSplice
from kehu.archive.volumes import record_paths
from kehu.grading.assess import assess
from kehu.ledger.ageing import age
from kehu.ledger.settled import settled
from kehu.model.policy import Policy

CODE = "C00001"
FILE = "customers/C00/C00001.yaml"
VOLUME = "volumes/2024/C00/C00001.yaml"
TEXT = """\
# the boss knows them
code: C00001
name: 蓝阀有限公司   # since 2019

sales:
  # 2024
  - {id: S1, date: 2024-01-05, amount: 100.00}  # first
  - id: S2
    date: 2024-02-05
    amount: 50.00
    note: |
      two
       lines
  # open
  - {id: S3, date: 2024-03-05, amount: 10.00}

  # 2025
  - {id: S4, date: 2025-03-05, amount: 10.00}
receipts:
- {id: R1, date: 2024-03-01, amount: 150.00, for: [S1, S2]}
# the end
"""


def archive_of(root: Path, text: str, code: str = CODE) -> Archive:
    (root / "kehu.yaml").write_text("company: 南岭\n", "utf-8")
    (root / "customers/C00").mkdir(parents=True)
    (root / f"customers/C00/{code}.yaml").write_bytes(text.encode())
    return Archive.open(root)


def only(archive: Archive) -> CustomerFile:
    (file,) = archive.files()
    assert file.errors == [], file.errors
    return file


def moved(archive: Archive, year: int, *ids: str) -> None:
    with archive.changing() as change:
        for file in archive.files():
            bind(change, file, year, ids)


def brought_back(archive: Archive, year: int) -> None:
    with archive.changing() as change:
        for file in archive.files():
            for volume in file.volumes:
                if volume.year == year:
                    unbind(change, file, volume)


def text(archive: Archive, path: str) -> str:
    return (archive.root / path).read_bytes().decode()


def test_only_the_lines_of_the_records_move(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    moved(archive, 2024, "S1", "S2", "R1")
    assert (
        text(archive, VOLUME)
        == """\
# yaml-language-server: $schema=../../../schemas/volume.schema.json
code: C00001
year: 2024
sales:
  - {id: S1, date: 2024-01-05, amount: 100.00}  # first
  - id: S2
    date: 2024-02-05
    amount: 50.00
    note: |
      two
       lines
receipts:
- {id: R1, date: 2024-03-01, amount: 150.00, for: [S1, S2]}
"""
    )
    assert (
        text(archive, FILE)
        == """\
# the boss knows them
code: C00001
name: 蓝阀有限公司   # since 2019

sales:
  # 2024
  # open
  - {id: S3, date: 2024-03-05, amount: 10.00}

  # 2025
  - {id: S4, date: 2025-03-05, amount: 10.00}
receipts:
# the end
"""
    )


def test_file_and_volume_are_read_as_one(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    before = only(archive)
    moved(archive, 2024, "S1", "S2")
    after = only(archive)
    assert after.customer == before.customer
    assert after.place_of("S2") == (VOLUME, 6, 5)
    assert after.place_of("S3") == (FILE, 8, 5)
    assert after.place(("sales", 1, "note")) == (VOLUME, 9, 11)
    assert after.place(("sales", 2, "amount"))[:2] == (FILE, 8)
    assert set(after.record_ids) == {"S1", "S2", "S3", "S4", "R1"}
    volume = after.volume_of("S1")
    assert volume and volume.file == VOLUME
    assert after.volume_of("S3") is None


def test_the_revision_is_of_file_and_volumes(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    revisions = [only(archive).revision]
    moved(archive, 2024, "S1", "S2", "R1")
    revisions.append(only(archive).revision)
    (tmp_path / VOLUME).write_text(text(archive, VOLUME) + "# seen\n", "utf-8")
    revisions.append(only(archive).revision)
    assert len(set(revisions)) == 3


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", ["", "\n"])
def test_unbind_brings_every_byte_back(tmp_path: Path, newline: str, ending: str) -> None:
    whole = TEXT.removesuffix("# the end\n").replace("  # 2024\n", "").rstrip("\n").replace("\n", newline)
    archive = archive_of(tmp_path, whole + ending.replace("\n", newline))
    moved(archive, 2024, "S1", "S2")
    assert text(archive, VOLUME).count("\n") == text(archive, VOLUME).count(newline)
    brought_back(archive, 2024)
    assert text(archive, FILE) == whole + ending.replace("\n", newline)
    assert not (tmp_path / "volumes").exists()


def test_a_second_run_takes_more_and_keeps_the_order_of_days(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    moved(archive, 2024, "S2")
    moved(archive, 2024, "S1", "S3")
    assert re.findall(r"id: (S\d)", text(archive, VOLUME)) == ["S1", "S2", "S3"]
    assert [sale.id for sale in only(archive).customer.sales] == ["S1", "S2", "S3", "S4"]  # type: ignore[union-attr]


def test_a_bracketed_list_gives_and_takes(tmp_path: Path) -> None:
    line = "sales: [{id: S1, date: 2024-01-05, amount: 1}, {id: S4, date: 2025-03-05, amount: 2}]\n"
    archive = archive_of(tmp_path, "code: C00001\nname: 蓝阀\n" + line)
    before = only(archive).customer
    moved(archive, 2024, "S1")
    assert "- {id: S1, date: 2024-01-05, amount: 1}\n" in text(archive, VOLUME)
    assert only(archive).customer == before
    brought_back(archive, 2024)
    after = only(archive).customer
    assert after and before and {each.id: each for each in after.sales} == {each.id: each for each in before.sales}


def test_comments_in_a_volume_are_not_thrown_away(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    moved(archive, 2024, "S1")
    (tmp_path / VOLUME).write_text(text(archive, VOLUME) + "# audited by 王\n", "utf-8")
    brought_back(archive, 2024)
    assert "# audited by 王" in text(archive, VOLUME)
    assert only(archive).volumes[0].ids == {}


def test_a_run_that_broke_off_counts_once_and_is_completed(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    before = only(archive).customer
    moved(archive, 2024, "S1", "R1")
    rest = text(archive, FILE)
    (tmp_path / FILE).write_text(TEXT, "utf-8", newline="\n")  # the volume was written, the file was not
    file = only(archive)
    assert file.customer == before
    assert [(each.rule, each.severity, each.file) for each in file.problems] == [("half-bound", "warning", VOLUME)]
    assert set(to_bind(file, 2024, ())) == {"S1", "R1"}
    moved(archive, 2024, *to_bind(file, 2024, ()))
    assert text(archive, FILE) == rest
    (tmp_path / FILE).write_text(TEXT, "utf-8", newline="\n")  # unbind wrote the file, and the volume is still there
    brought_back(archive, 2024)
    assert text(archive, FILE) == TEXT
    assert only(archive).volumes == ()


def test_what_is_wrong_in_a_volume_is_said_with_its_place(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    (tmp_path / VOLUME).parent.mkdir(parents=True)
    (tmp_path / VOLUME).write_text(
        "code: C00002\nyear: 2023\nsalse: []\n"
        "sales:\n- {id: S1, date: 2024-01-05, amount: 999}\n- {id: S9, date: 2024-01-05, amount: x}\n"
        "receipts:\n- {id: R9, date: 2024-01-05, amount: 1, for: S8}\n",
        "utf-8",
    )
    (file,) = archive.files()
    assert file.customer is None
    assert [(each.rule, each.file, each.line) for each in file.problems] == [
        ("volume-place", VOLUME, 1),
        ("volume-place", VOLUME, 2),
        ("unknown-key", VOLUME, 3),
        ("duplicate-id", VOLUME, 5),
        ("number", VOLUME, 6),
    ]


def test_a_reference_may_cross_from_file_to_volume(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    moved(archive, 2024, "S1")
    assert only(archive).customer
    (tmp_path / VOLUME).write_text(text(archive, VOLUME).replace("S1", "S7"), "utf-8")
    (file,) = archive.files()
    assert [(each.rule, each.file, each.line) for each in file.errors] == [("reference", FILE, 19)]


def test_a_volume_that_cannot_be_read_hides_nothing_silently(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    moved(archive, 2024, "S1")
    (tmp_path / VOLUME).write_text("sales: [\n", "utf-8")
    (file,) = archive.files()
    assert file.customer is None
    assert {each.file for each in file.errors} == {VOLUME}


def test_what_cannot_be_cut_safely_is_refused(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, "{code: C00001, name: 蓝阀, sales: [{id: S1, date: 2024-01-05, amount: 1}]}\n")
    with pytest.raises(CannotSplice), archive.changing() as change:
        bind(change, only(archive), 2024, ["S1"])
        unbind(change, change.read(FILE), change.read(FILE).volumes[0])
    assert not (tmp_path / "volumes").exists()


def test_volumes_follow_a_file_that_a_person_moved(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, TEXT)
    moved(archive, 2024, "S1")
    (tmp_path / "customers/key").mkdir()
    (tmp_path / FILE).rename(tmp_path / "customers/key/C00001.yaml")
    assert only(archive).volume_of("S1")


# Laws


def figures(file: CustomerFile, days: list[datetime.date], policy: Policy) -> list[object]:
    assert file.customer is not None, file.errors
    found: list[object] = []
    for day in days:
        assessment = assess(file.customer, policy, day)
        found += [assessment, age(assessment.ledger, policy.ageing)]
    return found


@pytest.mark.parametrize("number", range(100))
def test_no_figure_of_a_random_history_changes(tmp_path: Path, number: int) -> None:
    history, days = histories.random_history(random.Random(f"bound/{number}"))
    data = {"code": CODE, "name": "东海化工", **history}
    ids = [each["id"] for records in history.values() for each in records]
    if len(set(ids)) < len(ids):
        return
    archive = archive_of(tmp_path, new_customer_text(data, FILE))
    before = only(archive)
    assert before.customer
    policy = Policy()
    expected = figures(before, days, policy)
    for year in (2024, 2023):
        with archive.changing() as change:
            file = change.read(FILE)
            assert file.customer
            found = settled(file.customer, policy, year, datetime.date(2026, 6, 1))
            bind(change, file, year, {each.id for each in found.closed})
        assert figures(only(archive), days, policy) == expected
    moved_any = {id for volume in only(archive).volumes for id in volume.ids}
    for year in (2023, 2024):
        brought_back(archive, year)
    after = only(archive)
    assert after.volumes == ()
    assert figures(after, days, policy) == expected
    assert records(after) == records(before)
    if not moved_any:
        assert after.data == before.data


def records(file: CustomerFile) -> dict[str, object]:
    data = file.document.data
    return {id: data[name][n] for id, (name, n) in record_paths(data)}
