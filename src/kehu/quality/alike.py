"""Customers that look like a new one: the same name, phone or credit code, or a similar name [W1] [Q4].

Reads as little as it can: a file is parsed only when its text holds one of the words at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kehu.archive.customer_file import CustomerFile, read_customer
from kehu.archive.directory import Archive
from kehu.archive.who import contents
from kehu.lang import Label, Message, m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.name_core import name_core
from kehu.model.reach import dialled
from kehu.quality.facts import Facts, facts
from kehu.quality.likeness import are_similar, code_folded, name_folded

_SEPARATORS = b" -()\t/+&'\"\r\n.,"  # also those of YAML: a text may stand on two lines, and a quotation mark twice


def alike(archive: Archive, data: Mapping[str, Any]) -> Iterator[tuple[CustomerFile, list[Label | Message]]]:
    """Every customer that has something in common with the new one's data, and what that is."""
    new = facts("", data)
    wanted = {squeezed for word in _words(new) if (squeezed := _squeezed(word))}
    for path, found in contents(archive):
        text = found.translate(None, _SEPARATORS).decode("utf-8", "replace").casefold()
        if any(word in text for word in wanted) or b"\\" in found:
            file = read_customer(path, found, archive.settings)
            same = list(_in_common(new, facts(path, file.document.data), file.document.data))
            if same:
                yield file, same


def _words(new: Facts) -> Iterator[str]:
    yield code_folded(new.credit_code)
    yield name_core(new.name).core
    yield from (name for _, name in new.names)
    yield from (dialled(phone) for _, phone in new.phones)


def _squeezed(word: str) -> str:
    return word.encode().translate(None, _SEPARATORS).decode().casefold()


def _in_common(new: Facts, known: Facts, data: Mapping[str, Any]) -> Iterator[Label | Message]:
    short = data.get("short_name")
    called = [name for _, name in known.names] + [*known.aliases] + ([short] if isinstance(short, str) else [])
    labels = keys(Customer)
    if _shared([name for _, name in new.names], called, name_folded):
        yield labels["name"].label
    elif are_similar(new, known):
        yield m("name but for place or legal form")
    if _shared([new.credit_code], [known.credit_code], code_folded):
        yield labels["credit_code"].label
    if _shared([phone for _, phone in new.phones], [phone for _, phone in known.phones], dialled):
        yield labels["phone"].label


def _shared(ours: list[str], theirs: list[str], fold: Any) -> bool:
    return bool({fold(each) for each in ours} & {fold(each) for each in theirs} - {""})
