"""Makes the example archive `valve/`: a maker of fluorine-lined valves and its 229 customers, all invented.

    python examples/make_valve.py [DIR]

The same files every time: chance is seeded. Standard library, but that two years of one customer are bound by kehu
itself. Refuses to write unless the customers fall into 14 A, 41 B, 113 C and 61 D at the end of 2014. README and
policy of the example are kept by hand and not touched.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from valve_making import (
    abroad,
    archives,
    bound,
    closing,
    control,
    firms,
    granted,
    hands,
    house,
    later,
    layout,
    own,
    pay,
    plan,
    stories,
    talk,
    trade,
)
from valve_making.dossier import Dossier

COUNTS = {"A": 14, "B": 41, "C": 113, "D": 61}


def book_of(each: plan.Plan, firm: firms.Firm) -> trade.Book:
    """The customer's trade; tried again with other luck until its year comes to the grade that was planned."""
    for attempt in range(60):
        chance = Random(f"{plan.SEED}/{each.code}/{attempt}")
        prepays = not each.story and each.profile == plan.PROMPT and each.part in ("C", "new")
        prepays = prepays and chance.random() < (0.8 if firm.person or firm.trade.code == "5179" else 0.15)
        book = trade.Book(each, firm.trade, chance, chance.uniform(0.95, 1.05), prepays, [])
        book.terms = stories.agreed_terms(book)
        trade.sell(book)
        stories.amend_sales(book)
        if trade.volume_grade(book) == each.volume:
            pay.pay(book)
            stories.amend_payments(book)
            return book
    raise ValueError(f"{each.code} does not come to {each.volume}: {each}")


@dataclass
class Made:
    """A customer so far: its three later years are still to be brought to their figures, and written down."""

    course: later.Course
    hand: layout.Hand

    def text(self) -> str:
        later.record(self.course)
        control.tell(self.course)
        own.tell(self.course.dossier)
        granted.tell(self.course.dossier)
        return layout.customer_text(self.course.dossier.ordered(), self.hand)


def customer(each: plan.Plan, firm: firms.Firm, parent: str) -> Made:
    """Everything about a customer: its trade, its file's text, and the papers in it."""
    book = book_of(each, firm)
    data: dict[str, Any] = {"code": each.code, "name": firm.name}
    data |= firms.identity(book.chance, firm, each)
    if parent:
        data["parent"] = parent
    data |= house.our_side(book, firm)
    owner = data.get("owner", "")
    people = firms.contacts(book.chance, firm, each.volume, lambda: book.new_id("P", each.entered), owner)
    house.open_orders(book)
    talk.communications(book, people[0]["name"], "first_contact_on" in data)
    talk.reviews(book)
    talk.recorded_grades(book)
    data |= house.lists(book, people)
    hand = hands.hand(book.chance, data, firm.place, each)
    dossier = Dossier(book, data)
    archives.enrich(dossier)
    return Made(later.course(dossier), hand)


def make() -> dict[str, bytes]:
    """Every file of the archive that the script makes, by its path."""
    planned = plan.plans()
    names, parents = house.families(planned, firms.firms())
    made = {each.code: customer(each, names[each.code], parents.get(each.code, "")) for each in planned}
    counts = Counter(trade.volume_grade(each.course.book) for each in made.values())
    if counts != COUNTS:
        raise ValueError(f"the archive has {counts}, not {COUNTS}")
    courses = [each.course for each in made.values()]
    control.amend(courses)
    closing.close(courses)
    files = {name: text.encode() for name, text in house.FILES.items()}
    files["rates.yaml"] = abroad.FILE.encode()
    for code, each in made.items():
        files[f"customers/{code[:3]}/{code}.yaml"] = each.text().encode()
        files |= each.course.dossier.files
    return files


def main(folder: Path) -> None:
    for name, content in make().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    bound.bind(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "valve")
