"""`kehu config`: every setting with its value, and where that comes from. It changes none: `kehu edit` does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kehu.cli import options, output, session
from kehu.cli.options import AsOf
from kehu.cli.output import Column
from kehu.cli.usage import WrongUsage
from kehu.errors import DONE
from kehu.lang import Label, Message, current, locale, m
from kehu.nearest import nearest

if TYPE_CHECKING:
    from kehu.archive.directory import Archive

DESCRIPTION = m(
    "Shows what holds in this archive: the archive itself, the language, the as-of date, and every key of kehu.yaml "
    "and policy.yaml, with the line, option or variable that says so; what nothing says is a default. "
    "A key shows that one, or all below it."
)
EXAMPLES = (
    ("kehu config", m("Everything")),
    ("kehu config credit", m("All settings of the credit grades")),
    ("kehu config terms.days --format json", m("One setting, for a program")),
)


class NoSetting(WrongUsage):
    sentence = "There is no setting {key}"
    hint = "`kehu config` lists all"


class SettingMistyped(NoSetting):
    hint = "Did you mean {nearest}? `kehu config` lists all"


@dataclass(frozen=True)
class Row:
    """A setting. `kind` says what kind of thing set it: file, option, environment, folder, clock, locale, default."""

    key: str
    value: Any
    kind: str
    source: str
    label: Label
    file: str = ""
    line: int = 0


def command(
    key: Annotated[str | None, typer.Argument(metavar="KEY", help="Only this setting, or those below it")] = None,
    as_of: AsOf = None,
    format: Annotated[Literal["table", "json"], options.FORMAT] = "table",
) -> int:
    """Show them."""
    from kehu.archive.directory import Archive

    rows = _wanted(list(_rows(Archive.open(session.archive_root()), as_of)), key)
    if format == "json":
        output.print_json({"settings": [_json(row) for row in rows]})
    else:
        columns = [Column(Label("Key", "键")), Column(Label("Value", "取值")), Column(Label("From", "出处"))]
        output.print_table([*columns, Column(Label("Meaning", "含义"))], [_cells(row) for row in rows])
    return DONE


def _wanted(rows: list[Row], key: str | None) -> list[Row]:
    if key is None:
        return rows
    found = [row for row in rows if row.key == key or row.key.startswith(key + ".")]
    if not found:
        parents = {row.key.rpartition(".")[0] for row in rows} - {""}
        near = nearest(key, [*(row.key for row in rows), *sorted(parents)])
        values = {"command": "kehu config", "key": key}
        raise SettingMistyped(nearest=near, **values) if near else NoSetting(**values)
    return found


def _json(row: Row) -> dict[str, object]:
    return {
        "key": row.key,
        "label": row.label,
        "value": _plain(row.value),
        "source": row.kind,
        "from": row.source,
        "file": row.file or None,
        "line": row.line or None,
    }


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, list) else getattr(value, "value", value)


def _cells(row: Row) -> list[object]:
    source: object = row.source
    if row.kind == "default":
        source = m("default") if row.value not in (None, [], {}) else m("not set")
    elif row.kind in ("clock", "folder", "locale") and not row.source:
        source = {"clock": m("the clock"), "folder": m("the current folder"), "locale": m("the system's language")}[
            row.kind
        ]
    return [row.key, _shown(row.value), source, row.label]


def _shown(value: Any) -> str | Message:
    match value:
        case None | [] | {}:
            return ""
        case bool():
            return m("yes") if value else m("no")
        case Decimal():
            return output.money_text(value)
        case list():
            return ", ".join(str(_plain(each)) for each in value)
        case date() | Path():
            return str(value)
    return str(getattr(value, "value", value))


def _rows(archive: Archive, as_of: date | None) -> Iterator[Row]:
    from kehu.archive.origins import rates_of, settings_of

    yield _root(archive)
    day = _as_of(archive, as_of)
    yield day
    for setting in (*settings_of(archive), *rates_of(archive, day.value)):
        if setting.key == "language":
            yield _language(setting.label, setting.file, setting.line)
            continue
        kind = "file" if setting.file else "default"
        source = f"{setting.file}:{setting.line}" if setting.file else "default"
        yield Row(setting.key, setting.value, kind, source, setting.label, setting.file, setting.line)


def _root(archive: Archive) -> Row:
    label = Label("the archive", "档案库")
    root = archive.root.absolute()
    if session.said()[1]:
        return Row("archive", root, "option", "-C", label)
    if os.environ.get("KEHU_ARCHIVE"):
        return Row("archive", root, "environment", "KEHU_ARCHIVE", label)
    return Row("archive", root, "folder", "", label)


def _as_of(archive: Archive, as_of: date | None) -> Row:
    label = Label("the date to answer for", "基准日")
    offset = archive.settings.utc_offset or ""
    day = session.as_of(as_of, offset)
    if as_of:
        return Row("as_of", day, "option", "--as-of", label)
    if os.environ.get("KEHU_TODAY"):
        return Row("as_of", day, "environment", "KEHU_TODAY", label)
    return Row("as_of", day, "clock", f"utc_offset {offset}" if offset else "", label)


def _language(label: Label, file: str, line: int) -> Row:
    """The language in force, and the first that asked for it [L1]."""
    option, _ = session.said()
    if option and locale.spoken(option):
        return Row("language", current(), "option", "--lang", label)
    if locale.spoken(os.environ.get("KEHU_LANG", "")):
        return Row("language", current(), "environment", "KEHU_LANG", label)
    if file:
        return Row("language", current(), "file", f"{file}:{line}", label, file, line)
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    name = next((name for name in names if os.environ.get(name)), "")
    return Row("language", current(), "locale", name, label)
