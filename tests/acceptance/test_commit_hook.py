"""The hooks of docs/checks.md with a real git repository, and the one for the pre-commit framework."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from typed import Kehu, git

ROOT = Path(__file__).parents[2]
SCRIPT = re.compile(r"^```sh\n(#!/bin/sh\n.*?)^```$", re.MULTILINE | re.DOTALL)
FRAMEWORK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("xargs"), reason="the hook is a shell script")


@pytest.fixture(params=["checks.md", "checks.zh-CN.md"])
def repository(request: pytest.FixtureRequest, archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in git, with the hook that the page shows."""
    commands = archive.parent / f"{archive.name}-bin"
    commands.mkdir()
    (commands / "kehu").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kehu "$@"\n', "utf-8")
    (commands / "kehu").chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    git("init", "-q", cwd=archive)
    git("add", "-A", cwd=archive)
    git("commit", "-q", "-m", "start", cwd=archive)
    (script,) = SCRIPT.findall((ROOT / "docs" / request.param).read_text("utf-8"))
    hook = archive / ".git/hooks/pre-commit"
    hook.write_text(script, "utf-8")
    hook.chmod(0o755)
    return archive


def commit(repository: Path) -> tuple[int, str]:
    who = ["-c", "user.name=Li Lei", "-c", "user.email=li@example.com"]
    words = ["git", *who, "commit", "-q", "-m", "change"]
    done = subprocess.run(words, cwd=repository, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def put(repository: Path, path: str, text: str, *, stage: bool = True) -> None:
    file = repository / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    if stage:
        git("add", path, cwd=repository)


def test_a_bad_file_is_refused_and_a_good_one_goes_through(repository: Path) -> None:
    put(repository, "customers/C00/C00002.yaml", "code: C00002\nname: 二\nfounded: 2001/1/2\n")
    code, said = commit(repository)
    assert code != 0
    assert "customers/C00/C00002.yaml:3:10: error: “2001/1/2” is not a date" in said
    put(repository, "customers/C00/C00002.yaml", "code: C00002\nname: 二\nfounded: 2001-01-02\n")
    assert commit(repository)[0] == 0
    assert git("log", "--format=%s", cwd=repository) == "change\nstart\n"


def test_only_what_is_staged_is_looked_at(repository: Path) -> None:
    put(repository, "customers/C00/C00002.yaml", "not: good\n", stage=False)
    put(repository, "notes.txt", "no matter\n")
    assert commit(repository) == (0, "")
    put(repository, "customers/C00/C00003.yaml", "code: C00003\nname: 三\n")
    code, said = commit(repository)
    assert (code, "1 file: 0 errors, 0 warnings" in said) == (0, True)


def test_warnings_do_not_stop_a_commit(repository: Path) -> None:
    put(repository, "customers/C00/C00002.yaml", "code: C00002\nname: 二\nphone: 1380013800\n")
    code, said = commit(repository)
    assert (code, "does not look like a phone number" in said) == (0, True)


def test_an_attachment_that_is_deleted_or_altered_is_refused(repository: Path, kehu: Kehu) -> None:
    put(repository, "scan.pdf", "scan", stage=False)
    assert kehu("add", "document", "C00001", "--kind", "contract", "--file", "scan.pdf").code == 0
    git("add", "customers", "attachments", cwd=repository)
    assert commit(repository)[0] == 0
    git("rm", "-q", "attachments/C00001/scan.pdf", cwd=repository)
    code, said = commit(repository)
    assert code != 0 and "the file attachments/C00001/scan.pdf is missing" in said
    put(repository, "attachments/C00001/scan.pdf", "Scan")
    code, said = commit(repository)
    assert code != 0 and "altered or replaced" in said


def test_names_in_chinese_and_with_blanks(repository: Path) -> None:
    put(repository, "customers/华 东/C00002.yaml", "code: C00002\nname: [二]\n")
    code, said = commit(repository)
    assert code != 0 and "customers/华 东/C00002.yaml:2:7: error" in said


def test_a_fault_in_the_settings_is_found(repository: Path) -> None:
    put(repository, "kehu.yaml", "compnay: 泵阀\n")
    code, said = commit(repository)
    assert code != 0 and "kehu.yaml:1:1: error: unknown key “compnay”" in said


@pytest.mark.parametrize(
    ("name", "checked"),
    [
        ("customers/C00/C00001.yaml", True),
        ("archive/customers/华东/C00001.yaml", True),
        ("customers/C00/C00001.yml", True),
        ("volumes/2013/C00/C00001.yaml", True),
        ("attachments/C00001/scan.pdf", True),
        ("imports/erp.yaml", True),
        ("kehu.yaml", True),
        ("policy.yaml", True),
        ("README.md", False),
        ("mycustomers/x.yaml", False),
        ("schemas/customer.schema.json", False),
    ],
)
def test_the_framework_picks_the_files_of_an_archive(name: str, checked: bool) -> None:
    (hook,) = FRAMEWORK
    assert bool(re.search(hook["files"], name)) is checked


def test_the_framework_calls_a_command_that_takes_the_names(archive: Path, kehu: Kehu) -> None:
    (hook,) = FRAMEWORK
    program, *words = shlex.split(hook["entry"])
    assert program == "kehu"
    assert kehu(*words, "customers/C00/C00001.yaml", "policy.yaml").code == 0
    (archive / "customers/C00/C00001.yaml").write_text("code: C00001\n", "utf-8")
    assert kehu(*words, "customers/C00/C00001.yaml").code == 1
