"""What the rows say of the customer itself: the first text of each field counts, an empty cell says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.exchange.draft import RowDraft
from kehu.exchange.record import reason
from kehu.lang import Message
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.load import Source, load_customer
from kehu.model.settings import Settings


class Identity:
    """The fields that a customer's rows fill; `faults` by line, if some cannot be read."""

    def __init__(self, drafts: Sequence[RowDraft], settings: Settings) -> None:
        self.values: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        for draft in drafts:
            for name, text in draft.customer.items():
                if name not in self.values:
                    self.values[name], self.lines[name] = text, draft.row.line
        self.faults = self._load(settings) if self.values else {}

    def _load(self, settings: Settings) -> dict[int, Message]:
        """Type the values; what is wrong with them, by line."""
        names = {tuple(name.split(".")): n for n, name in enumerate(self.values)}
        source = Source("", lambda path, key: (1, names.get(tuple(map(str, path)), 0)))
        self._customer, problems = load_customer(nested({"code": "C", "name": "-"}, self.values), settings, source)
        faults = {}
        for problem in problems:
            if problem.severity == "error":
                name = list(self.values)[problem.column]
                faults[self.lines[name]] = reason(problem, keys(Customer)[name.split(".")[0]].label)
        return faults

    def differing(self, file: CustomerFile) -> dict[str, str]:
        """Those values that are not what the customer's file has."""
        assert file.customer is not None  # nothing is imported into a file with errors
        return {name: text for name, text in self.values.items() if not self._same(name, file.customer)}

    def _same(self, name: str, old: Customer) -> bool:
        head, dot, rest = name.partition(".")
        one, other = (getattr(each, keys(Customer)[head].attribute) for each in (old, self._customer))
        return bool(one.get(rest) == other.get(rest) if dot else one == other)


def nested(data: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """Data with values at keys such as `phone` and `custom.colour`."""
    filled = dict(data)
    for name, text in values.items():
        head, dot, rest = name.partition(".")
        filled[head] = {**(filled.get(head) or {}), rest: text} if dot else text
    return filled
