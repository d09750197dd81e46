"""The words of a form in the language in force: labels, lists of choices, remarks. The same for paper and for Excel."""

from __future__ import annotations

from kehu.exchange.fields import Holds
from kehu.exchange.form_layout import Blank, advice
from kehu.lang import Label, join, m, text

YES_NO = (m("yes"), m("no"))


def label_of(blank: Blank) -> str:
    """The label as it begins a line; a star marks what is required."""
    return heading(blank.label) + (" *" if blank.required else "")


def heading(label: Label) -> str:
    """A label where it begins a line."""
    said = text(label)
    return said[:1].upper() + said[1:]


def offered(blank: Blank) -> tuple[str, ...]:
    """The words that a blank is chosen from, or may be."""
    if blank.choices:
        return tuple(text(each.label) for each in blank.choices)
    if blank.holds is Holds.YES_NO:
        return tuple(map(text, YES_NO))
    return blank.offered


def strict(blank: Blank) -> bool:
    """Whether only offered words are right."""
    return bool(blank.choices) or blank.holds is Holds.YES_NO or blank.only_offered


def remarks_of(blank: Blank) -> str:
    return join(advice(blank))
