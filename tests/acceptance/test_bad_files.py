"""Every bad file of the folder, read through the real command: what is said of it, where, with which advice.

The folder is the list of cases: NAME.yaml becomes customers/NAME.yaml of one archive, NAME.expected says what
`kehu check` must find. `python tests/acceptance/test_bad_files.py` writes the expectations anew, to be read before
they are kept.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "bad-files"
YAML_FAULTS = Path(__file__).parent.parent / "archive" / "bad-files"
SETTINGS = """\
staff: [{name: 张伟}, {name: 李娜}]
custom:
  risk: {type: choice, choices: [高, 低]}
  since: {type: date}
"""
GOOD = """\
code: GOOD
name: 完好无损公司
owner: 张伟
sales:
- {id: S140102-7k3m, date: 2014-01-02, amount: 100.00, due: 2014-02-01}
"""
NAMES = sorted(file.stem for file in HERE.glob("*.yaml"))
READING = (["list"], ["grade"], ["grade", "--reasons"], ["grade", "--summary"], ["ageing"], ["review"], ["check"])


def run(archive: Path, *words: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    """A command as a person types it."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("KEHU")}
    done = subprocess.run(
        [sys.executable, "-m", "kehu", *words],
        cwd=archive,
        env=plain | {"KEHU_LANG": language, "KEHU_TODAY": "2014-12-31"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr and "mistake in kehu" not in done.stderr, done.stderr
    return done


def build(folder: Path, *sources: Path) -> Path:
    """An archive of bad files, with a good one among them."""
    (folder / "customers").mkdir()
    (folder / "kehu.yaml").write_text(SETTINGS, "utf-8")
    (folder / "customers/GOOD.yaml").write_text(GOOD, "utf-8")
    for source in sources:
        for file in source.glob("*.yaml"):
            shutil.copy(file, folder / "customers" / file.name)
    return folder


def problems(archive: Path, language: str) -> dict[str, list[dict[str, Any]]]:
    """What `kehu check` says, by the stem of the file."""
    done = run(archive, "check", "--format", "json", language=language)
    assert done.returncode == 1, done.stderr
    found = defaultdict(list)
    for problem in json.loads(done.stdout)["problems"]:
        found[Path(problem["file"]).stem].append(problem)
    return found


def expectation(english: list[dict[str, Any]], chinese: list[dict[str, Any]]) -> str:
    lines = []
    for en, zh in zip(english, chinese, strict=True):
        lines.append(
            f"{en['file'].removeprefix('customers/')}:{en['line']}:{en['column']} {en['severity']} {en['rule']}"
        )
        lines += [f"  {said}" for said in (en["message"], en["hint"], zh["message"], zh["hint"]) if said]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("bad"), HERE)


@pytest.fixture(scope="module")
def said(archive: Path) -> dict[str, str]:
    english, chinese = problems(archive, "en"), problems(archive, "zh")
    assert english.keys() == chinese.keys()
    return {name: expectation(english[name], chinese[name]) for name in english}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_a_bad_file(name: str, said: dict[str, str]) -> None:
    assert said.get(name, "") == (HERE / f"{name}.expected").read_text("utf-8")


def test_nothing_is_said_of_the_good_file(said: dict[str, str]) -> None:
    assert "GOOD" not in said


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_bad_files_never_hide_the_good_one(words: list[str], language: str, everything: Path) -> None:
    done = run(everything, *words, language=language)
    assert done.returncode == 1
    assert "GOOD" in done.stdout or words[-1] in ("--summary", "check")
    assert "duplicate-keys.yaml:4:1" in (done.stdout if words == ["check"] else done.stderr)


@pytest.mark.parametrize("words", [["list"], ["grade"], ["ageing"], ["review"], ["check"]], ids=" ".join)
def test_json_is_whole_beside_bad_files(words: list[str], everything: Path) -> None:
    done = run(everything, *words, "--format", "json")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["problems"]) > 50
    assert done.stderr == ""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bad files of all kinds, those that are no YAML too."""
    return build(tmp_path_factory.mktemp("worse"), YAML_FAULTS, HERE)


@pytest.mark.parametrize("name", ["duplicate-keys", "gbk", "several-faults", "nul"])
def test_a_bad_file_is_shown_as_far_as_it_can_be_read(name: str, everything: Path) -> None:
    done = run(everything, "show", name)
    assert done.returncode == 1
    assert done.stdout.startswith(name)
    assert f"customers/{name}.yaml:" in done.stderr


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = build(Path(folder), HERE)
        english, chinese = problems(made, "en"), problems(made, "zh")
    for name in NAMES:
        (HERE / f"{name}.expected").write_text(expectation(english.get(name, []), chinese.get(name, [])), "utf-8")
