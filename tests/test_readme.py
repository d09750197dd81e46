"""The console blocks of the READMEs and the how-to pages are run, each page in its own folder, and print what they say.

A line `$ command` is run in bash; the lines below it, up to the next command, are what it prints (both streams). A line
`...` stands for any lines. Record ids are random, and a policy has the hash of its
values: one in the text stands for the one that was really made.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The import pages begin in an archive with a table in it: tests/exchange/test_import_docs.py runs them.
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("[!i]*.md")])
ID = re.compile(r"\b(?:sha256:[0-9a-f]{64}|[A-Z]{1,3}\d{6}-[0-9a-z]{4}|P[0-9a-z]{6})\b")


@dataclass
class Step:
    line: int
    command: str
    expected: list[str] = field(default_factory=list)


def steps(page: Path) -> Iterator[Step]:
    step, inside = None, False
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if line.startswith("```"):
            if step:
                yield step
            step, inside = None, line == "```console"
        elif inside and line.startswith("$ "):
            if step:
                yield step
            step = Step(number, line[2:])
        elif inside and step and step.command.endswith("\\"):
            step.command += "\n" + line
        elif inside and step and "<<" in step.command and line.startswith("> "):
            step.command += "\n" + line[2:]
        elif inside and step:
            step.expected.append(line)


class Reader:
    """Somebody who types what the page says."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.where = folder, folder / "work"
        self.where.mkdir()
        home, commands = folder / "home", folder / "bin"
        home.mkdir()
        commands.mkdir()
        # The kehu of this very checkout, whatever else is on PATH.
        (commands / "kehu").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kehu "$@"\n', "utf-8")
        (commands / "kehu").chmod(0o755)
        self.environment = {
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "KEHU_LANG": language,
            "KEHU_TODAY": "2026-01-31",
            "COLUMNS": "80",
            "KEHU_EXAMPLES": str(ROOT / "examples"),
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        (home / "gitconfig").write_text(
            "[user]\nname = Li Na\nemail = lina@example.com\n[init]\ndefaultBranch = main\n[core]\npager = cat\n"
            "quotePath = false\n"
        )
        self.ids: dict[str, str] = {}

    def types(self, command: str) -> list[str]:
        said = ID.sub(lambda match: self.ids.get(match[0], match[0]), command)
        state = self.folder / "where"
        script = f"{said}\ncode=$?\npwd > '{state}'\nexit $code"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.where,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if state.exists():
            self.where = Path(state.read_text().strip())
        return [line.rstrip() for line in done.stdout.replace(str(self.folder / "work"), "~").splitlines()]

    def finds(self, expected: list[str], printed: list[str]) -> bool:
        """Whether what was printed is what the page says; learns the ids if so."""
        lines = [line.rstrip() for line in expected]
        pattern = "".join("(?:.*\\n)*?" if line == "..." else self._pattern(line) + "\\n" for line in lines)
        match = re.fullmatch(pattern, "".join(f"{line}\n" for line in printed))
        if match is None:
            return False
        wanted = [each for line in lines if line != "..." for each in ID.findall(line)]
        self.ids.update(zip(wanted, match.groups(), strict=True))
        return True

    def _pattern(self, line: str) -> str:
        parts, start = [], 0
        for match in ID.finditer(line):
            known = self.ids.get(match[0])
            parts += [re.escape(line[start : match.start()]), f"({re.escape(known) if known else ID.pattern})"]
            start = match.end()
        return "".join(parts) + re.escape(line[start:])


@pytest.mark.skipif(
    not shutil.which("bash") or not shutil.which("git"), reason="the pages are typed into bash, with git"
)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_prints_what_it_says(page: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path, "zh" if ".zh-CN" in page.name else "en")
    for step in steps(page):
        printed = reader.types(step.command)
        there = "\n".join(printed)
        assert reader.finds(step.expected, printed), f"{page.name}:{step.line}: $ {step.command}\nprints:\n{there}"


def test_the_readmes_have_blocks_to_run() -> None:
    assert all(len(list(steps(ROOT / name))) >= 8 for name in ("README.md", "README.zh-CN.md"))
