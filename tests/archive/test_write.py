"""Replacement of a file: what it keeps, what it refuses, and that nothing is written when it refuses."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kehu.archive import write
from kehu.archive.disk import CannotRead, CannotWrite
from kehu.archive.lock import OutsideArchive, locked
from kehu.archive.write import (
    Change,
    ChangedMeanwhile,
    HardLinked,
    NotAFile,
    NotConfirmed,
    read_bytes,
    replace,
    replace_all,
)
from kehu.errors import LOCKED, NOT_FOUND, SAID_NO
from kehu.lang import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "a.yaml").write_bytes(b"old\n")
    with locked(root):
        yield root


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {".kehu"}


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


class During:
    """The module os for `write`, with something real and well timed at one of its calls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, call: str, happens: Callable[..., Any]) -> None:
        self.call, self.happens = call, happens
        monkeypatch.setattr(write, "os", self)

    def __getattr__(self, name: str) -> Any:
        return self.happens if name == self.call else getattr(os, name)


def test_a_file_is_replaced(root: Path) -> None:
    before = (root / "a.yaml").stat().st_ino
    replace(root / "a.yaml", b"new\r\n", expected=b"old\n", root=root)
    assert (root / "a.yaml").read_bytes() == b"new\r\n"
    assert (root / "a.yaml").stat().st_ino != before
    assert names(root) == {"a.yaml"}


def test_a_new_file_gets_its_folders(root: Path) -> None:
    replace(root / "customers/C00/C00001.yaml", b"new\n", expected=None, root=root)
    assert (root / "customers/C00/C00001.yaml").read_bytes() == b"new\n"
    assert names(root / "customers/C00") == {"C00001.yaml"}


@pytest.mark.parametrize("kept", [0o644, 0o600, 0o664, 0o444])
def test_the_mode_is_kept(kept: int, root: Path) -> None:
    (root / "a.yaml").chmod(kept)
    with umask(0o027):
        replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert mode(root / "a.yaml") == kept


@pytest.mark.parametrize(("mask", "given"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_obeys_the_umask(mask: int, given: int, root: Path) -> None:
    with umask(mask):
        replace(root / "b.yaml", b"new\n", expected=None, root=root)
    assert mode(root / "b.yaml") == given


def test_owner_and_group_are_kept_where_that_is_allowed(root: Path) -> None:
    if os.getuid() == 0:
        os.chown(root / "a.yaml", 1, 2)
    before = (root / "a.yaml").stat()
    replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    after = (root / "a.yaml").stat()
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_nothing_is_written_when_nothing_changes(root: Path) -> None:
    before = (root / "a.yaml").stat()
    replace(root / "a.yaml", b"old\n", expected=b"old\n", root=root)
    assert (root / "a.yaml").stat().st_ino == before.st_ino
    with pytest.raises(ChangedMeanwhile):
        replace(root / "a.yaml", b"other\n", expected=b"other\n", root=root)


def test_a_write_that_takes_several_calls(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    During(monkeypatch, "write", lambda handle, data: os.write(handle, data[:3]))
    replace(root / "a.yaml", b"0123456789", expected=b"old\n", root=root)
    assert (root / "a.yaml").read_bytes() == b"0123456789"


@pytest.mark.parametrize("found", [b"", b"older\n", b"old", b"olD\n", b"old\nand more\n"])
def test_a_file_that_is_not_what_was_read(found: bytes, root: Path) -> None:
    (root / "a.yaml").write_bytes(found)
    with pytest.raises(ChangedMeanwhile) as caught:
        replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert caught.value.exit_code == LOCKED
    assert (root / "a.yaml").read_bytes() == found
    assert names(root) == {"a.yaml"}


def test_a_new_file_that_is_there_already(root: Path) -> None:
    with pytest.raises(ChangedMeanwhile):
        replace(root / "a.yaml", b"old\n", expected=None, root=root)
    assert (root / "a.yaml").read_bytes() == b"old\n"


def save(file: Path) -> None:
    file.write_bytes(b"a person's\n")


def save_as_editors_do(file: Path) -> None:
    (file.parent / "draft").write_bytes(b"a person's\n")
    (file.parent / "draft").replace(file)


@pytest.mark.parametrize("person", [save, save_as_editors_do])
@pytest.mark.parametrize("expected", [b"old\n", None])
def test_a_person_saves_while_we_write(
    person: Callable[[Path], None], expected: bytes | None, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / ("a.yaml" if expected else "b.yaml")

    def fsync(handle: int) -> None:
        os.fsync(handle)
        person(file)

    During(monkeypatch, "fsync", fsync)
    with pytest.raises(ChangedMeanwhile):
        replace(file, b"new\n", expected=expected, root=root)
    assert file.read_bytes() == b"a person's\n"
    assert names(root) == {"a.yaml", file.name}


def test_a_person_deletes_while_we_write(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    During(monkeypatch, "fsync", lambda handle: (root / "a.yaml").unlink())
    with pytest.raises(ChangedMeanwhile):
        replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert names(root) == set()


def test_an_interrupted_write_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        raise KeyboardInterrupt

    During(monkeypatch, "fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert names(root) == {"a.yaml"}
    assert (root / "a.yaml").read_bytes() == b"old\n"


def test_a_link_inside_the_archive_stays_a_link(root: Path) -> None:
    (root / "folder").mkdir()
    (root / "folder/target.yaml").write_bytes(b"old\n")
    (root / "link.yaml").symlink_to("folder/target.yaml")
    replace(root / "link.yaml", b"new\n", expected=read_bytes(root / "link.yaml", root), root=root)
    assert (root / "link.yaml").is_symlink()
    assert (root / "folder/target.yaml").read_bytes() == b"new\n"
    assert names(root / "folder") == {"target.yaml"}


@pytest.mark.parametrize("linked", ["the file", "the folder"])
def test_a_link_out_of_the_archive_is_refused(linked: str, root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "b.yaml").write_bytes(b"old\n")
    if linked == "the folder":
        (root / "folder").symlink_to(outside)
        file = root / "folder/b.yaml"
    else:
        (root / "b.yaml").symlink_to("../outside/b.yaml")
        file = root / "b.yaml"
    with pytest.raises(OutsideArchive) as caught:
        replace(file, b"new\n", expected=b"old\n", root=root)
    assert caught.value.exit_code == SAID_NO
    assert str(outside / "b.yaml") in str(caught.value)
    with pytest.raises(OutsideArchive):
        read_bytes(file, root)
    with pytest.raises(OutsideArchive):
        replace(root / "../escaped.yaml", b"new\n", expected=None, root=root)
    assert (outside / "b.yaml").read_bytes() == b"old\n"
    assert names(outside) == {"b.yaml"}


def test_links_in_a_circle(root: Path) -> None:
    (root / "x").symlink_to("y")
    (root / "y").symlink_to("x")
    with pytest.raises(CannotRead):
        read_bytes(root / "x", root)
    with pytest.raises(CannotWrite):
        replace(root / "x", b"new\n", expected=b"old\n", root=root)


def test_a_file_with_two_names_is_refused(root: Path) -> None:
    (root / "other.yaml").hardlink_to(root / "a.yaml")
    with pytest.raises(HardLinked, match="one of 2 hard links") as caught:
        replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert caught.value.exit_code == SAID_NO
    assert (root / "a.yaml").read_bytes() == (root / "other.yaml").read_bytes() == b"old\n"
    assert names(root) == {"a.yaml", "other.yaml"}
    assert read_bytes(root / "a.yaml", root) == b"old\n"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_not_a_file(make: Callable[[Path], None], root: Path) -> None:
    make(root / "b.yaml")
    for expected in (None, b""):
        with pytest.raises(NotAFile):
            replace(root / "b.yaml", b"new\n", expected=expected, root=root)
    with pytest.raises(NotAFile):
        read_bytes(root / "b.yaml", root)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("x" * 300, "the name is too long"),
        ("a.yaml/b.yaml", "a part of the path is a file, not a folder"),
    ],
)
def test_a_path_that_cannot_be(name: str, says: str, root: Path) -> None:
    with pytest.raises(CannotWrite, match=says) as caught:
        replace(root / name, b"new\n", expected=None, root=root)
    assert caught.value.exit_code == SAID_NO
    with pytest.raises(CannotRead, match=says):
        read_bytes(root / name, root)
    assert names(root) == {"a.yaml"}


def test_a_name_as_long_as_can_be(root: Path) -> None:
    replace(root / ("x" * 255), b"new\n", expected=None, root=root)
    replace(root / ("x" * 255), b"newer\n", expected=b"new\n", root=root)
    assert (root / ("x" * 255)).read_bytes() == b"newer\n"


def test_a_replacement_that_the_disk_does_not_confirm(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        os.fsync(handle)

    During(monkeypatch, "fsync", fsync)
    with pytest.raises(NotConfirmed) as caught:
        replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert "磁盘报告故障" in text(caught.value.message, "zh")
    assert (root / "a.yaml").read_bytes() == b"new\n"


def test_new_folders_are_confirmed_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed = []

    def fsync(handle: int) -> None:
        confirmed.append(os.fstat(handle).st_ino)

    During(monkeypatch, "fsync", fsync)
    replace(root / "customers/C00/C00001.yaml", b"new\n", expected=None, root=root)
    paths = ["", "customers", "customers/C00/C00001.yaml", "customers/C00"]
    assert confirmed == [(root / path).stat().st_ino for path in paths]


def test_a_disk_that_cannot_confirm_a_folder_is_good_enough(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    During(monkeypatch, "fsync", fsync)
    replace(root / "a.yaml", b"new\n", expected=b"old\n", root=root)
    assert (root / "a.yaml").read_bytes() == b"new\n"


def test_reading(root: Path) -> None:
    assert read_bytes(root / "a.yaml", root) == b"old\n"
    assert read_bytes(root / "a.yaml", root, at_most=2) == b"ol"
    (root / "long").write_bytes(b"0123456789" * 300_000)
    assert read_bytes(root / "long", root) == b"0123456789" * 300_000
    with pytest.raises(CannotRead, match="there is no such file or folder") as caught:
        read_bytes(root / "no.yaml", root)
    assert caught.value.exit_code == NOT_FOUND


def test_many_files_at_once(root: Path) -> None:
    replace_all([Change(root / "a.yaml", b"1", b"old\n"), Change(root / "b/c.yaml", b"2", None)], root)
    assert (root / "a.yaml").read_bytes() == b"1"
    assert (root / "b/c.yaml").read_bytes() == b"2"


def changed(root: Path) -> Path:
    (root / "b.yaml").write_bytes(b"changed\n")
    return root / "b.yaml"


def hard_linked(root: Path) -> Path:
    (root / "c.yaml").write_bytes(b"old\n")
    (root / "b.yaml").hardlink_to(root / "c.yaml")
    return root / "b.yaml"


def outside(root: Path) -> Path:
    (root.parent / "b.yaml").write_bytes(b"old\n")
    (root / "b.yaml").symlink_to("../b.yaml")
    return root / "b.yaml"


def a_folder(root: Path) -> Path:
    (root / "b.yaml").mkdir()
    return root / "b.yaml"


def below_a_file(root: Path) -> Path:
    return root / "a.yaml/b.yaml"


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (changed, ChangedMeanwhile),
        (hard_linked, HardLinked),
        (outside, OutsideArchive),
        (a_folder, NotAFile),
        (below_a_file, CannotWrite),
    ],
)
def test_one_bad_file_among_many_keeps_all_from_being_written(
    bad: Callable[[Path], Path], error: type[Exception], root: Path
) -> None:
    changes = [Change(root / "a.yaml", b"new\n", b"old\n"), Change(bad(root), b"new\n", b"old\n")]
    with pytest.raises(error):
        replace_all(changes, root)
    assert (root / "a.yaml").read_bytes() == b"old\n"


def test_one_file_is_not_changed_twice(root: Path) -> None:
    (root / "link.yaml").symlink_to("a.yaml")
    changes = [Change(root / name, b"new\n", b"old\n") for name in ("a.yaml", "link.yaml")]
    with pytest.raises(ValueError, match="two changes"):
        replace_all(changes, root)
    assert (root / "a.yaml").read_bytes() == b"old\n"
