"""An archive to type commands in, and `kehu` as a person types it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehu import main
from typed import COMMENTED, TODAY, Answer, Kehu, git

if TYPE_CHECKING:
    from terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one; nothing of the machine's own settings is in force."""
    for name in ("KEHU_LANG", "KEHU_ARCHIVE", "KEHU_DEBUG", "VISUAL", "EDITOR", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KEHU_TODAY", TODAY)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kehu(folder: Path, capfd: pytest.CaptureFixture[str]) -> Kehu:
    """Runs a command in this process, by its real entry point."""

    def run(*words: str) -> Answer:
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main.main(list(words))
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        assert "mistake in kehu itself" not in err
        return Answer(int(end.value.code or 0), out, err)

    return run


@pytest.fixture
def archive(kehu: Kehu, folder: Path) -> Path:
    """A new archive with one customer, C00001."""
    assert kehu("init", "--language", "en").code == 0
    assert kehu("add", "customer", "Blue Valve Ltd").out == "C00001\n"
    return folder


@pytest.fixture
def commented(archive: Path) -> Path:
    """The customer C00001 as people write files: comments everywhere; committed to git."""
    file = archive / "customers/C00/C00001.yaml"
    file.write_text(COMMENTED, "utf-8", newline="\n")
    git("init", "-q", cwd=archive)
    git("add", "-A", cwd=archive)
    git("commit", "-q", "-m", "start", cwd=archive)
    return file


@pytest.fixture
def at_terminal(kehu: Kehu, folder: Path) -> Iterator[type[Terminal]]:
    """Commands typed at a real terminal, in an archive without customers."""
    assert kehu("init", "--language", "en").code == 0
    from terminal import Terminal

    made: list[Terminal] = []

    class Kept(Terminal):
        def __init__(self, *words: str, lang: str = "en") -> None:
            super().__init__(*words, lang=lang)
            made.append(self)

    yield Kept
    for each in made:
        each.close()
