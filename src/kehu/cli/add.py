"""`kehu add KIND`: a new customer, or a record of one. The options come from the kind's model [L9]."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kehu.cli import options, output, session
from kehu.cli.options import Field, Fields, Subcommand, Subcommands
from kehu.cli.usage import ArgumentMissing
from kehu.errors import DONE
from kehu.lang import Label, Message, m

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.model.entry import Record

DESCRIPTION = m(
    "Registers a new customer, or something that happened with one. The new code or the record's id is printed; "
    "what was written where stands beside it, on stderr."
)
EXAMPLES = (
    ("kehu add customer 'Blue Valve Ltd' --owner 'Li Lei' --phone 0755-83765566", m("A new customer; prints its code")),
    ("kehu add sale C00001 --product 'ball valve' --quantity 30 --price 1200", m("A sale of today; prints its id")),
    ("kehu add receipt C00001 --amount 20000 --for S260102-7k3m", m("Money that pays a certain sale")),
)
# Kinds of records here in the order of the help page, with their labels from the model (a test compares): to import
# the model for them would make `kehu add --help` slow.
KINDS = {
    "contact": Label("A person at the customer", "登记联系人"),
    "terms": Label("Payment terms agreed with the customer", "登记约定账期"),
    "order": Label("An order", "登记订单"),
    "sale": Label("Goods sold and invoiced", "登记交易"),
    "receipt": Label("Money received", "登记回款"),
    "return": Label("Goods back, compensation, or an allowance", "登记退赔折价"),
    "refund": Label("Money paid back", "登记退款"),
    "write-off": Label("The open part of a sale, given up", "登记坏账核销"),
    "extension": Label("A later due date that we agreed to", "登记展期"),
    "communication": Label("A talk, a visit, a letter", "登记沟通记录"),
}
NEW_CUSTOMER = m(
    "Makes a customer's file. The code is the next by the archive's pattern unless --code gives one; "
    "the date of entry is today unless --entered-on says otherwise. Customers with the same name, phone or credit "
    "code are pointed out. Bank accounts and departments are set afterwards: kehu set CODE bank_accounts.1.bank=…"
)
NEW_RECORD = m("Adds a record to the customer's file. The date is today unless an option says otherwise.")
NEW_GOODS = m(
    "Adds a record to the customer's file. The date is today unless --date says otherwise. "
    "Without --amount it is quantity × price - discount."
)
NEW_SALE = m(
    "Adds a sale to the customer's file. The date is today unless --date says otherwise. Without --amount it is "
    "quantity × price - discount. The due date is written out: --due, else the date and --terms, else the days "
    "agreed with the customer, else those of policy.yaml."
)
NEW_RECEIPT = m(
    "Adds a receipt to the customer's file. The date is today unless --date says otherwise. What it pays may be "
    "named: --for S1, or with amounts --for S1=100 --for S2; without, the oldest open sales are paid first."
)
DESCRIPTIONS = {"order": NEW_GOODS, "sale": NEW_SALE, "receipt": NEW_RECEIPT}
RECORD_EXAMPLES: dict[str, options.Examples] = {
    "sale": (
        (
            "kehu add sale C00001 --date 2026-01-02 --product 'ball valve' --quantity 30 --price 1200.00",
            m("The amount and the due date are worked out"),
        ),
    ),
    "receipt": (
        ("kehu add receipt C00001 --amount 36000 --for S1=10000 --for S2", m("Pays 10,000 of S1, the rest S2")),
    ),
    "contact": (("kehu add contact C00001 --name 'Han Mei' --part buyer --mobile 13800000000", m("Who buys there")),),
    "communication": (("kehu add communication C00001 --channel visit --follow-up 2026-02-01", m("A visit of today")),),
}


def subcommands() -> Subcommands:
    """One for each kind."""
    records = {
        kind: Subcommand(
            summary=label,
            function=_adder(kind),
            fields=_fields_of(kind),
            description=DESCRIPTIONS.get(kind, NEW_RECORD),
            examples=RECORD_EXAMPLES.get(kind, ()),
        )
        for kind, label in KINDS.items()
    }
    customer = Subcommand(
        summary=Label("A new customer", "登记新客户"),
        function=add_customer,
        fields=_customer_fields,
        description=NEW_CUSTOMER,
        examples=EXAMPLES[:1],
    )
    return {"customer": customer, **records}


def _model(kind: str) -> type[Record]:
    from kehu.model.customer import BY_KIND

    return BY_KIND[kind]


def _fields_of(kind: str) -> Callable[[], Sequence[Field]]:
    def fields() -> Sequence[Field]:
        from kehu.cli.given import options_of
        from kehu.model.records import Goods

        model = _model(kind)
        filled = [model.DATE, *(["amount"] if issubclass(model, Goods) else [])]
        return options_of(model, without=["id"], optional=filled)

    return fields


def _customer_fields() -> Sequence[Field]:
    from kehu.cli.given import options_of
    from kehu.model.customer import Customer

    return options_of(Customer, without=["name"], optional=["code"])


def _adder(kind: str) -> Callable[..., int]:
    def add(customer: options.Customer, fields: Fields) -> int:
        return add_record(_open(), kind, customer, fields, f"kehu add {kind}")

    return add


def _open() -> Archive:
    from kehu.archive.directory import Archive

    return Archive.open(session.archive_root())


def add_record(
    archive: Archive, kind: str, words: str, fields: Fields, command: str, source: random.Random | None = None
) -> int:
    """Add a record to the customer that is meant; `command` is what a complaint says was typed."""
    from kehu.archive import splice
    from kehu.cli.new_record import Maker
    from kehu.model.customer import Customer
    from kehu.model.entry import keys

    model = _model(kind)
    today = session.today(archive.settings.utc_offset or "")
    maker = Maker(command, archive.policy, today, source or random.SystemRandom())
    path = archive.resolve(words).file
    with archive.changing() as change:
        file = change.read(path)
        made = maker.make(model, fields, file)
        text = splice.append(file.text, model.KIND.list, made.data, order=list(keys(Customer)), file=path)
        change.edit(file, text)
        _, line, _ = change.read(path).place_of(made.id)
    output.say(made.id)
    where = f"{path}:{line}"
    name = file.name or file.code
    output.note(m("Added {kind} {id} to {name} ({where})", kind=model.KIND.label, id=made.id, name=name, where=where))
    for message in made.filled:
        output.note(message)
    return DONE


def add_customer(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The customer's full name")], fields: Fields
) -> int:
    """`kehu add customer NAME`."""
    from kehu.archive.new_file import new_customer_text
    from kehu.cli import given
    from kehu.model.customer import Customer
    from kehu.model.load import load_customer

    if not name.strip():
        raise ArgumentMissing(command="kehu add customer", argument=m("NAME"))
    archive = _open()
    data = given.data_of(Customer, {"name": name, **fields})
    data.setdefault("entered_on", session.today(archive.settings.utc_offset or "").isoformat())
    probe = {"code": "C", **data}
    given.complain(
        "kehu add customer", list(given.faults(lambda source: load_customer(probe, archive.settings, source)[1]))
    )
    _point_out(archive, data)
    with archive.changing() as change:
        code = str(data.get("code") or change.next_code())
        path = change.create(code, new_customer_text({**data, "code": code}, archive.usual_path(code)))
    output.say(code)
    output.note(m("Made {file} for {name}", file=path, name=name))
    return DONE


def _point_out(archive: Archive, data: Mapping[str, object]) -> None:
    """Say which customers the new one may be [W1]; it is for people to decide."""
    from kehu.archive.alike import alike
    from kehu.model.customer import Customer
    from kehu.model.entry import keys

    for file, same in alike(archive, data):
        known = file.document.data
        what: list[Label | Message] = [keys(Customer)[key].label for key in same]
        details = [m("owner {owner}", owner=known.get("owner") or m("none"))]
        if isinstance(known.get("entered_on"), str):
            details.append(m("entered on {day}", day=known["entered_on"]))
        said = m(
            "{code} {name} has the same {what}: {details}", code=file.code, name=file.name, what=what, details=details
        )
        output.note(said)
