"""The text of a new customer's file: keys in the model's order, records on one line each [D4], and where its schema is.

Text in, text out: it opens no file and checks no value.
"""

from __future__ import annotations

from collections.abc import Mapping

from kehu.archive.read import parse
from kehu.archive.rendering import STEP, Value, as_value, block_mapping, under_key
from kehu.errors import SAID_NO, KehuError
from kehu.lang import m
from kehu.model.custom import CUSTOM
from kehu.model.customer import Customer
from kehu.model.entry import keys

SCHEMA_LINE = "# yaml-language-server: $schema={path}schemas/customer.schema.json"
INDENT = 0  # lists stand under their key, as kehu adds them to a file that has none [L10]


class CannotSpell(KehuError):
    """There are limits that no spelling gets around: the size of a file, or a key of more than 1,024 characters."""

    sentence = "{file} was not written, because it would have an error: {why}"
    hint = "Something in it is too long or too unusual"
    exit_code = SAID_NO


def _laid_out(key: str, value: Value) -> list[str]:
    """What stands beside the key, and the lines below it. The firm's own stand one a line: records may follow."""
    if key == CUSTOM and isinstance(value, dict):
        return ["", *block_mapping(value, STEP)]
    return under_key(value, 0, len(key) + 2, INDENT)


def new_customer_text(data: Mapping[str, object], path: str) -> str:
    """A customer of plain text data as the file at a path below the archive. Keys without a value are left out."""
    lines = [SCHEMA_LINE.format(path="../" * path.count("/"))]
    known = keys(Customer)
    order = [key for key in known if data.get(key)] + [key for key in data if key not in known and data[key]]
    for key in order:
        first, *rest = _laid_out(key, as_value(data[key]))
        lines += [f"{key}: {first}" if first else f"{key}:", *rest]
    text = "\n".join(lines) + "\n"
    document = parse(text, path)
    if document.problems or document.data != {key: as_value(data[key]) for key in order}:
        why = document.problems[0].message if document.problems else m("the result would not be what was meant")
        raise CannotSpell(file=path, why=why)
    return text
