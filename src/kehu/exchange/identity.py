"""What the rows say of the customer itself: the first text of each field counts, an empty cell says nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.exchange.draft import RowDraft
from kehu.exchange.record import Rules, reason
from kehu.lang import Message
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.load import Source, load_customer
from kehu.model.problem import Problem


class Identity:
    """The fields that a customer's rows fill; `faults` by line, if some cannot be read."""

    def __init__(self, drafts: Sequence[RowDraft], rules: Rules) -> None:
        self._drafts, self._rules = drafts, rules
        self.values: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        for draft in drafts:
            for name, text in draft.customer.items():
                if name not in self.values:
                    self.values[name], self.lines[name] = text, draft.row.line
        self.faults = self._load() if self.values else {}

    def _load(self) -> dict[int, Message]:
        """Type the values; what is wrong with them, by line."""
        places = {tuple(name.split(".")): n for n, name in enumerate(self.values)}
        self._source = Source("", lambda path, key: (1, places.get(tuple(map(str, path)), 0)))
        data = nested({"code": "C", "name": "-"}, self.values)
        self._customer, problems = load_customer(data, self._rules.settings, self._source)
        return self._blamed(problem for problem in problems if problem.severity == "error")

    def _blamed(self, problems: Iterable[Problem]) -> dict[int, Message]:
        """Every row that says what cannot be right, and why it cannot."""
        faults: dict[int, Message] = {}
        for problem in problems:
            name = list(self.values)[problem.column]
            why = reason(problem, keys(Customer)[name.split(".")[0]].label)
            for draft in self._drafts:
                if draft.customer.get(name) == self.values[name]:
                    faults.setdefault(draft.row.line, why)
        return faults

    def refused(self, names: Collection[str]) -> dict[int, Message]:
        """What cannot be right about values that are taken over, by line, though each can be read."""
        if not self.values:
            return {}
        places = {n for n, name in enumerate(self.values) if name in names}
        found = self._rules.news(self._customer, None, self._source)
        return self._blamed(each for each in found if each.severity == "error" and each.column in places)

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
