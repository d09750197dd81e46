"""`kehu set CUSTOMER FIELD=VALUE …`: set, change and remove single fields; several are one write [L9]."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kehu.cli import options, output, session
from kehu.cli.usage import WrongUsage
from kehu.errors import DONE
from kehu.lang import Message, m

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Changing
    from kehu.archive.dotted import Target
    from kehu.archive.read import Document
    from kehu.model.settings import Settings

DESCRIPTION = m(
    "Sets fields of one customer. A dot leads to a part: watch.cause, external_ids.erp, custom.colour; an item of a "
    "list is named by its id: contacts.P7k3m2a.phone, or, where items have none, by its number: bank_accounts.1.bank, "
    "contacts.P7k3m2a.private.family.1.name. "
    "FIELD= removes. A list of texts is given with commas; a text that holds one stands in double quotes. "
    "All assignments are one change: if one is refused, none is made."
)
EXAMPLES = (
    ("kehu set C00001 phone=0755-83765566 nature=ordinary", m("Two fields at once")),
    ("kehu set C00001 sales.S260102-7k3m.due=2026-03-01", m("A field of a record")),
    ("kehu set C00001 preferences.quality='no burrs' departments.1.name=Purchasing", m("Parts, in a list and not")),
    ("kehu set C00001 'aliases=Blue,\"Valve, Blue\"'", m("A list of two")),
    ("kehu set C00001 custom.colour=blue custom.tenders.TD260102-7k3m.won=yes", m("Fields of your own")),
    ("kehu set C00001 watch=", m("Removes the watch")),
)


OUR_OWN = ("custom", "external_ids")  # mappings whose keys the firm chooses: nothing is known of the values


class NoAssignment(WrongUsage):
    sentence = "“{words}” sets nothing"
    hint = "write FIELD=VALUE, or FIELD= to remove; `kehu set --help` explains it"


class Needed(WrongUsage):
    sentence = "{field} cannot be removed: nothing may be without it"
    hint = "set it to another value, or remove the whole that it is a part of"


class WholeList(WrongUsage):
    sentence = "{field} is a whole list, and is not removed at once"
    hint = "remove its items one by one: {example}"


def command(
    customer: options.Customer,
    assignments: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE", help="What to set; without a value, what to remove")
    ],
) -> int:
    """Set the fields."""
    from kehu.archive.directory import Archive

    pairs = [_pair(words) for words in assignments]
    archive = Archive.open(session.archive_root())
    path = archive.resolve(customer).file
    with archive.changing() as change:
        said = _assign(change, path, pairs)
    for line in said:
        output.note(line)
    if not said:
        output.note(m("{file} says so already; nothing was written", file=path))
    return DONE


def _pair(words: str) -> tuple[str, str]:
    from kehu.archive.shape import must_be_text

    field, equals, value = words.partition("=")
    if not equals or not field:
        raise NoAssignment(words=words)
    must_be_text(field, field)
    return field, value


def _assign(change: Changing, path: str, pairs: Sequence[tuple[str, str]]) -> list[Message | str]:
    """Make all assignments in one edit, and say what changed."""
    from kehu.archive.read import parse
    from kehu.cli.adding.coming_in import dotted, look_at

    file = change.read(path)
    said: list[Message | str] = []
    text, data, targets = file.text, file.document.data, []
    for field, words in pairs:
        _must_not_be_bound(file, field)
        new, target, right = _spliced(text, data, field, words, path, change.archive.settings)
        said += right
        if new != text:
            before, text, data = data, new, parse(new, path).data
            said.append(f"{field}: {_shown(before, target)} → {_shown(data, target) if words else '-'}")
        targets.append(target)
    if text == file.text:
        return []
    _check(parse(text, path), targets, file, change.archive.settings)
    change.edit(file, text)
    names = {target.path: target.name for target in targets}
    odd = look_at(change.archive, file, change.read(path), lambda place: names.get(place) or dotted(place))
    return [*said, *odd]


def _must_not_be_bound(file: CustomerFile, field: str) -> None:
    """A record of a bound volume is no item of the file's own lists: say where it is."""
    name, _, rest = field.partition(".")
    for volume in file.volumes:
        for id, (held, _) in volume.ids.items():
            if name.replace("-", "_") == held and (rest == id or rest.startswith(f"{id}.")):
                file.must_not_be_bound(id)


def _spliced(
    text: str, data: dict[str, Any], field: str, words: str, path: str, settings: Settings
) -> tuple[str, Target, list[Message | str]]:
    """The new text, the place that changed, and what was put right in the words."""
    from kehu.archive import splice
    from kehu.archive.dotted import find

    target = find(data, field, settings)
    if words:
        words, right = _put_right(target, words)
        return (
            splice.set_value(text, target.path, target.value(words), order=target.order(data), file=path),
            target,
            right,
        )
    if not target.removable:
        raise WholeList(field=field, example=target.example.partition("=")[0].rpartition(".")[0] + "=")
    return splice.remove(text, target.path, file=path), target, []


def _put_right(target: Target, words: str) -> tuple[str, list[Message | str]]:
    from kehu.archive.shape import Shape
    from kehu.cli.adding.coming_in import put_text_right

    if target.form is None or target.form.shape is not Shape.ONE or _is_unknown(target.path):
        return words, []
    right, said = put_text_right(str(target.path[-1]), target.form, words)
    return right, [*said]


def _is_unknown(path: Sequence[str | int]) -> bool:
    return len(path) == 2 and path[0] in OUR_OWN


def _shown(data: Any, target: Target) -> str:
    """What stands at a place, on one line."""
    from kehu.archive.rendering import flow

    for step in target.path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return "-"
    return flow(data) if data else "-"


def _check(document: Document, targets: Sequence[Target], file: CustomerFile, settings: Settings) -> None:
    """Refuse a value that its field does not take, by the field's name. What else breaks, writing refuses."""
    from kehu.archive.volumes import merge
    from kehu.cli.adding import given
    from kehu.model.load import load_customer

    named = {target.path: target.name for target in targets}
    merged = merge(document, file.volumes)
    for found, problem in given.faults(lambda source: load_customer(merged.data, settings, source)[1]):
        holder, own = merged.locate(found)
        if holder is not document:
            continue
        place = tuple(own)
        if problem.rule == "missing" and (lost := (*place, str(problem.message.values["key"]))) in named:
            raise Needed(field=named[lost])
        if place in named:
            raise given.unfit(named[place], problem)
