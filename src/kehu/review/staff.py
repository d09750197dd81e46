"""Who of us the rules about staff look at."""

from __future__ import annotations

from kehu.model.choices import StaffRole
from kehu.model.staff import Staff
from kehu.review.round import Round


def bound(round: Round) -> list[Staff]:
    """Everybody who works for us at the date, but the boss, to whom the others are bound."""
    return [each for each in round.settings.staff if each.is_here(round.as_of) and each.role is not StaffRole.BOSS]
