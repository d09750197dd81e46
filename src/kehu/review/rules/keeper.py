"""The archive has one keeper, neither none nor two."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import StaffRole
from kehu.model.policy.rule import Rule
from kehu.review.finding import Flag
from kehu.review.round import Round

EXPLAINED = m("One person keeps the archive (档案管理员): looked at where kehu.yaml lists the staff.")


def flag_firm(round: Round, rule: Rule) -> Iterator[Flag]:
    staff = [each for each in round.settings.staff if each.is_here(round.as_of)]
    keepers = [each.name for each in staff if each.role is StaffRole.KEEPER]
    action = m("Appoint one person, and write it in kehu.yaml: role: keeper")
    if staff and not keepers:
        yield Flag(m("Nobody of the staff keeps the archive"), action)
    elif len(keepers) > 1:
        yield Flag(m("Several people keep the archive: {names}", names=keepers), action)
