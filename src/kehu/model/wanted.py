"""What a weight of the policy speaks of, by name, and whether a customer's file has it.

A name is a field as `list --where` knows it (`credit_code`, `characteristics.service_area`, `custom.lining`), a list,
which is there when it has a record (`contacts`), a field of a list, which is there when one record has it
(`contacts.phone`), or one value of it (`documents.kind=licence`); the firm's own lists stand below `custom`
(`custom.trials`, `custom.trials.result`). Records dated later do not exist yet.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args, get_origin

from kehu.lang import Label
from kehu.model.custom import CUSTOM, own_lists
from kehu.model.customer import Customer
from kehu.model.customer_fields import customer_fields, customer_value, fields_of, open_ended
from kehu.model.entry import Entry, Record, keys
from kehu.model.expression.fields import Field, Kind
from kehu.model.settings import Settings
from kehu.model.types import Choice
from kehu.nearest import nearest


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a file should hold. `list`, `key` and `value` are empty where it is no list, no field of a list,
    not one value of it."""

    name: str
    label: Label
    list: str = ""
    key: str = ""
    value: str = ""

    def is_filled(self, customer: Customer, settings: Settings, as_of: datetime.date) -> bool:
        """Whether the customer's file has it at a date."""
        if not self.list:
            return customer_value(customer, self.name, settings) not in (None, "", [], {})
        return any(self.held_by(each) for each in entries(customer, self.list, as_of))

    def held_by(self, entry: Entry) -> bool:
        """Whether one item of the list has it."""
        found: Any = entry
        for step in filter(None, self.key.split(".")):
            found = getattr(found, keys(type(found))[step].attribute) if isinstance(found, Entry) else None
        if self.value:
            return isinstance(found, Choice) and found.value == self.value
        return found not in (None, "", [], {})


def entries(customer: Customer, name: str, as_of: datetime.date) -> list[Entry]:
    """The items of a list that exist at a date."""
    above, _, own = name.rpartition(".")
    items: Sequence[Entry]
    if above == CUSTOM:
        items = own_lists(customer.custom).get(own, [])
    else:
        items = getattr(customer, keys(Customer)[name].attribute)
    return [each for each in items if not isinstance(each, Record) or each.day is None or each.day <= as_of]


class Wanting:
    """Finds what names speak of. Made once for many names."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._fields = {each.name: each for each in customer_fields(settings)}

    @cached_property
    def _lists(self) -> dict[str, tuple[Label, type[Entry]]]:
        found = {}
        for name, info in keys(Customer).items():
            if get_origin(info.annotation) is list:
                model = get_args(info.annotation)[0]
                if isinstance(model, type) and issubclass(model, Entry):
                    found[name] = (info.label, model)
        for name, kind in self._settings.own_lists.items():
            found[f"{CUSTOM}.{name}"] = (kind.KIND.label, kind)
        return found

    def _split(self, name: str) -> tuple[str, str]:
        """The list, as far as the name has one, and what is meant in it."""
        above, _, below = name.partition(".")
        if above != CUSTOM:
            return above, below
        own, _, rest = below.partition(".")
        return f"{CUSTOM}.{own}", rest

    def find(self, name: str) -> Wanted | None:
        """What the name speaks of; None if there is no such thing."""
        field = self._fields.get(name) or open_ended(name)
        if field:
            return Wanted(name, field.label)
        first, rest = self._split(name)
        if first not in self._lists:
            return None
        label, model = self._lists[first]
        return self._within(Wanted(name, label, first), model, rest) if rest else Wanted(name, label, first)

    def _within(self, wanted: Wanted, model: type[Entry], rest: str) -> Wanted | None:
        key, _, value = rest.partition("=")
        field = next((each for each in fields_of(model) if each.name == key), None)
        if field is None:
            return None
        if "=" not in rest:
            return Wanted(wanted.name, _joined(wanted.label, field.label), wanted.list, key)
        option = field.option(value) if field.kind is Kind.CHOICE else None
        if option is None:
            return None
        return Wanted(wanted.name, option.label, wanted.list, key, value)

    def nearest(self, name: str) -> str | None:
        """A name that is like this one."""
        first, rest = self._split(name)
        if rest and first in self._lists:
            near = nearest(rest, list(_names(self._lists[first][1])))
            return f"{first}.{near}" if near else None
        return nearest(name, [*self._fields, *self._lists])


def _names(model: type[Entry]) -> Iterator[str]:
    each: Field
    for each in fields_of(model):
        yield each.name
        yield from (f"{each.name}={value}" for value in each.choices)


def _joined(above: Label, label: Label) -> Label:
    return Label(f"{above.en}: {label.en}", f"{above.zh}：{label.zh}")
