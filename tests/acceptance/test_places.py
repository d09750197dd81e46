"""Where a command is typed: folders that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from typed import Kehu


@pytest.mark.parametrize("words", [["list"], ["init"], ["show", "C00001"], ["add", "customer", "Blue"]])
def test_a_current_folder_that_was_deleted_is_said_to_be_gone(
    words: list[str], archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = archive / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = kehu(*words)
    assert answer.code == 3
    assert "current folder does not exist any more" in answer.err
    assert kehu("-C", str(archive), "list").code == 0
