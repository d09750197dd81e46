"""Record ids [D9]: kind letter, date, four random characters, such as S260102-7k3m."""

from __future__ import annotations

import datetime
import random
from collections.abc import Container

from kehu.model.entry import Record

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: nothing to misread on paper


def new_id(kind: type[Record], day: datetime.date | None, taken: Container[str], source: random.Random) -> str:
    """An id that is not among `taken`; without a day (a contact has none) the letter and six characters."""
    stem = f"{kind.KIND.letter}{day:%y%m%d}-" if day else kind.KIND.letter
    while True:
        made = stem + "".join(source.choices(ALPHABET, k=4 if day else 6))
        if made not in taken:
            return made
