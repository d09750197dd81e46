"""What a fast answer must not import [L8]: exactly, rather than by the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehu.registry import COMMANDS

HEAVY = {"typer", "click", "pydantic", "pydantic_core", "rich", "yaml", "jinja2"}
SLOW = {
    "argparse", "ast", "collections", "dataclasses", "datetime", "decimal", "difflib", "enum", "functools",
    "importlib.metadata", "inspect", "json", "logging", "pathlib", "re", "shutil", "string", "subprocess",
    "tempfile", "textwrap", "traceback", "typing",
}  # fmt: skip
OWN = {
    "kehu", "kehu.main", "kehu.registry", "kehu.errors", "kehu.nearest", "kehu.cli", "kehu.cli.session",
    "kehu.cli.overview", "kehu.lang", "kehu.lang.locale", "kehu.lang.printable", "kehu.lang.width",
}  # fmt: skip
PROBE = """
import sys
before = set(sys.modules)
from kehu.main import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""
FAST = [
    ("", 0),
    ("--help", 0),
    ("-h", 0),
    ("help", 0),
    ("--version", 0),
    ("lsit", 2),
    ("--nonsense", 2),
    ("--lang fr --version", 0),
]


def imported(arguments: str, folder: Path) -> tuple[int, set[str]]:
    """The exit code, and what a fresh interpreter imports to answer."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KEHU")}
    # -S: the .pth files that `site` runs may import what we look for; so the path is handed over as it is here
    environ |= {"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-S", "-c", PROBE, *arguments.split()],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return run.returncode, set(run.stderr.splitlines()[-1].split())


def top(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize(("arguments", "code"), FAST)
def test_fast_answers_in_english_import_nothing_slow(arguments: str, code: int, tmp_path: Path) -> None:
    returned, modules = imported(arguments, tmp_path)
    assert returned == code
    assert not modules & SLOW
    assert not top(modules) & HEAVY
    assert {name for name in modules if name.startswith("kehu")} <= OWN


@pytest.mark.parametrize(("arguments", "code"), FAST)
def test_fast_answers_in_chinese_import_nothing_heavy(arguments: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "kehu.yaml").write_text("company: 甲\nlanguage: zh\n", "utf-8")
    returned, modules = imported(arguments, tmp_path)
    assert returned == code
    assert not top(modules) & HEAVY
    assert {name for name in modules if name.startswith("kehu") and not name.startswith("kehu.lang.zh")} <= OWN


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_the_help_of_a_command_imports_typer_and_nothing_else_heavy(command: str, tmp_path: Path) -> None:
    returned, modules = imported(f"{command} --help", tmp_path)
    assert returned == 0
    assert top(modules) & HEAVY == {"typer"}
    assert "importlib.metadata" not in modules


@pytest.mark.parametrize("words", ["show C00001", "grade", "grade C00001 --reasons", "brief C00001"])
def test_who_asks_for_no_class_gets_no_parser(words: str, tmp_path: Path) -> None:
    (tmp_path / "kehu.yaml").write_text("company: 甲\n", "utf-8")
    (tmp_path / "customers").mkdir()
    (tmp_path / "customers/C00001.yaml").write_text("code: C00001\nname: 乙\n", "utf-8")
    returned, modules = imported(words, tmp_path)
    assert returned == 0
    brought = {name for name in modules if name.startswith("kehu.model.expression")}
    grading = ("classes", "figures", "factors", "quadrant")
    brought |= modules & {f"kehu.grading.{each}" for each in grading}
    assert not brought - {"kehu.model.expression"}
    returned, modules = imported("grade --class time", tmp_path)
    assert (returned, "kehu.model.expression.parse" in modules) == (0, True)


def test_the_kinds_that_a_firm_declares_are_listed_without_their_model(tmp_path: Path) -> None:
    declared = "records:\n  tender: {letter: TD, fields: {date: {type: date}}}\n"
    (tmp_path / "kehu.yaml").write_text(declared, "utf-8")
    for arguments, code in (("add --help", 0), ("add tendr", 2)):
        returned, modules = imported(arguments, tmp_path)
        assert returned == code
        assert top(modules) & HEAVY == {"typer", "yaml"}
