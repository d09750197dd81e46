"""`kehu add KIND`: a new customer, or a record of one. The options come from the kind's model [L9]."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kehu.cli import options, output, session
from kehu.cli.adding import kinds
from kehu.cli.adding.own_kinds import OWN, own_kinds
from kehu.cli.clear import NotTogether, OnlyWith
from kehu.cli.options import Field, Fields, Subcommand, Subcommands
from kehu.cli.usage import ArgumentMissing
from kehu.errors import DONE, SAID_NO, KehuError
from kehu.lang import m, text

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.model.entry import Record

EVALUATION = "evaluation"
DRAFT = "draft"


class LooksLike(KehuError):
    """A new customer that is probably there; the first record decides whose customer it is."""

    sentence = "{name} looks like {codes}, which was there first and keeps the customer; nothing was written"
    hint = "a manager may decide otherwise: kehu assign; if it is another firm, add it with --anyway"
    exit_code = SAID_NO


DESCRIPTION = m(
    "Registers a new customer, or something that happened with one. The new code or the record's id is printed; "
    "what was written where stands beside it, on stderr."
)
EXAMPLES = (
    ("kehu add customer 'Blue Valve Ltd' --owner 'Li Lei' --phone 0755-83765566", m("A new customer; prints its code")),
    ("kehu add sale C00001 --product 'ball valve' --quantity 30 --price 1200", m("A sale of today; prints its id")),
    ("kehu add receipt C00001 --amount 20000 --for S260102-7k3m", m("Money that pays a certain sale")),
)
NEW_DRAFT = ("kehu add customer '东海化工有限公司' --owner 周志强 --draft", m("A draft, which a manager approves"))
NEW_CUSTOMER = m(
    "Makes a customer's file. The code is the next by the archive's pattern unless --code gives one; "
    "the date of entry is today unless --entered-on says otherwise. A customer with the same or a similar name, the "
    "same phone or credit code is pointed out first, with owner and date: at a terminal kehu asks, elsewhere --anyway "
    "adds the new one all the same. With --draft it waits for kehu approve. Fields with parts are given part by part, "
    "lists counted: --bank-accounts 1.bank=ICBC"
)


def subcommands() -> Subcommands:
    """One for each kind."""
    records = {
        kind: Subcommand(
            summary=label,
            function=_adder(kind),
            fields=_fields_of(kind),
            description=kinds.DESCRIPTIONS.get(kind, kinds.RECORD),
            examples=kinds.EXAMPLES.get(kind, ()),
            group=kinds.GROUP_OF[kind],
        )
        for kind, label in kinds.KINDS.items()
    }
    customer = Subcommand(
        summary=kinds.CUSTOMER,
        function=add_customer,
        fields=_customer_fields,
        description=NEW_CUSTOMER,
        examples=(EXAMPLES[0], NEW_DRAFT),
        group=kinds.PEOPLE,
    )
    return {"customer": customer, **records, **_own_subcommands(set(records))}


def _own_subcommands(taken: Collection[str]) -> Subcommands:
    """One for each kind that the firm declares; one that it may not declare is left to whoever checks kehu.yaml."""
    return {
        kind: Subcommand(
            summary=label, function=_adder(kind), fields=_fields_of(kind), description=kinds.RECORD, group=OWN
        )
        for kind, label in own_kinds().items()
        if kind not in taken and kind != "customer"
    }


def _model(kind: str, archive: Archive | None = None) -> type[Record]:
    """The class of a kind; a kind of the firm's own is looked up in the archive's settings."""
    from kehu.model.kinds import BY_KIND

    if kind in BY_KIND:
        return BY_KIND[kind]
    own = (archive or _likely_archive()).settings.own_kinds
    return own[kind]


def _fields_of(kind: str) -> Callable[[], Sequence[Field]]:
    def fields() -> Sequence[Field]:
        from kehu.cli.adding.given import options_of
        from kehu.model.records import Goods

        model = _model(kind)
        filled = [
            *([] if kind in kinds.NOT_TODAY else [model.KIND.date]),
            *(["amount"] if issubclass(model, Goods) else []),
            *(["by"] if kind == EVALUATION else []),  # asked for at a terminal
        ]
        return options_of(model, without=["id"], optional=filled)

    return fields


def _customer_fields() -> Sequence[Field]:
    from kehu.cli.adding.given import options_of
    from kehu.model.customer import Customer

    return options_of(Customer, without=["name"], optional=["code"])


def _adder(kind: str) -> Callable[..., int]:
    if kind == "visit":
        return add_visit

    def add(customer: options.Customer, fields: Fields) -> int:
        archive = _open()
        asked = _evaluated(archive, customer, fields) if kind == EVALUATION else fields
        return SAID_NO if asked is None else add_record(archive, kind, customer, asked, f"kehu add {kind}")

    return add


def _evaluated(archive: Archive, words: str, fields: Fields) -> Fields | None:
    """The factors as they were given, or as somebody at the terminal answers; None if nothing is to be written."""
    from kehu.cli.adding import evaluation as evaluating

    if not evaluating.wants_asking(fields):
        return fields
    return evaluating.ask_factors(archive.resolve(words), archive.policy, fields)


def _likely_archive() -> Archive:
    """The archive before the command line is parsed: its declarations make options."""
    from kehu.archive.directory import Archive

    return Archive.open(Path(session.likely_root() or session.archive_root()))


def add_visit(
    customer: options.Customer,
    fields: Fields,
    sheet: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take a filled visit sheet: Excel or YAML")
    ] = None,
    visit: Annotated[
        str | None,
        typer.Option("--visit", metavar="ID", help="Which planned visit the sheet is of, or new; else that of its day"),
    ] = None,
) -> int:
    """`kehu add visit CUSTOMER`, or from a sheet."""
    if sheet is None:
        if visit is not None:
            raise OnlyWith(command="kehu add visit", option="--visit", other="--from")
        return add_record(_open(), "visit", customer, fields, "kehu add visit")
    from kehu.cli.adding.from_sheet import add_from_sheet

    return add_from_sheet(_open(), customer, sheet, fields, visit)


def _open() -> Archive:
    from kehu.archive.directory import Archive

    return Archive.open(session.archive_root())


def add_record(
    archive: Archive, kind: str, words: str, fields: Fields, command: str, source: random.Random | None = None
) -> int:
    """Add a record to the customer that is meant; `command` is what a complaint says was typed."""
    from kehu.archive import splice
    from kehu.cli.adding import document, given
    from kehu.cli.adding.coming_in import look_at
    from kehu.cli.adding.new_record import Maker
    from kehu.cli.adding.worth import worth
    from kehu.model.customer import Customer
    from kehu.model.entry import keys
    from kehu.model.own import list_path

    model = _model(kind, archive)
    today = session.today(archive.settings.utc_offset or "")
    maker = Maker(command, archive.policy, today, source or random.SystemRandom())
    path = archive.resolve(words).file
    with archive.changing() as change:
        file = change.read(path)
        made = maker.make(model, document.with_place(archive.root, kind, fields, file.code), file)
        with document.taking_in(archive.root, kind, fields, file, made) as made:
            text = splice.append(file.text, list_path(model), made.data, order=list(keys(Customer)), file=path)
            change.edit(file, text)
            after = change.read(path)
            odd = look_at(archive, file, after, lambda place: given.said(place[2:] or place))
        _, line, _ = after.place_of(made.id)
    output.say(made.id)
    where = f"{path}:{line}"
    name = file.name or file.code
    output.note(m("Added {kind} {id} to {name} ({where})", kind=model.KIND.label, id=made.id, name=name, where=where))
    for message in (*made.filled, *worth(after.customer, made.id), *odd):
        output.note(message)
    return DONE


def add_customer(
    fields: Fields,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The customer's full name")] = None,
    form: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take a filled form: Excel or YAML; see kehu form")
    ] = None,
    interactive: Annotated[bool, typer.Option("--interactive", help="Ask for everything, group by group")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interview that was left")] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="As a draft, until kehu approve; it is not graded yet")
    ] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Add it even if it looks like a customer we have")] = False,
) -> int:
    """`kehu add customer NAME`, or a form, or an interview."""
    if draft:
        if "status" in fields:
            raise NotTogether(
                command="kehu add customer", option="--draft", other="--status", why=m("a draft has no other status")
            )
        fields = {**fields, "status": DRAFT}
    given_too = {"name": name, **fields} if name else fields
    if form:
        from kehu.cli.adding.from_form import add_from_form

        return add_from_form(_open(), form, given_too, anyway)
    if interactive or resume:
        from kehu.cli.adding.interview import interview

        return interview(_open(), given_too, resume=resume)
    if name is None:
        raise ArgumentMissing(command="kehu add customer", argument=m("NAME"))
    from kehu.cli.adding import given
    from kehu.model.custom import CUSTOM
    from kehu.model.customer import Customer
    from kehu.model.load import load_customer

    if not name.strip():
        raise ArgumentMissing(command="kehu add customer", argument=m("NAME"))
    archive = _open()
    data = given.data_of(Customer, {"name": name, **fields})
    if isinstance(own := data.get(CUSTOM), dict):
        data[CUSTOM] = archive.settings.stored(own)
    data.setdefault("entered_on", session.today(archive.settings.utc_offset or "").isoformat())
    probe = {"code": "C", **data}
    given.complain(
        "kehu add customer", list(given.faults(lambda source: load_customer(probe, archive.settings, source)[1]))
    )
    return register_new(archive, data, anyway)


Name = Callable[[Sequence[str | int]], str]  # where a path was given, as a complaint says it


def register_new(archive: Archive, data: Mapping[str, object], anyway: bool, name: Name | None = None) -> int:
    """Make the file of a customer, unless it looks like one that there is and nobody says that it is another [W1]."""
    if anyway or not session.interactive():

        def look() -> None:
            if (codes := point_out(archive, data)) and not anyway:
                raise LooksLike(name=data["name"], codes=codes)

        return register(archive, data, name, look)
    if point_out(archive, data) and not typer.confirm(text(m("Add it all the same?")), default=False, err=True):
        output.note(m("nothing was written"))
        return SAID_NO
    return register(archive, data, name)


def register(
    archive: Archive,
    data: Mapping[str, object],
    name: Name | None = None,
    look: Callable[[], None] | None = None,
) -> int:
    """Make the file of a customer whose data are sound, and print its code. `look` may refuse, under the lock: of two
    who add one customer at once the second is told.
    """
    from kehu.archive.new_file import new_customer_text
    from kehu.cli.adding.coming_in import look_at
    from kehu.cli.adding.given import said

    with archive.changing() as change:
        if look:
            look()
        code = str(data.get("code") or change.next_code())
        path = change.create(code, new_customer_text({**data, "code": code}, archive.usual_path(code)))
        odd = look_at(archive, None, change.read(path), name or said)
    output.say(code)
    output.note(m("Made {file} for {name}", file=path, name=data["name"]))
    for message in odd:
        output.note(message)
    return DONE


def point_out(archive: Archive, data: Mapping[str, object]) -> list[str]:
    """Say which customers the new one may be [W1], and give their codes; it is for people to decide."""
    from kehu.quality.alike import alike

    codes = []
    for file, same in alike(archive, data):
        known = file.document.data
        details = [m("owner {owner}", owner=known.get("owner") or m("none"))]
        day = known.get("entered_on") or known.get("collected_on")
        if isinstance(day, str):
            details.append(m("entered on {day}", day=day))
        said = m(
            "{code} {name} has the same {what}: {details}", code=file.code, name=file.name, what=same, details=details
        )
        output.note(said)
        codes.append(file.code)
    return codes
