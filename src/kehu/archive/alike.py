"""Customers that look like a new one: the same name, phone or credit code [W1].

Reads as little as it can: a file is parsed only when its text holds the word at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kehu.archive.customer_file import CustomerFile, read_customer
from kehu.archive.directory import Archive
from kehu.archive.who import contents

SAME = ("name", "credit_code", "phone")
_NAMES = ("name", "short_name", "former_names", "aliases")
_SEPARATORS = b" -()\t/+'\"\r\n"  # also those of YAML: a text may stand on two lines, and a quotation mark twice


def alike(archive: Archive, data: Mapping[str, Any]) -> Iterator[tuple[CustomerFile, list[str]]]:
    """Every customer that has something in common with the new one's data, and the keys of what that is."""
    wanted = {key: _folded(key, data[key]) for key in SAME if isinstance(data.get(key), str) and data[key]}
    wanted = {key: word for key, word in wanted.items() if word}
    for path, found in contents(archive):
        squeezed = found.translate(None, _SEPARATORS).decode("utf-8", "replace").casefold()
        if any(_squeezed(word) in squeezed for word in wanted.values()) or b"\\" in found:
            file = read_customer(path, found, archive.settings)
            same = [key for key, word in wanted.items() if word in _of(file.document.data, key)]
            if same:
                yield file, same


def _of(data: Mapping[str, Any], key: str) -> list[str]:
    values: list[Any] = []
    for name in _NAMES if key == "name" else (key,):
        value = data.get(name)
        values += value if isinstance(value, list) else [value]
    return [_folded(key, value) for value in values if isinstance(value, str)]


def _folded(key: str, value: str) -> str:
    return "".join(filter(str.isdigit, value)) if key == "phone" else value.strip().casefold()


def _squeezed(word: str) -> str:
    return word.encode().translate(None, _SEPARATORS).decode()
