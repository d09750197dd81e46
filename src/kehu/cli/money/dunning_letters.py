"""Writes dunning letters, then records each as communications of the customer, all under one lock [C6].

The letter comes first: what breaks off between the two leaves a letter that nobody recorded, and the same command once
more writes it again, byte for byte, under the same name, and records it. The other way round a letter could be lost.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kehu.archive.splice import CannotSplice, append
from kehu.cli import output
from kehu.lang import Message, m, money, text
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.cli.assessing import Readable
    from kehu.credit.dunning import Dunned, Item
    from kehu.report.render import Format

Planned = tuple["CustomerFile", "Dunned"]


def planned(archive: Archive, readable: Readable, day: datetime.date) -> Iterator[Planned]:
    """Everybody with money past due. A rate that is missing becomes a problem and hides nobody else."""
    from kehu.credit.dunning import dun
    from kehu.model.rates import NoRate

    for file, customer in readable:
        try:
            dunned = dun(customer, archive.policy, day)
        except NoRate as error:
            readable.problems.append(error.problem(file.file))
            continue
        if dunned:
            yield file, dunned


class Letters:
    """The letters of one run: where they go, and how they are recorded."""

    def __init__(self, archive: Archive, folder: Path, format: Format, by: str, channel: str) -> None:
        self.archive, self.folder, self.format, self.by, self.channel = archive, folder, format, by, channel
        self._source = random.SystemRandom()

    def write(self, readable: Readable, day: datetime.date) -> None:
        """Write and record the letters of everybody who gets one on a day."""
        self._must_be_staff()
        pages: dict[str, str] = {}
        passed_over = 0
        with self.archive.changing() as change:
            for file, dunned in planned(self.archive, readable, day):
                if not dunned.level:
                    passed_over += 1
                    continue
                try:
                    change.edit(file, self._recorded(file, dunned))
                except CannotSplice as error:
                    readable.problems.append(_problem(error, file))
                    continue
                pages[self._name(dunned)] = self._page(dunned)
            change.checked()  # no letter is written that could not be recorded
            self._put(pages)
        output.print_problems(readable.problems)
        output.note(
            m(
                "{count} {count:letter|letters} written and recorded; {rest} overdue {rest:customer|customers} without "
                "one: kehu dunning says why",
                count=len(pages),
                rest=passed_over,
            )
        )

    def _must_be_staff(self) -> None:
        from kehu.cli.adding.given import NotHere

        staff = [each.name for each in self.archive.settings.staff]
        if staff and self.by not in staff:
            advice = m("add the colleague to staff: in kehu.yaml")
            raise NotHere(field="--by", message=m("{name} is not among the staff", name=self.by), advice=advice)

    def _name(self, dunned: Dunned) -> str:
        from kehu.report.letters import letter_number

        return f"{letter_number(dunned)}.{self.format}"

    def _page(self, dunned: Dunned) -> str:
        from kehu.report.letters import letter_page
        from kehu.report.render import render_page

        page = letter_page(dunned, self.archive.settings, self.by)
        return render_page("dunning", self.format, self.archive.root, letter=page)

    def _put(self, pages: dict[str, str]) -> None:
        if pages:
            self.folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            (self.folder / name).write_bytes(page.encode())
            output.say(str(self.folder / name))

    def _recorded(self, file: CustomerFile, dunned: Dunned) -> str:
        """The customer's file with the letter recorded: one line for each level that items of it get."""
        from kehu.model.customer import Customer
        from kehu.model.dossier import Communication
        from kehu.model.entry import keys
        from kehu.model.ids import new_id

        found, ids = file.text, set(file.record_ids)
        for level, items in dunned.levels:
            id = new_id(Communication, dunned.as_of, ids, self._source)
            ids.add(id)
            data = {
                "id": id,
                "date": dunned.as_of.isoformat(),
                "channel": self.channel,
                "by": self.by,
                "subject": text(self._subject(dunned, level, items)),
                "materials": self._name(dunned),
                "follow_up": dunned.pay_by.isoformat(),
                "dunning_level": str(level),
                "about": [item.obligation.id for item in items],
            }
            found = append(found, "communications", data, order=list(keys(Customer)), file=file.file)
        return found

    def _subject(self, dunned: Dunned, level: int, items: list[Item]) -> Message:
        from kehu.credit.dunning import sums_of, title_of

        amounts = [
            f"{currency or self.archive.settings.base_currency} {money(amount)}" for currency, amount in sums_of(items)
        ]
        return m(
            "{title}, level {level}: {count} {count:item|items}, {amounts}",
            title=title_of(level, self.archive.policy.dunning),
            level=level,
            count=len(items),
            amounts=amounts,
        )


def _problem(error: CannotSplice, file: CustomerFile) -> Problem:
    line, column = error.values["line"], error.values["column"]
    assert isinstance(line, int) and isinstance(column, int)
    return Problem("cannot-splice", error.message, file.file, line, column, "error", error.advice)
