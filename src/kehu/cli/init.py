"""`kehu init`: a new archive, or what is missing of one. It overwrites no file and leaves git alone [T4]."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import output, session
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import current, m

if TYPE_CHECKING:
    from kehu.archive.write import Change

DESCRIPTION = m(
    "Makes an archive: settings, the whole policy with comments, folders, and schemas for editors. In a folder that "
    "is an archive it adds what is missing. Files that are there already are never overwritten; only schemas are "
    "renewed, for another version of kehu and for fields that kehu.yaml declares. It neither makes a git repository "
    "nor commits."
)
EXAMPLES = (
    ("kehu init my-archive --company 'Blue Valve Ltd' --language en", m("In a folder of its own")),
    ("kehu init", m("In the current folder")),
)
FOLDERS = ("customers", "imports", "schemas")
SETTINGS, POLICY = "kehu.yaml", "policy.yaml"
_DECLARES = re.compile(r"^[\"']?(?:custom|records)[\"']?[ \t]*:", re.MULTILINE)


class NotAFolder(KehuError):
    sentence = "{path} is not a folder"
    hint = "Name a folder, or one that is still to be made"
    exit_code = SAID_NO


class SetAlready(KehuError):
    sentence = "{path} is an archive already; its settings are not changed by kehu init"
    hint = "`kehu edit kehu.yaml` changes them"
    exit_code = SAID_NO


def command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Where; made if it is not there. Else the current folder")
    ] = None,
    company: Annotated[str | None, typer.Option("--company", metavar="NAME", help="Our own company's name")] = None,
    language: Annotated[
        Literal["en", "zh"] | None,
        typer.Option("--language", metavar="LANGUAGE", help="The archive's language; else the one you read now"),
    ] = None,
) -> int:
    """Make it or complete it."""
    from kehu.archive.lock import locked
    from kehu.archive.write import replace_all

    root = Path(session.said()[1] or ".") / (folder or "")
    if root.exists() and not root.is_dir():
        raise NotAFolder(path=root)
    was_there = (root / SETTINGS).exists()
    if was_there and (company or language):
        raise SetAlready(path=root)
    root.mkdir(parents=True, exist_ok=True)
    with locked(root):
        changes = _changes(root, _texts(root, company, language or _spoken(root)))
        folders = [name for name in FOLDERS if not (root / name).is_dir()]
        for name in folders:
            (root / name).mkdir()
        replace_all(changes, root)
    _report(root, was_there, changes, folders)
    return DONE


def _spoken(root: Path) -> str:
    """The language of an archive that is there, else the one in force."""
    from kehu.lang import locale

    return locale.spoken(locale.of_archive(str(root / SETTINGS)) or "") or current()


def _texts(root: Path, company: str | None, language: str) -> dict[str, str]:
    """Every file of a new archive. kehu.yaml makes a folder an archive, so it comes last: half of one is none."""
    from kehu import resources
    from kehu.archive import starter

    schemas = {
        f"schemas/{file.name}": file.read_text("utf-8")
        for file in sorted(resources.folder("schemas").glob("*.schema.json"))
    }
    schemas |= _own_schema(root)
    return {
        ".gitattributes": starter.gitattributes_text(),
        ".gitignore": starter.gitignore_text(),
        **schemas,
        POLICY: starter.policy_text(language),
        SETTINGS: starter.settings_text(company, language),
    }


def _own_schema(root: Path) -> dict[str, str]:
    """The schema of customers of an archive that declares fields or records of its own; of faulty settings none."""
    text = (root / SETTINGS).read_text("utf-8-sig", errors="replace") if (root / SETTINGS).is_file() else ""
    if not _DECLARES.search(text):
        return {}
    from kehu.archive.directory import Archive
    from kehu.model.schema import text_of
    from kehu.model.settings import Settings

    settings, _ = Archive.open(root).load_file(SETTINGS, Settings)
    return {"schemas/customer.schema.json": text_of("customer", settings)} if settings else {}


def _changes(root: Path, texts: Mapping[str, str]) -> list[Change]:
    """What to write: files that are missing, and schemas that differ."""
    from kehu.archive.write import Change, read_bytes

    changes = []
    for name, text in texts.items():
        path, new = root / name, text.encode()
        if not path.exists() and not path.is_symlink():
            changes.append(Change(path, new, None))
        elif name.startswith("schemas/") and (old := read_bytes(path, root)) != new:
            changes.append(Change(path, new, old))
    return changes


def _report(root: Path, was_there: bool, changes: Sequence[Change], folders: Sequence[str]) -> None:
    made = [change.path.relative_to(root).as_posix() for change in changes if change.expected is None]
    renewed = [change.path.relative_to(root).as_posix() for change in changes if change.expected is not None]
    if not was_there:
        output.say(m("Made an archive in {folder}", folder=root.absolute()))
    if made or folders:
        output.note(m("New: {names}", names=[*made, *(f"{name}/" for name in folders)]))
    if renewed:
        output.note(m("Renewed, for this version of kehu and kehu.yaml: {names}", names=renewed))
    if was_there and not (made or folders or renewed):
        output.note(m("{folder} is an archive already, and nothing is missing", folder=root.absolute()))
    _advise_git(root)
    if not was_there:
        output.note(m("Next: look through policy.yaml, then `kehu add customer NAME`, or `kehu import FILE`"))


def _advise_git(root: Path) -> None:
    """Name the lines that a file from before lacks; to add them is for its owner."""
    from kehu.archive.lock import GITIGNORE_LINES
    from kehu.archive.starter import GITATTRIBUTES_LINES

    for name, wanted in ((".gitignore", GITIGNORE_LINES), (".gitattributes", GITATTRIBUTES_LINES)):
        there = {line.strip() for line in (root / name).read_text("utf-8", errors="replace").splitlines()}
        lacking = [line for line in wanted if line not in there]
        if lacking:
            output.note(m("{file} is left as it was; add to it: {lines}", file=name, lines="  ".join(lacking)))
