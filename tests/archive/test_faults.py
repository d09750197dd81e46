"""What a fault at any system call of a write leaves behind: the old file or the new one, and work goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from breaking import CHANGED, CREATED, MODES, NEW, OLD

import kehu
from kehu.archive.lock import GITIGNORE_LINES, locked
from kehu.archive.write import read_bytes, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(kehu.__file__).parents[1])}
CALLS = {"open", "read", "write", "fstat", "fsync", "close", "replace", "mkdir", "flock"}


def python(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, args)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    root = tmp_path / "template"
    (root / CHANGED).parent.mkdir(parents=True)
    (root / CHANGED).write_bytes(OLD)
    (root / ".gitignore").write_text("".join(f"{line}\n" for line in GITIGNORE_LINES))
    return root


def leftovers(root: Path) -> list[Path]:
    return [file for file in root.rglob(".*~") if ".git" not in file.parts]


@pytest.mark.parametrize("work", ["change", "create", "both"])
@pytest.mark.parametrize("mode", MODES)
def test_a_fault_at_any_system_call(mode: str, work: str, template: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    subprocess.run(["git", "init", "-q", cases], check=True)
    done = python(HERE / "breaking.py", mode, work, template, cases)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split(" ", 3) for line in done.stdout.splitlines()]
    calls = {call for _, _, call, _ in lines}
    assert calls >= ({"write"} if mode in ("disk_full", "half_then_kill") else CALLS)

    visible = git_status(cases)
    for n, code, call, args in lines:
        root, told = cases / n, f"case {n}, {mode} at {call}{args}"
        assert int(code) in ((0, 1, -9) if mode == "error_then_kill" else (-9,) if "kill" in mode else (0, 1)), told
        expected = {f"{n}/.gitignore", f"{n}/{CHANGED}"} | ({f"{n}/{CREATED}"} & visible)
        assert {file for file in visible if file.startswith(f"{n}/")} == expected, told
        check_files(root, work, int(code), told)
        check_next_writer(root, told)
    assert not any(leftovers(cases / n) for n, *_ in lines)


def git_status(folder: Path) -> set[str]:
    command = ["git", "status", "--porcelain", "--untracked-files=all"]
    shown = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return {line[3:] for line in shown.splitlines()}


def check_files(root: Path, work: str, code: int, told: str) -> None:
    """Each file is exactly old or new; a process that ended well has written, one that did not may have."""
    changed, created = (root / CHANGED).read_bytes(), root / CREATED
    assert changed in (OLD, NEW), told
    assert not created.exists() or created.read_bytes() == NEW, told
    if code == 0:
        assert (changed == NEW) == (work != "create"), told
        assert created.exists() == (work != "change"), told


def check_next_writer(root: Path, told: str) -> None:
    """The next writer waits for nothing, writes, and sweeps up."""
    with locked(root, timeout=0):
        for file in (root / CHANGED, root / CREATED):
            expected = read_bytes(file, root) if file.exists() else None
            replace(file, b"next\n", expected=expected, root=root)
            assert file.read_bytes() == b"next\n", told


def test_a_killed_writer_does_leave_a_temporary_file_which_git_does_not_show(template: Path) -> None:
    """Else the test above would prove nothing about temporary files."""
    cases = template.parent / "cases"
    done = python(HERE / "breaking.py", "kill_before", "change", template, cases)
    n = next(line.split()[0] for line in done.stdout.splitlines() if line.split()[2] == "replace")
    assert len(leftovers(cases / n)) == 1
    subprocess.run(["git", "init", "-q", cases / n], check=True)
    assert git_status(cases / n) == {".gitignore", CHANGED}


WRITE = """
import sys
from pathlib import Path
from kehu.archive.disk import CannotWrite
from kehu.archive.lock import locked
from kehu.archive.write import read_bytes, replace
from kehu.lang import text, zh
zh.messages()  # now: another user may not be able to read it
root, file, size = Path(sys.argv[1]), Path(sys.argv[1], sys.argv[2]), int(sys.argv[3])
{before}
try:
    with locked(root, timeout=0):
        expected = read_bytes(file, root) if file.exists() else None
        replace(file, b"x" * size, expected=expected, root=root)
except CannotWrite as error:
    print(text(error.message, "en"), text(error.message, "zh"), sep="\\n", end="")
    sys.exit(error.exit_code)
"""


def test_a_file_that_grows_beyond_what_the_system_allows(template: Path) -> None:
    """The limit lets a part of the file through, as a disk does that gets full while the file is written."""
    before = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    done = python("-c", WRITE.format(before=before), template, CHANGED, 10_000)
    assert (done.returncode, done.stderr) == (1, "")
    file = template / CHANGED
    assert done.stdout.splitlines() == [
        f"Cannot write {file}: the file would be larger than the system allows",
        f"无法写入 {file}：文件大小将超出系统限制",
    ]
    assert file.read_bytes() == OLD
    assert leftovers(template) == []


def test_a_full_disk(template: Path) -> None:
    """A real one, of 64 kB, in a namespace of our own, where the system lets us have one."""
    mount = 'mount -t tmpfs -o size=64k tmpfs "$0" && cp -r "$1/." "$0" && shift && "$@"; code=$?; '
    mount += 'cat "$0"/customers/C00/C00001.yaml; ls -A "$0" "$0"/customers/C00; exit $code'
    namespace = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mount namespaces here")
    disk = template.parent / "disk"
    disk.mkdir()
    script = [sys.executable, "-c", WRITE.format(before=""), disk, CHANGED, "100000"]
    done = subprocess.run(
        [*namespace, "sh", "-c", mount, disk, template, *script],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert f"Cannot write {disk / CHANGED}: the disk is full" in done.stdout
    assert "code: C00001" in done.stdout
    assert "~" not in done.stdout


MANY = """
import os, sys
from pathlib import Path
from kehu.archive.disk import CannotWrite
from kehu.archive.lock import locked
from kehu.archive.write import Change, replace_all
root = Path(sys.argv[1])
os.getuid() or os.setuid(65534)
try:
    with locked(root, timeout=0):
        replace_all([Change(root / "open" / "a", b"new", None), Change(root / sys.argv[2], b"new", None)], root)
except CannotWrite as error:
    print(error, end="")
"""


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """An archive that any user can reach: to root nothing is read-only, so that root must become nobody."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        root = Path(made, "archive")
        for folder in (root, root / "open", root / ".kehu", root / "closed"):
            folder.mkdir()
            folder.chmod(0o777)
        yield root
        for folder in (root, root / "closed"):
            folder.chmod(0o777)


@pytest.mark.parametrize("closed", ["closed", "."], ids=["the folder", "the archive"])
def test_a_read_only_folder(closed: str, everybodys: Path) -> None:
    file = everybodys / "closed" / "C00001.yaml"
    file.write_bytes(OLD)
    if closed == ".":
        (everybodys / ".kehu").rmdir()
    (everybodys / closed).chmod(0o555)
    done = python(
        "-c", WRITE.format(before="import os; os.getuid() or os.setuid(65534)"), everybodys, "closed/C00001.yaml", 10
    )
    assert (done.returncode, done.stderr) == (1, "")
    path = file if closed != "." else everybodys / ".kehu" / "lock"
    assert done.stdout.splitlines() == [
        f"Cannot write {path}: permission denied",
        f"无法写入 {path}：没有权限",
    ]
    assert file.read_bytes() == OLD
    assert leftovers(everybodys) == []


@pytest.mark.parametrize("path", ["closed/b", "closed/new/folder/b"])
def test_a_read_only_folder_among_many_keeps_all_from_being_written(path: str, everybodys: Path) -> None:
    (everybodys / "closed").chmod(0o555)
    done = python("-c", MANY, everybodys, path)
    assert (done.stdout, done.stderr) == (f"Cannot write {everybodys / path}: permission denied", "")
    assert list((everybodys / "open").iterdir()) == []
