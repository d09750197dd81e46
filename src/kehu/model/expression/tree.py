"""The shape of an expression. A tree printed is an expression again, and parsing that gives the same tree.

Positions of names and values are remembered for messages; they play no part when trees are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Operator = Literal["=", "!=", "<", "<=", ">", ">=", "~"]
OPERATORS: tuple[Operator, ...] = ("=", "!=", "<", "<=", ">", ">=", "~")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a field, as it was written."""

    text: str
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Value:
    """What a field is compared with: a bare word, number or date, or a text in quotation marks."""

    text: str
    quoted: bool = False
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        if not self.quoted:
            return self.text
        return '"' + self.text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True, slots=True)
class Compare:
    name: Name
    operator: Operator
    value: Value

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {self.value}"


@dataclass(frozen=True, slots=True)
class OneOf:
    name: Name
    values: tuple[Value, ...]

    def __str__(self) -> str:
        return f"{self.name} in [{', '.join(map(str, self.values))}]"


@dataclass(frozen=True, slots=True)
class Empty:
    name: Name

    def __str__(self) -> str:
        return f"{self.name} is empty"


@dataclass(frozen=True, slots=True)
class Holds:
    """A field that is yes or no by itself: `lapsed`."""

    name: Name

    def __str__(self) -> str:
        return str(self.name)


@dataclass(frozen=True, slots=True)
class Not:
    of: Tree

    def __str__(self) -> str:
        return f"not {_inside(self.of)}"


@dataclass(frozen=True, slots=True)
class And:
    """Two or more, all of which must hold."""

    of: tuple[Tree, ...]

    def __str__(self) -> str:
        return " and ".join(map(_inside, self.of))


@dataclass(frozen=True, slots=True)
class Or:
    """Two or more, one of which must hold."""

    of: tuple[Tree, ...]

    def __str__(self) -> str:
        return " or ".join(_inside(each) if isinstance(each, Or) else str(each) for each in self.of)


Tree = Compare | OneOf | Empty | Holds | Not | And | Or


def named(tree: Tree) -> Iterator[str]:
    """Every name in a tree, and every bare word that may be the name of another field."""
    match tree:
        case And(of) | Or(of):
            for each in of:
                yield from named(each)
        case Not(of):
            yield from named(of)
        case Compare(name, _, value):
            yield name.text
            if not value.quoted:
                yield value.text
        case Empty(name) | Holds(name) | OneOf(name, _):
            yield name.text


def _inside(tree: Tree) -> str:
    return f"({tree})" if isinstance(tree, (And, Or)) else str(tree)
