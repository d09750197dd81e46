"""Seven customers whose archives are full: an end user, a dealer, a person, a buyer abroad, a public body, a bankrupt,
and a regular whose first two years are bound.

Together they show every field and every kind of record that an archive can hold, with papers below
attachments/. None of it touches what decides a grade. Persons are invented; where something private is kept of
one, its basis stands beside.
"""

from __future__ import annotations

from collections.abc import Callable

from valve_making import bound, end_user, full_archives, rare
from valve_making.dossier import Dossier

_RICH: dict[str, Callable[[Dossier], None]] = {
    "C00077": full_archives.bankrupt,
    bound.CODE: bound.regular,
    "C00122": end_user.end_user,
    "C00186": full_archives.dealer,
    "C00198": full_archives.abroad,
    "C00211": full_archives.person,
    "C00222": full_archives.public_body,
}


def enrich(dossier: Dossier) -> None:
    """Lay everything that there is to tell of the customer into its file."""
    tell = _RICH.get(dossier.book.plan.code)
    if tell:
        tell(dossier)
        rare.rare(dossier)
