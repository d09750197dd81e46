"""`kehu add document --file` as a person types it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kehu.archive.directory import Archive
from typed import Kehu

CODE = "C00001"
HASH = hashlib.sha256(b"scan").hexdigest()


@pytest.fixture
def scan(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "合同?.pdf"
    file.write_bytes(b"scan")
    return file


def add(kehu: Kehu, file: object, *more: str) -> tuple[int, str]:
    said = kehu("add", "document", CODE, "--kind", "contract", "--file", str(file), *more)
    return said.code, said.err


def attachments(archive: Path) -> list[str]:
    folder = archive / "attachments"
    return sorted(path.relative_to(archive).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_scan_is_copied_hashed_and_recorded(archive: Path, scan: Path, kehu: Kehu) -> None:
    code, err = add(kehu, scan, "--no", "HT-1")
    assert code == 0
    assert f"copied {scan} to attachments/C00001/合同_.pdf" in err
    found = Archive.open(archive).find(CODE)
    assert found and found.customer
    (document,) = found.customer.documents
    assert (document.file, document.sha256, document.no) == ("attachments/C00001/合同_.pdf", HASH, "HT-1")
    assert (archive / "attachments/C00001/合同_.pdf").read_bytes() == b"scan"
    assert kehu("check").err == "3 files: 0 errors, 0 warnings\n"


def test_the_same_twice_is_said(archive: Path, scan: Path, kehu: Kehu) -> None:
    add(kehu, scan)
    code, err = add(kehu, scan)
    assert code == 0
    assert "attachments/C00001/合同_.pdf was there already, with the same content\n" in err
    assert "the document DC260102-" in err
    assert attachments(archive) == ["attachments/C00001/合同_.pdf"]


def test_another_content_under_the_name_is_refused(archive: Path, scan: Path, kehu: Kehu) -> None:
    add(kehu, scan)
    before = (archive / "customers/C00/C00001.yaml").read_bytes()
    scan.write_bytes(b"another")
    code, err = add(kehu, scan)
    assert (code, "is there already, and is another file than" in err) == (1, True)
    assert (archive / "customers/C00/C00001.yaml").read_bytes() == before
    assert (archive / "attachments/C00001/合同_.pdf").read_bytes() == b"scan"


@pytest.mark.parametrize("wrong", [["--date", "2026/1/2"], ["--sha256", "0" * 64], ["--form", "stone"]])
def test_a_record_that_is_refused_leaves_no_file(archive: Path, scan: Path, kehu: Kehu, wrong: list[str]) -> None:
    code, _ = add(kehu, scan, *wrong)
    assert code in (1, 2)
    assert attachments(archive) == []


def test_a_file_that_lies_there_is_named_from_the_root(
    archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "attachments/C00001").mkdir(parents=True)
    (archive / "attachments/C00001/a.pdf").write_bytes(b"scan")
    assert "attachments/C00001/a.pdf:1:1: warning: no document names this file" in kehu("check").out
    monkeypatch.chdir(archive / "customers")
    assert add(kehu, "attachments/C00001/a.pdf")[0] == 0
    assert kehu("check").out == ""


def test_a_missing_source(archive: Path, kehu: Kehu) -> None:
    assert add(kehu, archive / "none.pdf") == (
        3,
        f"kehu: Cannot read {archive}/none.pdf: there is no such file or folder\n",
    )


def test_a_paper_without_a_file_needs_none(archive: Path, kehu: Kehu) -> None:
    said = kehu("add", "document", CODE, "--kind", "合同", "--form", "original", "--place", "柜 3")
    assert said.code == 0
    assert not (archive / "attachments").exists()


def test_altered_and_lost_files_are_found(archive: Path, scan: Path, kehu: Kehu) -> None:
    add(kehu, scan)
    file = archive / "attachments/C00001/合同_.pdf"
    file.write_bytes(b"Scan")
    said = kehu("check")
    assert said.code == 1 and "altered or replaced" in said.out
    assert kehu("check", "--no-files").code == 0
    file.unlink()
    said = kehu("check", "--no-files", CODE)
    assert said.code == 1 and "attachments/C00001/合同_.pdf is missing" in said.out
