"""The parts of a customer's page, and how `--section` names them: sections of the form and lists, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kehu.cli.about.facts import TABLES
from kehu.cli.about.records import capital
from kehu.errors import WRONG_USAGE, KehuError
from kehu.lang import Label, text
from kehu.model.choices import CustomerKind
from kehu.model.custom import CUSTOM, own_lists
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.kinds import KINDS, LISTS
from kehu.model.settings import Settings

MAPPINGS = ("privacy", "characteristics", "business", "preferences", "decision_process")
BASE = Label("Base data", "基本资料")


class SectionUnknown(KehuError):
    sentence = "There is no section {name}"
    hint = "It knows: {known}"
    exit_code = WRONG_USAGE


class SectionMistyped(SectionUnknown):
    hint = "Did you mean {nearest}? It knows: {known}"


class SectionPrivate(KehuError):
    sentence = "The section {name} is private"
    hint = "--private shows it"
    exit_code = WRONG_USAGE


class Part(NamedTuple):
    """A part of the page: computed figures (grades, owed), fields, dotted where they stand in a mapping, and lists."""

    name: str
    label: Label
    keys: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # what else it is called

    @property
    def is_private(self) -> bool:
        return any(key.startswith("private.") for key in self.keys)

    def names(self) -> Iterator[str]:
        """Everything that --section may call it."""
        yield from (self.name, self.label.en, self.label.zh, *self.also)


class Asked(NamedTuple):
    """What is to be shown: these parts (none: the usual ones), every record, private data."""

    parts: tuple[Part, ...] = ()
    full: bool = False
    private: bool = False
    settings: Settings = Settings()


def usual_parts(customer: Customer, private: bool) -> Iterator[Part]:
    """The page when no section is named: the base data in one block, then what else there is."""
    yield Part("figures", BASE, figures=("grades", "owed"))
    mappings = (*MAPPINGS, "private")
    yield Part("base", BASE, tuple(key for key in keys(Customer) if key not in (*mappings, *TABLES)))
    yield Part("contacts", BASE, ("contacts",))
    if any(getattr(customer, name) for name in (*MAPPINGS, *(["private"] if private else []))):
        for part in form_parts(customer.kind):  # only then: it takes time to import
            shown = tuple(key for key in part.keys if key.partition(".")[0] in mappings)
            yield Part(part.name, part.label, shown)
    yield Part("departments", BASE, ("departments",))
    for name in LISTS:
        if name != "contacts":
            yield Part(name, keys(Customer)[name].label, (name,))
    for name, records in own_lists(customer.custom).items():
        yield Part(name, records[0].KIND.label, (f"{CUSTOM}.{name}",))


def form_parts(kind: CustomerKind) -> list[Part]:
    """The sections of the form, of the customer's kind first; what only the other kind is asked may be there too."""
    from kehu.model.forms import SECTIONS

    found: dict[str, Part] = {}
    for section in (*SECTIONS[kind], *(each for one in SECTIONS.values() for each in one)):
        known = found[section.name].keys if section.name in found else ()
        names = (*known, *(key for key in section.keys if key not in known))
        found[section.name] = Part(section.name, section.label, names)
    return list(found.values())


def all_parts(kind: CustomerKind, settings: Settings) -> list[Part]:
    """Everything that --section may name; a list of records may have the name of a section that holds it."""
    found = {part.name: part for part in form_parts(kind)}
    found["ours"] = Part("ours", found["ours"].label, (*found["ours"].keys, "custom"))
    found["owed"] = Part("owed", Label("Owed", "往来账款"), figures=("owed",))
    for kind_of in KINDS:
        name = kind_of.list
        own = found.get(name, Part(name, capital(keys(Customer)[name].label), (name,)))
        figures = ("grades",) if name == "grades" else ()
        also = (kind_of.name, kind_of.label.en, kind_of.label.zh, *(["评级"] if figures else ()))
        found[name] = Part(name, own.label, own.keys, figures, also)
    for name, own_kind in settings.own_lists.items():
        label = own_kind.KIND.label
        found[name] = Part(name, capital(label), (f"{CUSTOM}.{name}",), (), (own_kind.KIND.name, label.en, label.zh))
    return list(found.values())


def chosen(names: Sequence[str], kind: CustomerKind, private: bool, settings: Settings) -> tuple[Part, ...]:
    """The parts of these names, each once."""
    from kehu.nearest import nearest

    parts = all_parts(kind, settings)
    known = {name.lower(): part for part in reversed(parts) for name in part.names()}
    found: dict[str, Part] = {}
    for name in (each.strip() for one in names for each in one.replace("，", ",").split(",")):
        part = known.get(name.lower())
        if part is None:
            near, listed = nearest(name, known), text([each.name for each in parts])
            raise (
                SectionMistyped(name=name, nearest=near, known=listed)
                if near
                else SectionUnknown(name=name, known=listed)
            )
        if part.is_private and not private:
            raise SectionPrivate(name=name)
        found[part.name] = part
    return tuple(found.values())
