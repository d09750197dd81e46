"""Forty writers at once lose nothing: every one ends well, and every record is there [D7]."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kehu.archive.directory import Archive
from typed import Kehu

PROCESSES, ADDS = 40, 5

# Five adds in one interpreter, so that the test measures the lock and not the start of Python.
WRITER = f"""
from kehu.main import main
for number in range({ADDS}):
    try:
        main(["add", "receipt", "C00001", "--amount", "1", "--no", f"{{number}}"])
    except SystemExit as end:
        if end.code:
            raise
"""


def test_forty_processes_times_five_adds(archive: Path, kehu: Kehu) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER],
            cwd=archive,
            env=dict(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for _ in range(PROCESSES)
    ]
    said = [writer.communicate(timeout=120) for writer in writers]
    assert [(writer.returncode, err) for writer, (_, err) in zip(writers, said, strict=True) if writer.returncode] == []
    printed = [line for out, _ in said for line in out.split()]
    assert len(set(printed)) == PROCESSES * ADDS
    file = Archive.open(archive).find("C00001")
    assert file is not None
    assert file.customer is not None, file.errors
    assert {receipt.id for receipt in file.customer.receipts} == set(printed)
    assert [file.name for file in (archive / "customers/C00").iterdir()] == ["C00001.yaml"]


def test_new_customers_at_once_get_codes_of_their_own(archive: Path, kehu: Kehu) -> None:
    writer = 'from kehu.main import main; main(["add", "customer", "Same name", "--anyway"])'
    writers = [
        subprocess.Popen([sys.executable, "-c", writer], cwd=archive, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(8)
    ]
    codes = [writer.communicate(timeout=120)[0].decode().strip() for writer in writers]
    assert sorted(codes) == [f"C{number:05d}" for number in range(2, 10)]
