"""What a line of a table is about: a customer, or all customers of an owner, a region, a unit of ours, or a group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kehu.cli.output import Cell, Column
from kehu.lang import Label

if TYPE_CHECKING:
    from kehu.archive.directory import Archive
    from kehu.model.customer import Customer

By = Literal["customer", "owner", "region", "unit", "group"]
NOT_FILLED_IN = Label("(not filled in)", "（未填）")
FIELDS = {
    "owner": Label("Owner", "业务员"),
    "region": Label("Region", "地区"),
    "unit": Label("Our unit", "我方部门"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Which line: `key` is what its customers share, None where that is not filled in; `name` says it for people."""

    key: str | None
    name: str | Label

    @property
    def order(self) -> tuple[bool, str]:
        """Lines stand by key, that without one last."""
        return self.key is None, (self.key or "").casefold()


def line_of(archive: Archive, by: By) -> Callable[[Customer], Line]:
    """The line that a customer belongs to. Owner, region and unit are the customer's own; a group goes by its head."""
    if by == "group":
        return _by_group(archive)
    if by == "customer":
        return lambda customer: Line(customer.code, customer.name)

    def by_field(customer: Customer) -> Line:
        value: str | None = getattr(customer, by) or None
        return Line(value, value or NOT_FILLED_IN)

    return by_field


def _by_group(archive: Archive) -> Callable[[Customer], Line]:
    from kehu.quality.groups import Groups

    groups = Groups(archive, archive.policy)
    names: dict[str, str] = {}

    def line(customer: Customer) -> Line:
        head = groups.head(customer.code)
        names.setdefault(customer.code, customer.name)
        if head not in names:
            file = archive.find(head)
            names[head] = file.customer.name if file and file.customer else head
        return Line(head, names[head])

    return line


def columns(by: By) -> list[Column]:
    """The two columns that say which line it is."""
    if by in FIELDS:
        return [Column(Label("Customers", "客户数"), right=True), Column(FIELDS[by])]
    return [
        Column(Label("Code", "编码")),
        Column(Label("Group", "集团") if by == "group" else Label("Customer", "客户")),
    ]


def cells(by: By, line: Line, customers: int) -> list[Cell]:
    """What stands in them."""
    return [customers if by in FIELDS else line.key, line.name]


def names(by: By) -> list[str]:
    """Their names in CSV and JSON."""
    return [by, "customers"] if by in FIELDS else ["code", "name"]


def values(by: By, line: Line, customers: int) -> list[Cell]:
    """What stands under these names."""
    return [line.key, customers] if by in FIELDS else [line.key, line.name]
