"""The one mechanism by which kehu speaks English and Chinese.

A message is a value: an English template and what fills it. The core builds messages and never renders them;
the command line and the templates render them here, in the language that is in force. The English template is the
key to its Chinese in `lang/zh/`. Names of fields, choices and commands are `Label`s: both languages side by side
where the thing is defined.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing.TYPE_CHECKING without what it would cost a fast answer to need typing
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

LANGUAGES = ("en", "zh")
DATA_DECIMALS = 6  # that a number in a file may have [D5]; money converted from another currency has 12
_current = "en"


class Label:
    """A name in both languages, said where the named thing is defined."""

    __slots__ = ("en", "zh")

    def __init__(self, en: str, zh: str) -> None:
        self.en = en
        self.zh = zh

    def __repr__(self) -> str:
        return f"Label({self.en!r}, {self.zh!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Label) and (self.en, self.zh) == (other.en, other.zh)

    def __hash__(self) -> int:
        return hash((self.en, self.zh))

    def __str__(self) -> str:
        return text(self)


class Message:
    """An English template and its values; `{n:day|days}` chooses the word by the number n (English only)."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, values: Mapping[str, object]) -> None:
        self.template = template
        self.values = values

    def __repr__(self) -> str:
        return f"Message({self.template!r}, {dict(self.values)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.template)

    def __str__(self) -> str:
        return text(self)


def m(template: str, /, **values: object) -> Message:
    """Build a message. The template is a literal, so that a test finds every one and asks for its Chinese."""
    return Message(template, values)


def use(language: str) -> None:
    """Put a language ("en" or "zh") in force for everything rendered from here on."""
    # Threading the language through every call would only add noise.
    global _current  # noqa: PLW0603 one process speaks one language
    if language not in LANGUAGES:
        raise ValueError(language)
    _current = language


def current() -> str:
    """The language in force."""
    return _current


def text(thing: object, language: str | None = None) -> str:
    """Render a message, a label or any value that can stand in a message, in `language` or the one in force."""
    language = language or _current
    if isinstance(thing, str) and not hasattr(thing, "label"):
        return thing
    if isinstance(thing, Label):
        return thing.zh if language == "zh" else thing.en
    if isinstance(thing, Message):
        template = _chinese(thing.template) if language == "zh" else thing.template
        return template.format(**{name: _Shown(value, language) for name, value in thing.values.items()})
    return _value(thing, language)


def _chinese(template: str) -> str:
    from kehu.lang import zh

    return zh.messages().get(template, template)


def _value(thing: Any, language: str) -> str:
    label = getattr(thing, "label", None)
    if isinstance(label, Label):
        return text(label, language)
    if isinstance(thing, (list, tuple)):
        return join(thing, language)
    if type(thing).__name__ == "Decimal":
        return money(thing)
    if thing is None:
        return ""
    return str(thing)  # a date prints as ISO 8601 by itself


def join(things: Iterable[object], language: str | None = None) -> str:
    """Join values as a list is written in running text."""
    language = language or _current
    return ("、" if language == "zh" else ", ").join(text(thing, language) for thing in things)


def money(amount: Any) -> str:
    """A Decimal for people: thousands separated, two decimals, more only where the data has more."""
    amount = rounded(amount)
    digits = max(2, -amount.normalize().as_tuple().exponent)
    return f"{amount:,.{digits}f}"


def rounded(amount: Any) -> Any:
    """A Decimal with more decimals than a file can have, which was worked out, half up to cents; any other as it is."""
    if amount.as_tuple().exponent >= -DATA_DECIMALS:
        return amount
    return amount.quantize(type(amount)("0.01"), "ROUND_HALF_UP")


class _Shown:
    """A value as it stands in a template: str.format asks it how it looks."""

    __slots__ = ("language", "value")

    def __init__(self, value: Any, language: str) -> None:
        self.value = value
        self.language = language

    def __format__(self, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|", 1)
            return one if self.value == 1 else many
        if format_spec:
            return format(self.value, format_spec)
        return text(self.value, self.language)
