"""Files taken into the archive: names, contents, never over another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kehu.archive import attachments
from kehu.archive.attachments import OtherFileThere, Taken, attached, give_back, safe_name, take_in
from kehu.archive.disk import CannotRead, CannotWrite
from kehu.archive.lock import OutsideArchive, locked
from kehu.archive.write import NotAFile

HASH = hashlib.sha256(b"scan").hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "Scan 1.PDF"
    file.write_bytes(b"scan")
    return file


def take(source: Path, root: Path) -> Taken:
    with locked(root):
        return take_in(source, root, "C1")


def files(root: Path) -> list[str]:
    return sorted(
        str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and ".kehu" not in path.parts
    )


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("合同 2014-03.PDF", "合同 2014-03.PDF"),
        ('a/b\\c:d*e?f"g<h>i|j.pdf', "a_b_c_d_e_f_g_h_i_j.pdf"),
        ("..", "file"),
        (".bashrc", "bashrc"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL"),
        ("console.txt", "console.txt"),
        ("scan.pdf. ", "scan.pdf"),
        ("x.yaml~", "x.yaml"),
        ("tab\there\x00.pdf", "tab_here_.pdf"),
        ("Ange\u0301.pdf", "Ang\u00e9.pdf"),
        ("--output=x", "--output=x"),
        ("", "file"),
    ],
)
def test_a_name_that_every_system_can_hold(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_extension() -> None:
    made = safe_name("合" * 200 + ".tar.gz")
    assert made.endswith(".gz")
    assert len(made.encode()) <= attachments.LONGEST


def test_a_copy(root: Path, source: Path) -> None:
    assert take(source, root) == Taken("attachments/C1/Scan 1.PDF", HASH, True)
    assert files(root) == ["attachments/C1/Scan 1.PDF"]
    assert (root / "attachments/C1/Scan 1.PDF").read_bytes() == b"scan"
    assert (root / "attachments/C1/Scan 1.PDF").stat().st_nlink == 1


def test_the_same_twice_is_one(root: Path, source: Path) -> None:
    take(source, root)
    assert take(source, root) == Taken("attachments/C1/Scan 1.PDF", HASH, False)
    other = source.rename(source.with_name("SCAN 1.pdf"))  # the same name where case is ignored
    assert take(other, root).file == "attachments/C1/Scan 1.PDF"
    assert len(files(root)) == 1


def test_nothing_is_overwritten(root: Path, source: Path) -> None:
    take(source, root)
    source.write_bytes(b"another")
    with pytest.raises(OtherFileThere):
        take(source, root)
    assert (root / "attachments/C1/Scan 1.PDF").read_bytes() == b"scan"
    assert files(root) == ["attachments/C1/Scan 1.PDF"]


def test_a_file_that_lies_there_is_not_copied(root: Path) -> None:
    (root / "attachments/C1/deep").mkdir(parents=True)
    (root / "attachments/C1/deep/a.pdf").write_bytes(b"scan")
    assert take(root / "attachments/C1/deep/a.pdf", root) == Taken("attachments/C1/deep/a.pdf", HASH, False)


def test_what_is_no_file_is_refused_and_leaves_nothing(root: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAFile):
        take(tmp_path, root)
    with pytest.raises(CannotRead):
        take(tmp_path / "none", root)
    assert not (root / "attachments").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_out_of_the_archive_are_not_followed(root: Path, source: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "attachments").mkdir()
    (root / "attachments/C1").symlink_to(outside)
    with pytest.raises(OutsideArchive):
        take(source, root)
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_place_of_the_file_is_not_written_through(root: Path, source: Path, tmp_path: Path) -> None:
    (root / "attachments/C1").mkdir(parents=True)
    (root / "attachments/C1/Scan 1.PDF").symlink_to(tmp_path / "elsewhere")
    with pytest.raises((OutsideArchive, CannotRead)):
        take(source, root)
    assert not (tmp_path / "elsewhere").exists()


def test_a_large_file_is_streamed(root: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "PIECE", 3)
    content = bytes(range(256)) * 7
    source.write_bytes(content)
    assert take(source, root).sha256 == hashlib.sha256(content).hexdigest()
    assert (root / "attachments/C1/Scan 1.PDF").read_bytes() == content


def test_a_disk_without_hard_links(root: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    assert take(source, root).new
    assert files(root) == ["attachments/C1/Scan 1.PDF"]


def test_a_full_disk_leaves_nothing(root: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite):
        take(source, root)
    assert files(root) == []


def test_a_copy_is_given_back_and_what_was_there_stays(root: Path, source: Path) -> None:
    with locked(root):
        first = take_in(source, root, "C1")
        give_back(Taken(first.file, first.sha256, False), root)
        assert files(root) == [first.file]
        give_back(first, root)
    assert files(root) == []


def test_what_is_listed(root: Path) -> None:
    for name in ("C1/a.pdf", "C1/deep/b.pdf", "C2/.DS_Store", "C2/x~", "C2/desktop.ini", "top.txt"):
        file = root / "attachments" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert sorted(attached(root)) == ["attachments/C1/a.pdf", "attachments/C1/deep/b.pdf", "attachments/top.txt"]
    assert list(attached(root, "C2")) == list(attached(root, "C9")) == []
