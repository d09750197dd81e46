"""Measure kehu as its users feel it, and write benchmarks/RESULTS.md: python benchmarks/run.py [--quick]

Every figure is the CPU time (user + system) of a whole process, the median of several runs, taken from the
operating system's account of the finished child. Bytecode is compiled first: a start that compiles measures the
compiler. Where other work shares the machine, milliseconds vary by half and more from one measurement to the next;
ratios within one measurement vary by a tenth, as commands take turns.
"""

from __future__ import annotations

import compileall
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import archives

import kehu

HERE = Path(__file__).parent
PACKAGE = Path(kehu.__file__).parent
KEHU = str(Path(sys.executable).parent / "kehu")
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "KEHU"))}


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """The CPU seconds of a command run once in `folder`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(commands: Sequence[tuple[Sequence[str], Path]], runs: int) -> list[float]:
    """The median CPU seconds of each command, after a run that is not counted. The commands take turns, so that what
    else the machine does falls on all alike and their ratios hold."""
    rounds = [[cpu_seconds(command, folder) for command, folder in commands] for _ in range(runs + 1)]
    return [statistics.median(figures) for figures in zip(*rounds[1:], strict=True)]


def start_up(folder: Path, runs: int) -> list[str]:
    """What it costs to begin, in bare starts of Python."""
    small, large = folder / "200", folder / "2000"
    rows = [
        ("kehu --version", [KEHU, "--version"], small, "≤ 3"),
        ("kehu --help", [KEHU, "--help"], small, "≤ 3"),
        ("kehu gread (a typo)", [KEHU, "gread"], small, "≤ 3"),
        ("kehu grade --help", [KEHU, "grade", "--help"], small, "≤ 9"),
        ("kehu add sale --help", [KEHU, "add", "sale", "--help"], small, ""),
        ("kehu show C00001, archive of 200", [KEHU, "show", "C00001"], small, "≤ 20"),
        ("kehu show C00001, archive of 2,000", [KEHU, "show", "C00001"], large, "≤ 1.2 × the one before"),
    ]
    bare, *seconds = medians([([sys.executable, "-c", "pass"], small), *((row[1], row[2]) for row in rows)], runs)
    lines = [
        "| command | CPU ms | × bare Python | goal |",
        "|---|---:|---:|---|",
        f"| python -c pass | {bare * 1000:.0f} | 1.0 | |",
    ]
    for (name, _, _, goal), each in zip(rows, seconds, strict=True):
        lines.append(f"| {name} | {each * 1000:.0f} | {each / bare:.1f} | {goal} |")
    return lines


def cold_grade(folder: Path, runs: int) -> list[str]:
    """`kehu grade` of everything with nothing cached: there is no cache to warm in this release."""
    lines = ["| customers | records | CPU s | per customer, ms | growth |", "|---:|---:|---:|---:|---:|"]
    before = 0.0
    for customers in (200, 2000):
        command = [KEHU, "grade", "--as-of", archives.AS_OF, "--format", "json"]
        (seconds,) = medians([(command, folder / str(customers))], runs)
        growth = f"{seconds / before:.1f} × for 10 × the data" if before else ""
        each = seconds / customers * 1000
        lines.append(f"| {customers:,} | {customers * archives.RECORDS:,} | {seconds:.2f} | {each:.2f} | {growth} |")
        before = seconds
    return lines


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    compileall.compile_dir(PACKAGE, quiet=2)
    folder = Path(tempfile.mkdtemp(prefix="kehu-bench-"))
    try:
        for customers in (200, 2000):
            archives.make(folder / str(customers), customers)
        parts: list[tuple[str, Callable[[Path, int], list[str]], int]] = [
            ("Start-up", start_up, 3 if quick else 15),
            ("Cold `kehu grade`", cold_grade, 1 if quick else 3),
        ]
        text = "# What kehu costs\n\n" + __doc__.split("\n\n")[1].replace("\n", " ").strip() + "\n"
        text += f"Measured on {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}.\n"
        for title, measure, runs in parts:
            text += f"\n## {title}\n\n" + "\n".join(measure(folder, runs)) + "\n"
    finally:
        shutil.rmtree(folder)
    print(text)
    if not quick:
        (HERE / "RESULTS.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
