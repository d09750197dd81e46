"""Every setting of kehu.yaml, policy.yaml and rates.yaml: its value in force, and the line that says so, if any."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kehu.archive.directory import POLICY_FILE, SETTINGS_FILE, Archive
from kehu.archive.read import Document, read
from kehu.archive.write import read_bytes
from kehu.lang import Label
from kehu.model.entry import Entry, keys
from kehu.model.rates import RATES_FILE

Path = tuple[str | int, ...]
VALID = Label("how many days a rate is good for", "汇率有效天数")
RATE = Label("what one unit is worth in the base currency", "一单位折合本位币")


@dataclass(frozen=True, slots=True)
class Setting:
    """`file` is "" and `line` 0 where the default holds."""

    key: str
    label: Label
    value: Any
    file: str
    line: int


def settings_of(archive: Archive) -> Iterator[Setting]:
    """The archive's own settings, then its policy. Raises FaultySettings if one of the files has errors."""
    for file, model in ((SETTINGS_FILE, archive.settings), (POLICY_FILE, archive.policy)):
        yield from _of_mapping(model, (), "", _Source(archive, file))


def rates_of(archive: Archive, day: datetime.date) -> Iterator[Setting]:
    """The rates in force on a day, where there is a rates.yaml. Raises FaultySettings if it has errors."""
    source = _Source(archive, RATES_FILE)
    if source.document is None:
        return
    rates = archive.rates
    line = source.line(("valid_days",))
    yield Setting("rates.valid_days", VALID, rates.valid_days, RATES_FILE if line else "", line)
    written = source.document.data.get("rates") or {}
    for name in written:
        known = (rates.known or {}).get(name.upper(), {})
        last = max((each for each in known if each <= day), default=None)
        last = last if last and (day - last).days <= rates.valid_days else None
        line = source.line(("rates", name, str(last))) if last else 0
        value = str(known[last]) if last else None
        yield Setting(f"rates.{name.upper()}", RATE, value, RATES_FILE if line else "", line)


class _Source:
    def __init__(self, archive: Archive, file: str) -> None:
        self.file = file
        path = archive.root / file
        self.document: Document | None = read(read_bytes(path, archive.root), file) if path.exists() else None

    def line(self, path: Path) -> int:
        """The line that gives the value at the path; 0 if none does."""
        here: Any = self.document.data if self.document else {}
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return 0
        return self.document.place(path, key=True)[0] if self.document and here != "" else 0


def _of_mapping(entry: Entry, path: Path, prefix: str, source: _Source) -> Iterator[Setting]:
    for name, key in keys(type(entry)).items():
        value = getattr(entry, key.attribute)
        yield from _of_value(value, key.label, (*path, name), prefix + name, source)


def _of_value(value: Any, label: Label, path: Path, name: str, source: _Source) -> Iterator[Setting]:
    """One setting, or one for each leaf below it: items of a list go by their name."""
    if isinstance(value, Entry):
        yield from _of_mapping(value, path, f"{name}.", source)
    elif isinstance(value, Mapping) and value and not _are_choices(value):
        for each, inner in value.items():
            yield from _of_value(inner, label, (*path, each), f"{name}.{each}", source)
    elif isinstance(value, list) and value and isinstance(value[0], Entry):
        for number, inner in enumerate(value):
            called = getattr(inner, "name", None) or number + 1
            yield from _of_value(inner, label, (*path, number), f"{name}.{called}", source)
    else:
        line = source.line(path)
        value = list(value) if isinstance(value, Mapping) else value
        yield Setting(name, label, value, source.file if line else "", line)


def _are_choices(value: Mapping[str, Any]) -> bool:
    """Whether it is the choices of a field of the firm's own with their labels, which are told as one list."""
    return all(isinstance(each, Label) for each in value.values())
