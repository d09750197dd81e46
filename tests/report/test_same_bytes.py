"""The same customer, policy and dates give the same bytes, whatever the machine [P5]."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import kehu

PROGRAM = """
import sys
from report import full_sample, samples
from kehu import lang
from kehu.report.render import render
for language in ("en", "zh"):
    lang.use(language)
    for name in ("rich", "poor", "busy"):
        for format in ("html", "md"):
            sys.stdout.buffer.write(render(samples.context(getattr(samples, name)()), format).encode())
    report = samples.context(full_sample.full(), depth="deep", private=True)
    sys.stdout.buffer.write(render(report, "html").encode())
"""
SOURCE = Path(kehu.__file__).parent.parent


def run(source: Path, **environment: str) -> bytes:
    path = os.pathsep.join([str(source), str(Path(__file__).parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_time_zone_hash_seed_and_clone_path_play_no_part(tmp_path: Path) -> None:
    clone = tmp_path / "别处" / "clone"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE, clone / "src", ignore=ignored)
    shutil.copytree(SOURCE.parent / "templates", clone / "templates")
    one = run(SOURCE, TZ="Asia/Shanghai", PYTHONHASHSEED="1")
    two = run(clone / "src", TZ="America/Anchorage", PYTHONHASHSEED="4242", LC_ALL="C")
    assert len(one) > 100_000
    assert one == two
    assert str(SOURCE.parent).encode() not in one
