"""The names of grades as a person gives them to `--grade`, checked against the archive's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehu.cli.usage import ChoiceUnknown

if TYPE_CHECKING:
    from kehu.model.policy import Policy


def grade_meant(named: str, policy: Policy, command: str) -> str:
    """The grade that is meant: a slip of the finger must not look like an empty archive."""
    from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED
    from kehu.model.policy.texts import CREDIT_LABELS

    label = CREDIT_LABELS[UNGRADED]
    grade = UNGRADED if named in (label.zh, label.en) else named
    known = [*(each.name for each in policy.volume.grades), *CREDIT_GRADES, UNGRADED]
    if grade not in known:
        raise ChoiceUnknown(command=command, option="--grade", value=named, choices=known)
    return grade
