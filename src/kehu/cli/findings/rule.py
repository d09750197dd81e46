"""A rule of review explained: what it looks at, its numbers in force, and where each is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kehu.cli import output
from kehu.lang import Label, Message, m, text

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.archive.origins import Setting
    from kehu.model.policy.review import ReviewPolicy
    from kehu.model.policy.rule import Severity


@dataclass(frozen=True, slots=True)
class Number:
    """A setting of a rule: its name in it, its key in policy.yaml, its value in force, and where that is set."""

    name: str
    key: str
    label: Label
    value: Any
    file: str
    line: int

    @property
    def said(self) -> Message:
        source = f"{self.file}:{self.line}" if self.file else m("default")
        return m("{label}: {value} ({source})", label=self.label, value=shown(self.value), source=source)

    def json(self) -> dict[str, object]:
        value = [getattr(each, "value", each) for each in self.value] if isinstance(self.value, list) else self.value
        return {
            "key": self.key,
            "label": self.label,
            "value": getattr(value, "value", value),
            "file": self.file or None,
            "line": self.line or None,
        }


@dataclass(frozen=True, slots=True)
class Told:
    """A rule. `own`: the firm wrote it itself."""

    id: str
    label: Label
    enabled: bool
    severity: Severity
    explained: Message
    numbers: Sequence[Number]
    own: bool = False

    def json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "label": {"en": self.label.en, "zh": self.label.zh},
            "enabled": self.enabled,
            "severity": self.severity.value,
            "own": self.own,
            "explained": self.explained,
            "settings": [each.json() for each in self.numbers],
        }


def told(archive: Archive, names: Sequence[str]) -> list[Told]:
    """The rules of these ids, in the order in which they are asked for."""
    from kehu.archive.origins import settings_of

    review = archive.policy.review
    settings = [each for each in settings_of(archive) if each.key.startswith("review.")]
    return [_told(review, name, settings) for name in names]


def _told(review: ReviewPolicy, name: str, settings: Sequence[Setting]) -> Told:
    from kehu.model.entry import keys
    from kehu.review.round import BUILT_IN, module_of

    if name in BUILT_IN:
        field = name.replace("-", "_")
        rule = getattr(review, field)
        label, explained = keys(type(review))[field].label, module_of(name).EXPLAINED
        numbers = list(_numbers(settings, f"review.{field}."))
        return Told(name, label, rule.enabled, rule.severity, explained, numbers)
    number, own = next((number, each) for number, each in enumerate(review.own, 1) if each.id == name)
    called = Label(own.label or own.id, own.label or own.id)
    explained = m("A rule of our own: whoever this holds of: {when}", when=own.when)
    numbers = list(_numbers(settings, f"review.own.{number}."))
    return Told(name, called, own.enabled, own.severity, explained, numbers, own=True)


def _numbers(settings: Sequence[Setting], prefix: str) -> Iterator[Number]:
    for each in settings:
        if each.key.startswith(prefix) and each.value not in (None, [], {}):
            yield Number(each.key.removeprefix(prefix), each.key, each.label, each.value, each.file, each.line)


def shown(value: Any) -> Message | Label | str:
    """A value for people."""
    match value:
        case bool():
            return m("yes") if value else m("no")
        case Decimal():
            return output.money_text(value)
        case list():
            return ", ".join(text(shown(each)) for each in value)
        case dict():
            return ", ".join(f"{name}: {text(shown(each))}" for name, each in value.items())
    label = getattr(value, "label", None)
    return label if isinstance(label, Label) else str(value)
