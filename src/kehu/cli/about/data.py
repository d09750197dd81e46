"""A customer's data for programs: what the page shows, as it stands in the file."""

from __future__ import annotations

import datetime
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli.about.parts import Asked, Part
from kehu.model.custom import CUSTOM, own_lists
from kehu.model.customer import Customer
from kehu.model.entry import keys, plain
from kehu.model.kinds import BY_LIST

PRIVATE = frozenset({"private", "identity_number"})  # the latter where a faulty file has it in a wrong place
ALWAYS = ("code", "name")


def data(file: CustomerFile, as_of: datetime.date, asked: Asked) -> dict[str, Any]:
    """What the file has at the date: the parts that were asked for, nothing private unless asked."""
    found: dict[str, Any] = file.document.data if file.customer is None else _known(file.customer, as_of)
    if asked.parts:
        found = _only(found, asked.parts)
    return found if asked.private else _public(found)


def _known(customer: Customer, as_of: datetime.date) -> dict[str, Any]:
    found: dict[str, Any] = customer.data()
    for name in BY_LIST:
        if name in found:
            records = getattr(customer, keys(Customer)[name].attribute)
            found[name] = [plain(each) for each in records if each.day is None or each.day <= as_of]
    own = own_lists(customer.custom)
    if own:
        dated = {name: [plain(each) for each in own[name] if each.day is None or each.day <= as_of] for name in own}
        found[CUSTOM] = {name: value for name, value in (found[CUSTOM] | dated).items() if value != []}
    return {name: value for name, value in found.items() if value not in ([], {})}


def _only(found: dict[str, Any], parts: tuple[Part, ...]) -> dict[str, Any]:
    wanted = {key for part in parts for key in part.keys}
    kept = {}
    for name, value in found.items():
        if name in ALWAYS or name in wanted:
            kept[name] = value
        elif isinstance(value, dict):
            within = {key: each for key, each in value.items() if f"{name}.{key}" in wanted}
            kept |= {name: within} if within else {}
    return kept


def _public(value: Any) -> Any:
    """Without private data, however deep."""
    if isinstance(value, dict):
        return {key: _public(each) for key, each in value.items() if key not in PRIVATE}
    return [_public(each) for each in value] if isinstance(value, list) else value
