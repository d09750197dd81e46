"""The questions of an interview in the order of the form; every answer is checked and kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kehu.archive.interviews import Interview
from kehu.cli import output
from kehu.cli.adding import asking, given
from kehu.cli.adding.asking import Said
from kehu.cli.adding.from_form import wrong_within
from kehu.exchange.form_answers import answer
from kehu.exchange.form_layout import Blank, Form, Group, Table
from kehu.exchange.form_words import heading, label_of, offered, remarks_of
from kehu.lang import Label, m, text
from kehu.model.load import load_customer
from kehu.model.problem import Problem
from kehu.model.settings import Settings

Path = tuple[str | int, ...]
DELETE = "-"


@dataclass(frozen=True)
class Step:
    """One question, or a table of them."""

    number: int  # of its group
    group: Group
    asks: Blank | Table


class Questions:
    """Asks from the step on at which the interview stands."""

    def __init__(self, talk: Interview, form: Form, settings: Settings, known: Sequence[str]) -> None:
        """`known` names what is asked before the form, and not again."""
        self.talk, self.settings = talk, settings
        self.groups = len(form.groups)
        self.steps: list[Step] = []
        for number, group in enumerate(form.groups, start=1):
            self.steps += [Step(number, group, blank) for blank in group.blanks if blank.name not in known]
            self.steps += [Step(number, group, table) for table in group.tables]
        self._announced: Group | None = None

    def ask(self) -> Said | None:
        """Until all is asked, or the person ends it, which is given back."""
        while self.talk.step < len(self.steps):
            step = self.steps[self.talk.step]
            self._announce(step)
            said = self._table(step.asks) if isinstance(step.asks, Table) else self._blank(step.asks, step.asks.path)
            if said in (Said.STOP, Said.DROP):
                return said
            self._move(said)
        return None

    def _move(self, said: Said | None) -> None:
        """To the next question, the one before, the next group, or the end."""
        here = self.talk.step
        group = self.steps[here].group
        target = {
            None: here + 1,
            Said.BACK: max(here - 1, 0),
            Said.END: len(self.steps),
            Said.SKIP: next(
                (n for n in range(here, len(self.steps)) if self.steps[n].group is not group), len(self.steps)
            ),
        }[said]
        self.stand(target)

    def stand(self, step: int, row: int = 0) -> None:
        """Go on with that step, and keep that one does."""
        self.talk.step, self.talk.row, self.talk.column = step, row, 0
        self.talk.keep()

    def back(self) -> None:
        """To the last question, from behind it."""
        self._announced = None
        self.stand(max(len(self.steps) - 1, 0))

    def turn_to(self, path: Sequence[str | int]) -> bool:
        """Go on with the question that a path belongs to; false if none does."""
        for n, step in enumerate(self.steps):
            own = step.asks.path
            if tuple(path[: len(own)]) == own:
                row = path[len(own)] if len(path) > len(own) and isinstance(path[len(own)], int) else 0
                self._announced = None
                self.stand(n, int(row))
                return True
        return False

    def _announce(self, step: Step) -> None:
        if self._announced is not step.group:
            self._announced = step.group
            output.note("")
            output.note(m("== {group} ({n} of {all}) ==", group=step.group.label, n=step.number, all=self.groups))

    # one blank

    def _blank(self, blank: Blank, path: Path) -> Said | None:
        """Ask until there is an answer that the model takes, none, or something else is said."""
        words = offered(blank)
        if words:
            output.note(heading(blank.label))
            asking.show_choices(words)
        while True:
            known = self._value(path)
            said = asking.ask(self._prompt(blank, known))
            if isinstance(said, Said):
                return said
            if said == DELETE:
                self._put(path, None)
                known = said = ""
            if not said:
                if known or not blank.required:
                    return None
                output.note(m("{label} is required", label=blank.label))
                continue
            value = answer(blank, asking.chosen(words, said))
            problems = self._faults(path, value)
            _complain(problems, advise=not words)
            if not problems:
                self._put(path, value)
                return None

    def _prompt(self, blank: Blank, known: Any) -> str:
        remarks = "" if offered(blank) else remarks_of(replace(blank, required=False))
        parts = [label_of(blank)]
        if remarks:
            parts.append(text(m("({remarks})", remarks=remarks)))
        if known:
            parts.append(f"[{shown(known, blank)}]")
        return text(m("{question}: ", question=" ".join(parts)))

    def _faults(self, path: Path, value: Any) -> list[Problem]:
        """What the model says of one value alone."""
        probe: dict[str, Any] = {"code": "C", "name": "-"}
        alone = tuple(0 if isinstance(step, int) else step for step in path)
        _set(probe, alone, value)
        found = list(given.faults(lambda source: load_customer(probe, self.settings, source)[1]))
        found = found or wrong_within(self.settings, probe)
        return [problem for where, problem in found if where[: len(alone)] == alone]

    # a table

    def _table(self, table: Table) -> Said | None:
        """Row by row; one that is left open at its first question ends the table."""
        while True:
            column = table.columns[self.talk.column]
            path: Path = (*table.path, self.talk.row, column.name)
            if self.talk.column == 0:
                output.note(m("{table} {n} (Enter: no more)", table=_name(table), n=self.talk.row + 1))
                column = replace(column, required=False)
            said = self._blank(column, path)
            if said is Said.BACK and (self.talk.column or self.talk.row):
                self._step_back(len(table.columns))
            elif said is not None:
                return said
            elif self.talk.column == 0 and not self._value(path):
                self._forget_row(table)
                return None
            else:
                self._step_on(len(table.columns))
            self.talk.keep()

    def _step_on(self, columns: int) -> None:
        self.talk.column += 1
        if self.talk.column == columns:
            self.talk.row, self.talk.column = self.talk.row + 1, 0

    def _step_back(self, columns: int) -> None:
        if self.talk.column:
            self.talk.column -= 1
        else:
            self.talk.row, self.talk.column = self.talk.row - 1, columns - 1

    def _forget_row(self, table: Table) -> None:
        """A row whose first answer was deleted goes, with what else it said."""
        rows = self._value(table.path)
        if isinstance(rows, list) and self.talk.row < len(rows):
            del rows[self.talk.row]

    # the answers

    def _value(self, path: Path) -> Any:
        found: Any = self.talk.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError):
                return None
        return found

    def _put(self, path: Path, value: Any) -> None:
        _set(self.talk.data, path, value)
        self.talk.keep()


def _name(table: Table) -> Label:
    kind = getattr(table.model, "KIND", None)
    return kind.label if kind else table.label


def _set(data: Any, path: Path, value: Any) -> None:
    """Put a value at a path, making what contains it; no value removes it, and mappings that it leaves empty."""
    first, *rest = path
    if rest:
        if isinstance(first, int):
            while len(data) <= first:
                data.append({})
        else:
            data.setdefault(first, [] if isinstance(rest[0], int) else {})
        _set(data[first], tuple(rest), value)
        if isinstance(data, dict) and not data[first]:
            del data[first]
    elif value:
        data[first] = value
    else:
        data.pop(first, None)


def _complain(problems: Sequence[Problem], *, advise: bool) -> None:
    """What is wrong with an answer, and what would be right, unless the choices stand on the screen."""
    for problem in problems:
        output.note(m("  {message}", message=problem.message))
        if problem.hint and advise:
            output.note(m("  {message}", message=problem.hint))


def shown(value: Any, blank: Blank) -> str:
    """An answer as it is shown in brackets and in the summary: choices by their labels, on one line."""
    if isinstance(value, list):
        return text(value)
    member = next((each for each in blank.choices if each.value == value), None)
    return text(member.label) if member else str(value).replace("\n", " / ")
