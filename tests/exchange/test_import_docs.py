"""The how-to pages: every console block runs and prints what the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kehu.main import main

HOME = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n\$ kehu (.*)\n((?:.*\n)*?)```$", re.MULTILINE)


@pytest.mark.parametrize("page", ["import.md", "import.zh-CN.md"])
def test_the_page_shows_what_kehu_prints(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kehu.yaml").write_text("language: en\n")
    shutil.copy(HOME / "examples" / "import" / "sales.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall((HOME / "docs" / page).read_text(encoding="utf-8"))
    assert len(blocks) == 4
    for command, expected in blocks:
        with pytest.raises(SystemExit):
            main(command.split())
        assert capsys.readouterr().out == expected
