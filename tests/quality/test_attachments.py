"""Files of documents: there, unaltered, named."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from kehu.quality.check import check

SCAN = "attachments/C1/scan.pdf"
GOOD = hashlib.sha256(b"scan").hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "kehu.yaml").write_text("company: 泵阀\n", "utf-8")
    for folder in ("customers", "attachments/C1", "attachments/C2"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / SCAN).write_bytes(b"scan")
    named(tmp_path, f"file: {SCAN}, sha256: {GOOD}")
    return Archive.open(tmp_path)


def named(root: Path, fields: str, code: str = "C1") -> None:
    text = f"code: {code}\nname: 恒达{code}\ndocuments:\n- {{id: DC1, date: 2014-01-01, kind: contract, {fields}}}\n"
    (root / f"customers/{code}.yaml").write_text(text, "utf-8")


def said(archive: Archive, *paths: str, hashed: bool = True) -> list[tuple[str, str, str]]:
    problems = check(archive, paths or None, hashed=hashed).problems
    return [(each.severity, each.rule, each.where) for each in problems]


def test_a_sound_archive(archive: Archive) -> None:
    assert said(archive) == []


def test_an_altered_file(archive: Archive) -> None:
    (archive.root / SCAN).write_bytes(b"Scan")
    assert said(archive) == [("error", "file-altered", "customers/C1.yaml:4:86")]
    assert said(archive, hashed=False) == []


def test_a_missing_file(archive: Archive) -> None:
    (archive.root / SCAN).unlink()
    assert said(archive) == said(archive, hashed=False) == [("error", "file-missing", "customers/C1.yaml:4:53")]


def test_a_file_without_a_hash(archive: Archive) -> None:
    named(archive.root, f"file: {SCAN}")
    assert said(archive) == [("warning", "hash-missing", "customers/C1.yaml:4:53")]
    assert GOOD in str(check(archive).problems[0].hint)


def test_files_that_nobody_names(archive: Archive) -> None:
    for name in ("C2/a.pdf", "C2/deep/b.pdf", "c.pdf", "C2/.hidden", "C2/x~", "C2/Thumbs.db"):
        file = archive.root / "attachments" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"")
    assert said(archive) == [
        ("warning", "attachment", f"attachments/{name}:1:1") for name in ("C2/a.pdf", "C2/deep/b.pdf", "c.pdf")
    ]
    assert said(archive, "customers/C1.yaml") == []


def test_a_file_that_another_customer_names_is_named(archive: Archive) -> None:
    (archive.root / "attachments/C2/a.pdf").write_bytes(b"a")
    named(archive.root, f"file: attachments/C2/a.pdf, sha256: {hashlib.sha256(b'a').hexdigest()}")
    named(archive.root, f"file: {SCAN}, sha256: {GOOD}", "C2")
    assert said(archive, "customers/C2.yaml") == []


def test_a_broken_customer_still_names_its_files(archive: Archive) -> None:
    file = archive.root / "customers/C1.yaml"
    file.write_text(file.read_text("utf-8") + "nmae: x\n", "utf-8")
    assert [rule for _, rule, _ in said(archive)] == ["unknown-key"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_archive(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "scan.pdf"
    outside.write_bytes(b"scan")
    (archive.root / SCAN).unlink()
    (archive.root / SCAN).symlink_to(outside)
    assert said(archive) == [("error", "file-unreadable", "customers/C1.yaml:4:53")]


def test_names_are_one_however_their_marks_are_written(archive: Archive) -> None:
    (archive.root / SCAN).rename(archive.root / "attachments/C1/Ange\u0301.pdf")
    named(archive.root, f"file: attachments/C1/Ang\u00e9.pdf, sha256: {GOOD}")
    assert ("warning", "attachment", "attachments/C1/Ange\u0301.pdf:1:1") not in said(archive)
