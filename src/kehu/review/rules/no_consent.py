"""Private data of a person are kept, and on what basis is not written down [R13]."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import ConsentBasis
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.persons import persons

EXPLAINED = m(
    "Whoever's private data are kept, a contact or an individual customer, has a basis for it; where that is consent, "
    "the day on which it was given."
)


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    for person in persons(case.customer):
        if not person.has_private:
            continue
        action = m("Ask for it, then record it: kehu set {where}privacy.consent_on=…", where=person.where)
        if person.privacy is None:
            yield Flag(m("Private data of {name}, and no basis for keeping them", name=person.name),
                       m("Record the basis, or remove the data: kehu set {where}privacy.basis=…", where=person.where),
                       subject=person.id)  # fmt: skip
        elif person.privacy.basis is ConsentBasis.CONSENT and not person.privacy.consent_on:
            yield Flag(m("The day on which {name} consented is not known", name=person.name), action, subject=person.id)
