"""What a typed command answers, and git, for the tests that type commands."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TODAY = "2026-01-02"


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


Kehu = Callable[..., Answer]


def written(file: Path) -> tuple[int, int]:
    """What differs when a file was written again, even with the same bytes; reading it changes nothing here."""
    known = file.stat()
    return known.st_ino, known.st_mtime_ns


def git(*words: str, cwd: Path) -> str:
    """What git prints."""
    who = ["-c", "user.name=Li Lei", "-c", "user.email=li@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *words], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


COMMENTED = """\
# 一号客户，老王介绍
code: C00001
name: 蓝阀有限公司   # 2019 年更名
phone: 0755-83765566  # 总机

# 联系人
contacts:
  - {id: P7k3m2a, name: 韩梅, phone: 123}  # 采购
sales:
  # 第一批
  - {id: S1, date: 2025-11-01, product: 衬氟阀, amount: 36000.00, due: 2025-12-01}
  # 年前的最后一批

# 回款由财务登记
receipts:
  - {id: R1, date: 2025-12-01, amount: 100.00, for: S1}
"""
