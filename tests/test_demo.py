"""`make demo` as somebody runs it: in either language, with git and without, and what it must end with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "examples" / "demo.sh"
TOOLS = ("sh", "cp", "mkdir", "rm", "dirname", "git")

pytestmark = pytest.mark.skipif(not shutil.which("sh"), reason="the demo is a shell script")


def demo(tmp_path: Path, language: str, tools: tuple[str, ...] = TOOLS) -> subprocess.CompletedProcess[str]:
    """Run it with these tools on PATH and nothing else."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name in tools:
        (bin_folder / name).symlink_to(shutil.which(name) or pytest.skip(f"no {name} here"))
    (bin_folder / "kehu").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kehu "$@"\n')
    (bin_folder / "kehu").chmod(0o755)
    environment = {"PATH": str(bin_folder), "KEHU_LANG": language, "HOME": str(tmp_path), "COLUMNS": "100"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    return subprocess.run(
        [str(bin_folder / "sh"), str(SCRIPT), str(tmp_path / "copy")],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def assert_ends_with_all_three(done: subprocess.CompletedProcess[str], grades: str, findings: str) -> None:
    """Grades, then findings, then the path of a report that is there."""
    assert done.returncode == 0, done.stdout + done.stderr
    report = Path(done.stdout.splitlines()[-1])
    assert report.is_absolute()
    assert "<svg" in report.read_text("utf-8")
    assert -1 < done.stdout.find(f"\n{grades}") < done.stdout.find(f"\n{findings}") < done.stdout.find(f"\n{report}")


def test_in_english_it_shows_the_one_line_that_a_sale_adds(tmp_path: Path) -> None:
    done = demo(tmp_path, "en")
    assert_ends_with_all_three(done, "By volume", "critical: ")
    added = [line for line in done.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert len(added) == 1
    assert "衬氟球阀" in added[0]
    assert "The riskiest customers" in done.stdout
    assert "风险最大的客户" not in done.stdout


def test_in_chinese_it_remarks_in_both_languages_and_needs_no_git(tmp_path: Path) -> None:
    done = demo(tmp_path, "zh", tools=tuple(name for name in TOOLS if name != "git"))
    assert_ends_with_all_three(done, "业务分级", "严重：")
    assert "diff" not in done.stdout
    assert "not found" not in done.stderr
    assert "The riskiest customers" in done.stdout
    assert "风险最大的客户" in done.stdout


def test_it_leaves_a_folder_alone_that_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    done = demo(tmp_path, "en")
    assert done.returncode == 1
    assert not any((tmp_path / "copy").iterdir())


def test_it_fails_if_a_step_does(tmp_path: Path) -> None:
    done = demo(tmp_path, "en", tools=tuple(name for name in TOOLS if name != "mkdir"))
    assert done.returncode != 0
