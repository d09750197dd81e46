"""Sections on who the customer is: what the archive has of it, and what nobody has investigated yet."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.people import Contact
from kehu.model.settings import Settings
from kehu.report.blocks import Block, Column, Fact, Facts, Nothing, Table

IDENTITY = (
    "name",
    "short_name",
    "former_names",
    "code",
    "kind",
    "role",
    "nature",
    "size",
    "credit_code",
    "legal_representative",
    "proprietor",
    "founded",
    "legal_form",
    "registered_capital",
    "industry",
    "region",
    "address",
    "postcode",
    "phone",
    "fax",
    "email",
    "website",
    "external_ids",
)
ALWAYS = frozenset(
    {
        "name",
        "code",
        "kind",
        "role",
        "nature",
        "size",
        "credit_code",
        "legal_representative",
        "founded",
        "registered_capital",
        "industry",
        "region",
        "address",
    }
)
OUR_SIDE = (
    "owner",
    "unit",
    "status",
    "source",
    "introduced_by",
    "first_contact_on",
    "entered_on",
    "approved_on",
    "approved_by",
    "sales_target",
)
# Of a contact only what concerns the business; a mobile number or WeChat name is the person's own.
CONTACT = ("name", "department", "position", "part", "phone", "email", "known_by")


def facts(customer: Customer, names: tuple[str, ...], always: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """Fields of the customer by their labels: those that are set, and those that a reader expects anyway."""
    found = []
    for name in names:
        key = keys(Customer)[name]
        value = getattr(customer, key.attribute)
        if isinstance(value, dict):
            value = [f"{system}: {id}" for system, id in value.items()]
        if value not in (None, [], ""):
            found.append(Fact(key.label, value))
        elif name in always:
            found.append(Fact(key.label, m("not recorded")))
    return tuple(found)


def overview(customer: Customer, settings: Settings) -> tuple[Block, ...]:
    blocks: list[Block] = [Facts("identity", facts(customer, IDENTITY, ALWAYS), title=Label("Identity", "基本信息"))]
    own = custom_facts(customer, settings)
    if own:
        blocks.append(Facts("custom", own, title=Label("Further particulars", "补充信息")))
    ours = facts(customer, OUR_SIDE, frozenset({"owner", "unit", "status", "first_contact_on"}))
    blocks.append(Facts("our-side", ours, title=Label("Our side", "我方管理信息")))
    long = facts(customer, ("sales_policy", "plans", "decision_process", "note"))
    if long:
        blocks.append(Facts("remarks", long, wide=True))
    blocks.append(contacts(customer))
    return tuple(blocks)


def custom_facts(customer: Customer, settings: Settings) -> tuple[Fact, ...]:
    """The firm's own fields under their own names."""
    found = []
    for name, value in customer.custom.items():
        field = settings.custom.get(name)
        found.append(Fact(Label(field.en or name, field.zh or name) if field else Label(name, name), value))
    return tuple(found)


def contacts(customer: Customer) -> Block:
    title = Label("Contacts", "联系人")
    if not customer.contacts:
        return Nothing(m("no contact is recorded"), investigated=False, title=title)
    shown = [name for name in CONTACT if name == "name" or any(getattr(each, name) for each in customer.contacts)]
    return Table(
        "contacts",
        title,
        tuple(Column(keys(Contact)[name].label) for name in shown),
        tuple(tuple(getattr(each, name) for name in shown) for each in customer.contacts),
        note=m("Private data is left out."),
    )


def management(customer: Customer) -> tuple[Block, ...]:
    people = facts(customer, ("legal_representative", "proprietor"))
    blocks: list[Block] = [Facts("people", people)] if people else []
    return (*blocks, Nothing(m("no shareholders or managers are recorded"), investigated=False))


def finances(customer: Customer) -> tuple[Block, ...]:
    return (
        *_stated(customer, "stated-finances", ("registered_capital", "assets", "yearly_sales")),
        Nothing(m("no financial statements are recorded"), investigated=False),
    )


def bank_credit(customer: Customer) -> tuple[Block, ...]:
    unknown = Nothing(m("no bank credit is recorded"), investigated=False)
    if not customer.bank_accounts:
        return (unknown,)
    accounts = Table(
        "bank-accounts",
        Label("Bank accounts", "银行账户"),
        (
            Column(Label("Bank", "开户行")),
            Column(Label("Account name", "户名")),
            Column(Label("Account no", "账号"), "code"),
        ),
        tuple((each.bank, each.name, each.account) for each in customer.bank_accounts),
    )
    return accounts, unknown


def operations(customer: Customer) -> tuple[Block, ...]:
    blocks: list[Block] = list(_stated(customer, "stated-operations", ("headcount", "yearly_sales", "industry_state")))
    long = facts(customer, ("business_scope", "products"))
    if long:
        blocks.append(Facts("scope", long, wide=True))
    return tuple(blocks) or (Nothing(m("nothing is recorded of its operations"), investigated=False),)


def _stated(customer: Customer, key: str, names: tuple[str, ...]) -> tuple[Block, ...]:
    found = facts(customer, names)
    if not found:
        return ()
    return (Facts(key, found, note=m("As the customer states it; not verified.")),)


def on_site(customer: Customer) -> tuple[Block, ...]:
    return (Nothing(m("no on-site investigation is recorded"), investigated=False),)


def affiliates(customer: Customer) -> tuple[Block, ...]:
    parent = facts(customer, ("parent",))
    if not parent:
        return (Nothing(m("no affiliates are recorded"), investigated=False),)
    return Facts("parent", parent), Nothing(m("no further affiliates are recorded"), investigated=False)


def public_records(customer: Customer) -> tuple[Block, ...]:
    return (Nothing(m("no search of courts, taxes, licences or enforcement lists is recorded"), investigated=False),)


def media(customer: Customer) -> tuple[Block, ...]:
    return (Nothing(m("no search of the media is recorded"), investigated=False),)
