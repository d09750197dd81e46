"""A customer under review: what the rules flag about it, in a test's few words."""

from __future__ import annotations

from collections.abc import Sequence

from kehu.grading.assess import assess
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from kehu.review.finding import Finding
from kehu.review.round import Round
from trade import on


def reviewed(
    made: Customer,
    as_of: str,
    policy: Policy | None = None,
    settings: Settings | None = None,
    group: Sequence[Customer] = (),
    rules: Sequence[str] = (),
) -> list[Finding]:
    """All findings about a customer at a date, in their order."""
    policy, day = policy or Policy(), on(as_of)
    return Round(policy, settings or Settings(), day).findings(made, assess(made, policy, day), group, rules)
