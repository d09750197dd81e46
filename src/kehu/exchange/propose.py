"""A mapping proposed from a table's header, for a person to look over: shown as the YAML that is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kehu.archive.rendering import flow
from kehu.archive.scalars import inline
from kehu.errors import KehuError
from kehu.exchange.dates import Cell, DatesMixed, DatesUnclear, Order, order_of, readings
from kehu.exchange.fields import Holds, holds
from kehu.exchange.synonyms import role_of
from kehu.exchange.table import Table
from kehu.lang import m, text
from kehu.model.customer import Customer
from kehu.model.kinds import BY_KIND


class NothingRecognised(KehuError):
    sentence = "{file}: no column says whose row it is; the columns are: {columns}"
    hint = "write a mapping that names the column under customer: id: and give it with --map"


@dataclass
class ProposedRecord:
    add: str
    id: list[str]
    set: dict[str, str]
    when: str = ""


@dataclass
class Proposal:
    """Columns by field. `unclear` are columns whose dates can all be read both ways: `dates` must say how."""

    customer_id: str
    customer: dict[str, str]
    records: list[ProposedRecord] = field(default_factory=list)
    dates: dict[str, Order] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def propose(table: Table) -> Proposal:
    """A mapping for a table. Raises NothingRecognised if no column names the customer."""
    found = _recognised(table, ("sale", "receipt", "customer"))
    if ("sale", "date") not in found and ("receipt", "date") not in found:
        found = _recognised(table, ("customer",))
    customer = {name: column for (group, name), column in found.items() if group == "customer"}
    if "id" not in customer and "name" not in customer:
        raise NothingRecognised(file=table.file, columns=list(table.header))
    id = customer.pop("id", "") or customer["name"]
    proposal = Proposal(id, {"name": id, **customer})
    for made in (_sale(found), _receipt(found)):
        if made:
            proposal.records.append(made)
    _tell_dates(proposal, table)
    used = {id, *proposal.customer.values()}
    for each in proposal.records:
        used.update(each.set.values(), each.id)
    proposal.left = [name for name in table.header if name and name not in used]
    return proposal


def _recognised(table: Table, prefer: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """The first column of each role. A name that stands twice in the header serves none."""
    found: dict[tuple[str, str], str] = {}
    for column in table.header:
        role = role_of(column, prefer)
        if role and table.header.count(column) == 1:
            found.setdefault(role, column)
    return found


def _sale(found: Mapping[tuple[str, str], str]) -> ProposedRecord | None:
    fields = {name: column for (group, name), column in found.items() if group == "sale"}
    if "date" not in fields or not ("amount" in fields or {"quantity", "price"} <= fields.keys()):
        return None
    number = fields.get("no")
    parts = [fields[name] for name in ("date", "product", "amount") if name in fields]
    return ProposedRecord("sale", [number] if number else parts, fields)


def _receipt(found: Mapping[tuple[str, str], str]) -> ProposedRecord | None:
    """A receipt of its own row, or the one that settles the sale of the same row."""
    fields = {name: column for (group, name), column in found.items() if group == "receipt"}
    sale = {name: column for (group, name), column in found.items() if group == "sale"}
    amount = fields.get("amount") or sale.get("amount")
    if "date" not in fields or not amount:
        return None
    fields["amount"] = amount
    if "currency" in sale:
        fields.setdefault("currency", sale["currency"])
    if "no" in sale:
        fields["for"] = sale["no"]
    number = fields.get("no") or sale.get("no")
    return ProposedRecord("receipt", [number] if number else [fields["date"], amount], fields, when=fields["date"])


def _tell_dates(proposal: Proposal, table: Table) -> None:
    columns = [
        *(column for name, column in proposal.customer.items() if holds(Customer, name) is Holds.DAY),
        *(column for each in proposal.records for name, column in each.set.items()
          if holds(BY_KIND[each.add], name) is Holds.DAY),
    ]  # fmt: skip
    for column in dict.fromkeys(columns):
        index = table.column(column)
        cells = [Cell(row.line, row.cells[index]) for row in table.rows if not row.fault and row.cells[index]]
        try:
            if any(readings(cell.text) for cell in cells):
                proposal.dates[column] = order_of(column, cells, None)
        except DatesUnclear:
            proposal.unclear.append(column)
        except DatesMixed:
            continue  # the import will refuse it, and say which rows


def mapping_text(proposal: Proposal, source: str) -> str:
    """The proposal as the text of a mapping file."""
    lines = ["# " + text(m("Proposed from the header of {file}; look it over before you trust it.", file=source))]
    if proposal.left:
        lines.append("# " + " ".join(text(m("Columns not taken: {columns}", columns=proposal.left)).split()))
    lines += ["format: csv", *_dates(proposal), "customer:", f"  id: {inline(proposal.customer_id, flow=False)}"]
    lines.append(f"  set: {flow(dict(proposal.customer))}")
    if proposal.records:
        lines.append("records:")
    for each in proposal.records:
        lines.append(f"- add: {each.add}")
        if each.when:
            lines.append(f"  when: {inline(each.when, flow=False)}")
        if len(each.id) > 1:
            lines.append("  # " + text(m("no column numbers the rows: such with all of these equal count as one")))
        lines.append(f"  id: {inline(each.id[0], flow=False) if len(each.id) == 1 else flow(list(each.id))}")
        lines.append(f"  set: {flow(dict(each.set))}")
    return "\n".join(lines) + "\n"


def _dates(proposal: Proposal) -> list[str]:
    orders = set(proposal.dates.values())
    if proposal.unclear:
        said = m("the dates of {columns} can be read both ways: say month-first or day-first", columns=proposal.unclear)
        return ["# " + text(said), "# dates: month-first"]
    if len(orders) == 1:
        return [f"dates: {orders.pop().value}"]
    return [f"dates: {flow({column: order.value for column, order in proposal.dates.items()})}"] if orders else []


def settle_dates(proposal: Proposal, order: Order) -> None:
    """Take a person's word for the columns whose dates can be read both ways."""
    proposal.dates |= dict.fromkeys(proposal.unclear, order)
    proposal.unclear = []
