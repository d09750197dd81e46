"""What `kehu check --fix` puts right in a customer's file: spelling alone, spliced, and only where nobody can doubt it.

Full-width characters, dates and amounts in another form, choices by their labels, ids and hashes that are missing.
Text in, text out; only files that documents name are read, for their hashes.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from kehu.archive import splice
from kehu.archive.attachments import sha256_of
from kehu.archive.directory import Archive
from kehu.archive.lock import inside
from kehu.archive.read import Document, parse
from kehu.archive.shape import Form, Shape, form
from kehu.archive.splice import CannotSplice
from kehu.archive.volumes import own_paths
from kehu.errors import KehuError
from kehu.model.choices import FieldType
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.ids import new_id
from kehu.model.kinds import BY_LIST
from kehu.model.settings import Settings
from kehu.model.tidy import mend
from kehu.model.types import read_day
from kehu.quality.attachments import named_files
from kehu.quality.facts import Path

OWN_TYPES: dict[FieldType, type] = {
    FieldType.NUMBER: Decimal,
    FieldType.AMOUNT: Decimal,
    FieldType.WHOLE: int,
    FieldType.DATE: datetime.date,
}
_FIRST_GROUP = re.compile(r"-?\d{1,3}", re.ASCII)
_GROUP = re.compile(r"\d{3}(?:\.\d{1,6})?", re.ASCII)


def mended(archive: Archive, settings: Settings, file: str, text: str) -> str:
    """The file's text with everything put right that can be; the same text where nothing can.

    Raises CannotSplice where something could be, but stands in an unusual layout.
    """
    text = _with_joined_thousands(text, file)
    document = parse(text, file)
    if document.problems:
        return text  # what YAML itself does not take is for people
    values = [(path, right) for path, right in _wrong(document.data, settings)]
    text = splice.set_all(text, values, order=lambda path: (), file=file)
    text = _with_ids(text, settings, file)
    return _with_hashes(archive, text, file)


# Spelling


def _wrong(data: Mapping[str, Any], settings: Settings) -> Iterator[tuple[Path, str]]:
    """Every value that can be put right, and how it is written rightly."""
    for path, field, kind, text in (*_values(Customer, data, ()), *_own_values(data, settings)):
        right = mend(field, kind, text)
        if right != text and right:
            yield path, right


def _values(model: type[Entry], data: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str, type, str]]:
    """Every text of a known field below a mapping: path, name of the field, class of its values, text."""
    known = keys(model)
    for name, value in data.items():
        if name in known:
            yield from _of_field(name, form(known[name]), value, (*path, name))


def _of_field(name: str, what: Form, value: Any, path: Path) -> Iterator[tuple[Path, str, type, str]]:
    if isinstance(value, str):
        if value and what.shape in (Shape.ONE, Shape.TEXTS, Shape.CLAIMS):
            yield path, name, what.type, value
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _of_field(name, what, item, (*path, n))
    elif what.shape in (Shape.MAPPING, Shape.ITEMS):
        yield from _values(what.type, value, path)
    elif what.shape is Shape.CLAIMS:
        yield from (
            (((*path, id)), name, Decimal, each) for id, each in value.items() if isinstance(each, str) and each
        )


def _own_values(data: Mapping[str, Any], settings: Settings) -> Iterator[tuple[Path, str, type, str]]:
    """The firm's own fields, by the types that kehu.yaml declares."""
    custom = data.get(CUSTOM)
    for name, value in custom.items() if isinstance(custom, dict) else ():
        declared = settings.custom.get(name)
        kind = (declared.offers or OWN_TYPES.get(declared.type)) if declared else None
        if kind and isinstance(value, str):
            yield (CUSTOM, name), "", kind, value
        model = settings.own_lists.get(name)
        for n, record in enumerate(value if model and isinstance(value, list) else ()):
            if model and isinstance(record, dict):
                yield from _values(model, record, (CUSTOM, name, n))


# 1,200.00 in a record on one line: YAML reads a value 1 and a key 200.00


def _with_joined_thousands(text: str, file: str) -> str:
    document = parse(text, file)
    if not document.readable:
        return text
    commas = sorted(_commas(document.node(), Customer))
    if not commas:
        return text
    offset = len(text) - len(text.removeprefix("\ufeff"))
    joined = text
    for at in reversed(commas):
        joined = joined[: at + offset] + joined[at + offset + 1 :]
    after = parse(joined, file)
    meant = _joined(document.node(), Customer)
    return joined if not after.problems and after.data == meant else text


def _commas(node: yaml.Node, model: type[Entry] | None) -> Iterator[int]:
    """Where the commas stand that part the digits of one number."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _commas(item, model)
    elif isinstance(node, yaml.MappingNode):
        for _, _, groups in _pairs(node, model):
            yield from (group.start_mark.index - 1 for group in groups)
        for key, value in node.value:
            yield from _commas(value, _model_of(model, key.value))


def _pairs(node: yaml.MappingNode, model: type[Entry] | None) -> Iterator[tuple[yaml.Node, yaml.Node, list[yaml.Node]]]:
    """The pairs of a mapping, each with the keys behind it that are only the rest of its number."""
    pairs = list(node.value)
    while pairs:
        key, value = pairs.pop(0)
        groups: list[yaml.Node] = []
        while pairs and _is_amount(key, value, model) and _continues(groups[-1] if groups else value, *pairs[0]):
            groups.append(pairs.pop(0)[0])
        yield key, value, groups


def _is_amount(key: yaml.Node, value: yaml.Node, model: type[Entry] | None) -> bool:
    known = keys(model) if model else {}
    return (
        key.value in known
        and form(known[key.value]).type is Decimal
        and isinstance(value, yaml.ScalarNode)
        and not value.style
        and bool(_FIRST_GROUP.fullmatch(value.value))
    )


def _continues(before: yaml.Node, key: yaml.Node, value: yaml.Node) -> bool:
    """Whether a key without a value stands right behind a comma, without a space, and may be the next three digits."""
    tight = before.end_mark.index + 1 == key.start_mark.index
    nothing = isinstance(value, yaml.ScalarNode) and not value.value and value.start_mark.index == value.end_mark.index
    more = "." not in str(before.value)
    return tight and nothing and more and isinstance(key, yaml.ScalarNode) and bool(_GROUP.fullmatch(key.value))


def _joined(node: yaml.Node, model: type[Entry] | None) -> Any:
    """The data as it is meant: the proof of what was joined."""
    if isinstance(node, yaml.SequenceNode):
        return [_joined(item, model) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {
            key.value: value.value + "".join(group.value for group in groups)
            if groups
            else _joined(value, _model_of(model, key.value))
            for key, value, groups in _pairs(node, model)
        }
    return node.value


def _model_of(model: type[Entry] | None, name: str) -> type[Entry] | None:
    """The model of what stands under a key."""
    what = form(keys(model)[name]) if model and name in keys(model) else None
    return what.type if what and what.shape in (Shape.MAPPING, Shape.ITEMS) else None


# Ids and hashes


def _with_ids(text: str, settings: Settings, file: str) -> str:
    """Ids for records that have none; drawn from the record itself, so that what was shown is what is written."""
    data = parse(text, file).data
    taken = {each["id"] for name in BY_LIST for each in _records(data, name) if isinstance(each.get("id"), str)}
    taken |= {id for id, _ in own_paths(data)}
    for (*above, name), kind in [
        *(((name,), kind) for name, kind in BY_LIST.items()),
        *(((CUSTOM, name), kind) for name, kind in settings.own_lists.items()),
    ]:
        holder = data.get(CUSTOM) if above else data
        records = holder.get(name) if isinstance(holder, dict) else None
        for n, record in enumerate(records if isinstance(records, list) else []):
            if isinstance(record, dict) and not record.get("id"):
                made = new_id(kind, _day(kind, record), taken, random.Random(f"{name}{n}{record}"))  # no secret
                taken.add(made)
                text = _with_id(text, (*above, name, n), record, made, file)
    return text


def _with_id(text: str, path: Path, record: Mapping[str, Any], made: str, file: str) -> str:
    if "id" in record:
        return splice.set_value(text, (*path, "id"), made, file=file)
    return splice.put_first(text, path, "id", made, file=file)


def _records(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    records = data.get(name)
    yield from (each for each in (records if isinstance(records, list) else ()) if isinstance(each, dict))


def _day(kind: type[Record], record: Mapping[str, Any]) -> datetime.date | None:
    try:
        return read_day(record[kind.KIND.date]) if record.get(kind.KIND.date) else None
    except PydanticCustomError:
        return None


def _with_hashes(archive: Archive, text: str, file: str) -> str:
    """The hash of each file that a document names without one."""
    document: Document = parse(text, file)
    for n, named in named_files(document.data):
        if document.data["documents"][n].get("sha256"):
            continue
        try:
            hash = sha256_of(inside(archive.root / named, archive.root))
        except KehuError:
            continue  # the check says that it is missing
        order = list(keys(BY_LIST["documents"]))
        text = splice.set_value(text, ("documents", n, "sha256"), hash, order=order, file=file)
    return text


__all__ = ["CannotSplice", "mended"]
