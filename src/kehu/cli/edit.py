"""`kehu edit`: a file in the person's own editor, on a draft that is checked before it takes the file's place."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kehu.cli import output, session
from kehu.errors import DONE, NOT_FOUND, SAID_NO, KehuError
from kehu.lang import m, text

if TYPE_CHECKING:
    from kehu.archive.draft import Draft

DESCRIPTION = m(
    "Opens a customer's file, or kehu.yaml or policy.yaml, in the editor that VISUAL or EDITOR names. You edit a "
    "draft; when you leave the editor it is checked, and only a sound one takes the file's place. One with errors is "
    "kept: you may mend it at once, or go on with it the next time. An editor that returns at once must be told to "
    "wait: EDITOR='code --wait'."
)
EXAMPLES = (
    ("kehu edit C00001", m("One customer")),
    ("kehu edit policy.yaml", m("The firm's policy")),
    ("kehu edit C00001 --discard", m("Begins anew, where a draft with errors was kept")),
)
FALLBACKS = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "nano", "vim", "vi")


class NoEditor(KehuError):
    sentence = "There is no editor"
    hint = "Name one: export EDITOR=nano"
    exit_code = NOT_FOUND


class EditorMissing(KehuError):
    sentence = "The editor {editor} cannot be started: {why}"
    hint = "VISUAL and EDITOR name it; what they hold is read as a shell would"
    exit_code = NOT_FOUND


class EditorFailed(KehuError):
    sentence = "The editor {editor} ended with code {code}; nothing was written"
    hint = "What you changed is kept in {draft}"


class EditorGaveUp(EditorFailed):
    hint = "The draft was as the file is"


def command(
    what: Annotated[str, typer.Argument(metavar="CUSTOMER", help="A customer, kehu.yaml, or policy.yaml")],
    resume: Annotated[
        bool | None,
        typer.Option("--resume/--discard", help="Go on with a draft kept from before, or throw it away"),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Do not offer to edit again: keep a draft with errors")] = False,
) -> int:
    """Edit until it is sound or the person stops."""
    draft, editor = _draft(what), _editor()
    with draft.alone():
        return _edit(draft, editor, resume, once)


def _edit(draft: Draft, editor: list[str], resume: bool | None, once: bool) -> int:
    if draft.kept() and _go_on(draft, resume):
        draft.must_be_current()
    else:
        draft.begin()
    while True:
        _run_editor(draft, editor)
        if not draft.changed():
            draft.drop()
            output.note(m("{file} is as it was; nothing was written", file=draft.file))
            return DONE
        problems, broken = draft.problems()
        output.print_problems(problems)
        if not broken:
            draft.write()
            output.note(m("Wrote {file}", file=draft.file))
            return SAID_NO if any(each.severity == "error" for each in problems) else DONE
        if once or not _again():
            output.note(m("{file} is as it was; the draft is kept: {draft}", file=draft.file, draft=draft.shown))
            output.note(m("`kehu edit {what}` goes on with it", what=draft.what))
            return SAID_NO


def _draft(what: str) -> Draft:
    from kehu.archive.directory import Archive
    from kehu.archive.draft import MODELS, Draft

    archive = Archive.open(session.archive_root())
    return Draft(archive, what if what in MODELS else archive.resolve(what).file)


def _go_on(draft: Draft, resume: bool | None) -> bool:
    """Whether to go on with a draft kept from before: as the person says, else yes, since that loses nothing."""
    if resume is not None:
        return resume
    output.note(m("There is a draft of {file} from before: {draft}", file=draft.file, draft=draft.shown))
    if not session.interactive():
        return True
    return _ask(text(m("g: go on with it; n: throw it away and begin anew")), "gn") == "g"


def _again() -> bool:
    if not session.interactive():
        return False
    return _ask(text(m("The draft has errors. e: edit again; k: keep the draft and stop")), "ek") == "e"


def _ask(question: str, answers: str) -> str:
    """One of the letters; the first of them if only Enter is pressed."""
    while True:
        answer: str = typer.prompt(question, default=answers[0], err=True).strip().lower()
        if answer[:1] and answer[:1] in answers:
            return answer[:1]


def _run_editor(draft: Draft, words: list[str]) -> None:
    from kehu.archive.disk import why

    try:
        code = subprocess.run([*words, str(draft.path)], check=False).returncode
    except OSError as error:
        if not draft.changed():
            draft.drop()
        raise EditorMissing(editor=words[0], why=why(error)) from error
    if code:
        if draft.changed():
            raise EditorFailed(editor=words[0], code=code, draft=draft.shown)
        draft.drop()
        raise EditorGaveUp(editor=words[0], code=code)


def _editor() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        found = next((name for name in FALLBACKS if shutil.which(name)), None)
        if found is None:
            raise NoEditor
        return [found]
    try:
        words = shlex.split(named, posix=sys.platform != "win32")
    except ValueError as error:
        raise EditorMissing(editor=named, why=m("a quotation mark is not closed")) from error
    return words or [named]
