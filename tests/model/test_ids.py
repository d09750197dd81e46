"""Record ids [D9]."""

from __future__ import annotations

import datetime
import random
import re

from kehu.model.ids import ALPHABET, new_id
from kehu.model.kinds import KINDS
from kehu.model.people import Contact
from kehu.model.records import Sale

DAY = datetime.date(2026, 1, 2)


def test_an_id_is_the_letter_the_day_and_four_characters() -> None:
    assert re.fullmatch(r"S260102-[0-9a-z]{4}", new_id(Sale, DAY, (), random.Random(1)))
    assert re.fullmatch(r"P[0-9a-z]{6}", new_id(Contact, None, (), random.Random(1)))


def test_an_id_that_is_taken_is_not_made_again() -> None:
    first = new_id(Sale, DAY, (), random.Random(7))
    assert new_id(Sale, DAY, {first}, random.Random(7)) != first


def test_kinds_have_letters_and_lists_of_their_own() -> None:
    assert len({each.letter for each in KINDS}) == len({each.list for each in KINDS}) == len(KINDS)


def test_no_character_can_be_misread_on_paper() -> None:
    assert not set("ilou") & set(ALPHABET)
