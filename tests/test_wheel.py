"""The built wheel, installed into an empty environment, does the main job: it carries its schemas and templates."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QUIET = ("--quiet", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", *QUIET, "--no-deps", "-w", folder, ROOT], check=True)
    (made,) = folder.glob("kehu-*.whl")
    return made


def test_the_wheel_carries_schemas_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("schemas", "templates"):
        shipped = {f"kehu/{folder}/{file.name}" for file in (ROOT / folder).iterdir() if file.is_file()}
        assert shipped and shipped <= names


def test_the_wheel_does_the_main_job_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", *QUIET, wheel], check=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "KEHU"))}
    environment |= {"KEHU_TODAY": "2026-01-31", "KEHU_LANG": "en"}

    def kehu(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            [scripts / "kehu", *words],
            cwd=archive if archive.exists() else tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stdout

    archive = tmp_path / "archive"
    kehu("init", "archive")
    assert (archive / "schemas/customer.schema.json").is_file()
    customer = kehu("add", "customer", "江苏华兴化工有限公司").strip()
    kehu("add", "sale", customer, "--date", "2025-10-01", "--amount", "36000.00")
    assert kehu("check") == ""
    assert "36,000.00" in kehu("ageing")
    kehu("report", customer, "--format", "html", "-o", "report.html")
    assert "江苏华兴化工有限公司" in (archive / "report.html").read_text("utf-8")
