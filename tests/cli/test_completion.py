"""Completion as a shell does it: bash itself sources the script and asks for answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kehu import registry
from kehu.cli.completion import SCRIPTS

TESTS = Path(__file__).parent.parent
needs_bash = pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="needs bash")
ASK = """
kehu() { "$PYTHON" -m fake_command "$@"; }
eval "$(kehu completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(( $# - 1 ))
_kehu
printf '%s\\n' "${COMPREPLY[@]}"
"""


def environ() -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
        "LC_ALL": "C.UTF-8",
    }


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words after `kehu`."""
    run = subprocess.run(
        ["bash", "-c", ASK, "bash", "kehu", *words],
        cwd=folder,
        env=environ(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stderr == ""
    return run.stdout.split()


@needs_bash
def test_bash_completes_commands(tmp_path: Path) -> None:
    assert completed(tmp_path, "re") == ["report", "review"]
    assert completed(tmp_path, "") == [*(entry.name for entry in registry.COMMANDS), "probe"]
    assert completed(tmp_path, "help", "ag") == ["ageing"]
    assert completed(tmp_path, "--v") == ["--version"]
    assert completed(tmp_path, "nonsense", "x") == []


@needs_bash
def test_bash_completes_options_choices_and_subcommands(tmp_path: Path) -> None:
    assert completed(tmp_path, "probe", "--f") == ["--format", "--fail"]
    assert completed(tmp_path, "probe", "--format", "") == ["table", "json", "csv"]
    assert completed(tmp_path, "probe", "o") == ["other"]
    assert completed(tmp_path, "probe", "add", "--d") == ["--due"]
    assert completed(tmp_path, "completion", "z") == ["zsh"]
    assert completed(tmp_path, "probe", "--lang", "") == ["en", "zh"]


@needs_bash
def test_bash_completes_customers_by_their_files(tmp_path: Path) -> None:
    (tmp_path / "kehu.yaml").touch()
    folder = tmp_path / "customers" / "C00"
    folder.mkdir(parents=True)
    for name in ("C00001.yaml", "C00012.yaml", ".C00013.yaml", "C00014.yml"):
        (folder / name).touch()
    assert completed(folder, "probe", "add", "C0001") == ["C00012"]
    assert completed(folder, "probe", "C00012", "--lines", "3", "C00001") == ["C00001"]
    assert completed(Path("/"), "-C", str(tmp_path), "probe", "add", "") == ["C00001", "C00012"]
    assert completed(Path("/"), "probe", "add", "C") == []


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_are_told_what_a_word_means(shell: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "fake_command", "gra"],
        cwd=tmp_path,
        env=environ() | {"_KEHU_COMPLETE": shell, "KEHU_LANG": "zh"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == ("grade:" if shell == "zsh" else "grade\t") + "评定业务分级与信用分级\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_are_valid(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    subprocess.run([shell, "-n"], input=SCRIPTS[shell], text=True, check=True)
