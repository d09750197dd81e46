"""Measure kehu as its users feel it, and write benchmarks/RESULTS.md: python benchmarks/run.py [--quick]

Every figure is the CPU time (user + system) of a whole process, the median of several runs, taken from the
operating system's account of the finished child. Bytecode is compiled first: a start that compiles measures the
compiler. Where other work shares the machine, milliseconds vary by half and more from one measurement to the next;
ratios within one measurement vary by a tenth, as commands take turns.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import pstats
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
EXAMPLE = HERE.parent / "examples/valve"
LEAST_SHARE = 0.01  # rooms below it are not listed
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


def review(folder: Path, runs: int) -> list[str]:
    """`kehu review` of everything, and in which room its time goes: that one from a profile, which slows down what
    calls much, so that shares are nearer the truth than seconds would be."""
    example = folder / "valve"
    shutil.copytree(EXAMPLE, example, ignore=shutil.ignore_patterns(".kehu"))
    measured = [("the example", example, "2014-12-31"), ("made", folder / "2000", archives.AS_OF)]
    lines = ["| archive | customers | findings | CPU s | per customer, ms |", "|---|---:|---:|---:|---:|"]
    rooms = {}
    for name, root, day in measured:
        command = [KEHU, "review", "--as-of", day, "--format", "json"]
        (seconds,) = medians([(command, root)], runs)
        done = subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, check=False)
        customers, findings = len(list(root.glob("customers/*/*.yaml"))), len(json.loads(done.stdout)["findings"])
        each = seconds / customers * 1000
        lines.append(f"| {name} | {customers:,} | {findings:,} | {seconds:.2f} | {each:.2f} |")
        rooms[f"{customers:,}"] = by_room(command[1:], root, folder / "profile")
    names = sorted({room for shares in rooms.values() for room in shares}, key=lambda room: -max(
        shares.get(room, 0) for shares in rooms.values()
    ))  # fmt: skip
    lines += ["", f"| room | {' | '.join(f'of {count} customers' for count in rooms)} |", "|---|---:|---:|"]
    for room in names:
        shares = [each.get(room, 0) for each in rooms.values()]
        if max(shares) >= LEAST_SHARE:
            lines.append(f"| {room} | {' | '.join(f'{share:.0%}' for share in shares)} |")
    return lines


def by_room(words: Sequence[str], root: Path, file: Path) -> dict[str, float]:
    """The share of each room of kehu, or package, in the time of a command; built-ins count where they are called."""
    command = [sys.executable, "-m", "cProfile", "-o", str(file), "-m", "kehu", *words]
    subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, check=False)
    spent: dict[str, float] = {}
    for (source, _, _), (_, _, own, _, callers) in pstats.Stats(str(file)).stats.items():  # type: ignore[attr-defined]
        parts = [(caller[0], figures[2]) for caller, figures in callers.items()] if source == "~" else [(source, own)]
        for where, seconds in parts:
            spent[room_of(where)] = spent.get(room_of(where), 0) + seconds
    whole = sum(spent.values())
    return {room: seconds / whole for room, seconds in spent.items()}


def room_of(source: str) -> str:
    """`kehu/ledger`, `pydantic`, or Python's own library."""
    parts = Path(source).parts
    if "kehu" in parts:
        inside = parts[len(parts) - parts[::-1].index("kehu") :]
        return f"kehu/{inside[0]}" if len(inside) > 1 else "kehu"
    return parts[parts.index("site-packages") + 1].split(".")[0] if "site-packages" in parts else "Python's library"


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
            ("`kehu review`", review, 1 if quick else 3),
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
