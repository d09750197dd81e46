"""The archive's one lock: who waits, who is told what, and what a dead holder leaves."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehu
from kehu.archive.disk import CannotWrite
from kehu.archive.lock import GITIGNORE_LINES, ArchiveLocked, OutsideArchive, locked, must_hold
from kehu.archive.write import read_bytes, replace
from kehu.errors import LOCKED
from kehu.lang import text

if TYPE_CHECKING:
    from collections.abc import Iterator

ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(kehu.__file__).parents[1])}

HOLD = """
import sys
from pathlib import Path
from kehu.archive.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

APPEND = """
import sys
from pathlib import Path
from kehu.archive.lock import locked
from kehu.archive.write import read_bytes, replace
root, name = Path(sys.argv[1]), sys.argv[2]
sys.stdin.read()
for n in range(50):
    with locked(root):
        old = read_bytes(root / "log", root)
        replace(root / "log", old + f"{name} {n}\\n".encode(), expected=old, root=root)
"""


def start(script: str, *args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, args)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def take(root: Path, timeout: float = 30.0) -> None:
    with locked(root, timeout):
        pass


@contextmanager
def holder(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    with start(HOLD, root, "add sale") as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_taken_lock_is_waited_for_and_then_named(tmp_path: Path) -> None:
    with holder(tmp_path) as process, pytest.raises(ArchiveLocked) as caught:
        take(tmp_path, timeout=0.05)
    said = text(caught.value.message, "en")
    assert f"process {process.pid} on {os.uname().nodename}" in said
    assert "add sale" in said
    assert "正在被他人修改" in text(caught.value.message, "zh")
    assert caught.value.exit_code == LOCKED


def test_a_lock_is_taken_as_soon_as_it_is_free(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        waiter = threading.Thread(target=take, args=(tmp_path,))
        waiter.start()
        assert process.stdin is not None
        process.stdin.close()
        waiter.join(timeout=20)
        assert not waiter.is_alive()


def test_a_killed_holder_blocks_nobody(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
    assert (tmp_path / ".kehu" / "lock").read_text().startswith(f"{process.pid}\n")
    with locked(tmp_path, timeout=0):
        assert (tmp_path / ".kehu" / "lock").read_text().startswith(f"{os.getpid()}\n")
    assert (tmp_path / ".kehu" / "lock").read_text() == ""


def test_what_a_killed_holder_left_is_swept_up_and_nothing_else(tmp_path: Path) -> None:
    left = [tmp_path / "a" / ".0123456789ab.kehu~", tmp_path / ".cdef01234567.kehu~"]
    kept = [tmp_path / "a" / "b.yaml~", tmp_path / ".kehu~", tmp_path / "a" / ".draft.kehu~"]
    (tmp_path / "a").mkdir()
    for file in left + kept:
        file.touch()
    with locked(tmp_path):
        assert all(file.exists() for file in left)  # nobody was killed: nothing to look for
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
    take(tmp_path, timeout=0)
    assert not any(file.exists() for file in left)
    assert all(file.exists() for file in kept)


def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").touch()
    writers = [start(APPEND, tmp_path, name) for name in range(8)]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.close()
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
        assert writer.wait() == 0
    lines = (tmp_path / "log").read_text().splitlines()
    assert sorted(lines) == sorted(f"{name} {n}" for name in range(8) for n in range(50))


def test_the_lock_is_not_taken_twice_by_one_thread(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(RuntimeError):
        take(tmp_path)


def test_it_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    take(tmp_path, timeout=0)


def test_threads_exclude_each_other(tmp_path: Path) -> None:
    caught: list[ArchiveLocked] = []

    def other() -> None:
        try:
            take(tmp_path, timeout=0.01)
        except ArchiveLocked as error:
            caught.append(error)

    with locked(tmp_path):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_writing_without_the_lock_is_a_mistake_in_the_program(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        must_hold(tmp_path)
    with pytest.raises(RuntimeError):
        replace(tmp_path / "a", b"", expected=None, root=tmp_path)
    with locked(tmp_path):
        must_hold(tmp_path)


def test_a_lock_on_a_file_that_is_deleted_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`.kehu/` may be deleted between opening the lock file and locking it; others then lock a new one."""
    flock, deleted = fcntl.flock, []

    def delete_first(handle: int, how: int) -> None:
        if not deleted:
            deleted.append(shutil.rmtree(tmp_path / ".kehu"))
        flock(handle, how)

    monkeypatch.setattr(fcntl, "flock", delete_first)
    with locked(tmp_path):
        assert (tmp_path / ".kehu" / "lock").read_text().startswith(f"{os.getpid()}\n")
    assert deleted


def test_git_shows_nothing_of_it_even_without_a_gitignore(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    take(tmp_path)
    command = ["git", "-C", tmp_path, "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b""
    (tmp_path / ".kehu" / ".gitignore").write_bytes(b"")  # as a kill between creating and writing leaves it
    take(tmp_path)
    assert subprocess.run(command, capture_output=True, check=True).stdout == b""


def test_lines_for_the_gitignore() -> None:
    assert GITIGNORE_LINES == (".kehu/", ".*.kehu~")


def test_no_lock_is_made_outside_the_archive(tmp_path: Path) -> None:
    root, other = tmp_path / "archive", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    (root / ".kehu").symlink_to(other)
    with pytest.raises(OutsideArchive), locked(root):
        pass
    assert list(other.iterdir()) == []


def test_a_lock_file_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (tmp_path / ".kehu").mkdir()
    (tmp_path / ".kehu" / "lock").symlink_to(precious)
    with pytest.raises(CannotWrite), locked(tmp_path):
        pass
    assert precious.read_text() == "precious"


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no such file or folder"), locked(tmp_path / "no"):
        pass
    assert not (tmp_path / "no").exists()


def test_the_holder_may_name_the_archive_in_another_way(tmp_path: Path) -> None:
    root, link = tmp_path / "archive", tmp_path / "link"
    root.mkdir()
    link.symlink_to(root)
    with locked(link):
        replace(root / "a", b"a", expected=None, root=root)
    assert read_bytes(link / "a", root) == b"a"
