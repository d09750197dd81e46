"""`kehu clear`: may this order ship (放行) [C3]? The credit room decides; this reads, and writes a reservation."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehu.cli import options, session
from kehu.cli.options import AsOf, Customer
from kehu.cli.usage import OptionMissing, WrongUsage
from kehu.errors import DONE, SAID_NO
from kehu.lang import m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive, Changing
    from kehu.cli.money.clear import Cleared
    from kehu.credit.release import Request
    from kehu.model.customer import Customer as Known

DESCRIPTION = m(
    "Says whether an order may ship: by status, risk signs, overdue money, grade, payment or promise, and the limit "
    "against exposure. Every rule is a line with its figures; below stands what would make it yes, each way tried out. "
    "The exit code is 0 for yes and 1 for no. With --reserve a yes is written down as an order that holds the "
    "headroom until a day."
)
EXAMPLES = (
    ("kehu clear C00012 --amount 60000", m("May an order of 60,000 ship today?")),
    ("kehu clear C00012 --amount 60000 --prepaid 20000", m("The same with 20,000 paid before shipment")),
    ("kehu clear C00012 --order O260102-7k3m", m("An order that the file has already; it is not counted twice")),
    ("kehu clear C00012 --amount 60000 --reserve --by 李娜", m("If yes, hold the headroom until the order is sold")),
)


class NotTogether(WrongUsage):
    sentence = "{option} and {other} do not go together: {why}"


class OnlyWith(WrongUsage):
    sentence = "{option} goes with {other} only"


def command(
    customer: Customer,
    amount: Annotated[str | None, typer.Option("--amount", metavar="NUMBER", help="What the order is worth")] = None,
    order: Annotated[
        str | None, typer.Option("--order", metavar="ID", help="The order, if the file has it; gives the amount too")
    ] = None,
    prepaid: Annotated[
        str | None, typer.Option("--prepaid", metavar="NUMBER", help="What of it is paid before shipment")
    ] = None,
    reserve: Annotated[
        bool, typer.Option("--reserve", help="If yes, write the order down so that it holds the headroom")
    ] = False,
    until: Annotated[
        datetime.date | None,
        typer.Option(
            "--until",
            metavar="DATE",
            parser=options.date_of("--until"),
            help="Hold it until this day; else as long as the policy says",
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="STAFF", help="Who reserves")] = None,
    as_of: AsOf = None,
    format: Annotated[Literal["text", "json"], options.FORMAT] = "text",
) -> int:
    """Print the decision."""
    from kehu.archive.directory import Archive
    from kehu.cli.money.clear import print_cleared

    if amount is None and order is None:
        raise OptionMissing(command="kehu clear", option="--amount")
    _must_fit(reserve, until, by, order, prepaid, as_of)
    archive = Archive.open(session.archive_root())
    day = session.as_of(as_of, archive.settings.utc_offset or "")
    path = archive.resolve(customer).file

    def asked(file: CustomerFile) -> Request:
        return _request(file, amount, order, prepaid, day)

    if reserve:
        with archive.changing() as change:
            file = change.read(path)
            cleared = _cleared(archive, file, asked(file), day, change.read)
            if cleared.release.yes:
                cleared = _reserve(archive, change, cleared, until, by or "")
    else:
        file = archive.read(path)
        cleared = _cleared(archive, file, asked(file), day, archive.read)
    print_cleared(cleared, format)
    return DONE if cleared.release.yes else SAID_NO


def _must_fit(
    reserve: bool,
    until: datetime.date | None,
    by: str | None,
    order: str | None,
    prepaid: str | None,
    as_of: datetime.date | None,
) -> None:
    """Refuse options that contradict each other."""
    if not reserve:
        for option, given in (("--until", until), ("--by", by)):
            if given is not None:
                raise OnlyWith(command="kehu clear", option=option, other="--reserve")
        return
    if by is None:
        raise OptionMissing(command="kehu clear", option="--by")
    reasons = (
        ("--order", order, m("that order counts already")),
        ("--prepaid", prepaid, m("record the money first: kehu add receipt")),
        ("--as-of", as_of, m("headroom is held from today")),
    )
    for option, given, why in reasons:
        if given is not None:
            raise NotTogether(command="kehu clear", option="--reserve", other=option, why=why)


def _request(
    file: CustomerFile, amount: str | None, order: str | None, prepaid: str | None, day: datetime.date
) -> Request:
    from kehu.cli.adding.given import NotHere
    from kehu.credit.orders import unsold
    from kehu.credit.release import Request

    customer = _sound(file)
    if order and all(each.id != order for each in customer.orders if each.date <= day):
        message = m("there is no order {id} in this file", id=order)
        raise NotHere(field="--order", message=message, advice=m("kehu show lists what there is"))
    if amount is None:
        worth = sum((each.amount for each in unsold(customer, day) if each.order.id == order), Decimal(0))
    else:
        worth = _amount("--amount", amount)
    return Request(worth, _amount("--prepaid", prepaid) if prepaid is not None else Decimal(0), order)


def _amount(option: str, text: str) -> Decimal:
    from pydantic_core import PydanticCustomError

    from kehu.cli.adding.given import UnfitAdvised
    from kehu.model.tidy import tidy
    from kehu.model.types import read_amount

    try:
        return read_amount(tidy("amount", Decimal, text))
    except PydanticCustomError as error:
        said = error.context or {}
        raise UnfitAdvised(field=option, message=said["message"], advice=said["hint"]) from None


def _sound(file: CustomerFile) -> Known:
    from kehu.archive.splice import FaultyFile

    if file.customer is None:
        fault = file.errors[0]
        raise FaultyFile(where=fault.where, why=fault.message)
    return file.customer


def _cleared(
    archive: Archive, file: CustomerFile, request: Request, day: datetime.date, read: Callable[[str], CustomerFile]
) -> Cleared:
    """The decision on a customer as it is read, alone or with its group."""
    from kehu.cli.money.clear import Cleared
    from kehu.credit.release import decide
    from kehu.credit.remedies import remedies
    from kehu.credit.subject import Subject
    from kehu.quality.groups import Groups

    customer = _sound(file)
    subject = Subject(customer, archive.policy, day, Groups(archive, archive.policy, read).of(customer))
    release = decide(subject, request)
    return Cleared(file, subject, release, [] if release.yes else remedies(subject, request))


def _reserve(archive: Archive, change: Changing, cleared: Cleared, until: datetime.date | None, by: str) -> Cleared:
    """Write the order that holds the headroom, into the file as it was read under the lock."""
    from dataclasses import replace

    from kehu.archive import splice
    from kehu.cli.adding.given import NotHere
    from kehu.cli.adding.new_record import Maker
    from kehu.model.customer import Customer as Model
    from kehu.model.entry import keys
    from kehu.model.months import add_days
    from kehu.model.orders import Order

    day, policy, file = cleared.subject.as_of, archive.policy, cleared.file
    last = until or add_days(day, policy.release.reserve_days)
    if last < day:
        raise NotHere(field="--until", message=m("{day} is past", day=last), advice=m("nothing was written"))
    staff = [each.name for each in archive.settings.staff]
    if staff and by not in staff:
        advice = m("add the colleague to staff: in kehu.yaml")
        raise NotHere(field="--by", message=m("{name} is not among the staff", name=by), advice=advice)
    fields: options.Fields = {
        "amount": f"{cleared.release.request.amount:f}",
        "reserved_until": last.isoformat(),
        "reserved_by": by,
    }
    made = Maker("kehu clear", policy, day, random.SystemRandom()).make(Order, fields, file)
    text = splice.append(file.text, "orders", made.data, order=list(keys(Model)), file=file.file)
    change.edit(file, text)
    _, line, _ = change.read(file.file).place_of(made.id)
    return replace(cleared, reserved=made.id, until=last, place=f"{file.file}:{line}")
