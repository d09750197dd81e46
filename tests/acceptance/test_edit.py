"""`kehu edit`: in the person's editor, on a draft; a broken edit is shown, offered again, and never thrown away."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kehu.cli import edit, session
from typed import Answer, Kehu, written

FILE = "customers/C00/C00001.yaml"
DRAFT = ".kehu/drafts/C00001.yaml"
Editor = Callable[..., None]


@pytest.fixture
def editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """`editor((old, new), …)`: an editor that at each call makes the next replacement; `code`: how it ends."""
    script, steps = folder / "my editor.py", folder / "steps.json"
    script.write_text(
        "import json, pathlib, sys\n"
        "steps, draft = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[-1])\n"
        "todo = json.loads(steps.read_text('utf-8'))\n"
        "old, new, code, other = todo.pop(0)\n"
        "steps.write_text(json.dumps(todo), 'utf-8')\n"
        "draft.write_bytes(draft.read_bytes().replace(old.encode(), new.encode()))\n"
        "if other:\n"
        "    pathlib.Path(other).open('a', encoding='utf-8').write('note: 他人所写\\n')\n"
        "sys.exit(code)\n",
        "utf-8",
    )
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}' '{steps}'")

    def use(*replacements: tuple[str, str], code: int = 0, other: str = "") -> None:
        steps.write_text(json.dumps([[old, new, code, other] for old, new in replacements]), "utf-8")

    return use


def test_a_sound_edit_takes_the_file_s_place(archive: Path, kehu: Kehu, editor: Editor) -> None:
    (archive / FILE).chmod(0o640)
    editor(("Blue", "Red"))
    assert kehu("edit", "C00001") == Answer(0, "", f"Wrote {FILE}\n")
    assert "name: Red Valve Ltd" in (archive / FILE).read_text("utf-8")
    assert stat.S_IMODE((archive / FILE).stat().st_mode) == 0o640
    assert not (archive / DRAFT).exists()


def test_visual_comes_before_editor(archive: Path, kehu: Kehu, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(("Blue", "Red"))
    monkeypatch.setenv("VISUAL", os.environ["EDITOR"])
    monkeypatch.setenv("EDITOR", "false")
    assert kehu("edit", "blue").code == 0


def test_no_change_writes_nothing(archive: Path, kehu: Kehu, editor: Editor) -> None:
    before = written(archive / FILE)
    editor(("x y z", ""))
    assert kehu("edit", "C00001") == Answer(0, "", f"{FILE} is as it was; nothing was written\n")
    assert written(archive / FILE) == before
    assert not (archive / DRAFT).exists()


def test_a_broken_edit_is_kept_and_offered_again(archive: Path, kehu: Kehu, editor: Editor) -> None:
    before = (archive / FILE).read_bytes()
    editor(("name:", "nam:"), ("nam:", "name: Red #"))
    answer = kehu("edit", "C00001")
    assert (answer.code, answer.out) == (1, "")
    assert f"{FILE}:3:1: error: unknown key “nam”" in answer.lines
    assert answer.lines[-2:] == [
        f"{FILE} is as it was; the draft is kept: {DRAFT}",
        "`kehu edit C00001` goes on with it",
    ]
    assert (archive / FILE).read_bytes() == before
    assert b"nam:" in (archive / DRAFT).read_bytes()
    again = kehu("edit", "C00001")
    assert again == Answer(0, "", f"There is a draft of {FILE} from before: {DRAFT}\nWrote {FILE}\n")
    assert "name: Red # Blue" in (archive / FILE).read_text("utf-8")


def test_a_kept_draft_can_be_discarded(archive: Path, kehu: Kehu, editor: Editor) -> None:
    editor(("name:", "nam:"), ("Blue", "Green"))
    assert kehu("edit", "C00001").code == 1
    assert kehu("edit", "C00001", "--discard") == Answer(0, "", f"Wrote {FILE}\n")
    assert "name: Green" in (archive / FILE).read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_person_is_asked(
    language: str, archive: Path, kehu: Kehu, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal: go on with the old draft? and, with errors, edit again or keep?"""
    editor(("name:", "nam:"), ("nam:", "na:"), ("na:", "name: 红 #"))
    assert kehu("edit", "C00001").code == 1
    asked = []
    answers = iter(["x", "g", "e"])

    def prompt(question: str, **options: object) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(session, "interactive", lambda: True)
    monkeypatch.setattr(edit.typer, "prompt", prompt)
    assert kehu("edit", "C00001", "--lang", language).code == 0
    said = {
        "en": [
            "g: go on with it; n: throw it away and begin anew",
            "The draft has errors. e: edit again; k: keep the draft and stop",
        ],
        "zh": ["g：继续编辑；n：丢弃并重新开始", "草稿有错。e：再次编辑；k：保留草稿并退出"],
    }
    assert asked == [said[language][0], said[language][0], said[language][1]]
    assert "红" in (archive / FILE).read_text("utf-8")


def test_a_person_may_keep_it(archive: Path, kehu: Kehu, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(("name:", "nam:"), ("name:", "nam:"))
    monkeypatch.setattr(session, "interactive", lambda: True)
    monkeypatch.setattr(edit.typer, "prompt", lambda question, **options: "k")
    assert kehu("edit", "C00001").code == 1
    monkeypatch.setattr(edit.typer, "prompt", None)  # --discard and --once ask nothing
    assert kehu("edit", "C00001", "--discard", "--once").code == 1
    assert (archive / DRAFT).exists()


def test_a_file_that_changed_meanwhile_is_not_overwritten(archive: Path, kehu: Kehu, editor: Editor) -> None:
    editor(("Blue", "Red"), ("", ""), ("Blue", "Green"), other=FILE)
    answer = kehu("edit", "C00001")
    assert answer.code == 4
    assert answer.lines == [
        f"kehu: {FILE} was changed by somebody else since the draft was begun; the draft is kept: {DRAFT}",
        "Compare the two; `kehu edit C00001 --discard` begins anew from the file as it is now",
    ]
    text = (archive / FILE).read_text("utf-8")
    assert "name: Blue" in text
    assert "他人所写" in text
    assert "name: Red" in (archive / DRAFT).read_text("utf-8")
    assert kehu("edit", "C00001").code == 4  # not even begun: it could only end so
    editor(("Blue", "Green"))
    assert kehu("edit", "C00001", "--discard").code == 0


def test_what_was_wrong_before_does_not_stop_it(archive: Path, kehu: Kehu, editor: Editor) -> None:
    (archive / FILE).write_text("code: C00001\nname: Blue\nfounded: soon\nfone: 1\n", "utf-8")
    editor(("fone", "phone"))
    answer = kehu("edit", "C00001")
    assert answer.code == 1  # an error is left
    assert answer.lines[-1] == f"Wrote {FILE}"
    assert "phone: 1" in (archive / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "old", "wrong", "right", "said"),
    [
        ("kehu.yaml", "language", "languge", "language", "unknown key “languge”"),
        ("policy.yaml", "\n  days: 30 ", "\n  days: many ", "\n  days: 60 ", "“many” is not a whole number"),
    ],
)
def test_settings_and_policy(
    file: str, old: str, wrong: str, right: str, said: str, archive: Path, kehu: Kehu, editor: Editor
) -> None:
    editor((old, wrong), (wrong, right))
    before = (archive / file).read_bytes()
    answer = kehu("edit", file)
    assert answer.code == 1
    assert any(said in line and line.startswith(f"{file}:") for line in answer.lines)
    assert (archive / file).read_bytes() == before
    assert kehu("edit", file).code == 0
    assert (archive / file).read_bytes() == before.replace(old.encode(), right.encode())


def test_bytes_that_are_no_text_are_kept(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    command = "open(__import__('sys').argv[-1], 'wb').write('name: 蓝阀'.encode('gbk'))"
    monkeypatch.setenv("EDITOR", f'{sys.executable} -c "{command}"')
    answer = kehu("edit", "C00001")
    assert answer.code == 1
    assert "GB" in answer.err
    assert (archive / DRAFT).read_bytes() == "name: 蓝阀".encode("gbk")


def test_an_editor_that_fails(archive: Path, kehu: Kehu, editor: Editor) -> None:
    editor(("x y z", ""), ("Blue", "Red"), code=3)
    answer = kehu("edit", "C00001")
    assert (answer.code, answer.lines[0].split(" ended ")[1]) == (1, "with code 3; nothing was written")
    assert not (archive / DRAFT).exists()
    answer = kehu("edit", "C00001")
    assert answer.lines[1] == f"What you changed is kept in {DRAFT}"
    assert (archive / DRAFT).exists()


def test_an_editor_that_is_not_there(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    answer = kehu("edit", "C00001")
    assert answer.code == 3
    assert answer.lines[0] == "kehu: The editor no-such-editor cannot be started: there is no such file or folder"
    monkeypatch.setenv("EDITOR", "vi 'x")
    assert kehu("edit", "C00001").code == 3
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", str(archive))
    assert kehu("edit", "C00001").lines == ["kehu: There is no editor", "Name one: export EDITOR=nano"]
    assert not (archive / DRAFT).exists()


def test_a_draft_that_the_editor_took_away(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "rm")
    answer = kehu("edit", "C00001")
    assert answer.code == 3
    assert answer.lines[0] == f"kehu: The draft {DRAFT} is gone; nothing was written"


def test_whom_it_does_not_know(archive: Path, kehu: Kehu) -> None:
    assert kehu("edit", "Nobody").code == 3
    assert kehu("edit").lines[0] == "kehu: `kehu edit` needs CUSTOMER"


def test_drafts_are_not_seen_by_git(archive: Path, kehu: Kehu, editor: Editor) -> None:
    editor(("name:", "nam:"))
    kehu("edit", "C00001")
    subprocess.run(["git", "init", "-q"], check=True)
    shown = subprocess.run(["git", "status", "--short"], check=True, capture_output=True, text=True).stdout
    assert ".kehu" not in shown


def test_a_second_editor_on_one_file_is_refused(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    second = archive / "second.py"
    second.write_text(
        "import os, pathlib, subprocess, sys\n"
        "command, env = [sys.executable, '-m', 'kehu', 'edit', 'C00001'], {**os.environ, 'EDITOR': 'true'}\n"
        "told = subprocess.run(command, env=env, capture_output=True, text=True)\n"
        "assert told.returncode == 4 and 'being edited already' in told.stderr, told\n"
        "draft = pathlib.Path(sys.argv[1])\n"
        "draft.write_text(draft.read_text('utf-8') + 'note: first\\n', 'utf-8')\n",
        "utf-8",
    )
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{second}'")
    assert kehu("edit", "C00001") == Answer(0, "", f"Wrote {FILE}\n")
    assert (archive / FILE).read_text("utf-8").endswith("note: first\n")


@pytest.mark.parametrize("file", ["policy.yaml", "kehu.yaml"])
def test_a_file_that_an_editor_emptied_is_not_taken_for_all_defaults(
    file: str, archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (archive / file).read_bytes()
    monkeypatch.setenv("EDITOR", "cp /dev/null")
    answer = kehu("edit", file)
    assert answer.code == 1
    assert "is empty" in answer.err
    assert (archive / file).read_bytes() == before


def test_a_discarded_draft_does_not_come_back_after_a_fault(
    archive: Path, kehu: Kehu, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(("name:", "nam:"))
    assert kehu("edit", "C00001").code == 1
    assert kehu("set", "C00001", "note=since then").code == 0
    write_bytes = Path.write_bytes

    def full(file: Path, data: bytes) -> int:
        if file.name == "C00001.yaml":
            raise OSError(errno.ENOSPC, "full")
        return write_bytes(file, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert kehu("edit", "C00001", "--discard").code == 1
    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    editor(("Blue", "Red"))
    assert kehu("edit", "C00001").code == 0
    text = (archive / FILE).read_text("utf-8")
    assert "name: Red Valve Ltd" in text
    assert "note: since then" in text
