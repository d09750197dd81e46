"""Who the people are: contacts, departments, how they decide; and in private only what was asked for [P4] [R13]."""

from __future__ import annotations

from decimal import Decimal

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.people import Contact, Privacy, Private
from kehu.report.blocks import Block, Column, Fact, Facts, Nothing, Table
from kehu.report.recorded import facts_of
from kehu.report.view import View

# Of a contact only what concerns the business; a mobile number or WeChat name is the person's own.
CONTACT = ("name", "department", "position", "part", "phone", "email", "known_by")
PERSONAL = ("name", "sex", "department", "position", "title", "part", "phone", "mobile", "email", "wechat", "known_by")
MORE = ("duties", "relations", "note")


def people(customer: Customer, view: View) -> tuple[Block, ...]:
    return (
        contacts(customer, view),
        *view.from_standard(*_organisation(customer)),
        *_own(customer, view),
        *_of_contacts(customer, view),
    )


def contacts(customer: Customer, view: View) -> Block:
    title = Label("Contacts", "联系人")
    if not customer.contacts:
        return Nothing(m("no contact is recorded"), investigated=False, title=title)
    names = PERSONAL if view.private else CONTACT
    shown = [name for name in names if name == "name" or any(getattr(each, name) for each in customer.contacts)]
    return Table(
        "contacts",
        title,
        tuple(Column(keys(Contact)[name].label) for name in shown),
        tuple(tuple(getattr(each, name) for name in shown) for each in customer.contacts),
        note=None if view.private else m("Private data is left out."),
        below=tuple(facts_of(each, MORE, view.as_of) if view.private else () for each in customer.contacts),
    )


def _organisation(customer: Customer) -> tuple[Block, ...]:
    found = [
        Fact(each.part.label if each.part else Label("department", "部门"), [each.name, *filter(None, [each.note])])
        for each in customer.departments
    ]
    if customer.decision_process:
        found.append(Fact(keys(Customer)["decision_process"].label, customer.decision_process))
    title = Label("Departments and how they decide", "部门与决策流程")
    return (Facts("organisation", tuple(found), title=title, wide=True),) if found else ()


def _own(customer: Customer, view: View) -> tuple[Block, ...]:
    """What is known in private of a customer who is a person."""
    return _in_private("own-private", Label("Personal data", "个人信息"), customer.private, customer.privacy, view)


def _of_contacts(customer: Customer, view: View) -> tuple[Block, ...]:
    return tuple(
        block
        for place, each in enumerate(customer.contacts, 1)
        for block in _in_private(
            f"private-{place}",
            Label(f"Personal data: {each.name}", f"个人信息：{each.name}"),
            each.private,
            each.privacy,
            view,
        )
    )


def _in_private(
    key: str, title: Label, private: Private | None, privacy: Privacy | None, view: View
) -> tuple[Block, ...]:
    if not view.private or not (private or privacy):
        return ()
    told = [each for fact in facts_of(private, list(keys(Private)), view.as_of) for each in _one_by_one(fact)]
    told += facts_of(privacy, list(keys(Privacy)), view.as_of)
    unknown = m("Nothing is recorded of the basis on which these data are kept.")
    return (Facts(key, tuple(told), title=title, note=None if privacy else unknown),)


def _one_by_one(fact: Fact) -> list[Fact]:
    """Relatives and journeys each by itself."""
    if not isinstance(fact.value, list):
        return [Fact(fact.label, fact.value, "number" if isinstance(fact.value, Decimal) else "text")]
    return [Fact(fact.label, [value for _, value in entry if value is not None]) for entry in fact.value]
