"""The section on who the customer is: identity, what it does in a few words, our side of it."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.choices import FieldType
from kehu.model.custom import own_lists, own_values
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.settings import Settings
from kehu.report import people
from kehu.report.blocks import Block, Fact, Facts, Nothing
from kehu.report.recorded import facts_of, known, listing
from kehu.report.view import View

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
    "employer",
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
OF_FIRMS = frozenset({"size", "credit_code", "legal_representative", "founded", "registered_capital", "industry"})
OUR_SIDE = (
    "owner",
    "unit",
    "status",
    "source",
    "introduced_by",
    "first_contact_on",
    "collected_on",
    "collected_by",
    "entered_on",
    "entered_by",
    "approved_on",
    "approved_by",
    "filed_on",
    "filed_by",
    "sales_target",
)


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


def stated(customer: Customer, key: str, names: tuple[str, ...]) -> tuple[Block, ...]:
    """What the customer says of itself."""
    found = facts(customer, names)
    if not found:
        return ()
    return (Facts(key, found, note=m("As the customer states it; not verified.")),)


def overview(customer: Customer, settings: Settings, view: View) -> tuple[Block, ...]:
    expected = ALWAYS - OF_FIRMS if customer.kind == "individual" else ALWAYS
    blocks: list[Block] = [Facts("identity", facts(customer, IDENTITY, expected), title=Label("Identity", "基本信息"))]
    blocks += _in_brief(customer, view)
    own = custom_facts(customer, settings)
    if own:
        blocks += view.from_standard(Facts("custom", own, title=Label("Further particulars", "补充信息")))
    ours = facts(customer, OUR_SIDE, frozenset({"owner", "unit", "status", "first_contact_on"}))
    blocks.append(Facts("our-side", _not_later(ours, view), title=Label("Our side", "我方管理信息")))
    long = facts(customer, ("sales_policy", "plans", "note"))
    if long:
        blocks += view.from_standard(Facts("remarks", long, wide=True))
    return (*blocks, *people.people(customer, view))


def _not_later(found: tuple[Fact, ...], view: View) -> tuple[Fact, ...]:
    """Without what was done to the file after the as-of date."""
    return tuple(each for each in found if not _is_later(each.value, view))


def _is_later(value: object, view: View) -> bool:
    return type(value) is type(view.as_of) and value > view.as_of


def _in_brief(customer: Customer, view: View) -> tuple[Block, ...]:
    """What it does, whom it sells to, how it buys from us and stands to us."""
    sold_by = sorted({each.channel for each in customer.sales if each.channel and each.date <= view.as_of})
    channels = (Fact(Label("Channels of our sales", "我方销售渠道"), sold_by),) if sold_by else ()
    found = (
        *facts(customer, ("business_scope", "products")),
        *facts_of(customer.characteristics, ("sells_to", "service_area"), view.as_of),
        *channels,
        *facts_of(customer.business, ("relation", "willingness"), view.as_of),
    )
    return (Facts("brief", found, title=Label("In brief", "业务概要"), wide=True),) if found else ()


def custom_facts(customer: Customer, settings: Settings) -> tuple[Fact, ...]:
    """The firm's own fields under their own names."""
    found = []
    for name, value in own_values(customer.custom).items():
        field = settings.custom.get(name)
        if field is None:
            found.append(Fact(Label(name, name), value))
        else:
            found.append(Fact(field.label(name), field.read(value) if field.type is FieldType.CHOICE else value))
    return tuple(found)


def own_records(customer: Customer, settings: Settings, view: View) -> tuple[Block, ...]:
    """Records of the firm's own kinds, those that it declares as shown in the report; nothing if it declares none."""
    if not any(kind.REPORTED for kind in settings.own_kinds.values()):
        return ()
    blocks: list[Block] = []
    for name, records in own_lists(customer.custom).items():
        found = known([each for each in records if each.REPORTED], view.as_of)
        if found:
            columns = [each for each in keys(type(found[0])) if each not in ("import_id", "note")]
            blocks.append(listing(f"own-{name}", found[0].KIND.label, found, columns, view))
    return tuple(blocks) or (Nothing(m("no record of these kinds up to {date}", date=view.as_of), investigated=True),)
